#include "value/tokens.h"

#include <array>

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

}  // namespace

bool next_token(std::string_view text, std::size_t& at, const Lexicon& lexicon, Token& token) {
  const std::size_t size = text.size();
  std::size_t i = at;
  while (i < size && class_of(text[i]) == space) ++i;
  if (i >= size) return false;
  const std::size_t begin = i;
  token.spaced = i > at || i == 0;
  token.begin = static_cast<std::uint32_t>(i);
  token.capital = false;
  token.mark = 0;
  Lexicon::Found found;
  switch (class_of(text[i])) {
    case letter:
      token.kind = Token::Kind::word;
      token.capital = text[i] <= 'Z';
      do ++i;
      while (i < size && class_of(text[i]) == letter);
      found = lexicon.find_letters(text, begin, i - begin);
      break;
    case digit:
      token.kind = Token::Kind::digits;
      do ++i;
      while (i < size && class_of(text[i]) == digit);
      if (i - begin == 1) found = lexicon.find_byte(static_cast<unsigned char>(text[begin]));  // m2
      found.core = true;
      break;
    case lead:
      token.kind = Token::Kind::other;
      i = end_of_character(text, i);
      found = lexicon.find_character(text, begin, i - begin);
      break;
    default:
      token.kind = Token::Kind::mark;
      token.mark = text[i];
      found = lexicon.find_byte(static_cast<unsigned char>(text[i]));
      ++i;
      break;
  }
  token.id = found.id;
  token.starts_value = found.starts_value;
  token.core = found.core;
  token.end = static_cast<std::uint32_t>(i);
  at = i;
  return true;
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
