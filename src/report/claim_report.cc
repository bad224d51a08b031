// schema.org as JSON-LD: a Claim for each claim of a finding, with the articles that it appears in,
// and a Collection for each finding, which holds one for each side. There is no ClaimReview: that
// would say who is right.

#include <map>
#include <set>

#include "report/entry.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/writers.h"
#include "text/utf8.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

Json reference(const std::string& id) { return {{"@id", id}}; }

std::string claim_id(const Claim& claim) { return "urn:crosscheck:claim:" + uri(claim.id); }

Json article_json(const ArticleRecord& article) {
  Json out{{"@type", "Article"}, {"url", uri(plain_path(article.path))}};
  if (article.record != 0) out["position"] = article.record;
  if (!article.title.empty()) out["headline"] = article.title;
  if (!article.source.empty()) {
    out["publisher"] = {{"@type", "Organization"}, {"name", article.source}};
  }
  if (article.published) out["datePublished"] = iso_day(*article.published);
  return out;
}

// The same text in two files has claims of one id: one Claim that appears in both.
Json claim_json(const ClaimSet& set, const std::vector<std::uint32_t>& claims,
                const Finding& finding) {
  const Claim& claim = set.claims[claims.front()];
  Json appearance = Json::array();
  for (const std::uint32_t index : claims) {
    appearance.push_back(article_json(set.articles[set.claims[index].article]));
  }
  Json out{{"@type", "Claim"},
           {"@id", claim_id(claim)},
           {"name", finding.fact + ": " + claim.value_words},
           {"text", claim.sentence},
           {"appearance", std::move(appearance)}};
  if (!claim.speaker.empty()) out["author"] = {{"@type", "Person"}, {"name", claim.speaker}};
  return out;
}

Json finding_json(const ClaimSet& set, const Finding& finding) {
  const std::string id = "urn:crosscheck:finding:" + uri(finding.id);
  const auto parts = [&](const std::vector<std::uint32_t>& claims) {
    std::set<std::string> ids;
    Json out = Json::array();
    for (const std::uint32_t index : claims) {
      const std::string part = claim_id(set.claims[index]);
      if (ids.insert(part).second) out.push_back(reference(part));
    }
    return out;
  };
  Json sides = Json::array();
  for (const Side& side : finding.sides) {
    sides.push_back({{"@type", "Collection"},
                     {"@id", id + ":" + std::to_string(sides.size() + 1)},
                     {"name", side.reads},
                     {"hasPart", parts(side.claims)}});
  }
  return {{"@type", "Collection"},
          {"@id", id},
          {"identifier", finding.id},
          {"name", finding.fact},
          {"description", shown(headline(finding))},
          {"keywords", Json::array({finding.rule, verdict_name(finding.verdict),
                                    severity_name(finding.severity)})},
          {"hasPart", std::move(sides)}};
}

}  // namespace

void write_claim(const Report& report, std::ostream& out) {
  const ClaimSet& set = report.set;
  std::vector<Json> graph;
  std::set<std::string> written;
  for (const Finding& finding : report.findings) {
    graph.push_back(finding_json(set, finding));
    std::map<std::string, std::vector<std::uint32_t>> claims;
    for (const std::uint32_t index : finding.claims) {
      claims[set.claims[index].id].push_back(index);
    }
    for (const auto& [id, indices] : claims) {
      if (written.insert(id).second) graph.push_back(claim_json(set, indices, finding));
    }
  }
  out << "{\n \"@context\": \"https://schema.org\",\n";
  spell_list(out, "@graph", graph, [](const Json& node) { return node; });
  out << "\n}\n";
}

}  // namespace crosscheck
