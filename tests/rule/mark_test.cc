#include "rule/mark.h"

#include "catch.h"

namespace crosscheck {

namespace {

// "Ada Lindgren's fourth visit to Kenya" with a person, an ordinal and a place marked.
constexpr std::string_view kFolded = "It was Ada Lindgren's fourth visit to Kenya.";

MarkedSentence marked() {
  MarkedSentence sentence;
  sentence.items = {{Mark::person, {7, 19}, 0, 3},
                    {Mark::ordinal, {22, 28}, 0, 0},
                    {Mark::place, {38, 43}, 0, 5}};
  write_marked(kFolded, sentence);
  return sentence;
}

Span find(const MarkedSentence& sentence, std::string_view words) {
  const auto at = sentence.text.find(words);
  REQUIRE(at != std::string::npos);
  return {at, at + words.size()};
}

}  // namespace

TEST_CASE("marked text is lower case but for one capital for each item", "[rule]") {
  const MarkedSentence sentence = marked();
  CHECK(sentence.text == "it was P's O visit to L.");
  REQUIRE(sentence.origin.size() == sentence.text.size() + 1);
  CHECK(sentence.origin.back() == kFolded.size());
  for (const auto& item : sentence.items) {
    CHECK(sentence.text[item.at] == static_cast<char>(item.mark));
    CHECK(sentence.origin[item.at] == item.span.begin);
  }
}

TEST_CASE("a stretch of marked text is a stretch of the folded sentence", "[rule]") {
  const MarkedSentence sentence = marked();
  const struct {
    std::string_view stretch, words;
  } cases[] = {
      {"P", "Ada Lindgren"},
      {"P's", "Ada Lindgren's"},
      {"'s", "'s"},
      {"O visit", "fourth visit"},
      {"visit to L", "visit to Kenya"},
      {"O", "fourth"},
      {"L.", "Kenya."},
      {"was P's O visit to L", "was Ada Lindgren's fourth visit to Kenya"},
      {"it", "It"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.stretch);
    CHECK(slice(kFolded, sentence.folded(find(sentence, c.stretch))) == c.words);
  }
  const Span all{0, sentence.text.size()};
  CHECK(sentence.folded(all) == Span{0, kFolded.size()});
  const Span nothing = sentence.folded({8, 8});
  CHECK(nothing.empty());
  CHECK(sentence.folded({all.end, all.end}) == Span{kFolded.size(), kFolded.size()});
}

TEST_CASE("items of a stretch are those whose letter lies in it", "[rule]") {
  const MarkedSentence sentence = marked();
  using Range = std::pair<std::size_t, std::size_t>;
  CHECK(sentence.items_in({0, sentence.text.size()}) == Range{0, 3});
  CHECK(sentence.items_in(find(sentence, "P's O")) == Range{0, 2});
  CHECK(sentence.items_in(find(sentence, "O visit")) == Range{1, 2});
  CHECK(sentence.items_in(find(sentence, "L.")) == Range{2, 3});
  const auto [first, last] = sentence.items_in(find(sentence, "visit to "));
  CHECK(first == last);
  const auto [begin, end] = sentence.items_in({7, 7});
  CHECK(begin == end);
}

TEST_CASE("items that fill the sentence or touch each other keep their words", "[rule]") {
  MarkedSentence sentence;
  sentence.items = {{Mark::people, {0, 6}, 0, 0}, {Mark::name, {6, 9}, 0, 1}};
  write_marked("KenyanAda", sentence);
  CHECK(sentence.text == "JX");
  CHECK(sentence.folded({0, 1}) == Span{0, 6});
  CHECK(sentence.folded({1, 2}) == Span{6, 9});
  CHECK(sentence.folded({0, 2}) == Span{0, 9});

  sentence.items.clear();
  write_marked("No NAMES here", sentence);
  CHECK(sentence.text == "no names here");
  CHECK(sentence.folded({3, 8}) == Span{3, 8});

  write_marked("", sentence);
  CHECK(sentence.text.empty());
  CHECK(sentence.folded({0, 0}) == Span{0, 0});
}

TEST_CASE("values are told from names by their marks", "[rule]") {
  for (const Mark mark : {Mark::number, Mark::ordinal, Mark::percent, Mark::age, Mark::money,
                          Mark::measure, Mark::date, Mark::duration}) {
    CHECK(is_value(mark));
  }
  for (const Mark mark : {Mark::person, Mark::place, Mark::people, Mark::office, Mark::organisation,
                          Mark::event, Mark::name}) {
    CHECK_FALSE(is_value(mark));
  }
}

}  // namespace crosscheck
