#include "cli/values_command.h"

#include <algorithm>
#include <cmath>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <vector>

#include "text/fold.h"
#include "value/reading.h"
#include "value/relate.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

Json bound(double end) { return std::isfinite(end) ? Json(end) : Json(nullptr); }
Json json_of(Interval range) { return Json::array({bound(range.low), bound(range.high)}); }

std::string_view type_name(Quantity::Kind kind) {
  switch (kind) {
    case Quantity::Kind::number:
      return "number";
    case Quantity::Kind::ordinal:
      return "ordinal";
    case Quantity::Kind::percent:
      return "percent";
    case Quantity::Kind::age:
      return "age";
    case Quantity::Kind::money:
      return "money";
    case Quantity::Kind::measure:
      return "measure";
  }
  return "";
}

struct PutValue {
  Json& row;

  void operator()(const Quantity& q) const {
    row["type"] = type_name(q.kind);
    row["number"] = q.number;
    if (!q.unit.empty()) row["unit"] = q.unit;
    row["hard"] = json_of(q.hard);
    row["soft"] = json_of(q.soft);
    row["hedge"] = hedge_name(q.hedge);
  }
  void operator()(const DateRange& d) const {
    row["type"] = "date";
    row["date"] = iso_date(d);
    if (d.resolved) {
      row["hard"] = day_range(d.hard);
      row["soft"] = day_range(d.soft);
    }
    row["hedge"] = hedge_name(d.hedge);
  }
  void operator()(const Duration& d) const {
    row["type"] = "duration";
    row["duration"] = iso_duration(d);
    row["hard"] = json_of(d.hard);
    row["soft"] = json_of(d.soft);
    row["hedge"] = hedge_name(d.hedge);
  }
  void operator()(const Office& o) const {
    row["type"] = "office";
    row["office"] = o.title;
  }

  // First and last day; null for an open end.
  static Json day_range(Interval range) {
    const auto day = [](double end) {
      if (!std::isfinite(end)) return Json(nullptr);
      return Json(iso_day(Day(std::chrono::days(static_cast<int>(end)))));
    };
    return Json::array({day(range.low), day(range.high)});
  }
};

// "2025-05-08" or "2025-05-08T12:00"; nullopt where there is none.
std::optional<Day> reference_of(const nlohmann::json& row, const char* key) {
  const auto place = row.find(key);
  if (place == row.end() || !place->is_string()) return std::nullopt;
  return parse_iso_day(std::string_view(place->get_ref<const std::string&>()).substr(0, 10));
}

std::string text_of(const nlohmann::json& row, const char* key) {
  const auto place = row.find(key);
  return place != row.end() && place->is_string() ? place->get<std::string>() : std::string();
}

// Reads each line as an object and hands it over; false where a line was none.
template <typename Use>
bool each_row(std::istream& in, std::ostream& errors, Use use) {
  bool good = true;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object()) {
      errors << "line " << number << ": not a JSON object\n";
      good = false;
      continue;
    }
    use(row);
  }
  return good;
}

int run_jsonl(const ValuesOptions& options, std::istream& in, std::ostream& out,
              std::ostream& errors, const Lexicon& lexicon) {
  Folded folded;
  std::vector<Reading> readings;
  const bool good = each_row(in, errors, [&](const nlohmann::json& row) {
    ReadingContext context;
    context.reference = reference_of(row, "reference");
    if (!context.reference) context.reference = options.reference;
    context.country = options.country;
    const std::string text = text_of(row, "text");
    fold(text, 0, folded);
    readings.clear();
    find_values(folded.text, context, lexicon, readings);
    Json answer;
    if (const auto id = row.find("id"); id != row.end()) answer["id"] = *id;
    answer["values"] = Json::array();
    for (const Reading& reading : readings) {
      const Span span = folded.source(reading.span);
      Json value;
      value["start"] = span.begin;
      value["end"] = span.end;
      std::visit(PutValue{value}, reading.value);
      answer["values"].push_back(std::move(value));
    }
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  });
  return good ? 0 : 2;
}

