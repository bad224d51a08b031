#include "rule/load_lexicon.h"

#include <unistd.h>

#include <fstream>
#include <string>

#include "catch.h"
#include "value/reading.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// A rules folder of its own, taken from the shipped one.
class RulesFolder {
 public:
  RulesFolder() : path_(fs::temp_directory_path() / ("lexicon-test-" + std::to_string(getpid()))) {
    fs::create_directories(path_ / "en");
    for (const auto& entry :
         fs::directory_iterator(fs::path(CROSSCHECK_SOURCE_DIR) / "rules" / "en")) {
      if (entry.is_regular_file()) fs::copy_file(entry, path_ / "en" / entry.path().filename());
    }
  }
  ~RulesFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  RulesFolder(const RulesFolder&) = delete;
  RulesFolder& operator=(const RulesFolder&) = delete;

  const fs::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / "en" / name, std::ios::binary) << text;
  }

 private:
  fs::path path_;
};

TEST_CASE("what is wrong in a file of words is said with its place, and the rest is used",
          "[rule][lexicon]") {
  const struct {
    std::string file, text, message;
    std::size_t line;
  } cases[] = {
      {"hedges.yaml", "before:\n  perhaps: [maybe]\n", "no class \"perhaps\"", 2},
      {"hedges.yaml", "befor:\n  about: [about]\n", "no section \"befor\"", 1},
      {"numbers.yaml", "cardinals:\n  one: I\n", "\"I\" is no number", 2},
      {"numbers.yaml", "vague:\n  several: {number: 4, hard: [3, 6], soft: [2, 9]}\n",
       "the soft range does not lie in the hard one", 2},
      {"units.yaml", "units:\n  league: {word: [league]}\n", "expected words, symbols or capitals",
       2},
      {"holidays.yaml", "easter: {on: soon, words: [easter]}\n", "\"soon\" is no rule for a day",
       1},
      {"holidays.yaml", "easter: {words: [easter]}\n", "a holiday needs on and words", 1},
      {"time.yaml", "verbs:\n  past: was\n", "expected a list of words", 2},
  };
  for (const auto& c : cases) {
    CAPTURE(c.file, c.text);
    const RulesFolder folder;
    folder.write(c.file, c.text);
    Problems problems;
    const Lexicon lexicon = load_lexicon(folder.path(), problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message.find(c.message) != std::string::npos);
    CHECK(problems[0].line == c.line);
    CHECK(problems[0].path.find(c.file) != std::string::npos);
    CHECK_FALSE(lexicon.empty());
  }
}

TEST_CASE("a missing file of words is a fatal problem", "[rule][lexicon]") {
  const RulesFolder folder;
  fs::remove(folder.path() / "en" / "units.yaml");
  Problems problems;
  const Lexicon lexicon = load_lexicon(folder.path(), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].fatal);
  std::vector<Reading> readings;
  find_values("more than 20 boats", {}, lexicon, readings);
  CHECK(readings.size() == 1);
}

TEST_CASE("a word added to a file is read", "[rule][lexicon]") {
  const RulesFolder folder;
  folder.write("hedges.yaml", "before:\n  about: [give or take some]\n");
  Problems problems;
  const Lexicon lexicon = load_lexicon(folder.path(), problems);
  CHECK(problems.empty());
  std::vector<Reading> readings;
  find_values("give or take some 40 boats", {}, lexicon, readings);
  REQUIRE(readings.size() == 1);
  CHECK(std::get<Quantity>(readings[0].value).hedge == Hedge::about);
}

}  // namespace
}  // namespace crosscheck
