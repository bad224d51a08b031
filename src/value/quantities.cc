// Numbers with their units and hedges: "more than 20", "between 120 and 150", "up to $1.5 billion",
// "nearly four hours", "a 36-year-old", "150 or more". Not quantities: "one of them", the 16 of
// F-16, 10 Downing Street, a clock's 10:30, a telephone number.

#include <algorithm>
#include <cmath>

#include "value/reader.h"
#include "value/units.h"
#include "value/widths.h"

namespace crosscheck {
namespace {

constexpr double kDaySeconds = 86400;
constexpr double kMonthDays = 30.436875;

double months_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::month:
      return 1;
    case TimeUnit::season:
    case TimeUnit::quarter:
      return 3;
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

double seconds_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return 1;
    case TimeUnit::minute:
      return 60;
    case TimeUnit::hour:
      return 3600;
    case TimeUnit::day:
      return kDaySeconds;
    case TimeUnit::week:
      return 7 * kDaySeconds;
    case TimeUnit::weekend:
      return 2 * kDaySeconds;
    case TimeUnit::fortnight:
      return 14 * kDaySeconds;
    default:
      return 0;
  }
}

std::string_view age_unit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return "day";
    case TimeUnit::week:
      return "week";
    case TimeUnit::month:
      return "month";
    default:
      return "";
  }
}

bool bounds_below(Hedge hedge) { return hedge == Hedge::more_than || hedge == Hedge::at_least; }
bool bounds_above(Hedge hedge) {
  return hedge == Hedge::less_than || hedge == Hedge::at_most || hedge == Hedge::up_to;
}

}  // namespace

// How much of `whole` one `part` is: an inch is 1/12 of a foot. 0 where they are no such pair.
double Reader::unit_share(int part, int whole) const {
  if (part < 0 || whole < 0) return 0;
  const ConvertibleUnit* small = find_unit(lexicon_.unit(part).name);
  const ConvertibleUnit* large = find_unit(lexicon_.unit(whole).name);
  if (small == nullptr || large == nullptr || small->dimension != large->dimension) return 0;
  return small->factor / large->factor;
}

