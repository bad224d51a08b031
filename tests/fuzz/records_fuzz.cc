// Any bytes as claim records: what can be read is linked, checked and printed, and written and
// read again it is the same. Bytes that do not begin like a record are edits of good ones, three
// bytes each: where (16 bits) and what to put there.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "article/read_article.h"
#include "claim/claim_json.h"
#include "cli/load_language.h"
#include "finding/finding.h"
#include "graph/claim_graph.h"
#include "report/formats.h"
#include "report/report.h"
#include "text/utf8.h"
#include "value/spell.h"

namespace {

using namespace crosscheck;

void require(bool holds) {
  if (!holds) std::abort();
}

const LoadedLanguage& english() {
  static const LoadedLanguage loaded = [] {
    Problems problems;
    return load_language(std::string(CROSSCHECK_SOURCE_DIR) + "/rules", problems);
  }();
  return loaded;
}

// Two papers that contradict each other in everything, and one without claims.
std::string good_records() {
  constexpr std::string_view kTexts[] = {
      "Ada Lindgren and Ole Noor met in Oslo for three hours on Tuesday. Ada Lindgren will visit "
      "Kenya "
      "next year to mark the 60th anniversary of Kenya's independence. The blast killed 14 people.",
      "Ada Lindgren and Ole Noor met in Oslo for nearly five hours. Ada Lindgren will visit Kenya "
      "later "
      "this year. Kenya's independence came in 1971. The blast killed 23 people, said Tomas "
      "Brandt.",
      "Nothing is claimed here.",
  };
  ClaimSet set;
  Extractor extractor(english().language);
  for (const std::string_view text : kTexts) {
    Article article;
    article.path = std::string(1, static_cast<char>('a' + set.articles.size()));
    article.text = text;
    Metadata metadata;
    if (!set.articles.empty()) metadata.published = parse_iso_day("2031-05-08");
    read_article(Format::text, metadata, {}, english().reading, english().language.lexicon, article,
                 set.problems);
    auto result = extractor.extract(article);
    for (Claim& claim : result.claims) {
      claim.article = static_cast<std::uint32_t>(set.articles.size());
      set.claims.push_back(std::move(claim));
    }
    set.articles.push_back(std::move(result.record));
  }
  return write_records(set);
}

std::string lines_of(const std::uint8_t* data, std::size_t size) {
  if (size > 0 && data[0] == '{') return {reinterpret_cast<const char*>(data), size};
  static const std::string good = good_records();
  std::string lines = good;
  for (std::size_t i = 0; i + 3 <= size; i += 3) {
    lines[(std::size_t{data[i]} << 8 | data[i + 1]) % lines.size()] =
        static_cast<char>(data[i + 2]);
  }
  return lines;
}

ClaimSet read(const std::string& lines) {
  ClaimSet set;
  std::istringstream in(lines);
  read_records(in, "records.jsonl", set);
  sort_claims(set);
  return set;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Language& language = english().language;
  ClaimSet set = read(lines_of(data, size));
  const std::string lines = write_records(set);
  require(write_records(read(lines)) == lines);

  date_copies(set);
  const ClaimGraph graph = link_claims(set, language.rules, set.problems);
  lend_days(set, graph, language.rules, language.lexicon);
  auto findings = check_facts(set, graph, language.rules, language.lexicon);
  const Report report =
      make_report(std::move(set), std::move(findings), language.rules.rules(), graph.links());
  for (const Finding& finding : report.findings) {
    require(!finding.claims.empty() && !finding.sides.empty());
    for (const Side& side : finding.sides) require(!side.claims.empty());
  }
  for (const FormatRow& format : formats()) {
    std::ostringstream out;
    format.write(report, {}, out);
    require(find_invalid_utf8(out.str()) == std::string::npos);
  }
  return 0;
}
