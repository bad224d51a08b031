#include "value/calendar.h"

#include <algorithm>
#include <cmath>

namespace crosscheck {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

constexpr int kMonday = 1;

int months_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::month:
      return 1;
    case TimeUnit::season:
    case TimeUnit::quarter:
      return 3;
    case TimeUnit::half:
      return 6;
    case TimeUnit::year:
      return 12;
    case TimeUnit::decade:
      return 120;
    case TimeUnit::century:
      return 1200;
    case TimeUnit::millennium:
      return 12000;
    default:
      return 0;
  }
}

// The first day of the month that lies `month` months after January of the year 0.
DayNumber first_of(std::int64_t month) {
  return day_number(floor_div(month, 12), static_cast<int>(month - floor_div(month, 12) * 12) + 1,
                    1);
}

// The nth such weekday of a month; n < 0 counts from its end.
DayNumber nth_weekday(std::int64_t year, int month, int weekday, int n) {
  if (n > 0) {
    const DayNumber first = day_number(year, month, 1);
    return first + (weekday - weekday_of(first) + 7) % 7 + 7 * (n - 1);
  }
  const DayNumber last = day_number(year, month, days_in_month(year, month));
  return last - (weekday_of(last) - weekday + 7) % 7 + 7 * (n + 1);
}

}  // namespace

// Howard Hinnant's days_from_civil and civil_from_days,
// https://howardhinnant.github.io/date_algorithms.html
DayNumber day_number(std::int64_t year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Date date_of(DayNumber day) {
  const DayNumber z = day + 719468;
  const std::int64_t era = floor_div(z, 146097);
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  Date date;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = yoe + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

int days_in_month(std::int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool is_date(std::int64_t year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

int weekday_of(DayNumber day) {
  return static_cast<int>((day + 4) - floor_div(day + 4, 7) * 7);  // 1970-01-01 was a Thursday
}

Days month_of(std::int64_t year, int month) {
  const DayNumber first = day_number(year, month, 1);
  return {first, first + days_in_month(year, month) - 1};
}

Days year_of(std::int64_t year) { return {day_number(year, 1, 1), day_number(year, 12, 31)}; }

Days period_of(TimeUnit unit, DayNumber day, std::int64_t offset) {
  switch (unit) {
    case TimeUnit::week:
    case TimeUnit::fortnight:
    case TimeUnit::weekend: {
      const std::int64_t length = unit == TimeUnit::fortnight ? 14 : 7;
      const DayNumber monday = day - (weekday_of(day) - kMonday + 7) % 7 + length * offset;
      if (unit == TimeUnit::weekend) return {monday + 5, monday + 6};
      return {monday, monday + length - 1};
    }
    case TimeUnit::none:
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::day:
      return {day + offset, day + offset};
    default: {
      const Date date = date_of(day);
      const std::int64_t step = months_in(unit);
      const std::int64_t shift = unit == TimeUnit::season ? 2 : 0;  // spring is March to May
      const std::int64_t month = date.year * 12 + date.month - 1 - shift;
      const std::int64_t first = (floor_div(month, step) + offset) * step + shift;
      return {first_of(first), first_of(first + step) - 1};
    }
  }
}

DayNumber move(DayNumber day, TimeUnit unit, double count) {
  switch (unit) {
    case TimeUnit::none:
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
      return day;
    case TimeUnit::day:
      return day + static_cast<DayNumber>(count);
    case TimeUnit::week:
    case TimeUnit::weekend:
      return day + static_cast<DayNumber>(std::trunc(count * 7));
    case TimeUnit::fortnight:
      return day + static_cast<DayNumber>(std::trunc(count * 14));
    default: {
      const double months = count * months_in(unit);
      const double whole = std::trunc(months);
      const Date date = date_of(day);
      const std::int64_t month = date.year * 12 + date.month - 1 + static_cast<std::int64_t>(whole);
      const DayNumber first = first_of(month);
      const Date there = date_of(first);
      const int last = days_in_month(there.year, there.month);
      return first + std::min(date.day, last) - 1 + static_cast<DayNumber>((months - whole) * 30);
    }
  }
}

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
DayNumber easter(std::int64_t year) {
  const std::int64_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  const std::int64_t f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
  const std::int64_t i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const std::int64_t m = (a + 11 * h + 22 * l) / 451;
  const std::int64_t month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return day_number(year, static_cast<int>(month), static_cast<int>(day));
}

// Meeus's Julian computus, moved to the Gregorian calendar.
DayNumber orthodox_easter(std::int64_t year) {
  const std::int64_t a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30;
  const std::int64_t e = (2 * a + 4 * b - d + 34) % 7;
  const std::int64_t month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
  const std::int64_t ahead = year / 100 - year / 400 - 2;
  return day_number(year, static_cast<int>(month), static_cast<int>(day)) + ahead;
}

bool holiday_in(const Holiday& holiday, std::int64_t year, Days& days) {
  if (year < 1 || year > 9999) return false;
  DayNumber first = 0;
  switch (holiday.rule) {
    case Holiday::Rule::fixed:
      if (!is_date(year, holiday.month, holiday.day)) return false;
      first = day_number(year, holiday.month, holiday.day);
      break;
    case Holiday::Rule::nth_weekday:
      first = nth_weekday(year, holiday.month, holiday.weekday, holiday.nth);
      break;
    case Holiday::Rule::easter:
      first = easter(year) + holiday.day;
      break;
    case Holiday::Rule::orthodox:
      first = orthodox_easter(year) + holiday.day;
      break;
    case Holiday::Rule::listed: {
      const Day from{std::chrono::days(day_number(year, 1, 1))};
      const auto place = std::lower_bound(holiday.listed.begin(), holiday.listed.end(), from);
      if (place == holiday.listed.end()) return false;
      first = place->time_since_epoch().count();
      if (date_of(first).year != year) return false;
      break;
    }
  }
  first += holiday.offset;
  if (weekday_of(first) == 0) first += holiday.sunday_offset;
  days = {first, first + holiday.days - 1};
  return true;
}

}  // namespace crosscheck
