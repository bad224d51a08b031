// A pair weighed in numbers, and the same told in words.

#include "graph/weigh.h"

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

}  // namespace crosscheck
