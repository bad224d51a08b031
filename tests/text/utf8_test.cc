#include "text/utf8.h"

#include "catch.h"

namespace crosscheck {
namespace {

TEST_CASE("the first byte that is not UTF-8 is found", "[text][utf8]") {
  constexpr std::size_t kNone = std::string_view::npos;
  const struct {
    std::string_view text;
    std::size_t expected;
  } cases[] = {
      {"", kNone},
      {"plain words, and more of them", kNone},
      {"caf\u00e9 \u7fd2 \U0001F600", kNone},
      {"\xff", 0},
      {"0123456789\xc3", 10},
      {"\u00e9\xa9", 2},
      {"\xc0\x80", 0},           // overlong
      {"a\xe0\x80\x80", 1},      // overlong
      {"a\xed\xa0\x80", 1},      // surrogate
      {"a\xf4\x90\x80\x80", 1},  // past U+10FFFF
      {"a\xe2\x82", 1},          // cut short
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(find_invalid_utf8(c.text) == c.expected);
  }
}

TEST_CASE("what is encoded decodes to the same", "[text][utf8]") {
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 61) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    const Decoded back = decode_utf8(text, 0);
    CHECK((back.code == code && back.size == text.size()));
  }
}

TEST_CASE("a place counts lines by line feeds and columns in code points", "[text][utf8]") {
  const std::string text = "one\r\n\u00e9t\u00e9 x\n\nend";
  const LineIndex lines(text);
  CHECK(lines.lines() == 4);
  const struct {
    std::string_view at;
    Place expected;
  } cases[] = {{"one", {1, 1}}, {"\r", {1, 4}},    {"\u00e9t", {2, 1}},
               {"x", {2, 5}},   {"\nend", {3, 1}}, {"end", {4, 1}}};
  for (const auto& c : cases) {
    CAPTURE(c.at);
    CHECK(lines.place(text.find(c.at)) == c.expected);
  }
  CHECK(lines.place(text.size()) == Place{4, 4});
  CHECK(slice(text, lines.line(1)) == "one");
  CHECK(slice(text, lines.line(2)) == "\u00e9t\u00e9 x");
  CHECK(slice(text, lines.line(3)) == "");
  CHECK(slice(text, lines.line(4)) == "end");
  CHECK(LineIndex("").place(0) == Place{1, 1});
}

TEST_CASE("columns are right across the blocks of a long line", "[text][utf8]") {
  std::string text = "\n";
  for (int i = 0; i < 20000; ++i) text += "\u00e9";
  const LineIndex lines(text);
  for (const std::size_t n : {0u, 1u, 2047u, 2048u, 4096u, 9999u, 20000u}) {
    CAPTURE(n);
    CHECK(lines.place(1 + 2 * n) == Place{2, n + 1});
  }
}

TEST_CASE("width is what a terminal gives", "[text][utf8]") {
  const struct {
    std::string_view text;
    std::size_t expected;
  } cases[] = {{"", 0},
               {"abc", 3},
               {"caf\u00e9", 4},
               {"cafe\u0301", 4},
               {"\u7fd2x", 3},
               {"\uff21", 2},
               {"\U0001F600", 2},
               {"a\x1b"
                "b",
                2},
               {"\u200b", 0},
               {"\xff\xfe", 2},
               {"\u0e01\u0e34", 1},
               {"\u2026", 1}};
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(display_width(c.text) == c.expected);
  }
}

TEST_CASE("text from outside is printed without its tricks", "[text][utf8]") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"plain caf\u00e9 \u7fd2 \U0001F600", "plain caf\u00e9 \u7fd2 \U0001F600"},
      {"\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"},
      {"a\tb\nc\r\nd", "a b c  d"},
      {"nul\0!", "nul"},
      {std::string_view("nul\0!", 5), "nul\\x00!"},
      {"\x7f \u0085 \u009b31m", "\\x7f \\x85 \\x9b31m"},
      {"\u202e\u2066x\u2069", "\\u{202e}\\u{2066}x\\u{2069}"},
      {"pay\u200bpal \ufeff \u00ad", "pay\\u{200b}pal \\u{feff} \\u{ad}"},
      {"\U000E0041", "\\u{e0041}"},
      {"\u2764\ufe0f", "\u2764\ufe0f"},
      {"bad \xff\xc3", "bad \\xff\\xc3"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.expected);
    CHECK(visible(c.text) == c.expected);
    const std::string twice = visible(std::string(c.text) + std::string(c.text));
    CHECK(twice == visible(c.text) + visible(c.text));
  }
}

}  // namespace
}  // namespace crosscheck
