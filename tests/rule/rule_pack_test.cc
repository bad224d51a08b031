// Rules as data: every mistake in a pack is shown with its place while the other rules go on. Their
// examples are run by tests/workshop/rule_test_test.cc.

#include "rule/rule_pack.h"

#include <set>

#include "catch.h"
#include "claim/told.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::TempFolder;

struct Loaded {
  TempFolder folder;
  Problems problems;
  RulePack pack;

  explicit Loaded(std::string_view yaml) : pack((folder.write("pack.yaml", yaml), load())) {}
  RulePack load() { return RulePack::load({folder.path()}, problems); }
};

// A good rule before and behind the lines under test, so that the others can be seen to go on.
std::string among_good_rules(std::string_view lines) {
  return "definitions:\n"
         "  count: {as: value, pattern: \"N\"}\n"
         "  place: {as: place, pattern: \"L\"}\n"
         "rules:\n"
         "- id: test.first\n"
         "  value: number\n"
         "  patterns: [\"{count:value} trucks\"]\n" +
         std::string(lines) +
         "- id: test.last\n"
         "  value: number\n"
         "  patterns: [\"{count:value} boats in {place:place}\"]\n";
}

}  // namespace

TEST_CASE("every shipped rule says what it is about", "[rule]") {
  for (const Rule& rule : english().language.rules.rules()) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.about.empty());
    for (const Example& example : rule.examples) {
      CHECK_FALSE(example.text.empty());
      if (!example.reads) CHECK(example.gives.empty());
    }
  }
}

TEST_CASE("every role that a shipped rule names is one that it has", "[rule]") {
  for (const Rule& rule : english().language.rules.rules()) {
    CAPTURE(rule.id);
    std::set<std::string> roles(rule.topic.begin(), rule.topic.end());
    for (const Slot& fill : rule.fill) CHECK(roles.contains(fill.name));
    for (const Pattern& pattern : rule.patterns) {
      for (const Slot& slot : pattern.slots) {
        CAPTURE(pattern.source, slot.name);
        CHECK((slot.name == "value" || slot.name == "when" || slot.name == "speaker" ||
               roles.contains(slot.name)));
      }
    }
    for (const Derivation& derivation : rule.derives) {
      CHECK(english().language.rules.of_kind(derivation.kind) != nullptr);
    }
  }
}

