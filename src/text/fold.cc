// Folding, by example: "“Vučić’s  visit — the 3rd…”" reads
//
//   "Vucic's visit -- the 3rd..."
//
// while "Зеленський", "習近平" and "m²" stay as they are. Most text is plain ASCII with single
// spaces: it is copied run by run, and only the rest is looked at character by character.

#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

#include "text/utf8.h"

namespace crosscheck {
namespace {

// What a character of the Latin blocks reads as: up to three ASCII bytes; none where it stays.
struct Reading {
  std::array<char, 3> bytes{};
  unsigned char size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
  void set(std::string_view text) {
    assert(text.size() <= bytes.size());
    text.copy(bytes.data(), text.size());
    size = static_cast<unsigned char>(text.size());
  }
};

// Two stretches of Latin letters with accents: Latin-1 to Extended-B with the schwa, and
// Additional.
constexpr char32_t kLatin = 0xA0, kLatinEnd = 0x260;
constexpr char32_t kMoreLatin = 0x1E00, kMoreLatinEnd = 0x1F00;

class LatinTable {
 public:
  LatinTable() {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
    assert(U_SUCCESS(status));
    for (char32_t code = kLatin; code < kLatinEnd; ++code) decompose(nfkd, code);
    for (char32_t code = kMoreLatin; code < kMoreLatinEnd; ++code) decompose(nfkd, code);
    // Letters with a stroke or of two have no decomposition, but news agencies spell them so.
    constexpr struct {
      char32_t code;
      std::string_view reads;
    } kSpellings[] = {{0xC6, "AE"}, {0xE6, "ae"}, {0xD8, "O"},   {0xF8, "o"},   {0xD0, "D"},
                      {0xF0, "d"},  {0xDE, "Th"}, {0xFE, "th"},  {0xDF, "ss"},  {0x1E9E, "SS"},
                      {0x110, "D"}, {0x111, "d"}, {0x126, "H"},  {0x127, "h"},  {0x131, "i"},
                      {0x141, "L"}, {0x142, "l"}, {0x152, "OE"}, {0x153, "oe"}, {0x166, "T"},
                      {0x167, "t"}, {0x18F, "E"}, {0x259, "e"}};
    for (const auto& [code, reads] : kSpellings) table_[index(code)].set(reads);
  }

  // Empty where the character stays as it is.
  std::string_view find(char32_t code) const {
    const std::size_t i = index(code);
    return i < table_.size() ? table_[i].view() : std::string_view();
  }

 private:
  static constexpr std::size_t kSize = (kLatinEnd - kLatin) + (kMoreLatinEnd - kMoreLatin);

  static std::size_t index(char32_t code) {  // kSize outside the Latin blocks
    if (code >= kLatin && code < kLatinEnd) return code - kLatin;
    if (code >= kMoreLatin && code < kMoreLatinEnd) return code - kMoreLatin + kLatinEnd - kLatin;
    return kSize;
  }

  void decompose(const UNormalizer2* nfkd, char32_t code) {
    if (!u_isalpha(static_cast<UChar32>(code))) return;
    UChar parts[18];
    UErrorCode status = U_ZERO_ERROR;
    const int size = unorm2_getDecomposition(nfkd, static_cast<UChar32>(code), parts, 18, &status);
    if (size < 0 || U_FAILURE(status)) return;
    std::string reads;
    for (int i = 0; i < size; ++i) {
      const UChar part = parts[i];
      if (part >= 0x300 && part < 0x370) continue;
      if (part == 0x2BC) {  // the apostrophe of U+0149
        reads += '\'';
      } else if (part < 0x80) {
        reads += static_cast<char>(part);
      } else {
        return;
      }
    }
    table_[index(code)].set(reads);
  }

