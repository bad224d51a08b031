// From an article to its claims: mark every sentence, run the rules, read the slots.
//
// What a sentence leaves open is taken from what came before and marked as filled: "the two
// leaders" are the persons the article is about, "the Kenyan president" is whom it calls so, "the
// event" is the occasion named last. A figure keeps the words' own hedge, and a sentence its
// speaker: an open quotation goes on to have the one who began it.

#include "claim/extract.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "claim/clause.h"
#include "text/hash.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

using std::chrono::year_month_day;

constexpr double kYearOfDays = 366;
constexpr double kMonthSeconds = 30.436875 * 86400;

bool is_mark(char c) { return c >= 'A' && c <= 'Z'; }

// Words of a text, by their starts.
template <class Each>
void each_word(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;:\"()", at), text.size());
    if (end > at) each(text.substr(at, end - at));
    at = end + 1;
  }
}

std::string_view without_possessive(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with("'")) word.remove_suffix(1);
  return word;
}

// "violations" -> "violation", "countries" -> "country": enough to compare heads of noun phrases.
std::string singular(std::string_view noun) {
  if (noun.size() > 4 && noun.ends_with("ies"))
    return std::string(noun.substr(0, noun.size() - 3)) + "y";
  if (noun.size() > 4 && (noun.ends_with("sses") || noun.ends_with("shes") ||
                          noun.ends_with("ches") || noun.ends_with("xes"))) {
    return std::string(noun.substr(0, noun.size() - 2));
  }
  if (noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us")) {
    return std::string(noun.substr(0, noun.size() - 1));
  }
  return std::string(noun);
}

bool is_plural(std::string_view noun, const Grammar& grammar) {
  if (grammar.plurals.contains(noun)) return true;
  return noun.size() > 2 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") &&
         !noun.ends_with("is");
}

// Of the words alone, so that two copies agree whatever their quotes and dashes.
std::uint64_t fingerprint_of(std::string_view folded) {
  thread_local std::string words;
  words.clear();
  std::size_t count = 0;
  bool inside = false;
  for (const char c : folded) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (word) {
      if (!inside) ++count;
      words.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    } else if (inside) {
      words.push_back(' ');
    }
    inside = word;
  }
  return count >= 8 ? hash64(words) : 0;  // shorter sentences coincide
}

bool spans_a_year_at_most(const DateRange& date) {
  return date.resolved && date.hard.high - date.hard.low <= kYearOfDays;
}

int year_of(double day) {
  const Day at{std::chrono::days{static_cast<int>(day)}};
  return static_cast<int>(year_month_day{at}.year());
}

