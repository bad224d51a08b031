#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "report/page.h"
#include "report/report.h"

namespace crosscheck {

// What `--format` takes: drives the option, its help and the tests.
struct FormatRow {
  std::string_view name;
  std::string_view about;  // who reads it
  void (*write)(const Report& report, const TextOptions& options, std::ostream& out);
};

std::span<const FormatRow> formats();
const FormatRow* find_format(std::string_view name);  // nullptr: none

}  // namespace crosscheck