  std::array<Reading, kSize> table_;
};

bool is_word(char byte) { return byte > ' ' && byte < 0x7F; }

// How many bytes of source[begin..] are words with single spaces between them: what folds to
// itself. Eight bytes at a time, most of the way.
std::size_t plain_run(std::string_view source, std::size_t begin, bool after_space) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kTops = 0x8080808080808080;
  constexpr std::uint64_t kLows = kTops - kOnes, kSpaces = kOnes * ' ';
  std::size_t end = begin;
  for (;;) {
    std::uint64_t eight;
    while (std::endian::native == std::endian::little && source.size() - end >= sizeof eight) {
      std::memcpy(&eight, source.data() + end, sizeof eight);
      const std::uint64_t other = (eight | (eight + kOnes) | (eight - kSpaces)) & kTops;
      const std::uint64_t not_space = ((eight ^ kSpaces) & kLows) + kLows;
      const std::uint64_t space = ~(not_space | (eight ^ kSpaces)) & kTops;
      const std::uint64_t before = space << 8 | (after_space ? 0x80u : 0u);
      if (other != 0 || (space & before) != 0) break;
      after_space = (space >> 63) != 0;
      end += sizeof eight;
    }
    const std::size_t stop = std::min(source.size(), end + sizeof eight);
    while (end < stop && (is_word(source[end]) || (source[end] == ' ' && !after_space))) {
      after_space = source[end++] == ' ';
    }
    if (end < stop || end == source.size()) return end - begin;
  }
}

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// How punctuation, spaces and marks read; nullopt for a character that stays as it is.
std::optional<std::string_view> punctuation(char32_t code) {
  switch (code) {
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x2039:
    case 0x203A:
    case 0x2BC:
    case 0x2B9:
      return "'";
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0x301D:
    case 0x301E:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2014:
    case 0x2015:
    case 0x2E3A:
      return "--";
    case 0x2026:
      return "...";
    case 0x2044:
      return "/";
    case 0xBC:
      return "1/4";
    case 0xBD:
      return "1/2";
    case 0xBE:
      return "3/4";
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return " ";
    case 0xAD:
    case 0x61C:
    case 0x34F:
    case 0x180E:
    case 0xFEFF:
      return "";
    default:
      if (code < 0xA0) return " ";  // C0 and C1 controls
      if (code >= 0x2000 && code <= 0x200A) return " ";
      if ((code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
          (code >= 0x2060 && code <= 0x206F)) {
        return "";
      }
      return std::nullopt;
  }
}

void add_gap(Folded& out, Span gap) {
  if (!out.gaps.empty() && out.gaps.back().end == gap.begin) {
    out.gaps.back().end = gap.end;
  } else {
    out.gaps.push_back(gap);
  }
}

// Appends the folded source[begin, end) to `out`.
void fold_piece(std::string_view source, Span piece, std::size_t base, Folded& out) {
  static const LatinTable latin;
  std::string& text = out.text;
  std::vector<std::uint32_t>& origin = out.origin;
  source = source.substr(0, piece.end);

  const auto offset = [base](std::size_t i) { return static_cast<std::uint32_t>(base + i); };
  const auto put = [&](std::string_view reads, std::size_t i) {
    text += reads;
    origin.insert(origin.end(), reads.size(), offset(i));
  };
  const auto put_space = [&](std::size_t i) {
    if (text.empty() || text.back() != ' ') put(" ", i);
  };

  std::size_t i = piece.begin;
  while (i < source.size()) {
    const std::size_t run = plain_run(source, i, !text.empty() && text.back() == ' ');
    if (run > 0) {
      text.append(source, i, run);
      const std::size_t filled = origin.size();
      origin.resize(filled + run);
      std::iota(origin.begin() + static_cast<std::ptrdiff_t>(filled), origin.end(), offset(i));
      i += run;
      continue;
    }
    const Decoded character = decode_utf8(source, i);
    const char32_t code = character.code;
    if (code == kInvalidByte) {
      put("?", i);
    } else if (code <= ' ' || code == 0x7F) {
      put_space(i);
    } else if (const std::string_view letters = latin.find(code); !letters.empty()) {
      put(letters, i);
    } else if (code >= 0x300 && code < 0x370 && code != 0x34F) {
      // An accent that follows its letter; of another script it stays.
      if (text.empty() || !is_letter(text.back())) put(source.substr(i, character.size), i);
    } else if (const auto reads = punctuation(code); !reads) {
      put(source.substr(i, character.size), i);
    } else if (reads->empty()) {
      add_gap(out, {base + i, base + i + character.size});
    } else if (*reads == " ") {
      put_space(i);
    } else {
      // "2½ hours" reads "2 1/2 hours".
      const bool fraction = code >= 0xBC && code <= 0xBE;
      if (fraction && !text.empty() && is_digit(text.back())) put(" ", i);
      put(*reads, i);
    }
    i += character.size;
  }
}

// ``Typewriter quotes'' become ".
void join_quotes(Folded& out) {
  std::string& text = out.text;
  std::size_t from = std::min(text.find("``"), text.find("''"));
  if (from == std::string::npos) return;
  std::size_t to = from;
  for (; from < text.size(); ++from, ++to) {
    text[to] = text[from];
    out.origin[to] = out.origin[from];
    const bool quote = text[from] == '`' || text[from] == '\'';
    if (quote && from + 1 < text.size() && text[from + 1] == text[from]) {
      text[to] = '"';
      ++from;
    }
  }
  text.resize(to);
  out.origin.resize(to);
}

}  // namespace

void fold(std::string_view source, std::size_t base, std::span<const Span> hidden, Folded& out) {
  assert(base + source.size() <= std::numeric_limits<std::uint32_t>::max());
  out.text.clear();
  out.origin.clear();
  out.gaps.clear();
  out.text.reserve(source.size());
  out.origin.reserve(source.size() + 1);
  const Span whole{base, base + source.size()};
  auto gap = std::lower_bound(hidden.begin(), hidden.end(), whole.begin,
                              [](Span span, std::size_t at) { return span.end <= at; });
  std::size_t begin = whole.begin;
  for (; gap != hidden.end() && gap->begin < whole.end; ++gap) {
    const Span inside{std::max(begin, gap->begin), std::min(gap->end, whole.end)};
    fold_piece(source, {begin - base, inside.begin - base}, base, out);
    add_gap(out, inside);
    begin = inside.end;
  }
  fold_piece(source, {begin - base, source.size()}, base, out);
  join_quotes(out);
  out.origin.push_back(static_cast<std::uint32_t>(whole.end));
}

void fold(std::string_view source, std::size_t base, Folded& out) { fold(source, base, {}, out); }

}  // namespace crosscheck
