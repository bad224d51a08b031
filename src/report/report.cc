#include "report/report.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace crosscheck {

namespace {

// What somebody wants to know who sees the rule's id for the first time.
RuleRecord rule_record(const Rule& rule) {
  RuleRecord record{rule.id, rule.about, rule.severity, {}};
  const auto show = [&](bool reads, std::string_view before) {
    const auto found = std::find_if(rule.examples.begin(), rule.examples.end(),
                                    [&](const Example& example) { return example.reads == reads; });
    if (found != rule.examples.end()) record.help.push_back(std::string(before) + found->text);
  };
  if (!rule.about.empty()) record.help.push_back("What this rule reads: " + rule.about + ".");
  show(true, "It reads, for example: ");
  show(false, "It does not read: ");
  if (rule.evolves != Evolves::no) {
    record.help.emplace_back(
        rule.evolves == Evolves::up     ? "A later text may say more without contradicting."
        : rule.evolves == Evolves::down ? "A later text may say less without contradicting."
                                        : "A later text may say otherwise without contradicting.");
  }
  record.help.push_back("A project turns it off by \"rules: {" + rule.id +
                        ": off}\" in crosscheck.yaml, or makes it a note by \"severities: {" +
                        rule.id + ": note}\". \"crosscheck rules explain " + rule.id +
                        "\" tells how its claims are read and compared.");
  return record;
}

std::vector<RuleRecord> rules_of(const std::vector<Finding>& findings,
                                 std::span<const Rule> rules) {
  std::map<std::string_view, const Rule*> known;
  for (const Rule& rule : rules) known.emplace(rule.id, &rule);
  std::set<std::string> ids;
  for (const Finding& finding : findings) ids.insert(finding.rule);
  std::vector<RuleRecord> out;
  for (const std::string& id : ids) {
    const auto rule = known.find(id);
    out.push_back(rule == known.end() ? RuleRecord{id, "", Severity::warning, {}}
                                      : rule_record(*rule->second));
  }
  return out;
}

// Kruskal's spanning trees, strongest link first, of the claims that findings hold.
std::vector<Link> holding(const std::vector<Finding>& findings, std::span<const Link> links,
                          std::size_t claims) {
  constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> parent(claims, kNone);
  for (const Finding& finding : findings) {
    for (const std::uint32_t claim : finding.claims) parent[claim] = claim;
  }
  std::vector<Link> candidates;
  for (const Link& link : links) {
    if (parent[link.a] != kNone && parent[link.b] != kNone) candidates.push_back(link);
  }
  std::sort(candidates.begin(), candidates.end(), [](const Link& x, const Link& y) {
    return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
  });
  const auto root = [&](std::uint32_t claim) {
    while (parent[claim] != claim) claim = parent[claim] = parent[parent[claim]];
    return claim;
  };
  std::vector<Link> out;
  for (const Link& link : candidates) {
    const std::uint32_t a = root(link.a), b = root(link.b);
    if (a == b) continue;
    parent[a] = b;
    out.push_back(link);
  }
  std::sort(out.begin(), out.end(),
            [](const Link& x, const Link& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return out;
}

}  // namespace

Report make_report(ClaimSet set, std::vector<Finding> checked, std::span<const Rule> rules,
                   std::span<const Link> links) {
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
  report.rules = rules_of(report.findings, rules);
  report.links = holding(report.findings, links, set.claims.size());
  report.counts.articles = set.articles.size();
  report.counts.claims = set.claims.size();
  report.counts.problems = set.problems.size();
  report.set = std::move(set);
  return report;
}

bool fails(const Report& report, const Finding& finding) {
  return report.fail_on && finding.severity >= *report.fail_on;
}

int exit_code(const Report& report) {
  const auto fatal = [](const Problem& problem) { return problem.fatal; };
  if (std::any_of(report.set.problems.begin(), report.set.problems.end(), fatal)) return 2;
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const Finding& finding) { return fails(report, finding); })
             ? 1
             : 0;
}

}  // namespace crosscheck
