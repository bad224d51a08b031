#include "value/tokens.h"

#include <array>
#include <bit>
#include <cstring>

namespace crosscheck {
namespace {

enum Class : std::uint8_t { other, space, letter, digit, mark, lead };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    classes[c] = c <= ' ' || c == 0x7F                              ? space
                 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letter
                 : c >= '0' && c <= '9'                             ? digit
                 : c < 0x80                                         ? mark
                 : c >= 0xC0                                        ? lead
                                                                    : other;
  }
  return classes;
}
constexpr std::array<Class, 256> kClass = make_classes();

Class class_of(char c) { return kClass[static_cast<unsigned char>(c)]; }

// The end of the character of another script that starts at text[at].
std::size_t end_of_character(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// Letters are counted eight at a time: the high bit of each byte that is one.
constexpr std::uint64_t kEach = 0x0101010101010101u;
constexpr std::uint64_t kHigh = 0x80 * kEach;
constexpr std::uint64_t kSmall = 0x20 * kEach;

std::uint64_t letters_of(std::uint64_t bytes) {
  const std::uint64_t low = (bytes | kSmall) & ~kHigh;
  const std::uint64_t from_a = low + (0x80 - 'a') * kEach;
  const std::uint64_t past_z = low + (0x80 - 'z' - 1) * kEach;
  return from_a & ~past_z & ~bytes & kHigh;
}

}  // namespace

int read_tokens(std::string_view text, std::size_t& at, const Lexicon& lexicon, Token* tokens,
                int room) {
  const char* const data = text.data();
  const std::size_t size = text.size();
  std::size_t i = at;
  int count = 0;
  for (; count < room; ++count) {
    const std::size_t before = i;
    while (i < size && class_of(data[i]) == space) ++i;
    if (i >= size) break;
    const std::size_t begin = i;
    const Class kind = class_of(data[i]);
    const auto byte = static_cast<unsigned char>(data[i]);
    Token& token = tokens[count];
    Lexicon::Found& found = token;
    token.begin = static_cast<std::uint32_t>(i);
    token.spaced = i > before || i == 0;
    token.capital = false;
    token.mark = 0;
    if (kind == letter) {
      token.kind = Token::Kind::word;
      token.capital = byte <= 'Z';
      std::uint64_t bytes = 0, end = 0;
      if (std::endian::native == std::endian::little && i + 8 <= size) {
        std::memcpy(&bytes, data + i, sizeof bytes);
        end = ~letters_of(bytes) & kHigh;
      }
      if (end != 0) {  // its lowest bit is that of the first byte behind the word
        i += static_cast<std::size_t>(std::countr_zero(end)) / 8;
        found = lexicon.find_short((bytes | kSmall) & (((end & -end) >> 7) - 1));
      } else {
        do ++i;
        while (i < size && class_of(data[i]) == letter);
        found = lexicon.find_letters(text, begin, i - begin);
      }
    } else if (kind == digit) {
      token.kind = Token::Kind::digits;
      do ++i;
      while (i < size && class_of(data[i]) == digit);
      found.bits = Lexicon::Found::kStarts | Lexicon::Found::kCore;
      if (i - begin == 1) found.bits |= lexicon.find_byte(byte).id();  // the 2 of m2
    } else if (kind == lead) {
      token.kind = Token::Kind::other;
      i = end_of_character(text, i);
      found = lexicon.find_character(text, begin, i - begin);
    } else {
      token.kind = Token::Kind::mark;
      token.mark = byte;
      found = lexicon.find_byte(byte);
      ++i;
      if (byte == '-' || (byte == '.' && i < size && class_of(data[i]) == digit)) {
        found.bits |= Lexicon::Found::kStarts;  // -5, .77
      }
    }
    token.end = static_cast<std::uint32_t>(i);
  }
  at = i;
  return count;
}

bool next_piece(std::string_view text, std::size_t& at, std::string_view& piece) {
  while (at < text.size() && class_of(text[at]) == space) ++at;
  if (at >= text.size()) return false;
  const std::size_t begin = at;
  const Class kind = class_of(text[at]);
  if (kind == letter || kind == digit) {
    while (at < text.size() && class_of(text[at]) == kind) ++at;
  } else if (kind == lead) {
    at = end_of_character(text, at);
  } else {
    ++at;
  }
  piece = text.substr(begin, at - begin);
  return true;
}

}  // namespace crosscheck
