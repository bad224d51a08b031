#pragma once

#include <array>
#include <cstdint>

#include "graph/rows.h"

namespace crosscheck {

// How much speaks for two claims of one kind to be of one fact, without the words for it. Only
// whether it makes a link counts: `bits` of less than that may be too low, or those of a pair that
// is vetoed.
struct Score {
  double bits = 0;
  double link = 0;      // how many make a link of this kind
  bool vetoed = false;  // a role, the time or the scene is another

  bool links() const;
};

// Indices into Rows::claims. The order of a and b matters by rounding alone.
Score score(const Rows& rows, std::uint32_t a, std::uint32_t b);

// Whether nothing forbids that both speak of one fact.
bool compatible(const Rows& rows, std::uint32_t a, std::uint32_t b);

// What in a claim can veto a pair at a glance: the marks of the kind's first two roles, where they
// name one entity, and of the scene; kNone for what was taken from the context. Most candidates
// differ in one.
using Screen = std::array<WordId, 3>;

Screen screen_of(const Rows& rows, std::uint32_t claim);

// Whether the pair is vetoed; when not, score() may still do so. Without branches: nobody can tell
// beforehand.
inline bool vetoed(const Screen& a, const Screen& b) {
  bool differ = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const WordId unlike = a[i] ^ b[i];
    const unsigned one_sort = unlike != 0 && unlike < EntityRow::kPlaceMark ? 1 : 0;
    const unsigned both_given = a[i] != kNone && b[i] != kNone ? 1 : 0;
    differ |= (one_sort & both_given) != 0;
  }
  return differ;
}

}  // namespace crosscheck
