#include "cli/rules_command.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"
#include "value/spell.h"
#include "workshop/explain.h"
#include "workshop/rule_test.h"
#include "workshop/rule_test_report.h"
#include "workshop/try_rules.h"

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

// The one text: of the command line, else of standard input.
std::string text_of(const std::vector<std::string>& words, std::istream& in) {
  if (words.empty()) return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

int run_rules(const Options& options, const LoadedLanguage& loaded, Problems problems,
              const TextOptions& text, std::istream& in, std::ostream& out, std::ostream& errors) {
  const RulePack& rules = loaded.language.rules;
  if (options.action != RulesAction::test) {
    Page page(errors, text);
    for (const Problem& problem : problems) page.problem(problem);
    const auto fatal = [](const Problem& problem) { return problem.fatal; };
    if (std::any_of(problems.begin(), problems.end(), fatal)) return 2;
  }
  switch (options.action) {
    case RulesAction::test:
      return test(options, loaded, std::move(problems), text, out);
    case RulesAction::list:
      list_rules(rules, out);
      return 0;
    case RulesAction::explain: {
      if (explain_rule(rules, options.id, text, out)) return 0;
      const auto close = nearest_rule(rules, options.id);
      errors << "crosscheck: no rule '" << visible(options.id) << "'"
             << (close.empty() ? "; crosscheck rules list shows all"
                               : "; did you mean '" + visible(close) + "'?")
             << "\n";
      return 2;
    }
    case RulesAction::attempt: {
      const std::string day =
          options.values_reference.empty() ? "2031-05-08" : options.values_reference;
      const auto published = parse_iso_day(day);
      if (!published) {
        errors << "crosscheck: --on takes a day, as 2031-05-08\n";
        return 2;
      }
      try_rules(loaded.language, loaded.reading, text_of(options.paths, in), published, text, out);
      return 0;
    }
    case RulesAction::create: {
      const std::string skeleton = new_rule(options.id);
      if (skeleton.empty() || rules.find(options.id) != nullptr) {
        errors << "crosscheck: "
               << (skeleton.empty() ? "an id is pack.name, of a-z, 0-9 and hyphens: "
                                    : "there is a rule already: ")
               << visible(options.id) << "\n";
        return 2;
      }
      out << skeleton;
      return 0;
    }
  }
  return 2;
}

}  // namespace crosscheck