double day_number(int year, unsigned month, unsigned day) {
  const Day at{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
  return static_cast<double>(at.time_since_epoch().count());
}

// "Since 1981" begins in 1981, "since May 3" on that day: the year, month or day of its start.
DateRange start_of(const DateRange& date) {
  if (std::isfinite(date.hard.high) || !std::isfinite(date.hard.low)) return date;
  const year_month_day start{Day{std::chrono::days{static_cast<int>(date.hard.low)}}};
  DateRange out = date;
  out.hedge = Hedge::exact;
  if (start.day() != std::chrono::day{1}) {
    out.hard.high = date.hard.low;
  } else if (start.month() != std::chrono::January) {
    const auto last = start.year() / start.month() / std::chrono::last;
    out.hard.high = date.hard.low + static_cast<unsigned>(last.day()) - 1;
  } else {
    out.hard.high = day_number(static_cast<int>(start.year()), 12, 31);
  }
  out.soft = out.hard;
  return out;
}

// All the years that year(date) +- number may be.
std::optional<DateRange> shifted_years(const DateRange& date, double number, char sign) {
  if (!date.resolved || !std::isfinite(date.hard.low) || !std::isfinite(date.hard.high) ||
      date.hard.high - date.hard.low > kYearOfDays || std::abs(number) > 9999) {
    return std::nullopt;
  }
  const int shift = static_cast<int>(sign == '-' ? -number : number);
  DateRange out;
  out.hard = {day_number(year_of(date.hard.low) + shift, 1, 1),
              day_number(year_of(date.hard.high) + shift, 12, 31)};
  out.soft = out.stated = out.hard;
  out.resolved = true;
  out.anchored = date.anchored;
  return out;
}

// "80 years since" states an 80th anniversary; "nearly 80 years since" no more than it says.
Value ordinal_of(double years, const Duration& duration) {
  constexpr double kYear = 12 * kMonthSeconds;
  Quantity quantity;
  quantity.kind = Quantity::Kind::ordinal;
  quantity.number = years;
  quantity.hedge = duration.hedge;
  quantity.hard = quantity.soft = {years, years};
  if (duration.hedge != Hedge::exact) {
    quantity.hard = {duration.hard.low / kYear, duration.hard.high / kYear};
    quantity.soft = {duration.soft.low / kYear, duration.soft.high / kYear};
  }
  return quantity;
}

// Makes a value what its rule compares.
std::optional<Value> made_into(const Value& value, std::string_view type) {
  if (type.empty() || type == "any") return value;
  if (type == "bare-date") {  // an event of the past has its own year: "in July" is not enough
    const auto* date = std::get_if<DateRange>(&value);
    return date != nullptr && !date->anchored ? std::optional(value) : std::nullopt;
  }
  if (type == "day") {  // "before Sunday's parade" does not say which day it was written for
    const auto* date = std::get_if<DateRange>(&value);
    return date != nullptr && date->hedge == Hedge::exact ? std::optional(value) : std::nullopt;
  }
  if (type == "date") {
    return std::holds_alternative<DateRange>(value) ? std::optional(value) : std::nullopt;
  }
  if (type == "office") return value;
  const auto* duration = std::get_if<Duration>(&value);
  if (type == "duration") return duration != nullptr ? std::optional(value) : std::nullopt;
  if (type == "ordinal" && duration != nullptr) {
    const double years = duration->months / 12;
    if (duration->seconds != 0 || years < 1 || years != std::floor(years)) return std::nullopt;
    return ordinal_of(years, *duration);
  }
  const auto* quantity = std::get_if<Quantity>(&value);
  if (quantity == nullptr) return std::nullopt;
  using Kind = Quantity::Kind;
  const auto is = [&](Kind kind) { return quantity->kind == kind; };
  const bool fits = (type == "number" && (is(Kind::number) || is(Kind::ordinal))) ||
                    (type == "ordinal" && (is(Kind::ordinal) || is(Kind::number))) ||
                    (type == "percent" && is(Kind::percent)) ||
                    (type == "age" && (is(Kind::age) || is(Kind::number))) ||
                    (type == "money" && is(Kind::money)) ||
                    (type == "measure" && is(Kind::measure));
  if (!fits) return std::nullopt;
  if (type == "age" && is(Kind::number)) {  // "Ada Lindgren, 54"
    Quantity age = *quantity;
    age.kind = Kind::age;
    if (age.hedge == Hedge::exact) age.hard = age.soft = {age.number, age.number};
    return age;
  }
  return value;
}

// A limit is exact however it is put: "up to 25 MB", "no more than 25 MB" and "a limit of 25 MB".
Value limit_of(Value value) {
  if (auto* quantity = std::get_if<Quantity>(&value); quantity && quantity->hedge != Hedge::range) {
    quantity->hedge = Hedge::exact;
    quantity->hard = quantity->soft = {quantity->number, quantity->number};
  } else if (auto* duration = std::get_if<Duration>(&value);
             duration && duration->hedge != Hedge::range) {
    const double length = duration->seconds + duration->months * kMonthSeconds;
    duration->hedge = Hedge::exact;
    duration->hard = duration->soft = {length, length};
  } else if (auto* date = std::get_if<DateRange>(&value);
             date && std::isfinite(date->hard.high) && !std::isfinite(date->hard.low)) {
    date->hedge = Hedge::exact;
    date->hard = date->soft = date->stated = {date->hard.high, date->hard.high};
  }
  return value;
}

// "Within 30 days" is a date where something happened, and a length of time in a rule on lengths.
std::optional<Value> length_of(std::string_view words, const Lexicon& lexicon) {
  std::vector<Reading> readings;
  words.remove_prefix(std::min(words.size(), words.find(' ') + 1));
  find_values(words, {}, lexicon, readings);
  if (readings.empty() || !std::holds_alternative<Duration>(readings.front().value)) {
    return std::nullopt;
  }
  return std::move(readings.front().value);
}

bool within(Interval range, const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return range.low <= quantity->number && quantity->number <= range.high;
  }
  if (const auto* duration = std::get_if<Duration>(&value)) {
    return range.low <= duration->soft.low && duration->soft.low <= range.high;
  }
  return true;
}

void sort_entities(std::vector<Entity>& entities) {
  std::sort(entities.begin(), entities.end(),
            [](const Entity& a, const Entity& b) { return a.key < b.key; });
  const auto same = [](const Entity& a, const Entity& b) { return a.key == b.key; };
  entities.erase(std::unique(entities.begin(), entities.end(), same), entities.end());
}

// A reprint may drop or change what stands before the dash: "NAIROBI, March 3 (Wire) --".
std::string_view without_dateline(const Article& article, const Sentence& sentence) {
  std::string_view text = sentence.folded.text;
  if (article.dateline.empty() || !sentence.span.contains(article.dateline)) return text;
  for (const std::string_view dash : {"-- ", " - "}) {
    if (const auto at = text.substr(0, 96).find(dash); at != std::string_view::npos) {
      return text.substr(at + dash.size());
    }
  }
  return text;
}

}  // namespace

struct Extractor::Context {
  const Entity* person = nullptr;  // the first person of the last sentence that named one
  std::vector<Entity> occasion;    // named last
  std::string speaker;             // of a quotation that goes on
  bool in_quotation = false;
  std::uint32_t paragraph = 0;
  std::optional<Entity> scene;      // of the article
  std::optional<Entity> happening;  // too
  LineIndex* lines = nullptr;
};

