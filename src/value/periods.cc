// Periods told from others: "next year", "the last two weeks", "the first week of January", "early
// next week", "the end of August", "later this year".

#include <algorithm>
#include <cmath>

#include "value/reader.h"

namespace crosscheck {
namespace {

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
          relative == Relative::current || count.value < 1 || count.value > 100000)
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
    if (w.is(Word::ambiguous) && !at(j).capital && offset == 0 && letters(j + 1) &&
        word(j + 1).bound == Bound::none)
      return false;  // "this may be", "that may be"
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

}  // namespace crosscheck
