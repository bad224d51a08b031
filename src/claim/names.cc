// Marks a sentence with what its stretches name, so that rules can speak of persons and places.
//
// Known names come from the gazetteer; the rest are runs of capitalised words, told apart by what
// they hold ("Bank", a given name) and by what stands before them (an office, a title). A single
// name at the start of a sentence may be a mere capital ("Negotiators said"): it counts only if
// the article uses it as a name elsewhere. Headlines capitalise everything, so they teach nothing.
//
//   "Kenyan President Ada Lindgren flew to Oslo"  ->  "J F P flew to L"
//   "Bank of Kenya Governor Ole Noor"             ->  "G F P", not "G of L F P"

#include "claim/names.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace crosscheck {

namespace {

using namespace std::string_view_literals;

constexpr NameKinds kKnownNames =
    kPlaceKinds | kinds_of(NameKind::demonym, NameKind::organisation, NameKind::event);
constexpr NameKinds kOffices = kinds_of(NameKind::office);

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// The end of the word that begins at `begin`: "Ching-te", "O'Brien", "V" of "V."; "Lindgren" of
// "Lindgren's".
std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    if (is_word(text[end])) {
      ++end;
    } else if ((text[end] == '-' || text[end] == '\'') && end + 1 < text.size() &&
               is_word(text[end + 1]) && end > begin) {
      const bool possessive = text[end] == '\'' && text[end + 1] == 's' &&
                              (end + 2 == text.size() || !is_word(text[end + 2]));
      if (possessive) break;
      ++end;
    } else {
      break;
    }
  }
  return end;
}

// "al-Sharaa": a particle that is written together with its name.
bool is_joined_name(std::string_view word, const Gazetteer& gazetteer) {
  const auto dash = word.find('-');
  return dash != word.npos && dash + 1 < word.size() && is_upper(word[dash + 1]) &&
         !is_upper(word[0]) && gazetteer.is_particle(word.substr(0, dash));
}

// Capitalised words that follow each other: "Ada van der Lindgren", "Pavel V. Orlov", "A.J. Noor".
struct Run {
  std::array<Span, 12> words;
  std::size_t size = 0;

  std::size_t begin() const { return words[0].begin; }
  std::size_t end() const { return words[size - 1].end; }
};

Run capital_run(std::string_view text, std::size_t at, std::size_t limit,
                const Gazetteer& gazetteer) {
  Run run;
  std::size_t good = 0;  // words up to the last capitalised one
  while (at < limit && run.size < run.words.size() && is_word(text[at])) {
    const Span word{at, std::min(word_end(text, at), limit)};
    const std::string_view letters = slice(text, word);
    if (is_upper(letters[0]) || is_joined_name(letters, gazetteer)) {
      run.words[run.size++] = word;
      good = run.size;
    } else if (run.size > 0 && gazetteer.is_particle(letters)) {
      run.words[run.size++] = word;
    } else {
      break;
    }
    at = word.end;
    const bool abbreviation = letters.size() == 1 || gazetteer.is_title(letters);
    if (abbreviation && at + 1 < limit && text[at] == '.') {
      ++at;
      const bool initials = letters.size() == 1 && is_upper(text[at]);
      if (initials && !gazetteer.longest(text, word.begin, kKnownNames)) continue;
    }
    if (at + 1 < limit && text[at] == ' ') {
      ++at;
    } else {
      break;
    }
  }
  run.size = good;
  return run;
}

bool holds_organisation_word(std::string_view text, const Run& run, std::size_t from,
                             const Gazetteer& gazetteer) {
  for (std::size_t i = from; i < run.size; ++i) {
    if (gazetteer.is_organisation_word(slice(text, run.words[i]))) return true;
  }
  return false;
}

// "Ministry" goes on over "of Foreign Affairs", "Centre" over "for Strategic and Peace Studies".
std::size_t organisation_end(std::string_view text, std::size_t end, std::size_t limit,
                             const Gazetteer& gazetteer) {
  bool joined = false;
  for (;;) {
    std::size_t at = end;
    bool found = false;
    for (const auto link :
         {" of the "sv, " of "sv, " for the "sv, " for "sv, " on "sv, " and "sv}) {
      if (link == " and " && !joined) continue;
      if (text.substr(end).starts_with(link)) {
        at = end + link.size();
        found = true;
        break;
      }
    }
    if (!found || at >= limit || !is_upper(text[at])) return end;
    const Run more = capital_run(text, at, limit, gazetteer);
    if (more.size == 0) return end;
    end = more.end();
    joined = true;
  }
}

