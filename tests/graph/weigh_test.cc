// A pair weighed in numbers, and the same told in words.

#include "graph/weigh.h"

#include <algorithm>

#include "catch.h"
#include "claim/told.h"
#include "graph/claim_graph.h"
#include "graph/weights.h"

namespace crosscheck {

TEST_CASE("the words for a pair add up to the bits that it was weighed at", "[graph]") {
  const RulePack& rules = testing::english().language.rules;
  ClaimSet set = testing::claims_of({CROSSCHECK_SOURCE_DIR "/fixtures"});
  const Rows rows = make_rows(set, rules);
  REQUIRE(rows.claims.size() == set.claims.size());
  std::size_t links = 0, vetoes = 0, glances = 0;
  for (std::uint32_t a = 0; a < set.claims.size(); ++a) {
    for (std::uint32_t b = a + 1; b < set.claims.size(); ++b) {
      if (set.claims[a].kind != set.claims[b].kind) continue;
      double bits = 0;
      bool vetoed = false;
      for (const Evidence& term :
           weigh(set, set.claims[a], set.claims[b], *rules.of_kind(set.claims[a].kind))) {
        bits += term.bits;
        vetoed |= term.bits <= kWeights.other;
      }
      const Score weighed = score(rows, a, b);
      const Rule& rule = *rules.of_kind(set.claims[a].kind);
      const bool link = !vetoed && bits >= rule.link.value_or(kWeights.link);
      CAPTURE(one_line(set.claims[a]), one_line(set.claims[b]), bits, weighed.bits);
      REQUIRE(weighed.links() == link);
      if (link) REQUIRE(weighed.bits == bits);
      REQUIRE(compatible(rows, a, b) == !vetoed);
      const bool at_a_glance = crosscheck::vetoed(screen_of(rows, a), screen_of(rows, b));
      if (at_a_glance) REQUIRE(vetoed);
      glances += at_a_glance;
      links += link;
      vetoes += vetoed;
    }
  }
  CHECK(links > 100);
  CHECK(vetoes > 100);
  CHECK(glances > 100);
}

// What one term of the evidence comes to for the first claims of a kind in two articles.
double term(const std::string& name, const std::string& kind, const std::string& a,
            const std::string& b) {
  const ClaimSet set =
      testing::tell({{a, "Fen Gazette", "2031-05-08"}, {b, "Lake Post", "2031-05-08"}});
  const Claim *one = nullptr, *other = nullptr;
  for (const Claim& claim : set.claims) {
    if (claim.kind == kind) (claim.article == 0 ? one : other) = &claim;
  }
  REQUIRE(one != nullptr);
  REQUIRE(other != nullptr);
  for (const Evidence& evidence :
       weigh(set, *one, *other, *testing::english().language.rules.of_kind(kind))) {
    if (evidence.term == name) return evidence.bits;
  }
  return 0;
}

TEST_CASE("what happened speaks for one fact or against it", "[graph]") {
  const std::string fire = "A fire in Lusaka killed 12 people.";
  CHECK(term("event", "killed", fire, "The blaze in Lusaka killed 14 people.") ==
        kWeights.same_happening);
  CHECK(term("event", "killed", fire, "A blast in Lusaka killed 14 people.") == 0);
  CHECK(term("event", "killed", fire, "An earthquake in Lusaka killed 14 people.") ==
        kWeights.other_happening);
  // Told by the sentence before, it counts less.
  CHECK(term("event", "killed", fire,
             "An earthquake struck Lusaka. In Lusaka 14 people were killed.") ==
        kWeights.other_happening_filled);
}

TEST_CASE("words around both counts speak for one fact, none in common against it", "[graph]") {
  const std::string dropped = "Four bombs were dropped on the crowded camp from a plane.";
  const auto wording = [&](const std::string& other) {
    return term("wording", "count", dropped, other);
  };
  CHECK(wording("An old plane dropped five bombs.") == 2 * kWeights.word_around);
  CHECK(wording("Five bombs were found under floors of a farmhouse near the river.") ==
        kWeights.other_wording);
  CHECK(wording("They found five bombs.") == 0);  // too few words to say
}

TEST_CASE("counts of one article are of two things, tolls may be told twice", "[graph]") {
  const auto terms = [](const std::string& kind, const std::string& text) {
    const ClaimSet set = testing::tell({{text, "Fen Gazette", "2031-05-08"}});
    std::vector<const Claim*> claims;
    for (const Claim& claim : set.claims) {
      if (claim.kind == kind) claims.push_back(&claim);
    }
    REQUIRE(claims.size() == 2);
    return weigh(set, *claims[0], *claims[1], *testing::english().language.rules.of_kind(kind));
  };
  const auto vetoed = [](const std::vector<Evidence>& evidence) {
    return std::any_of(evidence.begin(), evidence.end(),
                       [](const Evidence& e) { return e.bits <= kWeights.other; });
  };
  CHECK(vetoed(terms("count", "The yard holds 12 trucks. The mill has nine trucks.")));
  CHECK_FALSE(vetoed(terms("killed",
                           "A fire in Lusaka killed 12 people. The fire killed 12 people "
                           "in Lusaka, police said.")));
}

}  // namespace crosscheck