Extractor::Result Extractor::extract(const Article& article, Trace* trace) {
  Result result;
  ArticleRecord& record = result.record;
  record.path = article.path;
  record.record = article.record;
  record.title = valid_utf8(article.title);
  record.source = valid_utf8(article.source);
  record.published = article.published;
  record.published_from = article.published_from;
  record.published_note = valid_utf8(article.published_note);
  record.content_key = article.content_key;

  count_ = article.sentences.size();
  if (sentences_.size() < count_) sentences_.resize(count_);
  ReadingContext reading;
  reading.reference = article.published;
  for (std::size_t i = 0; i < count_; ++i) {
    Sentence& sentence = sentences_[i];
    sentence.span = article.sentences[i];
    sentence.paragraph = article.paragraph[i];
    fold(article, sentence.span, sentence.folded);
    sentence.readings.clear();
    find_values(sentence.folded.text, reading, language_.lexicon, sentence.readings);
  }
  names_.read(article.text, sentences_, count_, language_.gazetteer);
  record.context = names_.context();

  LineIndex lines(article.text);
  Context context;
  context.lines = &lines;
  if (!article.dateline.empty()) {
    Folded dateline;
    fold(article, article.dateline, dateline);
    if (const auto place = language_.gazetteer.longest(dateline.text, 0, kPlaceKinds)) {
      context.scene = Entity{"place:" + std::string(place->key()), place->thing->name, "", true};
    }
  }
  for (std::size_t i = 0; i < count_ && !context.scene; ++i) {
    context.scene = scene_of(sentences_[i], {0, 0});
    if (context.scene) context.scene->filled = true;
  }
  context.happening = setting_.main_happening({sentences_.data(), count_}, language_.gazetteer);
  for (std::size_t i = 0; i < count_; ++i) read_sentence(article, i, context, result, trace);

  std::stable_sort(result.claims.begin(), result.claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.span, a.value_span, a.rule) < std::tie(b.span, b.value_span, b.rule);
  });
  record.claims = result.claims.size();
  if (sentences_.size() > 4096) {  // one huge article does not keep its memory
    sentences_.resize(4096);
    sentences_.shrink_to_fit();
  }
  return result;
}

void Extractor::read_sentence(const Article& article, std::size_t index, Context& context,
                              Result& result, Trace* trace) {
  const Sentence& sentence = sentences_[index];
  // Without a value, an office or a quotation there is nothing for a rule to read.
  matches_.clear();
  const bool worth_it = std::any_of(
      sentence.marked.items.begin(), sentence.marked.items.end(),
      [](const auto& item) { return is_value(item.mark) || item.mark == Mark::office; });
  if (worth_it || context.in_quotation || sentence.folded.text.find('"') != std::string::npos) {
    language_.rules.match(sentence.marked, matches_);
  }
  const auto traced = trace == nullptr ? 0 : static_cast<std::uint32_t>(trace->sentences.size());
  if (trace != nullptr) {
    trace->sentences.push_back(sentence);
    std::vector<RuleMatch> all;
    language_.rules.match(sentence.marked, all);
    for (RuleMatch& match : all)
      trace->matches.push_back({traced, std::move(match), Fate::cue, 0, {}});
  }

  if (sentence.paragraph != context.paragraph) {
    context.paragraph = sentence.paragraph;
    context.in_quotation = false;
    context.speaker.clear();
  }
  std::string speaker;
  for (const RuleMatch& match : matches_) {
    const Rule& rule = language_.rules.rules()[match.rule];
    if (rule.makes != Makes::speaker) continue;
    for (const auto& capture : match.captures) {
      Span used;
      const auto who =
          read_slot(article, sentence, rule.patterns[match.pattern].slots[capture.slot].type,
                    capture.span, context, used);
      if (speaker.empty() && !who.empty()) speaker = who.front().name;
    }
  }
  const std::string_view folded = sentence.folded.text;
  const bool quoted = context.in_quotation || folded.starts_with("\"");
  if (speaker.empty() && quoted) speaker = context.speaker;
  if (!speaker.empty()) context.speaker = speaker;

  const std::size_t first_claim = result.claims.size();
  candidates_.clear();
  for (std::uint32_t m = 0; m < matches_.size(); ++m) {
    if (language_.rules.rules()[matches_[m].rule].makes != Makes::claim) continue;
    Candidate candidate{m, Fate::claim, 0, {}, {}};
    candidate.fate =
        read_claim(article, sentence, matches_[m], context, candidate.claim, candidate.value);
    if (candidate.fate == Fate::claim || trace != nullptr)
      candidates_.push_back(std::move(candidate));
  }
  choose_claims();
  for (Candidate& candidate : candidates_) {
    if (candidate.fate != Fate::claim) continue;
    Claim& claim = candidate.claim;
    const Span value = sentence.marked.folded(candidate.value);
    claim.happening = setting_.happening(sentence, value.begin, language_.gazetteer);
    if (!claim.happening) claim.happening = context.happening;
    claim.wording = setting_.words_around(sentence, value, claim.topic, language_.grammar);
    if (!std::holds_alternative<Office>(claim.value)) claim.speaker = speaker;
    for (const RuleMatch& cue : matches_) {
      const Rule& rule = language_.rules.rules()[cue.rule];
      if (rule.makes == Makes::correction) claim.corrects = true;
      if (rule.makes != Makes::stance || rule.stance <= claim.stance) continue;
      if (colours(sentence, cue, matches_[candidate.match], claim)) claim.stance = rule.stance;
    }
  }
  if (trace != nullptr) {
    const std::size_t first = trace->matches.size() - matches_.size();
    for (const Candidate& candidate : candidates_) {
      Trace::Match& match = trace->matches[first + candidate.match];
      match.fate = candidate.fate;
      match.by = candidate.by;
      match.claim = candidate.claim;
    }
  }
  for (Candidate& candidate : candidates_) {
    if (candidate.fate == Fate::claim) result.claims.push_back(std::move(candidate.claim));
  }
  std::vector<Claim> derived;
  for (std::size_t i = first_claim; i < result.claims.size(); ++i) {
    derive(article, *context.lines, *language_.rules.find(result.claims[i].rule), result.claims[i],
           derived);
  }
  for (Claim& claim : derived) {
    for (std::size_t i = first_claim; i < result.claims.size(); ++i) {
      const Claim& input = result.claims[i];
      if (std::holds_alternative<DateRange>(input.value) && input.derived_from.empty() &&
          input.value_span == claim.when_span) {
        claim.derived_from.push_back(input.id);
      }
    }
    result.claims.push_back(std::move(claim));
  }
  // A date's words are kept only where they must be read again.
  for (std::size_t i = first_claim; i < result.claims.size(); ++i) {
    if (!needs_day(result.claims[i])) result.claims[i].date_words.clear();
  }

  if (Occasion occasion = last_occasion(sentence, names_, language_.gazetteer, language_.grammar);
      occasion.specific()) {
    context.occasion = std::move(occasion.entities);
  }
  for (const auto& item : sentence.marked.items) {
    if (item.mark == Mark::person) {
      context.person = &names_.entity(item);
      break;
    }
  }
  if (std::count(folded.begin(), folded.end(), '"') % 2 == 1)
    context.in_quotation = !context.in_quotation;
}

