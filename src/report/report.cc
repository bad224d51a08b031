#include "report/report.h"

#include <algorithm>

namespace crosscheck {

Report make_report(ClaimSet set, std::vector<Finding> checked) {
  Report report;
  const auto place = [&](const Finding& finding) {
    const Claim& claim = set.claims[finding.claims.front()];
    return std::tuple(claim.article, claim.span.begin, std::string_view(finding.id));
  };
  for (Finding& finding : checked) {
    const bool several =
        std::any_of(finding.claims.begin(), finding.claims.end(), [&](std::uint32_t claim) {
          return set.claims[claim].article != set.claims[finding.claims.front()].article;
        });
    if (is_finding(finding.verdict)) report.findings.push_back(finding);
    if (!several) continue;
    ++report.counts.facts;
    if (!is_finding(finding.verdict)) ++report.counts.agreeing;
    report.facts.push_back(std::move(finding));
  }
  std::sort(report.findings.begin(), report.findings.end(),
            [&](const Finding& a, const Finding& b) {
              if (a.severity != b.severity) return a.severity > b.severity;
              if (a.verdict != b.verdict) return a.verdict < b.verdict;
              return place(a) < place(b);
            });
  std::sort(report.facts.begin(), report.facts.end(),
            [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  for (const Finding& finding : report.findings) {
    ++(finding.severity == Severity::error     ? report.counts.errors
       : finding.severity == Severity::warning ? report.counts.warnings
                                               : report.counts.notes);
  }
  report.counts.articles = set.articles.size();
  report.counts.claims = set.claims.size();
  report.counts.problems = set.problems.size();
  report.set = std::move(set);
  return report;
}

int exit_code(const Report& report, std::optional<Severity> fail_on) {
  const auto fatal = [](const Problem& problem) { return problem.fatal; };
  if (std::any_of(report.set.problems.begin(), report.set.problems.end(), fatal)) return 2;
  return fail_on && std::any_of(report.findings.begin(), report.findings.end(),
                                [&](const Finding& f) { return f.severity >= *fail_on; })
             ? 1
             : 0;
}

}  // namespace crosscheck
