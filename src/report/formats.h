#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "report/page.h"
#include "report/report.h"

namespace crosscheck {

// What `--format` takes: drives the option, its help and the tests.
struct Format {
  std::string_view name;
  std::string_view about;  // who reads it
  void (*write)(const Report& report, const TextOptions& options, std::ostream& out);
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);  // nullptr: none

}  // namespace crosscheck
