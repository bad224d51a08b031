// The tests of rule packs, tested: the shipped packs hold, and whatever a pack gets wrong is said.

#include "workshop/rule_test.h"

#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

#include "workshop/rule_test_report.h"
#include "workshop/workshop.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::OwnRules;

RuleTestRun run_of(std::string_view yaml) {
  OwnRules own(yaml);
  return test_rules(own.language, english().reading, own.problems);
}

std::string said(const RuleTestRun& run) {
  std::ostringstream out;
  write_rule_tests(run, {}, out);
  return out.str();
}

// One good rule, and lines that change it.
constexpr std::string_view kShips =
    "rules:\n"
    "- id: harbour.ships\n"
    "  value: number\n"
    "  topic: [place]\n"
    "  evolves: up\n"
    "  patterns:\n"
    "  - '{count:value} ships in {place:place}'\n"
    "  examples:\n"
    "  - reads: Nine ships in Oslo were late.\n"
    "    gives: {value: Nine, place: Oslo}\n"
    "  - ignores: No ships were late.\n";

std::string with(std::string_view lines) { return std::string(kShips) + std::string(lines); }

}  // namespace

TEST_CASE("the shipped rules hold: examples, patterns, numbers and scenarios", "[workshop]") {
  const RuleTestRun run = test_rules(english().language, english().reading, {});
  CAPTURE(said(run));
  CHECK(run.holds());
  CHECK(run.rules > 20);
  CHECK(run.numbers > 40);
}

TEST_CASE("a pack that holds is one line", "[workshop]") {
  CHECK(said(run_of(kShips)) ==
        "1 rule, 1 pattern, 2 examples, 1 number changed, 0 scenarios: all hold\n");
}

TEST_CASE("what a rule does not do is said with its place", "[workshop]") {
  const struct {
    std::string_view what, yaml, place, message, detail;
  } cases[] = {
      {"no reads",
       "rules:\n- id: a.b\n  patterns: ['{count:value} x']\n  examples:\n"
       "  - ignores: An x.\n",
       ":2:3: a.b", "no 'reads'", ""},
      {"no ignores",
       "rules:\n- id: a.b\n  patterns: ['{count:value} ships']\n  examples:\n"
       "  - reads: Nine ships.\n",
       ":2:3: a.b", "no 'ignores'", ""},
      {"a pattern without an example",
       "rules:\n- id: a.b\n  patterns:\n  - '{count:value} ships'\n  - '{count:value} tugs'\n"
       "  examples:\n  - reads: Nine ships.\n  - ignores: Ships.\n",
       ":5:5: a.b", "no 'reads' that this pattern matches", "{count:value} tugs"},
      {"reads nothing",
       "rules:\n- id: a.b\n  patterns: ['{count:value} ships']\n  examples:\n"
       "  - reads: Nine tall ships.\n  - reads: Two ships.\n  - ignores: Ships.\n",
       ":5:12: a.b", "reads nothing", "N tall ships."},
      {"another value",
       "rules:\n- id: a.b\n  patterns: ['{count:value} ships']\n  examples:\n"
       "  - reads: Nine ships.\n    gives: {value: Ten}\n  - ignores: Ships.\n",
       ":5:12: a.b", "reads something else", "value: Ten"},
      {"a value that is none",
       "rules:\n- id: a.b\n  value: number\n  patterns: ['{date:value} ships']\n  examples:\n"
       "  - reads: Tuesday ships.\n  - ignores: Ships.\n",
       ":6:12: a.b", "reads nothing", "its value is no number"},
      {"reads what it should ignore",
       "rules:\n- id: a.b\n  patterns: ['{count:value} ships']\n  examples:\n"
       "  - reads: Nine ships.\n  - ignores: Ten ships.\n",
       ":6:14: a.b", "reads what it should ignore", "value: Ten"},
      {"a slot with a slip",
       "rules:\n- id: a.b\n  topic: [place]\n  patterns: ['{count:value} ships in {place:place}']\n"
       "  examples:\n  - reads: Nine ships in Oslo.\n    gives: {plaice: Oslo}\n"
       "  - ignores: Ships.\n",
       ":6:12: a.b", "did you mean 'place'?", ""},
      {"a number that does not matter",
       "rules:\n- id: a.b\n  value: number\n  range: [9, 9]\n  patterns: ['{count:value} ships']\n"
       "  examples:\n  - reads: Nine ships.\n    gives: {value: Nine}\n  - ignores: Ships.\n",
       ":7:12: a.b", "it gives nothing", "value: Nine"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const std::string out = said(run_of(c.yaml));
    CAPTURE(out);
    CHECK_THAT(out, Catch::Contains("own.yaml" + std::string(c.place)));
    CHECK_THAT(out, Catch::Contains(std::string(c.message)));
    CHECK_THAT(out, Catch::Contains(std::string(c.detail)));
    CHECK_THAT(out, Catch::EndsWith(": 1 fault\n"));
  }
}

TEST_CASE("two kinds that read one value: which counts must be said", "[workshop]") {
  const std::string two =
      "- id: general.things\n"
      "  value: number\n"
      "  patterns: ['{count:value} ships']\n"
      "  examples:\n"
      "  - reads: Nine ships were late.\n"
      "    gives: {value: Nine}\n"
      "  - ignores: No ships were late.\n";
  const auto run = run_of(with(two));
  CHECK_THAT(said(run), Catch::Contains("own.yaml:9:12: harbour.ships: which counts is not said: "
                                        "so does general.things"));
  CHECK_THAT(said(run), Catch::EndsWith(": 1 fault\n"));
  for (const std::string line :
       {"  over: [general]\n", "  over: [general.things]\n", "  beside: [general.things]\n"}) {
    CAPTURE(line);
    std::string yaml = with(two);
    yaml.insert(yaml.find("  value: number"), line);
    const auto again = run_of(yaml);
    CAPTURE(said(again));
    CHECK(again.holds());
  }
}

TEST_CASE("a rule that is over another reads the value alone", "[workshop]") {
  OwnRules own(
      "rules:\n"
      "- id: general.things\n  value: number\n  patterns: ['{count:value} ships']\n"
      "- id: harbour.ships\n  value: number\n  over: [general]\n"
      "  patterns: ['{count:value} ships in {place}']\n");
  REQUIRE(own.problems.empty());
  Extractor extractor(own.language);
  const auto claims =
      extractor
          .extract(testing::article_of({"Nine ships in Oslo were late, and two ships were early."}))
          .claims;
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].rule == "harbour.ships");
  CHECK(claims[1].rule == "general.things");
  CHECK(claims[1].value_words == "two");
}

