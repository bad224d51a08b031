#include "graph/claim_graph.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/link_rows.h"
#include "graph/rows.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;

}  // namespace

Facts::Facts(const std::vector<std::uint32_t>& first_of) {
  const std::size_t size = first_of.size();
  std::vector<Index> number(size);  // by the first claim of a fact
  for (Index claim = 0; claim < size; ++claim) {
    const Index first = first_of[claim];
    if (first == kNone) continue;
    if (first == claim) {
      number[claim] = static_cast<Index>(begins_.size() - 1);
      begins_.push_back(0);
    }
    ++begins_[number[first] + 1];
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  claims_.resize(begins_.back());
  std::vector<Index> cursor(begins_.begin(), begins_.end() - 1);
  for (Index claim = 0; claim < size; ++claim) {
    if (first_of[claim] != kNone) claims_[cursor[number[first_of[claim]]]++] = claim;
  }
}

ClaimGraph link_claims(const ClaimSet& set, const RulePack& rules, Problems& problems,
                       std::size_t jobs) {
  const Rows rows = make_rows(set, rules);
  std::vector<Crowd> crowds;
  ClaimGraph graph = link_rows(rows, jobs, crowds);
  for (const Crowd& crowd : crowds) {
    std::string message = std::to_string(crowd.claims) + " claims of " +
                          set.claims[crowd.claim].kind + " share \"" +
                          std::string(rows.words[crowd.word]) +
                          "\" with over a thousand others of their time each, and were compared "
                          "with those only that share another name too";
    if (crowd.cut > 0) {
      message += "; " + std::to_string(crowd.cut) +
                 " times these were over a thousand again, and "
                 "the nearest thousand in time were compared";
    }
    problems.push_back({.path = "", .message = std::move(message)});
  }
  return graph;
}

void date_copies(ClaimSet& set) {
  // By the sentence and the words: the claim of the article published first, if a day is known.
  std::map<std::tuple<std::uint64_t, std::string_view, std::string_view>, Index> first;
  const auto published = [&](const Claim& claim) { return set.articles[claim.article].published; };
  const auto hangs = [](const Claim& claim) {
    const auto* date = std::get_if<DateRange>(&claim.value);
    return claim.fingerprint != 0 && date != nullptr && date->anchored;
  };
  for (Index i = 0; i < set.claims.size(); ++i) {
    const Claim& claim = set.claims[i];
    if (!hangs(claim) || !published(claim)) continue;
    const auto [it, added] =
        first.try_emplace({claim.fingerprint, claim.kind, claim.value_words}, i);
    if (!added && published(claim) < published(set.claims[it->second])) it->second = i;
  }
  for (Claim& claim : set.claims) {
    if (!hangs(claim)) continue;
    const auto it = first.find({claim.fingerprint, claim.kind, claim.value_words});
    if (it == first.end() || set.claims[it->second].article == claim.article) continue;
    const Claim& original = set.claims[it->second];
    if (published(claim) == published(original)) continue;
    claim.value = original.value;
    claim.borrowed_day = true;
  }
}

void lend_days(ClaimSet& set, const ClaimGraph& graph, const RulePack& rules,
               const Lexicon& lexicon) {
  constexpr double kSameStory = 10;  // days: kinds with a wider window say nothing of the day
  std::vector<std::map<Day, std::size_t>> offers(set.articles.size());
  for (const Link& link : graph.links()) {
    const Claim &a = set.claims[link.a], &b = set.claims[link.b];
    if (rules.of_kind(a.kind)->window > kSameStory) continue;
    const auto &day_a = set.articles[a.article].published,
               &day_b = set.articles[b.article].published;
    if (!day_a && day_b) ++offers[a.article][*day_b];
    if (day_a && !day_b) ++offers[b.article][*day_a];
  }
  std::vector<std::optional<Day>> borrowed(set.articles.size());
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (offers[i].empty()) continue;
    const auto best = std::max_element(offers[i].begin(), offers[i].end(),
                                       [](auto& x, auto& y) { return x.second < y.second; });
    borrowed[i] = best->first;
    set.articles[i].borrowed_day = best->first;
  }
  for (Claim& claim : set.claims) {
    if (borrowed[claim.article]) settle_day(claim, *borrowed[claim.article], lexicon);
  }
}

}  // namespace crosscheck
