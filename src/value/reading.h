#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "value/lexicon.h"
#include "value/value.h"

namespace crosscheck {

// What the words around a value leave open.
struct ReadingContext {
  std::optional<Day> reference;  // the day of publication; nullopt when unknown
  // Whether a bare weekday or month lies ahead ("will march on Friday") or behind ("met on
  // Thursday"). find_values works it out from the verbs of the clause and records it.
  enum class Tense : unsigned char { unknown, past, future } tense = Tense::unknown;
  // The text was taken out of a sentence. A whole text that is a bare weekday is read as an entry
  // of a calendar and lies ahead; a fragment's lies as near as can be.
  bool fragment = false;
  std::string_view country;  // ISO 3166 of the source, a hint for "$" and 4/5/2025; may be empty
};

// A value found in a text and the words that state it, hedge included: "more than 20".
struct Reading {
  Span span;         // bytes of the folded text
  Span number_span;  // the bare number or date inside span, without hedge and unit
  Value value;
  ReadingContext::Tense tense = ReadingContext::Tense::unknown;
};

// Every value in `text` (folded: see text/fold.h), in order, without overlaps. One pass, linear in
// the text. Appends to `out`, which the caller may reuse. Thread-safe: reads only.
void find_values(std::string_view text, const ReadingContext& context, const Lexicon& lexicon,
                 std::vector<Reading>& out);

// Reads the words of one date again, now that its reference day is known. nullopt where the words
// are no date.
std::optional<DateRange> read_date(std::string_view words, const ReadingContext& context,
                                   const Lexicon& lexicon);

}  // namespace crosscheck
