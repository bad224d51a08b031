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

}  // namespace

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
    // "The 2007 season" is a year's, where "2007 days" are many.
    const bool season = word(after).time == TimeUnit::season && spelled(after).back() != 's';
    if (unit || (word(after).time != TimeUnit::none && !season)) return false;
    // "2025 Indian election": words of a currency's name ("Indian rupee") are names of their own,
    // too
    const bool name_follows =
        noun_follows || season || (letters(after) && at(after).capital && at(after).spaced);
    if (is(before, Word::the | Word::possessive) && is(after, Word::and_) && digits(after + 1) &&
        length(after + 1) == 4 && recent_year(year) && recent_year(integer(after + 1))) {
      return true;
    }
    // "in 2007 and 2009", "his 2007 and 2009 elections"
    if ((is(before, Word::and_ | Word::or_) || mark(before, ',')) && digits(before - 1) &&
        length(before - 1) == 4 && recent_year(integer(before - 1)) && recent_year(year) &&
        (!letters(after) || noun_follows || is(after, Word::and_ | Word::or_))) {
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
    if (is(before, Word::the)) return name_follows;  // "the 2015 floods"
    if (is(before, Word::a | Word::possessive) || w.relative != Relative::none)
      return name_follows && !plural;
    if (mark(before, '(') && mark(after, ')')) return true;
    return name_follows && at(after).capital && !digits(before) && !is(before, Word::rank);
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
