// GitLab's code quality report: a list of issues in the manner of Code Climate. The id of a finding
// is its fingerprint: GitLab tells by it what a merge request adds and what it settles.

#include "report/entry.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/writers.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
      break;
  }
  return "info";
}

}  // namespace

void write_gitlab(const Report& report, std::ostream& out) {
  out << '[';
  const char* before = "\n ";
  for (const Finding& finding : report.findings) {
    const FilePlace place = file_place(report.set, report.set.claims[shown_claim(finding)]);
    out << before;
    spell(out,
          {{"description", shown(headline(finding))},
           {"check_name", finding.rule},
           {"fingerprint", finding.id},
           {"severity", severity_of(finding.severity)},
           {"location", {{"path", valid_utf8(place.path)}, {"lines", {{"begin", place.line}}}}}},
          1, 1);
    before = ",\n ";
  }
  out << (report.findings.empty() ? "]\n" : "\n]\n");
}

}  // namespace crosscheck
