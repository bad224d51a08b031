#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string>

#include "text/problem.h"

namespace crosscheck {

// One line of a JSON Lines file: an object with `text` and, where it has them, the other fields.
// Fields that are not known are passed over.
struct JsonRecord {
  std::size_t number = 0;  // from 1, blank lines not counted
  std::size_t line = 0;    // from 1
  std::string text;
  std::string id, title, source, published;
};

// Reads record by record, in memory for one. A line that is no such record is a Problem with its
// line and, where the JSON is broken, column; a record of more than 64 MiB too. The rest goes on.
void read_json_lines(std::istream& stream, const std::string& path,
                     const std::function<void(JsonRecord&&)>& sink, Problems& problems);

}  // namespace crosscheck
