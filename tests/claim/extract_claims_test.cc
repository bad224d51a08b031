// The same articles give the same bytes: whatever the order of their paths, the number of threads
// and the way of their claims.

#include "claim/extract_claims.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "catch.h"
#include "claim/claim_json.h"
#include "pipeline.h"
#include "report/json_report.h"
#include "report/text_report.h"

namespace crosscheck {

namespace {

using testing::claims_of;
using testing::report_of;

std::string printed(const Report& report) {
  std::ostringstream out;
  write_json(report, out);
  write_text(report, {}, out);
  return out.str();
}

// All stories at once, each file by its own path.
std::vector<std::string> story_paths() {
  std::vector<std::string> out;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(CROSSCHECK_SOURCE_DIR "/fixtures")) {
    const auto extension = entry.path().extension();
    const bool story = entry.path().parent_path().filename() != "fixtures";
    if (story && (extension == ".md" || extension == ".txt" || extension == ".jsonl")) {
      out.push_back(entry.path().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("the report is the same bytes with any number of threads", "[claim][threads]") {
  const auto paths = story_paths();
  REQUIRE(paths.size() > 30);
  const std::string one = printed(report_of(claims_of(paths, 1)));
  CHECK(one.find("\"findings\"") != std::string::npos);
  for (const std::size_t jobs : {2u, 4u, 64u}) {
    for (int run = 0; run < 3; ++run) {
      CAPTURE(jobs);
      CHECK(printed(report_of(claims_of(paths, jobs))) == one);
    }
  }
}

TEST_CASE("the report is the same bytes in whatever order the paths are named", "[claim]") {
  auto paths = story_paths();
  const std::string expected = printed(report_of(claims_of(paths)));
  std::reverse(paths.begin(), paths.end());
  CHECK(printed(report_of(claims_of(paths))) == expected);
  std::uint32_t state = 12345;  // a shuffle of our own: std::shuffle differs between libraries
  for (std::size_t i = paths.size(); i > 1; --i) {
    state = state * 1664525u + 1013904223u;
    std::swap(paths[i - 1], paths[state % i]);
  }
  CHECK(printed(report_of(claims_of(paths))) == expected);
  const std::vector<std::string> some(paths.begin(), paths.begin() + 5);
  paths.insert(paths.end(), some.begin(), some.end());  // named twice
  CHECK(printed(report_of(claims_of(paths))) == expected);
}

TEST_CASE("claims written in one process and read in another give the same report",
          "[claim][records]") {
  const ClaimSet set = claims_of(story_paths());
  const std::string expected = printed(report_of(set));
  const std::string lines = write_records(set);
  ClaimSet back;
  std::istringstream in(lines);
  read_records(in, "claims.jsonl", back);
  sort_claims(back);
  CHECK(write_records(back) == lines);
  CHECK(printed(report_of(back)) == expected);

  // From two machines that had every other article, joined in either order.
  const auto paths = story_paths();
  std::vector<std::string> halves[2];
  for (std::size_t i = 0; i < paths.size(); ++i) halves[i % 2].push_back(paths[i]);
  for (const int first : {0, 1}) {
    ClaimSet joined;
    for (const int half : {first, 1 - first}) {
      std::istringstream part(write_records(claims_of(halves[half])));
      read_records(part, "part.jsonl", joined);
    }
    sort_claims(joined);
    CHECK(printed(report_of(joined)) == expected);
  }
}

TEST_CASE("an article that cannot be read is a problem, and the others are read", "[claim]") {
  const testing::TempFolder folder;
  const std::string good = folder.write("a.txt", "The blast killed 14 people in Lusaka.\n");
  const ClaimSet set = claims_of({good, folder.path() + "/missing.txt"});
  CHECK(set.claims.size() == 1);
  REQUIRE(set.problems.size() == 1);
  CHECK(set.problems[0].fatal);
  CHECK(claims_of({}).articles.empty());
}

}  // namespace crosscheck
