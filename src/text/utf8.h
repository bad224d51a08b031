#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

inline constexpr char32_t kInvalidByte = 0xFFFFFFFF;

// The character of `text` at `offset` (< text.size()) and how many bytes it takes. A byte that
// starts no well-formed character (overlong, surrogate, past U+10FFFF, cut short) is kInvalidByte,
// one byte long.
struct Decoded {
  char32_t code;
  std::size_t size;
};
Decoded decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t code);

// Where the first byte that is not UTF-8 stands; npos when all is well.
std::size_t find_invalid_utf8(std::string_view text);

// The text with U+FFFD for every byte that is not UTF-8.
std::string valid_utf8(std::string_view text);

// From 1; columns in code points. A carriage return before the line feed belongs to the line.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  auto operator<=>(const Place&) const = default;
};

// The lines of one file. Built once, in one pass; then a place costs a binary search over the
// lines and at most 4 KiB of text, also in a line of 50 MB. Views the text: it must outlive this.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  Place place(std::size_t offset) const;  // offset <= text.size()
  std::size_t lines() const { return starts_.size(); }
  Span line(std::size_t number) const;  // from 1, without its line end

 private:
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> counts_;  // code points before each block
};

// Columns that a terminal gives to `text`: 2 for East Asian wide and full width, 0 for combining
// marks and controls, 1 for the rest, invalid bytes included.
std::size_t display_width(std::string_view text);

// One line of text that is safe to print on a terminal and hides nothing: control characters and
// invalid bytes read \x1b, bidirectional, zero-width and other invisible characters \u{202e}, a
// tab or line end is one space. visible(a + b) == visible(a) + visible(b) when cut between
// characters, so a caret's column is the width of what stands before it.
std::string visible(std::string_view text);

}  // namespace crosscheck
