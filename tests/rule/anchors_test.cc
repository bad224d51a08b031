// The words that a pattern cannot do without. A word too many would lose matches without a sound,
// so besides the table every shipped pattern is held to all examples: where RE2 matches, an anchor
// is.

#include "rule/anchors.h"

#include <re2/re2.h>

#include <algorithm>

#include "catch.h"
#include "claim/told.h"

namespace crosscheck {
namespace {

std::string listed(std::string_view pattern) {
  std::string line;
  for (const std::string& word : anchors_of(pattern)) line += (line.empty() ? "" : " ") + word;
  return line;
}

TEST_CASE("the anchors of a pattern are words it cannot do without", "[rule]") {
  struct Row {
    std::string_view pattern, words;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"N people", "people"},
           {"\\b(?:N (?:people )?(?:were )?(?:killed|dead))\\b", "dead killed"},
           {"(?P<s0>N) killed(?: in L)?", "killed"},
           {"N kill(?:ed|s)?", "kill"},
           {"colou?rs", "colo"},
           {"shoots+ing", "shoots"},
           {"(?:killed|N)", ""},           // one branch has no word
           {"(?:killed)? (?:or )*N", ""},  // none is needed
           {"(?:killed){0,2} N", ""},
           {"(?:killed){1,2} N", "killed"},
           {"[a-z]+ of N", ""},  // too short
           {"[a-z]{3,}ing[]a-z[:alpha:]]x", "ing"},
           {"was (?:the )?president", "president"},
           {"(?i:KILLED) N", ""},
           {"\\Qkilled\\E N", ""},
       }) {
    CAPTURE(row.pattern);
    CHECK(listed(row.pattern) == row.words);
  }
}

TEST_CASE("words are found wherever they stand, also inside one another", "[rule]") {
  WordFinder finder;
  const std::vector<std::string> words = {"he", "she", "his", "hers", "ers", "killed"};
  for (std::uint32_t i = 0; i < words.size(); ++i) finder.add(words[i], i);
  finder.compile();
  for (const std::string_view text :
       {"ushers", "she killed his", "h e", "", "hehehis", "shershers-killed"}) {
    CAPTURE(text);
    std::vector<std::uint32_t> found, expected;
    finder.find(text, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      if (text.find(words[i]) != text.npos) expected.push_back(i);
    }
    CHECK(found == expected);
  }
}

TEST_CASE("where a shipped pattern matches an example, one of its anchors stands", "[rule]") {
  const RulePack& pack = testing::english().language.rules;
  std::vector<std::string> sentences;
  for (const Rule& rule : pack.rules()) {
    for (const Example& example : rule.examples) {
      const testing::MarkedText marked({example.text});
      for (const Sentence& sentence : marked.sentences) sentences.push_back(sentence.marked.text);
    }
  }
  REQUIRE(sentences.size() > 200);
  std::size_t with_words = 0, patterns = 0;
  for (const Rule& rule : pack.rules()) {
    for (const Pattern& pattern : rule.patterns) {
      const auto anchors = anchors_of(pattern.expanded);
      with_words += !anchors.empty();
      ++patterns;
      const RE2 expression(pattern.expanded, RE2::Latin1);
      for (const std::string& sentence : sentences) {
        const bool candidate =
            anchors.empty() || std::any_of(anchors.begin(), anchors.end(), [&](const auto& word) {
              return sentence.find(word) != sentence.npos;
            });
        if (!candidate && RE2::PartialMatch(sentence, expression)) {
          CAPTURE(rule.id, pattern.expanded, sentence);
          FAIL_CHECK("matches without any of its anchors");
        }
      }
    }
  }
  CHECK(with_words > patterns * 3 / 4);  // else nearly all are tried on every sentence
}

}  // namespace
}  // namespace crosscheck
