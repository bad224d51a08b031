#include "value/spell.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "value/calendar.h"

namespace crosscheck {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return value < 0 ? "-" + digits : digits;
}

std::string iso(const Date& date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

DayNumber whole(double day) { return static_cast<DayNumber>(day); }

// The shortest digits, with separators: 1,234.5.
std::string spell_number(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed, 6);
  std::string text = error == std::errc() ? std::string(buffer.data(), end) : "?";
  if (const std::size_t dot = text.find('.'); dot != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  const std::size_t begin = text[0] == '-' ? 1 : 0;
  std::size_t place = std::min(text.find('.'), text.size());
  while (place > begin + 3) {
    place -= 3;
    text.insert(place, ",");
  }
  return text;
}

// 1,500,000,000 as "1.5 billion", where that is shorter.
std::string spell_large(double value) {
  constexpr struct {
    double scale;
    std::string_view name;
  } kScales[] = {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}};
  for (const auto& [scale, name] : kScales) {
    const double count = value / scale;
    if (std::abs(count) >= 1 && std::round(count * 1000) / 1000 * scale == value) {
      return spell_number(count) + " " + std::string(name);
    }
  }
  return spell_number(value);
}

std::string_view hedge_words(Hedge hedge) {
  switch (hedge) {
    case Hedge::about:
      return "about ";
    case Hedge::nearly:
      return "nearly ";
    case Hedge::more_than:
      return "more than ";
    case Hedge::at_least:
      return "at least ";
    case Hedge::less_than:
      return "less than ";
    case Hedge::at_most:
      return "at most ";
    case Hedge::up_to:
      return "up to ";
    default:
      return "";
  }
}

std::string plural(std::string_view unit, double number) {
  std::string text(unit);
  if (number == 1 || text.empty()) return text;
  const std::size_t per = text.find(" per ");
  std::string head = text.substr(0, per);
  const std::string tail = per == std::string::npos ? "" : text.substr(per);
  if (head == "foot" || head.ends_with(" foot")) {
    head.replace(head.size() - 4, 4, "feet");
  } else if (head == "inch" || head.ends_with(" inch")) {
    head += "es";
  } else if (head == "century") {
    head = "centuries";
  } else if (head == "degree Celsius" || head == "degree Fahrenheit") {
    head.insert(6, "s");
  } else if (head != "magnitude" && head != "hertz" && head != "horsepower" &&
             !head.ends_with("hertz")) {
    head += "s";
  }
  return head + tail;
}

std::string ordinal(double number) {
  // Of larger ones the last digits are not known.
  const std::int64_t n = std::abs(number) < 1e15 ? static_cast<std::int64_t>(number) : 0;
  const std::int64_t last = n % 10, two = n % 100;
  const std::string_view suffix = two >= 11 && two <= 13 ? "th"
                                  : last == 1            ? "st"
                                  : last == 2            ? "nd"
                                  : last == 3            ? "rd"
                                                         : "th";
  return spell_number(number) + std::string(suffix);
}

std::string spell_range(const Quantity& q) {
  if (q.hedge == Hedge::range || q.hedge == Hedge::vague) {
    const Interval range = q.hedge == Hedge::vague ? q.soft : q.hard;
    if (range.low == range.high) return spell_large(range.low);
    return spell_large(range.low) + " to " + spell_large(range.high);
  }
  return std::string(hedge_words(q.hedge)) +
         (q.kind == Quantity::Kind::ordinal ? ordinal(q.number) : spell_large(q.number));
}

std::string describe_quantity(const Quantity& q) {
  const std::string number = spell_range(q);
  switch (q.kind) {
    case Quantity::Kind::number:
    case Quantity::Kind::ordinal:
      return number;
    case Quantity::Kind::percent:
      return number + (q.unit.empty() ? " percent" : " percentage points");
    case Quantity::Kind::age:
      return number + " " + plural(q.unit.empty() ? "year" : q.unit, q.number) + " old";
    case Quantity::Kind::measure:
      if (q.unit == "magnitude") return "magnitude " + number;
      return number + " " + plural(q.unit, q.hedge == Hedge::range ? 2 : q.number);
    case Quantity::Kind::money:
      if (q.unit == "$") {
        return q.hedge == Hedge::range || q.hedge == Hedge::vague
                   ? "$" + spell_large(q.soft.low) + " to $" + spell_large(q.soft.high)
                   : std::string(hedge_words(q.hedge)) + "$" + spell_large(q.number);
      }
      if (q.unit == "cent") return number + (q.number == 1 ? " cent" : " cents");
      if (q.unit == "penny") return number + (q.number == 1 ? " penny" : " pence");
      return number + " " + q.unit;
  }
  return number;
}

