#include "cli/rules_command.h"

#include <algorithm>

#include "workshop/rule_test.h"
#include "workshop/rule_test_report.h"

namespace crosscheck {

namespace {

int test(const Options& options, const LoadedLanguage& loaded, Problems problems,
         const TextOptions& text, std::ostream& out) {
  const bool unreadable = std::any_of(problems.begin(), problems.end(),
                                      [](const Problem& problem) { return problem.fatal; });
  const RuleTestRun run = test_rules(loaded.language, loaded.reading, std::move(problems));
  if (options.format == ReportFormat::junit) {
    write_junit(run, out);
  } else {
    write_rule_tests(run, text, out);
  }
  if (unreadable) return 2;
  return run.holds() ? 0 : 1;
}

}  // namespace

int run_rules(const Options& options, const LoadedLanguage& loaded, Problems problems,
              const TextOptions& text, std::istream&, std::ostream& out, std::ostream&) {
  switch (options.action) {
    case RulesAction::test:
      return test(options, loaded, std::move(problems), text, out);
    case RulesAction::list:
    case RulesAction::explain:
    case RulesAction::attempt:
    case RulesAction::create:
      break;
  }
  return 2;
}

}  // namespace crosscheck
