#include "report/json_report.h"

#include "report/report_json.h"

namespace crosscheck {

void write_json(const Report& report, std::ostream& out) {
  const ClaimSet& set = report.set;
  out << "{\n \"schema\": \"crosscheck-report/1\",\n";
  spell_list(out, "articles", set.articles, article_json);
  out << ",\n";
  spell_list(out, "findings", report.findings,
             [&](const auto& f) { return finding_json(report, f); });
  out << ",\n";
  spell_list(out, "facts", report.facts, [&](const auto& f) { return fact_json(report, f); });
  out << ",\n";
  spell_list(out, "problems", set.problems, problem_json);
  out << ",\n \"counts\": ";
  spell(out, counts_json(report), 1, 11);
  out << "\n}\n";
}

}  // namespace crosscheck
