#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "finding/finding.h"

namespace crosscheck {

// How many of everything a report holds. Findings are counted by severity; a fact that agrees is
// one that more than one article states without a finding.
struct Counts {
  std::size_t articles = 0, claims = 0, facts = 0, agreeing = 0;
  std::size_t errors = 0, warnings = 0, notes = 0;
  std::size_t problems = 0;
};

// Everything a writer needs, sorted, worded and counted. A writer only spells it.
struct Report {
  ClaimSet set;                   // articles and claims in their order; problems by place
  std::vector<Finding> findings;  // gravest first: severity, verdict, then place of the first claim
  std::vector<Finding> facts;     // every fact that more than one article states, findings too
  Counts counts;
};

Report make_report(ClaimSet set, std::vector<Finding> checked);

// 0 when nothing reaches `fail_on` (nullopt: never fails), 1 when something does, 2 when an input
// named by the user could not be read; 2 wins.
int exit_code(const Report& report, std::optional<Severity> fail_on);

}  // namespace crosscheck
