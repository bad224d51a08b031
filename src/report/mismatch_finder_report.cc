// The import file of Wikidata's Mismatch Finder: what an item says against what the other articles
// say. Which statement an article tells of stands in its title, "Q42$F078E5B3-… P569", and its
// source is Wikidata; findings in which no such article takes a side have no row.

#include <algorithm>
#include <optional>
#include <set>

#include "report/escape.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kMostBytes = 1500;  // of a value

struct Statement {
  std::string item, guid, property;
};

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "Q42$F078E5B3-F9A8-480E-B7AC-D97778CBBEF9", with the letters of either case.
bool is_guid(std::string_view word) {
  const std::size_t dollar = word.find('$');
  if (dollar == std::string_view::npos || !word.starts_with('Q')) return false;
  const std::string_view unique = word.substr(dollar + 1);
  return digits(word.substr(1, dollar - 1)) && unique.size() == 36 &&
         unique.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

std::optional<Statement> statement_of(const ArticleRecord& article) {
  if (article.source != "Wikidata") return std::nullopt;
  Statement out;
  std::string_view rest = article.title;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (is_guid(word)) {
      out.guid = word;
      out.item = word.substr(0, word.find('$'));
    } else if (word.starts_with('P') && digits(word.substr(1))) {
      out.property = word;
    }
  }
  if (out.guid.empty() || out.property.empty()) return std::nullopt;
  return out;
}

std::string url_of(const ArticleRecord& article) {
  return article.path.starts_with("https://") || article.path.starts_with("http://") ? article.path
                                                                                     : "";
}

bool speaks_against(Verdict verdict) {
  return verdict == Verdict::conflict || verdict == Verdict::disputed ||
         verdict == Verdict::correction;
}

std::string clipped(const std::string& text) {
  std::string line = shown(text);
  if (line.size() <= kMostBytes) return line;
  std::size_t end = kMostBytes - 3;
  while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

}  // namespace

void write_mismatch_finder(const Report& report, std::ostream& out) {
  const ClaimSet& set = report.set;
  out << "item_id,statement_guid,property_id,wikidata_value,meta_wikidata_value,external_value,"
         "external_url,type\n";
  std::set<std::string> rows;  // copies of one text make one row
  const auto compare = [&](const Claim& here, const Claim& there) {
    const auto statement = statement_of(set.articles[here.article]);
    if (!statement || statement_of(set.articles[there.article])) return;
    std::string row = statement->item + "," + statement->guid + "," + statement->property + "," +
                      csv(clipped(here.value_words)) + ",," + csv(clipped(there.value_words)) +
                      "," + csv(url_of(set.articles[there.article])) + ",statement\n";
    if (rows.insert(row).second) out << row;
  };
  for (const Finding& finding : report.findings) {
    for (const SideRelation& relation : finding.relations) {
      if (!speaks_against(relation.verdict)) continue;
      for (const std::uint32_t a : finding.sides[relation.a].claims) {
        for (const std::uint32_t b : finding.sides[relation.b].claims) {
          compare(set.claims[a], set.claims[b]);
          compare(set.claims[b], set.claims[a]);
        }
      }
    }
  }
}

}  // namespace crosscheck
