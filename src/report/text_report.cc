// The report as a good compiler would print it.
//
//   error: Ada Lindgren's visits to Kenya: "11th" in 2 sources against "12th" in The Lakeside Post
//          [diplomacy.visit-count] 5d0c4be1f2
//     "11th": 2 independent sources
//       wire/a.txt:2:22: Coast Wire, 2031-05-08
//         This was Lindgren's 11th visit to Kenya.
//                             ^~~~
//     ...

#include "report/text_report.h"

#include "report/entry.h"
#include "report/wording.h"

namespace crosscheck {

namespace {

constexpr std::size_t kSideIndent = 2, kClaimIndent = 4, kQuoteIndent = 6;
constexpr std::size_t kPlaces = 6;  // of a fact that agrees

class TextReport {
 public:
  TextReport(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report), set_(report.set), page_(out, options) {}

  void finding(const Finding& finding) {
    const Entry entry = entry_of(report_, finding);
    headline(entry);
    for (const Entry::Side& side : entry.sides) this->side(finding, side);
    for (const Entry::Note& note : entry.notes) {
      page_.print(kSideIndent, kClaimIndent, {{note.label + ": " + note.words}});
    }
  }

  // A fact on which all agree: what it reads, and where.
  void fact(const Finding& fact) {
    page_.print(0, kClaimIndent,
                {{std::string(verdict_name(fact.verdict)) + ": ", Style::note},
                 {agreement_words(report_, fact) + " [" + fact.rule + "] " + fact.id}});
    page_.print(kSideIndent, kClaimIndent,
                {{first_of(places_of(set_, fact.claims), kPlaces, ", ", "and")}});
  }

  void problem(const Problem& problem) { page_.problem(problem); }
  void counts() { page_.print(0, kSideIndent, {{counts_words(report_)}}); }
  void blank() { page_.blank(); }

 private:
  void headline(const Entry& entry) {
    const Finding& finding = *entry.finding;
    const std::string severity = std::string(severity_name(finding.severity)) + ": ";
    std::vector<Run> runs{{severity, style_of(finding.severity)}};
    if (!entry.verdict.empty()) runs.push_back({entry.verdict + ": ", style_of(finding.severity)});
    runs.push_back({finding.message, Style::strong});
    runs.push_back({" [" + finding.rule + "] " + finding.id});
    page_.print(0, severity.size(), runs);
  }

  void side(const Finding& finding, const Entry::Side& side) {
    page_.print(kSideIndent, kClaimIndent, {{side.reads, Style::strong}, {": " + side.sources}});
    for (const Entry::Quote& quote : side.quotes) {
      page_.print(kClaimIndent, kQuoteIndent, {{quote.place + ": " + quote.about}});
      page_.quote(kQuoteIndent, set_.claims[quote.claim].sentence, quote.marked,
                  style_of(finding.severity));
      if (!quote.derived.empty()) {
        page_.print(kQuoteIndent, kQuoteIndent + 2, {{"derived: " + quote.derived}});
      }
    }
    if (side.more > 0) {
      page_.print(
          kClaimIndent, kQuoteIndent,
          {{"… and " + std::to_string(side.more) + " more (crosscheck why " + finding.id + ")"}});
    }
  }

  const Report& report_;
  const ClaimSet& set_;
  Page page_;
};

}  // namespace

void write_finding(const Report& report, const Finding& finding, const TextOptions& options,
                   std::ostream& out) {
  TextReport(report, options, out).finding(finding);
}

void write_text(const Report& report, const TextOptions& options, std::ostream& out) {
  TextReport text(report, options, out);
  for (const Finding& finding : report.findings) {
    text.finding(finding);
    text.blank();
  }
  bool listed = false;
  for (const Finding& fact : report.facts) {
    if (!options.facts || is_finding(fact.verdict)) continue;
    text.fact(fact);
    listed = true;
  }
  if (listed) text.blank();
  for (const Problem& problem : report.set.problems) text.problem(problem);
  if (!report.set.problems.empty()) text.blank();
  text.counts();
}

}  // namespace crosscheck
