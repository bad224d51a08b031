#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rule/mark.h"
#include "rule/rule_pack.h"
#include "text/span.h"

namespace crosscheck {

// How far a pattern got in a sentence that it does not match. A piece is a word, a slot or a group
// of the pattern, with its quantifier and the space behind it.
struct NearMiss {
  std::uint32_t rule = 0;
  std::uint32_t pattern = 0;
  double share = 0;  // of the pattern's weight that matched; a piece that may be empty weighs none
  Span failed;       // the piece that did not match, in Pattern::source; empty: all would, but for
                     // the words of `instead` before it
  Span matched;      // what the others matched, in the marked text
  Span instead;      // what stands where the piece should, in the marked text; may be empty
};

// The patterns that come closest to `sentence`, best first, one of each rule and at most `most`:
// all but one piece match, or a good half of the pieces from its beginning or its end. Rules that
// match are not among them.
std::vector<NearMiss> near_misses(const RulePack& rules, const MarkedSentence& sentence,
                                  std::size_t most);

// Where the pieces of a pattern end, for tests: "{count:value} |(?:old )?|cars".
std::string pieces_of(const std::string& pattern);

}  // namespace crosscheck
