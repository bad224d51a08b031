#include "article/markdown.h"

#include "reading.h"

namespace crosscheck {
namespace {

TEST_CASE("Markdown reads as its readers see it", "[article][markdown]") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"**14 people** were [killed](http://a.example/x_y \"why\") on _Monday_.",
       "14 people were killed on Monday."},
      {"# Fire in Nakuru\n\nFire killed 14 in Nakuru.",
       "Fire in Nakuru\nFire killed 14 in Nakuru."},
      {"Fire killed 14 in Nakuru.\n\n## What is known\n\nIt began at dawn.\n\nUnderlined\n===\n\n"
       "It ended at noon.",
       "Fire killed 14 in Nakuru.\nIt began at dawn.\nIt ended at noon."},
      {"It ended.\n\n---\n\nIt began again.\n***\nThen it ended.",
       "It ended.\nIt began again.\nThen it ended."},
      {"The county said so.\n---\nNobody was hurt.", "The county said so.\nNobody was hurt."},
      {"- Fire killed 14 people.\n- Nine were hurt.\n1. It began at dawn.",
       "Fire killed 14 people.\nNine were hurt.\nIt began at dawn."},
      {"> We counted 14 people\n> who were hurt, she said.\n\nShe left.",
       "We counted 14 people who were hurt, she said.\nShe left."},
      {"It ended.\n\n```\nIn code 99 people died.\n```\n\nAll left.", "It ended.\nAll left."},
      {"It ended.\n<!-- 99 people\ndied. -->\nAll left.", "It ended.\nAll left."},
      {"It ended.\n\n| a | b |\n|---|---|\n| 99 died. | x |\n\nAll left.", "It ended.\nAll left."},
      {"It ended.\n\n- [Other story: 99 died.](http://a.example/1)\n\nAll left.",
       "It ended.\nAll left."},
      {"![99 people died.](a.png) Fire killed 14 people.", "Fire killed 14 people."},
      {"[![99 died.](a.png)](b.html) Fire killed 14 people.", "Fire killed 14 people."},
      {"Fire killed 14 people[1][^2] in [Nakuru][n].\n\n[n]: http://a.example/",
       "Fire killed 14 people in Nakuru."},
      {"See <https://a.example/> for <b>14</b> names.", "See for 14 names."},
      {"\\*Not\\* bold, 3 * 4 and 5*6, a snake_case_name, [I]t is so.",
       "*Not* bold, 3 * 4 and 5*6, a snake_case_name, [I]t is so."},
      {"``We won,'' she said.", "\"We won,\" she said."},
      {"Run `make` ~~now~~ later.", "Run make now later."},
      {"[Unclosed (link](http://a.example/b_(c)) was left.", "Unclosed (link was left."},
      {"A broken [link](http://a.example/ was left.",
       "A broken [link](http://a.example/ was left."},
      {"**Fire killed 14.** Nine were hurt.", "Fire killed 14. | Nine were hurt."},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(words_of(read(c.text, Format::markdown)) == c.expected);
  }
}

TEST_CASE("places in Markdown are those of the file", "[article][markdown]") {
  const Article article =
      read("- **14 people** were [killed](http://a.example/) on Monday.\n", Format::markdown);
  REQUIRE(article.sentences.size() == 1);
  Folded folded;
  fold(article, article.sentences[0], folded);
  const auto source_of = [&](std::string_view words) {
    const std::size_t at = folded.text.find(words);
    REQUIRE(at != folded.text.npos);
    return slice(article.text, folded.source({at, at + words.size()}));
  };
  CHECK(source_of("14 people") == "14 people");
  CHECK(source_of("killed") == "killed");
  CHECK(source_of("on Monday.") == "on Monday.");
}

TEST_CASE("front matter is found where it stands and nowhere else", "[article][markdown]") {
  const struct {
    std::string_view text, yaml, body;
  } cases[] = {
      {"---\ntitle: x\n---\nText.", "---\ntitle: x\n", "Text."},
      {"---\r\ntitle: x\r\n--- \r\nText.", "---\r\ntitle: x\r\n", "Text."},
      {"---\ntitle: x\n...\nText.", "---\ntitle: x\n", "Text."},
      {"\xEF\xBB\xBF---\na: b\n---\n", "---\na: b\n", ""},
      {"---\nnever closed\n", "", "---\nnever closed\n"},
      {"Text.\n---\na: b\n---\n", "", "Text.\n---\na: b\n---\n"},
      {"----\na: b\n---\n", "", "----\na: b\n---\n"},
      {"", "", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const FrontMatter front = find_front_matter(c.text);
    CHECK(slice(c.text, front.yaml) == c.yaml);
    CHECK(slice(c.text, front.body) == c.body);
  }
}

TEST_CASE("hostile Markdown takes linear time", "[article][markdown]") {
  const std::string_view units[] = {"[", "](",   "](x", "![", "<a", "*a ",
                                    "`", "[x](", "> ",  "\\", "[]"};
  for (const std::string_view unit : units) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < 400'000) text += unit;
    const Markdown markdown = read_markdown(text, {0, text.size()});
    std::size_t end = 0;
    for (const Span span : markdown.markup) {
      if (span.begin < end || span.empty()) FAIL("markup overlaps");
      end = span.end;
    }
    CHECK(end <= text.size());
  }
}

}  // namespace
}  // namespace crosscheck
