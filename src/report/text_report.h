#pragma once

#include <ostream>

#include "report/page.h"
#include "report/report.h"

namespace crosscheck {

// The report for people: each finding with its sides, quoted; then what was wrong in the input;
// then one line of counts. docs/report-format.md shows one.
void write_text(const Report& report, const TextOptions& options, std::ostream& out);

// One finding of it.
void write_finding(const Report& report, const Finding& finding, const TextOptions& options,
                   std::ostream& out);

}  // namespace crosscheck
