#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "article/inputs.h"
#include "claim/extract.h"
#include "report/page.h"

namespace crosscheck {

// The words around values that no rule read: "killed N people".
struct Wording {
  std::string around;  // a word on each side, as rules see them
  std::size_t count = 0;
  std::string wider;  // two words on each side, the most frequent of these
  std::string path;   // of the first such value
  std::size_t record = 0, line = 0, column = 0;
  std::string sentence;
};

// How much of what articles say the rules read.
struct Coverage {
  std::size_t articles = 0, sentences = 0;
  std::size_t with_value = 0;   // sentences that hold a number, date, age ...
  std::size_t read = 0;         // of these, sentences that gave a claim
  std::size_t values = 0;       // in all sentences
  std::size_t values_read = 0;  // as the value of a claim, its time, or in one of its slots
  std::vector<std::pair<std::string, std::size_t>> kinds;  // claims, most first
  std::vector<Wording> unread;                             // most first
  std::vector<std::string> unmatched;                      // rules without a match, in their order
  Problems problems;
};

// Reads all articles on `jobs` threads; their number does not show. Keeps the wordings, not the
// text.
Coverage survey(const Inputs& inputs, const ReadingWords& words, const Language& language,
                std::size_t jobs);

// For people; and as one JSON object, with every wording.
void write_coverage(const Coverage& coverage, const TextOptions& options, std::ostream& out);
void write_coverage_json(const Coverage& coverage, std::ostream& out);

}  // namespace crosscheck
