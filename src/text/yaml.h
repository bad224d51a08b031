#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"

namespace crosscheck {

// A YAML value with its place. Scalars are kept as written: "no" is "no", 011 is "011".
// Null is nothing, ~ or null. Anchors and aliases are resolved; a key that stands twice in a map is
// a Problem and find() gives the first; a document that nests deeper than 64 levels or grows past
// 1,000,000 nodes by its aliases is a Problem.
struct Yaml {
  enum class Kind { null, scalar, sequence, map };
  Kind kind = Kind::null;
  std::string scalar;
  bool quoted = false;     // 'x', "x" or a block scalar
  std::size_t line = 0;    // from 1, of the first character
  std::size_t column = 0;  // from 1, in code points
  struct Entry;
  std::vector<Yaml> items;     // of a sequence
  std::vector<Entry> entries;  // of a map, in file order: for (const auto& [key, value] : ...)

  const Yaml* find(std::string_view key) const;  // in a map; nullptr where there is none
};

struct Yaml::Entry {
  Yaml key;
  Yaml value;
};

// libyaml behind a door: six times as fast as yaml-cpp on our lexicons (96 KB: 8 ms against 44).
// A syntax error is a Problem with line, column and the source line; then there is no value.
std::optional<Yaml> parse_yaml(std::string_view text, const std::string& path, Problems& problems);

// A Problem at `node` of the file `path` whose whole text is `text`.
Problem problem_at(const Yaml& node, const std::string& path, std::string_view text,
                   std::string message);

}  // namespace crosscheck
