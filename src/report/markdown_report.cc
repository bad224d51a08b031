// GitHub-flavoured Markdown. Words are made bold by <b>, which needs no spaces round it.

#include <algorithm>

#include "report/entry.h"
#include "report/escape.h"
#include "report/excerpt.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kWidth = 240;  // columns of a sentence
constexpr std::size_t kPlaces = 6;   // of a fact that agrees

std::string bold(std::string_view words) { return "<b>" + markdown(words) + "</b>"; }

// A code span knows no escapes: its fence is longer than any run of backticks inside.
std::string code(std::string_view words) {
  const std::string line = shown(words);
  std::size_t longest = 0, run = 0;
  for (const char c : line) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`'), space = longest > 0 ? " " : "";
  return fence + space + line + space + fence;
}

void write_quote(const ClaimSet& set, const Entry::Quote& quote, std::ostream& out) {
  out << "\n> ";
  bool first = true;
  for (const auto& piece :
       make_excerpt(set.claims[quote.claim].sentence, quote.marked, kWidth).line) {
    // Only at its beginning can a line begin a list; markdown() takes each piece for one.
    out << (piece.marked ? bold(piece.text)
            : first      ? markdown(piece.text)
                         : markdown_within(piece.text));
    first = false;
  }
  out << "\\\n> " << code(quote.place) << " " << markdown(quote.about) << '\n';
  if (!quote.derived.empty()) out << "> derived: " << markdown(quote.derived) << '\n';
}

void write_finding(const Report& report, const Finding& finding, std::ostream& out) {
  const Entry entry = entry_of(report, finding);
  out << "\n### " << severity_name(finding.severity) << ": " << markdown(headline(finding))
      << "\n\n"
      << code(finding.rule) << " " << code(finding.id) << '\n';
  for (const Entry::Side& side : entry.sides) {
    out << '\n' << bold(side.reads) << ": " << side.sources << '\n';
    for (const Entry::Quote& quote : side.quotes) write_quote(report.set, quote, out);
    if (side.more > 0) out << "\n… and " << side.more << " more\n";
  }
  if (!entry.notes.empty()) out << '\n';
  for (const Entry::Note& note : entry.notes) {
    out << "- " << markdown(note.label) << ": " << markdown(note.words) << '\n';
  }
}

void write_problem(const Problem& problem, std::ostream& out) {
  std::string place = problem.path;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  if (problem.line > 0 && problem.column > 0) place += ":" + std::to_string(problem.column);
  out << "- " << (place.empty() ? "" : code(place) + " ") << markdown(problem.message) << '\n';
}

}  // namespace

void write_markdown(const Report& report, const TextOptions& options, std::ostream& out) {
  out << "## Crosscheck\n\n" << counts_words(report) << '\n';
  for (const Finding& finding : report.findings) write_finding(report, finding, out);
  bool listed = false;
  for (const Finding& fact : report.facts) {
    if (!options.facts || is_finding(fact.verdict)) continue;
    if (!listed) out << "\n### Facts that agree\n\n";
    listed = true;
    out << "- " << markdown(agreement_words(report, fact)) << " ("
        << markdown(first_of(places_of(report.set, fact.claims), kPlaces, ", ", "and")) << ")\n";
  }
  if (!report.set.problems.empty()) out << "\n### Problems\n\n";
  for (const Problem& problem : report.set.problems) write_problem(problem, out);
}

}  // namespace crosscheck
