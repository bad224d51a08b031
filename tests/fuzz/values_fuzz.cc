// Any bytes, folded, give values that lie in the text, in order, whose soft range lies in the hard
// one, that can be printed and related, and that read the same again.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "rule/load_lexicon.h"
#include "text/fold.h"
#include "value/reading.h"
#include "value/relate.h"
#include "value/spell.h"

namespace {

using namespace crosscheck;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Ranges {
  Interval hard, soft;
};

Ranges ranges_of(const Value& value) {
  if (const auto* q = std::get_if<Quantity>(&value)) return {q->hard, q->soft};
  if (const auto* d = std::get_if<Duration>(&value)) return {d->hard, d->soft};
  const auto& date = std::get<DateRange>(value);
  return {date.hard, date.soft};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Lexicon lexicon = [] {
    Problems problems;
    return load_lexicon(std::string(CROSSCHECK_SOURCE_DIR) + "/rules", problems);
  }();
  if (size == 0) return 0;
  ReadingContext context;
  if ((data[0] & 1) != 0) context.reference = Day(std::chrono::days(20216 - data[0]));
  if ((data[0] & 2) != 0) context.country = "gb";
  context.fragment = (data[0] & 4) != 0;
  Folded folded;
  fold(std::string_view(reinterpret_cast<const char*>(data + 1), size - 1), 0, folded);

  std::vector<Reading> readings, again;
  find_values(folded.text, context, lexicon, readings);
  std::size_t end = 0;
  for (const Reading& reading : readings) {
    require(reading.span.begin >= end && reading.span.end <= folded.text.size());
    require(!reading.span.empty() && reading.span.contains(reading.number_span));
    end = reading.span.end;
    const auto [hard, soft] = ranges_of(reading.value);
    require(hard.low <= hard.high && soft.low <= soft.high && hard.contains(soft));
    require(!describe(reading.value).empty());
    if (const auto* date = std::get_if<DateRange>(&reading.value)) (void)iso_date(*date);
    if (const auto* duration = std::get_if<Duration>(&reading.value)) (void)iso_duration(*duration);
    const Standing itself = relate(reading.value, reading.value).standing;
    require(itself == Standing::same || itself == Standing::not_comparable);
  }
  for (std::size_t i = 1; i < readings.size(); ++i) {
    const Value &a = readings[i - 1].value, &b = readings[i].value;
    require((relate(a, b).standing == Standing::apart) ==
            (relate(b, a).standing == Standing::apart));
  }
  find_values(folded.text, context, lexicon, again);
  require(readings.size() == again.size());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    require(readings[i].span == again[i].span);
  }
  return 0;
}
