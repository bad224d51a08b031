#pragma once

#include <ostream>

#include "report/report.h"

namespace crosscheck {

// The report for programs, "crosscheck-report/1": docs/report-format.md and report.schema.json.
// Fields may be added, none is taken away or changed.
void write_json(const Report& report, std::ostream& out);

}  // namespace crosscheck
