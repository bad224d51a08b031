#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <map>
#include <set>

#include "text/nearest.h"

namespace crosscheck {

namespace {

constexpr const char* kUsage =
    "Finds statements about one fact on which articles disagree.\n"
    "\n"
    "  crosscheck story/                     check the articles in a folder\n"
    "  crosscheck --format json a.md b.txt   the same as JSON\n"
    "  crosscheck -f text -f html=page.html  as text, and as a page in a file\n"
    "  crosscheck why 3f2a9c01de story/      why a finding was reported\n"
    "  crosscheck extract story/             the claims, one JSON object a line\n"
    "  crosscheck extract --stats story/     how much of it the rules read\n"
    "  crosscheck check --claims claims.jsonl\n"
    "  crosscheck values 'nearly four hours' what the words of a text are read as\n"
    "  crosscheck rules test                 whether the rules do what they say\n";

constexpr const char* kRulesUsage =
    "For those who write rules.\n"
    "\n"
    "  crosscheck rules test [DIR]           run the examples and scenarios of the packs\n"
    "  crosscheck rules list                 the rules, a line each\n"
    "  crosscheck rules explain ID           what a rule reads and how its claims are compared\n"
    "  crosscheck rules try 'A SENTENCE.'    what each rule makes of it, and what came close\n"
    "  crosscheck rules new PACK.NAME        a rule to begin with\n";

constexpr const char* kFooter =
    "Exit: 0 consistent, 1 findings at or above --fail-on, 2 wrong usage or unreadable input.\n"
    "Rules, formats and crosscheck.yaml: man crosscheck, docs/";

std::string formats_help() {
  std::string out =
      "of the report, text by default; with =FILE into a file; may be given several times:";
  for (const FormatRow& format : formats()) {
    out += (&format == &formats().front() ? " " : ", ") + std::string(format.name);
  }
  return out;
}

// What the values of --format ask for, or why they cannot be.
std::string read_formats(const std::vector<std::string>& values,
                         std::vector<ReportOutput>& outputs) {
  std::set<std::string> files;
  for (const std::string& value : values) {
    const std::size_t equals = value.find('=');
    const std::string name = value.substr(0, equals);
    const std::string file = equals == std::string::npos ? "" : value.substr(equals + 1);
    const FormatRow* format = find_format(name);
    if (format == nullptr) {
      std::vector<std::string_view> known;
      for (const FormatRow& one : formats()) known.push_back(one.name);
      const std::string_view close = nearest(name, known);
      std::string wrong = "--format: no format '" + name + "'; ";
      if (!close.empty()) return wrong + "did you mean '" + std::string(close) + "'?";
      for (const std::string_view one : known) {
        wrong += (one == known.front() ? "known are " : ", ") + std::string(one);
      }
      return wrong;
    }
    if (equals != std::string::npos && file.empty()) return "--format " + value + " names no file";
    if (!files.insert(file).second) {
      return file.empty() ? "--format: only one report can go to standard output; give " + name +
                                " a file: --format " + name + "=FILE"
                          : "--format: two reports cannot go to one file, " + file;
    }
    outputs.push_back({format, file});
  }
  if (outputs.empty()) outputs.push_back({find_format("text"), ""});
  return "";
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) {
  static const std::map<std::string, Command> kCommands = {{"check", Command::check},
                                                           {"extract", Command::extract},
                                                           {"why", Command::why},
                                                           {"rules", Command::rules},
                                                           {"values", Command::values}};
  ParsedOptions parsed;
  Options& options = parsed.options;
  CLI::App app(kUsage, "crosscheck");
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string command = "check";
  if (!arguments.empty() && kCommands.contains(arguments.front())) {
    command = arguments.front();
    options.command = kCommands.at(command);
    arguments.erase(arguments.begin());
  }
  static const std::map<std::string, RulesAction> kActions = {{"test", RulesAction::test},
                                                              {"list", RulesAction::list},
                                                              {"explain", RulesAction::explain},
                                                              {"try", RulesAction::attempt},
                                                              {"new", RulesAction::create}};
  if (command == "rules") {
    if (!arguments.empty() && kActions.contains(arguments.front())) {
      options.action = kActions.at(arguments.front());
      command += " " + arguments.front();
      arguments.erase(arguments.begin());
    } else if (arguments.empty() || arguments.front().starts_with("-")) {
      parsed.exit = arguments.empty() ? 2 : 0;
      parsed.message = kRulesUsage;
      return parsed;
    } else {
      parsed.exit = 2;
      parsed.message = "crosscheck: no 'rules " + arguments.front() + "'\n" + kRulesUsage;
      return parsed;
    }
  }
  std::vector<std::string> wanted;  // of --format
  const bool checks = command == "check" || command == "why";
  app.name(command == "check" ? "crosscheck [check]" : "crosscheck " + command);
  app.footer(kFooter);
  app.set_version_flag("--version", "crosscheck " CROSSCHECK_VERSION);

  if (command == "why")
    app.add_option("ID", options.id, "of a finding or a claim; a unique beginning will do")
        ->required();
  if (command == "values") {
    app.add_option("TEXT", options.paths, "the text; standard input when there is none");
    app.add_flag("--jsonl", options.values_jsonl,
                 "read {\"id\",\"text\",\"reference\"} lines, write {\"id\",\"values\"} lines");
    app.add_flag("--relate", options.values_relate,
                 "read {\"id\",\"a\",\"b\",…} lines, write how the two stand to each other");
    app.add_option("--on", options.values_reference, "the day of publication, as 2031-05-08");
  } else if (command == "rules test") {
    app.add_option("DIR", options.rules, "folder of the rules; the ones in use by default");
    app.add_option("--format,-f", options.format, "of what is said; text by default")
        ->transform(CLI::CheckedTransformer(std::map<std::string, ReportFormat>{
            {"text", ReportFormat::text}, {"junit", ReportFormat::junit}}))
        ->option_text("text|junit");
  } else if (command == "rules explain") {
    app.add_option("ID", options.id, "of the rule")->required();
  } else if (command == "rules new") {
    app.add_option("ID", options.id, "of the rule to be: harbour.ships-berthed")->required();
  } else if (command == "rules try") {
    app.add_option("SENTENCE", options.paths, "one or a few; standard input when there is none");
    app.add_option("--on", options.values_reference, "the day of publication, as 2031-05-08");
  } else if (command != "rules list") {
    app.add_option("PATH", options.paths,
                   "articles (.txt .md .jsonl) and folders of them; . when there is none");
    app.add_option("--jobs,-j", options.jobs, "threads; as many as cores by default")
        ->check(CLI::Range(1, 256))
        ->option_text("N");
  }
  if (checks) {
    app.add_option(
        "--claims", options.claims,
        "claims that crosscheck extract wrote, instead of articles; - is standard input");
    app.add_option("--width", options.width,
                   "columns of the text report; the terminal's by default")
        ->check(CLI::Range(40, 10000))
        ->option_text("N");
  }
  if (command == "extract") {
    app.add_flag("--stats", options.stats,
                 "how much the rules read, and what they should read next, instead of claims");
    app.add_option("--format,-f", options.format, "of --stats; text by default")
        ->transform(CLI::CheckedTransformer(std::map<std::string, ReportFormat>{
            {"text", ReportFormat::text}, {"json", ReportFormat::json}}))
        ->option_text("text|json");
  }
  if (command == "check") {
    app.add_option("--format,-f", wanted, formats_help())
        ->allow_extra_args(false)
        ->option_text("NAME[=FILE]");
    app.add_option("--fail-on", options.fail_on, "what makes the exit code 1; warning by default")
        ->check(CLI::IsMember({"error", "warning", "note", "never"}))
        ->option_text("error|warning|note|never");
  }
  app.add_option("--color", options.color,
                 "colours of the text report; auto by default, and NO_COLOR is respected")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Color>{
          {"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}}))
      ->option_text("auto|always|never");
  app.add_option("--rules", options.rules,
                 "folder of the rules, instead of the ones that came along")
      ->option_text("DIR");
  app.add_flag("--verbose,-v", options.verbose,
               "agreeing facts too, and on standard error where the time goes");

  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    parsed.exit = 0;
    parsed.message = app.help();
  } catch (const CLI::CallForVersion&) {
    parsed.exit = 0;
    parsed.message = "crosscheck " CROSSCHECK_VERSION "\n";
  } catch (const CLI::ParseError& error) {
    parsed.exit = 2;
    parsed.message = "crosscheck: " + std::string(error.what()) + "\nTry crosscheck --help.\n";
  }
  if (const std::string wrong = read_formats(wanted, options.outputs);
      !parsed.exit && !wrong.empty()) {
    parsed.exit = 2;
    parsed.message = "crosscheck: " + wrong + "\nTry crosscheck --help.\n";
  }
  if (options.paths.empty() && options.claims.empty() && options.command != Command::values) {
    options.paths.emplace_back(".");
  }
  return parsed;
}

}  // namespace crosscheck