// The unit behind a number that ends at token i.
bool Reader::read_unit(int i, Amount& amount) const {
  const Number& number = amount.number;
  int j = i;
  const bool hyphen = mark(j, '-') && glued(j) && glued(j + 1) && letters(j + 1);
  if (hyphen) ++j;
  const Word* found = nullptr;

  if (const int end = phrase(j, found, Word::percent | Word::points); end > j) {
    amount.kind = Quantity::Kind::percent;
    amount.points = found->is(Word::points);
    amount.has_unit = true;
    amount.end = end;
    return true;
  }
  // "two thirds of an hour", "three quarters of a mile"
  if ((number.fraction || number.mixed) && is(j, Word::of)) {
    int k = j + 1;
    if (is(k, Word::a)) ++k;
    if (word(k).time != TimeUnit::none || is(k, Word::unit)) j = k;
  }

  const int money_end = phrase(j, found, Word::money_after);
  const Word* money = money_end > j ? found : nullptr;
  if (money != nullptr && money->is(Word::money_before) && digits(money_end)) {
    if (glued(money_end) || amount.has_prefix) money = nullptr;  // that of the next: "1 $10 bill"
  }
  const bool by_digits = digits(i - 1);
  const int unit_end =
      (word(j).begins & Word::unit) == 0 ? j : phrase(j, found, [&](const Word& w) {
        return w.is(Word::unit) && (!w.is(Word::symbol) || by_digits || number.article);
      });
  const Word* measure = unit_end > j ? found : nullptr;
  // 41C and 106F are degrees, 41c is money
  const bool capital = unit_end > j && at(unit_end - 1).capital && glued(j);
  if (measure != nullptr && measure->unit_index < 0 && !capital) measure = nullptr;
  if (measure != nullptr && measure->unit_index < 0) money = nullptr;
  if (measure != nullptr && unit_end == j + 1 && measure->bound != Bound::none) {
    // "5 in": inches where nothing follows that something could be in
    const bool last = edge(unit_end) || at(unit_end).kind == Token::Kind::mark;
    if (!glued(j) && !last) measure = nullptr;
  }
  if (money != nullptr && (measure == nullptr || money_end >= unit_end)) {
    // Pounds of something are a weight.
    bool weight = measure != nullptr && number.scale < 1000 &&
                  (is(unit_end, Word::of) || hyphen || context_.country == "us");
    for (int k = i - 1; measure != nullptr && !edge(k) && k > i - 10 && !weight; --k) {
      if (mark(k, ';') || mark(k, '.')) break;
      weight = is(k, Word::weight);
    }
    if (!weight) {
      amount.kind = Quantity::Kind::money;
      amount.unit = money->money_index;
      amount.has_unit = true;
      amount.end = money_end;
      if (const double millions = lexicon_.unit(amount.unit).factor; millions > 1) {  // 20 MUSD
        amount.number.value *= millions;
        amount.number.grain *= millions;
        amount.number.scale = millions;
      }
      double factor = 0;
      int end = 0;
      if (number.scale == 1 && is(money_end, Word::scale) && read_scale(money_end, factor, end)) {
        amount.number.value *= factor;
        amount.number.grain *= factor;
        amount.number.scale = factor;
        amount.end = end;
      }
      return true;
    }
  }
  if (measure != nullptr) {
    if (measure->is(Word::symbol) && digits(unit_end) && glued(unit_end)) return false;  // L202
    amount.kind = Quantity::Kind::measure;
    amount.unit = measure->unit_index;
    if (measure->upper_unit_index >= 0 && at(unit_end - 1).capital) {
      amount.unit = measure->upper_unit_index;
    }
    if (amount.unit < 0) return false;
    amount.has_unit = true;
    amount.end = unit_end;
    // "km squared"
    // per something
    int k = unit_end;
    const bool slash = mark(k, '/') && glued(k) && glued(k + 1);
    if (slash || is(k, Word::per)) {
      const int below = phrase(
          k + 1, found, [](const Word& w) { return w.is(Word::unit) || w.time != TimeUnit::none; });
      if (below > k + 1) {
        amount.per = found->unit_index;
        amount.per_time = found->time;
        amount.end = below;
      }
    }
    return true;
  }
  // time
  const Word& w = word(j);
  const int time_end = phrase_of(Word::time_kind, j, found, [&](const Word& entry) {
    return entry.time != TimeUnit::none && entry.time != TimeUnit::weekend &&
           entry.time != TimeUnit::season && entry.time != TimeUnit::half &&
           (!entry.is(Word::symbol) || by_digits);
  });
  // "OAO-1's battery"
  const bool genitive =
      time_end > j && mark(time_end - 1, '\'') && letters(time_end) && glued(time_end);
  if (time_end > j && !genitive && !(w.is(Word::ordinal) && number.ordinal)) {
    amount.time = found->time;
    amount.is_duration = true;
    amount.has_unit = true;
    amount.months = number.value * months_of(amount.time);
    amount.seconds = number.value * seconds_of(amount.time);
    amount.grain_seconds = number.grain * (months_of(amount.time) * kMonthDays * kDaySeconds +
                                           seconds_of(amount.time));
    amount.end = time_end;
    if (mark(time_end, '\'') && glued(time_end) && !letters(time_end + 1)) ++amount.end;
    return true;
  }
  return false;
}

// More of a duration behind its first unit: "two years and three months", "an hour and a half".
bool Reader::read_duration(int i, Amount& amount) const {
  int j = i;
  double part = 0;
  if (const int tail = read_fraction_tail(j, part); tail > j && is(j, Word::and_)) {
    amount.months += part * months_of(amount.time);
    amount.seconds += part * seconds_of(amount.time);
    amount.grain_seconds *= part;
    amount.end = tail;
    return true;
  }
  // "an hour fifteen", "two hours and ten"
  if (amount.time == TimeUnit::hour) {
    const int k = is(j, Word::and_) ? j + 1 : j;
    Number minutes;
    if ((digits(k) || is(k, Word::cardinal)) && read_number(k, minutes) && minutes.value < 60 &&
        minutes.value >= 5 && !minutes.ordinal && minutes.grain >= 1 &&
        (edge(minutes.end) || mark(minutes.end, '.'))) {
      amount.seconds += minutes.value * 60;
      amount.grain_seconds = 60;
      amount.end = minutes.end;
      return true;
    }
  }
  for (int count = 0; count < 6; ++count) {
    int k = j;
    if (mark(k, ',')) ++k;
    if (is(k, Word::and_)) ++k;
    Amount next;
    if (!read_number(k, next.number) || next.number.ordinal || next.number.vague >= 0) break;
    if (!read_unit(next.number.end, next) || !next.is_duration || next.time >= amount.time) break;
    const double unit = months_of(amount.time) * kMonthDays * kDaySeconds + seconds_of(amount.time);
    if (next.months * kMonthDays * kDaySeconds + next.seconds >= unit && mark(j, ',')) break;
    amount.months += next.months;
    amount.seconds += next.seconds;
    amount.grain_seconds = next.grain_seconds;
    amount.time = next.time;
    amount.end = next.end;
    j = next.end;
  }
  return j > i;
}

