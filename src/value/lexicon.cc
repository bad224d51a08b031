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
    Word::possessive;

// What a value cannot be without, except for digits and words of time.
constexpr std::uint64_t kCore = Word::cardinal | Word::scale | Word::ordinal | Word::fraction |
                                Word::dozen | Word::vague | Word::month | Word::weekday |
                                Word::season | Word::holiday | Word::day_offset |
                                Word::quarter_name | Word::decade_name | Word::money_after |
                                Word::nothing | Word::none_of | Word::nought | Word::fiscal;

// Too common to make a phrase of time look near.
constexpr std::uint64_t kGrammar = Word::the | Word::a | Word::of | Word::and_ | Word::to;

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
  // A phrase gives its first words what it begins. Phrases are numbered after their prefixes.
  std::vector<std::pair<Id, Id>> prefix_of;
  std::size_t size = 64;
  while (size < phrases_.size() * 3) size *= 2;
  edges_.assign(size, Edge());
  for (const auto& [key, phrase] : phrases_) {
    std::size_t place = edge_place(key);
    while (edges_[place].key != 0) place = (place + 1) & (size - 1);
    edges_[place] = {key, phrase};
    prefix_of.emplace_back(phrase, static_cast<Id>(key >> 32));
  }
  std::sort(prefix_of.rbegin(), prefix_of.rend());
  for (const auto& [phrase, prefix] : prefix_of) {
    const Word& longer = words_[phrase];
    Word& word = words_[prefix];
    word.begins |= longer.begins;
    word.begins_kind |= longer.begins_kind;
    if (longer.starts_value) word.starts_value = true;
    // "new year's day" has no word of its own to find it by
    if (longer.core && !word.is(kGrammar)) word.core = true;
  }
  size = 64;
  while (size < ids_.size() * 2) size *= 2;
  tags_.assign(size, 0);
  slots_.assign(size, Slot());
  mask_ = size - 1;
  for (const auto& [text, id] : ids_) {
    const Found found{id, words_[id].starts_value, words_[id].core};
    if (text.size() == 1) bytes_[static_cast<unsigned char>(text[0])] = found;
    if (text.size() > kLongestWord) continue;
    const Key key = key_of(text, 0, text.size());
    const std::uint64_t hash = hash_of(key);
    std::size_t place = hash & mask_;
    while (tags_[place] != 0) place = (place + 1) & mask_;
    tags_[place] = tag_of(hash);
    slots_[place] = {key, found};
  }
  ids_.clear();
  phrases_.clear();
}

}  // namespace crosscheck