// Whether a cue such as "may" or "denied" speaks of a claim: its clause holds the claim's value, or
// it stands among the claim's own words. Who holds an office is said by the way.
bool Extractor::colours(const Sentence& sentence, const RuleMatch& cue, const RuleMatch& match,
                        const Claim& claim) const {
  if (std::holds_alternative<Office>(claim.value)) return false;
  for (const auto& item : sentence.marked.items) {
    if (!cue.span.contains({item.at, item.at + 1u})) continue;
    if (sentence.folded.source(item.span) != claim.value_span) continue;
    if (match.span.begin <= cue.span.begin && cue.span.begin < item.at) return true;
    return cue_reaches(sentence.marked.text, cue.span.begin, item.at,
                       language_.rules.rules()[cue.rule].stance, language_.grammar);
  }
  return false;
}

// Of candidates that read the same value: those of a rule that another one is over give way, and of
// one kind the first stays.
void Extractor::choose_claims() {
  const auto rule_of = [&](const Candidate& c) { return matches_[c.match].rule; };
  const auto meet = [](const Candidate& a, const Candidate& b) {
    return a.claim.value_span.overlaps(b.claim.value_span);
  };
  const auto reads = [](const Candidate& c) { return c.fate == Fate::claim; };
  std::vector<std::pair<std::size_t, std::uint32_t>> beaten;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    for (const Candidate& other : candidates_) {
      if (!reads(candidates_[i]) || !reads(other) || !meet(candidates_[i], other)) continue;
      if (!language_.rules.over(rule_of(other), rule_of(candidates_[i]))) continue;
      beaten.emplace_back(i, rule_of(other));
      break;
    }
  }
  for (const auto& [index, by] : beaten) {
    candidates_[index].fate = Fate::beaten;
    candidates_[index].by = by;
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    for (std::size_t j = 0; j < i && reads(candidate); ++j) {
      const Candidate& earlier = candidates_[j];
      if (!reads(earlier) || earlier.claim.kind != candidate.claim.kind) continue;
      if (!meet(earlier, candidate)) continue;
      candidate.fate = Fate::second;
      candidate.by = rule_of(earlier);
    }
  }
}

