#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "value/calendar.h"
#include "value/lexicon.h"
#include "value/reading.h"
#include "value/tokens.h"

namespace crosscheck {

// What a bare number may be as a year, and '87 as one.
inline bool plausible_year(std::int64_t year) { return year >= 1000 && year < 2200; }
inline bool recent_year(std::int64_t year) { return year >= 1900 && year < 2100; }
inline std::int64_t full_year(std::int64_t year) { return year < 70 ? year + 2000 : year + 1900; }

// A number as written. `end` is the token behind it.
struct Number {
  int end = 0;
  double value = 0;
  double grain = 1;
  double scale = 1;  // the scale that its last words state: 1e6 in "1.2 million"
  bool ordinal = false;
  bool mixed = false;     // "two and a half"
  bool power = false;     // 1.3x10^6
  bool fraction = false;  // "two thirds", "1/40"
  bool plain = false;     // one run of digits: may be a year or a day
  bool words = false;
  bool article = false;     // "a dozen", "an" eighth: began with a or an
  int digits = 0;           // of a plain number
  std::int16_t vague = -1;  // "several": index of the lexicon, times `scale`
};

// A number with its unit.
struct Amount {
  Number number;
  int begin = 0;
  int end = 0;
  Quantity::Kind kind = Quantity::Kind::number;
  bool is_duration = false;
  bool has_unit = false;
  bool has_prefix = false;  // "$" before the number
  std::int16_t unit = -1;   // index of the lexicon
  std::int16_t per = -1;    // "kilometres per hour": the unit below
  TimeUnit per_time = TimeUnit::none;
  TimeUnit time = TimeUnit::none;
  double months = 0;
  double seconds = 0;
  double grain_seconds = 0;
  bool points = false;  // percentage points
};

// What the words say of days, before it is widened.
struct When {
  int end = 0;
  int core_begin = 0, core_end = 0;  // without bounds: "2030" of "by 2030"
  Days days;
  bool open_before = false, open_after = false;
  TimeUnit grain = TimeUnit::day;
  Hedge hedge = Hedge::exact;
  double slack = 0;  // days that the words allow on both sides: "two years ago"
  bool anchored = false;
  bool weak = false;  // needs a preposition or the like: a bare year, a bare "May"
  bool named_year = false;
  bool recurring = false;  // "May 8", "Christmas": its year was chosen by tense
  bool bare_day = false;   // a weekday without a date
};

// The last date read, for "two days later" and the year of "March 31" behind "November 1, 2001".
struct Mention {
  DayNumber day = 0;    // the first
  bool is_day = false;  // and the last
  bool known = false;
  bool anchored = false;
};

// Reads values from tokens; at()[0] is the edge before the text. Every read_ function looks at the
// words that start at token i, at most kReach ahead, and returns false where they are not such a
// thing.
class Reader {
 public:
  static constexpr int kReach = 48;

  Reader(std::string_view text, const ReadingContext& context, const Lexicon& lexicon,
         const Token* tokens, const Mention& mention)
      : text_(text), context_(context), lexicon_(lexicon), tokens_(tokens), mention_(mention) {
    known_ = context.reference.has_value();
    today_ = known_ ? context.reference->time_since_epoch().count() : 0;
  }

  // The value that starts at token i, with all its words; `next` is the token behind it.
  bool read_value(int i, Reading& reading, int& next);
  bool may_be_date(int i) const;
  bool may_be_point(int i) const;
  // Tokens that are no value and must not be read in part: "10:30 a.m.", a phone number.
  int skip_other(int i) const;

  bool read_number(int i, Number& number) const;
  bool read_amount(int i, Amount& amount) const;
  bool read_date(int i, When& when);
  bool date_range_of(const When& when, DateRange& range) const;

  const Mention& mention() const { return mention_; }
  ReadingContext::Tense tense_at(int begin, int end) const;

 private:
  friend struct DateReader;
  using Tense = ReadingContext::Tense;

