#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "finding/finding.h"
#include "graph/claim_graph.h"
#include "rule/rule.h"

namespace crosscheck {

// How many of everything a report holds. Findings are counted by severity; a fact that agrees is
// one that more than one article states without a finding.
struct Counts {
  std::size_t articles = 0, claims = 0, facts = 0, agreeing = 0;
  std::size_t errors = 0, warnings = 0, notes = 0;
  std::size_t problems = 0;
};

// What a report tells of a rule that its findings come from.
struct RuleRecord {
  std::string id;
  std::string about;  // one line; empty for a rule that is not at hand
  Severity severity = Severity::warning;
  std::vector<std::string> help;  // paragraphs for people
};

// How a finding stands to those of a baseline.
enum class BaselineState : std::uint8_t { fresh, unchanged, updated };

// Everything a writer needs, sorted, worded and counted. A writer only spells it.
struct Report {
  ClaimSet set;                   // articles and claims in their order; problems by place
  std::vector<Finding> findings;  // gravest first: severity, verdict, then place of the first claim
  std::vector<Finding> facts;     // every fact that more than one article states, findings too
  std::vector<RuleRecord> rules;  // of the findings, by id
  // The strongest links that hold the claims of each finding together, by a, then b: one fewer than
  // there are claims, where the graph holds them all.
  std::vector<Link> links;
  std::map<std::string, BaselineState> baseline;        // by id of finding; empty without one
  std::optional<Severity> fail_on = Severity::warning;  // nullopt: nothing makes the run fail
  Counts counts;
};

Report make_report(ClaimSet set, std::vector<Finding> checked, std::span<const Rule> rules = {},
                   std::span<const Link> links = {});

// Whether this finding makes the run fail.
bool fails(const Report& report, const Finding& finding);

// 0 when no finding fails, 1 when one does, 2 when an input named by the user could not be read; 2
// wins.
int exit_code(const Report& report);

}  // namespace crosscheck