TEST_CASE("a mistake in a rule is shown with its place, and the other rules go on", "[rule]") {
  // The rule under test begins on line 8.
  const struct {
    std::string_view what, lines, message;
    std::size_t line, column;
  } cases[] = {
      {"a key with a slip", "- id: test.bad\n  patern: [\"x\"]\n",
       "unknown key 'patern'; did you mean 'patterns'?", 9, 3},
      {"a key like none", "- id: test.bad\n  zebra: 1\n  patterns: [\"x\"]\n",
       "unknown key 'zebra'; known are id, kind", 9, 3},
      {"a definition with a slip", "- id: test.bad\n  patterns: [\"{coun:value} cars\"]\n",
       "no definition 'coun'; did you mean 'count'?", 9, 15},
      {"a definition like none", "- id: test.bad\n  patterns:\n  - \"cars {wheel:value}\"\n",
       "no definition 'wheel'", 10, 11},
      {"a capital word", "- id: test.bad\n  patterns: [\"{count:value} Cars\"]\n", "write 'c'", 9,
       29},
      {"look-ahead", "- id: test.bad\n  patterns: [\"{count:value} (?=cars)\"]\n",
       "RE2 has no look-around", 9, 29},
      {"look-behind", "- id: test.bad\n  patterns: [\"(?<!x){count:value}\"]\n",
       "RE2 has no look-around", 9, 15},
      {"a back-reference", "- id: test.bad\n  patterns: ['(a|b) {count:value} \\1']\n",
       "RE2 has no back-references", 9, 35},
      {"a repeat of nothing", "- id: test.bad\n  patterns: [\"(?:*cars) {count:value}\"]\n",
       "bad pattern: no argument for repetition operator", 9, 18},
      {"a repeat that is too large", "- id: test.bad\n  patterns: [\"c{2000} {count:value}\"]\n",
       "bad pattern: ", 9, 16},
      {"an open group", "- id: test.bad\n  patterns: [\"(cars {count:value}\"]\n",
       "bad pattern: missing )", 9, 15},
      {"an open group behind others",
       "- id: test.bad\n  patterns:\n  - 'the (?:old )?(?:cars|{count:value} [(]'\n",
       "bad pattern: missing )", 10, 19},
      {"a group's end too many", "- id: test.bad\n  patterns: ['(?:old) {count:value}) cars']\n",
       "bad pattern: unexpected )", 9, 36},
      {"an open class", "- id: test.bad\n  patterns: ['{count:value} [a-z cars']\n",
       "bad pattern: missing ]", 9, 29},
      {"the second of two alike", "- id: test.bad\n  patterns: ['N cars {count:value} of Cars']\n",
       "write 'c'", 9, 39},
      {"behind letters of two bytes", "- id: test.bad\n  patterns: ['é Cars {count:value}']\n",
       "write 'c'", 9, 17},
      {"behind an escape", "- id: test.bad\n  patterns: [\"\\\\. Cars {count:value}\"]\n",
       "write 'c'", 9, 19},
      {"behind a quote", "- id: test.bad\n  patterns: ['it''s (?=x) {count:value}']\n",
       "RE2 has no look-around", 9, 21},
      {"in a block", "- id: test.bad\n  patterns:\n  - >-\n    {count:value} Cars\n", "write 'c'",
       10, 5},
      {"an example that is none", "- id: test.bad\n  patterns: [\"x\"]\n  examples: [It was so.]\n",
       "an example is 'reads: …'", 10, 14},
      {"slots that are none",
       "- id: test.bad\n  patterns: [\"x\"]\n  examples: [{reads: x, gives: all}]\n",
       "gives is a map", 10, 32},
      {"an open brace", "- id: test.bad\n  patterns: [\"{count:value cars\"]\n",
       "a '{' without its '}'", 9, 15},
      {"a severity", "- id: test.bad\n  severity: fatal\n  patterns: [\"x\"]\n",
       "'fatal' is none of note warning error", 9, 13},
      {"a way to evolve", "- id: test.bad\n  evolves: sideways\n  patterns: [\"x\"]\n",
       "'sideways' is none of no up down both", 9, 12},
      {"a stance", "- id: test.bad\n  stance: maybe\n  patterns: [\"x\"]\n",
       "'maybe' is none of asserted", 9, 11},
      {"a value type", "- id: test.bad\n  value: colour\n  patterns: [\"x\"]\n",
       "'colour' is none of any", 9, 10},
      {"a type to fill by", "- id: test.bad\n  fill: {place: planet}\n  patterns: [\"x\"]\n",
       "'planet' is none of value", 9, 17},
      {"neither true nor false", "- id: test.bad\n  tied: yes\n  patterns: [\"x\"]\n",
       "true or false", 9, 9},
      {"days that are no number", "- id: test.bad\n  window: soon\n  patterns: [\"x\"]\n",
       "a number of days, or none", 9, 11},
      {"days below nought", "- id: test.bad\n  window: -3\n  patterns: [\"x\"]\n",
       "a number of days, or none", 9, 11},
      {"a range of one", "- id: test.bad\n  range: [5]\n  patterns: [\"x\"]\n",
       "a range is [lowest, highest]", 9, 10},
      {"a derivation",
       "- id: test.bad\n  derives: [{kind: x, value: twice(value)}]\n  patterns: [\"x\"]\n",
       "a derived value is 'year(when) - value'", 9, 30},
      {"an example's key", "- id: test.bad\n  patterns: [\"x\"]\n  examples: [{read: x}]\n",
       "unknown key 'read'; did you mean 'reads'?", 10, 15},
      {"no id", "- about: nothing\n  patterns: [\"x\"]\n", "a rule without an id", 8, 3},
      {"no patterns", "- id: test.bad\n", "rule 'test.bad' has no patterns", 8, 3},
      {"no map", "- just words\n", "a rule is a map with an id and patterns", 8, 3},
      {"the id of another", "- id: test.first\n  patterns: [\"{count:value}\"]\n",
       "a second rule 'test.first'", 8, 3},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Loaded loaded(among_good_rules(c.lines));
    REQUIRE(loaded.problems.size() == 1);
    const Problem& problem = loaded.problems[0];
    CAPTURE(problem.message, problem.source_line);
    CHECK_THAT(problem.message, Catch::Contains(std::string(c.message)));
    CHECK_THAT(problem.path, Catch::EndsWith("pack.yaml"));
    CHECK(problem.line == c.line);
    if (c.column != 0) CHECK(problem.column == c.column);
    CHECK_FALSE(problem.source_line.empty());
    CHECK_FALSE(problem.fatal);
    CHECK(loaded.pack.rules().size() == 2);
    CHECK(loaded.pack.find("test.first") != nullptr);
    CHECK(loaded.pack.find("test.last") != nullptr);
    CHECK(loaded.pack.find("test.bad") == nullptr);
  }
}