// The one value that a phrase is about: its first, else the number zero that "none" says.
std::optional<Value> first_value(const std::string& text, const ReadingContext& context,
                                 const Lexicon& lexicon, const std::string& kind) {
  Folded folded;
  fold(text, 0, folded);
  std::vector<Reading> readings;
  find_values(folded.text, context, lexicon, readings);
  const auto fits = [&kind](const Value& value) {
    if (kind == "date") return std::holds_alternative<DateRange>(value);
    if (kind == "duration") return std::holds_alternative<Duration>(value);
    return true;
  };
  for (const Reading& reading : readings) {
    if (fits(reading.value)) return reading.value;
  }
  if (!readings.empty()) return readings.front().value;
  return std::nullopt;
}

std::string_view relation_name(Standing standing) {
  switch (standing) {
    case Standing::same:
    case Standing::overlap:
      return "agree";
    case Standing::inside:
    case Standing::around:
      return "refines";
    case Standing::rounding:
      return "rounding";
    case Standing::hard_overlap:
      return "tension";
    case Standing::apart:
      return "apart";
    case Standing::not_comparable:
      return "not-comparable";
  }
  return "";
}

int run_relate(const ValuesOptions& options, std::istream& in, std::ostream& out,
               std::ostream& errors, const Lexicon& lexicon) {
  const bool good = each_row(in, errors, [&](const nlohmann::json& row) {
    const std::string kind = text_of(row, "kind");
    const auto side = [&](const char* text, const char* published, ReadingContext& context) {
      context.reference = reference_of(row, published);
      if (!context.reference) context.reference = options.reference;
      context.country = options.country;
      context.fragment = true;
      return first_value(text_of(row, text), context, lexicon, kind);
    };
    ReadingContext context_a, context_b;
    const auto a = side("a", "published_a", context_a), b = side("b", "published_b", context_b);
    Json answer;
    if (const auto id = row.find("id"); id != row.end()) answer["id"] = *id;
    if (!a || !b) {
      answer["relation"] = "not-comparable";
      answer["why"] = std::string("no value in \"") + text_of(row, !a ? "a" : "b") + "\"";
    } else {
      const auto* p = std::get_if<Quantity>(&*a);
      const auto* q = std::get_if<Quantity>(&*b);
      const bool ages = kind == "age" && p != nullptr && q != nullptr && context_a.reference &&
                        context_b.reference;
      const Relation relation =
          ages ? relate_ages(*p, *context_a.reference, *q, *context_b.reference) : relate(*a, *b);
      answer["relation"] = relation_name(relation.standing);
      if (!relation.why.empty()) answer["why"] = relation.why;
    }
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  });
  return good ? 0 : 2;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void print_line(const std::string& line, const ReadingContext& context, const Lexicon& lexicon,
                std::ostream& out) {
  Folded folded;
  fold(line, 0, folded);
  std::vector<Reading> readings;
  find_values(folded.text, context, lexicon, readings);
  // What reaches the terminal is the folded text: it holds no control characters.
  out << folded.text << "\n";
  for (const Reading& reading : readings) {
    const std::string_view text = folded.text;
    out << std::string(characters(text.substr(0, reading.span.begin)), ' ')
        << std::string(characters(slice(text, reading.span)), '~') << " " << describe(reading.value)
        << "\n";
  }
}

}  // namespace

int run_values(const ValuesOptions& options, std::istream& in, std::ostream& out,
               std::ostream& errors, const Lexicon& lexicon) {
  switch (options.mode) {
    case ValuesOptions::Mode::jsonl:
      return run_jsonl(options, in, out, errors, lexicon);
    case ValuesOptions::Mode::relate:
      return run_relate(options, in, out, errors, lexicon);
    case ValuesOptions::Mode::people:
      break;
  }
  ReadingContext context;
  context.reference = options.reference;
  context.country = options.country;
  if (options.text) {
    print_line(*options.text, context, lexicon, out);
    return 0;
  }
  for (std::string line; std::getline(in, line);) print_line(line, context, lexicon, out);
  return 0;
}

}  // namespace crosscheck
