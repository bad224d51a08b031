#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "value/lexicon.h"
#include "value/value.h"

namespace crosscheck {

// `crosscheck values`: what is read in a text.
struct ValuesOptions {
  enum class Mode {
    people,  // the lines of the text with their values underlined, the reading beside it
    jsonl,   // {"id","text","reference"} lines in, {"id","values":[...]} lines out
    relate,  // {"id","kind","a","b","published_a","published_b"} in, {"id","relation"} out
  };
  Mode mode = Mode::people;
  std::optional<std::string> text;  // given on the command line; else standard input is read
  std::optional<Day> reference;     // the day of publication, where the lines name none
  std::string country;              // ISO 3166, lower case
};

// Returns the exit code: 0, or 2 where a line could not be read (said on `errors`).
int run_values(const ValuesOptions& options, std::istream& in, std::ostream& out,
               std::ostream& errors, const Lexicon& lexicon);

}  // namespace crosscheck
