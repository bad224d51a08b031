#pragma once

#include <ostream>

#include "cli/load_language.h"
#include "cli/options.h"
#include "report/page.h"

namespace crosscheck {

// `crosscheck rules`: what a rule author asks. `problems` are those of loading `loaded`. Returns
// the exit code: 1 where `test` finds something wrong, 2 for what is not there.
int run_rules(const Options& options, const LoadedLanguage& loaded, Problems problems,
              const TextOptions& text, std::istream& in, std::ostream& out, std::ostream& errors);

}  // namespace crosscheck
