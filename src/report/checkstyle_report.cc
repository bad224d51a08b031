// The XML of checkstyle: errors by file.

#include <map>

#include "report/entry.h"
#include "report/escape.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

std::string_view severity_of(Severity severity) {
  return severity == Severity::note ? "info" : severity_name(severity);
}

std::string error_line(std::size_t line, std::size_t column, std::string_view severity,
                       std::string_view message, std::string_view source) {
  std::string out = "    <error";
  if (line > 0) out += " line=\"" + std::to_string(line) + '"';
  if (column > 0) out += " column=\"" + std::to_string(column) + '"';
  return out + " severity=\"" + std::string(severity) + "\" message=\"" + xml(message) +
         "\" source=\"crosscheck." + xml(source) + "\"/>\n";
}

}  // namespace

void write_checkstyle(const Report& report, std::ostream& out) {
  // By place in the file, which is how editors list them.
  std::map<std::string, std::multimap<std::pair<std::size_t, std::size_t>, std::string>> files;
  for (const Finding& finding : report.findings) {
    const FilePlace place = file_place(report.set, report.set.claims[shown_claim(finding)]);
    files[place.path].emplace(std::pair(place.line, place.column),
                              error_line(place.line, place.column, severity_of(finding.severity),
                                         summary(report, finding), finding.rule));
  }
  for (const Problem& problem : report.set.problems) {
    files[plain_path(problem.path)].emplace(
        std::pair(problem.line, problem.column),
        error_line(problem.line, problem.column, problem.fatal ? "error" : "warning",
                   problem.message, "problem"));
  }
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [path, errors] : files) {
    out << "  <file name=\"" << xml(path) << "\">\n";
    for (const auto& [place, error] : errors) out << error;
    out << "  </file>\n";
  }
  out << "</checkstyle>\n";
}

}  // namespace crosscheck
