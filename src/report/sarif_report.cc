// SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0): one run; a rule for each rule that found
// something; a result for each finding, at one claim, with all claims as related locations.

#include <algorithm>

#include "report/entry.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/wording.h"
#include "report/writers.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

std::string_view level_of(Severity severity) { return severity_name(severity); }  // the same words

// A message in which nothing is a link: viewers take [words](target) for one.
Json message(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (c == '(' && text.ends_with(']')) text += '\\';
    text += c;
  }
  return {{"text", std::move(text)}};
}

Json artifact_location(const std::string& path) {
  Json out{{"uri", uri(path)}};
  if (!path.starts_with('/') && !path.starts_with("../")) out["uriBaseId"] = "%SRCROOT%";
  return out;
}

Json region_of(const FilePlace& place) {
  if (place.column == 0) return {{"startLine", place.line}};
  return {{"startLine", place.line},
          {"startColumn", place.column},
          {"endLine", place.end_line},
          {"endColumn", place.end_column}};
}

Json physical_location(const ClaimSet& set, const Claim& claim) {
  const FilePlace place = file_place(set, claim);
  Json region = region_of(place);
  if (place.column != 0) {
    region["byteOffset"] = claim.value_span.begin;
    region["byteLength"] = claim.value_span.end - claim.value_span.begin;
    region["snippet"] = {{"text", claim.value_words}};
  }
  return {{"artifactLocation", artifact_location(place.path)}, {"region", std::move(region)}};
}

// "side 2: "12th": The Lakeside Post, 2031-05-08: The visit, her 12th, ends today."
std::string claim_words(const ClaimSet& set, const Claim& claim, const std::string& role) {
  const ArticleRecord& article = set.articles[claim.article];
  const std::string from = article.source.empty() ? "" : article.source + ", ";
  constexpr std::size_t kColumns = 300;
  return shown(role + ": " + from + day_words(article)) + ": " + clipped_sentence(claim, kColumns);
}

Json result_json(const Report& report, const Finding& finding) {
  const ClaimSet& set = report.set;
  Json related = Json::array();
  const auto relate = [&](std::uint32_t index, const std::string& role) {
    const Claim& claim = set.claims[index];
    related.push_back({{"id", related.size() + 1},
                       {"physicalLocation", physical_location(set, claim)},
                       {"message", message(claim_words(set, claim, role))}});
  };
  const std::uint32_t at = shown_claim(finding);
  std::size_t number = 0;
  for (const Side& side : finding.sides) {
    const std::string role = "side " + std::to_string(++number) + ": " + side.reads;
    for (const std::uint32_t claim : side.claims) {
      if (claim != at) relate(claim, role);
    }
  }
  for (const std::uint32_t claim : finding.silent) relate(claim, "takes no side");

  const auto rule = std::find_if(report.rules.begin(), report.rules.end(),
                                 [&](const RuleRecord& r) { return r.id == finding.rule; });
  Json out{{"ruleId", finding.rule},
           {"ruleIndex", rule - report.rules.begin()},
           {"level", level_of(finding.severity)},
           {"message", message(shown_lines(summary(report, finding)))},
           {"locations", {{{"physicalLocation", physical_location(set, set.claims[at])}}}},
           {"relatedLocations", std::move(related)},
           {"partialFingerprints", {{"crosscheckFinding/v1", finding.id}}}};
  if (const auto known = report.baseline.find(finding.id); known != report.baseline.end()) {
    out["baselineState"] = known->second == BaselineState::fresh       ? "new"
                           : known->second == BaselineState::unchanged ? "unchanged"
                                                                       : "updated";
  }
  out["properties"] = {{"verdict", verdict_name(finding.verdict)}, {"fact", finding.fact}};
  return out;
}

Json rule_json(const RuleRecord& rule) {
  std::string text, marked;
  for (const std::string& paragraph : rule.help) {
    text += (text.empty() ? "" : "\n") + shown(paragraph);
    marked += (marked.empty() ? "" : "\n\n") + markdown(paragraph);
  }
  Json out{{"id", rule.id}};
  if (!rule.about.empty()) {
    out["shortDescription"] = message(shown(rule.about));
    out["fullDescription"] = message("What sources disagree on: " + shown(rule.about) + ".");
  }
  if (!text.empty()) out["help"] = {{"text", std::move(text)}, {"markdown", std::move(marked)}};
  out["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
  out["properties"] = {{"tags", {"consistency", rule.id.substr(0, rule.id.find('.'))}}};
  return out;
}

Json notification_json(const Problem& problem) {
  Json out{{"level", problem.fatal ? "error" : "warning"},
           {"message", message(shown(problem.message))}};
  if (problem.path.empty()) return out;
  Json location{{"artifactLocation", artifact_location(plain_path(problem.path))}};
  if (problem.line > 0) {
    location["region"] = {{"startLine", problem.line}};
    if (problem.column > 0) location["region"]["startColumn"] = problem.column;
  }
  out["locations"] = {{{"physicalLocation", std::move(location)}}};
  return out;
}

}  // namespace

void write_sarif(const Report& report, std::ostream& out) {
  const auto& problems = report.set.problems;
  const bool read = std::none_of(problems.begin(), problems.end(),
                                 [](const Problem& problem) { return problem.fatal; });
  out << "{\n \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
         " \"version\": \"2.1.0\",\n \"runs\": [\n  {\n"
         "   \"tool\": {\n    \"driver\": {\n     \"name\": \"Crosscheck\",\n"
         "     \"semanticVersion\": \"" CROSSCHECK_VERSION "\",\n";
  spell_list(out, "rules", report.rules, rule_json, 5);
  out << "\n    }\n   },\n   \"invocations\": [\n    {\n     \"executionSuccessful\": "
      << (read ? "true" : "false") << ",\n";
  spell_list(out, "toolExecutionNotifications", problems, notification_json, 5);
  out << "\n    }\n   ],\n   \"columnKind\": \"unicodeCodePoints\",\n";
  spell_list(
      out, "results", report.findings, [&](const auto& f) { return result_json(report, f); }, 3);
  out << "\n  }\n ]\n}\n";
}

}  // namespace crosscheck
