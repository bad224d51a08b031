#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "value/value.h"

namespace crosscheck {

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  weekend,
  fortnight,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  millennium
};

// "this", "next", "last"; `same` is "that week".
enum class Relative : std::uint8_t { none, current, next, last, same };

// A part of a period: "early", "mid", "late"; later, earlier and rest are cut at the reference.
enum class Part : std::uint8_t { none, early, middle, late, later, earlier, rest };

// What a preposition does to the date after it.
enum class Bound : std::uint8_t {
  none,
  in,
  during,
  lasting,  // for
  at,
  by,
  before,
  since,
  starting,
  after,
  until,
  within
};

// What a word says of when its clause happens.
enum class Verb : std::uint8_t {
  none,
  past,     // met, held, was
  future,   // will, shall
  planned,  // due, scheduled, expected: ahead
  passive,  // be, been: the words before decide
  present,  // is, are: says nothing
  clause,   // because, while: another clause begins
};

// A unit of measure or money as the lexicon names it.
struct UnitName {
  std::string name;   // "kilometre"; ISO 4217 code or "$" for money
  double factor = 1;  // money: 0.01 for cents
};

// What "several" means.
struct VagueRange {
  double number = 0;
  Interval hard, soft;
};

// A day or days of every year, by rule.
struct Holiday {
  enum class Rule : std::uint8_t { fixed, nth_weekday, easter, orthodox, listed };
  Rule rule = Rule::fixed;
  int month = 0;
  int day = 0;              // of the month; easter, orthodox: days after Easter Sunday
  int nth = 0;              // 1..5; -1 the last
  int weekday = 0;          // 0 Sunday .. 6
  int offset = 0;           // days after what the rule gives
  int sunday_offset = 0;    // days after, where it would be a Sunday
  int days = 1;             // how long it lasts
  std::vector<Day> listed;  // first days, ascending: of feasts that follow the moon
};

