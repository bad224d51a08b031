#include "report/report_json.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

// The type first, so that `grep '^{"type": "finding"'` does.
void write_line(std::ostream& out, std::string_view type, const Json& fields) {
  Json line{{"type", type}};
  line.update(fields);
  out << one_line(line) << '\n';
}

}  // namespace

void write_jsonl(const Report& report, std::ostream& out) {
  write_line(out, "report", {{"schema", "crosscheck-report/1"}});
  for (const ArticleRecord& article : report.set.articles)
    write_line(out, "article", article_json(article));
  for (const Finding& finding : report.findings)
    write_line(out, "finding", finding_json(report, finding));
  for (const Finding& fact : report.facts) write_line(out, "fact", fact_json(report, fact));
  for (const Problem& problem : report.set.problems)
    write_line(out, "problem", problem_json(problem));
  write_line(out, "counts", counts_json(report));
}

}  // namespace crosscheck
