#pragma once

#include <cstdint>

#include "value/lexicon.h"

namespace crosscheck {

// Days since 1970-01-01, by the proleptic Gregorian calendar. Wide enough for "66 million years".
using DayNumber = std::int64_t;

struct Date {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

// Both ends are in it.
struct Days {
  DayNumber first = 0;
  DayNumber last = 0;
  bool operator==(const Days&) const = default;
};

Date date_of(DayNumber day);
DayNumber day_number(std::int64_t year, int month, int day);  // as it is: month 1..12
bool is_date(std::int64_t year, int month, int day);          // false for 29 February 2014
int days_in_month(std::int64_t year, int month);
int weekday_of(DayNumber day);  // 0 Sunday .. 6

Days month_of(std::int64_t year, int month);
Days year_of(std::int64_t year);

// The week (from Monday), month, season (spring from 1 March) ... that `day` lies in, moved by
// `offset` of the same. A weekend is that of the week.
Days period_of(TimeUnit unit, DayNumber day, std::int64_t offset);

// `day` moved by `count` units; to the last day of the month where it has too few days.
DayNumber move(DayNumber day, TimeUnit unit, double count);

DayNumber easter(std::int64_t year);           // Western, as a Gregorian day
DayNumber orthodox_easter(std::int64_t year);  // as a Gregorian day

// When `holiday` is kept in that year. False where that is not known.
bool holiday_in(const Holiday& holiday, std::int64_t year, Days& days);

}  // namespace crosscheck
