// Days, months and years by their names and figures: "May 8, 2025", "8.5.2025", "Thursday",
// "Easter", "44 BC", "the 1990s", and the year or week that is left open. Not dates: 9/11, 1/5,
// "1.5 May".

#include <algorithm>
#include <cmath>

#include "value/reader.h"

namespace crosscheck {

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

}  // namespace crosscheck
