// JUnit's XML as Jenkins reads it: a suite for each rule, a test case for each of its facts that
// several articles state and for each finding. A case fails when it makes the run fail; other
// findings are told in its system-out. What could not be read is an error.

#include <algorithm>
#include <map>
#include <sstream>

#include "report/entry.h"
#include "report/escape.h"
#include "report/text_report.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

using Cases = std::vector<const Finding*>;

// By rule, findings first.
std::map<std::string_view, Cases> cases_of(const Report& report) {
  std::map<std::string_view, Cases> rules;
  for (const Finding& finding : report.findings) rules[finding.rule].push_back(&finding);
  for (const Finding& fact : report.facts) {
    if (!is_finding(fact.verdict)) rules[fact.rule].push_back(&fact);
  }
  return rules;
}

void write_counts(std::ostream& out, std::size_t tests, std::size_t failures, std::size_t errors) {
  out << " tests=\"" << tests << "\" failures=\"" << failures << "\" errors=\"" << errors
      << "\">\n";
}

void write_case(const Report& report, const Finding& finding, std::ostream& out) {
  out << "    <testcase classname=\"" << xml(finding.rule) << "\" name=\"" << xml(finding.fact)
      << " (" << xml(finding.id) << ")\"";
  if (!is_finding(finding.verdict)) {
    out << "/>\n";
    return;
  }
  std::ostringstream text;
  write_finding(report, finding, {}, text);
  out << ">\n      ";
  if (fails(report, finding)) {
    out << "<failure type=\"" << verdict_name(finding.verdict) << "\" message=\""
        << xml(headline(finding)) << "\">\n"
        << xml_lines(text.str()) << "</failure>";
  } else {
    out << "<system-out>\n" << xml_lines(text.str()) << "</system-out>";
  }
  out << "\n    </testcase>\n";
}

void write_problem(const Problem& problem, std::ostream& out) {
  std::string place = problem.path.empty() ? "crosscheck" : problem.path;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  out << "    <testcase classname=\"crosscheck.problems\" name=\"" << xml(place) << "\">\n      ";
  if (problem.fatal) {
    out << "<error type=\"problem\" message=\"" << xml(problem.message) << "\"/>";
  } else {
    out << "<system-err>" << xml(problem.message) << "</system-err>";
  }
  out << "\n    </testcase>\n";
}

}  // namespace

void write_junit(const Report& report, std::ostream& out) {
  const auto rules = cases_of(report);
  const auto& problems = report.set.problems;
  const auto failing = [&](const Cases& cases) {
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [&](const Finding* finding) {
          return is_finding(finding->verdict) && fails(report, *finding);
        }));
  };
  const auto errors = static_cast<std::size_t>(
      std::count_if(problems.begin(), problems.end(), [](const Problem& p) { return p.fatal; }));
  std::size_t tests = problems.size(), failures = 0;
  for (const auto& [rule, cases] : rules) {
    tests += cases.size();
    failures += failing(cases);
  }
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"crosscheck\"";
  write_counts(out, tests, failures, errors);
  for (const auto& [rule, cases] : rules) {
    out << "  <testsuite name=\"" << xml(rule) << '"';
    write_counts(out, cases.size(), failing(cases), 0);
    for (const Finding* finding : cases) write_case(report, *finding, out);
    out << "  </testsuite>\n";
  }
  if (!problems.empty()) {
    out << "  <testsuite name=\"problems\"";
    write_counts(out, problems.size(), 0, errors);
    for (const Problem& problem : problems) write_problem(problem, out);
    out << "  </testsuite>\n";
  }
  out << "</testsuites>\n";
}

}  // namespace crosscheck
