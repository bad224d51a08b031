#pragma once

#include <string>

#include "value/value.h"

namespace crosscheck {

// How two values stand to each other, by their ranges alone.
enum class Standing {
  same,          // equal soft ranges
  inside,        // a's soft range lies strictly inside b's
  around,        // b's soft range lies strictly inside a's
  overlap,       // the soft ranges meet
  rounding,      // they do not, but within unit conversion or the coarser one's precision
  hard_overlap,  // only the hard ranges meet
  apart,
  not_comparable,  // another dimension, currency or kind
};

struct Relation {
  Standing standing = Standing::not_comparable;
  double gap = 0;    // apart: distance of the hard ranges, in a's unit (dates: days, durations: s)
  double ratio = 0;  // apart: gap over the larger magnitude, 0..1; 0 for dates
  std::string why;   // not_comparable: "USD against EUR"
};

// Symmetric up to inside/around. Hedging a value never turns agreement into conflict; widening
// a range never creates one.
Relation relate(const Value& a, const Value& b);

// Ages stated on two days, as ranges of birth dates: 21 in May and 22 a year later are the same
// person, 22 and then 21 are not. The gap is in years.
Relation relate_ages(const Quantity& a, Day a_day, const Quantity& b, Day b_day);

}  // namespace crosscheck
