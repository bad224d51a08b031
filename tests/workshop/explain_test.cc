#include "workshop/explain.h"

#include <sstream>

#include "workshop/rule_test.h"
#include "workshop/rule_test_report.h"
#include "workshop/workshop.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::OwnRules;

std::string explained(const RulePack& rules, std::string_view id) {
  std::ostringstream out;
  return explain_rule(rules, id, {}, out) ? out.str() : "no such rule";
}

}  // namespace

TEST_CASE("the list has a line for each rule, its id first", "[workshop]") {
  const OwnRules own(
      "rules:\n"
      "- id: harbour.ships\n  about: ships in a harbour\n  value: number\n"
      "  patterns: ['{count:value} ships']\n"
      "- id: harbour.said\n  about: who says it\n  makes: speaker\n"
      "  patterns: ['said {thing:speaker}']\n");
  std::ostringstream out;
  list_rules(own.language.rules, out);
  CHECK(out.str() ==
        "harbour.ships  number   ships in a harbour\n"
        "harbour.said   speaker  who says it\n");
}

TEST_CASE("a rule is explained in words, from its keys", "[workshop]") {
  const struct {
    std::string_view keys, words;
  } cases[] = {
      {"  evolves: up\n", "a warning, but a later article may say more."},
      {"  evolves: down\n  severity: error\n", "an error, but a later article may say less."},
      {"  evolves: up\n  tied: true\n", "each claim belongs to one event"},
      {"  evolves: both\n  steady: 2\n", "another one, if it is more than 2 days later."},
      {"", "whichever article is the later one."},
      {"  compare: false\n", "never held against each other"},
      {"  window: none\n", "the same place, whenever that was."},
      {"  window: 0\n  scene: true\n", "the day is the same and they play in one place."},
      {"  fill: {place: place}\n", "place is the scene of the article"},
      {"  stance: planned\n", "They are of a plan."},
      {"  stance: denied\n", "They are denied, so they take no side."},
      {"  range: [1, 50]\n", "from 1 to 50"},
      {"  over: [general]\n",
       "Where general reads the same value, this rule makes its claim alone."},
      {"  derives: [{kind: ships, value: year(when) + value}]\n", "year(when) + value"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.keys);
    const OwnRules own(
        "definitions: {old: \"(?:old )?\"}\nrules:\n- id: harbour.ships\n"
        "  about: ships in a harbour\n  topic: [place]\n"
        "  patterns: ['{count:value} {old}ships in {place:place}']\n" +
        std::string(c.keys) +
        "  examples:\n  - reads: Nine ships in Oslo.\n    gives: {value: Nine}\n"
        "scenarios:\n- about: of two\n  agree: harbour.ships\n  articles:\n"
        "  - 2031-05-08: Ten ships in Oslo.\n");
    const std::string text = explained(own.language.rules, "harbour.ships");
    CAPTURE(text);
    CHECK_THAT(text, Catch::Contains(std::string(c.words)));
    CHECK_THAT(text, Catch::Contains("  pattern   {count:value} {old}ships in {place:place}\n"));
    CHECK_THAT(text, Catch::Contains("(?P<value>N) (?:(?:old )?)ships in (?P<place>"));
    CHECK_THAT(text, Catch::Contains("  reads     Nine ships in Oslo.\n    gives   value: Nine\n"));
    CHECK_THAT(text, Catch::Contains("agree: of two\n            Ten ships in Oslo.\n"));
  }
  const RulePack& shipped = english().language.rules;
  for (const Rule& rule : shipped.rules()) {
    CAPTURE(rule.id);
    CHECK_THAT(explained(shipped, rule.id), Catch::StartsWith(rule.id + " ("));
  }
}

TEST_CASE("a mistyped id has a nearest rule", "[workshop]") {
  const RulePack& rules = english().language.rules;
  CHECK(nearest_rule(rules, "diplomacy.visit-cont") == "diplomacy.visit-count");
  CHECK(nearest_rule(rules, "visit-count") == "diplomacy.visit-count");
  CHECK(nearest_rule(rules, "zebra").empty());
}

TEST_CASE("a new rule passes its tests as printed, beside the shipped ones", "[workshop]") {
  const testing::TempFolder folder;
  std::filesystem::copy(CROSSCHECK_SOURCE_DIR "/rules/en/packs", folder.path(),
                        std::filesystem::copy_options::recursive);
  folder.write("harbour.yaml", new_rule("harbour.ships-berthed"));
  Problems problems;
  const Language& shipped = english().language;
  const Language language{shipped.lexicon, shipped.gazetteer, shipped.grammar,
                          RulePack::load({folder.path()}, problems)};
  const auto run = test_rules(language, english().reading, problems);
  std::ostringstream out;
  write_rule_tests(run, {}, out);
  CAPTURE(out.str());
  CHECK(run.holds());
  CHECK(language.rules.find("harbour.ships-berthed") != nullptr);
  for (const std::string_view id : {"", "ships", "harbour.", ".ships", "Harbour.Ships", "a.b c"}) {
    CAPTURE(id);
    CHECK(new_rule(id).empty());
  }
}

}  // namespace crosscheck
