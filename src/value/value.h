#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace crosscheck {

using Day = std::chrono::sys_days;

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

// Closed range: "3-5" is [3, 5], "at least 5" is [5, kUnbounded], "5" is [5, 5].
struct Interval {
  double low = 0;
  double high = 0;
  bool operator==(const Interval&) const = default;
  bool contains(Interval inner) const { return low <= inner.low && inner.high <= high; }
  bool overlaps(Interval other) const { return low <= other.high && other.low <= high; }
};

// How the words hold their number. "more than" and "at least" have the same range; the class is
// kept for people. `vague` is "several", "dozens", "a few", "hundreds".
enum class Hedge : std::uint8_t {
  exact,
  about,
  nearly,
  more_than,
  at_least,
  less_than,
  at_most,
  up_to,
  range,
  vague
};

// A number with what it counts or measures. `hard` is what the words allow at all, `soft` what a
// careful reader takes them to mean; soft lies in hard. Both in the stated unit.
struct Quantity {
  enum class Kind : std::uint8_t { number, ordinal, percent, age, money, measure };
  Kind kind = Kind::number;
  Hedge hedge = Hedge::exact;
  double number = 0;  // as stated: 20 in "more than 20"; percent in points
  double grain = 1;   // place of the last significant digit: 100 for 1,200; 0.1 for 6.2
  Interval hard, soft;
  std::string unit;  // ISO 4217 code or "$" for money; the unit's name for a measure; else empty
  bool operator==(const Quantity&) const = default;
};

// Days, as closed ranges of days since 1970-01-01; an open end is +-kUnbounded. Where the words
// hang on the day of publication ("next year") and that day is not known, `anchored` is true and
// the ranges are unbounded on both sides: read `words` again once the day is known.
struct DateRange {
  Interval hard{-kUnbounded, kUnbounded};
  Interval soft{-kUnbounded, kUnbounded};
  Hedge hedge = Hedge::exact;
  bool anchored = false;  // "Thursday", "next year", "two days ago": hangs on a reference day
  bool resolved = false;  // the ranges are those of the words
  // The days as stated: of "two weeks ago" the very day, where the hard range allows a few on both
  // sides; equal to the hard range in most.
  Interval stated{-kUnbounded, kUnbounded};
  bool operator==(const DateRange&) const = default;
};

// A length of time. Months and seconds stand apart, since a month has no fixed length; hard and
// soft are in seconds with a month taken as 30.436875 days.
struct Duration {
  double months = 0;
  double seconds = 0;
  double grain = 1;  // in seconds: 3600 for "four hours"
  Hedge hedge = Hedge::exact;
  Interval hard, soft;
  bool operator==(const Duration&) const = default;
};

// An office as held by somebody: {"president", "place:us", true} for "former U.S. President".
struct Office {
  std::string title;  // lexicon key: "president", "prime minister"
  std::string of;     // lexicon key of a place or organisation; empty when the words name none
  bool former = false;
  bool operator==(const Office&) const = default;
};

using Value = std::variant<Quantity, DateRange, Duration, Office>;

}  // namespace crosscheck
