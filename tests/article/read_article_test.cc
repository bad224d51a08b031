#include "article/read_article.h"

#include "reading.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

using Catch::Contains;

TEST_CASE("the title of the front matter is read like the text, in its place", "[article][read]") {
  const struct {
    std::string_view title, words;
  } cases[] = {
      {"Fire in Nakuru kills 14", "Fire in Nakuru kills 14"},
      {"\"Fire in Nakuru kills 14\"", "Fire in Nakuru kills 14"},
      {"'Fire: 14 die in Nakuru'", "Fire: 14 die in Nakuru"},
      {"\u00c9tude of Nakuru  # a comment", "\u00c9tude of Nakuru"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.title);
    const Article article = read("---\nsource: \u00c9cho\ntitle:   " + std::string(c.title) +
                                     "\n---\n\nThe fire is out, police said.\n",
                                 Format::markdown);
    CHECK(article.title == c.words);
    CHECK(article.source == "\u00c9cho");
    CHECK(slice(article.text, article.title_span) == c.words);
    CHECK(words_of(article) ==
          std::string(words_of(read(std::string(c.words)))) + "\nThe fire is out, police said.");
  }
}

TEST_CASE("a title with escapes is metadata only", "[article][read]") {
  const Article article =
      read("---\ntitle: 'It''s over in Nakuru'\n---\nThe fire is out.\n", Format::markdown);
  CHECK(article.title == "It's over in Nakuru");
  CHECK(article.title_span.empty());
  CHECK(words_of(article) == "The fire is out.");
}

TEST_CASE("the first source that knows the day of publication gives it", "[article][read]") {
  const std::string body = "March 3, 2031\n\nThe fire in the market is out, police said.\n";
  const std::string front = "---\npublished: 2031-03-01\n---\n";
  Metadata config;
  config.published = parse_iso_day("2031-03-02");
  config.published_from = PublishedFrom::config;
  config.published_note = "from crosscheck.yaml on line 2";
  const struct {
    std::string text;
    const Metadata metadata;
    std::string_view day;
    PublishedFrom from;
    std::string_view note;
  } cases[] = {
      {front + body, config, "2031-03-01", PublishedFrom::front_matter,
       "from the front matter on line 2"},
      {body, config, "2031-03-02", PublishedFrom::config, "from crosscheck.yaml on line 2"},
      {body, {}, "2031-03-03", PublishedFrom::text, "from the date on line 1: March 3, 2031"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    Problems problems;
    Article article;
    article.text = c.text;
    read_article(Format::markdown, {}, c.metadata, shipped_words(), shipped_lexicon(), article,
                 problems);
    CHECK(problems.empty());
    REQUIRE(article.published);
    CHECK(iso_day(*article.published) == c.day);
    CHECK(article.published_from == c.from);
    CHECK(article.published_note == c.note);
  }
}

TEST_CASE("what is wrong with an article is told and the rest is read", "[article][read]") {
  const struct {
    std::string_view name;
    std::string text;
    Format format;
    std::size_t line, column;
    std::string_view message;
    bool reads;
  } cases[] = {
      {"invalid UTF-8", "One is out.\n\u00c9t\u00e9 \xff is out.\n", Format::text, 2, 5,
       "not UTF-8", true},
      {"NUL", std::string("Fire is out\0 now.\n", 18), Format::text, 1, 12, "a NUL byte", true},
      {"empty", "", Format::text, 0, 0, "is empty", false},
      {"blank", " \n\t\n", Format::text, 0, 0, "is empty", false},
      {"furniture only", "Menu\n\nShare this\n", Format::text, 0, 0, "no sentences", false},
      {"long line", std::string(2'000'000, 'x') + " is out.", Format::text, 1, 1,
       "a line of 2,000,008 bytes", true},
      {"bad day", "---\npublished: soon\n---\nFire is out.\n", Format::markdown, 2, 12,
       "not a day of publication", true},
      {"bad YAML", "---\ntitle: [\n---\nFire is out.\n", Format::markdown, 3, 1, "did not find",
       true},
      {"list for a title", "---\ntitle: [a]\n---\nFire is out.\n", Format::markdown, 2, 8,
       "'title' is a line of text", true},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    Problems problems;
    const Article article = read(c.text, problems, c.format);
    CHECK(article.text == c.text);
    CHECK(article.sentences.empty() != c.reads);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].path == "story");
    CHECK(problems[0].line == c.line);
    CHECK(problems[0].column == c.column);
    CHECK_THAT(problems[0].message, Contains(std::string(c.message)));
    CHECK(problems[0].source_line.size() < 1001);
  }
}

TEST_CASE("the content key is of the text alone", "[article][read]") {
  const std::string text = "The fire is out.\n";
  Metadata other;
  other.source = "Outlet";
  CHECK(read(text).content_key == read(text, Format::text, other).content_key);
  CHECK(read(text).content_key != read(text + "\n").content_key);
  CHECK(read(text).content_key.size() == 16);
}

TEST_CASE("sentences lie in order and count their paragraphs", "[article][read]") {
  const Article article = read(
      "---\ntitle: Fire in Nakuru\n---\n# Fire in Nakuru\n\nIt began at dawn. It ended at "
      "noon.\n\nNobody was hurt.\n",
      Format::markdown);
  std::size_t end = 0;
  for (const Span span : article.sentences) {
    CHECK(span.begin >= end);
    CHECK(!span.empty());
    end = span.end;
  }
  CHECK(end <= article.text.size());
  CHECK(article.paragraph == std::vector<std::uint32_t>{0, 1, 2, 2, 3});
}

}  // namespace
}  // namespace crosscheck
