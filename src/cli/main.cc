#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "claim/claim_json.h"
#include "claim/extract_claims.h"
#include "cli/load_language.h"
#include "cli/options.h"
#include "cli/rules_command.h"
#include "cli/values_command.h"
#include "cli/write_reports.h"
#include "finding/finding.h"
#include "graph/claim_graph.h"
#include "report/report.h"
#include "report/why.h"
#include "value/spell.h"
#include "workshop/coverage.h"

using namespace crosscheck;

namespace {

// Says on standard error where the time goes, with --verbose.
class Stopwatch {
 public:
  void lap(std::string_view stage) {
    const auto now = std::chrono::steady_clock::now();
    spdlog::debug("{}: {:.1f} ms", stage,
                  std::chrono::duration<double, std::milli>(now - last_).count());
    last_ = now;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

ClaimSet read_claims(const std::vector<std::string>& files) {
  ClaimSet set;
  for (const std::string& file : files) {
    if (file == "-") {
      read_records(std::cin, "standard input", set);
      continue;
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      set.problems.push_back({.path = file, .message = "cannot be read", .fatal = true});
      continue;
    }
    read_records(in, file, set);
  }
  return set;
}

TextOptions text_options(const Options& options) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  TextOptions text;
  const char* no_color = std::getenv("NO_COLOR");
  text.color = options.color == Color::always || (options.color == Color::automatic && terminal &&
                                                  (no_color == nullptr || *no_color == 0));
  text.width = options.width;
  if (text.width == 0 && terminal) {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) text.width = size.ws_col;
  }
  text.facts = options.verbose;
  return text;
}

std::optional<Severity> fail_on(const Options& options, const Inputs& inputs) {
  std::string name = "warning";
  for (const Config& config : inputs.configs) {
    if (config.fail_on) {
      name = *config.fail_on;
      break;
    }
  }
  return severity_by_name(options.fail_on.value_or(name));
}

int values(const Options& options, const Lexicon& lexicon) {
  ValuesOptions values;
  if (options.values_jsonl) values.mode = ValuesOptions::Mode::jsonl;
  if (options.values_relate) values.mode = ValuesOptions::Mode::relate;
  for (const std::string& text : options.paths) {
    values.text = values.text ? *values.text + " " + text : text;
  }
  if (!options.values_reference.empty()) {
    values.reference = parse_iso_day(options.values_reference);
    if (!values.reference) {
      std::cerr << "crosscheck: --on takes a day, as 2031-05-08\n";
      return 2;
    }
  }
  return run_values(values, std::cin, std::cout, std::cerr, lexicon);
}

int stats(const Options& options, const LoadedLanguage& loaded, const Inputs& inputs,
          Problems problems, std::size_t jobs) {
  Coverage coverage = survey(inputs, loaded.reading, loaded.language, jobs);
  coverage.problems.insert(coverage.problems.end(), problems.begin(), problems.end());
  std::sort(coverage.problems.begin(), coverage.problems.end());
  if (options.format == ReportFormat::json)
    write_coverage_json(coverage, std::cout);
  else
    write_coverage(coverage, text_options(options), std::cout);
  const auto fatal = [](const Problem& problem) { return problem.fatal; };
  return std::any_of(coverage.problems.begin(), coverage.problems.end(), fatal) ? 2 : 0;
}

int run(const Options& options) {
  Stopwatch watch;
  Problems problems;
  Inputs inputs;
  if (options.command != Command::values && options.command != Command::rules) {
    inputs = find_inputs(options.paths, problems);
  }
  if (inputs.files.empty()) inputs.configs = find_config(".", problems);
  const LoadedLanguage loaded = load_language(find_rules(options.rules), problems, inputs.configs);
  const Language& language = loaded.language;
  watch.lap("rules");
  if (options.command == Command::values) return values(options, language.lexicon);
  if (options.command == Command::rules) {
    std::sort(problems.begin(), problems.end());
    return run_rules(options, loaded, std::move(problems), text_options(options), std::cin,
                     std::cout, std::cerr);
  }

  const std::size_t jobs =
      options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  if (options.stats) return stats(options, loaded, inputs, std::move(problems), jobs);
  ClaimSet set = options.claims.empty() ? extract_claims(inputs, loaded.reading, language, jobs)
                                        : read_claims(options.claims);
  set.problems.insert(set.problems.end(), problems.begin(), problems.end());
  sort_claims(set);
  watch.lap("articles and claims");
  if (options.command == Command::extract) {
    std::cout << write_records(set);
    return exit_code(make_report(std::move(set), {}));
  }

  date_copies(set);
  const ClaimGraph graph = link_claims(set, language.rules, set.problems, jobs);
  lend_days(set, graph, language.rules, language.lexicon);
  watch.lap("links");
  auto findings = check_facts(set, graph, language.rules, language.lexicon);
  Report report =
      make_report(std::move(set), std::move(findings), language.rules.rules(), graph.links());
  report.fail_on = fail_on(options, inputs);
  watch.lap("findings");

  if (options.command == Command::why) {
    if (write_why(report, language.rules, options.id, text_options(options), std::cout)) return 0;
    std::cerr << "crosscheck: no finding and no claim here begins with '" << options.id << "'\n";
    return 2;
  }
  const bool written = write_reports(report, options.outputs, text_options(options));
  watch.lap("report");
  return written ? exit_code(report) : 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const ParsedOptions parsed = parse_options(argc, argv);
  if (parsed.exit) {
    (*parsed.exit == 0 ? std::cout : std::cerr) << parsed.message;
    return *parsed.exit;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_st("crosscheck"));
  spdlog::set_pattern("crosscheck: %v");
  spdlog::set_level(parsed.options.verbose ? spdlog::level::debug : spdlog::level::warn);
  return run(parsed.options);
}