bool Reader::read_amount(int i, Amount& amount) const {
  amount = Amount();
  amount.begin = i;
  int j = i;
  const Word* found = nullptr;
  bool negative = false;
  if (mark(j, '-') && is(j + 1, Word::money_before) && glued(j + 1) && !letters(j - 1)) {
    negative = true;
    ++j;
  }
  // A$ and S$, but not "a $5 lunch" and "the firm's $5 lunch"
  const bool article = letters(j) && length(j) == 1 && (!at(j).capital || !glued(j + 1));
  if (const int end = phrase(j, found, Word::money_before); end > j && !article) {
    const Word* money = found;
    int k = end;
    if (mark(k, '-') && glued(k + 1)) {
      negative = true;
      ++k;
    }
    if ((digits(k) || mark(k, '.') || is(k, Word::cardinal)) && read_number(k, amount.number) &&
        !amount.number.ordinal) {
      amount.kind = Quantity::Kind::money;
      amount.unit = money->money_index;
      amount.has_unit = amount.has_prefix = true;
      amount.end = amount.number.end;
      // $2m, €10b: in money these are millions and billions
      if (const Word& w = word(amount.end); amount.number.scale == 1 && w.is(Word::glued_scale) &&
                                            digits(amount.end - 1) && glued(amount.end)) {
        amount.number.value *= w.factor;
        amount.number.grain *= w.factor;
        amount.number.value =
            amount.number.grain < 1
                ? amount.number.value
                : std::round(amount.number.value / amount.number.grain) * amount.number.grain;
        amount.number.scale = w.factor;
        ++amount.end;
      }
      if (negative) amount.number.value = -amount.number.value;
      // "$20 million dollars", "$5 US"
      if (const int word_end = phrase(amount.end, found, Word::money_after);
          word_end > amount.end && lexicon_.unit(found->money_index).factor == 1 &&
          is(amount.end, Word::money_before) && !digits(word_end)) {
        amount.end = word_end;
      }
      // "$20 and 43 cents"
      return true;
    }
  }
  if (negative) return false;

  // "half an hour", "half a mile", "half hour"; "a year", "a kilogram"
  if (is(i, Word::fraction) && !is(i, Word::plural) && word(i).number == 0.5) {
    const int k = is(i + 1, Word::a) ? i + 2 : (mark(i + 1, '-') ? i + 2 : i + 1);
    if ((word(k).time != TimeUnit::none || is(k, Word::unit)) && !is(k, Word::ordinal)) {
      amount.number.value = 0.5;
      amount.number.grain = 0.5;
      amount.number.words = true;
      amount.number.end = k;
      if (read_unit(k, amount)) return true;
      amount = Amount();
      amount.begin = i;
    }
  }
  if (read_number(i, amount.number)) {
    amount.end = amount.number.end;
    if (amount.number.ordinal) {
      amount.kind = Quantity::Kind::ordinal;
      return true;
    }
    if (read_unit(amount.end, amount) && amount.is_duration) read_duration(amount.end, amount);
    return true;
  }
  if (is(i, Word::a) && !edge(i + 1)) {
    const Word& w = word(i + 1);
    const bool unit_word = w.time != TimeUnit::none || w.is(Word::unit | Word::money_after);
    const bool short_form = w.is(Word::symbol) && (length(i + 1) < 2 || w.bound != Bound::none ||
                                                   w.time != TimeUnit::none || at(i + 1).capital);
    if (!unit_word || short_form || w.is(Word::ordinal)) return false;
    // "twice a year", "$2 a barrel", "500 people a day" are rates
    const Token& before = at(i - 1);
    if (before.kind == Token::Kind::word) {
      const std::string_view last = spelled(i - 1);
      const Word& previous = word(i - 1);
      const bool verb = previous.verb != Verb::none || last.ends_with("ed");
      const bool rate =
          previous.bound == Bound::none && !verb &&
          ((tokens_[i - 1].id() == 0 && w.time != TimeUnit::none) || last.back() == 's' ||
           previous.is(Word::unit | Word::cardinal | Word::scale | Word::vague | Word::money_after |
                       Word::not_one_before | Word::percent));
      if (rate) return false;
    } else if (digits(i - 1) || is(i - 1, Word::percent)) {
      return false;
    }
    amount.number.value = 1;
    amount.number.words = amount.number.article = true;
    amount.number.end = i + 1;
    if (!read_unit(i + 1, amount) || amount.kind == Quantity::Kind::percent) return false;
    if (amount.is_duration) read_duration(amount.end, amount);
    return true;
  }
  return false;
}