Fate Extractor::read_claim(const Article& article, const Sentence& sentence, const RuleMatch& match,
                           const Context& context, Claim& claim, Span& value_span) const {
  const Rule& rule = language_.rules.rules()[match.rule];
  const Pattern& pattern = rule.patterns[match.pattern];
  claim.rule = rule.id;
  claim.kind = rule.kind;
  claim.stance = rule.stance;
  Span whole = match.span;  // of the marked text
  std::size_t value_item = sentence.marked.items.size();
  std::optional<Value> value;
  for (const auto& capture : match.captures) {
    const Slot& slot = pattern.slots[capture.slot];
    if (slot.name != "value") continue;
    const auto [first, last] = sentence.marked.items_in(capture.span);
    if (slot.type == SlotType::office) {
      Office office;
      for (std::size_t i = first; i < last; ++i) {
        const auto& item = sentence.marked.items[i];
        const Entity& entity = names_.entity(item);
        if (item.mark == Mark::office)
          office.title = entity.name;
        else
          office.of = entity.key;
        if (item.mark == Mark::office) value_item = i;
      }
      const std::string_view words =
          slice(sentence.folded.text, sentence.marked.folded(capture.span));
      for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0 && words[at - 1] != ' ') continue;
        const auto tenure = language_.gazetteer.longest(words, at, kinds_of(NameKind::tenure));
        if (!tenure) continue;
        if (tenure->key() == "former" || tenure->key() == "deceased")
          office.former = true;
        else
          office.title = std::string(tenure->key()) + " " + office.title;
      }
      if (office.title.empty()) return Fate::other_value;
      value = office;
      value_span = capture.span;
    } else {
      for (std::size_t i = first; i < last && !value; ++i) {
        if (!is_value(sentence.marked.items[i].mark)) continue;
        const Reading& reading = sentence.readings[sentence.marked.items[i].index];
        value = rule.value == "duration" && std::holds_alternative<DateRange>(reading.value)
                    ? length_of(slice(sentence.folded.text, reading.span), language_.lexicon)
                    : made_into(reading.value, rule.value);
        if (rule.value == "bare-date" && value) value = start_of(std::get<DateRange>(*value));
        claim.tense = reading.tense;
        value_item = i;
        value_span = {sentence.marked.items[i].at, sentence.marked.items[i].at + 1u};
      }
    }
  }
  if (!value) return Fate::other_value;
  if (!within(rule.range, *value)) return Fate::outside;
  claim.value = rule.limit ? limit_of(std::move(*value)) : std::move(*value);

  for (const std::string& role : rule.topic) {
    TopicRole topic{role, {}};
    for (const auto& capture : match.captures) {
      const Slot& slot = pattern.slots[capture.slot];
      if (slot.name != role) continue;
      Span used = capture.span;
      auto entities = read_slot(article, sentence, slot.type, capture.span, context, used);
      const bool one_of_several = !topic.entities.empty() && slot.type == SlotType::occasion;
      if (one_of_several && (entities.empty() || entities.front().filled)) {
        // "Kenya's independence" in two slots: the second needs no name of its own.
        entities =
            read_occasion(sentence, capture.span, names_, language_.gazetteer, language_.grammar)
                .entities;
      }
      if (slot.type == SlotType::noun && entities.empty()) return Fate::other_value;
      topic.entities.insert(topic.entities.end(), entities.begin(), entities.end());
      if (used.end < capture.span.end && capture.span.end == whole.end) whole.end = used.end;
    }
    for (const auto& [given, constant] : rule.given) {
      if (given == role) topic.entities.push_back({role + ":" + constant, constant, "", false});
    }
    if (role == "office") {
      if (const auto* office = std::get_if<Office>(&claim.value)) {
        topic.entities.push_back({"office:" + office->title, office->title, office->of, false});
      }
    }
    if (topic.entities.empty()) {
      for (const Slot& fill : rule.fill) {
        if (fill.name == role) topic.entities = fill_slot(fill.type, context);
      }
    }
    sort_entities(topic.entities);
    if (topic.entities.empty() &&
        std::find(rule.needs.begin(), rule.needs.end(), role) != rule.needs.end()) {
      return Fate::open;
    }
    claim.topic.push_back(std::move(topic));
  }
  whole = {std::min(whole.begin, value_span.begin), std::max(whole.end, value_span.end)};

  const auto source = [&](Span span) {
    return sentence.folded.source(sentence.marked.folded(span));
  };
  claim.span = source(whole);
  claim.value_span = source(value_span);
  claim.words = valid_utf8(slice(article.text, claim.span));
  claim.value_words = valid_utf8(slice(article.text, claim.value_span));
  const auto place = context.lines->place(claim.span.begin);
  const auto value_place = context.lines->place(claim.value_span.begin);
  claim.line = place.line;
  claim.column = place.column;
  claim.value_line = value_place.line;
  claim.value_column = value_place.column;
  claim.value_in_sentence.begin =
      valid_utf8(slice(article.text, {sentence.span.begin, claim.value_span.begin})).size();
  claim.value_in_sentence.end = claim.value_in_sentence.begin + claim.value_words.size();
  claim.sentence = valid_utf8(slice(article.text, sentence.span));
  claim.fingerprint = fingerprint_of(without_dateline(article, sentence));
  claim.id = hex64(hash64(article.content_key + '\n' + rule.id + '\n' +
                          std::to_string(claim.span.begin) + '\n' + std::to_string(claim.span.end)))
                 .substr(0, 12);
  if (std::holds_alternative<DateRange>(claim.value)) {
    claim.date_words = slice(sentence.folded.text, sentence.marked.folded(value_span));
  } else if (rule.dated) {
    set_when(sentence, match, value_item, claim);
  }
  set_where(sentence, match, context, claim);
  return Fate::claim;
}

