#include "value/spell.h"

#include "catch.h"
#include "value/calendar.h"

namespace crosscheck {
namespace {

TEST_CASE("ISO days are read strictly and written back", "[value][spell]") {
  for (const char* text : {"2025-05-08", "1970-01-01", "2024-02-29", "0999-12-31"}) {
    const auto day = parse_iso_day(text);
    REQUIRE(day);
    CHECK(iso_day(*day) == text);
  }
  for (const char* text :
       {"", "2025-02-30", "2025-13-01", "2025-00-10", "2025-5-08", "2025-05-08T", "2025/05/08"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_day(text));
  }
}

TEST_CASE("durations in ISO 8601", "[value][spell]") {
  const struct {
    double months, seconds;
    std::string_view iso;
  } cases[] = {
      {0, 14400, "PT4H"},     {0, 3 * 86400, "P3D"}, {18, 0, "P1Y6M"}, {0, 0, "PT0S"},
      {0, 14 * 86400, "P2W"}, {0, 5400, "PT1H30M"},  {960, 0, "P80Y"}, {1.5, 0, "P1.5M"},
      {12, 86400, "P1Y1D"},   {0, 0.5, "PT0.5S"},
  };
  for (const auto& c : cases) {
    Duration d;
    d.months = c.months;
    d.seconds = c.seconds;
    CHECK(iso_duration(d) == c.iso);
  }
}

TEST_CASE("the calendar knows its days", "[value][calendar]") {
  CHECK(day_number(1970, 1, 1) == 0);
  CHECK(weekday_of(day_number(2025, 5, 8)) == 4);
  for (DayNumber day = -800'000; day < 800'000; day += 37) {
    const Date date = date_of(day);
    REQUIRE(day_number(date.year, date.month, date.day) == day);
    REQUIRE(is_date(date.year, date.month, date.day));
  }
  CHECK(easter(2024) == day_number(2024, 3, 31));
  CHECK(easter(2025) == day_number(2025, 4, 20));
  CHECK(orthodox_easter(2024) == day_number(2024, 5, 5));
  CHECK(orthodox_easter(2025) == day_number(2025, 4, 20));
  CHECK(move(day_number(2024, 1, 31), TimeUnit::month, 1) == day_number(2024, 2, 29));
  CHECK(move(day_number(2024, 2, 29), TimeUnit::year, -1) == day_number(2023, 2, 28));
  CHECK(period_of(TimeUnit::week, day_number(2025, 5, 8), 0).first == day_number(2025, 5, 5));
  CHECK(period_of(TimeUnit::decade, day_number(2025, 5, 8), -1).first == day_number(2010, 1, 1));
}

}  // namespace
}  // namespace crosscheck