std::string count(double number, std::string_view unit) {
  return spell_number(number) + " " + plural(unit, number);
}

std::string describe_duration(const Duration& d) {
  std::string text(hedge_words(d.hedge));
  constexpr double kDay = 86400, kMonth = 30.436875 * kDay;
  if (d.hedge == Hedge::range || d.hedge == Hedge::vague) {
    const double unit = d.months >= 12      ? 12 * kMonth
                        : d.months > 0      ? kMonth
                        : d.seconds >= kDay ? kDay
                        : d.seconds >= 3600 ? 3600
                        : d.seconds >= 60   ? 60
                                            : 1;
    const std::string_view name = unit > kMonth    ? "year"
                                  : unit == kMonth ? "month"
                                  : unit == kDay   ? "day"
                                  : unit == 3600   ? "hour"
                                  : unit == 60     ? "minute"
                                                   : "second";
    const Interval range = d.hedge == Hedge::vague ? d.soft : d.hard;
    return spell_number(std::round(range.low / unit * 100) / 100) + " to " +
           count(std::round(range.high / unit * 100) / 100, name);
  }
  std::string parts;
  const auto add = [&parts](double number, std::string_view unit) {
    if (number == 0) return;
    if (!parts.empty()) parts += " ";
    parts += count(number, unit);
  };
  if (d.months != 0) {
    const double years = std::floor(d.months / 12);
    if (d.months == years * 12) {
      add(years, "year");
    } else if (std::fmod(d.months, 1) == 0 && years > 0) {
      add(years, "year");
      add(d.months - years * 12, "month");
    } else if (d.months > 12) {
      add(d.months / 12, "year");
    } else {
      add(d.months, "month");
    }
  }
  double rest = d.seconds;
  if (d.months == 0 && d.grain < kDay && d.seconds <= 100 * 3600 &&
      std::fmod(d.seconds, 3600) == 0) {
    return text + count(d.seconds / 3600, "hour");  // as it was counted: 48 hours, 90 minutes
  }
  if (d.months == 0 && d.grain < 3600 && d.seconds < 7200 && std::fmod(d.seconds, 60) == 0) {
    return text + count(d.seconds / 60, "minute");
  }
  const double days = std::floor(rest / kDay);
  if (d.months == 0 && rest == days * kDay && std::fmod(days, 7) == 0) {
    add(days / 7, "week");
  } else {
    add(days, "day");
  }
  rest -= days * kDay;
  const double hours = std::floor(rest / 3600);
  add(hours, "hour");
  rest -= hours * 3600;
  const double minutes = std::floor(rest / 60);
  add(minutes, "minute");
  add(rest - minutes * 60, "second");
  return text + (parts.empty() ? "no time" : parts);
}

// 2031, AD 79; 44 BC is the year -43.
std::string spell_year(std::int64_t year) {
  if (year <= 0) return std::to_string(1 - year) + " BC";
  return (year < 1000 ? "AD " : "") + std::to_string(year);
}

std::string spell_day(const Date& date, bool year) {
  std::string text = std::to_string(date.day) + " " +
                     std::string(kMonths[static_cast<std::size_t>(date.month - 1)]);
  return year ? text + " " + spell_year(date.year) : text;
}

const Interval& shown(const DateRange& date) {
  const bool open = date.stated.low == -kUnbounded && date.stated.high == kUnbounded;
  return open ? date.hard : date.stated;
}

std::string describe_date(const DateRange& date) {
  if (!date.resolved) return "a day that is not known";
  const Interval range = shown(date);
  const bool about = date.hard != range;
  const std::string prefix = about ? "about " : "";
  if (range.low == -kUnbounded && range.high == kUnbounded) return "any day";
  if (range.low == -kUnbounded) return "until " + spell_day(date_of(whole(range.high)), true);
  if (range.high == kUnbounded) return "from " + spell_day(date_of(whole(range.low)), true);
  const Date a = date_of(whole(range.low)), b = date_of(whole(range.high));
  if (range.low == range.high) return prefix + spell_day(a, true);
  if (a.day == 1 && b.day == days_in_month(b.year, b.month)) {
    if (a.month == 1 && b.month == 12) {
      if (a.year == b.year) return prefix + spell_year(a.year);
      return prefix + spell_year(a.year) + " to " + spell_year(b.year);
    }
    const std::string last =
        std::string(kMonths[static_cast<std::size_t>(b.month - 1)]) + " " + spell_year(b.year);
    if (a.year == b.year && a.month == b.month) return prefix + last;
    const std::string first(kMonths[static_cast<std::size_t>(a.month - 1)]);
    return prefix + first + (a.year == b.year ? "" : " " + spell_year(a.year)) + " to " + last;
  }
  if (a.year == b.year && a.month == b.month) {
    return prefix + std::to_string(a.day) + " to " + spell_day(b, true);
  }
  return prefix + spell_day(a, a.year != b.year) + " to " + spell_day(b, true);
}