int Reader::hedge_before(int i, Hedge& hedge) const {
  const Word* found = nullptr;
  const int end = phrase(i, found, Word::hedge_before);
  if (end > i) hedge = found->before;
  return end;
}

int Reader::hedge_after(int i, Hedge& hedge) const {
  const Word* found = nullptr;
  const int j = mark(i, '-') && glued(i) ? i + 1 : i;
  const int end = phrase(j, found, Word::hedge_after);
  if (end == j) return i;
  // "200 or greater than 190": what follows holds the next number
  Hedge next;
  if (const int before = hedge_before(j + 1, next);
      before > end || (end > j + 1 && before == end && digits(end))) {
    return i;
  }
  hedge = found->after;
  return end;
}

void Reader::set_span(int begin, int end, Reading& reading) const {
  reading.span = {at(begin).begin, at(end - 1).end};
}

void Reader::set_quantity(const Amount& amount, Hedge hedge, Reading& reading) const {
  const Number& n = amount.number;
  if (n.vague >= 0 && hedge == Hedge::exact) hedge = Hedge::vague;
  const int number_begin = amount.has_prefix ? amount.begin : amount.begin;
  reading.number_span = {at(number_begin).begin, at(std::max(n.end, number_begin + 1) - 1).end};
  const VagueRange* vague = n.vague >= 0 ? &lexicon_.vague(n.vague) : nullptr;
  if (amount.is_duration) {
    Duration d;
    d.months = amount.months;
    d.seconds = amount.seconds;
    d.hedge = hedge;
    d.grain = amount.grain_seconds;
    const double whole = d.seconds + d.months * kMonthDays * kDaySeconds;
    HardSoft ranges = widen(hedge, whole, d.grain, is_round(n.value, n.grain));
    if (hedge == Hedge::exact && is_round(n.value, n.grain)) {
      const double w =
          std::min(kWidths.round_grain * d.grain, kWidths.round_share * std::abs(whole));
      ranges = {{whole - w, whole + w}, {whole, whole}};
    }
    if (vague != nullptr && vague->number > 0) {
      const double unit = whole / vague->number;
      ranges = {{vague->hard.low * unit, vague->hard.high * unit},
                {vague->soft.low * unit, vague->soft.high * unit}};
    }
    d.hard = ranges.hard;
    d.soft = ranges.soft;
    reading.value = d;
    return;
  }
  Quantity q;
  q.kind = amount.kind;
  q.hedge = hedge;
  q.number = n.value;
  q.grain = n.grain;
  const bool may_be_round = amount.kind != Quantity::Kind::ordinal &&
                            amount.kind != Quantity::Kind::age &&
                            amount.kind != Quantity::Kind::percent;
  HardSoft ranges = widen(hedge, q.number, q.grain, may_be_round);
  if (vague != nullptr) {
    ranges = {{vague->hard.low * n.scale, vague->hard.high * n.scale},
              {vague->soft.low * n.scale, vague->soft.high * n.scale}};
  }
  q.hard = ranges.hard;
  q.soft = ranges.soft;
  if (amount.kind == Quantity::Kind::age) {
    q.unit = age_unit(amount.time);
  } else if (amount.kind == Quantity::Kind::percent) {
    if (amount.points) q.unit = "points";
  } else if (amount.unit >= 0) {
    q.unit = lexicon_.unit(amount.unit).name;
    if (amount.per >= 0) q.unit += " per " + lexicon_.unit(amount.per).name;
    if (amount.per_time != TimeUnit::none && amount.per < 0) {
      constexpr std::string_view kNames[] = {
          "",      "second", "minute",  "hour",      "day",  "week",   "weekend", "fortnight",
          "month", "season", "quarter", "half year", "year", "decade", "century", "millennium"};
      q.unit += " per ";
      q.unit += kNames[static_cast<std::size_t>(amount.per_time)];
    }
  }
  reading.value = std::move(q);
}

void Reader::set_range(const Amount& low, const Amount& high, Reading& reading) const {
  set_quantity(low, Hedge::range, reading);
  Reading upper;
  set_quantity(high, Hedge::range, upper);
  if (auto* d = std::get_if<Duration>(&reading.value)) {
    const auto& u = std::get<Duration>(upper.value);
    d->hard = d->soft = {d->hard.low, u.hard.high};
    d->grain = std::min(d->grain, u.grain);
  } else if (auto* q = std::get_if<Quantity>(&reading.value)) {
    const auto& u = std::get<Quantity>(upper.value);
    q->hard = q->soft = {q->hard.low, u.hard.high};
    q->grain = std::min(q->grain, u.grain);
    if (q->unit.empty()) q->unit = u.unit;
  }
  reading.number_span.end = upper.number_span.end;
}