TEST_CASE("all that is wrong with a pack is told in one run", "[rule]") {
  const Loaded loaded(
      among_good_rules("- id: test.a\n  severity: fatal\n  evolves: sideways\n  patterns: [\"x\"]\n"
                       "- id: test.b\n  patterns: [\"{nowhere}\", \"(\", \"{count:value} (?=x)\"]\n"
                       "- id: test.c\n  patern: [\"x\"]\n"));
  CHECK(loaded.problems.size() == 6);
  for (std::size_t i = 1; i < loaded.problems.size(); ++i) {
    CHECK(loaded.problems[i - 1].line <= loaded.problems[i].line);
  }
  CHECK(loaded.pack.rules().size() == 2);
  // The last problem of each rule says what becomes of it.
  CHECK_THAT(loaded.problems[1].message, Catch::Contains("(rule 'test.a' is set aside)"));
  CHECK_THAT(loaded.problems[4].message, Catch::Contains("(rule 'test.b' is set aside)"));
  CHECK_THAT(loaded.problems[5].message, Catch::Contains("(rule 'test.c' is set aside)"));
}

TEST_CASE("mistakes in definitions and files are problems too", "[rule]") {
  const struct {
    std::string_view what, yaml, message;
    std::size_t line, column;
  } cases[] = {
      {"no YAML", "rules:\n- id: [\n", "", 0, 0},
      {"no map at the top", "- id: test.a\n", "a rule file is a map", 1, 1},
      {"a key at the top", "rule: []\n", "unknown key 'rule'; did you mean 'rules'?", 1, 1},
      {"a definition that uses itself",
       "definitions:\n  a: \"x {b}\"\n  b: \"y {a}\"\nrules:\n- id: test.a\n  patterns: "
       "[\"{a}\"]\n",
       "a definition that uses itself (set aside, with the rules that use it: test.a)", 3, 9},
      {"a definition with a slot",
       "definitions:\n  a: \"x {b:value}\"\n  b: \"N\"\nrules:\n- id: test.a\n  patterns: "
       "[\"{a}\"]\n",
       "a definition has no slots of its own (set aside", 2, 9},
      {"a definition that no rule uses", "definitions:\n  a: {as: value, pattern: \"N (x\"}\n",
       "bad pattern: missing )", 2, 30},
      {"a definition with look-ahead", "definitions:\n  a: \"x(?!y)\"\n", "RE2 has no look-around",
       2, 8},
      {"a definition of a definition that is not there",
       "definitions:\n  a: \"x{bb}\"\n  bc: \"y\"\n", "no definition 'bb'; did you mean 'bc'?", 2,
       8},
      {"a slot type", "definitions:\n  a: {as: pearson, pattern: \"N\"}\n",
       "unknown slot type 'pearson'; did you mean 'person'?", 2, 11},
      {"a definition's key", "definitions:\n  a: {is: value, pattern: \"N\"}\n", "unknown key 'is'",
       2, 7},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Loaded loaded(c.yaml);
    REQUIRE(loaded.problems.size() == 1);
    CAPTURE(loaded.problems[0].message);
    CHECK_THAT(loaded.problems[0].message, Catch::Contains(std::string(c.message)));
    if (c.line != 0) CHECK(loaded.problems[0].line == c.line);
    if (c.column != 0) CHECK(loaded.problems[0].column == c.column);
    CHECK(loaded.problems[0].line > 0);
    CHECK(loaded.pack.rules().empty());
  }
  Problems problems;
  const RulePack none = RulePack::load({"/no/such/folder"}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].fatal);
  CHECK(none.rules().empty());
}

TEST_CASE("capitals and braces in a class are RE2's", "[rule]") {
  const Loaded loaded(
      "definitions: {x: \"[A-Za-z{y}]\"}\nrules:\n- id: a.b\n  makes: correction\n"
      "  patterns: ['{x}[^A-Za-z]', '[]Ab] (x']\n");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].message == "bad pattern: missing ) (rule 'a.b' is set aside)");
}

