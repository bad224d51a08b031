#include "text/sentence.h"

#include "article/reading_words.h"
#include "catch.h"

namespace crosscheck {
namespace {

const Abbreviations& abbreviations() {
  static const Abbreviations shipped = [] {
    Problems problems;
    auto words = load_reading_words(CROSSCHECK_SOURCE_DIR "/rules/en", problems);
    CHECK(problems.empty());
    return words.abbreviations;
  }();
  return shipped;
}

std::vector<Span> spans(std::string_view text, std::span<const Span> hidden = {}) {
  std::vector<Span> found;
  find_sentences(text, {0, text.size()}, hidden, abbreviations(), found);
  return found;
}

// The sentences with | between them.
std::string split(std::string_view text, std::span<const Span> hidden = {}) {
  std::string out;
  for (const Span span : spans(text, hidden)) {
    if (!out.empty()) out += " | ";
    out += slice(text, span);
  }
  return out;
}

TEST_CASE("sentences end where a reader ends them", "[text][sentence]") {
  // Each case is written as it must come out.
  const std::string_view cases[] = {
      "",
      "One sentence without an end",
      "Kivu burned. | Two men were held. | Why? | Nobody knows!",
      "U.S. President Ada Lindgren met Dr. Pavel V. Moss on Jan. 5 at 9 a.m. EST. | They spoke.",
      "Mr. and Mrs. Okello sold Acme Inc. Chief Executive J. K. Moss a share. | Nobody objected.",
      "She left the U.S. | The rest stayed in Washington, D.C. | It rained.",
      "He was ranked No. 3 in Kenya. | No. 4 Nairobi lost.",
      "The shop closed at 5 p.m. | Police came at 6 p.m. Tuesday. | It was 7 p.m. GMT.",
      "It broke at 8 p. m. Tuesday near Kisumu.",
      "Gen. Okello of St. Petersburg said so. | Lt. Col. Moss did not.",
      "Okello vs. Moss was heard in Springfield, Ill. | The court rose.",
      "Killed were Sgt. A. Moss, Jr. and Maj. B. Okello.",
      "World War I. | Lindgren said so.",
      "Plan B. | The men left.",
      "A bus burned, killing 14 people. | 35 others were hurt.",
      "Prices rose 5.3 percent to $1.2 billion. | Shares fell.",
      "It cost 3 million Kenyan shillings. | 2 million were paid.",
      "See p. 14 and fig. 3 of the report.",
      "\u201cWill you go?\u201d she asked. | \u201cNo.\u201d | He stayed.",
      "\"We won.\" | The hall rose. | (He was 42.) | Nobody spoke.",
      "He said: \u201cIt is over.\u201d | Then he left.",
      "1. Signing the accord of Kisumu",
      "IV. Responding to pressure",
      "She came back ... Moss did not.",
      "Yahoo! shares rose.",
      "\u00c9. Dupont met \u0160. Nov\u00e1k. | \u0160koda fell.",
  };
  for (const std::string_view expected : cases) {
    CAPTURE(expected);
    std::string text(expected);
    for (std::size_t at = text.find(" | "); at != text.npos; at = text.find(" | ")) {
      text.replace(at, 3, " ");
    }
    CHECK(split(text) == expected);
  }
}

TEST_CASE("line ends and markup within a paragraph are white space", "[text][sentence]") {
  CHECK(split("The fire in the\nold market went\r\nout. Two\tmen left.") ==
        "The fire in the\nold market went\r\nout. | Two\tmen left.");
  CHECK(split("Rain fell\u2028on Monday. It stopped.") ==
        "Rain fell\u2028on Monday. | It stopped.");
  const std::string text = "**14 men left.** The rest [stayed.](http://a.example/) They ate.";
  const std::vector<Span> hidden = {
      {0, 2}, {14, 16}, {text.find('['), text.find('[') + 1}, {text.find(']'), text.find(')') + 1}};
  CHECK(split(text, hidden) == "14 men left. | The rest [stayed. | They ate.");
}

TEST_CASE("only the range is read, and its places are those of the text", "[text][sentence]") {
  const std::string text = "Not this. Only this one. And this. Not that.";
  std::vector<Span> found;
  find_sentences(text, {10, 34}, {}, abbreviations(), found);
  REQUIRE(found.size() == 2);
  CHECK(slice(text, found[0]) == "Only this one.");
  CHECK(slice(text, found[1]) == "And this.");
}

TEST_CASE("what holds no words is no sentence", "[text][sentence]") {
  CHECK(split(" \n ... -- \" \n").empty());
  CHECK(split("It ended. ***") == "It ended.");
}

TEST_CASE("a sentence without an end is cut at white space", "[text][sentence]") {
  std::string text;
  while (text.size() < 300'000) text += "word and ";
  const auto found = spans(text);
  CHECK(found.size() >= 300'000 / kLongestSentence);
  std::size_t end = 0;
  for (const Span span : found) {
    CHECK(span.size() <= kLongestSentence);
    CHECK(span.size() >= kLongestSentence / 4);
    CHECK(text.find_first_not_of(' ', end) == span.begin);
    CHECK((span.end == text.size() || text[span.end] == ' '));
    end = span.end;
  }
  CHECK(text.find_first_not_of(' ', end) == text.npos);
}

TEST_CASE("text without white space is cut between characters", "[text][sentence]") {
  std::string text;
  while (text.size() < 100'000) text += "\u6f22";
  std::size_t end = 0;
  for (const Span span : spans(text)) {
    CHECK(span.begin == end);
    CHECK(span.size() % 3 == 0);
    end = span.end;
  }
  CHECK(end == text.size());
}

TEST_CASE("a long line has the sentences that its lines would have", "[text][sentence]") {
  std::string line;
  std::size_t count = 0;
  for (; line.size() < 200'000; ++count) {
    line += "In " + std::to_string(count) + " days Dr. Moss saw " + std::string(count % 90, 'x') +
            " and more of Kisumu. ";
  }
  const auto found = spans(line);
  CHECK(found.size() == count);
  for (const Span span : found) CHECK(slice(line, span).starts_with("In "));
}

TEST_CASE("bytes that are not UTF-8 do not stop the sentences", "[text][sentence]") {
  CHECK(split("It rained\xff\xfe in Kisumu. Then it\xe2\x82 stopped.") ==
        "It rained\xff\xfe in Kisumu. | Then it\xe2\x82 stopped.");
}

}  // namespace
}  // namespace crosscheck
