#include "rule/grammar.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "text/nearest.h"
#include "text/yaml.h"

namespace crosscheck {

Grammar load_grammar(const std::filesystem::path& folder, Problems& problems) {
  using namespace std::string_view_literals;
  static constexpr std::array kLists = {"articles"sv, "owners"sv,      "places"sv,  "links"sv,
                                        "stops"sv,    "groups"sv,      "leaders"sv, "pronouns"sv,
                                        "scene"sv,    "determiners"sv, "plurals"sv, "common"sv,
                                        "bare"sv,     "clauses"sv,     "turns"sv,   "verbs"sv};
  Grammar grammar;
  const std::array lists = {
      &grammar.articles, &grammar.owners,      &grammar.places,  &grammar.links,
      &grammar.stops,    &grammar.groups,      &grammar.leaders, &grammar.pronouns,
      &grammar.scene,    &grammar.determiners, &grammar.plurals, &grammar.common,
      &grammar.bare,     &grammar.clauses,     &grammar.turns,   &grammar.verbs};
  const std::string path = (folder / "grammar.yaml").string();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) {
    problems.push_back({.path = path, .message = "cannot be read", .fatal = true});
    return grammar;
  }
  const std::string text = bytes.str();
  const auto root = parse_yaml(text, path, problems);
  if (!root) return grammar;
  for (const auto& [key, value] : root->entries) {
    const auto list = std::find(kLists.begin(), kLists.end(), key.scalar);
    if (list == kLists.end()) {
      problems.push_back(problem_at(key, path, text, unknown_key(key.scalar, kLists)));
      continue;
    }
    for (const Yaml& word : value.items) {
      lists[static_cast<std::size_t>(list - kLists.begin())]->insert(word.scalar);
    }
  }
  return grammar;
}

}  // namespace crosscheck