struct Describe {
  std::string operator()(const Quantity& q) const { return describe_quantity(q); }
  std::string operator()(const DateRange& d) const { return describe_date(d); }
  std::string operator()(const Duration& d) const { return describe_duration(d); }
  std::string operator()(const Office& o) const {
    std::string text = o.former ? "former " : "";
    text += o.title;
    if (!o.of.empty()) text += " of " + o.of;
    return text;
  }
};

// Up to six decimals, none where they are zero.
std::string decimal(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed, 6);
  std::string text = error == std::errc() ? std::string(buffer.data(), end) : "0";
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

}  // namespace

std::string iso_day(Day day) { return iso(date_of(day.time_since_epoch().count())); }

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {};
  constexpr std::size_t kBegin[] = {0, 5, 8}, kSize[] = {4, 2, 2};
  for (std::size_t i = 0; i < 3; ++i) {
    for (const char c : text.substr(kBegin[i], kSize[i])) {
      if (c < '0' || c > '9') return std::nullopt;
      parts[i] = parts[i] * 10 + (c - '0');
    }
  }
  if (!is_date(parts[0], parts[1], parts[2])) return std::nullopt;
  return Day(std::chrono::days(day_number(parts[0], parts[1], parts[2])));
}

std::string iso_date(const DateRange& date) {
  if (!date.resolved) return "";
  const Interval range = shown(date);
  const bool open_low = range.low == -kUnbounded, open_high = range.high == kUnbounded;
  if (open_low && open_high) return "";
  if (open_low) return "../" + iso(date_of(whole(range.high) + 1));
  if (open_high) return iso(date_of(whole(range.low))) + "/..";
  const Date first = date_of(whole(range.low)), last = date_of(whole(range.high));
  if (range.low == range.high) return iso(first);
  if (first.year == last.year && first.day == 1 &&
      last.day == days_in_month(last.year, last.month)) {
    if (first.month == last.month) return padded(first.year, 4) + "-" + padded(first.month, 2);
    if (first.month == 1 && last.month == 12) return padded(first.year, 4);
  }
  return iso(first) + "/" + iso(date_of(whole(range.high) + 1));
}

std::string iso_duration(const Duration& d) {
  std::string days, time;
  const double months = d.months;
  if (months != 0) {
    const double years = std::floor(months / 12);
    if (months == years * 12) {
      days += decimal(years) + "Y";
    } else if (years > 0 && std::fmod(months, 1) == 0) {
      days += decimal(years) + "Y" + decimal(months - years * 12) + "M";
    } else {
      days += decimal(months) + "M";
    }
  }
  double rest = d.seconds;
  const double whole_days = std::floor(rest / 86400);
  rest -= whole_days * 86400;
  if (whole_days != 0) {
    if (std::fmod(whole_days, 7) == 0 && rest == 0 && months == 0) {
      days += decimal(whole_days / 7) + "W";
    } else {
      days += decimal(whole_days) + "D";
    }
  }
  const double hours = std::floor(rest / 3600);
  rest -= hours * 3600;
  const double minutes = std::floor(rest / 60);
  rest -= minutes * 60;
  if (hours != 0) time += decimal(hours) + "H";
  if (minutes != 0) time += decimal(minutes) + "M";
  if (rest != 0) time += decimal(rest) + "S";
  if (days.empty() && time.empty()) return "PT0S";
  return "P" + days + (time.empty() ? "" : "T" + time);
}

std::string describe(const Value& value) { return std::visit(Describe(), value); }

std::string_view hedge_name(Hedge hedge) {
  switch (hedge) {
    case Hedge::exact:
      return "exact";
    case Hedge::about:
      return "about";
    case Hedge::nearly:
      return "nearly";
    case Hedge::more_than:
      return "more-than";
    case Hedge::at_least:
      return "at-least";
    case Hedge::less_than:
      return "less-than";
    case Hedge::at_most:
      return "at-most";
    case Hedge::up_to:
      return "up-to";
    case Hedge::range:
      return "range";
    case Hedge::vague:
      return "vague";
  }
  return "";
}

}  // namespace crosscheck