TEST_CASE("definitions that grow without end are told", "[rule]") {
  std::string doubling = "definitions:\n  a0: \"xxxxxxxxxxxxxxxx\"\n", deep = "definitions:\n";
  for (int i = 1; i < 24; ++i) {
    const std::string last = "{a" + std::to_string(i - 1) + "}";
    doubling += "  a" + std::to_string(i) + ": \"" + last + last + "\"\n";
  }
  for (int i = 0; i < 40; ++i)
    deep += "  a" + std::to_string(i) + ": \"{a" + std::to_string(i + 1) + "}\"\n";
  const Loaded large(doubling), long_chain(deep + "  a40: \"x\"\n");
  REQUIRE(large.problems.size() == 1);
  CHECK_THAT(large.problems[0].message, Catch::Contains("more than 64 KiB"));
  REQUIRE(long_chain.problems.size() == 1);
  CHECK_THAT(long_chain.problems[0].message, Catch::Contains("32 deep"));
}

TEST_CASE("lines of another shape are told, not dropped", "[rule]") {
  for (const std::string_view yaml :
       {"rules: all of them\n", "definitions: none\n", "definitions:\n  a: [N]\n",
        "rules:\n- id: test.a\n  patterns: [x]\n  derives: everything\n",
        "rules:\n- id: test.a\n  patterns: [x]\n  examples: It was so.\n",
        "rules:\n- id: test.a\n  patterns: [x]\n  fill: place\n",
        "rules:\n- id: test.a\n  patterns: [x]\n  topic: {place: place}\n"}) {
    CAPTURE(yaml);
    CHECK(Loaded(yaml).problems.size() == 1);
  }
}

TEST_CASE("mistakes in what counts and in scenarios are told, and the rules stay", "[rule]") {
  constexpr std::string_view kRules =
      "definitions:\n  count: {as: value, pattern: \"N\"}\n"
      "rules:\n"
      "- id: harbour.ships\n  patterns: ['{count:value} ships']\n"
      "- id: fleet.tugs\n  patterns: ['{count:value} tugs']\n";
  // What follows belongs to fleet.tugs, or to the file, from line 8 on.
  const struct {
    std::string_view what, lines, message;
    std::size_t line, column;
  } cases[] = {
      {"a rule with a slip", "  over: [harbour.ship]\n",
       "no rule and no pack 'harbour.ship'; did you mean 'harbour.ships'?", 8, 10},
      {"a pack with a slip", "  beside: [habour]\n",
       "no rule and no pack 'habour'; did you mean 'harbour'?", 8, 12},
      {"a file's pack", "over: [harbours]\n", "did you mean 'harbour'?", 8, 8},
      {"no list", "over: harbour\n", "a list should stand here", 8, 7},
      {"both ways", "  over: [harbour.ships]\n  beside: [harbour.ships]\n",
       "which of 'fleet.tugs' and 'harbour.ships' counts is said already", 9, 12},
      {"no list of scenarios", "scenarios: all\n", "scenarios are a list", 8, 12},
      {"a scenario that is none", "scenarios: [all]\n", "a scenario is a map", 8, 13},
      {"an outcome with a slip",
       "scenarios:\n- conflit: fleet.tugs\n  articles:\n  - 2031-05-08: Nine tugs.\n",
       "unknown key 'conflit'; did you mean 'conflict'?", 9, 3},
      {"no outcome", "scenarios:\n- articles:\n  - 2031-05-08: Nine tugs.\n",
       "a scenario says what comes of it", 9, 3},
      {"no articles", "scenarios:\n- agree: fleet.tugs\n", "a scenario without articles", 9, 3},
      {"an unknown rule", "scenarios:\n- agree: fleet.tug\n  articles:\n  - undated: Nine tugs.\n",
       "no rule 'fleet.tug'; did you mean 'fleet.tugs'?", 9, 10},
      {"a day that is none",
       "scenarios:\n- agree: fleet.tugs\n  articles:\n  - 2031-02-30: Nine tugs.\n",
       "an article begins with its day", 11, 5},
      {"an article without a day", "scenarios:\n- agree: fleet.tugs\n  articles:\n  - Nine tugs.\n",
       "an article is 'DAY: its text'", 11, 5},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Loaded loaded(std::string(kRules) + std::string(c.lines));
    REQUIRE(loaded.problems.size() == 1);
    CAPTURE(loaded.problems[0].message);
    CHECK_THAT(loaded.problems[0].message, Catch::Contains(std::string(c.message)));
    CHECK(loaded.problems[0].line == c.line);
    CHECK(loaded.problems[0].column == c.column);
    CHECK(loaded.pack.rules().size() == 2);
    CHECK(loaded.pack.scenarios().empty());
  }
}

