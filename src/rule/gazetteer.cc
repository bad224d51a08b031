// Names are found by their first word: one hash look-up gives the few names that begin with it,
// which are compared longest first. A first word is a run of letters and digits, so "U.S." is found
// under "u", beside "U.K.", and "Guinea-Bissau" beside "Guinea".
//
// The single words (given names, titles ...) are flags of the same entries, in one table.

#include "rule/gazetteer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <span>
#include <sstream>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "text/nearest.h"
#include "text/yaml.h"

namespace crosscheck {
namespace {

using namespace std::string_view_literals;

bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }
char upper(char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c & ~0x20) : c; }

// Letters of other scripts stay in folded text; all their bytes count as letters.
bool in_word(char c) {
  return ('a' <= lower(c) && lower(c) <= 'z') || ('0' <= c && c <= '9') || (c & 0x80) != 0;
}

std::string_view first_word(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::ranges::find_if_not(text, in_word) - text.begin()));
}

// FNV-1a of the word in lower case.
std::uint32_t hash(std::string_view word) {
  std::uint32_t h = 2166136261U;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(lower(c))) * 16777619U;
  return h;
}

bool equal_by(char (*spelled)(char), std::string_view name, std::string_view text) {
  return std::ranges::equal(name, text, [spelled](char a, char b) { return spelled(a) == b; });
}

// "the war on want" begins a sentence too, so a small first letter is either.
bool equal_as_written(std::string_view name, std::string_view text) {
  return (name[0] == text[0] || upper(name[0]) == text[0]) && name.substr(1) == text.substr(1);
}

}  // namespace

Gazetteer::Gazetteer(std::vector<NamedThing> things, const std::vector<Name>& names,
                     const std::vector<Word>& words)
    : slots_(std::bit_ceil(2 * (names.size() + words.size()) + 1)), things_(std::move(things)) {
  struct Sorted {
    std::uint32_t word;
    const Name* name;
  };
  std::vector<Sorted> sorted;
  sorted.reserve(names.size());
  for (const Name& name : names) sorted.push_back({add_word(first_word(name.words)), &name});
  for (const Word& word : words) words_[add_word(word.word)].flags |= word.flags;
  std::ranges::stable_sort(sorted, [](const Sorted& a, const Sorted& b) {
    if (a.word != b.word) return a.word < b.word;
    if (a.name->words.size() != b.name->words.size())
      return a.name->words.size() > b.name->words.size();
    return a.name->kind < b.name->kind;
  });

  names_.reserve(names.size());
  for (const auto& [word, name] : sorted) {
    FirstWord& first = words_[word];
    if (first.count++ == 0) first.first = static_cast<std::uint32_t>(names_.size());
    const auto letters = std::ranges::count_if(name->words, in_word);
    names_.push_back({static_cast<std::uint32_t>(pool_.size()),
                      static_cast<std::uint32_t>(name->words.size()), name->kind, name->case_rule,
                      letters >= 4, name->thing});
    pool_ += name->words;
  }

  by_key_.resize(things_.size());
  for (std::uint32_t i = 0; i < by_key_.size(); ++i) by_key_[i] = i;
  std::ranges::stable_sort(by_key_, {},
                           [this](std::uint32_t i) -> std::string_view { return things_[i].key; });
}

// The slot that holds the word, or the free one where it would go.
std::size_t Gazetteer::slot_of(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash(word) & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) return slot;
    const FirstWord& held = words_[slots_[slot] - 1];
    const std::string_view written = std::string_view(pool_).substr(held.begin, held.size);
    if (std::ranges::equal(written, word, [](char a, char b) { return a == lower(b); }))
      return slot;
  }
}

std::uint32_t Gazetteer::add_word(std::string_view word) {
  std::uint32_t& slot = slots_[slot_of(word)];
  if (slot == 0) {
    words_.push_back({static_cast<std::uint32_t>(pool_.size()),
                      static_cast<std::uint32_t>(word.size()), 0, 0, 0});
    for (const char c : word) pool_ += lower(c);
    slot = static_cast<std::uint32_t>(words_.size());
  }
  return slot - 1;
}

