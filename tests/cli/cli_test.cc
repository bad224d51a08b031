// The program as people call it: what it prints where, and its exit code.

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "pipeline.h"
#include "report/formats.h"

namespace crosscheck {

namespace {

using testing::TempFolder;

struct Outcome {
  int exit = -1;
  std::string out, err;
};

std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

Outcome run(const std::string& arguments, const std::string& before = "") {
  const TempFolder folder;
  const std::string out = folder.path() + "/out", err = folder.path() + "/err";
  const std::string command =
      before + " " CROSSCHECK_BINARY " " + arguments + " >" + out + " 2>" + err + " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::string_view kFourth =
    "---\nsource: North\npublished: 2031-05-08\n---\n\n"
    "President Ada Lindgren landed in Nairobi. It was Lindgren's fourth visit to Kenya.\n";
constexpr std::string_view kFifth =
    "---\nsource: South\npublished: 2031-05-08\n---\n\n"
    "President Ada Lindgren landed in Nairobi. It was Lindgren's fifth visit to Kenya.\n";

}  // namespace

TEST_CASE("crosscheck.yaml turns rules off, eases them, and adds a pack", "[cli]") {
  const TempFolder story;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  std::filesystem::create_directory(story.path() + "/house");
  story.write("house/harbour.yaml",
              "rules:\n- id: harbour.landing\n  value: ordinal\n"
              "  patterns: [\"{ordinal:value} visit\"]\n  compare: false\n");
  const struct {
    std::string_view config;
    int exit;
  } cases[] = {
      {"", 1},
      {"rules: {diplomacy.visit-count: off}\n", 0},
      {"rules: {diplomacy: off}\n", 0},
      {"severities: {diplomacy.visit-count: note}\n", 0},
      {"tolerances: {diplomacy.visit-count: 25%}\n", 0},
      {"tolerances: {diplomacy.visit-count: 5%}\n", 1},
  };
  for (const auto& c : cases) {
    CAPTURE(c.config);
    story.write("crosscheck.yaml", c.config);
    CHECK(run(story.path()).exit == c.exit);
  }
  story.write("crosscheck.yaml", "packs: [house]\n");
  CHECK(holds(run("extract " + story.path()).out, "harbour.landing"));
  CHECK(holds(run("rules list", "cd " + story.path() + " &&").out, "harbour.landing"));
  story.write("crosscheck.yaml", "rules: {diplomacy.visitcount: off}\n");
  CHECK(holds(run(story.path()).out, "crosscheck.yaml:1:9: problem: no rule and no pack"));
}

TEST_CASE("the exit code says what the report says", "[cli]") {
  const TempFolder agree, differ, empty;
  agree.write("a.md", kFourth);
  agree.write("b.md", kFourth);
  differ.write("a.md", kFourth);
  differ.write("b.md", kFifth);
  const struct {
    std::string arguments;
    int exit;
    std::string_view out, err;
  } cases[] = {
      {agree.path(), 0, "2 articles", ""},
      {differ.path(), 1, "\"fourth\" in North against \"fifth\" in South", ""},
      {"check " + differ.path(), 1, "[diplomacy.visit-count]", ""},
      {"--fail-on error " + differ.path(), 1, "error:", ""},
      {"--fail-on never " + differ.path(), 0, "error:", ""},
      {"--format json " + differ.path(), 1, "\"schema\": \"crosscheck-report/1\"", ""},
      {"--format sarif " + differ.path(), 1, "\"version\": \"2.1.0\"", ""},
      {"-f github --fail-on never " + differ.path(), 0, "::error title=", ""},
      {"--format sarf " + differ.path(), 2, "", "no format 'sarf'; did you mean 'sarif'?"},
      {"--format zzz " + differ.path(), 2, "", "known are text, json, jsonl"},
      {"--format sarif= " + differ.path(), 2, "", "--format sarif= names no file"},
      {"--format text --format json " + differ.path(), 2, "", "give json a file"},
      {"-f text=x -f json=x " + differ.path(), 2, "", "two reports cannot go to one file, x"},
      {"--format html=/nowhere/a.html " + differ.path(), 2, "",
       "/nowhere/a.html: cannot be written"},
      {"extract " + differ.path(), 0, "\"rule\":\"diplomacy.visit-count\"", ""},
      {empty.path(), 0, "no articles", ""},
      {"/nowhere/at/all.txt", 2, "/nowhere/at/all.txt", ""},
      {differ.path() + " /nowhere/at/all.txt", 2, "against", ""},
      {"--fail-on always " + differ.path(), 2, "", "--fail-on"},
      {"--no-such-option", 2, "", "--no-such-option"},
      {"check --claims /nowhere.jsonl", 2, "/nowhere.jsonl", ""},
      {"why 00000000 " + differ.path(), 2, "", "00000000"},
      {"--version", 0, "crosscheck ", ""},
      {"--help", 0, "--fail-on", ""},
      {"values 'more than 20 people'", 0, "more than 20", ""},
      {"rules", 2, "", "rules test [DIR]"},
      {"rules --help", 0, "rules test [DIR]", ""},
      {"rules tset", 2, "", "no 'rules tset'"},
      {"rules test", 0, ": all hold\n", ""},
      {"rules test /nowhere", 2, "/nowhere", ""},
      {"rules test --format junit", 0, "</testsuites>\n", ""},
      {"rules test --format json", 2, "", "--format"},
      {"rules list", 0, "diplomacy.visit-count ", ""},
      {"rules explain diplomacy.visit-count", 0, "which visit of a leader", ""},
      {"rules explain diplomacy.visit-cuont", 2, "", "did you mean 'diplomacy.visit-count'?"},
      {"rules explain", 2, "", "ID"},
      {"rules try 'It was her fourth visit to Kenya.'", 0, "her O visit to L", ""},
      {"rules try --on today 'It was.'", 2, "", "--on takes a day"},
      {"rules new harbour.ships", 0, "- id: harbour.ships\n", ""},
      {"rules new diplomacy.visit-count", 2, "", "there is a rule already"},
      {"rules new ships", 2, "", "an id is pack.name"},
      {"extract --stats " + differ.path(), 0, "claims by kind", ""},
      {"extract --stats --format json " + differ.path(), 0, "\"articles\": 2", ""},
      {"extract --stats /nowhere/at/all.txt", 2, "/nowhere/at/all.txt", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.arguments);
    const Outcome outcome = run(c.arguments);
    CAPTURE(outcome.out, outcome.err);
    CHECK(outcome.exit == c.exit);
    CHECK(holds(outcome.out, c.out));
    CHECK(holds(outcome.err, c.err));
  }
}

TEST_CASE("one run writes several reports, each as if it were alone", "[cli]") {
  const TempFolder story, out;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  std::string several;
  for (const FormatRow& format : formats()) {
    if (format.name == "text") continue;
    several +=
        " --format " + std::string(format.name) + "=" + out.path() + "/" + std::string(format.name);
  }
  const Outcome all = run("--format text" + several + " " + story.path());
  CHECK(all.exit == 1);
  CHECK(all.out == run(story.path()).out);
  for (const FormatRow& format : formats()) {
    if (format.name == "text") continue;
    CAPTURE(format.name);
    CHECK(read_file(out.path() + "/" + std::string(format.name)) ==
          run("--format " + std::string(format.name) + " " + story.path()).out);
  }
  CHECK(run("--format json=" + out.path() + "/json " + story.path()).out.empty());
}

TEST_CASE("the summary of a step of GitHub grows by the Markdown report", "[cli]") {
  const TempFolder story, out;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  const std::string summary = out.write("summary", "before\n");
  const std::string environment = "GITHUB_STEP_SUMMARY=" + summary;
  run("--format markdown " + story.path(), environment);
  CHECK(read_file(summary) == "before\n");
  run("--format github=" + out.path() + "/log " + story.path(), environment);
  CHECK(read_file(summary) == "before\n" + run("--format markdown " + story.path()).out);
}

TEST_CASE("help and documentation name every format", "[cli]") {
  const std::string help = run("--help").out,
                    manual = read_file(CROSSCHECK_SOURCE_DIR "/docs/crosscheck.1"),
                    page = read_file(CROSSCHECK_SOURCE_DIR "/docs/formats.md");
  for (const FormatRow& format : formats()) {
    CAPTURE(format.name);
    CHECK(holds(help, format.name));
    CHECK(holds(manual, format.name));
    CHECK(holds(page, "| `" + std::string(format.name) + "` | "));
  }
}

TEST_CASE("what cannot be read is named, and the rest is checked", "[cli]") {
  const TempFolder story;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  story.write("empty.txt", "");
  story.write("latin1.txt",
              "The caf\xe9 in Oslo reopened on Friday after a long and costly repair.\n");
  const Outcome outcome = run(story.path());
  CAPTURE(outcome.out);
  CHECK(outcome.exit == 1);
  CHECK(holds(outcome.out, "empty.txt"));
  CHECK(holds(outcome.out, "latin1.txt:1:8"));
  CHECK(holds(outcome.out, "not UTF-8"));
  CHECK(holds(outcome.out, "\"fourth\" in North against \"fifth\" in South"));
}

TEST_CASE("a line of 50 MB is said to be one, and read", "[cli]") {
  const TempFolder story;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  std::string line;
  line.reserve(50 << 20);
  while (line.size() < (50 << 20)) line += "the harbour was calm and the boats stayed out and ";
  story.write("long.txt", line + "\n");
  const Outcome outcome = run(story.path());
  CHECK(outcome.exit == 1);
  CHECK(holds(outcome.out, "long.txt:1"));
  CHECK(holds(outcome.out, "\"fourth\" in North against \"fifth\" in South"));
}

TEST_CASE("a broken rule is shown with a caret and set aside", "[cli]") {
  namespace fs = std::filesystem;
  const TempFolder story, rules;
  story.write("a.md", kFourth);
  story.write("b.md", kFifth);
  fs::copy(CROSSCHECK_SOURCE_DIR "/rules", rules.path(), fs::copy_options::recursive);
  rules.write("en/packs/zz-broken.yaml",
              "rules:\n- id: own.broken\n  patterns:\n    - 'the (?=next) {count:value} days'\n");
  const Outcome outcome = run("--rules " + rules.path() + " " + story.path());
  CAPTURE(outcome.out);
  CHECK(outcome.exit == 1);
  CHECK(holds(outcome.out, "zz-broken.yaml:4"));
  CHECK(holds(outcome.out, "no look-around"));
  CHECK(holds(outcome.out, "own.broken"));
  CHECK(holds(outcome.out, "\"fourth\" in North against \"fifth\" in South"));
}

TEST_CASE("rules test fails on a rule that does not do what it says", "[cli]") {
  namespace fs = std::filesystem;
  const TempFolder rules;
  fs::copy(CROSSCHECK_SOURCE_DIR "/rules", rules.path(), fs::copy_options::recursive);
  const std::string pack =
      rules.write("en/packs/zz.yaml",
                  "rules:\n- id: own.ships\n  value: number\n"
                  "  patterns: ['{count:value} tall ships']\n  examples:\n"
                  "  - reads: Nine ships were late.\n  - ignores: No ships.\n");
  const Outcome outcome = run("rules test " + rules.path());
  CHECK(outcome.exit == 1);
  CHECK(holds(outcome.out, pack + ":6:12: own.ships: reads nothing\n  Nine ships were late.\n"));
  CHECK(holds(outcome.out, "  marked     N ships were late.\n"));
  const Outcome junit = run("rules test --format junit " + rules.path());
  CHECK(junit.exit == 1);
  CHECK(holds(junit.out, "<failure message=\"reads nothing\">"));
  // A rule that cannot be loaded is no pass.
  rules.write("en/packs/zz.yaml", "rules:\n- id: own.ships\n  paterns: []\n");
  const Outcome broken = run("rules test " + rules.path());
  CHECK(broken.exit == 1);
  CHECK(holds(broken.out, "did you mean 'patterns'?"));
}

TEST_CASE("stages in several processes give the bytes of one", "[cli]") {
  const std::string stories = CROSSCHECK_SOURCE_DIR "/fixtures";
  const TempFolder folder;
  const std::string claims = folder.path() + "/claims.jsonl";
  for (const std::string format : {"text", "json"}) {
    CAPTURE(format);
    const Outcome direct = run("--format " + format + " " + stories);
    const Outcome extract = run("extract " + stories);
    std::ofstream(claims, std::ios::binary) << extract.out;
    const Outcome staged = run("check --format " + format + " --claims " + claims);
    CHECK(direct.out == staged.out);
    CHECK(direct.exit == staged.exit);
  }
}

TEST_CASE("neither locale nor threads nor the order of arguments show", "[cli]") {
  const std::string a = CROSSCHECK_SOURCE_DIR "/fixtures/summit-next-year";
  const std::string b = CROSSCHECK_SOURCE_DIR "/fixtures/undated-articles";
  const Outcome expected = run("--format json -j1 " + a + " " + b);
  REQUIRE(expected.exit == 1);
  const struct {
    std::string before, arguments;
  } cases[] = {
      {"LC_ALL=C", "--format json -j1 " + a + " " + b},
      {"LC_ALL=de_DE.UTF-8", "--format json -j1 " + a + " " + b},
      {"LC_ALL=C.UTF-8", "--format json -j2 " + b + " " + a},
      {"", "--format json -j4 " + b + " " + a},
      {"TZ=Asia/Tokyo", "--format json " + b + " " + a + " " + b},
  };
  for (const auto& c : cases) {
    CAPTURE(c.before, c.arguments);
    CHECK(run(c.arguments, c.before).out == expected.out);
  }
}

}  // namespace crosscheck
