#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "rule/rule.h"
#include "text/problem.h"

namespace crosscheck {

// What files of rules say.
struct RuleFiles {
  std::vector<Rule> rules;
  std::vector<Scenario> scenarios;
  // Of each rule the indices of others, ascending: those that make no claim where it makes one of
  // the same value, and those that make theirs all the same.
  std::vector<std::vector<std::uint32_t>> over, beside;
};

// Reads every *.yaml file of `folders`, in order of their names. A broken rule is a Problem and is
// left out; the others stay.
RuleFiles read_rules(const std::vector<std::filesystem::path>& folders, Problems& problems);

std::optional<double> share_of(std::string_view text);  // 0.05 of "5%"
RE2::Options pattern_options();                         // with which every pattern is compiled

}  // namespace crosscheck