// A number that only looks like a quantity.
bool Reader::not_a_number(int i, const Amount& amount) const {
  const Number& n = amount.number;
  const int end = amount.end;
  if (amount.kind == Quantity::Kind::ordinal) {
    if (digits(i)) return glued(i) && letters(i - 1);
    return false;
  }
  const bool bare = !amount.has_unit;
  // "p74million", "e80 million": damaged, left alone
  if (n.words && digits(i - 1) && letters(i) && (glued(i) || is(i, Word::scale))) return true;
  if (digits(i) && !amount.has_prefix) {
    if (glued(i)) {
      if (letters(i - 1)) return true;  // G20
      if (mark(i - 1, '-') && glued(i - 1) &&
          (letters(i - 2) || (digits(i - 2) && glued(i - 2) && letters(i - 3))) &&
          !is(i - 2, Word::hedge_before) && word(i - 2).part == Part::none &&
          (bare || amount.kind == Quantity::Kind::measure)) {
        return true;  // F-16
      }
      const char c = static_cast<char>(at(i - 1).mark);
      if (c == '/' || c == '=' || c == '&' || c == '_' || c == '#' || c == '@' || c == ':') {
        return !mark(i - 1, ':') || digits(i - 2);
      }
      if (c == '.' && glued(i - 1) && !edge(i - 2)) return true;
      if (c == '%' && glued(i - 1)) return true;
    }
    if (bare && glued(end) &&
        (letters(end) || (at(end).kind == Token::Kind::other && spelled(end) != "\u00b1"))) {
      return true;
    }
    if (bare && glued(end) && (mark(end, ':') || mark(end, '/')) && digits(end + 1) &&
        glued(end + 1))
      return true;
    if (bare && (mark(end, '_') || mark(end, '@'))) return true;
  }
  if (bare && is(end, Word::clock)) return true;
  // 10 Downing Street
  if (bare && n.plain && letters(end) && at(end).capital &&
      (is(end + 1, Word::street) || is(end + 2, Word::street))) {
    return true;
  }
  // Mark One
  if (bare && n.words && letters(i) && at(i).capital && letters(i - 1) && at(i - 1).capital &&
      !edge(i - 2) && amount.number.end == i + 1) {
    return true;
  }
  // "that one", "one of them"
  if (bare && n.words && n.value == 1 && n.end == i + 1 && is(i, Word::cardinal)) {
    if (is(i - 1, Word::not_one_before) || is(i + 1, Word::not_one_after)) return true;
    if (mark(i + 1, '\'') && glued(i + 1)) return true;
    if (mark(i + 1, '-') && glued(i + 1)) return true;
    if (mark(i - 1, '-') && glued(i)) return true;
  }
  return false;
}

