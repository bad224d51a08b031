#include "value/lexicon.h"

#include <algorithm>
#include <cassert>

#include "value/tokens.h"

namespace crosscheck {
namespace {

std::uint64_t edge(Lexicon::Id prefix, Lexicon::Id next) {
  return (std::uint64_t{prefix} << 32) | next;
}

// The roles that a value can begin with.
constexpr std::uint64_t kStarts =
    Word::cardinal | Word::scale | Word::ordinal | Word::fraction | Word::dozen | Word::vague |
    Word::hedge_before | Word::money_before | Word::month | Word::weekday | Word::season |
    Word::holiday | Word::day_offset | Word::quarter_name | Word::decade_name | Word::a |
    Word::the | Word::from | Word::between | Word::minus | Word::nought | Word::aged | Word::rank |
    Word::magnitude | Word::nothing | Word::no | Word::fiscal | Word::week_of | Word::percent |
    Word::possessive;

}  // namespace

Lexicon::Lexicon() : slots_(1), words_(1) {}

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
    const auto [place, added] = phrases_.try_emplace(edge(id, word->second), Id{0});
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
  std::size_t size = 64;
  while (size < ids_.size() * 3) size *= 2;
  slots_.assign(size, Slot());
  mask_ = size - 1;
  for (const auto& [text, id] : ids_) {
    if (text.size() == 1) {
      const auto c = static_cast<unsigned char>(text[0]);
      bytes_[c] = id;
    }
    if (text.size() > kLongestWord) continue;
    std::uint32_t hash = kHashSeed;
    for (const char c : text) hash = hash_step(hash, static_cast<unsigned char>(c));
    std::size_t slot = hash & mask_;
    while (slots_[slot].id != 0) slot = (slot + 1) & mask_;
    slots_[slot].hash = hash;
    slots_[slot].id = id;
    slots_[slot].size = static_cast<std::uint32_t>(text.size());
    text.copy(slots_[slot].text.data(), text.size());
  }
  edges_.assign(phrases_.begin(), phrases_.end());
  std::sort(edges_.begin(), edges_.end());

  for (Word& word : words_) {
    word.starts_value = word.is(kStarts) || word.relative != Relative::none ||
                        word.part != Part::none || word.bound != Bound::none;
  }
  // A phrase that can start a value makes its first words look like one. Phrases are numbered
  // after their prefixes.
  std::vector<std::pair<Id, Id>> prefix_of;
  for (const auto& [key, phrase] : edges_) prefix_of.emplace_back(phrase, key >> 32);
  std::sort(prefix_of.rbegin(), prefix_of.rend());
  for (const auto& [phrase, prefix] : prefix_of) {
    if (words_[phrase].starts_value) words_[prefix].starts_value = true;
  }
  ids_.clear();
  phrases_.clear();
}

Lexicon::Id Lexicon::extend(Id prefix, Id next) const {
  const std::uint64_t key = edge(prefix, next);
  const auto place = std::lower_bound(edges_.begin(), edges_.end(), key,
                                      [](const std::pair<std::uint64_t, Id>& left,
                                         std::uint64_t right) { return left.first < right; });
  return place != edges_.end() && place->first == key ? place->second : 0;
}

}  // namespace crosscheck
