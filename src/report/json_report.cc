#include "report/json_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "claim/claim_json.h"
#include "text/utf8.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Json = nlohmann::ordered_json;
using Indices = std::vector<std::uint32_t>;

Json day_json(const std::optional<Day>& day) { return day ? Json(iso_day(*day)) : Json(nullptr); }

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

Json finding_json(const ClaimSet& set, const Finding& finding) {
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

Json fact_json(const ClaimSet& set, const Finding& fact) {
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

constexpr std::size_t kWidth = 100;

std::string one_line(const Json& json);

// "key": of the members of an object, nothing before the items of a list.
std::string name_of(const Json& parent, const Json::const_iterator& item) {
  return parent.is_object() ? one_line(item.key()) + ": " : "";
}

std::string one_line(const Json& json) {
  if (!json.is_structured()) return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out(1, json.is_object() ? '{' : '[');
  for (auto item = json.begin(); item != json.end(); ++item) {
    if (out.size() > 1) out += ", ";
    out += name_of(json, item) + one_line(*item);
  }
  return out + (json.is_object() ? '}' : ']');
}

// On one line what fits, else a line for each member: made to be read, and to be compared by diff.
void spell(std::ostream& out, const Json& json, std::size_t indent, std::size_t column) {
  if (const std::string line = one_line(json);
      !json.is_structured() || json.empty() || column + display_width(line) < kWidth) {
    out << line;
    return;
  }
  const char* before = json.is_object() ? "{\n" : "[\n";
  for (auto item = json.begin(); item != json.end(); ++item) {
    const std::string name = name_of(json, item);
    out << before << std::string(indent + 1, ' ') << name;
    spell(out, *item, indent + 1, indent + 1 + name.size());
    before = ",\n";
  }
  out << '\n' << std::string(indent, ' ') << (json.is_object() ? '}' : ']');
}

// A list of the report, item by item: no more than one is held as JSON.
template <class Items, class ToJson>
void write_list(std::ostream& out, std::string_view key, const Items& items, ToJson to_json) {
  out << " \"" << key << "\": [";
  const char* before = "\n  ";
  for (const auto& item : items) {
    out << before;
    spell(out, to_json(item), 2, 2);
    before = ",\n  ";
  }
  out << (items.empty() ? "],\n" : "\n ],\n");
}

}  // namespace

void write_json(const Report& report, std::ostream& out) {
  const ClaimSet& set = report.set;
  out << "{\n \"schema\": \"crosscheck-report/1\",\n";
  write_list(out, "articles", set.articles, article_json);
  write_list(out, "findings", report.findings, [&](const auto& f) { return finding_json(set, f); });
  write_list(out, "facts", report.facts, [&](const auto& f) { return fact_json(set, f); });
  write_list(out, "problems", set.problems, problem_json);
  out << " \"counts\": ";
  spell(out, counts_json(report), 1, 11);
  out << "\n}\n";
}

}  // namespace crosscheck
