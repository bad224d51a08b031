// Graphviz: `dot -Tsvg`. A cluster for each finding; the sides have colours, and say their number
// too.

#include <array>

#include "report/claim_map.h"
#include "report/entry.h"
#include "report/escape.h"
#include "report/excerpt.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kWidth = 60;     // columns of a label
constexpr std::size_t kTooltip = 160;  // and of a sentence

// Pale enough for black words, apart for those who see few colours.
constexpr std::array<std::string_view, 7> kFills = {"#ffffff", "#cfe3f7", "#ffd9b0", "#cdebc9",
                                                    "#f3c9e2", "#fff3a8", "#dcd6f2"};

std::string_view fill_of(std::size_t side) {
  return kFills[side == 0 ? 0 : 1 + (side - 1) % (kFills.size() - 1)];
}

std::string clipped(std::string_view text) {
  std::string out;
  for (const auto& piece : make_excerpt(text, {}, kWidth).line) out += piece.text;
  return out;
}

void write_node(const ClaimSet& set, const ClaimMap::Node& node, std::ostream& out) {
  const Claim& claim = set.claims[node.claim];
  const ArticleRecord& article = set.articles[claim.article];
  std::string label = '"' + clipped(claim.value_words) + "\"\n";
  if (claim.derived_sign != 0) label += clipped(derivation_words(claim)) + "\n";
  if (!article.source.empty()) label += clipped(article.source) + ", ";
  label += day_words(article) + "\n" + clipped(place_words(set, claim)) + "\n" + node.role;
  out << "    c" << node.number << " [label=\"" << dot(label) << "\", fillcolor=\""
      << fill_of(node.side) << "\", tooltip=\"" << dot(clipped_sentence(claim, kTooltip)) << '"';
  if (node.side == 0) out << ", style=\"rounded,filled,dashed\"";
  out << "];\n";
}

void write_edge(const ClaimMap::Edge& edge, std::ostream& out) {
  out << "    c" << edge.a << " -- c" << edge.b << " [label=\"" << dot(edge.words) << '"';
  if (edge.verdict) {
    out << ", style=bold, color=\"#b3151d\", fontcolor=\"#b3151d\", constraint=false";
  } else {
    out << ", color=\"#7a828e\", fontcolor=\"#565e6b\"";
  }
  out << "];\n";
}

}  // namespace

void write_dot(const Report& report, std::ostream& out) {
  out << "graph crosscheck {\n"
         "  graph [label=\""
      << dot(counts_words(report))
      << "\", labelloc=b, "
         "fontname=\"Helvetica\", fontsize=12, nodesep=0.5, ranksep=0.6];\n"
         "  node [shape=box, style=\"rounded,filled\", color=\"#7a828e\", fontname=\"Helvetica\", "
         "fontsize=10];\n"
         "  edge [fontname=\"Helvetica\", fontsize=9];\n";
  std::size_t number = 0;
  for (const ClaimMap::Cluster& cluster : claim_map(report).clusters) {
    const Finding& finding = *cluster.finding;
    out << "  subgraph cluster_" << ++number << " {\n    label=\""
        << dot(std::string(severity_name(finding.severity)) + ": " + clipped(finding.fact) + "\n" +
               std::string(verdict_name(finding.verdict)) + " [" + finding.rule + "] " + finding.id)
        << "\"; labelloc=t; color=\"#7a828e\";\n";
    for (const ClaimMap::Node& node : cluster.nodes) write_node(report.set, node, out);
    for (const ClaimMap::Edge& edge : cluster.edges) write_edge(edge, out);
    out << "  }\n";
  }
  out << "}\n";
}

}  // namespace crosscheck