// Whether the office at word w is a family name: "Martin Luther King Jr.".
bool is_family_name(std::string_view text, const Run& run, std::size_t w,
                    const Gazetteer& gazetteer) {
  if (!gazetteer.is_first_name(slice(text, run.words[0]))) return false;
  if (w + 1 == run.size) return true;
  const auto behind = slice(text, run.words[w + 1]);
  return w + 2 == run.size && (behind == "Jr" || behind == "Sr");
}

// A number in digits right behind a name belongs to it, "Flight 8501", but not the score in
// "Rovers 3, United 1" or "Rovers 3-1".
bool is_numbered(std::string_view folded, const Reading& reading, const Quantity& quantity) {
  const char first = folded[reading.span.begin];
  if (quantity.kind != Quantity::Kind::number || first < '0' || first > '9') return false;
  const auto digits = slice(folded, reading.span);
  if (digits.find_first_not_of("0123456789-") != digits.npos) return false;
  constexpr double kMostPoints = 200;
  if (quantity.number > kMostPoints) return true;
  const auto behind = folded.substr(reading.span.end);
  if (behind.size() > 1 && behind[0] == '-' && behind[1] >= '0' && behind[1] <= '9') return false;
  return digits.find('-') == digits.npos &&
         !(behind.size() > 2 && behind.starts_with(", ") && is_upper(behind[2]));
}

// "One" of "One Battle After Another", "Ten" of "Big Ten": a number in words that has a capital
// inside of a sentence and beside another one.
bool is_capital_word(std::string_view folded, const Reading& reading) {
  const auto* quantity = std::get_if<Quantity>(&reading.value);
  if (quantity == nullptr || reading.number_span.begin != reading.span.begin) return false;
  if (quantity->kind != Quantity::Kind::number && quantity->kind != Quantity::Kind::ordinal)
    return false;
  const std::size_t at = reading.span.begin;
  if (at < 2 || !is_upper(folded[at]) || folded[at - 1] != ' ') return false;
  const auto behind = folded.substr(reading.span.end);
  if (!is_word(folded[at - 2]) && folded[at - 2] != ',' && folded[at - 2] != '\'') return false;
  if (behind.size() > 1 && behind[0] == ' ' && is_upper(behind[1])) return true;
  const auto before = folded.substr(0, at - 1);
  const auto word = before.rfind(' ');
  return word != before.npos && is_upper(before[word + 1]);
}

