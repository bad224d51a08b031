#pragma once

#include <algorithm>
#include <cmath>

#include "value/value.h"

namespace crosscheck {

// How wide the words are that hedge a number N whose last significant digit has the place g (100
// for 1,200): one table for quantities and durations. Source of all figures: the design's table
// of hedges, checked against an editor's judgement of pairs of phrases; see docs/values.md.
struct Widths {
  double round_from = 20;    // a bare N with g >= 10 from here on is round, else exact
  double round_grain = 0.5;  // round: N +- min(g/2, 0.1 N)
  double round_share = 0.1;
  double about_share = 0.15;  // about: N +- w, w = max(0.15 N, min(g/2, 0.25 N)); soft w/2
  double about_grain = 0.5;
  double about_most = 0.25;
  double about_soft = 0.5;
  double nearly_hard = 0.8;  // nearly: [0.8 N, N]; soft [0.9 N, N]
  double nearly_soft = 0.9;
  double above_soft = 1.5;  // more than, at least: [N, inf); soft to 1.5 N
  double below_soft = 0.5;  // up to, at most, less than: (-inf, N]; soft from 0.5 N
  // Two units: apart by the coarser grain and half the finer one, at most by this share, is
  // rounding.
  double converted_most = 0.05;
};
inline constexpr Widths kWidths;

struct HardSoft {
  Interval hard, soft;
};

inline bool is_round(double number, double grain) {
  return grain >= 10 && std::abs(number) >= kWidths.round_from;
}

// The ranges of N under a hedge. `range` and `vague` carry their own.
inline HardSoft widen(Hedge hedge, double n, double grain, bool may_be_round) {
  const double size = std::abs(n);
  const auto around = [n](double w) { return Interval{n - w, n + w}; };
  switch (hedge) {
    case Hedge::exact:
      if (!may_be_round || !is_round(n, grain)) break;
      return {around(std::min(kWidths.round_grain * grain, kWidths.round_share * size)), {n, n}};
    case Hedge::about: {
      const double w = std::max(kWidths.about_share * size,
                                std::min(kWidths.about_grain * grain, kWidths.about_most * size));
      return {around(w), around(w * kWidths.about_soft)};
    }
    case Hedge::nearly:
      if (n < 0)
        return {{n, n + (1 - kWidths.nearly_hard) * size},
                {n, n + (1 - kWidths.nearly_soft) * size}};
      return {{kWidths.nearly_hard * n, n}, {kWidths.nearly_soft * n, n}};
    case Hedge::more_than:
    case Hedge::at_least:
      return {{n, kUnbounded}, {n, n + (kWidths.above_soft - 1) * size}};
    case Hedge::less_than:
    case Hedge::at_most:
    case Hedge::up_to:
      return {{-kUnbounded, n}, {n - (1 - kWidths.below_soft) * size, n}};
    case Hedge::range:
    case Hedge::vague:
      break;
  }
  return {{n, n}, {n, n}};
}

}  // namespace crosscheck