TEST_CASE("a scenario is checked by the whole program", "[workshop]") {
  const struct {
    std::string_view what, lines, message;  // message: empty where it holds
  } cases[] = {
      {"more on a later day is an update",
       "- update: harbour.ships\n  articles:\n  - 2031-05-06: Nine ships in Oslo were late.\n"
       "  - 2031-05-08: Ten ships in Oslo were late.\n",
       ""},
      {"less on a later day is a conflict",
       "- conflict: harbour.ships\n  articles:\n  - 2031-05-06: Nine ships in Oslo were late.\n"
       "  - 2031-05-08: Two ships in Oslo were late.\n",
       ""},
      {"the same agrees",
       "- agree: [harbour.ships]\n  articles:\n  - 2031-05-08: Nine ships in Oslo were late.\n"
       "  - 2031-05-08 Fen Gazette: Some nine ships in Oslo sank.\n",
       ""},
      {"another place is another fact",
       "- apart: harbour.ships\n  articles:\n  - 2031-05-08: Nine ships in Oslo were late.\n"
       "  - 2031-05-08: Two ships in Accra were late.\n",
       ""},
      {"no update",
       "- about: it grows\n  update: harbour.ships\n  articles:\n"
       "  - 2031-05-06: Nine ships in Oslo were late.\n"
       "  - 2031-05-08: Two ships in Oslo were late.\n",
       "own.yaml:14:11: it grows: does not come to this\n"
       "  expected   update of harbour.ships\n"
       "  seen       conflict of harbour.ships: Nine | Two\n"},
      {"an article that says nothing",
       "- agree: harbour.ships\n  articles:\n  - 2031-05-08: Nine ships in Oslo were late.\n"
       "  - 2031-05-08: No ships in Oslo were late.\n",
       "no ships in \"No ships in Oslo were late.\""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto run = run_of(with("scenarios:\n" + std::string(c.lines)));
    CAPTURE(said(run));
    CHECK(run.scenarios == 1);
    CHECK(run.holds() == c.message.empty());
    CHECK_THAT(said(run), Catch::Contains(std::string(c.message)));
  }
}

TEST_CASE("JUnit XML escapes all that XML does not allow", "[workshop]") {
  RuleTestRun run;
  run.cases.push_back({"a<b>.yaml", {2, 3}, "x.\"y\"", {}});
  run.cases.push_back(
      {"a<b>.yaml", {9, 1}, "x.z", {{{9, 5}, "<&>", "\x01 ]]> \xff", {{"seen", "\"'\n"}}}}});
  run.problems.push_back({"c.yaml", 4, 2, "bad & worse", "a: <"});
  std::ostringstream out;
  write_junit(run, out);
  CHECK(out.str() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"crosscheck rules test\">\n"
        "  <testsuite name=\"a&lt;b&gt;.yaml\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
        "    <testcase classname=\"a&lt;b&gt;.yaml\" name=\"x.&quot;y&quot;\" "
        "file=\"a&lt;b&gt;.yaml\" line=\"2\"/>\n"
        "    <testcase classname=\"a&lt;b&gt;.yaml\" name=\"x.z\" file=\"a&lt;b&gt;.yaml\" "
        "line=\"9\">\n"
        "      <failure message=\"&lt;&amp;&gt;\">a&lt;b&gt;.yaml:9:5&#10;\\x01 ]]&gt; "
        "\xEF\xBF\xBD&#10;seen: &quot;'&#10;</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "  <testsuite name=\"c.yaml\" tests=\"1\" failures=\"0\" errors=\"1\">\n"
        "    <testcase classname=\"c.yaml\" name=\"line 4\" file=\"c.yaml\" line=\"4\">\n"
        "      <error message=\"bad &amp; worse\">a: &lt;</error>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
  std::istringstream in(out.str());
  boost::property_tree::ptree tree;
  CHECK_NOTHROW(boost::property_tree::read_xml(in, tree));  // well formed
  CHECK(tree.get_child("testsuites").count("testsuite") == 2);
}

}  // namespace crosscheck
