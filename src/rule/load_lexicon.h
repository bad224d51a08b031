#pragma once

#include <filesystem>

#include "text/problem.h"
#include "value/lexicon.h"

namespace crosscheck {

// The words of values from rules_dir/en: numbers.yaml, hedges.yaml, units.yaml, currencies.yaml,
// time.yaml, holidays.yaml and feasts.yaml. What is wrong in a file is a Problem, and the rest of
// it is used.
Lexicon load_lexicon(const std::filesystem::path& rules_dir, Problems& problems);

}  // namespace crosscheck
