// One pass over the text: it is cut into tokens, each looked up in the lexicon once, and a reader
// tries the tokens that a value can start with. The tokens stand in a window that slides along the
// text, so that a line of 50 MB costs the same memory and time per byte as many small ones.

#include "value/reading.h"

#include <algorithm>
#include <array>

#include "value/reader.h"

namespace crosscheck {
namespace {

constexpr int kWindow = 2048;
constexpr int kBehind = 64;  // kept for the tense of a clause and the words before a value
constexpr int kAhead = 2 * Reader::kReach + 32;  // what a value may reach into

// Whether a phrase of two words or more that a value can begin with starts at token i.
bool starts_phrase(const Token* tokens, int i, const Lexicon& lexicon) {
  Lexicon::Id id = tokens[i].id();
  while (lexicon[id].starts_phrase) {
    const Lexicon::Id prefix = id;
    id = tokens[++i].id() == 0 ? 0 : lexicon.extend(prefix, tokens[i].id());
    if (id == 0 && tokens[i].mark == '-' && tokens[i + 1].id() != 0) {  // new-year's day
      id = lexicon.extend(prefix, tokens[++i].id());
    }
    if (lexicon[id].starts_value && !lexicon[id].by_phrase) return true;
  }
  return false;
}

// Whether words that a value can begin with go on behind token i as one does: small words before
// others, first words of a phrase before its second.
bool goes_on(const Token* tokens, int i, const Lexicon& lexicon, int deepest) {
  const Token& token = tokens[i];
  const Word& word = lexicon[token.id()];
  const Token& next = tokens[i + 1];
  if (word.relative != Relative::none) {
    return next.core() || tokens[i + 2].core() || tokens[i + 3].core() ||
           (next.starts_value() && starts_phrase(tokens, i + 1, lexicon));  // next Boss's Day
  }
  if (deepest == 0 || word.part != Part::none || next.core() || next.mark == '-' ||
      next.mark == '\'' || (next.mark == '.' && tokens[i + 2].core())) {  // approx. 20
    return true;
  }
  const Word& after = lexicon[next.id()];
  if (after.bound == Bound::at || after.bound == Bound::lasting ||
      (after.begins & Word::money_before) != 0 || after.verb == Verb::clause) {
    return true;
  }
  return (next.starts_value() && !next.by_phrase() &&
          goes_on(tokens, i + 1, lexicon, deepest - 1)) ||
         (word.starts_phrase && starts_phrase(tokens, i, lexicon)) ||
         (next.starts_value() && starts_phrase(tokens, i + 1, lexicon));
}

// Whether a token that a value cannot be without is close behind token i.
bool core_near(const Token* tokens, int i) {
  constexpr int kPrelude = 7;  // words before the number: "in the region of about a"
  for (int k = i + 1; k <= i + kPrelude; ++k) {
    if (tokens[k].core()) return true;
  }
  return false;
}

// Whether a value may start at token i, which starts one in some texts.
bool may_start(const Token* tokens, int i, const Lexicon& lexicon) {
  const Token& token = tokens[i];
  if (token.kind == Token::Kind::digits) return true;
  if (token.mark == '-' || token.mark == '.') return tokens[i + 1].core() || tokens[i + 2].core();
  if (token.by_phrase()) return starts_phrase(tokens, i, lexicon);
  return token.core() || (goes_on(tokens, i, lexicon, 3) && core_near(tokens, i));
}

}  // namespace

int Reader::skip_other(int i) const {
  if (!digits(i)) return i;
  int j = i + 1;
  // a clock: 10:30, 2.17 pm, 3 p.m., 730-930
  if (mark(j, ':') && glued(j) && digits(j + 1) && glued(j + 1) && length(i) <= 2) {
    j += 2;
    while (mark(j, ':') && glued(j) && digits(j + 1)) j += 2;
    const Word* found = nullptr;
    return phrase(j, found, Word::clock);
  }
  const Word* found = nullptr;
  if (length(i) <= 2) {
    int k = j;
    if (mark(k, '.') && glued(k) && digits(k + 1) && glued(k + 1) && length(k + 1) == 2) k += 2;
    if (const int end = phrase(k, found, Word::clock); end > k) return end;
    // "between 2 and 5 a.m."
    if ((is(k, Word::and_ | Word::to) || mark(k, '-')) && digits(k + 1) && length(k + 1) <= 2) {
      if (const int end = phrase(k + 2, found, Word::clock); end > k + 2) return end;
    }
  }
  // a version or address, 1.1.3; a telephone number, 222-2222-2222
  int parts = 1;
  int k = j;
  while ((mark(k, '.') || mark(k, '-') || mark(k, '/')) && glued(k) && digits(k + 1) &&
         glued(k + 1)) {
    ++parts;
    k += 2;
  }
  if (parts >= 3) return k;
  // 555-0143; but 500-1000 people
  if (parts == 2 && mark(j, '-') && length(i) == 3 && length(j + 1) == 4 &&
      (integer(i) % 10 != 0 || integer(j + 1) % 10 != 0)) {
    return k;
  }
  // 2013-14
  if (parts == 2 && mark(j, '-') && length(i) == 4 && length(j + 1) == 2) return k;
  return i;
}

bool Reader::read_value(int i, Reading& reading, int& next) {
  anchor_ = i;
  tense_known_ = false;
  Hedge hedge = Hedge::exact;
  int j = hedge_before(i, hedge);
  // "two men", "20 people": a number before an unknown word counts it
  const bool count = (digits(j) ? length(j) < 4 : is(j, Word::cardinal)) && letters(j + 1) &&
                     at(j + 1).id() == 0 && !glued(j + 1);
  When when;
  if (mark(i, '-') && length(i + 1) >= 4 && read_numeric_date(i + 1, when)) return false;
  const auto set_date = [&](const When& found, int begin) {
    DateRange range;
    if (!date_range_of(found, range)) return false;
    reading.value = range;
    reading.span = {at(begin).begin, at(found.end - 1).end};
    reading.number_span = {at(found.core_begin).begin, at(found.core_end - 1).end};
    reading.tense = found.anchored ? tense() : context_.tense;
    next = found.end;
    if (!found.open_before && !found.open_after && (known_ || !found.anchored)) {
      mention_ = {found.days.first, found.days.first == found.days.last, true, found.anchored};
    }
    return true;
  };
  if (!count && may_be_date(i) && read_date(i, when)) return set_date(when, i);
  if (!count && j > i && may_be_date(j) && read_date(j, when)) {
    if (when.hedge == Hedge::exact) when.hedge = hedge;
    return set_date(when, i);
  }
  if (read_special(i, reading, next)) return true;
  const int number_at = is(j, Word::between | Word::from) ? j + 1 : j;
  if (const int other = skip_other(number_at); other > number_at) {
    next = -other;
    return false;
  }
  if (read_quantity(j, hedge, reading, next)) {
    if (j > i) reading.span.begin = at(i).begin;
    if (j > i && hedge == Hedge::exact) {
      // "exactly 200": no longer a round number
      auto* q = std::get_if<Quantity>(&reading.value);
      if (q != nullptr && q->hedge == Hedge::exact) q->hard = q->soft;
      auto* d = std::get_if<Duration>(&reading.value);
      if (d != nullptr && d->hedge == Hedge::exact) d->hard = d->soft;
    }
    return true;
  }
  return false;
}

bool Reader::may_be_date(int i) const {
  constexpr std::uint64_t kDates = Word::month | Word::weekday | Word::season | Word::holiday |
                                   Word::day_offset | Word::quarter_name | Word::decade_name |
                                   Word::the | Word::from | Word::between | Word::cardinal |
                                   Word::ordinal | Word::vague | Word::a | Word::fraction |
                                   Word::week_of | Word::fiscal | Word::era | Word::hedge_before;
  const Word& w = word(i);
  return digits(i) || w.bound == Bound::in || (w.begins & kDates) != 0 ||
         (w.begins_kind & (Word::relative_kind | Word::part_kind | Word::bound_kind)) != 0;
}

ReadingContext::Tense Reader::tense() const {
  if (context_.tense != Tense::unknown) return context_.tense;
  if (!tense_known_) {
    tense_ = tense_at(anchor_, anchor_ + 1);
    tense_known_ = true;
  }
  return tense_ == Tense::unknown ? fallback_ : tense_;
}

void find_values(std::string_view text, const ReadingContext& context, const Lexicon& lexicon,
                 std::vector<Reading>& out) {
  if (lexicon.empty()) return;
  // One edge before, the window, and edges behind it that every look ahead ends in.
  std::array<Token, 1 + kWindow + kAhead> tokens;
  tokens[0] = kEdge;
  int size = 0;  // tokens in the window: tokens[1] .. tokens[size]
  int i = 1;
  std::size_t at = 0;
  Mention mention;
  Reading reading;
  while (true) {
    size +=
        read_tokens(text, at, lexicon, &tokens[static_cast<std::size_t>(size + 1)], kWindow - size);
    const bool more = size == kWindow;
    std::fill_n(&tokens[static_cast<std::size_t>(size + 1)], kAhead, kEdge);
    Reader reader(text, context, lexicon, tokens.data(), mention);
    const int stop = more ? size - kAhead : size + 1;
    while (i < stop) {
      if (!tokens[static_cast<std::size_t>(i)].starts_value() ||
          !may_start(tokens.data(), i, lexicon)) {
        ++i;
        continue;
      }
      int next = i + 1;
      if (reader.read_value(i, reading, next)) {
        out.push_back(std::move(reading));
        reading = Reading();
      } else if (next < 0) {
        next = -next;
      } else {
        next = i + 1;
      }
      i = std::max(next, i + 1);
    }
    if (!more) return;
    mention = reader.mention();
    // Slide: keep some tokens behind i.
    const int keep_from = std::max(1, i - kBehind);
    std::move(tokens.begin() + keep_from, tokens.begin() + size + 1, tokens.begin() + 1);
    size -= keep_from - 1;
    i -= keep_from - 1;
  }
}

std::optional<DateRange> read_date(std::string_view words, const ReadingContext& context,
                                   const Lexicon& lexicon) {
  std::vector<Reading> readings;
  ReadingContext piece = context;
  piece.fragment = true;
  find_values(words, piece, lexicon, readings);
  for (const Reading& reading : readings) {
    if (const auto* range = std::get_if<DateRange>(&reading.value)) return *range;
  }
  return std::nullopt;
}

}  // namespace crosscheck
