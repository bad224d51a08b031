// CSV (RFC 4180) for spreadsheets: a row for each claim of each finding.

#include "report/entry.h"
#include "report/escape.h"
#include "report/writers.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

void write_row(std::ostream& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out << (i > 0 ? "," : "") << csv(cells[i]);
  out << "\r\n";
}

std::string number(std::size_t n) { return n == 0 ? "" : std::to_string(n); }

// `side` is its number, "fits" or "silent".
void write_claim(const Report& report, const Finding& finding, const std::string& side,
                 const std::string& reads, std::size_t sources, std::uint32_t index,
                 std::ostream& out) {
  const Claim& claim = report.set.claims[index];
  const ArticleRecord& article = report.set.articles[claim.article];
  write_row(out, {finding.id,
                  std::string(severity_name(finding.severity)),
                  std::string(verdict_name(finding.verdict)),
                  finding.rule,
                  finding.fact,
                  finding.message,
                  side,
                  reads,
                  number(sources),
                  article.path,
                  number(article.record),
                  number(claim.value_line),
                  number(claim.value_column),
                  article.source,
                  article.title,
                  article.published ? iso_day(*article.published) : "",
                  claim.speaker,
                  std::string(stance_name(claim.stance)),
                  claim.value_words,
                  claim.sentence});
}

}  // namespace

void write_csv(const Report& report, std::ostream& out) {
  write_row(out, {"finding", "severity",  "verdict", "rule",   "fact",  "message", "side",
                  "reads",   "sources",   "path",    "record", "line",  "column",  "source",
                  "title",   "published", "speaker", "stance", "value", "sentence"});
  for (const Finding& finding : report.findings) {
    std::size_t side_number = 0;
    for (const Side& side : finding.sides) {
      const std::string name = std::to_string(++side_number);
      for (const std::uint32_t claim : side.claims) {
        write_claim(report, finding, name, side.reads, side.independent_sources, claim, out);
      }
    }
    for (const std::uint32_t claim : fitting(finding)) {
      write_claim(report, finding, "fits", "", 0, claim, out);
    }
    for (const std::uint32_t claim : finding.silent) {
      write_claim(report, finding, "silent", "", 0, claim, out);
    }
  }
}

}  // namespace crosscheck
