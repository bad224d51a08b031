#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "rule/rule_pack.h"

namespace crosscheck {

// One term of a link's score, for people: {"visitor", "Ada Lindgren", 7}.
struct Evidence {
  std::string term;
  std::string detail;
  double bits = 0;
};

// Two claims of one fact. Indices into ClaimSet::claims, a < b.
struct Link {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float score = 0;
};

// Which claims speak of the same fact, and why. Holds indices only; says nothing about agreement
// and never looks at a value. Facts come in the order of their first claim; a claim that is linked
// with none is in no fact.
class ClaimGraph {
 public:
  ClaimGraph(std::vector<std::vector<std::uint32_t>> facts, std::vector<Link> links);

  const std::vector<std::vector<std::uint32_t>>& facts() const { return facts_; }
  // The links inside facts, by a, then b.
  const std::vector<Link>& links() const { return links_; }

 private:
  std::vector<std::vector<std::uint32_t>> facts_;
  std::vector<Link> links_;
};

// Candidates share a blocking key (the kind and one entity); their evidence is added up; links
// reach the threshold; a component gives up bridges, then pairs that cannot be one fact. Blocks of
// over a thousand claims are compared within a smaller key; what stays uncompared is a Problem.
ClaimGraph link_claims(const ClaimSet& set, const RulePack& rules, Problems& problems);

// The evidence for two claims of one kind, term by term; their sum is the link's score.
std::vector<Evidence> weigh(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule);

// A reprint's "Tuesday" is the Tuesday of what it reprints: the dates of copied sentences are read
// by the day of the earliest copy.
void date_copies(ClaimSet& set);

// Gives each article without a day the day of the articles that it shares events with, so that
// "next year" can be read; links stay as they are. Claims then say that the day is borrowed.
void lend_days(ClaimSet& set, const ClaimGraph& graph, const RulePack& rules,
               const Lexicon& lexicon);

}  // namespace crosscheck