TEST_CASE("a rule's own word on what counts goes before its pack's and its file's", "[rule]") {
  const TempFolder folder;
  const auto rules = [&](const std::string& name, const std::string& top, const std::string& own) {
    folder.write(name, "definitions:\n  " + name.substr(0, 1) + "n: {as: value, pattern: N}\n" +
                           top + "rules:\n- id: " + name.substr(0, 1) + ".x\n" + own +
                           "  patterns: ['{" + name.substr(0, 1) +
                           "n:value} x']\n- id: " + name.substr(0, 1) + ".y\n  patterns: ['{" +
                           name.substr(0, 1) + "n:value} y']\n");
  };
  rules("a.yaml", "", "  over: [b.y]\n");
  rules("b.yaml", "over: [a]\n", "  beside: [a.y]\n");
  Problems problems;
  const RulePack pack = RulePack::load({folder.path()}, problems);
  REQUIRE(problems.empty());
  constexpr std::uint32_t ax = 0, ay = 1, bx = 2, by = 3;
  CHECK(pack.over(ax, by));  // of itself, whatever the file of b says
  CHECK_FALSE(pack.over(by, ax));
  CHECK(pack.over(by, 1));
  CHECK_FALSE(pack.over(ay, by));
  CHECK(pack.beside(bx, ay));
  CHECK(pack.beside(ay, bx));
  CHECK_FALSE(pack.over(bx, ay));
  CHECK_FALSE(pack.over(ax, ay));
}

TEST_CASE("definitions may stand in a later file; a second one of a name is told", "[rule]") {
  const TempFolder folder;
  folder.write("a.yaml",
               "rules:\n- id: test.a\n  value: number\n  patterns: [\"{count:value} trucks\"]\n");
  folder.write("b.yaml", "definitions:\n  count: {as: value, pattern: \"N\"}\n");
  folder.write("c.yaml", "definitions:\n  count: \"M\"\n");
  folder.write("notes.txt", "rules: [broken");
  Problems problems;
  const RulePack pack = RulePack::load({folder.path()}, problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("a second definition of 'count'"));
  CHECK_THAT(problems[0].path, Catch::EndsWith("c.yaml"));
  REQUIRE(pack.rules().size() == 1);
  CHECK(pack.rules()[0].patterns[0].slots.at(0).type == SlotType::value);
  CHECK(pack.rules()[0].kind == "a");  // the last part of the id
}

TEST_CASE("a rule keeps what its lines say", "[rule]") {
  const Loaded loaded(
      "definitions:\n"
      "  count: {as: value, pattern: \"N\"}\n"
      "rules:\n"
      "- id: harbour.ships\n"
      "  kind: fleet\n"
      "  about: ships in a harbour\n"
      "  value: number\n"
      "  topic: [harbour]\n"
      "  given: {event: arrival}\n"
      "  fill: {harbour: place}\n"
      "  severity: error\n"
      "  evolves: down\n"
      "  tied: true\n"
      "  scene: true\n"
      "  dated: false\n"
      "  compare: false\n"
      "  window: none\n"
      "  steady: 2.5\n"
      "  range: [1, 500]\n"
      "  stance: planned\n"
      "  derives: [{kind: fleet, value: year(when) + value, topic: harbour}]\n"
      "  patterns: ['{count:value} ships']\n"
      "  examples:\n"
      "  - reads: Nine ships.\n"
      "    gives: {value: Nine}\n"
      "  - ignores: No ships.\n");
  for (const Problem& problem : loaded.problems) FAIL(problem.message);
  const Rule* rule = loaded.pack.find("harbour.ships");
  REQUIRE(rule != nullptr);
  CHECK(loaded.pack.of_kind("fleet") == rule);
  CHECK(loaded.pack.of_kind("ships") == nullptr);
  CHECK(rule->topic == std::vector<std::string>{"harbour", "event"});
  CHECK(rule->fill.at(0).type == SlotType::place);
  CHECK(rule->severity == Severity::error);
  CHECK(rule->evolves == Evolves::down);
  CHECK(rule->stance == Stance::planned);
  CHECK(rule->tied);
  CHECK(rule->scene);
  CHECK_FALSE(rule->dated);
  CHECK_FALSE(rule->compare);
  CHECK(rule->window == kUnbounded);
  CHECK(rule->steady == 2.5);
  CHECK(rule->range == Interval{1, 500});
  CHECK(rule->derives.at(0).sign == '+');
  CHECK(rule->derives.at(0).roles == std::vector<std::string>{"harbour"});
  CHECK(rule->place.line == 4);
  REQUIRE(rule->examples.size() == 2);
  CHECK(rule->examples[0].reads);
  CHECK_FALSE(rule->examples[1].reads);
  CHECK(rule->examples[1].place.line == 26);
}