std::vector<Entity> Extractor::read_slot(const Article& article, const Sentence& sentence,
                                         SlotType type, Span span, const Context& context,
                                         Span& used) const {
  std::vector<Entity> out;
  used = span;
  const auto items = sentence.marked.items_in(span);
  const auto collect = [&](auto wanted) {
    for (std::size_t i = items.first; i < items.second; ++i) {
      const auto& item = sentence.marked.items[i];
      if (!is_value(item.mark) && wanted(item.mark)) out.push_back(names_.entity(item));
    }
  };
  switch (type) {
    case SlotType::value:
    case SlotType::office:
      break;
    case SlotType::person:
    case SlotType::people:
      collect([](Mark mark) { return mark == Mark::person || mark == Mark::name; });
      if (out.empty()) out = people_behind(sentence, span, context);
      break;
    case SlotType::place:
      collect([](Mark mark) {
        return mark == Mark::place || mark == Mark::people || mark == Mark::name;
      });
      // "in Nairobi, Kenya": the city says it all. "The country" is where the story plays.
      if (out.size() > 1) out.resize(1);
      if (out.empty()) out = fill_slot(type, context);
      break;
    case SlotType::thing:
      collect([](Mark mark) { return mark != Mark::office; });
      if (out.empty()) out = people_behind(sentence, span, context);
      break;
    case SlotType::occasion: {
      Occasion occasion =
          read_occasion(sentence, span, names_, language_.gazetteer, language_.grammar);
      if (occasion.span.end > span.begin) used = occasion.span;
      if (occasion.specific()) {
        out = std::move(occasion.entities);
      } else if (const auto words = std::count_if(
                     occasion.entities.begin(), occasion.entities.end(),
                     [](const Entity& entity) { return entity.key.starts_with("word:"); });
                 words >= 2 || (words == 1 && occasion.entities.size() > 1)) {
        out = std::move(occasion.entities);
      } else {
        out = context.occasion;
        for (Entity& entity : out) entity.filled = true;
      }
      break;
    }
    case SlotType::noun: {
      // Up to a word that begins something else: "attacks" of "attacks against positions". Where
      // the words end in a plural, what stands before that word is one, too: "12 killed in
      // attacks" counts no killed.
      const std::string_view text = sentence.marked.text;
      bool cut_short = false;
      std::string key, name;
      std::string_view head;
      for (std::size_t at = span.begin; at < span.end;) {
        const std::size_t end = std::min(text.find(' ', at), span.end);
        const std::string_view word = text.substr(at, end - at);
        if (language_.grammar.links.contains(word) || language_.grammar.stops.contains(word) ||
            word == "and") {
          cut_short = end < span.end;
          break;
        }
        at = std::min(end + 1, span.end);
        if (language_.grammar.determiners.contains(word) ||
            language_.grammar.articles.contains(word)) {
          continue;
        }
        if (!key.empty()) key += ' ';
        key += word;
        head = word;
        used.end = end;
      }
      const auto last = slice(text, span).substr(slice(text, span).rfind(' ') + 1);
      if (head.empty()) break;
      if (cut_short && is_plural(last, language_.grammar) && !is_plural(head, language_.grammar)) {
        break;
      }
      name = key;
      key.replace(key.size() - head.size(), head.size(), singular(head));
      const bool bare = language_.grammar.bare.contains(key);
      out.push_back({(bare ? "word:" : "noun:") + key, name, "", false});
      break;
    }
    case SlotType::words: {
      const auto words = slice(article.text, sentence.folded.source(sentence.marked.folded(span)));
      out.push_back({"words:" + std::string(slice(sentence.marked.text, span)), valid_utf8(words),
                     "", false});
      break;
    }
  }
  return out;
}

std::vector<Entity> Extractor::people_behind(const Sentence& sentence, Span span,
                                             const Context& context) const {
  const Grammar& grammar = language_.grammar;
  std::string place, office;
  const auto [first, last] = sentence.marked.items_in(span);
  for (std::size_t i = first; i < last; ++i) {
    const auto& item = sentence.marked.items[i];
    if (is_value(item.mark)) continue;
    if (item.mark == Mark::office) office = names_.entity(item).key;
    if (item.mark == Mark::place || item.mark == Mark::people) place = names_.entity(item).key;
  }
  std::string_view word;
  each_word(slice(sentence.marked.text, span), [&](std::string_view w) {
    if (!is_mark(w[0])) word = without_possessive(w);
  });
  std::vector<Entity> out;
  const Entity* one = nullptr;
  if (!office.empty() || (!place.empty() && grammar.leaders.contains(word))) {
    one = names_.holder(place, office);
    if (one == nullptr && !place.empty()) {
      // "The Kenyan leader", where the article says whose leader the other one is, not this one.
      for (const Entity& leader : names_.leaders()) {
        if (!leader.of.empty()) continue;
        if (std::exchange(one, &leader) != nullptr) {
          one = nullptr;
          break;
        }
      }
    }
  } else if (grammar.groups.contains(word)) {
    out = names_.leaders();
  } else if (grammar.pronouns.contains(word)) {
    // Nobody named earlier in this very sentence is nearer than who was named in the last one.
    for (const auto& item : sentence.marked.items) {
      if (item.at >= span.begin) break;
      if (item.mark == Mark::person) one = &names_.entity(item);
    }
    if (one == nullptr) one = context.person;
  }
  if (one != nullptr) out.push_back(*one);
  for (Entity& entity : out) entity.filled = true;
  return out;
}

