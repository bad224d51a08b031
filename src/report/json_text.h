#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

namespace crosscheck {

using Json = nlohmann::ordered_json;

// The door for JSON: how a value is spelled. A string keeps every character, but those that would
// do something where the file itself is shown (control characters, marks of direction, invisible
// ones), and what would end a <script> around it, stand as \u escapes. Bytes that are no UTF-8 read
// U+FFFD.

std::string one_line(const Json& json);

// On one line what fits, else a line for each member: made to be read, and to be compared by diff.
// The value begins at `column`; lines after the first are indented by more than `indent`.
void spell(std::ostream& out, const Json& json, std::size_t indent = 0, std::size_t column = 0);

// `"key": [` … `],` of an object at the outermost level, item by item: no more than one is held as
// JSON.
template <class Items, class ToJson>
void spell_list(std::ostream& out, const std::string& key, const Items& items, ToJson to_json,
                std::size_t indent = 1) {
  const std::string margin(indent, ' ');
  out << margin << '"' << key << "\": [";
  std::string before = "\n" + margin + " ";
  for (const auto& item : items) {
    out << before;
    spell(out, to_json(item), indent + 1, indent + 1);
    before = ",\n" + margin + " ";
  }
  out << (items.empty() ? "]" : "\n" + margin + "]");
}

}  // namespace crosscheck
