#include "claim/setting.h"

#include "told.h"

// What stands around a value: what happened, and in which words.

namespace crosscheck {
namespace {

using testing::claims_in;

std::string happening_of(const Claim& claim) {
  if (!claim.happening) return "";
  return claim.happening->key.substr(claim.happening->key.find(':') + 1) +
         (claim.happening->filled ? "*" : "");
}

const Claim& reading(const std::vector<Claim>& claims, std::string_view words) {
  for (const Claim& claim : claims) {
    if (claim.value_words == words) return claim;
  }
  FAIL("no claim reads '" << words << "'");
  return claims.front();
}

TEST_CASE("a claim belongs to what its sentence says has happened, nearest first", "[claim]") {
  const struct {
    const char *text, *value, *happening;
  } kCases[] = {
      {"A fire in Lusaka killed 12 people.", "12", "fire"},
      {"A magnitude 6.4 earthquake struck Chile, and a fire in Iquique killed 12 people.", "12",
       "fire"},
      {"The gunman shot 14 people in Lusaka.", "14", "shooting"},
      {"Twelve people were killed in Lusaka when a ferry capsized.", "Twelve", "sinking"},
      // Of the article, where the sentence does not say.
      {"A fire broke out at a mill in Lusaka. Police said 12 people were killed.", "12", "fire*"},
      {"Twelve people were hurt in Lusaka.", "Twelve", ""},
  };
  for (const auto& [text, value, happening] : kCases) {
    INFO(text);
    CHECK(happening_of(reading(claims_in(text), value)) == happening);
  }
}

TEST_CASE("the words around a value are stems, without the topic and what any sentence has",
          "[claim]") {
  const struct {
    const char *text, *value, *words;
  } kCases[] = {
      {"Four bombs were dropped on the camp on Monday, officials said.", "Four", "camp drop"},
      {"The plane dropped nearly 50 bombs.", "nearly 50", "drop plane"},
  };
  for (const auto& [text, value, words] : kCases) {
    INFO(text);
    CHECK(reading(claims_in(text), value).wording == words);
  }
}

TEST_CASE("of a long sentence the twelve nearest words count", "[claim]") {
  const auto claims = claims_in(
      "Alpha bravo charlie delta echo foxtrot golf hotel kilo juliet kilogram lima mike, and there "
      "the 14 trucks stood empty.");
  const std::string& words = reading(claims, "14").wording;
  CHECK(std::count(words.begin(), words.end(), ' ') == 11);
  CHECK(words.find("stood") != words.npos);
  CHECK(words.find("alpha") == words.npos);
}

}  // namespace
}  // namespace crosscheck
