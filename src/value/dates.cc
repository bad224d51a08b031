// Days as news states them: "May 8, 2025", "Thursday", "later this year", "by 2030", "the late
// 1990s", "two weeks ago", "from May to December". Words that name no year or week are settled by
// the day of publication and the tense of the clause: "will march on Friday" lies ahead, "met on
// Thursday" behind. Not dates: the modal of "she may visit", the verb of "they march", 9/11.

#include <algorithm>
#include <cmath>

#include "value/reader.h"

namespace crosscheck {
namespace {

constexpr int kMonthSlack = 15;                // days that "two months ago" leaves on both sides
constexpr DayNumber kFarDays = 4'000'000'000;  // beyond any year we name

bool plausible_year(std::int64_t year) { return year >= 1000 && year < 2200; }
bool recent_year(std::int64_t year) { return year >= 1900 && year < 2100; }

std::int64_t full_year(std::int64_t year) { return year < 70 ? year + 2000 : year + 1900; }

// An early, middle or late part. Of a year "early" and "late" are halves, of the rest a third.
Days part_of(Days days, Part part, TimeUnit grain, bool named_end) {
  const DayNumber length = days.last - days.first + 1;
  const Date from = date_of(days.first);
  if (grain == TimeUnit::week) {
    if (part == Part::early) return {days.first, days.first + 2};
    if (part == Part::middle) return {days.first + 1, days.first + 3};
    return {days.last - 2, days.last};
  }
  if (grain == TimeUnit::month) {
    if (part == Part::early) return {days.first, days.first + 9};
    if (part == Part::middle) return {days.first + 10, days.first + 19};
    return {days.first + 20, days.last};
  }
  if (grain == TimeUnit::year) {
    const int early_end = named_end ? 5 : 7, late_begin = named_end ? 9 : 7;
    if (part == Part::early) return {days.first, day_number(from.year, early_end, 1) - 1};
    if (part == Part::middle) return {day_number(from.year, 5, 1), day_number(from.year, 8, 31)};
    return {day_number(from.year, late_begin, 1), days.last};
  }
  if (grain == TimeUnit::decade) {
    if (part == Part::early) return {days.first, day_number(from.year + 4, 1, 1) - 1};
    if (part == Part::middle)
      return {day_number(from.year + 4, 1, 1), day_number(from.year + 7, 1, 1) - 1};
    return {day_number(from.year + 6, 1, 1), days.last};
  }
  if (length < 3) return days;
  const DayNumber third = length / 3;
  if (part == Part::early) return {days.first, days.first + third - 1};
  if (part == Part::middle) return {days.first + third, days.last - third};
  return {days.last - third + 1, days.last};
}

}  // namespace

// The month named at token i; returns the token behind it (and its full stop), i for none.
int Reader::month_name(int i, int& month) const {
  const Word& w = word(i);
  if (!w.is(Word::month)) return i;
  month = w.index;
  int end = i + 1;
  if (w.is(Word::abbreviation) && mark(end, '.') && glued(end)) ++end;
  return end;
}

// "8", "8th", "twenty-first", "the 8th": a day of a month; returns the token behind it.
int Reader::day_of_month(int i, int& day) const {
  int j = i;
  if (is(j, Word::the)) ++j;
  if (digits(j)) {
    if (length(j) > 2) return i;
    const std::int64_t value = integer(j);
    if (value < 1 || value > 31) return i;
    day = static_cast<int>(value);
    ++j;
    if (glued(j) && is(j, Word::ordinal_suffix)) return j + 1;
    if (glued(j) && letters(j) && !is(j, Word::month)) return i;
    if (glued(j) && (mark(j, ':') || mark(j, '%'))) return i;
    if ((mark(j, '.') || mark(j, ',')) && glued(j) && digits(j + 1) && glued(j + 1) &&
        !(mark(j, ',') && length(j + 1) == 4)) {  // May 1,2031
      return i;
    }
    return j;
  }
  if (!is(j, Word::ordinal | Word::cardinal)) return i;
  Number number;
  if (!read_words(j, number) || number.value < 1 || number.value > 31) return i;
  if (!number.ordinal && (is(i, Word::a) || number.value != std::floor(number.value))) return i;
  day = static_cast<int>(number.value);
  return number.end;
}

// "BC", "a.d.", but not the ad of a newspaper: 1 or -1 and the token behind it, or 0.
int Reader::era_at(int i, int& end) const {
  const Word* era = nullptr;
  end = phrase(i, era, Word::era);
  return end > i && (capitals(i) || mark(i + 1, '.')) ? era->index : 0;
}

// A year at i, behind a month or day: "2025", ", 2025", "of 2025", "'96".
bool Reader::year_after(int i, std::int64_t& year, int& end) const {
  int j = i;
  bool of = false;
  if (mark(j, ',') || mark(j, '/') || mark(j, '.')) {
    ++j;
  } else if (mark(j, '-') && glued(j)) {
    ++j;
  } else if (is(j, Word::of) || word(j).bound == Bound::in) {
    of = is(j, Word::of);
    ++j;
    if (is(j, Word::the)) ++j;
    if (word(j).time == TimeUnit::year) ++j;
  }
  if (mark(j, '\'') && digits(j + 1) && glued(j + 1) && length(j + 1) == 2) {
    year = full_year(integer(j + 1));
    end = j + 2;
    return true;
  }
  Number words;
  if (is(j, Word::cardinal) && read_words(j, words) && words.end - j >= 2 && !words.ordinal &&
      !words.fraction && words.value >= 1900 && words.value < 2100 &&
      words.value == std::floor(words.value)) {  // "nineteen eighty-six"
    year = static_cast<std::int64_t>(words.value);
    end = words.end;
    return true;
  }
  if (!digits(j)) return false;
  if (of && length(j) == 2 && integer(j) > 31 && !letters(j + 1)) {  // "April of 87"
    year = full_year(integer(j));
    end = j + 1;
    return true;
  }
  if (glued(j + 1) && (letters(j + 1) || mark(j + 1, ':') || mark(j + 1, '%'))) return false;
  if ((mark(j + 1, ',') || mark(j + 1, '.')) && glued(j + 1) && digits(j + 2) && glued(j + 2) &&
      length(j + 2) == 3)
    return false;
  const std::int64_t value = integer(j);
  int era_end = 0;
  if (const int era = era_at(j + 1, era_end); era != 0 && length(j) <= 4 && value > 0) {
    end = era_end;
    year = era < 0 ? 1 - value : value;
    return true;
  }
  if (length(j) == 4 && plausible_year(value)) {
    year = value;
    end = j + 1;
    return true;
  }
  return false;
}

// The year of a month (day 0) or day that none is named for.
void Reader::choose_year(int month, int day, When& when) const {
  const std::int64_t now = date_of(today_).year;
  const auto days_in = [&](std::int64_t year, Days& days) {
    if (day == 0) {
      days = month_of(year, month);
      return true;
    }
    if (!is_date(year, month, day)) return false;
    days.first = days.last = day_number(year, month, day);
    return true;
  };
  Days before{}, after{}, days{};
  bool has_before = false, has_after = false;
  const int reach = month == 2 && day == 29 ? 8 : 1;
  for (std::int64_t year = now - reach; year <= now + reach; ++year) {
    if (!days_in(year, days)) continue;
    if (days.first <= today_) {
      before = days;
      has_before = true;
    }
    if (days.last >= today_ && !has_after) {
      after = days;
      has_after = true;
    }
  }
  when.anchored = true;
  when.recurring = true;
  if (!known_ && mention_.known) {
    // No day of publication: the year named just before.
    when.anchored = false;
    if (days_in(date_of(mention_.day).year, when.days)) return;
  }
  // Without a tense a date of the last month lies behind, any other ahead, and those of a calendar.
  constexpr DayNumber kJustNow = 31;
  const bool past =
      tense() == Tense::past || (tense() == Tense::unknown && has_before && !calendar_entry() &&
                                 today_ - before.last <= kJustNow);
  when.days = (past && has_before) || !has_after ? before : after;
}

bool Reader::behind_edge(int i) const {
  return edge(i) || (at(i).kind == Token::Kind::mark && edge(i + 1));
}

// Whether the text is nothing but the date: an entry of a calendar lies ahead.
bool Reader::calendar_entry() const {
  constexpr int kWords = 8;
  if (context_.fragment || !edge(anchor_ - 1)) return false;
  for (int k = anchor_; k < anchor_ + kWords; ++k) {
    if (edge(k)) return true;
    if (letters(k) && tokens_[k].id() == 0) return false;
  }
  return false;
}

DayNumber Reader::day_for(int weekday) const {
  const int ahead = (weekday - weekday_of(today_) + 7) % 7;
  switch (tense()) {
    case Tense::past:
      return today_ + (ahead == 0 ? 0 : ahead - 7);
    case Tense::future:
      return today_ + ahead;
    case Tense::unknown:
      // By itself, as in a calendar, it lies ahead.
      if (!context_.fragment && edge(anchor_ - 1) && behind_edge(anchor_ + 1))
        return today_ + ahead;
      break;
  }
  return today_ + (ahead > 3 ? ahead - 7 : ahead);
}

bool Reader::iso_day_at(int i) const {
  return length(i) == 4 && mark(i + 1, '-') && length(i + 2) == 2 && mark(i + 3, '-') &&
         length(i + 4) == 2 && digits(i) && digits(i + 2) && digits(i + 4);
}

bool Reader::read_numeric_date(int i, When& when) const {
  if (!digits(i) || (glued(i) && (digits(i - 1) || letters(i - 1)))) return false;
  // 2031-05-08 is a date behind anything but digits: report-2031-05-08.html
  const bool compact = length(i) == 8 && recent_year(integer(i) / 10'000);  // 20310508
  if (glued(i) && !((compact || iso_day_at(i)) && mark(i - 1, '-') && !digits(i - 2)) &&
      (mark(i - 1, '/') || mark(i - 1, '.') ||
       (mark(i - 1, '-') && glued(i - 1) && !(digits(i - 2) && mark(i - 3, '/'))))) {
    return false;
  }
  if (compact) {
    const std::int64_t day = integer(i);
    const int month = static_cast<int>(day / 100 % 100);
    if (month < 1 || month > 12 || !is_date(day / 10'000, month, static_cast<int>(day % 100)) ||
        (glued(i + 1) && letters(i + 1))) {
      return false;
    }
    when.days.first = when.days.last = day_number(day / 10'000, month, static_cast<int>(day % 100));
    when.named_year = true;
    when.grain = TimeUnit::day;
    when.end = i + 1;
    return true;
  }
  const char sep = static_cast<char>(at(i + 1).mark);
  if (sep != '/' && sep != '-' && sep != '.') return false;
  if (!glued(i + 1) && sep != '/') return false;
  if (glued(i + 1) != glued(i + 2)) return false;
  const auto done = [&](std::int64_t year, std::int64_t month, std::int64_t day, int end) {
    if (month < 1 || month > 12 || !is_date(year, static_cast<int>(month), static_cast<int>(day))) {
      return false;
    }
    when.days.first = when.days.last =
        day_number(year, static_cast<int>(month), static_cast<int>(day));
    when.named_year = true;
    when.grain = TimeUnit::day;
    when.end = end;
    return !(glued(end) && (letters(end) || ((mark(end, sep)) && digits(end + 1))));
  };
  // a month by name: 2012/Aug/10, 2012-Aug
  if (is(i + 2, Word::month) && length(i) == 4 && plausible_year(integer(i))) {
    int month = 0;
    const int end = month_name(i + 2, month);
    if (mark(end, sep) && digits(end + 1) && length(end + 1) <= 2) {
      return done(integer(i), month, integer(end + 1), end + 2);
    }
    when.days = month_of(integer(i), month);
    when.grain = TimeUnit::month;
    when.named_year = true;
    when.end = end;
    return true;
  }
  if (!digits(i + 2)) return false;
  const std::int64_t a = integer(i), b = integer(i + 2);
  const bool three = mark(i + 3, sep) && glued(i + 3) == glued(i + 1) && digits(i + 4) &&
                     glued(i + 4) == glued(i + 2);
  if (three) {
    const std::int64_t c = integer(i + 4);
    if (length(i) == 4 && length(i + 2) <= 2 && length(i + 4) <= 2 && plausible_year(a)) {
      return done(a, b, c, i + 5) || (b > 12 && sep == '/' && done(a, c, b, i + 5));
    }
    if (length(i) > 2 || length(i + 2) > 2) return false;
    const bool long_year = length(i + 4) == 4;
    if (!long_year &&
        (length(i + 4) != 2 || sep == '.' || (sep == '-' && length(i) + length(i + 2) < 4)))
      return false;
    const std::int64_t year = long_year ? c : full_year(c);
    if (!plausible_year(year)) return false;
    const bool day_first = !context_.country.empty() && context_.country != "us";
    if (day_first) return done(year, b, a, i + 5) || done(year, a, b, i + 5);
    return done(year, a, b, i + 5) || done(year, b, a, i + 5);
  }
  // 9/2012, 2014-10
  std::int64_t year = 0, month = 0;
  if (length(i + 2) == 4 && length(i) <= 2 && sep == '/') {
    year = b;
    month = a;
  } else if (length(i) == 4 && length(i + 2) == 2 && sep == '-') {
    year = a;
    month = b;
  } else if (sep == '/' && length(i) <= 2 && length(i + 2) <= 2) {
    // 8/10: by itself, or behind a preposition
    const bool day_first = !context_.country.empty() && context_.country != "us";
    std::int64_t m = day_first ? b : a, d = day_first ? a : b;
    if (m < 1 || m > 12 || d < 1 || d > 31) return false;
    if (a == 1 && b <= 5) return false;  // 1/5, a part
    if (glued(i + 3) && !edge(i + 3) && at(i + 3).kind != Token::Kind::mark) return false;
    if (mark(i + 3, '.') && digits(i + 4) && glued(i + 4)) return false;
    if (!is_date(2000, static_cast<int>(m), static_cast<int>(d))) return false;
    choose_year(static_cast<int>(m), static_cast<int>(d), when);
    when.grain = TimeUnit::day;
    when.weak = true;
    when.end = i + 3;
    return true;
  }
  if (!plausible_year(year) || month < 1 || month > 12 || (glued(i + 3) && letters(i + 3)))
    return false;
  when.days = month_of(year, static_cast<int>(month));
  when.grain = TimeUnit::month;
  when.named_year = true;
  when.end = i + 3;
  return true;
}

// "8 May 2025", "the eighth of May", "10-22 August 2012", "09-JAN-2017".
bool Reader::read_day_month(int i, When& when) {
  int day = 0, last_day = 0;
  if (glued(i) && digits(i) &&
      (digits(i - 1) || letters(i - 1) || mark(i - 1, '.') || mark(i - 1, ',')))
    return false;
  if (mark(i - 1, '$') || is(i - 1, Word::money_before)) return false;
  int j = day_of_month(i, day);
  if (j == i) return false;
  const bool with_suffix = is(j - 1, Word::ordinal | Word::ordinal_suffix);
  // a range of days: "10 - 22 August", "13th to the 15th of July"
  int k = j;
  if ((mark(k, '-') || is(k, Word::to | Word::and_)) && !is(k + 1, Word::month)) {
    const int end = day_of_month(k + 1, last_day);
    if (end > k + 1 && (!is(k, Word::and_) || last_day == day + 1)) {
      j = end;
    } else {
      last_day = 0;
    }
  }
  bool of = false;
  if (is(j, Word::of)) {
    ++j;
    of = true;
    // "the 20th of next month"
    if (word(j).relative != Relative::none || is(j, Word::the)) {
      When period;
      if (read_relative(j, period) && period.grain == TimeUnit::month) {
        const Date from = date_of(period.days.first);
        if (!is_date(from.year, from.month, day)) return false;
        when = period;
        when.days.first = period.days.first + day - 1;
        when.days.last = last_day > day ? period.days.first + last_day - 1 : when.days.first;
        when.grain = TimeUnit::day;
        return true;
      }
      return false;
    }
  } else if ((mark(j, '-') || mark(j, '/') || mark(j, '.')) && glued(j)) {
    ++j;
  }
  int month = 0;
  const int month_end = month_name(j, month);
  if (month_end == j) return false;
  if (!at(j).capital && is(j, Word::ambiguous) && word(j).index == 5 && !with_suffix && !of) {
    std::int64_t year = 0;
    int end = 0;
    if (!year_after(month_end, year, end) && !edge(month_end)) return false;
  }
  std::int64_t year = 0;
  int end = month_end;
  const int dash_year = mark(month_end, '-') && glued(month_end) && digits(month_end + 1) &&
                                length(month_end + 1) == 2
                            ? month_end + 2
                            : 0;
  if (dash_year != 0) {
    year = full_year(integer(month_end + 1));
    end = dash_year;
    when.named_year = true;
  } else if (year_after(month_end, year, end)) {
    when.named_year = true;
  } else if (digits(month_end) && length(month_end) == 2 && edge(month_end + 1)) {
    year = full_year(integer(month_end));
    end = month_end + 1;
    when.named_year = true;
  } else {
    // "november 10th of last year"
    int m = month_end;
    if (is(m, Word::of)) ++m;
    When period;
    if (word(m).relative != Relative::none && read_relative(m, period) &&
        period.grain == TimeUnit::year) {
      year = date_of(period.days.first).year;
      end = period.end;
      when.named_year = true;
      when.anchored = true;
    }
  }
  when.grain = TimeUnit::day;
  if (when.named_year) {
    if (!is_date(year, month, std::max(day, last_day))) return false;
    when.days.first = day_number(year, month, day);
    when.days.last = last_day > 0 ? day_number(year, month, last_day) : when.days.first;
  } else {
    if (day > 29 + (month != 2) + (month != 2 && days_in_month(2001, month) > 30)) return false;
    choose_year(month, day, when);
    if (last_day > day) when.days.last = when.days.first + last_day - day;
    end = month_end;
  }
  if (when.days.last < when.days.first) return false;
  when.end = end;
  return true;
}

// "May 8, 2025", "May 8-10", "February 2022", "in May".
bool Reader::read_month_date(int i, When& when) {
  int month = 0;
  int j = month_name(i, month);
  if (j == i) return false;
  if (digits(i - 1) && length(i - 1) <= 2 && at(i - 1).spaced && at(i).spaced &&
      !mark(i - 2, ',') && integer(i - 1) > 28) {
    return false;  // "32 August"
  }
  const bool lower_may = !at(i).capital && word(i).index == 5;
  std::int64_t year = 0;
  int end = 0;
  // month and day
  int k = j;
  if ((mark(k, ',') && digits(k + 1)) || ((mark(k, '-') || mark(k, '/')) && glued(k)) ||
      (mark(k, '.') && glued(k))) {
    ++k;
  }
  int day = 0;
  const int day_end = day_of_month(k, day);
  const bool is_year = digits(k) && length(k) == 4;
  if (day_end > k && !is_year && !is(day_end, Word::scale | Word::percent | Word::money_after) &&
      !(is(k, Word::cardinal) && k != j)) {
    const bool suffix = is(day_end - 1, Word::ordinal | Word::ordinal_suffix);
    if (lower_may && !suffix && !edge(day_end) && at(day_end).kind != Token::Kind::mark &&
        !digits(day_end))
      return false;
    int last_day = 0;
    int after = day_end;
    if ((mark(after, '-') || is(after, Word::to)) &&
        !(digits(after + 1) && length(after + 1) > 2)) {
      const int range_end = day_of_month(after + 1, last_day);
      int ignored = 0;
      if (range_end > after + 1 && month_name(range_end, ignored) == range_end &&
          !is(range_end, Word::of) && !mark(range_end, '/') && last_day > day) {
        after = range_end;
      } else {
        last_day = 0;
      }
    }
    when.grain = TimeUnit::day;
    int m = after;
    When period;
    if (year_after(after, year, end)) {
      when.named_year = true;
    } else if (mark(after, ',') && digits(after + 1) && length(after + 1) == 2 &&
               integer(after + 1) > 31 && edge(after + 2)) {
      year = full_year(integer(after + 1));
      end = after + 2;
      when.named_year = true;
    } else if (is(m, Word::of) && word(m + 1).relative != Relative::none &&
               read_relative(m + 1, period) && period.grain == TimeUnit::year) {
      year = date_of(period.days.first).year;
      end = period.end;
      when.named_year = true;
      when.anchored = true;
    }
    if (when.named_year) {
      if (!is_date(year, month, std::max(day, last_day))) return false;
      when.days.first = day_number(year, month, day);
      when.days.last = last_day > 0 ? day_number(year, month, last_day) : when.days.first;
      when.end = end;
      return true;
    }
    if (!is_date(2000, month, std::max(day, last_day))) return false;
    choose_year(month, day, when);
    if (last_day > 0) when.days.last += last_day - day;
    when.end = after;
    return true;
  }
  if (digits(j) && length(j) == 2 && integer(j) >= 50 && !letters(j + 1)) {  // "Aug 96"
    when.days = month_of(full_year(integer(j)), month);
    when.grain = TimeUnit::month;
    when.named_year = true;
    when.end = j + 1;
    return true;
  }
  if (digits(k) && length(k) <= 2 && k == j) return false;  // "August 32"
  if (digits(j) && length(j) > 4) return false;
  when.grain = TimeUnit::month;
  if (year_after(j, year, end)) {
    when.days = month_of(year, month);
    when.named_year = true;
    when.end = end;
    return true;
  }
  {
    int m = j;
    if (is(m, Word::of)) ++m;
    When period;
    if (word(m).relative != Relative::none && read_relative(m, period) &&
        period.grain == TimeUnit::year) {
      when = period;
      when.days = month_of(date_of(period.days.first).year, month);
      when.grain = TimeUnit::month;
      return true;
    }
  }
  choose_year(month, 0, when);
  when.weak = true;
  when.end = j;
  return true;
}

// Of a day that names no year: the year in which it is that weekday, if it is near.
void Reader::settle_year(int weekday, When& when) const {
  if (!when.recurring || weekday_of(when.days.first) == weekday) return;
  const Date day = date_of(when.days.first);
  for (const std::int64_t shift : {-1, 1}) {
    if (!is_date(day.year + shift, day.month, day.day)) continue;
    const DayNumber other = day_number(day.year + shift, day.month, day.day);
    if (weekday_of(other) == weekday && std::abs(other - today_) < 550) {
      when.days = {other, when.days.last + other - when.days.first};
      return;
    }
  }
}

// "Thursday", "Tuesday, January 10", "Friday the 22nd", "Wednesday of next week".
bool Reader::read_weekday(int i, When& when) {
  const Word& w = word(i);
  if (!w.is(Word::weekday) || w.is(Word::plural)) return false;
  const int weekday = w.index;
  int j = i + 1;
  if (w.is(Word::abbreviation) && mark(j, '.') && glued(j)) ++j;
  int k = j;
  if (mark(k, ',')) ++k;
  When date;
  if ((read_month_date(k, date) && date.grain == TimeUnit::day) ||
      (date = When(), read_day_month(k, date)) ||
      (date = When(), read_numeric_date(k, date) && date.grain == TimeUnit::day)) {
    when = date;
    when.weak = false;
    settle_year(weekday, when);
    return true;
  }
  when.anchored = true;
  when.grain = TimeUnit::day;
  when.bare_day = true;
  int day = 0;
  if (const int end = day_of_month(k, day);
      end > k && k == j &&
      (is(k, Word::the) || is(end - 1, Word::ordinal_suffix | Word::ordinal) || edge(end) ||
       mark(end, '!')) &&
      !is(end, Word::month) &&
      !(letters(end) && word(end).bound == Bound::none && tokens_[end].id() == 0)) {
    // the nearest month in which that day is that weekday
    const Date now = date_of(today_);
    DayNumber best = 0;
    bool found = false;
    for (int shift = -8; shift <= 8; ++shift) {
      std::int64_t month = now.year * 12 + now.month - 1 + shift;
      const std::int64_t year = month / 12;
      const int m = static_cast<int>(month % 12) + 1;
      if (!is_date(year, m, day)) continue;
      const DayNumber candidate = day_number(year, m, day);
      if (weekday_of(candidate) != weekday) continue;
      if (!found || std::abs(candidate - today_) < std::abs(best - today_)) best = candidate;
      found = true;
    }
    if (!found) return false;
    when.days.first = when.days.last = best;
    when.end = end;
    return true;
  }
  // "Friday of next week", "Friday next week", "Friday after next"
  int m = k;
  if (is(m, Word::of | Word::from)) ++m;
  if (is(m, Word::the)) ++m;
  When week;
  if (word(m).relative != Relative::none && read_relative(m, week) &&
      week.grain == TimeUnit::week && week.days.last - week.days.first == 6) {
    when.days.first = when.days.last = week.days.first + (weekday + 6) % 7;
    when.end = week.end;
    return true;
  }
  if (word(k).bound == Bound::after && word(k + 1).relative == Relative::next && !letters(k + 2)) {
    when.days.first = when.days.last = today_ + (weekday - weekday_of(today_) + 7) % 7 + 7;
    when.end = k + 2;
    return true;
  }
  // Names: "Sun" the newspaper, "Mon" the language: an abbreviation needs company.
  if (w.is(Word::ambiguous)) when.weak = true;
  when.days.first = when.days.last = day_for(weekday);
  when.end = j;
  return true;
}

// "next year", "last Thursday", "this September", "the past two weeks", "the next 3 years".
bool Reader::read_relative(int i, When& when) {
  if (depth_ >= 8) return false;
  ++depth_;
  const bool found = read_any_relative(i, when);
  --depth_;
  return found;
}

bool Reader::read_any_relative(int i, When& when) {
  int j = i;
  const bool the = is(j, Word::the);
  if (the) ++j;
  const bool behind_the = is(j - 1, Word::the);
  const Word* found = nullptr;
  int next = phrase_of(Word::relative_kind, j, found,
                       [](const Word& w) { return w.relative != Relative::none; });
  // "two upcoming weeks", "5 past years"
  Number count;
  bool counted = false;
  if (next == j && (digits(j) || is(j, Word::cardinal))) {
    if (!read_number(j, count) || count.ordinal || count.fraction ||
        word(count.end).relative == Relative::none)
      return false;
    next = phrase_of(Word::relative_kind, count.end, found,
                     [](const Word& w) { return w.relative != Relative::none; });
    counted = true;
    if (at(next).kind == Token::Kind::word && spelled(next).back() != 's' &&
        (spelled(count.end) == "next" || spelled(count.end) == "last")) {
      return false;  // "only 3 next week"
    }
  }
  if (next == j) return false;
  const Relative relative = found->relative;
  if (mark(next, '-') && glued(next)) ++next;
  // "last week's"
  const int offset = relative == Relative::next ? 1 : relative == Relative::last ? -1 : 0;
  j = next;
  Hedge ignored = Hedge::exact;
  if (!counted && (digits(j) || is(j, Word::cardinal | Word::vague))) {
    if (!read_number(j, count) || count.ordinal) return false;
    counted = true;
    j = count.end;
    if (count.fraction && word(j - 1).time == TimeUnit::quarter) {  // "the last two quarters"
      count.value = std::round(count.value * 4);
      --j;
    } else if (count.fraction) {
      return false;
    }
  } else if (!counted && relative != Relative::none && is(j, Word::hedge_before)) {
    const int k = hedge_before(j, ignored);
    if ((digits(k) || is(k, Word::cardinal)) && read_number(k, count) && !count.ordinal) {
      counted = true;
      j = count.end;
    }
  }
  when.anchored = true;
  const bool fiscal = is(j, Word::fiscal);
  if (fiscal) ++j;
  const Word& w = word(j);
  if (w.time >= TimeUnit::day && !(w.is(Word::ordinal) && !counted) && !w.is(Word::symbol)) {
    when.grain = w.time;
    when.end = j + 1;
    if (counted) {
      if (relative == Relative::none || relative == Relative::same ||
          relative == Relative::current || count.value > 100000)
        return false;
      if (w.time == TimeUnit::quarter && offset != 0) {
        const auto n = static_cast<std::int64_t>(count.value);
        when.days =
            offset > 0
                ? Days{period_of(w.time, today_, 1).first, period_of(w.time, today_, n).last}
                : Days{period_of(w.time, today_, -n).first, period_of(w.time, today_, -1).last};
        return true;
      }
      if (offset > 0) {
        when.days = {today_ + 1, move(today_, w.time, count.value)};
      } else {
        when.days = {move(today_, w.time, -count.value), today_};
      }
      when.grain = TimeUnit::day;
      return when.days.first <= when.days.last;
    }
    const bool plural = spelled(j).back() == 's' && w.time != TimeUnit::none;
    if (plural && length(j) > 3 && w.time != TimeUnit::season) return false;
    if (w.time == TimeUnit::half) return false;
    const bool rolling = the && (relative == Relative::last || relative == Relative::next) &&
                         w.time >= TimeUnit::week && w.time != TimeUnit::weekend &&
                         w.time != TimeUnit::quarter && found->is(Word::rolling);
    if (rolling && relative == Relative::last) {
      when.days = {move(today_, w.time, -1), today_};
    } else if (w.time == TimeUnit::weekend && offset == 0) {
      when.days = period_of(w.time, today_, 0);
      if (tense() == Tense::past && weekday_of(today_) != 0 && weekday_of(today_) != 6) {
        when.days = period_of(w.time, today_, -1);
      }
    } else if (w.time == TimeUnit::decade && relative == Relative::last &&
               found->is(Word::rolling)) {
      when.days = {move(today_, w.time, -1), today_};
    } else if (w.time == TimeUnit::day && behind_the && relative == Relative::last &&
               found->is(Word::rolling)) {
      return false;  // "the last day of the talks"
    } else if (w.time == TimeUnit::day && mention_.known &&
               (behind_the || relative == Relative::same)) {
      // "the following day", "that day": from the day just named
      if (!mention_.is_day) return false;
      when.days.first = when.days.last = mention_.day + offset;
      when.anchored = mention_.anchored;
    } else {
      when.days = period_of(w.time, today_, offset);
    }
    // "next week Wednesday", "last week's Sunday"
    if (w.time == TimeUnit::week) {
      int k = j + 1;
      if (mark(k, '\'') && glued(k)) k += letters(k + 1) && glued(k + 1) ? 2 : 1;
      if (is(k, Word::weekday) && !is(k, Word::ambiguous)) {
        when.days.first = when.days.last = when.days.first + (word(k).index + 6) % 7;
        when.grain = TimeUnit::day;
        when.end = k + 1;
      }
    }
    return true;
  }
  if (counted) return false;
  if (w.is(Word::weekday) && !w.is(Word::plural)) {
    // "next Thursday" is that of next week.
    When named;
    if (read_weekday(j, named) && !named.bare_day) {
      when = named;
      when.anchored = true;
      return true;
    }
    const DayNumber monday = period_of(TimeUnit::week, today_, offset).first;
    when.days.first = when.days.last = monday + (w.index + 6) % 7;
    if (offset == 0) {
      const int ahead = (w.index - weekday_of(today_) + 7) % 7;
      const bool past = tense() == Tense::past;
      when.days.first = when.days.last = today_ + (past && ahead != 0 ? ahead - 7 : ahead);
    }
    when.grain = TimeUnit::day;
    when.end = j + 1;
    return true;
  }
  if (w.is(Word::month)) {
    When named;
    const bool has_date = read_month_date(j, named);
    if (has_date && (named.grain == TimeUnit::day || named.named_year)) {
      when = named;
      return true;
    }
    const std::int64_t year = date_of(today_).year;
    const Days this_year = month_of(year, w.index);
    std::int64_t chosen = year;
    if (offset > 0 && this_year.first <= today_) chosen = year + 1;
    if (offset < 0 && this_year.last >= today_) chosen = year - 1;
    if (w.is(Word::ambiguous) && !at(j).capital && relative == Relative::current &&
        letters(j + 1) && word(j + 1).bound == Bound::none)
      return false;  // "this may be"
    when.days = month_of(chosen, w.index);
    when.grain = TimeUnit::month;
    when.end = has_date ? named.end : j + 1;
    return true;
  }
  if (w.is(Word::season)) {
    const std::int64_t year = date_of(today_).year;
    const auto season = [&](std::int64_t y) {
      const DayNumber first = day_number(y, 3 + 3 * w.index > 12 ? 12 : 3 + 3 * w.index, 1);
      return period_of(TimeUnit::season, first, 0);
    };
    std::int64_t chosen = year;
    if (season(year - 1).last >= today_ && season(year - 1).first <= today_) chosen = year - 1;
    if (offset > 0 && season(chosen).first <= today_) ++chosen;
    if (offset < 0 && season(chosen).last >= today_) --chosen;
    when.days = season(chosen);
    when.grain = TimeUnit::season;
    when.end = j + 1;
    return true;
  }
  const Word* feast = nullptr;
  if (const int end = phrase(j, feast, Word::holiday); end > j) {
    const Holiday& holiday = lexicon_.holiday(feast->holiday_index);
    const std::int64_t year = date_of(today_).year;
    for (std::int64_t k = 0; k < 3; ++k) {
      const std::int64_t y = offset < 0 ? year - k : year + k;
      Days days;
      if (!holiday_in(holiday, y, days)) continue;
      if ((offset > 0 && days.first <= today_) || (offset < 0 && days.last >= today_)) continue;
      if (offset == 0 && tense() != Tense::past && days.last < today_) continue;
      when.days = days;
      when.grain = TimeUnit::day;
      when.end = end;
      return true;
    }
  }
  return false;
}

// "two weeks of May", "six months of 2031", behind "the first" or "the last".
bool Reader::read_first_units(int i, bool first, When& when) {
  Amount amount;
  if (!read_amount(i, amount) || !amount.is_duration || amount.time < TimeUnit::day ||
      amount.number.ordinal || amount.number.value < 2) {
    return false;
  }
  int j = amount.end;
  if (!is(j, Word::of) && word(j).bound != Bound::in) return false;
  ++j;
  When period;
  if (!read_point(j, period)) {  // "of the year"
    const TimeUnit unit = word(j + 1).time;
    if (!is(j, Word::the) || unit < TimeUnit::month || is(j + 1, Word::symbol)) return false;
    period.days = period_of(unit, today_, 0);
    period.grain = unit;
    period.anchored = true;
    period.end = j + 2;
  }
  if (period.grain < TimeUnit::week) return false;
  const auto moved = [&](DayNumber day, double sign) {
    return move(move(day, TimeUnit::month, sign * amount.months), TimeUnit::day,
                sign * std::trunc(amount.seconds / 86400));
  };
  const Days whole = period.days;
  when = period;
  when.weak = when.recurring = false;
  if (first) {
    when.days.last = moved(whole.first, 1) - 1;
  } else {
    when.days.first = moved(whole.last + 1, -1);
  }
  return whole.first <= when.days.first && when.days.last <= whole.last;
}

// "the first week of January", "last Monday of March", "third quarter 2016", "the 21st century".
bool Reader::read_nth(int i, When& when) {
  int j = i;
  if (is(j, Word::the)) ++j;
  int nth = 0;
  Number number;
  if (word(j).relative == Relative::last && is(j, Word::fraction) == false) {
    nth = -1;
    ++j;
  } else if (const Word* named_quarter = nullptr;
             phrase(j, named_quarter, Word::quarter_name) > j) {
    j = phrase(j, named_quarter, Word::quarter_name) - 1;
    const int quarter = named_quarter->index;
    std::int64_t year = 0;
    int end = 0;
    const bool named = year_after(j + 1, year, end);
    When period;
    int m = is(j + 1, Word::of) ? j + 2 : j + 1;
    if (named) {
      when.named_year = true;
      when.end = end;
    } else if (read_relative(m, period) && period.grain == TimeUnit::year) {
      year = date_of(period.days.first).year;
      when.anchored = true;
      when.end = period.end;
    } else {
      year = date_of(today_).year;
      when.anchored = true;
      when.end = j + 1;
    }
    when.days = period_of(TimeUnit::quarter, day_number(year, quarter * 3, 1), 0);
    when.grain = TimeUnit::quarter;
    return true;
  } else if ((digits(j) || is(j, Word::ordinal | Word::cardinal)) && read_number(j, number) &&
             number.ordinal && number.value < 100) {
    nth = static_cast<int>(number.value);
    j = number.end;
    if (word(j).relative == Relative::last && !is(j, Word::plural)) {  // "third last"
      nth = -nth;
      ++j;
    }
  } else {
    return false;
  }
  if (mark(j, '-') && glued(j)) ++j;
  const bool fiscal = is(j, Word::fiscal);
  if (fiscal) ++j;
  if ((nth == 1 || nth == -1) && (digits(j) || is(j, Word::cardinal))) {
    return read_first_units(j, nth == 1, when);
  }
  const Word& w = word(j);
  if (w.time == TimeUnit::century && nth > 0) {
    when.days = {day_number((nth - 1) * 100, 1, 1), day_number(nth * 100, 1, 1) - 1};
    when.grain = TimeUnit::century;
    when.named_year = true;
    when.end = j + 1;
    int era_end = 0;
    if (const int era = era_at(when.end, era_end); era != 0) {  // "the fifth century BC"
      when.end = era_end;
      if (era < 0) {
        when.days = {day_number(1 - nth * 100, 1, 1), day_number(101 - nth * 100, 1, 1) - 1};
      }
    }
    return true;
  }
  const bool unit = w.time == TimeUnit::week || w.time == TimeUnit::day ||
                    w.time == TimeUnit::quarter || w.time == TimeUnit::half ||
                    w.time == TimeUnit::month || w.time == TimeUnit::weekend;
  if (!unit && !w.is(Word::weekday)) return false;
  if (w.is(Word::ambiguous) && w.is(Word::weekday)) return false;
  int k = j + 1;
  if (When day; w.is(Word::weekday) && nth > 0 && word(k).bound == Bound::after &&
                read_point(k + 1, day) && day.grain == TimeUnit::day) {
    // "the third Tuesday after Christmas"
    when = day;
    when.recurring = false;
    when.days.first = day.days.last + 1 + (w.index - weekday_of(day.days.last + 1) + 7) % 7;
    when.days.first += 7 * (nth - 1);
    when.days.last = when.days.first;
    return true;
  }
  const bool joined = is(k, Word::of) || word(k).bound == Bound::in;
  if (joined) ++k;
  When period;
  const bool has_period = (joined || w.time == TimeUnit::quarter || w.time == TimeUnit::half) &&
                          read_point(k, period) && period.grain >= TimeUnit::month;
  if (!has_period) {
    // "first Monday in the month", "the third quarter"
    if (joined && is(k, Word::the) && word(k + 1).time >= TimeUnit::month) {
      period.days = period_of(word(k + 1).time, today_, 0);
      period.grain = word(k + 1).time;
      period.end = k + 2;
      period.anchored = true;
    } else if (w.time == TimeUnit::quarter && nth >= 1 && nth <= 4) {
      period.days = year_of(date_of(today_).year);
      period.grain = TimeUnit::year;
      period.end = j + 1;
      period.anchored = true;
    } else {
      return false;
    }
  }
  const Days whole = period.days;
  const Date from = date_of(whole.first);
  when = period;
  when.weak = false;
  when.grain = w.time == TimeUnit::none ? TimeUnit::day : w.time;
  if (w.is(Word::weekday)) {
    if (period.grain == TimeUnit::month || nth < 6) {
      DayNumber day = 0;
      if (nth > 0) {
        day = whole.first + (w.index - weekday_of(whole.first) + 7) % 7 + 7 * (nth - 1);
      } else {
        day = whole.last - (weekday_of(whole.last) - w.index + 7) % 7 + 7 * (nth + 1);
      }
      if (day < whole.first || day > whole.last) return false;
      when.days = {day, day};
      when.grain = TimeUnit::day;
      return true;
    }
    return false;
  }
  switch (w.time) {
    case TimeUnit::day: {
      const DayNumber day = nth > 0 ? whole.first + nth - 1 : whole.last + nth + 1;
      if (day < whole.first || day > whole.last) return false;
      when.days = {day, day};
      return true;
    }
    case TimeUnit::week: {
      // Weeks belong to the month or year that has their Thursday, as in ISO 8601.
      DayNumber monday = 0;
      if (nth > 0) {
        const DayNumber first_thursday = whole.first + (4 - weekday_of(whole.first) + 7) % 7;
        monday = first_thursday - 3 + 7 * (nth - 1);
      } else {
        const DayNumber last_thursday = whole.last - (weekday_of(whole.last) - 4 + 7) % 7;
        monday = last_thursday - 3 + 7 * (nth + 1);
      }
      when.days = {monday, monday + 6};
      return true;
    }
    case TimeUnit::weekend: {
      if (nth < 0) return false;
      const DayNumber saturday =
          whole.first + (6 - weekday_of(whole.first) + 7) % 7 + 7 * (nth - 1);
      when.days = {saturday, saturday + 1};
      return true;
    }
    case TimeUnit::quarter:
    case TimeUnit::half: {
      const int parts = w.time == TimeUnit::quarter ? 4 : 2;
      const int n = nth < 0 ? parts + nth + 1 : nth;
      if (n < 1 || n > parts) return false;
      if (period.grain == TimeUnit::year) {
        when.days =
            period_of(TimeUnit::month, day_number(from.year, (n - 1) * (12 / parts) + 1, 1), 0);
        const std::int64_t months = from.year * 12 + n * (12 / parts);
        when.days.last = day_number(months / 12, static_cast<int>(months % 12) + 1, 1) - 1;
        return true;
      }
      const DayNumber length = whole.last - whole.first + 1;
      when.days = {whole.first + length * (n - 1) / parts, whole.first + length * n / parts - 1};
      return true;
    }
    case TimeUnit::month: {
      if (period.grain != TimeUnit::year) return false;
      const int n = nth < 0 ? 12 + nth + 1 : nth;
      if (n < 1 || n > 12) return false;
      when.days = month_of(from.year, n);
      return true;
    }
    default:
      return false;
  }
}

// "early next week", "mid-2024", "the end of August", "later this year", "the late 1990s".
bool Reader::read_part(int i, When& when) {
  int j = i;
  if (is(j, Word::the)) ++j;
  const Word* found = nullptr;
  const int next =
      phrase_of(Word::part_kind, j, found, [](const Word& w) { return w.part != Part::none; });
  if (next == j) return false;
  const Part part = found->part;
  const bool named_end = next - j > 1 || is(next - 1, Word::of);
  j = next;
  if (found->time != TimeUnit::none) {  // EOM, BOY
    when.days = part_of(period_of(found->time, today_, 0), part, found->time, true);
    when.grain = TimeUnit::day;
    when.anchored = true;
    when.end = next;
    return true;
  }
  if (mark(j, '-') && glued(j)) ++j;
  if (word(j).bound == Bound::in || is(j, Word::of)) ++j;
  When period;
  if (!read_point(j, period)) {
    // "the end of the year", "later in the week"
    int k = is(j, Word::the) ? j + 1 : j;
    if (word(k).time < TimeUnit::week || word(k).time == TimeUnit::half || is(k, Word::symbol) ||
        (k == j && j == next && !named_end) || edge(k)) {
      return false;
    }
    period.days = period_of(word(k).time, today_, 0);
    period.grain = word(k).time;
    period.anchored = true;
    period.end = k + 1;
  }
  when = period;
  when.weak = false;
  when.recurring = false;
  const bool now_inside =
      period.anchored && period.days.first <= today_ && today_ <= period.days.last;
  switch (part) {
    case Part::later:
      if (!now_inside) {
        if (period.grain == TimeUnit::day) return true;
        when.days = part_of(period.days, Part::late, period.grain, named_end);
        return true;
      }
      if (today_ == period.days.last) return true;
      when.days.first = today_ + 1;
      return true;
    case Part::earlier:
      if (!now_inside) {
        if (period.grain == TimeUnit::day) return true;
        when.days = part_of(period.days, Part::early, period.grain, named_end);
        return true;
      }
      if (today_ == period.days.first) return true;
      when.days.last = today_ - 1;
      return true;
    case Part::rest:
      if (now_inside) when.days.first = today_;
      return true;
    default:
      if (period.grain == TimeUnit::day) return true;  // "late Thursday"
      when.days = part_of(period.days, part, period.grain, named_end);
      when.grain = TimeUnit::day;
      return true;
  }
}

// "Easter 2025", "this Christmas", "Labor Day weekend": the Saturday and Sunday next to the day,
// and the days between.
bool Reader::read_holiday(int i, When& when) {
  if (!read_feast(i, when)) return false;
  if (word(when.end).time != TimeUnit::weekend) return true;
  const int weekday = weekday_of(when.days.first);
  if (weekday < 3) {
    when.days.first -= weekday + 1;
  } else {
    when.days.last = when.days.first + 7 - weekday;
  }
  if (weekday == 0) when.days.last = when.days.first + 1;
  ++when.end;
  return true;
}

bool Reader::read_feast(int i, When& when) {
  int j = i;
  if (is(j, Word::the)) ++j;
  const Word* found = nullptr;
  const int end = phrase(j, found, Word::holiday);
  if (end == j) return false;
  if (found->is(Word::ambiguous) && !at(j).capital) return false;
  const Holiday& holiday = lexicon_.holiday(found->holiday_index);
  when.grain = TimeUnit::day;
  std::int64_t year = 0;
  int year_end = 0;
  When period;
  int k = end;
  if (is(k, Word::of) || word(k).bound == Bound::in) ++k;
  // "Labor Day 2021", "Easter in 2018"; not a day in "Christmas in 1914, an officer ..."
  if (year_after(end, year, year_end)) {
    when.named_year = true;
    when.end = year_end;
    return holiday_in(holiday, year, when.days);
  }
  if (word(k).relative != Relative::none && read_relative(k, period) &&
      period.grain == TimeUnit::year) {
    when.anchored = true;
    when.end = period.end;
    return holiday_in(holiday, date_of(period.days.first).year, when.days);
  }
  when.anchored = true;
  when.recurring = true;
  when.end = end;
  const std::int64_t now = date_of(today_).year;
  Days days, before, after;
  bool has_before = false, has_after = false;
  for (std::int64_t y = now - 1; y <= now + 2; ++y) {
    if (!holiday_in(holiday, y, days)) continue;
    if (days.first <= today_) {
      before = days;
      has_before = true;
    }
    if (days.last >= today_ && !has_after) {
      after = days;
      has_after = true;
    }
  }
  if (!has_before && !has_after) return false;
  when.days = (tense() == Tense::past && has_before) || !has_after ? before : after;
  return true;
}

// "the week after next", "the month before last"; "week 3 of 2027", counted as in ISO 8601.
bool Reader::read_week(int i, When& when) const {
  const int j = is(i, Word::the) ? i + 1 : i;
  const TimeUnit unit = word(j).time;
  if (unit < TimeUnit::week || is(j, Word::symbol)) return false;
  const Bound bound = word(j + 1).bound;
  const Relative relative = word(j + 2).relative;
  const bool after_next = bound == Bound::after && relative == Relative::next;
  const bool before_last = bound == Bound::before && relative == Relative::last;
  if (j > i && (after_next || before_last) && word(j + 3).time == TimeUnit::none) {
    when.days = period_of(unit, today_, after_next ? 2 : -2);
    when.grain = unit;
    when.anchored = true;
    when.end = j + 3;
    return true;
  }
  // Without a year "week 3" is mostly a sports league's.
  std::int64_t year = 0;
  if (unit != TimeUnit::week || !digits(j + 1) || length(j + 1) > 2 || integer(j + 1) < 1 ||
      integer(j + 1) > 53 || !year_after(j + 2, year, when.end)) {
    return false;
  }
  when.named_year = true;
  when.days = period_of(TimeUnit::week, day_number(year, 1, 4), integer(j + 1) - 1);
  when.grain = TimeUnit::week;
  return true;
}

// A bare year, and "the year 2020", "fiscal year 2024", "FY2024", "AD 79", "44 BC".
bool Reader::read_year(int i, When& when) const {
  int j = i;
  bool named = false;
  if (is(j, Word::the)) ++j;
  if (is(j, Word::fiscal)) {
    ++j;
    named = true;
  }
  if (word(j).time == TimeUnit::year && (named || j >= i)) {
    if (!letters(j) || length(j) > 4) return false;
    ++j;
    if (is(j, Word::of)) ++j;
    if (!digits(j)) return false;
    named = true;
  }
  if (j > i && !named) {
    if (!digits(j)) return false;
  }
  // "AD 79", "79 AD", "44 BC": the year 1 BC is the year 0
  int number_at = j, end = j;
  int era = era_at(j, number_at);
  if (era <= 0) {
    number_at = j;
    era = era_at(j + 1, end);
  } else {
    end = number_at + 1;
  }
  if (era != 0 && digits(number_at) && length(number_at) <= 4 && integer(number_at) > 0 &&
      !(glued(number_at) && digits(number_at - 1))) {
    const std::int64_t n = integer(number_at);
    when.days = year_of(era < 0 ? 1 - n : n);
    when.grain = TimeUnit::year;
    when.named_year = true;
    when.end = end;
    return true;
  }
  if (digits(j)) {
    if (length(j) == 2 && named && glued(j)) {
      when.days = year_of(full_year(integer(j)));
      when.grain = TimeUnit::year;
      when.named_year = true;
      when.end = j + 1;
      return true;
    }
    if (length(j) != 4 || !plausible_year(integer(j))) return false;
    if (!named && glued(j) &&
        (digits(j - 1) || letters(j - 1) || (mark(j - 1, '.')) || mark(j - 1, ',') ||
         mark(j - 1, '/') || mark(j - 1, '$') || at(j - 1).kind == Token::Kind::other))
      return false;
    const Token& next = at(j + 1);
    if (glued(j + 1) && (next.kind == Token::Kind::word || next.kind == Token::Kind::digits ||
                         next.kind == Token::Kind::other))
      return false;
    if (glued(j + 1) && digits(j + 2) && glued(j + 2) &&
        (next.mark == '.' || next.mark == ',' || next.mark == '/' || next.mark == ':'))
      return false;
    if (next.mark == '%' || next.mark == '/') return false;
    if (next.mark == '-' && glued(j + 1) && digits(j + 2) && glued(j + 2) && length(j + 2) == 2) {
      // "the 2030-31 season"; not any 2013-17
      if (integer(j + 2) != (integer(j) + 1) % 100 || !recent_year(integer(j))) return false;
      when.days = {year_of(integer(j)).first, year_of(integer(j) + 1).last};
      when.grain = TimeUnit::year;
      when.named_year = true;
      when.end = j + 3;
      return true;
    }
    when.days = year_of(integer(j));
    when.grain = TimeUnit::year;
    when.named_year = true;
    when.weak = !named;
    when.end = j + 1;
    return true;
  }
  // "nineteen twenty-eight", "two thousand ten"
  Number number;
  if (!is(j, Word::cardinal) || !read_words(j, number) || number.ordinal || number.fraction ||
      number.end - j < 2) {
    return false;
  }
  const auto year = static_cast<std::int64_t>(number.value);
  if (static_cast<double>(year) != number.value || !recent_year(year)) return false;
  when.days = year_of(year);
  when.grain = TimeUnit::year;
  when.named_year = true;
  when.weak = true;
  when.end = number.end;
  return true;
}

// "the 1990s", "the 70s", "the seventies".
bool Reader::read_decade(int i, When& when) const {
  int j = i;
  const bool the = is(j, Word::the);
  if (the) ++j;
  std::int64_t first = 0;
  int end = 0;
  bool century = true;  // the 1900s; but the 2000s and the noughties are ten years
  if (digits(j) && (length(j) == 4 || length(j) == 2)) {
    first = integer(j);
    int k = j + 1;
    const bool apostrophe = mark(k, '\'') && glued(k);
    if (apostrophe) ++k;
    if (!letters(k) || length(k) != 1 || (spelled(k)[0] | 0x20) != 's') return false;
    if (!glued(k) && length(j) != 4) return false;
    if (first % 10 != 0) return false;
    if (length(j) == 2) {
      if (!the && word(j - 1).bound != Bound::in && word(j - 1).part == Part::none &&
          !mark(j - 1, '\''))
        return false;
      first += first < 30 ? 2000 : 1900;
    }
    end = k + 1;
  } else if (const Word* name = nullptr;
             (end = phrase(j, name, Word::decade_name)) > j &&
             (the || word(j - 1).part != Part::none || word(j - 1).bound == Bound::in)) {
    first = 1900 + static_cast<std::int64_t>(name->number);
    century = false;
  } else {
    return false;
  }
  if (!plausible_year(first)) return false;
  const std::int64_t length = century && first % 100 == 0 && first % 1000 != 0 ? 100 : 10;
  when.days = {day_number(first, 1, 1), day_number(first + length, 1, 1) - 1};
  when.grain = length == 100 ? TimeUnit::century : TimeUnit::decade;
  when.named_year = true;
  when.end = end;
  return true;
}

// "on the 6th", "by the 27th": a day of a month that the words around know.
bool Reader::read_bare_day(int i, When& when) const {
  if (!is(i, Word::the)) return false;
  const Word& before = word(i - 1);
  if (before.bound == Bound::none || before.bound == Bound::in || before.bound == Bound::during) {
    return false;
  }
  int day = 0;
  const int end = day_of_month(i, day);
  if (end == i) return false;
  const bool suffix = is(end - 1, Word::ordinal | Word::ordinal_suffix);
  const bool last = edge(end) || (at(end).kind == Token::Kind::mark && !mark(end, '-') &&
                                  !mark(end, '%') && !mark(end, '\''));
  if (!last && (!suffix || (word(end).bound == Bound::none && word(end).verb == Verb::none &&
                            !is(end, Word::and_)))) {
    return false;
  }
  if (is(end - 1, Word::ordinal) && day < 4) return false;  // "on the first"
  const Date now = date_of(today_);
  std::int64_t month = now.year * 12 + now.month - 1;
  const bool past = tense() == Tense::past;
  for (int tries = 0; tries < 4; ++tries, month += past ? -1 : 1) {
    const std::int64_t year = month / 12;
    const int m = static_cast<int>(month % 12) + 1;
    if (!is_date(year, m, day)) continue;
    const DayNumber found = day_number(year, m, day);
    if (past ? found > today_ : found < today_) continue;
    when.days = {found, found};
    when.grain = TimeUnit::day;
    when.anchored = true;
    when.end = end;
    return true;
  }
  return false;
}

bool Reader::read_point(int i, When& when) {
  constexpr int kDeepest = 5;  // "the first week of the end of ..."
  if (depth_ >= kDeepest) return false;
  ++depth_;
  const bool found = read_any_point(i, when);
  --depth_;
  return found;
}

const Reader::Ahead& Reader::look_ahead(int i) {
  constexpr int kWords = 9;
  if (ahead_.at == i) return ahead_;
  ahead_ = Ahead();
  ahead_.at = i;
  for (int k = i; k < i + kWords && !edge(k); ++k) {
    if (tokens_[k].id() == 0) continue;
    const Word& w = word(k);
    ahead_.roles |= w.begins;
    ahead_.kinds |= w.begins_kind;
    if (w.time >= TimeUnit::day) ahead_.days = true;
  }
  return ahead_;
}

// Whether a point of time, without the preposition before it, can begin with this word.
bool Reader::may_be_point(int i) const {
  constexpr std::uint64_t kPoint = Word::month | Word::weekday | Word::season | Word::holiday |
                                   Word::day_offset | Word::quarter_name | Word::decade_name |
                                   Word::cardinal | Word::ordinal | Word::fraction | Word::scale |
                                   Word::week_of | Word::fiscal | Word::era;
  const Word& w = word(i);
  return digits(i) || mark(i, '\'') || (w.begins & kPoint) != 0 ||
         (w.begins_kind & (Word::relative_kind | Word::part_kind | Word::time_kind)) != 0;
}

bool Reader::read_any_point(int i, When& when) {
  if (edge(i)) return false;
  const int start = is(i, Word::the) ? i + 1 : i;
  const Word& w = word(start);
  if (!may_be_point(i) && (i == start || !may_be_point(start))) return false;
  when = When();
  when.core_begin = i;
  bool found = false;
  // A number that is no date: nothing of time behind it.
  const bool number = digits(start) || w.is(Word::cardinal);
  const Ahead ahead = number ? look_ahead(start) : Ahead();
  const bool month_ahead = !number || (ahead.roles & Word::month) != 0;
  const bool relative_ahead = !number || (ahead.kinds & Word::relative_kind) != 0;
  const bool nth_ahead = !number || (ahead.roles & (Word::ordinal | Word::ordinal_suffix)) != 0;
  if (number && i == start && !month_ahead && !relative_ahead && !nth_ahead) {
    // most numbers count something: "two men", "20 people"; not "nineteen eighty"
    const int behind = start + 1;
    if (digits(start) ? length(start) < 4 && letters(behind) && !glued(behind) &&
                            (word(behind).begins & Word::era) == 0
                      : letters(behind) && !is(behind, Word::cardinal | Word::scale | Word::and_)) {
      return false;
    }
  }
  if (digits(start)) {
    const bool month_or_period = month_ahead || relative_ahead;
    found = read_numeric_date(start, when) ||
            (month_or_period && (when = When(), read_day_month(i, when))) ||
            (when = When(), read_decade(i, when)) ||
            (nth_ahead && (when = When(), read_nth(i, when))) ||
            (relative_ahead && (when = When(), read_relative(i, when)));
    if (!found) {
      // "2018 March 18", "2024 Aug"
      When month;
      if (length(start) == 4 && plausible_year(integer(start)) && is(start + 1, Word::month) &&
          at(start + 1).capital && !(glued(start) && (letters(start - 1) || digits(start - 1)))) {
        const std::int64_t year = integer(start);
        int m = 0, day = 0;
        const int end = month_name(start + 1, m);
        const int day_end = day_of_month(end, day);
        if (day_end > end && is_date(year, m, day)) {
          month.days.first = month.days.last = day_number(year, m, day);
          month.grain = TimeUnit::day;
          month.end = day_end;
        } else {
          month.days = month_of(year, m);
          month.grain = TimeUnit::month;
          month.end = end;
        }
        month.named_year = true;
        when = month;
        found = true;
      }
    }
    if (!found) {
      // "2017-q1"
      const Word* quarter_word = nullptr;
      when = When();
      if (length(start) == 4 && plausible_year(integer(start)) &&
          phrase(mark(start + 1, '-') ? start + 2 : start + 1, quarter_word, Word::quarter_name) >
              (mark(start + 1, '-') ? start + 2 : start + 1)) {
        when.days =
            period_of(TimeUnit::quarter, day_number(integer(start), quarter_word->index * 3, 1), 0);
        when.grain = TimeUnit::quarter;
        when.named_year = true;
        const int quarter_at = mark(start + 1, '-') ? start + 2 : start + 1;
        when.end = phrase(quarter_at, quarter_word, Word::quarter_name);
        found = true;
      }
    }
    if (!found) found = (when = When(), read_year(i, when));
    if (!found) found = (when = When(), read_bare_day(i, when));
  } else if (letters(start) || mark(start, '\'')) {
    const Word* day = nullptr;
    if (const int end = phrase(i, day, Word::day_offset); end > i) {
      when.days.first = when.days.last = today_ + day->index;
      when.anchored = true;
      when.end = end;
      found = true;
    }
    if (!found && w.starts_phrase) found = (when = When(), read_holiday(i, when));
    if (!found && w.is(Word::month)) found = (when = When(), read_month_date(start, when));
    if (!found && w.is(Word::weekday)) found = (when = When(), read_weekday(start, when));
    if (!found && !w.starts_phrase) found = (when = When(), read_holiday(i, when));
    if (!found && nth_ahead) found = (when = When(), read_nth(i, when));
    if (!found && relative_ahead) found = (when = When(), read_relative(i, when));
    if (!found && w.is(Word::ordinal | Word::cardinal) && (month_ahead || relative_ahead))
      found = (when = When(), read_day_month(i, when));
    if (!found) found = (when = When(), read_part(i, when));
    if (!found && w.is(Word::season)) {
      // "spring 2016", "the summer of 2015"
      std::int64_t year = 0;
      int end = start + 1;
      when = When();
      const int index = w.index;
      const auto season = [&](std::int64_t y) {
        return period_of(TimeUnit::season, day_number(y, 3 + 3 * index, 1), 0);
      };
      When period;
      int k = is(end, Word::of) ? end + 1 : end;
      if (year_after(end, year, end)) {
        when.named_year = true;
      } else if (read_relative(k, period) && period.grain == TimeUnit::year) {
        year = date_of(period.days.first).year;
        end = period.end;
        when.anchored = true;
      } else {
        year = date_of(today_).year;
        if (tense() == Tense::past && season(year).first > today_) --year;
        if (tense() != Tense::past && season(year).last < today_) ++year;
        when.anchored = true;
        when.weak = true;
      }
      when.days = season(year);
      when.grain = TimeUnit::season;
      when.end = end;
      found = true;
    }
    if (!found) found = (when = When(), read_decade(i, when));
    if (!found && w.is(Word::week_of)) {
      // "the week of October 7th", "the month of May"
      const TimeUnit unit = w.time;
      When inner;
      const int k = is(start + 1, Word::of) ? start + 2 : start + 1;
      if (k == start + 2 && read_point(k, inner) && inner.grain <= unit) {
        when = inner;
        when.days = period_of(unit, inner.days.first, 0);
        when.grain = unit;
        when.weak = false;
        found = true;
      }
    }
    if (!found) found = (when = When(), read_year(i, when));
    if (!found) found = (when = When(), read_bare_day(i, when));
    if (!found) found = (when = When(), read_week(i, when));
    if (!found && is(i, Word::the) && w.time >= TimeUnit::week && w.time <= TimeUnit::year &&
        w.time != TimeUnit::weekend && w.time != TimeUnit::half && w.time != TimeUnit::season &&
        !is(start, Word::symbol) && spelled(start).back() != 's' &&
        (word(i - 1).bound == Bound::lasting || word(i - 1).bound == Bound::in) &&
        (edge(start + 1) || mark(start + 1, '.') || mark(start + 1, ','))) {
      // "sales for the month.": this one
      when = When();
      when.days = period_of(w.time, today_, 0);
      when.grain = w.time;
      when.anchored = true;
      when.end = start + 1;
      found = true;
    }
    if (!found && is(i, Word::the) && w.time == TimeUnit::weekend && !is(start, Word::symbol)) {
      // "over the weekend": the last one if the clause is past
      when = When();
      const int today = weekday_of(today_);
      when.days = period_of(TimeUnit::weekend, today_,
                            tense() == Tense::past && today != 0 && today != 6 ? -1 : 0);
      when.grain = TimeUnit::weekend;
      when.anchored = true;
      when.end = start + 1;
      found = true;
    }
  }
  if (!found) return false;
  when.core_begin = i;
  if (when.recurring && when.grain == TimeUnit::day && mark(when.end, ',') &&
      is(when.end + 1, Word::weekday) && !is(when.end + 1, Word::plural)) {  // "July 18, Friday"
    settle_year(word(when.end + 1).index, when);
    when.end += 2;
  }
  if (when.grain == TimeUnit::day && is(when.end, Word::daytime)) ++when.end;
  when.core_end = when.end;
  return true;
}

// Whether a weak reading may stand: a bare year, month or season needs words around it that speak
// of time.
bool Reader::licensed(int i, const When& when) const {
  if (!when.weak) return true;
  const int before = i - 1, after = when.end;
  const Word& w = word(before);
  const bool alone =
      edge(before) && (edge(after) || (at(after).kind == Token::Kind::mark && edge(after + 1)));
  const bool time_word =
      (w.bound != Bound::none &&
       ((w.bound != Bound::at && w.bound != Bound::lasting) || when.grain != TimeUnit::year)) ||
      w.part != Part::none || is(before, Word::from | Word::between | Word::of) ||
      (is(before, Word::to) && when.grain != TimeUnit::month);
  const bool noun_follows = letters(after) && tokens_[after].id() == 0 && at(after).spaced;
  if (when.grain == TimeUnit::year) {
    const std::int64_t year = date_of(when.days.first).year;
    const bool unit = (is(after, Word::unit) && word(after).bound == Bound::none) ||
                      is(after, Word::money_after | Word::scale | Word::percent);
    if (unit || word(after).time != TimeUnit::none) return false;
    // "in 2007 and 2009"
    if ((is(before, Word::and_ | Word::or_) || mark(before, ',')) && digits(before - 1) &&
        length(before - 1) == 4 && recent_year(integer(before - 1)) && recent_year(year) &&
        (!letters(after) || is(after, Word::and_ | Word::or_))) {
      return true;
    }
    if (w.bound == Bound::in || w.bound == Bound::during || w.bound == Bound::since ||
        w.bound == Bound::starting) {
      const bool plural = noun_follows && !at(after).capital && spelled(after).size() > 3 &&
                          spelled(after).back() == 's' && w.bound == Bound::in;
      return !plural || recent_year(year);
    }
    if (!recent_year(year) && !(time_word && year > 1400)) return false;
    const bool plural = noun_follows && !at(after).capital &&
                        (spelled(after).back() == 's' || is(after, Word::none_of));
    if (time_word) return !plural;
    if (is(before, Word::the)) return noun_follows;  // "the 2015 floods"
    if (is(before, Word::a | Word::possessive) || w.relative != Relative::none)
      return noun_follows && !plural;
    if (mark(before, '(') && mark(after, ')')) return true;
    return noun_follows && at(after).capital && !digits(before) && !is(before, Word::rank);
  }
  if (alone) return when.grain != TimeUnit::year;
  if (when.grain == TimeUnit::day) {  // 8/10, "Sat"
    if (when.bare_day) {
      // "Sun" and the like
      return at(i).capital &&
             (w.bound == Bound::at || w.bound == Bound::lasting || (mark(before, '(')) ||
              is(after, Word::daytime) || digits(after)) &&
             !letters(after + 0);
    }
    return w.bound != Bound::none && !noun_follows;
  }
  if (when.grain == TimeUnit::month) {
    const int name = is(i, Word::the) ? i + 1 : i;
    const bool ambiguous = is(name, Word::ambiguous);
    if (ambiguous && name > i) return false;  // "the march"
    if (is(before, Word::title)) return false;
    if (!ambiguous) {
      if (!at(i).capital) return time_word;
      if (time_word || w.relative != Relative::none) return true;
      return !(letters(after) && at(after).capital) &&
             !(letters(before) && at(before).capital && !edge(before - 1) &&
               tokens_[before].id() == 0);
    }
    if (!time_word || is(before, Word::of))
      return is(before, Word::of) && at(i).capital && word(before - 1).time != TimeUnit::none;
    if (!at(i).capital) return (w.bound == Bound::in || w.bound == Bound::during) && !noun_follows;
    return !(letters(after) && at(after).capital && tokens_[after].id() == 0);
  }
  if (when.grain == TimeUnit::season) {
    return (is(before, Word::the) || is(i, Word::the)) && !is(after, Word::of);
  }
  return time_word;
}

// "starting on May 20", "from Monday": the day that a length of time begins with.
bool Reader::read_first_day(int i, When& when) {
  const Word* found = nullptr;
  int j = phrase(i, found, [](const Word& w) { return w.bound == Bound::starting; });
  if (j == i) ++j;  // from
  if (word(j).bound == Bound::at) ++j;
  return read_point(j, when) && when.grain == TimeUnit::day;
}

// "five days ago", "two weeks from tomorrow", "in 3 to 5 years", "a week before June 1".
bool Reader::read_away(int i, When& when) {
  int j = i;
  bool ahead = false;
  const bool in = word(i).bound == Bound::in;
  const bool within = word(i).bound == Bound::within;
  if (in || within) {
    ahead = true;
    ++j;
    if (is(j, Word::the)) ++j;
    if (within && word(j).relative == Relative::next) ++j;
  }
  Hedge inner = Hedge::exact;
  const int hedged = hedge_before(j, inner);
  j = hedged;
  Amount low, high;
  // "three Fridays from now"
  if (Number weekdays; !ahead && (digits(j) || is(j, Word::cardinal)) && read_number(j, weekdays) &&
                       is(weekdays.end, Word::weekday) && weekdays.value >= 1 &&
                       weekdays.value < 60 && !weekdays.ordinal) {
    const Word* hence = nullptr;
    const int after = phrase(weekdays.end + 1, hence, Word::hence);
    if (after == weekdays.end + 1) return false;
    const int to_first = (word(weekdays.end).index - weekday_of(today_) + 6) % 7 + 1;
    when.days.first = when.days.last =
        today_ + to_first + 7 * (static_cast<DayNumber>(weekdays.value) - 1);
    when.anchored = true;
    when.end = after;
    when.core_begin = i;
    when.core_end = after;
    return true;
  }
  if (!read_amount(j, low)) return false;
  int end = low.end;
  bool range = false;
  if (read_amount_range(j, low, high, end, false)) {
    range = true;
  } else {
    high = low;
  }
  if (!low.is_duration || !high.is_duration || low.number.ordinal) return false;
  if (low.number.vague >= 0 && low.number.value <= 0) return false;
  if (low.time < TimeUnit::day && !(low.months > 0 || low.seconds >= 86400)) return false;
  // the direction
  double sign = ahead ? 1 : 0;
  DayNumber base = today_;
  bool open = false;
  const Word* found = nullptr;
  const Word& w = word(end);
  bool anchored = true;
  // "closed for three days from Monday": those days
  const bool lasting = word(i - 1).bound == Bound::lasting;
  const int from = lasting && mark(end, ',') ? end + 1 : end;
  if (When first_day; sign == 0 && !range &&
                      (w.bound == Bound::starting || (lasting && is(from, Word::from))) &&
                      read_first_day(from, first_day)) {
    when = first_day;
    when.days.last = move(move(when.days.first, TimeUnit::month, low.months), TimeUnit::day,
                          std::trunc(low.seconds / 86400)) -
                     1;
    when.weak = when.recurring = when.bare_day = false;
    when.core_begin = i;
    when.core_end = when.end;
    return when.days.first <= when.days.last;
  }
  if (sign == 0) {
    if (const int ago = phrase(end, found, Word::ago); ago > end) {
      sign = -1;
      end = ago;
    } else if (const int hence = phrase(end, found, Word::hence); hence > end) {
      sign = word(hence - 1).part == Part::earlier ? -1 : 1;
      // "two days later", "a year earlier": from the day just named
      if (word(end).part == Part::later || word(end).part == Part::earlier) {
        if (mention_.known) {
          if (!mention_.is_day && low.months == 0) return false;
          base = mention_.day;
          anchored = mention_.anchored;
        } else if (low.months > 11) {
          return false;  // "80 years later": how long, not when
        }
      }
      end = hence;
    } else if (w.bound == Bound::before || w.bound == Bound::after || is(end, Word::from)) {
      When anchor;
      if (!read_point(end + 1, anchor) || (anchor.weak && anchor.grain == TimeUnit::year))
        return false;
      sign = w.bound == Bound::before ? -1 : 1;
      base = sign < 0 ? anchor.days.first
                      : (w.bound == Bound::after ? anchor.days.last : anchor.days.first);
      anchored = anchor.anchored;
      end = anchor.end;
    } else {
      return false;
    }
  } else if (const int hence = phrase(end, found, Word::hence); hence > end && in) {
    end = hence;
  } else if (in) {
    // "in two days": a time from now only where the clause does not look back
    if (tense() == Tense::past) return false;
    if (is(end, Word::of)) return false;
  }
  const auto shift = [&](const Amount& a) {
    const double days = std::trunc(a.seconds / 86400);
    if (a.months > 12'000'000 || days > 4e8) return std::optional<DayNumber>();
    return std::optional<DayNumber>(
        move(move(base, TimeUnit::month, sign * a.months), TimeUnit::day, sign * days));
  };
  const auto first = shift(low), second = shift(high);
  if (!first || !second) return false;
  when.days = {std::min(*first, *second), std::max(*first, *second)};
  if (within) when.days = {base, *second};
  when.slack = range || within               ? 0
               : low.time == TimeUnit::day   ? (low.number.vague >= 0 ? low.seconds / 86400 : 0)
               : low.time == TimeUnit::week  ? 3
               : low.time == TimeUnit::month ? kMonthSlack
                                             : 183;
  when.grain = TimeUnit::day;
  when.anchored = anchored;
  when.hedge = inner;
  if (inner != Hedge::exact && hedged > i + (ahead ? 1 : 0)) {
    const bool more = inner == Hedge::more_than || inner == Hedge::at_least;
    const bool less = inner == Hedge::less_than || inner == Hedge::at_most || inner == Hedge::up_to;
    if (more) (sign < 0 ? when.open_before : when.open_after) = true;
    if (less) {
      if (sign < 0)
        when.days.last = base;
      else
        when.days.first = base;
    }
    when.slack = 0;
  }
  (void)open;
  when.end = end;
  when.core_begin = i;
  when.core_end = end;
  return true;
}

// "from May to December", "between Jan 22 and now", "13 to 15 July" is read_day_month's.
bool Reader::read_from_to(int i, const When* known_first, When& when) {
  const bool between = is(i, Word::between), from = is(i, Word::from);
  int j = i;
  if (between || from) ++j;
  When first, second;
  bool partial = false;
  int day = 0;
  if (known_first != nullptr) {
    first = *known_first;
  } else if (!read_point(j, first)) {
    // "from the 13th to the 15th of July" is read as one; else a bare day of the second's month
    const int end = day_of_month(j, day);
    if (end == j || !(between || from)) return false;
    first.end = end;
    partial = true;
  }
  int k = first.end;
  const bool to = is(k, Word::to) || (mark(k, '-') && !mark(k + 1, '-')) || (mark(k, '~')) ||
                  (between && is(k, Word::and_));
  if (!to) {
    if (!partial && from && first.recurring && first.grain == TimeUnit::day &&
        first.days.first < first.days.last) {
      when = first;  // "from 13 to 15 July"
      when.recurring = false;
      when.hedge = Hedge::range;
      return true;
    }
    return false;
  }
  ++k;
  if (!read_point(k, second)) {
    return false;
  }
  if (first.weak && second.weak && !(between || from) && first.grain != second.grain) return false;
  if (first.weak && second.weak && first.grain == TimeUnit::year && !(between || from) &&
      !licensed(j, first))
    return false;
  if (second.weak && !first.weak && second.grain == TimeUnit::year &&
      first.grain != TimeUnit::year && !(first.named_year))
    return false;
  if (first.weak && first.grain == TimeUnit::year && second.grain != TimeUnit::year &&
      !(between || from) && !licensed(j, first))
    return false;
  if (partial) {
    const Date date = date_of(second.days.first);
    if (second.grain != TimeUnit::day || !is_date(date.year, date.month, day)) return false;
    first.days.first = first.days.last = day_number(date.year, date.month, day);
  }
  if (!partial && first.recurring && (second.named_year || second.recurring)) {
    // The year of the second goes for the first: the latest such day before it.
    const Date a = date_of(first.days.first), b = date_of(second.days.first);
    std::int64_t year = b.year;
    if (!second.named_year) {
      // the first is settled by tense; the second is the next one after it
      std::int64_t y = a.year;
      DayNumber start = second.grain == TimeUnit::month
                            ? month_of(y, b.month).first
                            : day_number(y, b.month, std::min(b.day, days_in_month(y, b.month)));
      if (start < first.days.first) ++y;
      second.days = second.grain == TimeUnit::month
                        ? month_of(y, b.month)
                        : Days{day_number(y, b.month, std::min(b.day, days_in_month(y, b.month))),
                               day_number(y, b.month, std::min(b.day, days_in_month(y, b.month)))};
    } else {
      if (first.grain == TimeUnit::month) {
        first.days = month_of(year, a.month);
        if (first.days.first > second.days.first) first.days = month_of(year - 1, a.month);
      } else {
        if (!is_date(year, a.month, a.day)) return false;
        first.days.first = first.days.last = day_number(year, a.month, a.day);
        if (first.days.first > second.days.first) {
          if (!is_date(year - 1, a.month, a.day)) return false;
          first.days.first = first.days.last = day_number(year - 1, a.month, a.day);
        }
      }
      first.anchored = second.anchored;
    }
  } else if (first.bare_day && second.bare_day && second.days.first < first.days.first) {
    second.days.first += 7;
    second.days.last += 7;
  }
  if (second.days.last < first.days.first) return false;
  when = first;
  when.days = {first.days.first, second.days.last};
  when.grain = std::min(first.grain, second.grain);
  if (partial) when.grain = TimeUnit::day;
  when.anchored = first.anchored || second.anchored;
  when.weak = false;
  when.recurring = when.bare_day = false;
  when.hedge = Hedge::range;
  when.end = second.end;
  when.core_begin = j;
  when.core_end = second.end;
  return true;
}

// "by 2030", "since 2014", "before Friday", "after 2018", "until May".
bool Reader::read_bounded(int i, When& when) {
  const Word* found = nullptr;
  const int j = phrase(
      i, found, [](const Word& w) { return w.bound > Bound::at && w.bound != Bound::within; });
  if (j == i) return false;
  const Bound bound = found->bound;
  int core = j;
  if ((bound == Bound::since || bound == Bound::starting) && word(core).bound == Bound::at) ++core;
  // What is bounded lies where the bound looks, whatever the clause says: "by Friday" is ahead.
  fallback_ = bound == Bound::since                         ? Tense::past
              : bound == Bound::by || bound == Bound::until ? Tense::future
                                                            : Tense::unknown;
  bool read = read_from_to(core, nullptr, when) && bound != Bound::after && bound != Bound::before;
  if (!read) {
    When point;
    read = read_point(core, point);
    when = point;
    when.core_begin = core;
    when.core_end = point.end;
  }
  if (!read && j > i + 1) {  // "by the end of" before "the year": "the end of the year" is a date
    core = i + 1;
    When point;
    read = read_point(core, point);
    when = point;
    when.core_begin = core;
    when.core_end = point.end;
  }
  fallback_ = Tense::unknown;
  if (!read) return false;
  if (when.weak && !licensed(core, when)) return false;
  when.weak = false;
  const Days days = when.days;
  switch (bound) {
    case Bound::by:
    case Bound::until:
      when.open_before = true;
      when.hedge = Hedge::up_to;
      break;
    case Bound::before:
      when.days = {days.first - 1, days.first - 1};
      when.open_before = true;
      when.hedge = Hedge::less_than;
      break;
    case Bound::since:
    case Bound::starting:
      when.days.last = days.first;
      when.open_after = true;
      when.hedge = Hedge::at_least;
      break;
    case Bound::after:
      when.days = {days.last + 1, days.last + 1};
      when.open_after = true;
      when.hedge = Hedge::more_than;
      break;
    default:
      break;
  }
  return true;
}

bool Reader::read_date(int i, When& when) {
  if (edge(i)) return false;
  const Word& w = word(i);
  when = When();
  if (w.is(Word::from | Word::between)) return read_from_to(i, nullptr, when);
  const bool may_be_away = (digits(i) || w.bound == Bound::in || w.bound == Bound::within ||
                            (w.begins & (Word::cardinal | Word::a | Word::vague | Word::fraction |
                                         Word::the | Word::hedge_before)) != 0);
  const Ahead ahead = may_be_away ? look_ahead(i) : Ahead();
  if (may_be_away && (ahead.days || (ahead.roles & Word::weekday) != 0) && read_away(i, when)) {
    return true;
  }
  when = When();
  if ((w.begins_kind & Word::bound_kind) != 0 && read_bounded(i, when)) return true;
  if (!read_point(i, when)) return false;
  if (When away; when.recurring && read_away(when.end, away) && away.slack >= kMonthSlack &&
                 away.hedge == Hedge::exact) {
    // "Thanksgiving in three years", "March a year from now": the first from then on
    const DayNumber today = today_;
    const Tense tense = fallback_;
    today_ = away.days.first - (away.slack == kMonthSlack ? kMonthSlack : 0);
    tense_ = fallback_ = Tense::future;
    const bool read = read_point(i, when);
    today_ = today;
    fallback_ = tense;
    tense_known_ = false;
    when.end = away.end;
    when.weak = when.recurring = false;
    return read;
  }
  if (is(when.end, Word::to) || mark(when.end, '-') || mark(when.end, '~')) {
    When joined;
    if (read_from_to(i, &when, joined)) {
      when = joined;
      return true;
    }
  }
  // "2012 or later", "1/1/2016 and after"
  if (is(when.end, Word::or_ | Word::and_) && is(when.end + 1, Word::later_on) &&
      !(is(when.end, Word::and_) && letters(when.end + 2))) {
    when.days.last = when.days.first;
    when.open_after = true;
    when.hedge = Hedge::at_least;
    when.end += 2;
    when.weak = false;
    return true;
  }
  return licensed(i, when);
}

bool Reader::date_range_of(const When& when, DateRange& range) const {
  range = DateRange();
  range.hedge = when.hedge;
  range.anchored = when.anchored;
  if (when.anchored && !known_) return true;  // left open
  range.resolved = true;
  if (std::abs(when.days.first) > kFarDays || std::abs(when.days.last) > kFarDays) return false;
  const auto low = static_cast<double>(when.days.first), high = static_cast<double>(when.days.last);
  range.stated = {when.open_before ? -kUnbounded : low, when.open_after ? kUnbounded : high};
  range.hard = range.soft = range.stated;
  const double length = high - low + 1;
  const auto today = static_cast<double>(today_);
  if (when.open_before) {
    // Before the day named; what a reader thinks of first is the time from now on.
    range.soft.low = known_ && today < high ? today : high - 5 * std::max(length, 30.0);
  }
  if (when.open_after) {
    range.soft.high = known_ && today > low ? today : low + 5 * std::max(length, 30.0);
  }
  double slack = when.slack;
  if (when.hedge == Hedge::about) slack = std::max(slack, std::max(1.0, length / 2));
  if (slack > 0) {
    range.hard = {range.stated.low - slack, range.stated.high + slack};
    range.soft = {range.stated.low - std::floor(slack / 2),
                  range.stated.high + std::floor(slack / 2)};
  }
  return true;
}

// The tense of the clause around tokens begin..end: the nearest verb before them decides, else the
// first behind them.
ReadingContext::Tense Reader::tense_at(int begin, int end) const {
  constexpr int kClause = 30;
  const auto boundary = [this](int k) {
    if (edge(k)) return true;
    const char c = static_cast<char>(at(k).mark);
    if (c == ';' || c == ':' || c == '?' || c == '!') return true;
    if (c == '.')
      return at(k + 1).spaced && (at(k + 1).capital || !letters(k + 1)) &&
             (!letters(k - 1) || length(k - 1) > 2);
    return word(k).verb == Verb::clause;
  };
  const auto verdict = [this](int k) {
    const Word& w = word(k);
    switch (w.verb) {
      case Verb::future:
        return Tense::future;
      case Verb::planned:
      case Verb::past: {
        for (int m = k - 1; m >= k - 3 && m > 0; --m) {
          const Verb verb = word(m).verb;
          if (verb == Verb::future) return Tense::future;
          if (verb == Verb::past)
            return w.verb == Verb::planned && word(m).is(Word::pronoun) == false ? Tense::future
                                                                                 : Tense::past;
          if (is(m, Word::to) && verb == Verb::passive) return Tense::future;
          if (is(m, Word::to) && m < k - 1 && word(k - 1).verb == Verb::passive)
            return Tense::future;
          if (verb != Verb::passive && verb != Verb::present && verb != Verb::none) break;
        }
        return w.verb == Verb::planned ? Tense::future : Tense::past;
      }
      default:
        break;
    }
    if (letters(k) && tokens_[k].id() == 0 && !at(k).capital && length(k) > 3) {
      const std::string_view s = spelled(k);
      if (s.substr(s.size() - 2) == "ed") {
        for (int m = k - 1; m >= k - 3 && m > 0; --m) {
          if (word(m).verb == Verb::future || is(m, Word::to)) return Tense::future;
          if (word(m).verb != Verb::passive) break;
        }
        return Tense::past;
      }
      // "to visit": ahead
      if (is(k - 1, Word::to) && word(k - 1).bound == Bound::none && s.back() != 's')
        return Tense::future;
    }
    return Tense::unknown;
  };
  for (int k = begin - 1; k > 0 && k > begin - kClause && !boundary(k); --k) {
    if (const Tense tense = verdict(k); tense != Tense::unknown) return tense;
  }
  for (int k = end; k < end + kClause && !boundary(k); ++k) {
    if (const Tense tense = verdict(k); tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace crosscheck
