#include "workshop/rule_test_report.h"

#include <algorithm>
#include <map>

#include "report/escape.h"
#include "report/wording.h"

namespace crosscheck {

namespace {

constexpr std::size_t kIndent = 2, kColumn = 13;

std::string place_of(const RuleCase& tested, const RuleFault& fault) {
  return tested.file + ":" + std::to_string(fault.place.line) + ":" +
         std::to_string(fault.place.column);
}

std::size_t faults_of(const RuleTestRun& run) {
  std::size_t count = 0;
  for (const RuleCase& tested : run.cases) count += tested.faults.size();
  return count;
}

// "26 rules, 92 patterns, 98 examples, 60 numbers changed (12 values have none), 4 scenarios: all
// hold"
std::string summary(const RuleTestRun& run) {
  std::string out = counted(run.rules, "rule", "rules") + ", " +
                    counted(run.patterns, "pattern", "patterns") + ", " +
                    counted(run.examples, "example", "examples") + ", " +
                    counted(run.numbers, "number changed", "numbers changed");
  if (run.numberless > 0)
    out += " (" + counted(run.numberless, "value has", "values have") + " none)";
  out += ", " + counted(run.scenarios, "scenario", "scenarios") + ": ";
  if (run.holds()) return out + "all hold";
  const std::size_t faults = faults_of(run);
  if (faults > 0) out += counted(faults, "fault", "faults");
  if (!run.problems.empty()) {
    out += (faults > 0 ? ", " : "") + counted(run.problems.size(), "problem", "problems") +
           " in the files";
  }
  return out;
}

}  // namespace

void write_rule_tests(const RuleTestRun& run, const TextOptions& options, std::ostream& out) {
  Page page(out, options);
  for (const Problem& problem : run.problems) page.problem(problem);
  if (!run.problems.empty()) page.blank();
  for (const RuleCase& tested : run.cases) {
    for (const RuleFault& fault : tested.faults) {
      page.print(0, kIndent,
                 {{place_of(tested, fault) + ": ", Style::strong},
                  {tested.name + ": "},
                  {fault.message, Style::error}});
      if (!fault.text.empty()) page.print(kIndent, kIndent, {{fault.text}});
      for (const auto& [label, words] : fault.details) {
        if (label.size() + kIndent < kColumn)
          page.field(kIndent, kColumn, label, {{words}});
        else
          page.print(kIndent, kColumn, {{label + ": " + words}});
      }
      page.blank();
    }
  }
  page.print(0, kIndent, {{summary(run)}});
}

void write_junit(const RuleTestRun& run, std::ostream& out) {
  std::map<std::string_view, std::vector<const RuleCase*>> files;
  for (const RuleCase& tested : run.cases) files[tested.file].push_back(&tested);
  std::map<std::string_view, std::vector<const Problem*>> broken;
  for (const Problem& problem : run.problems) {
    broken[problem.path].push_back(&problem);
    files[problem.path];
  }
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"crosscheck rules "
         "test\">\n";
  for (const auto& [file, cases] : files) {
    const auto& problems = broken[file];
    std::size_t failures = 0;
    for (const RuleCase* tested : cases) failures += !tested->faults.empty();
    out << "  <testsuite name=\"" << xml(file) << "\" tests=\"" << cases.size() + problems.size()
        << "\" failures=\"" << failures << "\" errors=\"" << problems.size() << "\">\n";
    for (const Problem* problem : problems) {
      out << "    <testcase classname=\"" << xml(file) << "\" name=\"line " << problem->line
          << "\" file=\"" << xml(file) << "\" line=\"" << problem->line
          << "\">\n      <error message=\"" << xml(problem->message) << "\">"
          << xml(problem->source_line) << "</error>\n    </testcase>\n";
    }
    for (const RuleCase* tested : cases) {
      out << "    <testcase classname=\"" << xml(file) << "\" name=\"" << xml(tested->name)
          << "\" file=\"" << xml(file) << "\" line=\"" << tested->place.line << "\"";
      if (tested->faults.empty()) {
        out << "/>\n";
        continue;
      }
      out << ">\n";
      for (const RuleFault& fault : tested->faults) {
        std::string text = place_of(*tested, fault) + "\n" + fault.text;
        for (const auto& [label, words] : fault.details) text += "\n" + label + ": " + words;
        out << "      <failure message=\"" << xml(fault.message) << "\">" << xml(text)
            << "</failure>\n";
      }
      out << "    </testcase>\n";
    }
    out << "  </testsuite>\n";
  }
  out << "</testsuites>\n";
}

}  // namespace crosscheck
