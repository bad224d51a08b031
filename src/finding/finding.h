#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "graph/claim_graph.h"
#include "rule/rule_pack.h"
#include "value/lexicon.h"

namespace crosscheck {

// What two claims of one fact say to each other, gravest first. A report lists facts down to
// `rounding` as findings.
enum class Verdict : std::uint8_t {
  conflict,         // they cannot both be true
  disputed,         // so do two named speakers say
  correction,       // the later text says that it corrects
  update,           // the later one says more, as such counts do
  schedule_change,  // another day for a plan
  possible_update,  // it would be an update, but who is later is not known
  tension,          // possible together, but a careful reader would ask
  rounding,         // within unit conversion or precision
  refines,          // one says the same more closely
  agree,
  repeat,  // a copy
  not_comparable,
};

std::string_view verdict_name(Verdict verdict);  // "schedule-change"
inline bool is_finding(Verdict verdict) { return verdict <= Verdict::rounding; }

// What one pair comes to, and the row of the table that said so (see docs/how-crosscheck-works.md).
struct Judgement {
  Verdict verdict = Verdict::not_comparable;
  int row = 0;
  std::string why;
  bool near = false;  // apart by less than 5 %
};

// Claims that can be true together.
struct Side {
  std::string reads;                  // the value, for people
  std::vector<std::uint32_t> claims;  // indices into ClaimSet::claims, ascending
  std::vector<std::uint32_t> fits;    // claims that this side could hold, but another too
  std::size_t independent_sources = 0;
};

struct SideRelation {
  std::size_t a = 0, b = 0;  // indices of sides, a < b
  Verdict verdict = Verdict::not_comparable;
  std::string why;
};

// What the claims of one fact say to each other.
struct Finding {
  std::string id;  // of the kind and topic alone: edits elsewhere do not change it
  std::string rule;
  std::string fact;     // "Ada Lindgren's visit to Kenya"
  bool within = false;  // one article contradicts itself
  Verdict verdict = Verdict::agree;
  Severity severity = Severity::note;
  std::string message;
  std::string why;
  std::vector<Side> sides;  // most independent sources first
  std::vector<SideRelation> relations;
  // The smallest sets of claims without which this finding and those joined to it by derived
  // claims would be consistent; more than one when they tie. Empty when nothing must go.
  std::vector<std::vector<std::uint32_t>> retract;
  std::vector<std::uint32_t> silent;  // claims that take no side: possible, proposed, denied
  std::vector<std::uint32_t> claims;  // all of the fact, ascending
};

// A verdict on every fact of the graph, in its order. May settle dates that hang on an unknown day
// by assuming one day for all claims of a fact; such claims say so.
std::vector<Finding> check_facts(ClaimSet& set, const ClaimGraph& graph, const RulePack& rules,
                                 const Lexicon& lexicon);

Judgement judge(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule);

// How many sources are behind these claims: copies of a sentence and articles of one outlet count
// once.
std::size_t independent_sources(const ClaimSet& set, std::span<const std::uint32_t> claims);

}  // namespace crosscheck
