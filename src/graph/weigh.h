#pragma once

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

}  // namespace crosscheck