// "3-5 km", "$10 to $20", "from 50 to 80%", "two or three".
bool Reader::read_amount_range(int i, Amount& low, Amount& high, int& end, bool introduced) const {
  if (low.kind == Quantity::Kind::ordinal || low.number.vague >= 0) return false;
  int j = low.end;
  const bool hyphen = mark(j, '-') && glued(j) == glued(j + 1) && !mark(j + 1, '-');
  const bool to = is(j, Word::to);
  const bool either = is(j, Word::or_);
  const bool both = introduced && is(j, Word::and_) && !is(i - 1, Word::from);
  if (!hyphen && !to && !either && !both && !(mark(j, '~') && digits(j + 1))) return false;
  if (to && !introduced && low.has_unit && !low.has_prefix) return false;
  ++j;
  Hedge ignored;
  j = hedge_before(j, ignored);

  if (!read_amount(j, high) || high.number.ordinal || high.number.vague >= 0) return false;
  if (digits(j) && glued(high.end) && letters(high.end)) return false;
  if (low.has_prefix && !high.has_unit) {  // "$5-7 billion"
    high.kind = low.kind;
    high.unit = low.unit;
  }
  if (high.kind != low.kind && low.has_unit) return false;
  if (low.has_unit && high.has_unit &&
      (low.unit != high.unit || low.time != high.time || low.is_duration != high.is_duration)) {
    return false;
  }
  if (low.has_unit && !high.has_unit && !low.has_prefix) return false;
  if (hyphen && !introduced && !low.has_prefix &&
      digits(low.number.end - 1) != digits(high.number.end - 1) && digits(low.begin) != digits(j)) {
    return false;
  }
  // what stands behind the second number goes for both: "7-9 million", "3 to 5 km"
  if (!low.has_unit && high.has_unit) {
    const Number number = low.number;
    const int begin = low.begin;
    low = high;
    low.number = number;
    low.begin = begin;
    low.has_prefix = false;
    if (high.is_duration) {
      const double share = high.number.value == 0 ? 0 : number.value / high.number.value;
      low.months = high.months * share;
      low.seconds = high.seconds * share;
    }
  } else if (low.has_prefix && !high.has_unit) {
    high.kind = low.kind;
    high.unit = low.unit;
  }
  if (high.number.scale > 1 && low.number.scale == 1 &&
      low.number.value < high.number.value / high.number.scale) {
    low.number.value *= high.number.scale;
    low.number.grain *= high.number.scale;
    low.number.scale = high.number.scale;
  }
  const auto length = [](const Amount& amount) {
    return amount.months * kMonthDays * kDaySeconds + amount.seconds;
  };
  if (low.number.value >= high.number.value || (high.is_duration && length(low) > length(high))) {
    return false;
  }
  if (either &&
      !(high.number.value - low.number.value <= std::max(high.number.grain, low.number.grain)))
    return false;
  if (low.has_prefix && high.kind != Quantity::Kind::money) return false;
  end = high.end;
  return true;
}

// Ages, ranks, magnitudes and nothing at all.
bool Reader::read_special(int i, Reading& reading, int& next) const {
  const Word* found = nullptr;
  if (is(i, Word::nothing)) {
    const int end = phrase(i, found, Word::nothing);
    Amount amount;
    amount.begin = i;
    amount.number.end = amount.end = end;
    set_quantity(amount, Hedge::exact, reading);
    set_span(i, end, reading);
    next = end;
    return true;
  }
  if (is(i, Word::no) && is(i + 1, Word::none_of)) {
    Amount amount;
    amount.begin = i;
    amount.number.end = amount.end = i + 1;
    set_quantity(amount, Hedge::exact, reading);
    set_span(i, i + 1, reading);
    next = i + 1;
    return true;
  }
  // "in his 30s", "her early 60s"
  if (is(i, Word::possessive)) {
    int j = i + 1;
    const Word* found_part = nullptr;
    const int part_end = phrase_of(Word::part_kind, j, found_part,
                                   [](const Word& w) { return w.part != Part::none; });
    const Part part = part_end > j ? found_part->part : Part::none;
    j = part_end;
    if (mark(j, '-')) ++j;
    double from = 0;
    int end = 0;
    if (digits(j) && length(j) == 2 && letters(j + 1) && glued(j + 1) && spelled(j + 1) == "s") {
      from = static_cast<double>(integer(j));
      end = j + 2;
    } else if (is(j, Word::decade_name)) {
      from = word(j).number;
      end = j + 1;
    } else {
      return false;
    }
    if (std::fmod(from, 10) != 0) return false;
    Quantity q;
    q.kind = Quantity::Kind::age;
    q.hedge = Hedge::range;
    q.number = from;
    q.grain = 10;
    q.hard = q.soft = {from, from + 9};
    if (part == Part::early) q.soft = {from, from + 3};
    if (part == Part::middle) q.soft = {from + 4, from + 6};
    if (part == Part::late) q.soft = {from + 7, from + 9};
    reading.value = q;
    set_span(i, end, reading);
    reading.number_span = {at(j).begin, at(end - 1).end};
    next = end;
    return true;
  }
  if (is(i, Word::rank)) {
    int j = phrase(i, found, Word::rank);
    const bool stop = mark(j, '.') && glued(j);
    if (stop) ++j;
    // "no" is a word of its own: a rank is "No. 3" or "No 3".
    const bool short_form = is(i, Word::no);
    if (short_form && !(digits(j) && (stop || at(i).capital))) return false;
    Number number;
    if (!(digits(j) || is(j, Word::cardinal)) || !read_number(j, number)) return false;
    const bool list = mark(number.end, ',') && digits(number.end + 1) && glued(number.end + 1);
    if (number.value < 1 || number.value != std::floor(number.value) || number.ordinal ||
        !(number.plain || number.words) || list) {
      return false;
    }
    Amount amount;
    amount.begin = j;
    amount.number = number;
    amount.end = number.end;
    amount.kind = Quantity::Kind::ordinal;
    set_quantity(amount, Hedge::exact, reading);
    set_span(i, number.end, reading);
    next = number.end;
    return true;
  }
  if (is(i, Word::aged)) {
    int j = phrase(i, found, Word::aged);
    Hedge hedge = Hedge::exact;
    const bool introduced = is(j, Word::between | Word::from);
    if (introduced) ++j;
    j = hedge_before(j, hedge);
    Amount amount, high;
    if (!read_amount(j, amount) || amount.number.ordinal || amount.number.value > 150) return false;
    if (amount.has_unit && !amount.is_duration) return false;
    amount.kind = Quantity::Kind::age;
    amount.is_duration = false;
    int end = amount.end;
    if (read_amount_range(j, amount, high, end, introduced)) {
      high.kind = Quantity::Kind::age;
      set_range(amount, high, reading);
    } else if (introduced) {
      return false;
    } else {
      Hedge after = hedge;
      if (const int k = hedge_after(end, after); k > end) {
        end = k;
        hedge = after;
      }
      set_quantity(amount, hedge, reading);
    }
    set_span(i, end, reading);
    next = end;
    return true;
  }
  if (is(i, Word::magnitude)) {
    // "magnitude 6.1", "a magnitude of 6.1"
    int j = i + 1;
    if (mark(j, '-') || is(j, Word::of)) ++j;
    Hedge hedge = Hedge::exact;
    j = hedge_before(j, hedge);
    Number number;
    if (!digits(j) || !read_number(j, number) || number.value > 10) return false;
    Amount amount;
    amount.begin = j;
    amount.number = number;
    amount.end = number.end;
    set_quantity(amount, hedge, reading);
    auto& q = std::get<Quantity>(reading.value);
    q.kind = Quantity::Kind::measure;
    q.unit = "magnitude";
    set_span(i, number.end, reading);
    next = number.end;
    return true;
  }
  return false;
}

