#include "workshop/coverage.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "workshop/workshop.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::OwnRules;
using testing::TempFolder;

constexpr std::string_view kRules =
    "rules:\n"
    "- id: test.ships\n  value: number\n  topic: [place]\n"
    "  patterns: ['{count:value} ships in {place:place}']\n"
    "- id: test.tugs\n  value: number\n  patterns: ['{count:value} tugs']\n";

Coverage survey_of(const TempFolder& story, const Language& language, std::size_t jobs = 1) {
  Problems problems;
  const Inputs inputs = find_inputs(std::vector{story.path()}, problems);
  return survey(inputs, english().reading, language, jobs);
}

std::string text_of(const Coverage& coverage) {
  std::ostringstream out;
  write_coverage(coverage, {}, out);
  return out.str();
}

}  // namespace

TEST_CASE("coverage counts what the rules read and groups what they did not", "[workshop]") {
  const TempFolder story;
  story.write("a.md",
              "---\npublished: 2031-05-08\n---\n\nNine ships in Oslo were late. On Friday 40 boats "
              "sank. The harbour is old.\n");
  story.write("b.md",
              "Two ships in Accra sank on Monday. Then 31 boats sank there, and 12 men drowned.\n");
  const OwnRules own(kRules);
  const Coverage coverage = survey_of(story, own.language);
  CAPTURE(text_of(coverage));
  CHECK(coverage.articles == 2);
  CHECK(coverage.sentences == 5);
  CHECK(coverage.with_value == 4);
  CHECK(coverage.read == 2);
  CHECK(coverage.values == 7);
  CHECK(coverage.values_read == 3);  // nine, two, and Monday as the time of the two
  REQUIRE(coverage.kinds.size() == 1);
  CHECK(coverage.kinds[0] == std::pair<std::string, std::size_t>("ships", 2));
  REQUIRE(coverage.unread.size() == 4);
  CHECK(coverage.unread[1].around == "and N men");
  CHECK(coverage.unread[1].wider == "and N men drowned");
  CHECK(coverage.unread[1].count == 1);
  CHECK(coverage.unmatched == std::vector<std::string>{"test.tugs"});
  CHECK_THAT(
      text_of(coverage),
      Catch::StartsWith("2 articles, 5 sentences; 4 hold a value, and 2 of these gave a claim "
                        "(50 %); of 7 values 3 were read (43 %)\n\nclaims by kind\n"
                        "       2  ships\n"));
  CHECK_THAT(text_of(coverage), Catch::EndsWith("rules that never matched\n          test.tugs\n"));
}

TEST_CASE("the most frequent wording comes first, with its first place", "[workshop]") {
  const TempFolder story;
  story.write("a.jsonl",
              "{\"text\": \"All was well that day. Then 31 boats sank.\"}\n"
              "{\"text\": \"Then 12 men drowned. So 13 boats sank. Then 14 boats sank again.\"}\n");
  const OwnRules own(kRules);
  const Coverage coverage = survey_of(story, own.language);
  REQUIRE(coverage.unread.size() >= 2);
  CHECK(coverage.unread[0].around == "then N boats");
  CHECK(coverage.unread[0].count == 2);
  CHECK(coverage.unread[0].wider == "then N boats sank");
  CHECK(coverage.unread[0].record == 1);
  CHECK(coverage.unread[0].sentence == "Then 31 boats sank.");
}

TEST_CASE("coverage does not depend on the number of threads", "[workshop][threads]") {
  const TempFolder story;
  for (int i = 0; i < 12; ++i) {
    story.write("a" + std::to_string(i) + ".md",
                "Nine ships in Oslo were late. Then " + std::to_string(20 + i % 3) +
                    " boats sank, and 12 men drowned on Friday.\n");
  }
  const OwnRules own(kRules);
  std::ostringstream one, four;
  write_coverage_json(survey_of(story, own.language, 1), one);
  write_coverage_json(survey_of(story, own.language, 4), four);
  CHECK(one.str() == four.str());
  const auto json = nlohmann::json::parse(one.str());
  CHECK(json["articles"] == 12);
  CHECK(json["claims_by_kind"]["ships"] == 12);
  CHECK(json["unread"].size() == 3);
  CHECK(json["rules_without_match"][0] == "test.tugs");
}

}  // namespace crosscheck
