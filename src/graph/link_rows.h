#pragma once

#include <cstdint>
#include <vector>

#include "graph/claim_graph.h"
#include "graph/rows.h"

namespace crosscheck {

// Claims of one kind that name the same word, too many to compare each with each: those with over
// kCrowd others in their window were compared with those only that share another word too.
struct Crowd {
  std::uint32_t claim = kNone;  // the first of them
  WordId word = kNone;
  std::size_t claims = 0;
  std::size_t cut =
      0;  // of these: with over kCrowd of that sort too, compared with the next kCrowd

  auto operator<=>(const Crowd&) const = default;
};

inline constexpr std::size_t kCrowd = 1000;

// Links and facts; the same for any number of threads. `crowds`, by first claim, then word: what
// stayed uncompared.
ClaimGraph link_rows(const Rows& rows, std::size_t jobs, std::vector<Crowd>& crowds);

}  // namespace crosscheck
