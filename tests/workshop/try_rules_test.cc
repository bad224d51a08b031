#include "workshop/try_rules.h"

#include <sstream>

#include "workshop/workshop.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::OwnRules;

std::string tried(const Language& language, const std::string& text) {
  std::ostringstream out;
  try_rules(language, english().reading, text, {}, {}, out);
  return out.str();
}

}  // namespace

TEST_CASE("a tried sentence shows its marks, and what each slot became", "[workshop]") {
  const OwnRules own(
      "rules:\n- id: test.visits\n  value: number\n  topic: [visitor, place]\n"
      "  patterns: ['{owner:visitor} {count:value} visits to {place:place}']\n");
  CHECK(tried(own.language, "Ada Lindgren left. Her nine visits to Kenya were short.") ==
        "Ada Lindgren left.\n"
        "P left.\n"
        "  no rule matches\n"
        "\n"
        "Her nine visits to Kenya were short.\n"
        "her N visits to L were short.\n"
        "\n"
        "  test.visits reads \"Her nine visits to Kenya\"\n"
        "    visitor  \"Her\" → Ada Lindgren (from the context)\n"
        "    value    \"nine\" → 9\n"
        "    place    \"Kenya\" → Kenya\n");
}

TEST_CASE("a tried sentence shows who says it and whether it is said to be so", "[workshop]") {
  const std::string text =
      tried(english().language, "Ole Noor denied that Ada Lindgren has visited Kenya six times.");
  CAPTURE(text);
  CHECK_THAT(text, Catch::Contains("attribution.denied matches \"denied that"));
  CHECK_THAT(text, Catch::Contains("    stance   denied\n"));
}

TEST_CASE("a match without a claim says why it has none", "[workshop]") {
  const OwnRules own(
      "rules:\n"
      "- id: test.ships\n  value: number\n  range: [1, 50]\n  patterns: ['{count:value} ships']\n"
      "- id: test.fleet\n  kind: ships\n  value: number\n  patterns: ['{count:value} ships?']\n"
      "- id: test.days\n  value: number\n  patterns: ['{date:value} ships']\n"
      "- id: general.things\n  value: number\n  over: [test.days]\n  patterns: ['{count:value} "
      "s']\n"
      "- id: test.tugs\n  value: number\n  patterns: ['{count:value} tugs']\n"
      "- id: own.tugs\n  kind: big-tugs\n  value: number\n  over: [test]\n"
      "  patterns: ['{count:value} tugs']\n");
  for (const Problem& problem : own.problems) FAIL(problem.message);
  const struct {
    std::string sentence;
    std::string_view words;
  } cases[] = {
      {"It had 99 ships.", "test.ships matches \"99 ships\", but the value is out of its range"},
      {"It had nine ships.",
       "test.fleet matches \"nine ships\", but test.ships, of the same kind, comes first"},
      {"Tuesday ships were late.",
       "test.days matches \"Tuesday ships\", but the value is no number"},
      {"It had nine tugs.", "test.tugs matches \"nine tugs\", but own.tugs is over it"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.sentence);
    CHECK_THAT(tried(own.language, c.sentence), Catch::Contains(std::string(c.words)));
  }
}

TEST_CASE("a rule that came close shows the piece in its way", "[workshop]") {
  const OwnRules own(
      "rules:\n- id: test.visits\n  value: number\n  topic: [place]\n"
      "  patterns: ['(?:visited|toured) {place:place} {count:value} times']\n");
  CHECK_THAT(tried(own.language, "Ada Lindgren saw Kenya nine times."),
             Catch::EndsWith("  came close:\n"
                             "    test.visits matches \"Kenya nine times\", but for\n"
                             "      (?:visited|toured) {place:place} {count:value} times\n"
                             "      ^~~~~~~~~~~~~~~~~~~\n"
                             "      where the sentence has \"Ada Lindgren saw\"\n"));
}

}  // namespace crosscheck