std::string slug(std::string_view words) {
  std::string out = lowered(words);
  std::erase(out, '.');
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

// A place beside another one in the same country or state: "ru/samara" and "samara-region" give
// "ru/samara-region".
std::string beside(std::string_view key, const std::string& name) {
  const auto slash = key.rfind('/');
  return std::string(slash == key.npos ? key : key.substr(0, slash)) + '/' + name;
}

// A place whose name holds that of another.
struct LongerPlace {
  Span span;
  std::string key;                    // empty: the known place
  const NamedThing* thing = nullptr;  // the known one
};

// "South Kordofan", "Samara Oblast", "the Samara region".
std::optional<LongerPlace> longer_place(std::string_view folded, const Run& run, std::size_t limit,
                                        const std::optional<NameHit>& known,
                                        const Gazetteer& gazetteer) {
  constexpr NameKinds kLand =
      kinds_of(NameKind::country, NameKind::capital, NameKind::city, NameKind::part);
  const auto word = [&](std::size_t w) { return slice(folded, run.words[w]); };
  const std::size_t first = !known && run.size > 1 && gazetteer.is_compass(word(0)) ? 1 : 0;
  if (first == 0 && !known) return std::nullopt;
  const std::size_t begin = run.words[first].begin;
  auto place = gazetteer.longest(folded, begin, kLand);
  if (!place || (known && (known->length > place->length || (kinds_of(known->kind) & kLand) == 0)))
    return std::nullopt;
  LongerPlace out;
  out.span = {run.begin(), begin + place->length};
  std::size_t next = first;
  while (next < run.size && run.words[next].begin < out.span.end) ++next;
  bool region = false;
  for (; next < run.size && gazetteer.is_region_word(word(next)); ++next) {
    region = true;
    out.span.end = run.words[next].end;
  }
  // "Samara Region Court" and "Northern Ghana Football Club" are no places.
  if (holds_organisation_word(folded, run, next, gazetteer)) return std::nullopt;
  if (next < run.size && first > 0 && !region &&
      !gazetteer.longest(folded, run.words[next].begin, kOffices))
    return std::nullopt;
  const bool town = place->kind == NameKind::city || place->kind == NameKind::capital;
  if (!region && town && next == run.size && out.span.end + 1 < limit &&
      folded[out.span.end] == ' ') {
    // "the Samara region", but not "the Samara state television"
    const std::size_t at = out.span.end + 1, end = word_end(folded, at);
    const bool small =
        end > at && !is_upper(folded[at]) && gazetteer.is_region_word(slice(folded, {at, end}));
    const bool more = end + 1 < folded.size() && folded[end] == ' ' && is_letter(folded[end + 1]) &&
                      word_end(folded, end + 1) - end > 5;
    if (small && !more && (end == folded.size() || folded[end] != '-')) {
      region = true;
      out.span.end = end;
    }
  }
  if (!region && first == 0) return std::nullopt;
  const auto part = gazetteer.longest(folded, begin, kinds_of(NameKind::part));
  if (part && part->length == place->length) place = part;
  out.thing = place->thing;
  std::string name = slug(place->thing->name);
  if (first > 0) name = slug(word(0)) + '-' + name;
  const bool land = region && place->kind != NameKind::part;
  if (land) name += "-region";
  if (first > 0 || land) out.key = beside(place->thing->key, name);
  return out;
}

// Where something else ends that a place's name begins: "Boston Marathon", "Victoria station";
// 0 where it is the place's. What follows may be another name: "Ukraine Volodymyr Orlov".
std::size_t namesake_end(std::string_view folded, const Run& run, std::size_t known_end,
                         std::size_t known_words, std::size_t limit, const Gazetteer& gazetteer) {
  const auto known = slice(folded, {run.begin(), known_end});
  const bool acronym =
      std::none_of(known.begin(), known.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (acronym) return 0;
  if (known_words < run.size) {
    const std::size_t begin = run.words[known_words].begin;
    const auto word = slice(folded, run.words[known_words]);
    const bool given = run.size - known_words > 1 &&
                       (gazetteer.is_first_name(word) || gazetteer.is_family_first(word));
    const bool own =
        given || gazetteer.is_never_name(word) || gazetteer.is_title(word) ||
        gazetteer.is_region_word(word) || gazetteer.is_particle(word) ||
        gazetteer.longest(folded, begin, kKnownNames | kinds_of(NameKind::event_class));
    return own ? 0 : run.end();
  }
  if (known_end + 1 >= limit || folded[known_end] != ' ') return 0;
  const std::size_t end = word_end(folded, known_end + 1);
  return end > known_end + 1 && gazetteer.is_site_word(slice(folded, {known_end + 1, end})) ? end
                                                                                            : 0;
}

// Most of its longer words are capitalised and no full stop ends it: "Lindgren and Noor Agree to
// Reopen Border", but not "Among the guests were Ada Lindgren and Ole Noor."
bool is_headline(std::string_view text) {
  if (text.ends_with('.') || text.ends_with(".\"")) return false;
  std::size_t capitals = 0, small = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t end = word_end(text, i);
    if (end - i >= 4) ++(is_upper(text[i]) ? capitals : small);
    i = std::max(end, i + 1);
  }
  return capitals >= 4 && capitals >= 3 * small;
}

std::string_view key_prefix(Mark mark) {
  switch (mark) {
    case Mark::person:
      return "person:";
    case Mark::organisation:
      return "org:";
    default:
      return "name:";
  }
}

std::string shown_name(std::string_view source, std::string_view folded) {
  const bool plain = std::none_of(source.begin(), source.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return plain ? valid_utf8(source) : std::string(folded);
}

// How much more a kind of mark says of a name than another.
int certainty(Mark mark) { return mark == Mark::name ? 0 : mark == Mark::organisation ? 1 : 2; }

}  // namespace

std::uint32_t ArticleNames::intern(std::string_view key, Mark mark, std::string_view shown) {
  const auto [it, added] =
      by_folded_.try_emplace(std::string(key), static_cast<std::uint32_t>(names_.size()));
  if (added) {
    Name& name = names_.emplace_back();
    name.folded = it->first;
    name.mark = mark;
    name.entity.name = shown;
    name.full = it->second;
  }
  Name& name = names_[it->second];
  if (certainty(mark) > certainty(name.mark)) name.mark = mark;
  return it->second;
}

void ArticleNames::mark_sentence(std::string_view text, Sentence& sentence,
                                 const Gazetteer& gazetteer) {
  const std::string_view folded = sentence.folded.text;
  auto& items = sentence.marked.items;
  items.clear();
  const auto source_of = [&](Span span) { return slice(text, sentence.folded.source(span)); };
  const auto add_known = [&](Mark mark, Span span, std::string_view prefix,
                             const NamedThing& thing) {
    const auto index = intern(std::string(prefix) + thing.key, mark, thing.name);
    names_[index].entity.key = names_[index].folded;
    ++names_[index].mentions;
    items.push_back({mark, span, 0, index});
  };
  const auto add_place = [&](Span span, const std::string& key) {
    const auto index =
        intern("place:" + key, Mark::place, shown_name(source_of(span), slice(folded, span)));
    names_[index].entity.key = names_[index].folded;
    ++names_[index].mentions;
    items.push_back({Mark::place, span, 0, index});
  };
  const auto add_run = [&](Mark mark, Span name, Span whole, bool certain) {
    std::string key = lowered(slice(folded, name));
    std::erase(key, '.');
    const auto index = intern(key, mark, shown_name(source_of(name), slice(folded, name)));
    if (certain) ++names_[index].mentions;
    items.push_back({names_[index].mark, whole, 0, index});
  };

  if (!sentence.headline) {
    std::erase_if(sentence.readings,
                  [&](const Reading& value) { return is_capital_word(folded, value); });
  }

  std::size_t reading = 0;
  bool at_start = true;  // nothing but quotes yet: a capital may mean nothing
  bool after_office = false;
  for (std::size_t i = 0; i < folded.size();) {
    while (reading < sentence.readings.size() && sentence.readings[reading].span.begin < i)
      ++reading;
    if (reading < sentence.readings.size() && sentence.readings[reading].span.begin == i) {
      const Reading& value = sentence.readings[reading];
      if (lowered(slice(folded, value.span)) == "now") {  // says nothing of when: "will now visit"
        i = value.span.end;
        continue;
      }
      // "Second" is a number, the "Second World War" is not; nor is "Victory Day" any day.
      if (const auto event = gazetteer.longest(folded, i, kinds_of(NameKind::event));
          event && event->length >= value.span.size()) {
        add_known(Mark::event, {i, i + event->length}, "event:", *event->thing);
        i += event->length;
        at_start = after_office = false;
        continue;
      }
      Mark mark = Mark::number;
      if (const auto* quantity = std::get_if<Quantity>(&value.value)) {
        const bool named =
            !items.empty() && items.back().span.end + 1 == i &&
            (items.back().mark == Mark::name || items.back().mark == Mark::organisation) &&
            names_[items.back().index].mentions > 0 && !sentence.headline;
        const bool scores =  // "Rovers 3, United 1"
            named && items.size() > 1 && is_value(items[items.size() - 2].mark) &&
            items[items.size() - 2].span.end + 2 == items.back().span.begin;
        if (named && !scores && folded[i - 1] == ' ' && is_numbered(folded, value, *quantity)) {
          const auto name = items.back();
          --names_[name.index].mentions;
          items.pop_back();
          const Span whole{name.span.begin, value.span.end};
          add_run(name.mark, whole, whole, true);
          i = value.span.end;
          continue;
        }
        constexpr Mark kMarks[] = {Mark::number, Mark::ordinal, Mark::percent,
                                   Mark::age,    Mark::money,   Mark::measure};
        mark = kMarks[static_cast<std::size_t>(quantity->kind)];
      } else {
        mark = std::holds_alternative<DateRange>(value.value) ? Mark::date : Mark::duration;
      }
      items.push_back({mark, value.span, 0, static_cast<std::uint32_t>(reading)});
      i = std::max(value.span.end, i + 1);
      at_start = after_office = false;
      continue;
    }
    const char c = folded[i];
    if (!is_word(c)) {
      if (c == '"' || c == ':') at_start = true;
      if (c != ' ' && c != ',' && c != '\'') after_office = false;
      ++i;
      continue;
    }
    const std::size_t limit =
        reading < sentence.readings.size() ? sentence.readings[reading].span.begin : folded.size();
    const std::size_t end = std::max(word_end(folded, i), i + 1);
    const bool start = std::exchange(at_start, false);
    const bool officed = std::exchange(after_office, false);

    const auto office = gazetteer.longest(folded, i, kOffices);
    // "ex-President", "then-Governor"
    if (const auto dash = folded.find('-', i); dash < end) {
      const auto tenure = gazetteer.longest(folded, i, kinds_of(NameKind::tenure));
      if (tenure && (i + tenure->length == dash || i + tenure->length == dash + 1) &&
          gazetteer.longest(folded, dash + 1, kOffices)) {
        i = dash + 1;
        continue;
      }
    }
    // In lower case many offices are common words ("general", "captain"): only those of a state.
    const auto is_office = [&](const NameHit& hit) {
      return is_upper(c) || (hit.thing->one_holder && !hit.plural);
    };
    // A deputy foreign minister is not the foreign minister.
    if (end < limit && folded[end] == ' ' && gazetteer.is_rank(slice(folded, {i, end}))) {
      const auto of = gazetteer.longest(folded, end + 1, kOffices);
      if (of && is_office(*of) && end + 1 + of->length <= limit) {
        const std::string title = office && office->length > end - i
                                      ? office->thing->key
                                      : lowered(slice(folded, {i, end})) + ' ' + of->thing->key;
        const auto index = intern("office:" + title, Mark::office, title);
        names_[index].entity.key = names_[index].folded;
        ++names_[index].mentions;
        items.push_back({Mark::office, {i, end + 1 + of->length}, 0, index});
        i = end + 1 + of->length;
        after_office = true;
        continue;
      }
    }
    if (!is_upper(c) && !is_joined_name(slice(folded, {i, end}), gazetteer)) {
      if (office && is_office(*office) && i + office->length <= limit) {
        add_known(Mark::office, {i, i + office->length}, "office:", *office->thing);
        i += office->length;
        after_office = true;
      } else {
        i = end;
      }
      continue;
    }

    Run run = capital_run(folded, i, limit, gazetteer);
    if (run.size == 0) {
      i = end;
      continue;
    }
    const auto known = gazetteer.longest(folded, i, kKnownNames);
    const std::size_t known_words =
        !known ? 0
               : static_cast<std::size_t>(std::count_if(
                     run.words.begin(), run.words.begin() + static_cast<std::ptrdiff_t>(run.size),
                     [&](Span word) { return word.end <= i + known->length; }));
    // "The Kenya Red Cross Society" is what stands elsewhere without a capital at the article.
    if (start && run.size > 1 && !known && !office &&
        gazetteer.is_never_name(slice(folded, run.words[0]))) {
      i = run.words[0].end;
      continue;
    }
    // A place's name in a longer one: "South Kordofan", "Samara Oblast".
    if (const auto place = sentence.headline || office
                               ? std::nullopt
                               : longer_place(folded, run, limit, known, gazetteer)) {
      if (place->key.empty()) {
        add_known(Mark::place, place->span, "place:", *place->thing);
      } else {
        add_place(place->span, place->key);
      }
      i = place->span.end;
      after_office = officed;
      continue;
    }
    // An organisation named after what it begins with: "Kenya Red Cross Society".
    const bool organisation =
        !sentence.headline && !(known && i + known->length >= run.end()) &&
        holds_organisation_word(folded, run, std::max<std::size_t>(known_words, 0), gazetteer);
    if (office && !(known && known->length > office->length) && !organisation) {
      add_known(Mark::office, {i, i + office->length}, "office:", *office->thing);
      i += office->length;
      after_office = true;
      continue;
    }
    // The run ends before an office: "Kenyan Foreign Minister".
    std::size_t run_size = run.size;
    const std::size_t whole_run = run.size;
    if (!organisation) {
      for (std::size_t w = std::max<std::size_t>(known_words, 1); w < run.size; ++w) {
        if (gazetteer.longest(folded, run.words[w].begin, kOffices) &&
            !is_family_name(folded, run, w, gazetteer)) {
          run_size = w;
          break;
        }
      }
    }
    run.size = run_size;
    if (organisation) {
      const Span span{i, organisation_end(folded, run.end(), limit, gazetteer)};
      // "Records are kept": of one such word a capital at the start says nothing.
      add_run(Mark::organisation, span, span, !start || span.size() > run.words[0].size());
      i = span.end;
      continue;
    }
    // A given name that is a place too, with more of a name behind it: "Jordan Ames".
    const bool given_name = known && known_words == 1 && run.size > 1 &&
                            gazetteer.is_first_name(slice(folded, run.words[0]));
    if (known && !given_name) {
      const Mark mark = known->kind == NameKind::demonym        ? Mark::people
                        : known->kind == NameKind::organisation ? Mark::organisation
                        : known->kind == NameKind::event        ? Mark::event
                                                                : Mark::place;
      const auto prefix = mark == Mark::event          ? "event:"sv
                          : mark == Mark::organisation ? "org:"sv
                                                       : "place:"sv;
      // "the king of Nepal Ole Noor"
      const bool of_office = !items.empty() && items.back().mark == Mark::office &&
                             slice(folded, {items.back().span.end, i}).starts_with(" of ") &&
                             i < items.back().span.end + 9;
      const std::size_t namesake =
          mark == Mark::place && !sentence.headline && !of_office && run.size == whole_run
              ? namesake_end(folded, run, i + known->length, known_words, limit, gazetteer)
              : 0;
      if (namesake != 0) {
        add_run(Mark::name, {i, namesake}, {i, namesake}, true);
        i = namesake;
        continue;
      }
      add_known(mark, {i, i + known->length}, mark == Mark::people ? "people:"sv : prefix,
                *known->thing);
      if (mark == Mark::people) {  // compared as the place
        names_[items.back().index].entity.key = "place:" + known->thing->key;
      }
      i += known->length;
      after_office = officed;
      continue;
    }

    std::size_t first = 0;
    while (first + 1 < run.size && gazetteer.is_title(slice(folded, run.words[first]))) ++first;
    const bool titled = first > 0;
    const auto word = [&](std::size_t w) { return slice(folded, run.words[w]); };
    if (sentence.headline) {
      // Only names that the text below has taught us: the longest that begins here.
      std::size_t taken = 0;
      for (std::size_t n = run.size; n > 0 && taken == 0; --n) {
        const Span span{run.words[0].begin, run.words[n - 1].end};
        const auto found = by_folded_.find(lowered(slice(folded, span)));
        if (found != by_folded_.end() && names_[found->second].mentions > 0) {
          items.push_back({names_[found->second].mark, span, 0, found->second});
          taken = span.end;
        }
      }
      i = taken != 0 ? taken : end;
      continue;
    }
    // Words that are capitalised for their place only: "After Lindgren", "The Hague" is known.
    const bool initial = word(0).size() == 1 && folded.substr(run.words[0].end).starts_with(".");
    if (!titled && !officed && !initial && gazetteer.is_never_name(word(0))) {
      i = run.words[0].end;
      continue;
    }
    std::size_t size = run.size;
    // "Theresa May": a month behind a given name is a family's.
    const std::size_t least =
        first + (gazetteer.is_first_name(word(first)) && run.size == first + 2 ? 2 : 1);
    while (size > least && gazetteer.is_never_name(word(size - 1))) --size;
    const Span name{run.words[first].begin, run.words[size - 1].end};
    const std::size_t words = size - first;
    const bool person = titled || officed || (words > 1 && gazetteer.is_first_name(word(first))) ||
                        (words > 1 && words <= 3 && gazetteer.is_family_first(word(first)));
    add_run(person ? Mark::person : Mark::name, name, {i, name.end}, !start || words > 1 || person);
    i = name.end;
  }
}

void ArticleNames::learn_short_forms(const Gazetteer& gazetteer) {
  const auto nameable = [](const Name& name) {
    return name.mark == Mark::person || name.mark == Mark::name;
  };
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_end;  // head and tail
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const std::string_view folded = names_[i].folded;
    const auto space = folded.find(' ');
    if (!nameable(names_[i]) || space == std::string_view::npos) continue;
    by_end[folded.substr(0, space)].push_back(i);
    by_end[folded.substr(folded.rfind(' ') + 1)].push_back(i);
  }
  // For each single word the full name that ends with it, or begins with it as a family name; else
  // one that begins with it ("Lula"). Of several the most mentioned, if there is one.
  for (Name& shorter : names_) {
    const auto candidates = by_end.find(shorter.folded);
    if (!nameable(shorter) || candidates == by_end.end()) continue;
    std::pair<int, std::uint32_t> best{0, 0};
    std::uint32_t full_name = 0;
    bool tie = false;
    for (const auto index : candidates->second) {
      const Name& full = names_[index];
      const bool heads = std::string_view(full.folded).starts_with(shorter.folded);
      const bool family_first =
          gazetteer.is_family_first(std::string_view(full.folded).substr(0, full.folded.find(' ')));
      if (heads && !family_first && full.mark != Mark::person) continue;
      const std::pair rank{(heads == family_first ? 3 : 1) + (full.mark == Mark::person ? 1 : 0),
                           full.mentions};
      if (rank > best) {
        best = rank;
        full_name = index;
        tie = false;
      } else if (rank == best && index != full_name) {
        tie = true;
      }
    }
    if (best.first > 0 && !tie) shorter.full = full_name;
  }
}

