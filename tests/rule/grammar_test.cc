#include "rule/grammar.h"

#include "catch.h"
#include "pipeline.h"

namespace crosscheck {

TEST_CASE("a grammar file gives its lists, and a wrong key is named with the nearest", "[rule]") {
  const testing::TempFolder folder;
  folder.write("grammar.yaml",
               "articles: [the, a]\n"
               "pronuons: [she]\n"
               "scene:\n"
               "  - in\n"
               "  - near\n");
  Problems problems;
  const Grammar grammar = load_grammar(folder.path(), problems);
  CHECK(grammar.articles == Grammar::Words{"a", "the"});
  CHECK(grammar.scene == Grammar::Words{"in", "near"});
  CHECK(grammar.pronouns.empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 2);
  CHECK(problems[0].column == 1);
  CHECK(problems[0].message == "unknown key 'pronuons'; did you mean 'pronouns'?");
  CHECK_FALSE(problems[0].fatal);
}

TEST_CASE("a grammar that is not there is fatal, one that is no YAML a problem with a place",
          "[rule]") {
  const testing::TempFolder folder;
  Problems problems;
  load_grammar(folder.path(), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].fatal);
  CHECK_THAT(problems[0].path, Catch::EndsWith("grammar.yaml"));

  problems.clear();
  folder.write("grammar.yaml", "articles: [the\nscene: [in]\n");
  const Grammar grammar = load_grammar(folder.path(), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line > 0);
  CHECK(grammar.articles.empty());
}

TEST_CASE("the shipped grammar holds lower-case words in every list", "[rule]") {
  const Grammar& grammar = testing::english().language.grammar;
  for (const auto* list :
       {&grammar.articles, &grammar.owners, &grammar.places, &grammar.links, &grammar.stops,
        &grammar.groups, &grammar.leaders, &grammar.pronouns, &grammar.scene, &grammar.determiners,
        &grammar.plurals, &grammar.clauses, &grammar.turns, &grammar.verbs}) {
    CHECK_FALSE(list->empty());
    for (const std::string& word : *list) {
      CAPTURE(word);
      CHECK(word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == std::string::npos);
    }
  }
}

}  // namespace crosscheck