const Gazetteer::FirstWord* Gazetteer::find_word(std::string_view word) const {
  if (slots_.empty() || word.empty()) return nullptr;
  const std::uint32_t held = slots_[slot_of(word)];
  return held == 0 ? nullptr : &words_[held - 1];
}

std::uint16_t Gazetteer::flags(std::string_view word) const {
  if (word.ends_with('.')) word.remove_suffix(1);
  const FirstWord* found = find_word(word);
  return found == nullptr ? std::uint16_t{0} : found->flags;
}

// Calls found(hit) for each name at text[at], longest first, until it returns false.
template <typename Found>
void Gazetteer::find(std::string_view text, std::size_t at, NameKinds kinds, Found found) const {
  if (at >= text.size() || (at > 0 && in_word(text[at - 1]))) return;
  text.remove_prefix(at);
  const std::string_view word = first_word(text);
  if (!find_from(word, text, kinds, found)) return;
  // "presidents" is found under "president".
  if (word.size() > 1 && lower(word.back()) == 's') {
    find_from(word.substr(0, word.size() - 1), text, kinds, found);
  }
}

// The same for the names whose first word is `word`; whether to go on.
template <typename Found>
bool Gazetteer::find_from(std::string_view word, std::string_view text, NameKinds kinds,
                          Found found) const {
  const FirstWord* first = find_word(word);
  if (first == nullptr) return true;
  for (const Entry& entry : std::span(names_).subspan(first->first, first->count)) {
    if ((kinds & kinds_of(entry.kind)) == 0 || entry.size > text.size()) continue;
    const std::string_view name = std::string_view(pool_).substr(entry.begin, entry.size);
    const std::string_view here = text.substr(0, entry.size);
    const bool same =
        entry.case_rule == CaseRule::any
            ? std::ranges::equal(name, here, {}, lower, lower)
            : equal_as_written(name, here) || (entry.capitals_too && equal_by(upper, name, here));
    if (!same) continue;
    const auto ends_at = [&](std::size_t end) {
      return end >= text.size() || !in_word(text[end]) || !in_word(text[end - 1]);
    };
    NameHit hit{entry.size, entry.kind, false, &things_[entry.thing]};
    if (!ends_at(hit.length)) {
      const bool counted = entry.kind == NameKind::office || entry.kind == NameKind::event_class ||
                           entry.kind == NameKind::happening;
      if (!counted || lower(text[hit.length]) != 's' || !ends_at(hit.length + 1)) continue;
      hit.plural = true;
      ++hit.length;
    }
    if (!found(hit)) return false;
  }
  return true;
}

std::optional<NameHit> Gazetteer::longest(std::string_view text, std::size_t at,
                                          NameKinds kinds) const {
  std::optional<NameHit> best;
  find(text, at, kinds, [&best](const NameHit& hit) {
    best = hit;
    return false;
  });
  return best;
}

void Gazetteer::all(std::string_view text, std::size_t at, NameKinds kinds,
                    std::vector<NameHit>& out) const {
  find(text, at, kinds, [&out](const NameHit& hit) {
    out.push_back(hit);
    return true;
  });
}

std::string_view Gazetteer::name_of(std::string_view key) const {
  const auto key_at = [this](std::uint32_t i) -> std::string_view { return things_[i].key; };
  const auto found = std::ranges::lower_bound(by_key_, key, {}, key_at);
  return found != by_key_.end() && key_at(*found) == key ? things_[*found].name
                                                         : std::string_view();
}

std::string_view country_of(std::string_view place_key) {
  const std::string_view country = place_key.substr(0, place_key.find('/'));
  return country.size() == 2 ? country : std::string_view();
}

bool place_within(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && !outer.empty() &&
         (inner.size() == outer.size() || inner[outer.size()] == '/');
}

