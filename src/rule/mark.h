#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

// What a stretch of a sentence was recognised as, before any rule runs. The letter stands for the
// stretch in the text that rules are matched on; the rest of that text is lower case, so a
// capital is always a mark: "Lindgren's fourth visit to Kenya" reads "P's O visit to L".
enum class Mark : char {
  number = 'N',    // "more than 20", "63"
  ordinal = 'O',   // "11th", "fourth"
  percent = 'R',   // "3.5 percent"
  age = 'A',       // "36-year-old", "aged 36"
  money = 'M',     // "$1.5 billion"
  measure = 'U',   // "200 feet"
  date = 'D',      // "on" stays outside: "Thursday", "later this year", "1945"
  duration = 'T',  // "nearly four hours", "three-day", "80 years"
  person = 'P',    // "Ada Lindgren", "Lindgren"; a title before it is inside: "Dr. Ada Lindgren"
  place = 'L',     // "Kenya", "Nairobi"
  people = 'J',    // "Kenyan", "Kenyans"
  office = 'F',    // "president", "foreign minister"
  organisation = 'G',
  event = 'E',  // "World War II", "Victory Day"
  name = 'X',   // a capitalised name that could be any of these
};

// Whether a mark stands for a value that find_values read.
bool is_value(Mark mark);

// One sentence as rules see it.
struct MarkedSentence {
  struct Item {
    Mark mark;
    Span span;            // in the folded sentence
    std::uint32_t at;     // where its letter stands in `text`
    std::uint32_t index;  // of its reading (values) or of its name (names)
  };

  std::string text;                   // lower case but for the marks
  std::vector<std::uint32_t> origin;  // text.size() + 1 offsets into the folded sentence
  std::vector<Item> items;            // ascending

  // The stretch of the folded sentence that text[span] stands for.
  Span folded(Span span) const;
  // Indices of the items inside text[span]: [first, last).
  std::pair<std::size_t, std::size_t> items_in(Span span) const;
};

// Writes the sentence anew from `folded` and `items` (whose `at` it sets).
void write_marked(std::string_view folded, MarkedSentence& sentence);

}  // namespace crosscheck
