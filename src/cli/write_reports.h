#pragma once

#include <vector>

#include "cli/options.h"
#include "report/report.h"

namespace crosscheck {

// Writes each report to its file or to standard output, and where GitHub runs this and is among the
// formats, its summary of the step. False, and a line on standard error, for each that cannot be
// written; the others are.
bool write_reports(const Report& report, const std::vector<ReportOutput>& outputs,
                   const TextOptions& text);

}  // namespace crosscheck