namespace {

// A piece of a YAML text, which knows where it stands.
struct Piece {
  std::string_view text;
  const Yaml* node = nullptr;
};

// One lexicon and what is wrong in it.
struct File {
  std::string path;
  std::string text;
  Problems* problems;

  void complain(const Yaml& at, std::string message) const {
    problems->push_back(problem_at(at, path, text, std::move(message)));
  }
  void complain(const Piece& at, std::string message) const {
    complain(*at.node, std::move(message));
    // Where the whole text stands on one line, the piece is pointed at.
    Problem& problem = problems->back();
    const std::string_view line = problem.source_line;
    if (const auto begin = line.find(at.node->scalar); begin != line.npos) {
      const auto offset = static_cast<std::size_t>(at.text.data() - at.node->scalar.data());
      problem.column =
          1 + static_cast<std::size_t>(std::ranges::count_if(
                  line.substr(0, begin + offset), [](char c) { return (c & 0xC0) != 0x80; }));
    }
  }
};

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

// The pieces between separators, without the spaces around them; none is empty.
std::vector<Piece> split(const Piece& whole, char separator) {
  std::vector<Piece> pieces;
  for (std::string_view rest = whole.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (!text.empty()) pieces.push_back({text, whole.node});
  }
  return pieces;
}

// "Ho Chi Minh City" gives ho-chi-minh-city, "N'Djamena" ndjamena.
std::string slug(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (in_word(c)) {
      out += lower(c);
    } else if (c != '\'' && c != '.' && !out.ends_with('-')) {
      out += '-';
    }
  }
  return out;
}

// A map whose keys are all of `fields`.
bool is_row(const File& file, const Yaml& row, std::span<const std::string_view> fields) {
  if (row.kind != Yaml::Kind::map) {
    file.complain(row, "not a row in braces, {" + std::string(fields[0]) + ": ...}");
    return false;
  }
  for (const auto& [key, value] : row.entries) {
    if (std::ranges::find(fields, key.scalar) != fields.end()) continue;
    file.complain(key, unknown_key(key.scalar, fields));
    return false;
  }
  return true;
}

// Calls read(name, value) for each section of a file.
void for_sections(const File& file, const Yaml& root, std::span<const std::string_view> sections,
                  auto read) {
  if (root.kind != Yaml::Kind::map) {
    file.complain(root, "not a lexicon, which begins \"" + std::string(sections[0]) + ":\"");
    return;
  }
  for (const auto& [key, value] : root.entries) {
    if (std::ranges::find(sections, key.scalar) == sections.end()) {
      file.complain(key, unknown_key(key.scalar, sections));
    } else {
      read(std::string_view(key.scalar), value);
    }
  }
}

// Calls read(key, text) for each entry of a map of texts.
void for_entries(const File& file, const Yaml& map, auto read) {
  if (map.kind != Yaml::Kind::map) {
    file.complain(map, "not a list of lines, each with a name: and more names");
    return;
  }
  for (const auto& [key, value] : map.entries) {
    if (value.kind == Yaml::Kind::sequence || value.kind == Yaml::Kind::map || key.scalar.empty()) {
      file.complain(value, "not a text; several names are one text, too: one; another");
    } else {
      read(key, Piece{value.scalar, &value});
    }
  }
}

// The text of a field; empty where there is none, or it is no text (then that is a problem).
Piece text_of(const File& file, const Yaml& row, std::string_view field) {
  const Yaml* value = row.find(field);
  if (value == nullptr) return {};
  if (value->kind == Yaml::Kind::scalar) return {value->scalar, value};
  file.complain(*value,
                in_quotes(field) + " is not a text; several are one text, too: one; another");
  return {};
}

Piece needed_text(const File& file, const Yaml& row, std::string_view field) {
  if (row.find(field) == nullptr) file.complain(row, "no " + in_quotes(field));
  return text_of(file, row, field);
}

class Loader {
 public:
  explicit Loader(Problems& problems) : problems_(problems) {
    things_.reserve(4096);
    names_.reserve(8192);
    words_.reserve(4096);
  }

