#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

namespace crosscheck {

// Something wrong in what the user gave us. The run goes on without it.
struct Problem {
  std::string path;
  std::size_t line = 0;    // from 1; 0 when the problem is the whole file's
  std::size_t column = 0;  // from 1, in code points; 0 when unknown
  std::string message;
  std::string source_line{};  // shown under the message, with a caret at `column`
  bool fatal = false;         // a named input that cannot be read, or wrong usage: exit code 2

  auto operator<=>(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace crosscheck