  // tokens
  const Token& at(int i) const { return tokens_[i]; }
  const Word& word(int i) const { return lexicon_[tokens_[i].id()]; }
  bool is(int i, std::uint64_t role) const { return word(i).is(role); }
  bool mark(int i, char c) const { return tokens_[i].mark == static_cast<char8_t>(c); }
  bool glued(int i) const { return !tokens_[i].spaced; }
  bool digits(int i) const { return tokens_[i].kind == Token::Kind::digits; }
  bool letters(int i) const { return tokens_[i].kind == Token::Kind::word; }
  bool edge(int i) const { return tokens_[i].kind == Token::Kind::edge; }
  std::string_view spelled(int i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  int length(int i) const { return static_cast<int>(tokens_[i].end - tokens_[i].begin); }
  std::int64_t integer(int i) const;  // of a run of digits; at most 10^18
  bool capitals(int i) const;         // a word all in capitals

  // The longest phrase from token i whose entry passes; returns the token behind it, i for none.
  template <typename Passes>
  int phrase(int i, const Word*& found, Passes passes) const {
    int end = i;
    Lexicon::Id id = tokens_[i].id();
    int j = i + 1;
    while (id != 0) {
      const Word& entry = lexicon_[id];
      if (passes(entry)) {
        found = &entry;
        end = j;
      }
      if (!entry.starts_phrase || j - i > 8) break;
      const bool apart = tokens_[j].kind == Token::Kind::digits && tokens_[j].spaced;  // ft 2
      Lexicon::Id next = tokens_[j].id() != 0 && !apart ? lexicon_.extend(id, tokens_[j].id()) : 0;
      if (next == 0 && mark(j, '-') && tokens_[j + 1].id() != 0) {
        next = lexicon_.extend(id, tokens_[++j].id());
      }
      id = next;
      ++j;
    }
    return end;
  }
  // The same for phrases of a kind; none where no phrase of it begins here.
  template <typename Passes>
  int phrase_of(Word::Kind kind, int i, const Word*& found, Passes passes) const {
    return (word(i).begins_kind & kind) != 0 ? phrase(i, found, passes) : i;
  }
  int phrase(int i, const Word*& found, Word::Role role) const {
    return phrase(i, found, std::uint64_t{role});
  }
  int phrase(int i, const Word*& found, std::uint64_t role) const {
    if ((word(i).begins & role) == 0) return i;
    return phrase(i, found, [role](const Word& w) { return w.is(role); });
  }

  // What stands at token i and just behind it, to leave out readings that cannot be.
  struct Ahead {
    std::uint64_t roles = 0;
    std::uint8_t kinds = 0;
    bool days = false;  // a unit of a day or more
    int at = 0;         // i
  };
  const Ahead& look_ahead(int i);

  // numbers.cc
  bool read_digits(int i, Number& number) const;
  bool read_words(int i, Number& number) const;
  bool read_vague(int i, Number& number) const;
  void read_power(Number& number) const;
  void read_share(Number& number) const;
  int read_fraction_tail(int i, double& part) const;
  bool read_scale(int i, double& factor, int& end) const;

  // quantities.cc
  bool read_unit(int i, Amount& amount) const;
  bool read_amount_range(int i, Amount& low, Amount& high, int& end, bool introduced) const;
  bool read_quantity(int i, Hedge hedge, Reading& reading, int& next) const;
  bool read_special(int i, Reading& reading, int& next) const;
  int hedge_after(int i, Hedge& hedge) const;
  int hedge_before(int i, Hedge& hedge) const;
  bool not_a_number(int i, const Amount& amount) const;
  void set_quantity(const Amount& amount, Hedge hedge, Reading& reading) const;
  void set_range(const Amount& low, const Amount& high, Reading& reading) const;
  void set_span(int begin, int end, Reading& reading) const;
  bool read_duration(int i, Amount& amount) const;
  double unit_share(int part, int whole) const;

  // dates.cc, named_days.cc, periods.cc
  bool read_point(int i, When& when);
  bool read_numeric_date(int i, When& when) const;
  bool read_month_date(int i, When& when);
  bool read_day_month(int i, When& when);
  bool read_weekday(int i, When& when);
  bool read_relative(int i, When& when);
  bool read_any_relative(int i, When& when);
  bool read_nth(int i, When& when);
  bool read_first_units(int i, bool first, When& when);
  bool read_part(int i, When& when);
  bool read_holiday(int i, When& when);
  bool read_feast(int i, When& when);
  bool read_week(int i, When& when) const;
  bool read_first_day(int i, When& when);
  bool iso_day_at(int i) const;
  int era_at(int i, int& end) const;
  void settle_year(int weekday, When& when) const;
  bool read_year(int i, When& when) const;
  bool read_bare_day(int i, When& when) const;
  bool read_decade(int i, When& when) const;
  bool read_away(int i, When& when);
  bool read_bounded(int i, When& when);
  bool read_from_to(int i, const When* known_first, When& when);
  bool read_any_point(int i, When& when);
  bool year_after(int i, std::int64_t& year, int& end) const;
  int day_of_month(int i, int& day) const;
  int month_name(int i, int& month) const;
  void choose_year(int month, int day, When& when) const;
  bool licensed(int i, const When& when) const;
  bool behind_edge(int i) const;
  bool calendar_entry() const;
  DayNumber day_for(int weekday) const;

  std::string_view text_;
  const ReadingContext& context_;
  const Lexicon& lexicon_;
  const Token* tokens_;
  Mention mention_;
  bool known_ = false;
  DayNumber today_ = 0;
  // The tense of the clause around token anchor_, worked out when first asked for.
  Tense tense() const;
  int anchor_ = 0;
  mutable bool tense_known_ = false;
  mutable Tense tense_ = Tense::unknown;
  Tense fallback_ = Tense::unknown;  // where the clause says nothing
  Ahead ahead_;                      // of the last look
  int depth_ = 0;                    // of dates inside dates
};

}  // namespace crosscheck