  void load(const std::filesystem::path& path, void (Loader::*read)(const File&, const Yaml&));

  void read_places_file(const File& file, const Yaml& root);
  void read_offices_file(const File& file, const Yaml& root);
  void read_names_file(const File& file, const Yaml& root);
  void read_events_file(const File& file, const Yaml& root);

  Gazetteer finish() && { return Gazetteer(std::move(things_), names_, words_); }

 private:
  void read_place(const File& file, const Yaml& row);
  void read_cities(const File& file, const Yaml& row, const std::string& place);
  void read_named(const File& file, const Yaml& lists, NameKind kind);
  void read_offices(const File& file, const Yaml& lists, NameKind kind, bool one_holder);
  void read_classes(const File& file, const Yaml& rows);
  void read_happenings(const File& file, const Yaml& rows);
  std::uint32_t add_thing(NamedThing thing);

  // A place, whose key must be new; nullopt and a problem where it is not.
  std::optional<std::uint32_t> add_place(const File& file, const Piece& at, std::string key);
  void add_name(const File& file, const Piece& name, NameKind kind, std::uint32_t thing);
  // Every name in `list`: Kyiv|Kiev; Lviv.
  void add_names(const File& file, const Piece& list, NameKind kind, std::uint32_t thing);

  Problems& problems_;
  std::vector<NamedThing> things_;
  std::unordered_set<std::string> place_keys_;
  std::vector<Gazetteer::Name> names_;
  std::vector<Gazetteer::Word> words_;
};

void Loader::load(const std::filesystem::path& path,
                  void (Loader::*read)(const File&, const Yaml&)) {
  File file{path.generic_string(), {}, &problems_};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::error_code error;
  if (!in || !std::filesystem::is_regular_file(path, error)) {
    problems_.push_back({.path = file.path, .message = "cannot be read", .fatal = true});
    return;
  }
  file.text = std::move(bytes).str();
  if (const auto root = parse_yaml(file.text, file.path, problems_)) (this->*read)(file, *root);
}

std::optional<std::uint32_t> Loader::add_place(const File& file, const Piece& at, std::string key) {
  if (!place_keys_.insert(key).second) {
    file.complain(at, in_quotes(key) + " is there already");
    return std::nullopt;
  }
  return add_thing({.key = std::move(key), .name = std::string(at.text)});
}

void Loader::add_name(const File& file, const Piece& name, NameKind kind, std::uint32_t thing) {
  const auto plain = [](char c) { return ' ' <= c && c <= '~'; };
  if (!in_word(name.text[0]) || !std::ranges::all_of(name.text, plain)) {
    file.complain(name,
                  in_quotes(name.text) + " is never found: write plain letters, Cote d'Ivoire");
    return;
  }
  const bool common = kind == NameKind::office || kind == NameKind::tenure ||
                      kind == NameKind::event_class || kind == NameKind::happening;
  const bool acronym = std::ranges::none_of(name.text, [](char c) { return c != upper(c); });
  names_.push_back({std::string(name.text), kind,
                    common && !acronym ? Gazetteer::CaseRule::any : Gazetteer::CaseRule::as_written,
                    thing});
}

void Loader::add_names(const File& file, const Piece& list, NameKind kind, std::uint32_t thing) {
  for (const Piece& spellings : split(list, ';')) {
    for (const Piece& name : split(spellings, '|')) add_name(file, name, kind, thing);
  }
}

void Loader::read_places_file(const File& file, const Yaml& root) {
  if (root.kind != Yaml::Kind::sequence) return file.complain(root, "not a list of places");
  for (const Yaml& row : root.items) read_place(file, row);
}

