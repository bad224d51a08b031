#include "claim/setting.h"

#include <libstemmer.h>

#include <algorithm>
#include <map>
#include <vector>

namespace crosscheck {

namespace {

constexpr std::size_t kWords = 12;
constexpr std::size_t kLead = 6;     // sentences that say what an article is about
constexpr std::size_t kReach = 800;  // bytes on each side of a value; a sentence may have megabytes
constexpr std::size_t kShortest = 3;  // letters of a word that says something

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Calls each(word) with the spans of a text's words.
template <class Each>
void each_word(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > at) each(Span{at, end});
    at = std::max(end, at + 1);
  }
}

// The part of a sentence that is near a span of it, beginning and ending with whole words.
Span near(std::string_view text, Span span) {
  Span out{span.begin - std::min(span.begin, kReach), std::min(text.size(), span.end + kReach)};
  while (out.begin > 0 && out.begin < span.begin && is_letter(text[out.begin - 1])) ++out.begin;
  while (out.end < text.size() && out.end > span.end && is_letter(text[out.end])) --out.end;
  return out;
}

template <class Each>
void each_happening(const Sentence& sentence, Span part, const Gazetteer& gazetteer, Each each) {
  std::size_t past = 0;
  each_word(slice(sentence.folded.text, part), [&](Span word) {
    word = {word.begin + part.begin, word.end + part.begin};
    if (word.begin < past) return;
    const auto hit =
        gazetteer.longest(sentence.folded.text, word.begin, kinds_of(NameKind::happening));
    if (!hit) return;
    past = word.begin + hit->length;
    each(word.begin, *hit->thing);
  });
}

std::string in_lower_case(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

Entity entity_of(const NamedThing& thing, bool filled) {
  return {"happening:" + thing.key, thing.name, thing.before, filled};
}

}  // namespace

void SettingReader::Free::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

SettingReader::SettingReader() : stemmer_(sb_stemmer_new("english", nullptr)) {}

std::string SettingReader::stem(std::string_view word) const {
  const std::string lower = in_lower_case(word);
  const auto* found =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                      static_cast<int>(lower.size()));
  if (found == nullptr) return lower;  // out of memory
  return {reinterpret_cast<const char*>(found),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

std::optional<Entity> SettingReader::main_happening(std::span<const Sentence> sentences,
                                                    const Gazetteer& gazetteer) const {
  std::map<std::string_view, std::pair<int, const NamedThing*>> counts;
  const NamedThing* best = nullptr;
  int most = 0;
  for (std::size_t i = 0; i < std::min(sentences.size(), kLead); ++i) {
    const Span whole{0, std::min(sentences[i].folded.text.size(), 2 * kReach)};
    each_happening(sentences[i], whole, gazetteer, [&](std::size_t, const NamedThing& thing) {
      auto& [count, first] = counts[thing.key];
      if (first == nullptr) first = &thing;
      count += i < 2 ? 3 : 1;
      if (count > most) {
        most = count;
        best = first;
      }
    });
  }
  if (best == nullptr) return std::nullopt;
  return entity_of(*best, true);
}

std::optional<Entity> SettingReader::happening(const Sentence& sentence, std::size_t at,
                                               const Gazetteer& gazetteer) const {
  const NamedThing* nearest = nullptr;
  std::size_t distance = 0;
  const Span part = near(sentence.folded.text, {at, at});
  each_happening(sentence, part, gazetteer, [&](std::size_t begin, const NamedThing& thing) {
    const std::size_t far = begin > at ? begin - at : at - begin;
    if (nearest != nullptr && far >= distance) return;
    nearest = &thing;
    distance = far;
  });
  if (nearest == nullptr) return std::nullopt;
  return entity_of(*nearest, false);
}

std::string SettingReader::words_around(const Sentence& sentence, Span value,
                                        const std::vector<TopicRole>& topic,
                                        const Grammar& grammar) const {
  const std::string_view text = sentence.folded.text;
  std::vector<std::pair<std::size_t, std::string>> around;  // how far from the value, and the stem
  std::vector<std::string> in_topic;
  for (const TopicRole& role : topic) {
    for (const Entity& entity : role.entities) {
      if (entity.filled) continue;
      each_word(entity.name,
                [&](Span word) { in_topic.push_back(stem(slice(entity.name, word))); });
    }
  }
  const Span part = near(text, value);
  const auto first =
      std::partition_point(sentence.readings.begin(), sentence.readings.end(),
                           [&](const Reading& reading) { return reading.span.end <= part.begin; });
  each_word(slice(text, part), [&](Span word) {
    word = {word.begin + part.begin, word.end + part.begin};
    if (word.size() < kShortest) return;
    for (auto reading = first; reading != sentence.readings.end() && reading->span.begin < word.end;
         ++reading) {
      if (reading->span.overlaps(word)) return;
    }
    const std::string lower = in_lower_case(slice(text, word));
    if (grammar.common.contains(lower)) return;
    std::string stemmed = stem(lower);
    if (std::find(in_topic.begin(), in_topic.end(), stemmed) != in_topic.end()) return;
    const std::size_t far = word.begin >= value.end   ? word.begin - value.end
                            : word.end <= value.begin ? value.begin - word.end
                                                      : 0;
    around.emplace_back(far, std::move(stemmed));
  });
  std::stable_sort(around.begin(), around.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> stems;
  for (auto& [far, stem] : around) {
    if (stems.size() == kWords) break;
    if (std::find(stems.begin(), stems.end(), stem) == stems.end())
      stems.push_back(std::move(stem));
  }
  std::sort(stems.begin(), stems.end());
  std::string out;
  for (const std::string& word : stems) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace crosscheck
