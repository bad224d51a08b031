#include "value/lexicon.h"

#include <algorithm>
#include <cassert>

#include "value/tokens.h"

namespace crosscheck {
namespace {

// The roles that a value can begin with.
constexpr std::uint64_t kStarts =
    Word::cardinal | Word::scale | Word::ordinal | Word::fraction | Word::dozen | Word::vague |
    Word::hedge_before | Word::money_before | Word::month | Word::weekday | Word::season |
    Word::holiday | Word::day_offset | Word::quarter_name | Word::decade_name | Word::a |
    Word::the | Word::from | Word::between | Word::minus | Word::nought | Word::aged | Word::rank |
    Word::magnitude | Word::nothing | Word::no | Word::fiscal | Word::week_of | Word::percent |
    Word::possessive | Word::era;

// What a value cannot be without, except for digits and words of time.
constexpr std::uint64_t kCore = Word::cardinal | Word::scale | Word::ordinal | Word::fraction |
                                Word::dozen | Word::vague | Word::month | Word::weekday |
                                Word::season | Word::holiday | Word::day_offset |
                                Word::quarter_name | Word::decade_name | Word::money_after |
                                Word::nothing | Word::none_of | Word::nought | Word::fiscal;

}  // namespace

Lexicon::Lexicon() : tags_(1), slots_(1), words_(1), edges_(1) {}

Word& Lexicon::add(std::string_view phrase) {
  std::string text(phrase);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  Id id = 0;
  std::size_t at = 0;
  for (std::string_view piece; next_piece(text, at, piece);) {
    const auto [word, new_word] = ids_.try_emplace(std::string(piece), Id{0});
    if (new_word) {
      word->second = static_cast<Id>(words_.size());
      words_.emplace_back();
    }
    if (id == 0) {
      id = word->second;
      continue;
    }
    const auto [place, added] = phrases_.try_emplace(edge_key(id, word->second), Id{0});
    words_[id].starts_phrase = true;
    if (added) {
      place->second = static_cast<Id>(words_.size());
      words_.emplace_back();
    }
    id = place->second;
  }
  assert(id != 0);
  return words_[id];
}

std::int16_t Lexicon::add_unit(UnitName unit) {
  units_.push_back(std::move(unit));
  return static_cast<std::int16_t>(units_.size() - 1);
}

std::int16_t Lexicon::add_vague(const VagueRange& vague) {
  vagues_.push_back(vague);
  return static_cast<std::int16_t>(vagues_.size() - 1);
}

std::int16_t Lexicon::add_holiday(Holiday holiday) {
  holidays_.push_back(std::move(holiday));
  return static_cast<std::int16_t>(holidays_.size() - 1);
}

void Lexicon::finish() {
  for (Word& word : words_) {
    word.begins = word.roles;
    word.begins_kind =
        static_cast<std::uint8_t>((word.relative != Relative::none ? Word::relative_kind : 0) |
                                  (word.part != Part::none ? Word::part_kind : 0) |
                                  (word.bound > Bound::at ? Word::bound_kind : 0) |
                                  (word.time != TimeUnit::none ? Word::time_kind : 0));
    word.starts_value =
        word.is(kStarts) || word.bound == Bound::in || (word.begins_kind & ~Word::time_kind) != 0;
    word.core = word.is(kCore) || (word.part != Part::none && word.time != TimeUnit::none) ||
                (word.time != TimeUnit::none && !word.is(Word::symbol)) ||
                (word.is(Word::unit) && word.bound == Bound::none);
  }
  // Phrases by number: behind their prefixes.
  struct Step {
    Id phrase, prefix, next;
  };
  std::vector<Step> steps;
  std::size_t size = 64;
  while (size < phrases_.size() * 3) size *= 2;
  edges_.assign(size, Edge());
  for (const auto& [key, phrase] : phrases_) {
    std::size_t place = edge_place(key);
    while (edges_[place].key != 0) place = (place + 1) & (size - 1);
    edges_[place] = {key, phrase};
    steps.push_back({phrase, static_cast<Id>(key >> 32), static_cast<Id>(key)});
  }
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.phrase < b.phrase; });
  // The word by which a phrase is found: a core one, else its last that is more than grammar, which
  // is then made core: the last of "a handful of" and of "feast of sacrifice".
  constexpr std::uint64_t kGrammar = Word::the | Word::a | Word::of | Word::and_ | Word::to;
  std::vector<Id> found_by(words_.size());
  for (Id id = 1; id < words_.size(); ++id) found_by[id] = words_[id].is(kGrammar) ? 0 : id;
  for (const Step& step : steps) {
    Id& by = found_by[step.phrase];
    by = found_by[step.prefix];
    if (by == 0 || (!words_[by].core && found_by[step.next] != 0)) by = step.next;
    const Word& phrase = words_[step.phrase];  // a unit has its number before it
    if (phrase.core && !phrase.is(Word::unit | Word::money_after)) words_[by].core = true;
  }
  // A phrase gives its first words what it begins.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const Word& longer = words_[step->phrase];
    Word& word = words_[step->prefix];
    word.begins |= longer.begins;
    word.begins_kind |= longer.begins_kind;
    if (longer.starts_value && !word.starts_value) word.starts_value = word.by_phrase = true;
  }
  size = 64;
  while (size < ids_.size() * 2) size *= 2;
  tags_.assign(size, 0);
  slots_.assign(size, Slot());
  mask_ = size - 1;
  for (const auto& [text, id] : ids_) {
    const Word& word = words_[id];
    const Found entry{id | (word.starts_value ? Found::kStarts : 0) |
                      (word.by_phrase ? Found::kByPhrase : 0) | (word.core ? Found::kCore : 0)};
    if (text.size() == 1) bytes_[static_cast<unsigned char>(text[0])] = entry;
    if (text.size() > kLongestWord) continue;
    const Key key = key_of(text, 0, text.size());
    const std::uint64_t hash = hash_of(key);
    std::size_t place = hash & mask_;
    while (tags_[place] != 0) place = (place + 1) & mask_;
    tags_[place] = tag_of(hash);
    slots_[place] = {key, entry};
  }
  ids_.clear();
  phrases_.clear();
}

}  // namespace crosscheck
