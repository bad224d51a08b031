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

// Which claims are in which fact: for each the first claim of its fact, or kNone. Facts come in the
// order of their first claim, claims of a fact ascending.
class Facts {
 public:
  Facts() = default;
  explicit Facts(const std::vector<std::uint32_t>& first_of);

  std::size_t size() const { return begins_.size() - 1; }
  bool empty() const { return size() == 0; }
  std::span<const std::uint32_t> operator[](std::size_t fact) const {
    return std::span(claims_).subspan(begins_[fact], begins_[fact + 1] - begins_[fact]);
  }
  bool operator==(const Facts&) const = default;

  struct Iterator {
    const Facts* facts;
    std::size_t fact;
    std::span<const std::uint32_t> operator*() const { return (*facts)[fact]; }
    Iterator& operator++() { return ++fact, *this; }
    bool operator==(const Iterator&) const = default;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  std::vector<std::uint32_t> begins_{0};  // in claims_
  std::vector<std::uint32_t> claims_;
};

// Which claims speak of the same fact, and why. Holds indices only; says nothing about agreement
// and never looks at a value. A claim that is linked with none is in no fact.
class ClaimGraph {
 public:
  ClaimGraph(Facts facts, std::vector<Link> links)
      : facts_(std::move(facts)), links_(std::move(links)) {}

  const Facts& facts() const { return facts_; }
  // The links inside facts, by a, then b.
  const std::vector<Link>& links() const { return links_; }

 private:
  Facts facts_;
  std::vector<Link> links_;
};

// Candidates share a blocking key (the kind and one word of a name); their evidence is added up;
// links reach the threshold; a component gives up bridges, then pairs that cannot be one fact.
// Where over a thousand share a key within their time, a second one is asked for; what stays
// uncompared is a Problem. The number of threads does not show.
ClaimGraph link_claims(const ClaimSet& set, const RulePack& rules, Problems& problems,
                       std::size_t jobs = 2);

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
