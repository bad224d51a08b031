#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "value/value.h"

namespace crosscheck {

enum class Severity : std::uint8_t { note, warning, error };
enum class Evolves : std::uint8_t { no, up, down, both };

// Whether a claim says that something is so, will be, may be, was suggested or is not.
enum class Stance : std::uint8_t { asserted, planned, possible, proposed, denied };

// How the words of a slot are read.
enum class SlotType : std::uint8_t {
  value,     // a value mark: number, date, duration ...
  office,    // "former U.S. President"
  person,    // one person; left open: the one named last
  people,    // several, "the two leaders"; left open: the two the article is about
  place,     // a place or a demonym
  thing,     // any name: person, place, organisation
  noun,      // "ceasefire violations": what is counted, by its head and its modifiers
  occasion,  // "the end of the Second World War"
  words,     // as they stand
};

struct Slot {
  std::string name;  // "value", "when", "speaker" or a role of the topic
  SlotType type = SlotType::words;
  std::string definition;  // that the pattern names: "ordinal" in {ordinal:value}
};

// A claim that follows from another by arithmetic: the year of an event is the year of its
// anniversary less the ordinal.
struct Derivation {
  std::string kind;                // of the derived claim
  char sign = '-';                 // year(when) `sign` value
  std::vector<std::string> roles;  // of the topic that it keeps
};

struct Example {
  std::string text;
  bool reads = true;  // else the rule must not match
  std::vector<std::pair<std::string, std::string>> gives;
  Place place;  // of the text in the rule's file
};

// A few articles of a line or two, and what the whole program must say of them.
struct Scenario {
  struct Article {
    std::optional<Day> published;
    std::string source;  // empty: an outlet of its own
    std::string text;
    Place place;
  };
  struct Outcome {
    std::string verdict;  // one of kOutcomes
    std::string rule;     // its id
    Place place;
  };
  std::string about;
  std::vector<Outcome> outcomes;
  std::vector<Article> articles;
  std::string file;
  Place place;
};

// Verdicts as in a report, and "apart": of two facts.
inline constexpr std::array<std::string_view, 11> kOutcomes = {
    "conflict",        "disputed",        "correction", "update",
    "schedule-change", "possible-update", "tension",    "rounding",
    "agree",           "not-comparable",  "apart"};

// What goes round a pattern: it begins with a word, and ends with one or with the punctuation that
// it names.
inline constexpr std::string_view kPatternBegin = "\\b(?:";
inline constexpr std::string_view kPatternEnd = ")(?:\\b|\\W|$)";

struct Pattern {
  std::string source;    // as written
  std::string expanded;  // as RE2 sees it
  std::vector<Slot> slots;
  char needs = 0;  // a mark without which it cannot match; 0: none
  Place place;
};

// What a match makes: a claim, or something that is said of the claims whose value it covers.
enum class Makes : std::uint8_t { claim, speaker, stance, correction };

// How claims of one kind are read and compared. Immutable once loaded.
struct Rule {
  std::string id;  // "diplomacy.visit-count"
  std::string
      kind;  // claims of one kind can speak of one fact; the last part of the id unless given
  std::string about;  // one line for people
  std::string fact;   // "{visitor}'s visits to {place}"; empty: the kind and its topic
  // What the value is made to be: number, ordinal, percent, age, money, measure, date, duration,
  // office, any; day is a date without before or after; bare-date one that states its own year, and
  // of an open one the start: 1981 in "since 1981".
  std::string value;
  std::vector<std::string> topic;  // roles, in order
  std::vector<std::string> needs;  // those without which there is no claim
  std::vector<Slot> fill;          // roles that an article's context may fill
  std::vector<std::pair<std::string, std::string>> given;  // roles with a constant: event: meeting
  Makes makes = Makes::claim;
  Severity severity = Severity::warning;
  Evolves evolves = Evolves::no;
  Stance stance = Stance::asserted;
  bool limit = false;          // "up to 25 MB", "no later than June" state the limit itself
  bool dated = true;           // false: a date in the sentence is not the claim's time
  bool scene = false;          // claims made of events in different places are other facts
  bool tied = false;           // each claim is tied to one event, so it does not evolve
  std::optional<double> link;  // bits of evidence that make two claims one fact; else the usual
  std::optional<double> gap;   // numbers further apart than this share may be of two facts
  double window = 30;          // days: claims about events further apart are other facts
  double steady = 0;      // days in which the state is taken not to change, whatever `evolves` says
  bool compare = true;    // false: claims are listed but never held against each other
  double tolerance = 0;   // a share: numbers that lie apart by no more of the larger one agree
  bool off = false;       // a project's setting: matches nothing
  bool fallback = false;  // gives way to a claim that another rule makes of the same value
  Interval range{-kUnbounded,
                 kUnbounded};  // a value outside is another thing: seconds, days or units
  std::vector<Derivation> derives;
  // Rules, or packs by the first part of their ids, of other kinds that may read the same value:
  // those that then make no claim, and those that make theirs all the same.
  std::vector<std::string> over, beside;
  std::vector<Pattern> patterns;
  std::vector<Example> examples;
  std::string file;
  Place place;
};

std::string_view severity_name(Severity severity);
std::string_view stance_name(Stance stance);
std::optional<Severity> severity_by_name(std::string_view name);
std::optional<Stance> stance_by_name(std::string_view name);

}  // namespace crosscheck
