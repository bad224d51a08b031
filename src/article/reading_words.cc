#include "article/reading_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace crosscheck {
namespace {

// One list of words of a file, by its key.
struct List {
  std::string_view key;
  std::vector<std::string>* words;
};

// Fills `lists` from a file that is a map of lists of words.
void load_lists(const std::filesystem::path& file, std::span<const List> lists,
                Problems& problems) {
  const std::string path = file.generic_string();
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) {
    problems.push_back({path, 0, 0, "cannot be read"});
    return;
  }
  const auto yaml = parse_yaml(text, path, problems);
  if (!yaml) return;
  for (const auto& [key, value] : yaml->entries) {
    const List* list = nullptr;
    for (const List& candidate : lists) {
      if (candidate.key == key.scalar) list = &candidate;
    }
    if (list == nullptr) {
      problems.push_back(problem_at(key, path, text, "no list is named \"" + key.scalar + "\""));
      continue;
    }
    if (value.kind != Yaml::Kind::sequence) {
      problems.push_back(problem_at(value, path, text, "a list of words belongs here"));
      continue;
    }
    for (const Yaml& item : value.items) {
      if (item.kind == Yaml::Kind::scalar) {
        list->words->push_back(item.scalar);
      } else {
        problems.push_back(problem_at(item, path, text, "a word belongs here"));
      }
    }
  }
}

std::set<std::string, std::less<>> to_set(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

}  // namespace

void Phrases::add(std::string phrase) {
  if (phrase.empty()) return;
  auto& list = by_first_[static_cast<unsigned char>(phrase.front())];
  list.insert(std::upper_bound(list.begin(), list.end(), phrase), std::move(phrase));
}

std::span<const std::string> Phrases::starting(char first) const {
  return by_first_[static_cast<unsigned char>(first)];
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      lower += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
      ++i;
      continue;
    }
    const Decoded character = decode_utf8(text, i);
    if (character.code == kInvalidByte) {
      lower += byte;
    } else {
      append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(character.code))));
    }
    i += character.size;
  }
  return lower;
}

ReadingWords load_reading_words(const std::filesystem::path& folder, Problems& problems) {
  ReadingWords words;
  {
    std::vector<std::string> titles, numbered, inside, hours, after_hours, starters;
    const List lists[] = {{"titles", &titles},           {"numbered", &numbered},
                          {"inside", &inside},           {"hours", &hours},
                          {"after_hours", &after_hours}, {"starters", &starters}};
    load_lists(folder / "abbreviations.yaml", lists, problems);
    words.abbreviations = {to_set(titles), to_set(numbered),    to_set(inside),
                           to_set(hours),  to_set(after_hours), to_set(starters)};
  }
  FurnitureWords& furniture = words.furniture;
  std::vector<std::string> whole_lines, published, updated, starts, sections, comments, phrases;
  const List lists[] = {
      {"lines", &whole_lines},   {"starts", &starts},   {"sections", &sections},
      {"comments", &comments},   {"phrases", &phrases}, {"captions", &furniture.captions},
      {"published", &published}, {"updated", &updated}, {"archive", &furniture.archive}};
  load_lists(folder / "furniture.yaml", lists, problems);
  Folded folded;
  for (const List& list : lists) {
    for (std::string& word : *list.words) {
      fold(word, 0, folded);
      word = lower_case(folded.text);
    }
  }
  const std::pair<const std::vector<std::string>*, Phrases*> phrase_lists[] = {
      {&starts, &furniture.starts},
      {&sections, &furniture.sections},
      {&comments, &furniture.comments},
      {&phrases, &furniture.phrases}};
  for (const auto& [from, to] : phrase_lists) {
    for (const std::string& phrase : *from) to->add(phrase);
  }
  furniture.lines = to_set(whole_lines);
  furniture.published = to_set(published);
  furniture.updated = to_set(updated);
  return words;
}

}  // namespace crosscheck