std::vector<Entity> Extractor::fill_slot(SlotType type, const Context& context) const {
  std::vector<Entity> out;
  switch (type) {
    case SlotType::people:
      out = names_.leaders();
      break;
    case SlotType::person:
      if (context.person != nullptr) out.push_back(*context.person);
      break;
    case SlotType::place:
      if (context.scene) out.push_back(*context.scene);
      break;
    case SlotType::occasion:
      out = context.occasion;
      break;
    default:
      break;
  }
  for (Entity& entity : out) entity.filled = true;
  return out;
}

// The date that goes with a value: the slot `when`, else the nearest before it in the sentence,
// else the nearest behind.
void Extractor::set_when(const Sentence& sentence, const RuleMatch& match, std::size_t value_item,
                         Claim& claim) const {
  const auto& items = sentence.marked.items;
  std::size_t found = items.size();
  const Rule& rule = language_.rules.rules()[match.rule];
  for (const auto& capture : match.captures) {
    if (rule.patterns[match.pattern].slots[capture.slot].name != "when") continue;
    const auto [first, last] = sentence.marked.items_in(capture.span);
    for (std::size_t i = first; i < last; ++i) {
      if (items[i].mark == Mark::date) found = i;
    }
  }
  for (std::size_t i = value_item; i-- > 0 && found == items.size();) {
    if (items[i].mark == Mark::date) found = i;
  }
  for (std::size_t i = value_item + 1; i < items.size() && found == items.size(); ++i) {
    if (items[i].mark == Mark::date) found = i;
  }
  if (found == items.size()) return;
  const Reading& reading = sentence.readings[items[found].index];
  const auto& date = std::get<DateRange>(reading.value);
  if (!date.anchored && !spans_a_year_at_most(date)) return;
  claim.when = date;
  claim.tense = reading.tense;
  claim.date_words = slice(sentence.folded.text, items[found].span);
  claim.when_span = sentence.folded.source(items[found].span);
}

