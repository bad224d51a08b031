#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "article/article.h"
#include "article/reading_words.h"
#include "claim/extract.h"
#include "rule/rule.h"
#include "text/problem.h"

namespace crosscheck {

// One thing that a rule or scenario does not do as it says.
struct RuleFault {
  Place place;          // in the file of its case
  std::string message;  // "reads nothing"
  std::string text;     // of the example; empty where there is none
  // What was expected, what was seen, the marked sentence: label and words.
  std::vector<std::pair<std::string, std::string>> details;
};

// A rule or a scenario, and what is wrong with it: by place.
struct RuleCase {
  std::string file;
  Place place;
  std::string name;  // the rule's id; what the scenario is about
  std::vector<RuleFault> faults;
};

struct RuleTestRun {
  std::vector<RuleCase> cases;  // rules, then scenarios, in the pack's order
  Problems problems;            // of loading: these rules could not be tested
  std::size_t rules = 0, patterns = 0, examples = 0, scenarios = 0;
  std::size_t numbers = 0;     // in a `gives`, that were changed to see the claim change
  std::size_t numberless = 0;  // `gives` of a value without a number: "Tuesday"
  bool holds() const;
};

// Runs every example and scenario of the packs. `problems` are those of loading the packs.
RuleTestRun test_rules(const Language& language, const ReadingWords& words, Problems problems);

// An article of a line or two, as it stands in a pack. Examples are of Thursday 8 May 2031.
Article told_article(const Scenario::Article& told, const std::string& path,
                     const ReadingWords& words, const Lexicon& lexicon);

// The sentences of a trace as rules see them, one line.
std::string marked_text(const Trace& trace);

}  // namespace crosscheck
