#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "text/problem.h"

namespace crosscheck {

// The small words of rules/en/grammar.yaml; the file says what each list is for.
struct Grammar {
  using Words = std::set<std::string, std::less<>>;
  Words articles, owners, places, links, stops, groups, leaders, pronouns, scene, determiners,
      plurals, common, bare, clauses, turns, verbs;
};

Grammar load_grammar(const std::filesystem::path& folder, Problems& problems);

}  // namespace crosscheck