void ArticleNames::resolve(Sentence& sentence) {
  std::erase_if(sentence.marked.items, [&](MarkedSentence::Item& item) {
    if (is_value(item.mark)) return false;
    const Name& name = names_[item.index];
    if (name.full == item.index && name.mentions == 0) {
      return item.mark == Mark::name || item.mark == Mark::person ||
             item.mark == Mark::organisation;
    }
    item.index = name.full;
    if (item.mark == Mark::name || item.mark == Mark::person || item.mark == Mark::organisation) {
      item.mark = names_[name.full].mark;
    }
    return false;
  });
  write_marked(sentence.folded.text, sentence.marked);
}

// Who holds which office, and of what place: "Kenyan President Ada Lindgren", "Ada Lindgren, the
// president of Kenya", "Kenya's president, Ada Lindgren". A name of unknown kind beside an office
// is a person's. A former president stands for nobody.
void ArticleNames::learn_offices(const Sentence& sentence, const Gazetteer& gazetteer) {
  const std::string_view text = sentence.marked.text;
  const auto& items = sentence.marked.items;
  const auto gap = [&](std::size_t i) {  // between item i and the next
    return i + 1 < items.size() ? text.substr(items[i].at + 1, items[i + 1].at - items[i].at - 1)
                                : std::string_view();
  };
  const auto is_place = [&](std::size_t i) {
    return items[i].mark == Mark::place || items[i].mark == Mark::people;
  };
  const auto is_name = [&](std::size_t i) {
    return items[i].mark == Mark::person || items[i].mark == Mark::name;
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].mark != Mark::office) continue;
    std::size_t first = i, last = i;
    std::string place;
    if (i > 0 && is_place(i - 1) && (gap(i - 1) == " " || gap(i - 1) == "'s ")) {
      place = names_[items[--first].index].entity.key;
    }
    if ((gap(i) == " of " || gap(i) == " of the ") && is_place(i + 1)) {
      if (place.empty()) place = names_[items[i + 1].index].entity.key;
      last = i + 1;
    }
    std::string_view before = text.substr(0, items[first].at);
    if (before.ends_with(' ')) before.remove_suffix(1);
    const auto word = before.substr(std::min(before.size(), before.find_last_of(" \"") + 1));
    const auto tenure = gazetteer.longest(word, 0, kinds_of(NameKind::tenure));
    const bool former = tenure && tenure->length == word.size();

    std::size_t person = items.size();
    const auto behind = gap(last);
    if (last + 1 < items.size() && is_name(last + 1) &&
        (behind == " " || (behind == ", " && (first != last || !place.empty())))) {
      person = last + 1;
    } else if (first > 0 && is_name(first - 1)) {
      const auto ahead = gap(first - 1);
      if (ahead == ", " || ahead == ", the " || ahead == ", a " || ahead == ", then the ") {
        person = first - 1;
      }
    }
    if (person == items.size()) continue;
    Name& name = names_[items[person].index];
    if (name.mark == Mark::name) name.mark = Mark::person;
    if (former) continue;
    if (name.office.empty()) name.office = names_[items[i].index].entity.key;
    if (name.entity.of.empty()) name.entity.of = place;
  }
}

