#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"

namespace crosscheck {

// What a name can be. The order is the order of preference where one name has several readings:
// "Georgia" is a country first, then a part of one.
enum class NameKind : std::uint8_t {
  country,       // key "ru"; the EU, historical states ("su") and territories with a code too
  region,        // key "r-africa": a continent or region of several countries
  capital,       // key "ru/moscow"
  city,          // key "us/texas/houston"
  part,          // key "us/texas": a state, province or nation inside a country
  seat,          // key "ru/moscow/kremlin": a building that stands for a government
  demonym,       // "Russian", "Russians"; the key is the place's
  organisation,  // key "o-un"
  office,        // key "prime minister", for "premier" and "PM" too
  tenure,        // key "former", "deceased", "acting" or "elect": stands beside an office
  event,         // key "ww2": one occasion with a name
  event_class,   // key "defeat", for "surrender", "capitulation" and "victory over"
  happening,     // key "quake", for "temblor" and "magnitude"
};

using NameKinds = std::uint32_t;  // a set of NameKind
constexpr NameKinds kinds_of(auto... kind) {
  return ((NameKinds{1} << static_cast<int>(kind)) | ...);
}

inline constexpr NameKinds kPlaceKinds =
    kinds_of(NameKind::country, NameKind::region, NameKind::capital, NameKind::city, NameKind::part,
             NameKind::seat);
inline constexpr NameKinds kAllKinds = ~NameKinds{0};

// The thing that names stand for.
struct NamedThing {
  std::string key;
  std::string name;         // as a person would write it: "United States", "prime minister"
  bool one_holder = false;  // office: a country has one holder at a time
  // event_class: the part that an entity plays by where it stands. "Invasion" has after: target
  // and before: agent. Where both stand, each plays its own ("X's invasion of Y"); `before` is
  // empty where nothing is said of it. happening: the groups it is of, "violence accident".
  std::string before{};
  std::string after{};
};

struct NameHit {
  std::size_t length = 0;  // bytes of the text, from where the look-up began
  NameKind kind = NameKind::country;
  bool plural = false;                // of an office or event class, by a regular s: "presidents"
  const NamedThing* thing = nullptr;  // lives as long as the gazetteer

  std::string_view key() const { return thing->key; }
};

// The names we know beforehand: of places, peoples, organisations, offices and occasions, and the
// words that tell a person's name from other capitalised words. Immutable after loading; threads
// may share it.
//
// Texts are folded (text/fold.h). Names of places, peoples, organisations and events match as
// written ("Turkey", not "turkey"; "US", not "us"), or in capitals if they have four letters or
// more ("MOSCOW"). Offices, tenures and event classes match in any case, but for acronyms: "PM" is
// an office, "5 pm" is not. Single words are asked for in any case.
class Gazetteer {
 public:
  enum class CaseRule : std::uint8_t { as_written, any };

  struct Name {
    std::string words;
    NameKind kind;
    CaseRule case_rule;
    std::uint32_t thing;  // index
  };
  enum Flag : std::uint16_t {
    first_name = 1,
    family_first = 2,
    particle = 4,
    title = 8,
    organisation_word = 16,
    never_name = 32,
    compass = 64,
    region_word = 128,
    site_word = 256,
    rank = 512,
  };
  struct Word {
    std::string word;
    std::uint16_t flags;
  };

  Gazetteer() = default;
  Gazetteer(std::vector<NamedThing> things, const std::vector<Name>& names,
            const std::vector<Word>& words);

  // The longest name of these kinds that begins at text[at], which must begin a word, and ends
  // with a word: "New York" in "New Yorkers" is none. One or two hash look-ups; allocates nothing.
  std::optional<NameHit> longest(std::string_view text, std::size_t at,
                                 NameKinds kinds = kAllKinds) const;

  // Every such name, longest first, then by preference. Appends to `out`.
  void all(std::string_view text, std::size_t at, NameKinds kinds, std::vector<NameHit>& out) const;

  bool is_first_name(std::string_view word) const { return flags(word) & first_name; }
  // Stands before the given name and is what the short form keeps: "Lai" in "Lai Ching-te".
  bool is_family_first(std::string_view word) const { return flags(word) & family_first; }
  bool is_particle(std::string_view word) const { return flags(word) & particle; }
  // "Mr", "Dr"; a full stop at the end is no matter.
  bool is_title(std::string_view word) const { return flags(word) & title; }
  // A run of capitalised words with one of these is no person: "Bank", "University", "Cup".
  bool is_organisation_word(std::string_view word) const { return flags(word) & organisation_word; }
  // Capitalised by its place only: "The", "Meanwhile", "Monday".
  bool is_never_name(std::string_view word) const { return flags(word) & never_name; }
  // Before a place a part of it, or another place: "South", "Eastern".
  bool is_compass(std::string_view word) const { return flags(word) & compass; }
  // Behind a town's name the land around it: "Oblast", "Province".
  bool is_region_word(std::string_view word) const { return flags(word) & region_word; }
  // Behind a name something that is only called so: "Victoria station".
  bool is_site_word(std::string_view word) const { return flags(word) & site_word; }
  // Before an office another one: "deputy", "assistant".
  bool is_rank(std::string_view word) const { return flags(word) & rank; }

  // What people call the thing with this key: "ru/moscow" is "Moscow", "o-un" "United Nations",
  // "prime minister" itself. Empty for a key we don't have.
  std::string_view name_of(std::string_view key) const;

  std::size_t names() const { return names_.size(); }
  const std::vector<NamedThing>& things() const { return things_; }

 private:
  struct Entry {
    std::uint32_t begin;  // of the words in pool_
    std::uint32_t size;
    NameKind kind;
    CaseRule case_rule;
    bool capitals_too;
    std::uint32_t thing;
  };
  struct FirstWord {
    std::uint32_t begin;  // of the word, in lower case, in pool_
    std::uint32_t size;
    std::uint16_t flags;
    std::uint32_t first;  // its names in names_, longest first
    std::uint32_t count;
  };

  template <typename Found>
  void find(std::string_view text, std::size_t at, NameKinds kinds, Found found) const;
  template <typename Found>
  bool find_from(std::string_view word, std::string_view text, NameKinds kinds, Found found) const;
  std::uint16_t flags(std::string_view word) const;
  const FirstWord* find_word(std::string_view word) const;
  std::size_t slot_of(std::string_view word) const;
  std::uint32_t add_word(std::string_view word);

  std::string pool_;
  std::vector<std::uint32_t> slots_;  // open addressing: index into words_ plus one, or 0
  std::vector<FirstWord> words_;
  std::vector<Entry> names_;  // by first word, then longest first, then by preference
  std::vector<NamedThing> things_;
  std::vector<std::uint32_t> by_key_;
};

// Loads places.yaml, offices.yaml, names.yaml and events.yaml of `dir`; each says at its top what
// a row looks like. A row that is wrong is a Problem and is left out.
Gazetteer load_gazetteer(const std::filesystem::path& dir, Problems& problems);

// "ru" for "ru", "ru/moscow" and "ru/moscow/kremlin"; empty for a region or an organisation.
std::string_view country_of(std::string_view place_key);

// Whether a place is the other or lies in it, by their keys: a city in its state and country.
// Countries in regions are not known.
bool place_within(std::string_view inner, std::string_view outer);

}  // namespace crosscheck
