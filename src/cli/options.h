#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/formats.h"
#include "rule/rule.h"

namespace crosscheck {

enum class Command { check, extract, why, rules, values, help };
enum class RulesAction { test, list, explain, attempt, create };
enum class ReportFormat { text, json, junit };
enum class Color { automatic, always, never };

// One `--format NAME[=FILE]`.
struct ReportOutput {
  const FormatRow* format = nullptr;
  std::string file;  // empty: standard output
};

// What the command line says. Each option is one row in options.cc.
struct Options {
  Command command = Command::check;
  std::vector<std::string> paths;   // values, rules try: the text
  std::vector<std::string> claims;  // --claims: record files to read instead of articles
  std::string id;                   // why, rules explain, rules new
  RulesAction action = RulesAction::test;
  ReportFormat format = ReportFormat::text;  // extract --stats, rules test
  std::vector<ReportOutput> outputs;         // check; at most one to standard output
  std::optional<std::string> fail_on;  // error, warning, note or never; else crosscheck.yaml's
  std::optional<std::string> rules;    // folder of the rules
  Color color = Color::automatic;
  std::size_t width = 0;  // 0: the terminal's; no terminal, no limit
  std::size_t jobs = 0;   // 0: as many as there are cores
  bool verbose = false;
  bool stats = false;  // extract: what the rules read, not the claims
  bool values_jsonl = false, values_relate = false;
  std::string values_reference;  // day of publication for `values`
};

struct ParsedOptions {
  Options options;
  // Set when there is nothing to run: print `message` and end with `exit`.
  std::optional<int> exit;
  std::string message;
};

ParsedOptions parse_options(int argc, const char* const* argv);

}  // namespace crosscheck
