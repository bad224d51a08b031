#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/load_lexicon.h"
#include "text/fold.h"
#include "value/reading.h"
#include "value/spell.h"

namespace crosscheck {

// The shipped words, loaded once for all tests.
inline const Lexicon& words() {
  static const Lexicon lexicon = [] {
    Problems problems;
    return load_lexicon(CROSSCHECK_SOURCE_DIR "/rules", problems);
  }();
  return lexicon;
}

struct Seen {
  std::string words;
  std::string reads;
  Value value;
};

// What is read in `text`, published on `reference` ("" where that is not known).
inline std::vector<Seen> seen(std::string_view text, std::string_view reference = "2025-05-08",
                              std::string_view country = "") {
  Folded folded;
  fold(text, 0, folded);
  ReadingContext context;
  context.reference = parse_iso_day(reference);
  context.country = country;
  std::vector<Reading> readings;
  find_values(folded.text, context, words(), readings);
  std::vector<Seen> found;
  for (const Reading& reading : readings) {
    found.push_back(
        {std::string(slice(folded.text, reading.span)), describe(reading.value), reading.value});
  }
  return found;
}

// "nearly four hours=nearly 4 hours; 11th=11th"
inline std::string spelled(std::string_view text, std::string_view reference = "2025-05-08",
                           std::string_view country = "") {
  std::string line;
  for (const Seen& s : seen(text, reference, country)) {
    line += (line.empty() ? "" : "; ") + s.words + "=" + s.reads;
  }
  return line;
}

// The first value of a phrase.
inline Value value_of(std::string_view phrase, std::string_view reference = "2025-05-08") {
  const std::vector<Seen> found = seen(phrase, reference);
  return found.empty() ? Value(Office{"no value", "", false}) : found.front().value;
}

}  // namespace crosscheck
