#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "rule/rule.h"
#include "text/problem.h"
#include "text/span.h"
#include "value/reading.h"
#include "value/value.h"

namespace crosscheck {

// Somebody or something that a claim is about. The key says what it is and, as far as the article
// tells, which: "person:ada lindgren", "place:ke/nairobi", "event:ww2", "noun:violation". Keys are
// article-local: "person:lindgren" may be the same woman elsewhere; graph/ decides.
struct Entity {
  std::string key;
  std::string name;     // as people write it
  std::string of;       // the place whose office a person holds: "place:ke"; may be empty
  bool filled = false;  // taken from the context, not from the claim's own words
  bool operator==(const Entity&) const = default;
};

// One role of a claim's topic: visitor, place, participants, occasion ...
struct TopicRole {
  std::string role;
  std::vector<Entity> entities;  // sorted by key; empty when the article leaves it open
  bool operator==(const TopicRole&) const = default;
};

// What one article says of itself, as far as linking and the report need it.
struct ArticleRecord {
  std::string path;
  std::size_t record = 0;  // of a JSON Lines file, from 1; 0 for a file of its own
  std::string title, source;
  std::optional<Day> published;
  PublishedFrom published_from = PublishedFrom::unknown;
  std::string published_note;       // "from the caption on line 3"
  std::optional<Day> borrowed_day;  // of the articles it shares events with; graph/ fills it
  std::string content_key;
  std::vector<Entity> context;  // who and what the article is about, most mentioned first
  std::size_t claims = 0;
};

// One typed assertion in one place. Self-contained: linking and checking need no text but this.
struct Claim {
  std::string id;
  std::string rule;
  std::string kind;
  std::uint32_t article = 0;  // index in ClaimSet::articles

  Span span;        // the words that carry the claim, in bytes of the article's text
  Span value_span;  // the words of the value
  std::size_t line = 0, column = 0;              // of span.begin
  std::size_t value_line = 0, value_column = 0;  // of value_span.begin
  std::string words;                             // of span, as UTF-8
  std::string value_words;                       // of value_span

  Value value;
  std::string date_words;  // folded words of a date that hangs on the day of publication
  ReadingContext::Tense tense = ReadingContext::Tense::unknown;

  std::vector<TopicRole> topic;
  std::optional<DateRange> when;  // the event's time, where the sentence gives it
  Span when_span;                 // its words, in bytes of the article's text
  std::optional<Entity> where;    // the scene: of the sentence, else of the article (filled)
  // What happened, "happening:quake": of the sentence, else of the article (filled). Its `of` names
  // the groups it is of, "nature": happenings of one group may be one event.
  std::optional<Entity> happening;
  std::string wording;  // stems of the words around the value, sorted: "bomb camp drop"
  Stance stance = Stance::asserted;
  std::string speaker;
  bool corrects = false;  // the sentence says "revised", "earlier reports said"

  // A derived claim: year(when) +- derived_number. Its inputs are claims of the same sentence.
  std::vector<std::string> derived_from;
  double derived_number = 0;
  char derived_sign = 0;

  std::string sentence;           // the whole sentence; bytes that are no UTF-8 read U+FFFD
  Span value_in_sentence;         // the value's words in it
  std::uint64_t fingerprint = 0;  // of the sentence's words; equal for copies

  // The date was read by a day that is not the article's own: of an article it is linked with, or
  // one assumed for all claims of a fact.
  bool borrowed_day = false;
  bool assumed_day = false;
};

struct ClaimSet {
  std::vector<ArticleRecord> articles;  // by path, then record
  std::vector<Claim> claims;            // by article, then place, then rule
  Problems problems;
};

// "planned-visit(Ada Lindgren, Kenya)=[2031-01-01, 2031-12-31]": one line, for tests and logs.
std::string one_line(const Claim& claim);

// The role's entities; none where the claim has no such role.
const std::vector<Entity>* role_of(const Claim& claim, std::string_view role);

// Whether the claim's value hangs on a day of publication that is not known.
bool needs_day(const Claim& claim);

// Reads the claim's date again with `day` as the day of publication.
void settle_day(Claim& claim, Day day, const Lexicon& lexicon);

// Sorts articles and claims into their order and renumbers.
void sort_claims(ClaimSet& set);

}  // namespace crosscheck
