#include "text/fold.h"

#include <algorithm>

#include "catch.h"

namespace crosscheck {
namespace {

std::string folded(std::string_view source) {
  Folded out;
  fold(source, 0, out);
  return out.text;
}

TEST_CASE("folding gives text that rules can be written for", "[text][fold]") {
  const struct {
    std::string_view source, expected;
  } cases[] = {
      {"", ""},
      {"It was her 3rd visit.", "It was her 3rd visit."},
      {"\u201cWe\u2019ll go,\u201d she said\u2026", "\"We'll go,\" she said..."},
      {"\u2018a\u2019 \u00abb\u00bb \u2039c\u203a \u201ed\u201c 5\u2032 6\u2033",
       "'a' \"b\" 'c' \"d\" 5' 6\""},
      {"``We won,'' she said. A 5'11'' man 'won'. `x`",
       "\"We won,\" she said. A 5'11\" man 'won'. `x`"},
      {"\u2018\u2018a\u2019\u2019 ''''", "\"a\" \"\""},
      {"10\u201312 \u2212 3\u2011day", "10-12 - 3-day"},
      {"Nairobi \u2014 the capital\u2014voted", "Nairobi -- the capital--voted"},
      {"a\tb\nc\r\nd  e\u00a0f\u2009\u00a0 g\u202fh", "a b c d e f g h"},
      {"  lead and trail \n", " lead and trail "},
      {"Vu\u010di\u0107, Erdo\u011fan, Lindstr\u00f6m, \u00c5rhus, Nguy\u1ec5n \u1ea4n",
       "Vucic, Erdogan, Lindstrom, Arhus, Nguyen An"},
      {"Vuc\u030cic\u0301", "Vucic"},
      {"Wa\u0142\u0119sa, \u0110okovi\u0107, S\u00f8ren, Stra\u00dfe, \u00c6r\u00f8, \u018fliyev",
       "Walesa, Dokovic, Soren, Strasse, AEro, Eliyev"},
      {"\u0414\u043c\u0438\u0442\u0440\u0438\u0439 \u7fd2\u8fd1\u5e73 \u0391\u03b8",
       "\u0414\u043c\u0438\u0442\u0440\u0438\u0439 \u7fd2\u8fd1\u5e73 \u0391\u03b8"},
      {"\u0438\u0306", "\u0438\u0306"},
      {"2\u00bd hours, \u00bd a day", "2 1/2 hours, 1/2 a day"},
      {"40 km\u00b2 \u20ac5 \u00a35 \u00a75", "40 km\u00b2 \u20ac5 \u00a35 \u00a75"},
      {"so\u00adlar zero\u200bwidth \u202eright\u202c \ufeffmark", "solar zerowidth right mark"},
      {"a\u200b \u200bb", "a b"},
      {"bell\x07, escape \x1b[31m, c1 \u0085.", "bell , escape [31m, c1 ."},
      {"bad \xff\xfe byte, cut \xe2\x82", "bad ?? byte, cut ??"},
      {"\xc0\xaf \xed\xa0\x80", "?? ???"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.source);
    CHECK(folded(c.source) == c.expected);
  }
}

TEST_CASE("a folded span leads back to the source bytes", "[text][fold]") {
  const struct {
    std::string_view source, words, expected;
  } cases[] = {
      {"He met Vu\u010di\u0107 twice", "Vucic", "Vu\u010di\u0107"},
      {"He met Vu\u010di\u0107 twice", "twice", "twice"},
      {"from 10\u201312 May", "10-12", "10\u201312"},
      {"from 10\u201312 May", "-", "\u2013"},
      {"about  4\n hours", "4 hours", "4\n hours"},
      {"Stra\u00dfe 4", "Strasse", "Stra\u00dfe"},
      {"for 2\u00bd hours", "2 1/2", "2\u00bd"},
      {"wait\u2026 so", "...", "\u2026"},
      {"\u7fd2\u8fd1\u5e73", "\u8fd1", "\u8fd1"},
      {"``We won,'' she", "We won", "We won"},
      {"``We won,'' she", "\"We won,\"", "``We won,''"},
      {"at 20\u200b\u200b, then", "20", "20"},
      {"\u202e20\u202c people", "20 people", "20\u202c people"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.source, c.words);
    for (const std::size_t base : {std::size_t{0}, std::size_t{1000}}) {
      Folded out;
      fold(c.source, base, out);
      const std::size_t at = out.text.find(c.words);
      REQUIRE(at != out.text.npos);
      const Span span = out.source({at, at + c.words.size()});
      REQUIRE(span.begin >= base);
      CHECK(slice(c.source, {span.begin - base, span.end - base}) == c.expected);
    }
  }
}

TEST_CASE("hidden markup reads as nothing and stays out of the spans", "[text][fold]") {
  const std::string source = "Some [**14** people](http://x.example/a) left *Kis*umu.";
  std::vector<Span> hidden;
  for (const std::string_view markup : {"[**", "** ", "](http://x.example/a)", "*Kis", "*umu"}) {
    const std::size_t at = source.find(markup);
    const std::size_t size = markup.front() == '*' ? markup.rfind('*') + 1 : markup.size();
    hidden.push_back({1000 + at, 1000 + at + size});
  }
  Folded out;
  fold(source, 1000, hidden, out);
  REQUIRE(out.text == "Some 14 people left Kisumu.");
  const auto source_of = [&](std::string_view words) {
    const std::size_t at = out.text.find(words);
    const Span span = out.source({at, at + words.size()});
    return source.substr(span.begin - 1000, span.size());
  };
  CHECK(source_of("14") == "14");
  CHECK(source_of("people") == "people");
  CHECK(source_of("14 people") == "14** people");
  CHECK(source_of("Kisumu") == "Kis*umu");

  const std::size_t begin = source.find("people"), end = source.find(" left");
  fold(std::string_view(source).substr(begin, end - begin), 1000 + begin, hidden, out);
  CHECK(out.text == "people");
}

TEST_CASE("what folds to itself is kept at every length and offset", "[text][fold]") {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const std::string x(before, 'x'), y(after, 'y');
      CAPTURE(before, after);
      CHECK(folded(x + " " + y) == x + " " + y);
      CHECK(folded(x + "  " + y) == x + " " + y);
      CHECK(folded(x + " \n " + y) == x + " " + y);
      CHECK(folded(x + "\x7f" + y) == x + " " + y);
      CHECK(folded(x + "\u00e9" + y) == x + "e" + y);
      CHECK(folded(x + " a b  c " + y) == x + " a b c " + y);
    }
  }
}

TEST_CASE("offsets of a folded text ascend and end at the end", "[text][fold]") {
  std::string source;  // every byte, and every character of the first planes in steps
  for (int byte = 0; byte < 256; ++byte) source += static_cast<char>(byte);
  for (int i = 0; i < 3; ++i) source += source;
  source += "caf\u00e9 \u2014 \u00bd \U0001F600";
  Folded out;
  fold(source, 7, out);
  REQUIRE(out.origin.size() == out.text.size() + 1);
  CHECK(std::is_sorted(out.origin.begin(), out.origin.end()));
  CHECK(out.origin.front() >= 7);
  CHECK(out.origin.back() == source.size() + 7);
  for (const char byte : out.text) CHECK(static_cast<unsigned char>(byte) >= 0x20);
}

}  // namespace
}  // namespace crosscheck