// What the lexicon knows of one word or phrase.
struct Word {
  // The small words that the grammar of values is made of, and classes of words.
  enum Role : std::uint64_t {
    cardinal = 1ull << 0,        // number: one .. ninety
    scale = 1ull << 1,           // factor: hundred, thousand, million
    glued_scale = 1ull << 2,     // factor: k, bn, where it touches its number
    upper_scale = 1ull << 3,     // glued_scale in capitals only, else after money: M, B
    ordinal = 1ull << 4,         // number: first, twentieth; hundredth
    ordinal_suffix = 1ull << 5,  // st, nd, rd, th
    fraction = 1ull << 6,        // number is the part: halves, thirds; quarter
    plural = 1ull << 7,          // with fraction: thirds
    dozen = 1ull << 8,           // factor: dozen, score
    vague = 1ull << 9,
    hedge_before = 1ull << 10,
    hedge_after = 1ull << 11,
    unit = 1ull << 12,
    money_before = 1ull << 13,  // $, USD
    money_after = 1ull << 14,   // dollars, USD
    percent = 1ull << 15,
    points = 1ull << 16,  // percentage points
    month = 1ull << 17,
    weekday = 1ull << 18,
    season = 1ull << 19,
    holiday = 1ull << 20,
    day_offset = 1ull << 21,    // yesterday, today
    ambiguous = 1ull << 22,     // also a common word: may, march, sun
    quarter_name = 1ull << 23,  // Q1
    decade_name = 1ull << 24,   // seventies
    clock = 1ull << 25,         // am, p.m., o'clock
    daytime = 1ull << 26,       // morning, night
    weight = 1ull << 27,        // pounds near it are no money: weighs
    rolling = 1ull << 28,       // the past year: counted from the day itself
    a = 1ull << 29,
    the = 1ull << 30,
    of = 1ull << 31,
    and_ = 1ull << 32,
    or_ = 1ull << 33,
    to = 1ull << 34,  // to, through, until between two values
    from = 1ull << 35,
    between = 1ull << 36,
    per = 1ull << 37,
    point = 1ull << 38,  // in "three point five"
    minus = 1ull << 39,
    nought = 1ull << 40,  // in decimals: nought, oh
    ago = 1ull << 41,
    hence = 1ull << 42,  // from now, later
    old = 1ull << 43,    // old, of age
    aged = 1ull << 44,
    possessive = 1ull << 45,  // his, her: in "in his 30s"
    rank = 1ull << 46,        // No., number
    magnitude = 1ull << 47,
    not_one_before = 1ull << 48,  // "this one", "no one"
    not_one_after = 1ull << 49,   // "one of", "one another"
    title = 1ull << 50,           // Mrs, President: a name follows
    nothing = 1ull << 51,         // nobody
    no = 1ull << 52,              // before a word of none_of: "no casualties"
    none_of = 1ull << 53,
    street = 1ull << 54,  // a house number before it
    fiscal = 1ull << 55,
    era = 1ull << 56,           // AD; index -1: BC
    week_of = 1ull << 57,       // the week of, the month of
    later_on = 1ull << 58,      // "2012 or later"
    pronoun = 1ull << 59,       // I, they: before "may" the verb
    out_of = 1ull << 62,        // nine out of ten
    share = 1ull << 63,         // one in five, one over twenty
    symbol = 1ull << 60,        // a unit only where it touches or follows digits: m, g, in
    abbreviation = 1ull << 61,  // Sept, Mon: a full stop may follow
  };
  std::uint64_t roles = 0;
  // The roles of this and of all phrases that begin with it; set by finish(), like the next four.
  std::uint64_t begins = 0;
  enum Kind : std::uint8_t { relative_kind = 1, part_kind = 2, bound_kind = 4, time_kind = 8 };
  std::uint8_t begins_kind = 0;
  bool starts_phrase = false;  // a longer phrase begins with these words
  bool starts_value = false;   // find_values looks closer here, where ...
  bool core = false;           // ... a number or a word of time or money is near: this is one
  bool by_phrase = false;      // starts_value only as the first word of a phrase: "us" of "us $"
  TimeUnit time = TimeUnit::none;
  Relative relative = Relative::none;
  Part part = Part::none;
  Bound bound = Bound::none;
  Verb verb = Verb::none;
  Hedge before = Hedge::exact;
  Hedge after = Hedge::exact;
  std::int8_t index = 0;  // month 1..12, weekday 0..6, season 0..3, quarter 1..4, day offset
  std::int16_t unit_index = -1, upper_unit_index = -1, money_index = -1;
  std::int16_t vague_index = -1, holiday_index = -1;
  double number = 0;
  double factor = 0;

  bool is(std::uint64_t role) const { return (roles & role) != 0; }
};

// The words that values are read by: data from rules/, compiled once. Immutable after finish();
// threads may share it. Words are matched without regard to ASCII case.
class Lexicon {
 public:
  using Id = std::uint32_t;  // of a word or phrase; 0 is every unknown word
  static constexpr std::size_t kLongestWord = 16;

  // A word as it is looked up: what it is, and whether a value may start or turn on it. One word,
  // so that it is copied as one.
  struct Found {
    std::uint32_t bits;
    static constexpr std::uint32_t kStarts = 1u << 31, kByPhrase = 1u << 30, kCore = 1u << 29;
    static constexpr std::uint32_t kId = kCore - 1;
    Id id() const { return bits & kId; }
    bool starts_value() const { return (bits & kStarts) != 0; }
    bool by_phrase() const { return (bits & kByPhrase) != 0; }
    bool core() const { return (bits & kCore) != 0; }
  };

  Lexicon();

  // The entry of a word or of a phrase, made where there is none: the caller adds what it knows.
  // A phrase is matched token by token, whatever the white space: "u.s. $", "new year's eve". The
  // reference holds until the next call. A word over kLongestWord bytes is never found.
  Word& add(std::string_view phrase);
  std::int16_t add_unit(UnitName unit);
  std::int16_t add_vague(const VagueRange& vague);
  std::int16_t add_holiday(Holiday holiday);
  void finish();  // ends loading

