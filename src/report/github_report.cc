// Workflow commands of GitHub Actions. Of each step GitHub shows ten errors, ten warnings and ten
// notices, so the gravest come first and what is left over is counted.

#include <array>
#include <sstream>

#include "report/entry.h"
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kMost = 10;
constexpr std::size_t kSummaryBytes = 1 << 20;  // what GitHub takes as the summary of a step

// The annotations that are written, and how many of each severity are left over.
class Annotations {
 public:
  explicit Annotations(std::ostream& out) : out_(out) {}

  void add(Severity severity, const FilePlace& place, std::string_view title,
           std::string_view message) {
    const auto kind = static_cast<std::size_t>(severity);
    // The last notice is the one that counts the rest.
    if (written_[kind] == kMost - (severity == Severity::note)) {
      ++left_[kind];
      return;
    }
    ++written_[kind];
    out_ << "::" << command(severity) << " title=" << github_property(title);
    if (!place.path.empty()) out_ << ",file=" << github_property(place.path);
    if (!place.path.empty() && place.line > 0) out_ << ",line=" << place.line;
    if (place.column > 0) {
      out_ << ",endLine=" << place.end_line;
      if (place.end_line == place.line) {
        out_ << ",col=" << place.column << ",endColumn=" << place.end_column;
      }
    }
    out_ << "::" << github_message(message) << '\n';
  }

  void count_the_rest() {
    const auto [notes, warnings, errors] = left_;
    if (errors + warnings + notes == 0) return;
    out_ << "::notice title=Crosscheck::" << errors + warnings + notes
         << " more: " << counted(errors, "error", "errors") << ", "
         << counted(warnings, "warning", "warnings") << ", " << counted(notes, "note", "notes")
         << '\n';
  }

 private:
  static std::string_view command(Severity severity) {
    return severity == Severity::note ? "notice" : severity_name(severity);
  }

  std::ostream& out_;
  std::array<std::size_t, 3> written_{}, left_{};  // by Severity
};

void add_problem(Annotations& annotations, const Problem& problem) {
  annotations.add(problem.fatal ? Severity::error : Severity::warning,
                  {plain_path(problem.path), problem.line}, "problem", problem.message);
}

}  // namespace

void write_github(const Report& report, std::ostream& out) {
  Annotations annotations(out);
  for (const Problem& problem : report.set.problems) {
    if (problem.fatal) add_problem(annotations, problem);
  }
  for (const Finding& finding : report.findings) {
    annotations.add(finding.severity,
                    file_place(report.set, report.set.claims[shown_claim(finding)]),
                    finding.rule + " " + finding.id, summary(report, finding));
  }
  for (const Problem& problem : report.set.problems) {
    if (!problem.fatal) add_problem(annotations, problem);
  }
  annotations.count_the_rest();
  out << counts_words(report) << '\n';
}

void write_github_summary(const Report& report, std::ostream& out) {
  std::ostringstream whole;
  write_markdown(report, {}, whole);
  std::string text = whole.str();
  if (text.size() > kSummaryBytes) {
    constexpr std::string_view kHeading = "\n### ";
    constexpr std::size_t kReserve = 200;
    text.resize(text.rfind(kHeading, kSummaryBytes - kReserve) + 1);
    std::size_t shown = 0;
    for (std::size_t at = 0; (at = text.find(kHeading, at)) != std::string::npos; ++at) ++shown;
    text += "\n… and " + std::to_string(report.findings.size() - shown) + " more findings\n";
  }
  out << text;
}

}  // namespace crosscheck