bool Reader::read_quantity(int i, Hedge hedge, Reading& reading, int& next) const {
  const int start = i;
  int j = i;
  const bool introduced = is(j, Word::between | Word::from);
  if (introduced) {
    ++j;
    Hedge inner = hedge;
    j = hedge_before(j, inner);
  }
  constexpr std::uint64_t kNumber = Word::cardinal | Word::scale | Word::ordinal | Word::fraction |
                                    Word::dozen | Word::vague | Word::a | Word::minus |
                                    Word::money_before;
  if (!digits(j) && !mark(j, '-') && !mark(j, '.') && (word(j).begins & kNumber) == 0) return false;
  Amount amount;
  if (!read_amount(j, amount)) return false;
  Amount high;
  int end = amount.end;
  if (!not_a_number(j, amount) && read_amount_range(j, amount, high, end, introduced)) {
    set_range(amount, high, reading);
    if (const int old = end; is(old, Word::old) || (mark(old, '-') && is(old + 1, Word::old))) {
      if (auto* d = std::get_if<Duration>(&reading.value)) {
        Quantity q;
        q.kind = Quantity::Kind::age;
        q.hedge = Hedge::range;
        q.number = amount.number.value;
        q.unit = age_unit(amount.time);
        q.hard = q.soft = {amount.number.value, high.number.value};
        (void)d;
        reading.value = q;
        end = is(old, Word::old) ? old + 1 : old + 2;
      }
    }
    set_span(start, end, reading);
    next = end;
    return true;
  }
  if (introduced) return false;
  if (not_a_number(j, amount)) return false;
  // "2,000.45±0.01 pounds"
  if (!amount.has_unit && spelled(end) == "\u00b1") {
    Amount error;
    if (read_amount(end + 1, error) && !error.is_duration && !error.number.ordinal) {
      Amount low = error;
      high = error;
      low.begin = amount.begin;
      low.number.value = amount.number.value - std::abs(error.number.value);
      high.number.value = amount.number.value + std::abs(error.number.value);
      set_range(low, high, reading);
      set_span(start, error.end, reading);
      next = error.end;
      return true;
    }
  }
  // hedges behind: "150 or more people", "20 miles or so"
  Hedge after = hedge;
  if (const int k = hedge_after(end, after);
      k > end && (hedge == Hedge::exact || (hedge == Hedge::about && after != Hedge::about))) {
    hedge = after;
    end = k;
    if (!amount.has_unit && !edge(k)) {
      Amount with = amount;
      if (read_unit(k, with)) {
        amount = with;
        end = with.end;
      }
    }
  }
  // ages
  const Word* found = nullptr;
  if (amount.is_duration && amount.time >= TimeUnit::day) {
    int k = end;
    if (mark(k, '-') && glued(k)) ++k;
    const int old = phrase(k, found, Word::old);
    if (old > k) {
      amount.is_duration = false;
      amount.kind = Quantity::Kind::age;
      end = old;
    }
  } else if (!amount.has_unit && digits(end - 1)) {
    // "87 yo"
    const int old = phrase(end, found, Word::old);
    if (old > end && !is(end, Word::aged) && length(end) <= 3 && spelled(end)[0] != 'o') {
      amount.kind = Quantity::Kind::age;
      end = old;
    }
  }
  // magnitudes: "5.9 magnitude", "6.1-magnitude"
  if (!amount.has_unit && amount.number.value <= 10) {
    const int k = mark(end, '-') ? end + 1 : end;
    if (is(k, Word::magnitude)) {
      set_quantity(amount, hedge, reading);
      auto& q = std::get<Quantity>(reading.value);
      q.kind = Quantity::Kind::measure;
      q.unit = "magnitude";
      set_span(start, k + 1, reading);
      next = k + 1;
      return true;
    }
  }
  // compound measures and money: "5 feet 2 inches", "20 dollars and 43 cents"
  if (amount.has_unit && !amount.is_duration && amount.kind == Quantity::Kind::measure) {
    for (int count = 0; count < 3; ++count) {
      int k = end;
      if (mark(k, ',')) ++k;
      if (is(k, Word::and_)) ++k;
      Amount more;
      if (digits(k) && lexicon_.unit(amount.unit).name == "foot" && word(k + 1).is(Word::unit) &&
          word(k + 1).bound != Bound::none && integer(k) < 12) {
        // "5 ft 2 in", where "in" alone would be the preposition
        amount.number.value += static_cast<double>(integer(k)) / 12;
        amount.number.grain = std::min(amount.number.grain, 1.0 / 12);
        end = k + 2;
        break;
      }
      if (amount.per >= 0 || amount.per_time != TimeUnit::none) break;
      if (!read_amount(k, more) || more.kind != Quantity::Kind::measure || more.has_prefix) break;
      const double share = unit_share(more.unit, amount.unit);
      if (share <= 0 || share >= 1 || more.number.value * share >= 1) break;
      if (mark(end, ',') && share < 0.05) break;  // a list: "3 km, 5 m"
      amount.number.value += more.number.value * share;
      amount.number.grain = std::min(amount.number.grain, more.number.grain * share);
      end = more.end;
    }
  }
  if (amount.kind == Quantity::Kind::money && amount.number.scale == 1 &&
      amount.number.grain >= 1) {
    int k = end;
    if (is(k, Word::and_)) ++k;
    Amount more;
    if (read_amount(k, more) && more.number.value > 0 && more.number.value < 100 &&
        !more.has_prefix && more.number.value == std::floor(more.number.value)) {
      const bool minor = more.kind == Quantity::Kind::money && lexicon_.unit(more.unit).factor < 1;
      const bool bare = more.kind == Quantity::Kind::number && !more.has_unit &&
                        (edge(more.end) || mark(more.end, '.')) && more.number.value >= 10;
      if ((minor || bare) && lexicon_.unit(amount.unit).factor == 1) {
        amount.number.value += more.number.value / 100;
        amount.number.grain = 0.01;
        end = more.end;
      }
    }
  }
  set_quantity(amount, hedge, reading);
  set_span(start, end, reading);
  next = end;
  // "at least 20 and at most 100"
  if (bounds_below(hedge) || bounds_above(hedge)) {
    int k = end;
    if (mark(k, ',')) ++k;
    if (is(k, Word::and_ | Word::or_)) ++k;
    Hedge other = Hedge::exact;
    const int m = k > end ? hedge_before(k, other) : k;
    if (m > k && bounds_below(hedge) != bounds_below(other) &&
        (bounds_below(other) || bounds_above(other))) {
      Amount second;
      Number low = amount.number;
      if (read_amount(m, second) && second.kind == amount.kind && !second.is_duration &&
          !amount.is_duration) {
        const double a = bounds_below(hedge) ? low.value : second.number.value;
        const double b = bounds_below(hedge) ? second.number.value : low.value;
        if (a < b) {
          auto& q = std::get<Quantity>(reading.value);
          q.hedge = Hedge::range;
          q.hard = q.soft = {a, b};
          q.number = a;
          set_span(start, second.end, reading);
          next = second.end;
        }
      }
    }
  }
  return true;
}

}  // namespace crosscheck