TEST_CASE("what a rule needs is a role of its topic", "[rule]") {
  const Loaded loaded(
      among_good_rules("- id: test.middle\n  value: number\n  topic: [place]\n"
                       "  needs: [plaice]\n"
                       "  patterns: [\"{count:value} cars in {place:place}\"]\n"));
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].message.starts_with("'plaice' is no role of the topic"));
}

TEST_CASE("a project turns rules off, and changes severities and tolerances", "[rule]") {
  using What = RuleSetting::What;
  Loaded loaded(among_good_rules(""));
  Problems problems;
  const auto set = [&](What what, std::string rule, std::string value) {
    problems.clear();
    Problem at;
    at.line = 3;
    loaded.pack.apply({{what, std::move(rule), std::move(value), at}}, problems);
    return problems.empty() ? std::string() : problems[0].message;
  };
  const auto matches = [&] {
    std::vector<RuleMatch> out;
    MarkedSentence sentence;
    sentence.text = "N trucks and N boats in L";
    loaded.pack.match(sentence, out);
    return out.size();
  };
  CHECK(matches() == 2);
  CHECK(set(What::on, "test.first", "off").empty());
  CHECK(matches() == 1);
  CHECK(set(What::on, "test", "off").empty());
  CHECK(matches() == 0);
  CHECK(set(What::on, "test.last", "on").empty());
  CHECK(matches() == 1);
  CHECK(set(What::severity, "test", "error").empty());
  CHECK(loaded.pack.find("test.first")->severity == Severity::error);
  CHECK(set(What::tolerance, "test.last", "5%").empty());
  CHECK(loaded.pack.find("test.last")->tolerance == 0.05);
  CHECK(set(What::on, "test.frist", "off") ==
        "no rule and no pack 'test.frist'; did you mean 'test.first'?");
  CHECK(problems[0].line == 3);
  CHECK(set(What::on, "test", "no") == "a rule is on or off");
  CHECK(set(What::severity, "test", "fatal") == "'fatal' is none of note warning error");
  CHECK(set(What::tolerance, "test", "5") == "a tolerance is a share, as 5%");
}

TEST_CASE("matches come by rule, pattern and place, and begin and end with words", "[rule]") {
  const Loaded loaded(
      "definitions:\n"
      "  count: {as: value, pattern: \"N\"}\n"
      "  place: {as: place, pattern: \"L\"}\n"
      "rules:\n"
      "- id: test.cars\n"
      "  patterns: ['{count:value} cars(?: in {place:place})?', 'cars']\n"
      "- id: test.ca\n"
      "  patterns: ['{count:value} ca']\n");
  REQUIRE(loaded.problems.empty());
  const auto matches_in = [&](std::string_view folded, std::vector<MarkedSentence::Item> items) {
    MarkedSentence sentence;
    sentence.items = std::move(items);
    write_marked(folded, sentence);
    std::vector<RuleMatch> matches;
    loaded.pack.match(sentence, matches);
    return matches;
  };
  const auto matches = matches_in("40 cars in Oslo and 9 cars", {{Mark::number, {0, 2}, 0, 0},
                                                                 {Mark::place, {11, 15}, 0, 0},
                                                                 {Mark::number, {20, 21}, 0, 1}});
  REQUIRE(matches.size() == 4);
  CHECK(matches[0].span == Span{0, 11});  // N cars in L
  REQUIRE(matches[0].captures.size() == 2);
  CHECK(matches[0].captures[0].slot == 0);
  CHECK(matches[0].captures[1].span == Span{10, 11});
  CHECK(matches[1].span == Span{16, 22});
  CHECK(matches[1].captures.size() == 1);  // no place took part
  CHECK(matches[2].pattern == 1);
  CHECK(matches[3].span.begin == 18);
  CHECK(matches_in("ten scars", {{Mark::number, {0, 3}, 0, 0}}).empty());
}

}  // namespace crosscheck