void Loader::read_place(const File& file, const Yaml& row) {
  static constexpr std::array kFields = {"key"sv,    "in"sv,      "name"sv,   "also"sv,
                                         "people"sv, "capital"sv, "cities"sv, "seats"sv};
  if (!is_row(file, row, kFields)) return;
  const Piece name = needed_text(file, row, "name");
  if (name.text.empty()) return;

  std::string key;
  NameKind kind = NameKind::part;
  if (const Piece outer = text_of(file, row, "in"); !outer.text.empty()) {
    if (!place_keys_.contains(std::string(outer.text))) {
      return file.complain(outer, "no place " + in_quotes(outer.text) + " above");
    }
    key = std::string(outer.text) + '/' + slug(name.text);
  } else {
    const Piece given = needed_text(file, row, "key");
    if (given.text.empty()) return;
    key = given.text;
    kind = key.starts_with("r-") ? NameKind::region : NameKind::country;
    if (key != slug(key) || (kind == NameKind::country && key.size() != 2)) {
      return file.complain(given, "a key is the two small letters of a country, or r-...");
    }
  }

  const auto place = add_place(file, name, key);
  if (!place) return;
  add_name(file, name, kind, *place);
  add_names(file, text_of(file, row, "also"), kind, *place);
  add_names(file, text_of(file, row, "people"), NameKind::demonym, *place);
  read_cities(file, row, key);
}

void Loader::read_cities(const File& file, const Yaml& row, const std::string& place) {
  std::vector<std::pair<std::string_view, std::uint32_t>> cities;  // of this row
  // What has several spellings is called by the first; its key is that in the key of `outer`.
  const auto add = [&](const Piece& spellings, const std::string& outer, NameKind kind) {
    const auto names = split(spellings, '|');
    if (names.empty()) return;
    const auto thing = add_place(file, names[0], outer + '/' + slug(names[0].text));
    if (!thing) return;
    for (const Piece& name : names) add_name(file, name, kind, *thing);
    if (kind != NameKind::seat) cities.emplace_back(names[0].text, *thing);
  };
  for (const Piece& city : split(text_of(file, row, "capital"), ';')) {
    add(city, place, NameKind::capital);
  }
  for (const Piece& city : split(text_of(file, row, "cities"), ';')) {
    add(city, place, NameKind::city);
  }
  const Yaml* seats = row.find("seats");
  if (seats == nullptr) return;
  if (seats->kind != Yaml::Kind::map) return file.complain(*seats, "not {seat: city}");
  for (const auto& [seat, where] : seats->entries) {
    const auto city = std::ranges::find(cities, where.scalar, [](auto& c) { return c.first; });
    if (city == cities.end()) {
      file.complain(where, "no city " + in_quotes(where.scalar) + " in this row");
    } else {
      const std::string key = things_[city->second].key;
      add({seat.scalar, &seat}, key, NameKind::seat);
    }
  }
}

std::uint32_t Loader::add_thing(NamedThing thing) {
  things_.push_back(std::move(thing));
  return static_cast<std::uint32_t>(things_.size() - 1);
}

// Occasions and organisations: a key and its names, the first of which is printed.
void Loader::read_named(const File& file, const Yaml& lists, NameKind kind) {
  for_entries(file, lists, [&](const Yaml& key, const Piece& names) {
    const auto first = split(names, ';');
    if (first.empty()) return file.complain(key, "no name");
    add_names(file, names, kind,
              add_thing({.key = key.scalar, .name = std::string(first[0].text)}));
  });
}

// Offices and tenures: the key is a name, the others follow.
void Loader::read_offices(const File& file, const Yaml& lists, NameKind kind, bool one_holder) {
  for_entries(file, lists, [&](const Yaml& key, const Piece& names) {
    const std::uint32_t thing =
        add_thing({.key = key.scalar, .name = key.scalar, .one_holder = one_holder});
    add_name(file, {key.scalar, &key}, kind, thing);
    add_names(file, names, kind, thing);
  });
}

