#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstring>

namespace crosscheck {
namespace {

constexpr std::size_t kBlock = 4096;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0u : 1u;
  return count;
}

void append_hex(std::string& out, std::uint32_t number, std::size_t least_digits) {
  char digits[8];
  const char* end = std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < least_digits) out.append(least_digits - size, '0');
  out.append(digits, size);
}

// Characters that leave no ink and no room: soft hyphen, zero-width and bidirectional marks,
// fillers, tags. Variation selectors are left to the emoji that they belong to.
bool is_invisible(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (code >= 0xFE00 && code <= 0xFE0F) return false;
  if (code >= 0xFFF9 && code <= 0xFFFB) return true;
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::size_t width_of(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t offset) {
  assert(offset < text.size());
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return static_cast<unsigned char>(text[offset + i]);
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return {kInvalidByte, 1};
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - offset < size) return {kInvalidByte, 1};
  char32_t code = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kInvalidByte, 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  const char32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    return {kInvalidByte, 1};
  }
  return {code, size};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t eight;
    while (text.size() - i >= sizeof eight) {
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080u) != 0) break;
      i += sizeof eight;
    }
    if (i == text.size()) break;
    const Decoded character = decode_utf8(text, i);
    if (character.code == kInvalidByte) return i;
    i += character.size;
  }
  return std::string_view::npos;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t good = std::min(find_invalid_utf8(text), text.size());
    out += text.substr(0, good);
    if (good < text.size()) out += "\xEF\xBF\xBD";
    text.remove_prefix(std::min(good + 1, text.size()));
  }
  return out;
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += kBlock) {
    counts_.push_back(count);
    count += count_code_points(text.substr(begin, kBlock));
  }
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    starts_.push_back(at + 1);
  }
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return counts_[block] + count_code_points(text_.substr(block * kBlock, offset - block * kBlock));
}

Place LineIndex::place(std::size_t offset) const {
  assert(offset <= text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t start = *(after - 1);
  return {static_cast<std::size_t>(after - starts_.begin()),
          code_points_before(offset) - code_points_before(start) + 1};
}

Span LineIndex::line(std::size_t number) const {
  assert(number >= 1 && number <= starts_.size());
  const std::size_t begin = starts_[number - 1];
  std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      width += byte >= 0x20 && byte != 0x7F ? 1 : 0;
      ++i;
      continue;
    }
    const Decoded character = decode_utf8(text, i);
    width += character.code == kInvalidByte ? 1 : width_of(character.code);
    i += character.size;
  }
  return width;
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded character = decode_utf8(text, i);
    const char32_t code = character.code;
    if (code == kInvalidByte) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(text[i]), 2);
    } else if (code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) {
      out += ' ';
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      out += "\\x";
      append_hex(out, code, 2);
    } else if (code >= 0x80 && is_invisible(code)) {
      out += "\\u{";
      append_hex(out, code, 2);
      out += '}';
    } else {
      out.append(text, i, character.size);
    }
    i += character.size;
  }
  return out;
}

}  // namespace crosscheck