void ArticleNames::read(std::string_view text, std::vector<Sentence>& sentences, std::size_t count,
                        const Gazetteer& gazetteer) {
  names_.clear();
  by_folded_.clear();
  leaders_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    sentences[i].headline = is_headline(sentences[i].folded.text);
    if (!sentences[i].headline) mark_sentence(text, sentences[i], gazetteer);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (sentences[i].headline) mark_sentence(text, sentences[i], gazetteer);
  }
  learn_short_forms(gazetteer);
  for (Name& name : names_) {
    if (name.entity.key.empty()) name.entity.key = std::string(key_prefix(name.mark)) + name.folded;
  }
  for (std::size_t i = 0; i < count; ++i) resolve(sentences[i]);
  for (std::size_t i = 0; i < count; ++i) learn_offices(sentences[i], gazetteer);
  for (Name& name : names_) {  // the kind of some is known only now
    if (name.mark == Mark::person && name.entity.key.starts_with("name:")) {
      name.entity.key = "person:" + name.folded;
    }
  }
  for (std::size_t i = 0; i < count; ++i) resolve(sentences[i]);

  std::vector<std::uint32_t> order, mentions(names_.size());
  for (std::size_t i = 0; i < count; ++i) {
    for (const auto& item : sentences[i].marked.items) {
      if (is_value(item.mark)) continue;
      if (mentions[item.index]++ == 0 && item.mark == Mark::person) order.push_back(item.index);
    }
  }
  for (std::size_t i = 0; i < names_.size(); ++i) names_[i].mentions = mentions[i];
  std::stable_partition(order.begin(), order.end(),
                        [&](std::uint32_t name) { return mentions[name] >= 2; });
  for (const auto name : order) {
    if (leaders_.size() < 2) leaders_.push_back(names_[name].entity);
  }
}

const Entity* ArticleNames::holder(std::string_view place, std::string_view office) const {
  const Entity* found = nullptr;
  for (const Name& name : names_) {
    if (name.mark != Mark::person || name.full != static_cast<std::uint32_t>(&name - names_.data()))
      continue;
    if (!place.empty() && name.entity.of != place) continue;
    if (!office.empty() && name.office != office) continue;
    if (name.office.empty()) continue;
    if (found != nullptr) return nullptr;
    found = &name.entity;
  }
  return found;
}

std::vector<Entity> ArticleNames::context() const {
  std::vector<const Name*> order;
  for (const Name& name : names_) {
    if (name.mentions > 0 && name.mark != Mark::office) order.push_back(&name);
  }
  std::sort(order.begin(), order.end(), [](const Name* a, const Name* b) {
    return std::tie(b->mentions, a->entity.key) < std::tie(a->mentions, b->entity.key);
  });
  std::vector<Entity> out;
  for (const Name* name : order) {
    const auto same = [&](const Entity& other) { return other.key == name->entity.key; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(name->entity);
    if (out.size() == 16) break;
  }
  return out;
}

}  // namespace crosscheck
