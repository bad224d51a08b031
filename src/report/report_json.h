#pragma once

#include "report/json_text.h"
#include "report/report.h"

namespace crosscheck {

// The parts of a report as JSON (docs/report-format.md, report.schema.json).
Json article_json(const ArticleRecord& article);
Json finding_json(const Report& report, const Finding& finding);
Json fact_json(const Report& report, const Finding& fact);
Json problem_json(const Problem& problem);
Json counts_json(const Report& report);

}  // namespace crosscheck
