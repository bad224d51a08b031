#include "report/formats.h"

#include <algorithm>

#include "report/json_report.h"
#include "report/text_report.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

template <void (*Write)(const Report&, std::ostream&)>
void plain(const Report& report, const TextOptions&, std::ostream& out) {
  Write(report, out);
}

constexpr FormatRow kFormats[] = {
    {"text", "people, in a terminal", write_text},
    {"json", "programs: all that is known", plain<write_json>},
    {"jsonl", "programs: the same, one object a line", plain<write_jsonl>},
    {"sarif", "code scanning, editors: SARIF 2.1.0", plain<write_sarif>},
    {"junit", "Jenkins, GitLab and others: facts as test cases", plain<write_junit>},
    {"github", "GitHub Actions: annotations and a job summary", plain<write_github>},
    {"gitlab", "GitLab: a code quality report", plain<write_gitlab>},
    {"checkstyle", "Jenkins, reviewdog and editors: checkstyle's XML", plain<write_checkstyle>},
    {"rdjsonl", "reviewdog: its diagnostic format", plain<write_rdjsonl>},
    {"markdown", "people: comments and wikis", write_markdown},
    {"csv", "spreadsheets: a row for each claim of a finding", plain<write_csv>},
    {"html", "people: one page, no script", write_html},
    {"dot", "Graphviz: the claims of each finding and what links them", plain<write_dot>},
    {"graphml", "Gephi, yEd, networkx: the same graph", plain<write_graphml>},
    {"webannotation", "annotation tools: W3C Web Annotations", plain<write_web_annotation>},
    {"claim", "search and knowledge graphs: schema.org Claims", plain<write_claim>},
    {"mismatch-finder", "Wikidata's Mismatch Finder: an import file", plain<write_mismatch_finder>},
};

}  // namespace

std::span<const FormatRow> formats() { return kFormats; }

const FormatRow* find_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const FormatRow& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace crosscheck
