#pragma once

#include <ostream>

#include "report/page.h"
#include "report/report.h"

namespace crosscheck {

// One writer for each format of docs/formats.md. A writer spells a finished report: it sorts,
// counts and decides nothing. Formats that have one place for a finding put it at shown_claim().

void write_jsonl(const Report& report, std::ostream& out);
void write_sarif(const Report& report, std::ostream& out);
void write_junit(const Report& report, std::ostream& out);
void write_github(const Report& report, std::ostream& out);
void write_gitlab(const Report& report, std::ostream& out);
void write_checkstyle(const Report& report, std::ostream& out);
void write_rdjsonl(const Report& report, std::ostream& out);
void write_markdown(const Report& report, const TextOptions& options, std::ostream& out);
void write_csv(const Report& report, std::ostream& out);
void write_html(const Report& report, const TextOptions& options, std::ostream& out);
void write_dot(const Report& report, std::ostream& out);
void write_graphml(const Report& report, std::ostream& out);
void write_web_annotation(const Report& report, std::ostream& out);
void write_claim(const Report& report, std::ostream& out);
void write_mismatch_finder(const Report& report, std::ostream& out);

// The Markdown report cut so that GitHub takes it as a job summary: after a whole finding, with a
// line that counts the rest.
void write_github_summary(const Report& report, std::ostream& out);

}  // namespace crosscheck