  // The word of ASCII letters, in any case, that is text.substr(begin, size).
  Found find_letters(std::string_view text, std::size_t begin, std::size_t size) const {
    if (size > kLongestWord) return {0};
    Key key = key_of(text, begin, size);
    key.low |= 0x2020202020202020u & low_mask(size);
    key.high |= 0x2020202020202020u & high_mask(size);
    return find(key);
  }
  // The same for at most 8 letters, in small ones, in the low bytes of `letters`.
  Found find_short(std::uint64_t letters) const { return find({letters, 0}); }
  // A character of another script, as it is.
  Found find_character(std::string_view text, std::size_t begin, std::size_t size) const {
    return size > kLongestWord ? Found{0} : find(key_of(text, begin, size));
  }
  Found find_byte(unsigned char c) const { return bytes_[c]; }  // a digit or mark by itself
  // The phrase made of phrase `prefix` and word `next`; 0 where there is none.
  Id extend(Id prefix, Id next) const {
    const std::uint64_t key = edge_key(prefix, next);
    for (std::size_t place = edge_place(key);; place = (place + 1) & (edges_.size() - 1)) {
      if (edges_[place].key == key) return edges_[place].phrase;
      if (edges_[place].key == 0) return 0;
    }
  }

  const Word& operator[](Id id) const { return words_[id]; }
  const UnitName& unit(int index) const { return units_[static_cast<std::size_t>(index)]; }
  const VagueRange& vague(int index) const { return vagues_[static_cast<std::size_t>(index)]; }
  const Holiday& holiday(int index) const { return holidays_[static_cast<std::size_t>(index)]; }
  bool empty() const { return words_.size() <= 1; }
  std::size_t size() const { return words_.size() - 1; }

 private:
  static std::uint64_t edge_key(Id prefix, Id next) { return (std::uint64_t{prefix} << 32) | next; }
  std::size_t edge_place(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & (edges_.size() - 1);
  }
  // The bytes of a word, zeros behind.
  struct Key {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    Key key;
    Found found;
  };
  static std::uint64_t low_mask(std::size_t size) {
    return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
  }
  static std::uint64_t high_mask(std::size_t size) { return size <= 8 ? 0 : low_mask(size - 8); }
  static Key key_of(std::string_view text, std::size_t begin, std::size_t size) {
    Key key;
    if (begin + sizeof(Key) <= text.size()) {
      std::memcpy(&key, text.data() + begin, sizeof(Key));
      key.low &= low_mask(size);
      key.high &= high_mask(size);
    } else {
      std::memcpy(&key, text.data() + begin, size);
    }
    return key;
  }
  static std::uint64_t hash_of(const Key& key) {
    const std::uint64_t mixed = (key.low ^ (key.high * 0xC2B2AE3D27D4EB4Fu)) * 0x9E3779B97F4A7C15u;
    return mixed ^ (mixed >> 32);
  }
  static std::uint16_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint16_t>(hash >> 40) | 1;
  }
  // Most words are not ours: the tags say so from 16 bits each, and stay in the nearest cache.
  Found find(const Key& key) const {
    const std::uint64_t hash = hash_of(key);
    for (std::size_t place = hash & mask_;; place = (place + 1) & mask_) {
      if (tags_[place] == 0) return {0};
      if (tags_[place] == tag_of(hash) && slots_[place].key == key) return slots_[place].found;
    }
  }

  std::vector<std::uint16_t> tags_;  // open addressing; 0 where the place is free
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::array<Found, 256> bytes_{};
  std::vector<Word> words_;
  std::vector<UnitName> units_;
  std::vector<VagueRange> vagues_;
  std::vector<Holiday> holidays_;
  struct Edge {
    std::uint64_t key = 0;  // prefix, next; 0 where the place is free
    Id phrase = 0;
  };
  std::vector<Edge> edges_;                  // open addressing
  std::unordered_map<std::string, Id> ids_;  // these two only while loading
  std::unordered_map<std::uint64_t, Id> phrases_;
};

}  // namespace crosscheck