void Loader::read_classes(const File& file, const Yaml& rows) {
  static constexpr std::array kFields = {"key"sv, "before"sv, "after"sv, "words"sv};
  if (rows.kind != Yaml::Kind::sequence) return file.complain(rows, "not a list of rows");
  for (const Yaml& row : rows.items) {
    if (!is_row(file, row, kFields)) continue;
    const Piece key = needed_text(file, row, "key");
    const Piece words = needed_text(file, row, "words");
    if (key.text.empty() || words.text.empty()) continue;
    add_names(file, words, NameKind::event_class,
              add_thing({.key = std::string(key.text),
                         .name = std::string(key.text),
                         .before = std::string(text_of(file, row, "before").text),
                         .after = std::string(text_of(file, row, "after").text)}));
  }
}

void Loader::read_happenings(const File& file, const Yaml& rows) {
  static constexpr std::array kFields = {"key"sv, "groups"sv, "words"sv};
  if (rows.kind != Yaml::Kind::sequence) return file.complain(rows, "not a list of rows");
  for (const Yaml& row : rows.items) {
    if (!is_row(file, row, kFields)) continue;
    const Piece key = needed_text(file, row, "key");
    const Piece groups = needed_text(file, row, "groups");
    const Piece words = needed_text(file, row, "words");
    if (key.text.empty() || groups.text.empty() || words.text.empty()) continue;
    add_names(file, words, NameKind::happening,
              add_thing({.key = std::string(key.text),
                         .name = std::string(key.text),
                         .before = std::string(groups.text)}));
  }
}

void Loader::read_offices_file(const File& file, const Yaml& root) {
  static constexpr std::array kSections = {"state_offices"sv, "offices"sv, "tenures"sv};
  for_sections(file, root, kSections, [&](std::string_view section, const Yaml& lists) {
    const NameKind kind = section == "tenures" ? NameKind::tenure : NameKind::office;
    read_offices(file, lists, kind, section == "state_offices");
  });
}

void Loader::read_events_file(const File& file, const Yaml& root) {
  static constexpr std::array kSections = {"events"sv, "classes"sv, "happenings"sv};
  for_sections(file, root, kSections, [&](std::string_view section, const Yaml& value) {
    if (section == "events") return read_named(file, value, NameKind::event);
    if (section == "happenings") return read_happenings(file, value);
    read_classes(file, value);
  });
}

void Loader::read_names_file(const File& file, const Yaml& root) {
  static constexpr std::array kSections = {
      "organisations"sv, "titles"sv,       "particles"sv,   "organisation_words"sv,
      "first_names"sv,   "family_first"sv, "never_names"sv, "compass"sv,
      "region_words"sv,  "site_words"sv,   "ranks"sv};
  static constexpr std::array<std::uint16_t, kSections.size()> kFlags = {
      0,
      Gazetteer::title,
      Gazetteer::particle,
      Gazetteer::organisation_word,
      Gazetteer::first_name,
      Gazetteer::family_first,
      Gazetteer::never_name,
      Gazetteer::compass,
      Gazetteer::region_word,
      Gazetteer::site_word,
      Gazetteer::rank};
  for_sections(file, root, kSections, [&](std::string_view section, const Yaml& value) {
    if (section == "organisations") {
      return read_named(file, value, NameKind::organisation);
    }
    if (value.kind != Yaml::Kind::scalar) {
      return file.complain(value, "not a text of words with spaces between");
    }
    const auto list = std::ranges::find(kSections, section) - kSections.begin();
    for (const Piece& word : split({value.scalar, &value}, ' ')) {
      words_.push_back({std::string(word.text), kFlags[static_cast<std::size_t>(list)]});
    }
  });
}

}  // namespace

Gazetteer load_gazetteer(const std::filesystem::path& dir, Problems& problems) {
  Loader loader(problems);
  loader.load(dir / "places.yaml", &Loader::read_places_file);
  loader.load(dir / "names.yaml", &Loader::read_names_file);
  loader.load(dir / "offices.yaml", &Loader::read_offices_file);
  loader.load(dir / "events.yaml", &Loader::read_events_file);
  return std::move(loader).finish();
}

}  // namespace crosscheck
