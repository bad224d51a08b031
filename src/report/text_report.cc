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

#include <algorithm>
#include <set>

#include "report/wording.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;
using Indices = std::vector<Index>;

constexpr std::size_t kShown = 3;  // claims of a side, alternatives, claims in a list
constexpr std::size_t kSideIndent = 2, kClaimIndent = 4, kQuoteIndent = 6;

std::string and_more(std::size_t n, const Finding& finding) {
  return "… and " + std::to_string(n) + " more (crosscheck why " + finding.id + ")";
}

// The claims of a side to print: all of a few, else those of different sentences first, since forty
// copies say no more than one.
Indices claims_to_show(const ClaimSet& set, const Indices& claims) {
  if (claims.size() <= kShown) return claims;
  std::set<std::uint64_t> sentences;
  Indices shown, copies;
  for (const Index index : claims) {
    const std::uint64_t print = set.claims[index].fingerprint;
    const bool copy = print != 0 && !sentences.insert(print).second;
    (copy ? copies : shown).push_back(index);
  }
  shown.insert(shown.end(), copies.begin(), copies.end());
  shown.resize(kShown);
  std::sort(shown.begin(), shown.end());
  return shown;
}

class TextReport {
 public:
  TextReport(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report), set_(report.set), page_(out, options) {}

  void finding(const Finding& finding) {
    headline(finding);
    const bool stances = stances_differ(finding);
    for (const Side& side : finding.sides) this->side(finding, side, stances);
    bystanders(finding);
    if (!finding.why.empty()) note("why", finding.why);
    const std::string settles = retract_words(set_, finding, kShown);
    if (!settles.empty()) note("consistent without", settles);
    page_.blank();
  }

  // A fact on which all agree: what it reads, and where.
  void fact(const Finding& fact) {
    std::string reads;
    for (const Side& side : fact.sides) reads += (reads.empty() ? ": " : ", ") + side.reads;
    const std::size_t sources = independent_sources(set_, fact.claims);
    page_.print(
        0, kClaimIndent,
        {{std::string(verdict_name(fact.verdict)) + ": ", Style::note},
         {fact.fact + reads + ", " + counted(sources, "independent source", "independent sources") +
          " [" + fact.rule + "] " + fact.id}});
    std::vector<std::string> places;
    for (const Index claim : fact.claims) places.push_back(place_words(set_, set_.claims[claim]));
    page_.print(kSideIndent, kClaimIndent, {{first_of(places, 2 * kShown, ", ", "and")}});
  }

  void problem(const Problem& problem) { page_.problem(problem); }
  void counts() { page_.print(0, kSideIndent, {{counts_words(report_)}}); }
  void blank() { page_.blank(); }

 private:
  void headline(const Finding& finding) {
    const std::string severity = std::string(severity_name(finding.severity)) + ": ";
    std::vector<Run> runs{{severity, style_of(finding.severity)}};
    if (finding.verdict != Verdict::conflict) {
      runs.push_back(
          {std::string(verdict_name(finding.verdict)) + ": ", style_of(finding.severity)});
    }
    runs.push_back({finding.message, Style::strong});
    runs.push_back({" [" + finding.rule + "] " + finding.id});
    page_.print(0, severity.size(), runs);
  }

  void side(const Finding& finding, const Side& side, bool stances) {
    const std::string sources =
        side.independent_sources == 1
            ? "1 source"
            : counted(side.independent_sources, "independent source", "independent sources");
    page_.print(kSideIndent, kClaimIndent, {{side.reads, Style::strong}, {": " + sources}});
    for (const Index index : claims_to_show(set_, side.claims)) claim(finding, index, stances);
    if (side.claims.size() > kShown) {
      page_.print(kClaimIndent, kQuoteIndent, {{and_more(side.claims.size() - kShown, finding)}});
    }
  }

  void claim(const Finding& finding, Index index, bool stance) {
    const Claim& claim = set_.claims[index];
    const ArticleRecord& article = set_.articles[claim.article];
    std::string words = ": ";
    if (!article.source.empty()) words += article.source + ", ";
    words += day_words(article);
    if (!claim.speaker.empty()) words += ", according to " + claim.speaker;
    if (stance) words += ", " + std::string(stance_name(claim.stance));
    page_.print(kClaimIndent, kQuoteIndent, {{place_words(set_, claim) + words}});
    page_.quote(kQuoteIndent, claim.sentence, marked_words(set_, claim),
                style_of(finding.severity));
    if (claim.derived_sign != 0) {
      page_.print(kQuoteIndent, kQuoteIndent + 2, {{"derived: " + derivation_words(claim)}});
    }
  }

  bool stances_differ(const Finding& finding) const {
    std::set<Stance> stances;
    for (const Side& side : finding.sides) {
      for (const Index index : side.claims) stances.insert(set_.claims[index].stance);
    }
    return stances.size() > 1;
  }

  // Claims on no side, in a line each kind.
  void bystanders(const Finding& finding) {
    Indices fits;
    for (const Side& side : finding.sides) {
      fits.insert(fits.end(), side.fits.begin(), side.fits.end());
    }
    std::sort(fits.begin(), fits.end());
    fits.erase(std::unique(fits.begin(), fits.end()), fits.end());
    if (!fits.empty()) note("fits several sides", list(fits, false));
    if (!finding.silent.empty()) note("takes no side", list(finding.silent, true));
  }

  std::string list(const Indices& claims, bool stance) const {
    std::vector<std::string> items;
    for (const Index index : claims) {
      const Claim& claim = set_.claims[index];
      const bool takes_side = claim.stance == Stance::asserted || claim.stance == Stance::planned;
      items.push_back(named(set_, claim));
      if (stance && !takes_side)
        items.back() += " (" + std::string(stance_name(claim.stance)) + ")";
    }
    return first_of(items, kShown, ", ", "and");
  }

  void note(std::string_view label, const std::string& words) {
    page_.print(kSideIndent, kClaimIndent, {{std::string(label) + ": " + words}});
  }

  const Report& report_;
  const ClaimSet& set_;
  Page page_;
};

}  // namespace

void write_text(const Report& report, const TextOptions& options, std::ostream& out) {
  TextReport text(report, options, out);
  for (const Finding& finding : report.findings) text.finding(finding);
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
