#include "rule/near_miss.h"

#include "claim/told.h"
#include "workshop/workshop.h"

namespace crosscheck {

using testing::MarkedText;
using testing::OwnRules;

TEST_CASE("a pattern is cut at its top level, words apart", "[rule]") {
  const struct {
    std::string pattern, pieces;
  } cases[] = {
      {"{count:value} (?:old )?cars", "{count:value} |(?:old )?|cars"},
      {"cars? of the{s} {few}{adj}N", "car|s? |of |the|{s} |{few}|{adj}|N"},
      {"[^,.;D]*? {on}{date:value}'s day", "[^,.;D]*? |{on}|{date:value}|'s |day"},
      {"a{2,3}b\\.? c", "a{2,3}|b|\\.? |c"},
      {"(?:a|(b) c) x|[|(] y", "(?:a|(b) c) |x || [|(] |y"},
      {"(unclosed", "(unclosed"},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.pattern);
    CHECK(pieces_of(c.pattern) == c.pieces);
  }
}

TEST_CASE("a near miss names the piece that failed and what stands there", "[rule]") {
  const struct {
    std::string_view what, pattern;
    std::string sentence;
    std::string_view failed, instead;  // empty: not near
  } cases[] = {
      {"another verb",
       "{person:visitor} (?:has )?(?:visited|toured) {place:place} {count:value} times",
       "Ada Lindgren has seen Kenya six times.", "(?:visited|toured) ", "has seen "},
      {"another value", "{talks} lasted {duration:value}", "The talks lasted until Friday.",
       "{duration:value}", "D."},
      {"another beginning", "{count:value} (?:ships|boats) sank off {place:place}",
       "Many boats sank off Kenya.", "{count:value} ", "many "},
      {"a word between", "{count:value} boats sank", "Nine tall boats sank.", "", "tall "},
      {"too little of it", "{count:value} boats sank off {place:place}", "Nine cars drove home.",
       "", ""},
      {"a match is none", "{count:value} boats", "Nine boats.", "", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const OwnRules own("rules:\n- id: test.one\n  patterns: [\"" + std::string(c.pattern) +
                       "\"]\n" + "  makes: speaker\n");
    for (const Problem& problem : own.problems) FAIL(problem.message);
    const MarkedText text({c.sentence});
    const MarkedSentence& sentence = text.sentences.at(0).marked;
    CAPTURE(sentence.text);
    const auto misses = near_misses(own.language.rules, sentence, 5);
    REQUIRE(misses.size() == (c.failed.empty() && c.instead.empty() ? 0 : 1));
    if (misses.empty()) continue;
    CAPTURE(misses[0].share);
    CHECK(slice(c.pattern, misses[0].failed) == c.failed);
    CHECK(slice(sentence.text, misses[0].instead) == c.instead);
  }
}

TEST_CASE("the nearest come first, one pattern of a rule, and no more than asked for", "[rule]") {
  const OwnRules own(
      "rules:\n"
      "- id: test.far\n  makes: speaker\n  patterns: ['{count} old boats drifted away']\n"
      "- id: test.near\n  makes: speaker\n"
      "  patterns: ['{count} old boats sank off', '{count} old boats sank off the coast']\n"
      "- id: test.other\n  makes: speaker\n  patterns: ['cars']\n");
  const MarkedText text({"Forty old boats sank near the coast."});
  const auto misses = near_misses(own.language.rules, text.sentences.at(0).marked, 5);
  REQUIRE(misses.size() == 2);
  CHECK(own.language.rules.rules()[misses[0].rule].id == "test.near");
  CHECK(misses[0].pattern == 1);
  CHECK(misses[0].share > misses[1].share);
  CHECK(near_misses(own.language.rules, text.sentences.at(0).marked, 1).size() == 1);
}

}  // namespace crosscheck
