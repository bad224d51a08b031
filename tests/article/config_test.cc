#include "article/config.h"

#include "catch.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

TEST_CASE("a glob matches within its folders", "[article][config]") {
  const struct {
    std::string_view pattern, path;
    bool expected;
  } cases[] = {
      {"000_*.txt", "000_a.txt", true},
      {"000_*.txt", "000_.txt", true},
      {"000_*.txt", "a/000_a.txt", false},
      {"000_*.txt", "000_a.txt.md", false},
      {"*", "a.txt", true},
      {"*", "a/b.txt", false},
      {"*/b.txt", "a/b.txt", true},
      {"a/*", "a/b/c.txt", false},
      {"?.txt", "a.txt", true},
      {"?.txt", ".txt", false},
      {"a?b", "a/b", false},
      {"[a-c]*.txt", "b1.txt", true},
      {"[a-c]*.txt", "d1.txt", false},
      {"[!a-c].txt", "d.txt", true},
      {"[!a-c].txt", "b.txt", false},
      {"[]x].txt", "].txt", true},
      {"a[!x]b", "a/b", false},
      {"[abc", "[abc", true},
      {"**", "a/b/c.txt", true},
      {"**/*.txt", "c.txt", true},
      {"**/*.txt", "a/b/c.txt", true},
      {"**/*.txt", "a/b/c.md", false},
      {"news/**/000_*.txt", "news/000_a.txt", true},
      {"news/**/000_*.txt", "news/2031/05/000_b.txt", true},
      {"news/**/000_*.txt", "old/news/000_a.txt", false},
      {"a/**", "a/b/c", true},
      {"a/**", "ab/c", false},
      {"**/b/**/d.txt", "a/b/c/b/x/d.txt", true},
      {"*a*b", "xaybzb", true},
      {"*a*b", "xaybz", false},
      {"", "", true},
      {"", "a", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.pattern, c.path);
    CHECK(glob_matches(c.pattern, c.path) == c.expected);
  }
  const std::string many(200, 'a');
  CHECK(!glob_matches("*a*a*a*a*a*a*a*a*b", many));
}

TEST_CASE("crosscheck.yaml gives metadata by glob", "[article][config]") {
  Problems problems;
  const Config config =
      read_config("crosscheck.yaml", "/news",
                  "articles:\n"
                  "  - {match: \"000_*.txt\", source: Outlet, published: 2031-05-08}\n"
                  "  - match: '*'\n"
                  "    title: no\n"
                  "fail_on: error\n",
                  problems);
  CHECK(problems.empty());
  REQUIRE(config.articles.size() == 2);
  CHECK(config.articles[0].match == "000_*.txt");
  CHECK(config.articles[0].source == "Outlet");
  CHECK(iso_day(config.articles[0].published.value()) == "2031-05-08");
  CHECK(config.articles[0].line == 2);
  CHECK(!config.articles[0].title);
  CHECK(config.articles[1].title == "no");
  CHECK(config.fail_on == "error");
}

TEST_CASE("what is wrong in crosscheck.yaml is told with its place", "[article][config]") {
  const struct {
    std::string_view text;
    std::size_t line, column;
    std::string_view message;
  } cases[] = {
      {"artikles: []\n", 1, 1, "did you mean 'articles'"},
      {"articles:\n  - {match: a, publisched: 2031-05-08}\n", 2, 16, "did you mean 'published'"},
      {"articles:\n  - {match: a, published: 2031-02-30}\n", 2, 27, "write it as 2031-05-08"},
      {"articles:\n  - {source: a}\n", 2, 5, "'match' is missing"},
      {"articles: {match: a}\n", 1, 11, "a list belongs here"},
      {"articles:\n  - a.txt\n", 2, 5, "a map with 'match'"},
      {"articles:\n  - {match: a, title: [x]}\n", 2, 23, "'title' is a line of text"},
      {"fail_on: fatal\n", 1, 10, "error, warning, note, never"},
      {"formats: {}\n", 1, 1, "no effect in this version"},
      {"packs: [no-such-folder]\n", 1, 9, "no such folder"},
      {"rules: [sport]\n", 1, 8, "a map from rules or packs"},
      {"- a\n", 1, 1, "a map of settings"},
      {"a: [\n", 2, 1, "did not find"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    Problems problems;
    read_config("dir/crosscheck.yaml", "/dir", std::string(c.text), problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].path == "dir/crosscheck.yaml");
    CHECK(problems[0].line == c.line);
    CHECK(problems[0].column == c.column);
    CHECK_THAT(problems[0].message, Catch::Contains(std::string(c.message)));
    CHECK(!problems[0].fatal);
  }
}

TEST_CASE("one wrong entry leaves the others", "[article][config]") {
  Problems problems;
  const Config config = read_config(
      "c", "/", "articles:\n  - {sourc: x}\n  - {match: b, published: soon, source: Outlet}\n",
      problems);
  REQUIRE(config.articles.size() == 1);
  CHECK(config.articles[0].source == "Outlet");
  CHECK(!config.articles[0].published);
  CHECK(problems.size() == 3);
}

}  // namespace
}  // namespace crosscheck
