#pragma once

#include <ostream>

#include "report/page.h"
#include "workshop/rule_test.h"

namespace crosscheck {

// For people: each fault with its place, the sentence, what was expected and what was seen; then
// one line of counts, which is all there is when everything holds.
void write_rule_tests(const RuleTestRun& run, const TextOptions& options, std::ostream& out);

// For CI: a test suite for each file of the pack, a test case for each rule and scenario. What
// could not be loaded is a case with an error.
void write_junit(const RuleTestRun& run, std::ostream& out);

}  // namespace crosscheck
