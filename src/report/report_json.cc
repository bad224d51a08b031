#include "report/report_json.h"

#include <algorithm>
#include <set>

#include "claim/claim_json.h"
#include "text/utf8.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Indices = std::vector<std::uint32_t>;

Json day_json(const std::optional<Day>& day) { return day ? Json(iso_day(*day)) : Json(nullptr); }

Json claims_json(const ClaimSet& set, const Indices& claims) {
  Json out = Json::array();
  for (const auto claim : claims) out.push_back(claim_json(set, set.claims[claim]));
  return out;
}

Json ids_json(const ClaimSet& set, const Indices& claims) {
  Json out = Json::array();
  for (const auto claim : claims) out.push_back(set.claims[claim].id);
  return out;
}

// All claims of all sets, each once.
Indices union_of(const std::vector<Indices>& sets) {
  std::set<std::uint32_t> all;
  for (const Indices& claims : sets) all.insert(claims.begin(), claims.end());
  return {all.begin(), all.end()};
}

}  // namespace

Json article_json(const ArticleRecord& article) {
  return {{"path", valid_utf8(article.path)},
          {"record", article.record},
          {"source", article.source},
          {"title", article.title},
          {"published", day_json(article.published)},
          {"published_from", published_from_name(article.published_from)},
          {"published_note", article.published_note},
          {"borrowed_day", day_json(article.borrowed_day)},
          {"claims", article.claims}};
}

Json finding_json(const Report& report, const Finding& finding) {
  const ClaimSet& set = report.set;
  Json sides = Json::array(), relations = Json::array(), retract_sets = Json::array();
  for (const Side& side : finding.sides) {
    sides.push_back({{"reads", side.reads},
                     {"independent_sources", side.independent_sources},
                     {"claims", claims_json(set, side.claims)},
                     {"fits", ids_json(set, side.fits)}});
  }
  for (const SideRelation& relation : finding.relations) {
    relations.push_back({{"a", relation.a},
                         {"b", relation.b},
                         {"verdict", verdict_name(relation.verdict)},
                         {"why", relation.why}});
  }
  for (const Indices& claims : finding.retract) retract_sets.push_back(ids_json(set, claims));
  return {{"id", finding.id},
          {"verdict", verdict_name(finding.verdict)},
          {"severity", severity_name(finding.severity)},
          {"rule", finding.rule},
          {"fact", finding.fact},
          {"within", finding.within},
          {"message", finding.message},
          {"why", finding.why},
          {"sides", std::move(sides)},
          {"relations", std::move(relations)},
          {"silent", ids_json(set, finding.silent)},
          {"retract", ids_json(set, union_of(finding.retract))},
          {"retract_sets", std::move(retract_sets)}};
}

Json fact_json(const Report& report, const Finding& fact) {
  const ClaimSet& set = report.set;
  return {{"id", fact.id},
          {"fact", fact.fact},
          {"rule", fact.rule},
          {"verdict", verdict_name(fact.verdict)},
          {"claims", claims_json(set, fact.claims)}};
}

Json problem_json(const Problem& problem) {
  return {{"path", valid_utf8(problem.path)},
          {"line", problem.line},
          {"column", problem.column},
          {"message", valid_utf8(problem.message)},
          {"source_line", valid_utf8(problem.source_line)},
          {"fatal", problem.fatal}};
}

Json counts_json(const Report& report) {
  const Counts& counts = report.counts;
  return {{"articles", counts.articles},
          {"claims", counts.claims},
          {"facts", counts.facts},
          {"agreeing", counts.agreeing},
          {"findings", report.findings.size()},
          {"errors", counts.errors},
          {"warnings", counts.warnings},
          {"notes", counts.notes},
          {"problems", counts.problems}};
}

}  // namespace crosscheck
