#include "report/excerpt.h"

#include "catch.h"
#include "text/utf8.h"

namespace crosscheck {
namespace {

std::string line_of(const Excerpt& excerpt) {
  std::string out;
  for (const auto& piece : excerpt.line) out += piece.text;
  return out;
}

std::string marked_of(const Excerpt& excerpt) {
  std::string out;
  for (const auto& piece : excerpt.line) {
    if (piece.marked) out += piece.text;
  }
  return out;
}

Span find(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != text.npos);
  return {at, at + words.size()};
}

TEST_CASE("carets stand under the words, whatever stands before them", "[report]") {
  const struct {
    std::string_view text, words, line, carets;
  } cases[] = {
      {"her 11th visit", "11th", "her 11th visit", "    ^~~~"},
      {"11th", "11th", "11th", "^~~~"},
      {"was her 4", "4", "was her 4", "        ^"},
      {"東京の 12 人", "12", "東京の 12 人", "       ^~"},
      {"the 東京 visit", "東京", "the 東京 visit", "    ^~~~"},
      {"cafe\u0301 no 7", "no 7", "cafe\u0301 no 7", "     ^~~~"},
      {"a 7e\u0301 b", "7e", "a 7e\u0301 b", "  ^~"},
      {"tab\there 9", "9", "tab here 9", "         ^"},
      {"two\n   lines 9", "9", "two lines 9", "          ^"},
      {"red \x1b[31m 9", "9", "red \\x1b[31m 9", "             ^"},
      {"\u202e"
       "9 now",
       "9", "\\u{202e}9 now", "        ^"},
      {"bad \xff 9", "9", "bad \\xff 9", "         ^"},
      {"nine \x07", "\x07", "nine \\x07", "     ^~~~"},
      {"  in 9 days  ", "9", "in 9 days", "   ^"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text, c.words);
    const Excerpt excerpt = make_excerpt(c.text, {find(c.text, c.words)}, 0);
    CHECK(line_of(excerpt) == c.line);
    CHECK(excerpt.carets == c.carets);
  }
}

TEST_CASE("a long line is cut around the words, between words", "[report]") {
  constexpr std::string_view text =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  const struct {
    std::string_view words;
    std::size_t width;
    std::string_view line, carets;
  } cases[] = {
      {"two", 30, "one two three four five six…", "    ^~~"},
      {"nine", 30, "…seven eight nine ten eleven…", "             ^~~~"},
      {"fifteen", 30, "…thirteen fourteen fifteen", "                   ^~~~~~~"},
      {"fifteen", 100, text,
       std::string_view("                                                                          "
                        "       ^~~~~~~")},
  };
  for (const auto& c : cases) {
    CAPTURE(c.words, c.width);
    const Excerpt excerpt = make_excerpt(text, {find(text, c.words)}, c.width);
    CHECK(line_of(excerpt) == c.line);
    CHECK(excerpt.carets == c.carets);
  }
}

TEST_CASE("no cut is wider than the width, and the carets stay under the words", "[report]") {
  const std::string text =
      "Wie schön die 東京都 im März \x1b[2J e\u0301s war, sagten \u202e 17 Gäste "
      "über den 11. Besuch in der 東京国際空港 an einem Tag";
  const std::vector<std::string_view> words = {
      "Wie", "schön", "東京都", "17 Gäste", "11.", "Tag", "東京国際空港 an einem Tag"};
  for (std::size_t width = 20; width < 130; ++width) {
    for (const auto word : words) {
      CAPTURE(width, word);
      const Span span = find(text, word);
      const Excerpt excerpt = make_excerpt(text, {span}, width);
      const std::string line = line_of(excerpt);
      CAPTURE(line);
      CHECK(display_width(line) <= width);
      CHECK(excerpt.carets.size() <= width);
      const std::string marked = marked_of(excerpt);
      const std::string whole = visible(word);
      if (display_width(whole) + 2 <= width) CHECK(marked == whole);
      CHECK(whole.starts_with(marked));
      const std::size_t first = excerpt.carets.find('^');
      REQUIRE(first != std::string::npos);
      CHECK(first == display_width(line.substr(0, line.find(marked))));
      CHECK(excerpt.carets.size() - first == display_width(marked));
    }
  }
}

TEST_CASE("several words are marked, each with its caret", "[report]") {
  constexpr std::string_view text = "attending next year the 80th anniversary";
  const Excerpt excerpt =
      make_excerpt(text, {find(text, "80th"), find(text, "next year"), find(text, "80th")}, 0);
  CHECK(excerpt.carets == "          ^~~~~~~~~     ^~~~");
  CHECK(marked_of(excerpt) == "next year80th");
}

TEST_CASE("an excerpt needs no words, and not all of the text", "[report]") {
  CHECK(line_of(make_excerpt("", {{0, 0}}, 10)).empty());
  CHECK(line_of(make_excerpt(" \t ", {}, 10)).empty());
  CHECK(line_of(make_excerpt("plain text", {}, 0)) == "plain text");
  CHECK(make_excerpt("plain text", {}, 0).carets.empty());
  CHECK(make_excerpt("key: value", {{5, 5}}, 0).carets == "     ^");
  CHECK(make_excerpt("key:", {{4, 4}}, 0).carets == "    ^");    // at the end
  CHECK(make_excerpt("key:", {{90, 99}}, 0).carets == "    ^");  // beyond it

  std::string huge(50'000'000, 'a');
  huge.replace(40'000'000, 4, " 12 ");
  const Excerpt excerpt = make_excerpt(huge, {{40'000'001, 40'000'003}}, 0);
  CHECK(line_of(excerpt).size() < 10'000);
  CHECK(line_of(excerpt).starts_with("…a"));
  CHECK(marked_of(excerpt) == "12");
}

}  // namespace
}  // namespace crosscheck
