#pragma once

#include <string>

#include "value/value.h"

namespace crosscheck {

std::string iso_day(Day day);                             // "2025-05-08"
std::optional<Day> parse_iso_day(std::string_view text);  // strict; nullopt for 2025-02-30

// An ISO day, month or year where the hard range is one, else a half-open interval, open ends
// "..": "2025-05-08", "2026", "2025-05-09/2026-01-01", "../2031-01-01". Empty when unresolved.
std::string iso_date(const DateRange& date);

std::string iso_duration(const Duration& duration);  // "PT4H", "P3D", "P1Y6M"

// For people: "more than 20", "11th", "nearly 4 hours", "2026", "9 May to 31 December 2025",
// "$1.5 billion", "former president of the United States" where the caller names the place.
std::string describe(const Value& value);

std::string_view hedge_name(Hedge hedge);  // "more-than", as in JSON

}  // namespace crosscheck
