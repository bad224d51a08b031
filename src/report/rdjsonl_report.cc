// The diagnostics of reviewdog, one a line. Its columns count bytes of the line, which claim
// records do not know, so ranges are whole lines.

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
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
      break;
  }
  return "INFO";
}

Json location_of(const std::string& path, std::size_t line, std::size_t end_line) {
  Json out{{"path", valid_utf8(path)}};
  if (line > 0) out["range"] = {{"start", {{"line", line}}}, {"end", {{"line", end_line}}}};
  return out;
}

Json location_of(const ClaimSet& set, const Claim& claim) {
  const FilePlace place = file_place(set, claim);
  return location_of(place.path, place.line, std::max(place.line, place.end_line));
}

Json diagnostic_json(const Report& report, const Finding& finding) {
  const std::uint32_t at = shown_claim(finding);
  Json related = Json::array();
  for (const Side& side : finding.sides) {
    for (const std::uint32_t claim : side.claims) {
      if (claim == at) continue;
      related.push_back({{"message", shown(side.reads)},
                         {"location", location_of(report.set, report.set.claims[claim])}});
    }
  }
  return {{"message", shown_lines(summary(report, finding))},
          {"location", location_of(report.set, report.set.claims[at])},
          {"severity", severity_of(finding.severity)},
          {"source", {{"name", "crosscheck"}}},
          {"code", {{"value", finding.rule}}},
          {"relatedLocations", std::move(related)}};
}

}  // namespace

void write_rdjsonl(const Report& report, std::ostream& out) {
  for (const Finding& finding : report.findings) {
    out << one_line(diagnostic_json(report, finding)) << '\n';
  }
  for (const Problem& problem : report.set.problems) {
    out << one_line(
               {{"message", shown(problem.message)},
                {"location", location_of(plain_path(problem.path), problem.line, problem.line)},
                {"severity", problem.fatal ? "ERROR" : "WARNING"},
                {"source", {{"name", "crosscheck"}}},
                {"code", {{"value", "problem"}}}})
        << '\n';
  }
}

}  // namespace crosscheck
