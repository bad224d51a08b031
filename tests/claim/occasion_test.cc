#include "claim/occasion.h"

#include "catch.h"
#include "claim/told.h"

namespace crosscheck {

namespace {

std::string keys_of(const Occasion& occasion) {
  std::string out;
  for (const Entity& entity : occasion.entities) out += (out.empty() ? "" : " ") + entity.key;
  return out;
}

// The occasion that begins behind "mark ".
Occasion behind_mark(const std::string& words) {
  const testing::MarkedText text({"They gathered to mark " + words});
  const Sentence& sentence = text.sentences.at(0);
  const auto at = sentence.marked.text.find("mark ") + 5;
  const Language& language = testing::english().language;
  return read_occasion(sentence, {at, sentence.marked.text.size()}, text.names, language.gazetteer,
                       language.grammar);
}

}  // namespace

TEST_CASE("an occasion is what its words are made of, up to where they turn to something else",
          "[claim][occasion]") {
  const struct {
    std::string words, keys;
  } cases[] = {
      {"Japan's defeat in 1945.", "place:jp class:defeat"},
      {"the surrender of Japan.", "class:defeat place:jp"},
      {"victory over Japan.", "class:defeat place:jp"},
      {"the founding of the African Union.", "class:founding org:o-au"},
      {"Kenya's independence, which came late.", "place:ke class:independence"},
      {"the anniversary of Kenya's independence.", "place:ke class:independence"},
      {"the end of World War II.", "class:end event:ww2"},
      {"Kenya's independence on Monday.", "place:ke class:independence"},
      {"the harbour feast while it rained.", "word:harbour word:feast"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.words);
    CHECK(keys_of(behind_mark(c.words)) == c.keys);
  }
}

TEST_CASE("what names nothing in particular is no occasion", "[claim][occasion]") {
  CHECK(behind_mark("Japan's defeat.").specific());
  CHECK(behind_mark("the end of World War II.").specific());
  CHECK_FALSE(behind_mark("the anniversary.").specific());
  CHECK_FALSE(behind_mark("the event.").specific());
  CHECK_FALSE(behind_mark("the defeat.").specific());
}

TEST_CASE("the last occasion of a sentence is the one that is remembered", "[claim][occasion]") {
  const Language& language = testing::english().language;
  const auto last = [&](const std::string& sentence) {
    const testing::MarkedText text({sentence});
    return keys_of(
        last_occasion(text.sentences.at(0), text.names, language.gazetteer, language.grammar));
  };
  CHECK(last("Long after the defeat of Japan they marked the founding of the African Union.") ==
        "class:founding org:o-au");
  CHECK(last("They fought in World War II.") == "event:ww2");
  CHECK(last("They walked in Oslo.") == "");
}

}  // namespace crosscheck
