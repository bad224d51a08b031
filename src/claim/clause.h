#pragma once

#include <cstddef>
#include <string_view>

#include "rule/grammar.h"
#include "rule/rule.h"

namespace crosscheck {

// Whether what a word at marked[cue] says of its clause still holds at marked[value]: no new clause
// has begun between. "Denied that N soldiers had died" reaches N, "denied the report, and N
// soldiers died" does not. The value may stand before the cue.
bool cue_reaches(std::string_view marked, std::size_t cue, std::size_t value, Stance stance,
                 const Grammar& grammar);

}  // namespace crosscheck