std::optional<Entity> Extractor::scene_of(const Sentence& sentence, Span near) const {
  const std::string_view text = sentence.marked.text;
  const Entity* best = nullptr;
  std::size_t best_distance = 0;
  for (const auto& item : sentence.marked.items) {
    if (item.mark != Mark::place) continue;
    const Entity& entity = names_.entity(item);
    std::string_view before = text.substr(0, item.at);
    if (before.ends_with(' ')) before.remove_suffix(1);
    if (before.ends_with(" of")) {  // "in the city of Nairobi"
      const auto kind = before.substr(0, before.size() - 3);
      if (!language_.grammar.places.contains(kind.substr(kind.rfind(' ') + 1))) continue;
      before = kind.substr(0, std::min(kind.size(), kind.rfind(' ')));
      if (before.ends_with(" J")) before.remove_suffix(2);
    }
    if (before.ends_with(" the")) before.remove_suffix(4);
    const auto word = before.substr(before.rfind(' ') + 1);
    const bool seat = std::count(entity.key.begin(), entity.key.end(), '/') >= 2;
    if (!language_.grammar.scene.contains(word) && !seat) continue;
    if (entity.key.starts_with("place:r-")) continue;  // "in the region" is nowhere in particular
    const std::size_t distance =
        item.at >= near.begin ? item.at - near.begin : text.size() + near.begin - item.at;
    if (best == nullptr || distance < best_distance) {
      best = &entity;
      best_distance = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

// Whether a place of the sentence stands in the match or beside it, with no comma between if it is
// a whole country: else it may be the scene of something else.
bool Extractor::near_match(const Sentence& sentence, Span match, const Entity& place) const {
  const std::string_view text = sentence.marked.text;
  for (const auto& item : sentence.marked.items) {
    if (item.mark != Mark::place || names_.entity(item).key != place.key) continue;
    const std::size_t from = std::min<std::size_t>(item.at, match.end);
    const std::size_t to = std::max<std::size_t>(item.at, std::min(match.begin, text.size()));
    if (item.at >= match.begin && item.at < match.end) return true;
    const auto between = item.at >= match.end ? text.substr(match.end, item.at - match.end)
                                              : text.substr(item.at, to - from);
    const bool city = place.key.find('/') != std::string::npos;
    if (between.find_first_of(city ? ";:" : ",;:") == std::string_view::npos) return true;
  }
  return false;
}

void Extractor::set_where(const Sentence& sentence, const RuleMatch& match, const Context& context,
                          Claim& claim) const {
  claim.where = scene_of(sentence, match.span);
  if (!claim.where)
    claim.where = context.scene;
  else if (!claim.where->filled)
    claim.where->filled = !near_match(sentence, match.span, *claim.where);
}

void Extractor::derive(const Article& article, const LineIndex& lines, const Rule& rule,
                       const Claim& base, std::vector<Claim>& claims) const {
  const auto* quantity = std::get_if<Quantity>(&base.value);
  if (quantity == nullptr || !base.when || quantity->hedge != Hedge::exact) return;
  for (const Derivation& derivation : rule.derives) {
    const Rule* target = language_.rules.of_kind(derivation.kind);
    if (target == nullptr) continue;
    Claim claim = base;
    claim.rule = target->id;
    claim.kind = target->kind;
    claim.stance =
        std::min(base.stance, Stance::planned) == Stance::planned ? Stance::asserted : base.stance;
    claim.derived_number = quantity->number;
    claim.derived_sign = derivation.sign;
    claim.derived_from = {base.id};
    claim.topic.clear();
    bool named = true;
    for (const std::string& role : target->topic) {
      const auto* entities = role_of(base, role);
      if (entities == nullptr || entities->empty()) named = false;
      claim.topic.push_back({role, entities == nullptr ? std::vector<Entity>{} : *entities});
    }
    if (!named) continue;
    DateRange open;
    open.anchored = true;
    const auto years = shifted_years(*base.when, quantity->number, derivation.sign);
    if (!years && !base.when->anchored) continue;
    claim.value = years.value_or(open);
    claim.when.reset();
    claim.span = {std::min(base.span.begin, base.when_span.begin),
                  std::max(base.span.end, base.when_span.end)};
    claim.words = valid_utf8(slice(article.text, claim.span));
    const auto place = lines.place(claim.span.begin);
    claim.line = place.line;
    claim.column = place.column;
    claim.id = hex64(hash64(base.id + '\n' + claim.rule)).substr(0, 12);
    claims.push_back(std::move(claim));
  }
}

const std::vector<Entity>* role_of(const Claim& claim, std::string_view role) {
  for (const TopicRole& topic : claim.topic) {
    if (topic.role == role) return &topic.entities;
  }
  return nullptr;
}

bool needs_day(const Claim& claim) {
  const auto* date = std::get_if<DateRange>(&claim.value);
  return date != nullptr && date->anchored && !date->resolved;
}

void settle_day(Claim& claim, Day day, const Lexicon& lexicon) {
  if (!needs_day(claim)) return;
  ReadingContext context;
  context.reference = day;
  context.tense = claim.tense;
  const auto date = read_date(claim.date_words, context, lexicon);
  if (!date) return;
  if (claim.derived_sign == 0) {
    claim.value = *date;
  } else if (const auto years = shifted_years(*date, claim.derived_number, claim.derived_sign)) {
    claim.value = *years;
  } else {
    return;
  }
  claim.borrowed_day = true;
}

void sort_claims(ClaimSet& set) {
  std::vector<std::uint32_t> order(set.articles.size()), place(set.articles.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(set.articles[a].path, set.articles[a].record) <
           std::tie(set.articles[b].path, set.articles[b].record);
  });
  std::vector<ArticleRecord> articles;
  articles.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    articles.push_back(std::move(set.articles[order[i]]));
  }
  set.articles = std::move(articles);
  for (Claim& claim : set.claims) claim.article = place[claim.article];
  std::stable_sort(set.claims.begin(), set.claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.article, a.span, a.value_span, a.rule, a.id) <
           std::tie(b.article, b.span, b.value_span, b.rule, b.id);
  });
  // Two articles of the same bytes would share their ids; all but the first add their number.
  std::map<std::string_view, std::size_t> copies;
  std::vector<std::string> suffix(set.articles.size());
  for (std::size_t i = 0; i < set.articles.size(); ++i) {
    const std::size_t copy = ++copies[set.articles[i].content_key];
    if (copy > 1) suffix[i] = "-" + std::to_string(copy);
  }
  for (Claim& claim : set.claims) {
    const auto number = [&](std::string& id) {
      id.resize(std::min(id.size(), id.find('-')));
      id += suffix[claim.article];
    };
    number(claim.id);
    for (std::string& input : claim.derived_from) number(input);
  }
  for (Problem& problem : set.problems) {  // may quote bytes that records cannot hold
    problem.message = valid_utf8(problem.message);
    problem.source_line = valid_utf8(problem.source_line);
  }
  std::sort(set.problems.begin(), set.problems.end());
  set.problems.erase(std::unique(set.problems.begin(), set.problems.end()), set.problems.end());
}

std::string one_line(const Claim& claim) {
  std::string out = claim.kind + "(";
  for (const TopicRole& role : claim.topic) {
    if (out.back() != '(') out += "; ";
    for (const Entity& entity : role.entities) {
      if (&entity != &role.entities.front()) out += ", ";
      out += entity.key.substr(entity.key.find(':') + 1);
      if (entity.filled) out += '*';
    }
  }
  return out + ")=" + claim.value_words;
}

}  // namespace crosscheck
