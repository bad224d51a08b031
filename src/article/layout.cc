// Text is wrapped by hand,
//
//   The fire broke out in the old
//   market at dawn, police said.
//
// or has a sentence or a paragraph on each line, with or without blank lines between. In wrapped
// text many lines begin in lower case, and the next line's first word would not have fitted.

#include "article/layout.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/utf8.h"

namespace crosscheck {
namespace {

// Wrapped text is at most this wide; a shorter line than kLeast is a menu's or a verse's.
constexpr std::size_t kWidest = 100;
constexpr std::size_t kLeast = 40;
// Some programs leave a few columns free.
constexpr std::size_t kRagged = 8;

bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

std::size_t columns(std::string_view line) {
  std::size_t count = 0;
  for (const char byte : line) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1u : 0u;
  return count;
}

bool starts_lower(std::string_view line) {
  const char32_t code = decode_utf8(line, 0).code;
  return code != kInvalidByte && u_islower(static_cast<UChar32>(code));
}

bool ends_sentence(std::string_view line) {
  line = line.substr(0, line.find_last_not_of("\"')]") + 1);
  for (const std::string_view mark : {"\u201d", "\u2019", "\u00bb"}) {
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  }
  return !line.empty() && std::string_view(".!?:;").find(line.back()) != std::string_view::npos;
}

struct Wrapping {
  bool wrapped = false;
  std::size_t width = 0;
};

Wrapping find_wrapping(std::string_view text, const std::vector<Line>& lines) {
  std::size_t pairs = 0, lower = 0, wide = 0;
  Wrapping wrapping;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t width = columns(slice(text, lines[i].span));
    if (width > kWidest) {
      ++wide;
      continue;
    }
    wrapping.width = std::max(wrapping.width, width);
    if (i + 1 == lines.size() || lines[i + 1].fresh || width < kLeast) continue;
    ++pairs;
    lower += starts_lower(slice(text, lines[i + 1].span)) ? 1u : 0u;
  }
  wrapping.wrapped = lower * 10 >= pairs * 3 && lower > 0 && wide * 20 <= lines.size();
  return wrapping;
}

bool goes_on(std::string_view line, std::string_view next, Paragraphs paragraphs,
             const Wrapping& wrapping) {
  const std::size_t width = columns(line);
  if (width < kLeast && paragraphs == Paragraphs::short_lines) return false;
  if (starts_lower(next)) {
    const bool words = columns(next) >= kLeast || ends_sentence(next);
    return wrapping.wrapped || (words && !ends_sentence(line));
  }
  if (!wrapping.wrapped || width > kWidest) return false;
  const std::size_t word = columns(next.substr(0, next.find_first_of(" \t")));
  return width + 1 + word + kRagged > wrapping.width;
}

}  // namespace

std::vector<Line> plain_lines(std::string_view text, Span body) {
  std::vector<Line> lines;
  bool fresh = true;
  for (std::size_t begin = body.begin; begin < body.end;) {
    std::size_t end = std::min(text.find('\n', begin), body.end);
    const std::size_t next = end + 1;
    while (begin < end && is_space(text[begin])) ++begin;
    while (end > begin && is_space(text[end - 1])) --end;
    if (begin < end) lines.push_back({{begin, end}, fresh});
    fresh = begin == end;
    begin = next;
  }
  return lines;
}

std::vector<Block> join_lines(std::string_view text, const std::vector<Line>& lines,
                              Paragraphs paragraphs) {
  const Wrapping wrapping = find_wrapping(text, lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (i > 0 && !line.fresh && line.kind == Block::Kind::prose &&
        lines[i - 1].kind == Block::Kind::prose &&
        goes_on(slice(text, lines[i - 1].span), slice(text, line.span), paragraphs, wrapping)) {
      blocks.back().span.end = line.span.end;
    } else {
      blocks.push_back({line.span, line.kind});
    }
  }
  return blocks;
}

}  // namespace crosscheck
