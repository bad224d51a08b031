// GraphML: the graph of dot_report.cc with its data in attributes. Flat, since few readers know
// nested graphs: the finding of a node is one of its attributes.

#include "report/claim_map.h"
#include "report/entry.h"
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kSentence = 1000;  // columns

struct Key {
  std::string_view id, of, type;
};

constexpr Key kKeys[] = {
    {"label", "node", "string"},     {"finding", "node", "string"},  {"fact", "node", "string"},
    {"rule", "node", "string"},      {"severity", "node", "string"}, {"side", "node", "int"},
    {"role", "node", "string"},      {"place", "node", "string"},    {"source", "node", "string"},
    {"published", "node", "string"}, {"sentence", "node", "string"}, {"kind", "edge", "string"},
    {"words", "edge", "string"},     {"weight", "edge", "double"},
};

// Keys of nodes and edges are apart by their letter.
std::string data(char of, std::string_view key, std::string_view text) {
  return "      <data key=\"" + std::string(1, of) + "." + std::string(key) + "\">" + xml(text) +
         "</data>\n";
}

void write_node(const ClaimSet& set, const Finding& finding, const ClaimMap::Node& node,
                std::ostream& out) {
  const Claim& claim = set.claims[node.claim];
  const ArticleRecord& article = set.articles[claim.article];
  out << "    <node id=\"c" << node.number << "\">\n"
      << data('n', "label", claim.value_words) << data('n', "finding", finding.id)
      << data('n', "fact", finding.fact) << data('n', "rule", finding.rule)
      << data('n', "severity", severity_name(finding.severity))
      << data('n', "side", std::to_string(node.side)) << data('n', "role", node.role)
      << data('n', "place", place_words(set, claim)) << data('n', "source", article.source)
      << data('n', "published", day_words(article))
      << data('n', "sentence", clipped_sentence(claim, kSentence)) << "    </node>\n";
}

void write_edge(const ClaimMap::Edge& edge, std::size_t number, std::ostream& out) {
  out << "    <edge id=\"e" << number << "\" source=\"c" << edge.a << "\" target=\"c" << edge.b
      << "\">\n"
      << data('e', "kind", edge.verdict ? "verdict" : "link") << data('e', "words", edge.words);
  if (!edge.verdict) out << data('e', "weight", bits_words(edge.bits, false));
  out << "    </edge>\n";
}

}  // namespace

void write_graphml(const Report& report, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const Key& key : kKeys) {
    out << "  <key id=\"" << key.of.front() << '.' << key.id << "\" for=\"" << key.of
        << "\" attr.name=\"" << key.id << "\" attr.type=\"" << key.type << "\"/>\n";
  }
  out << "  <graph id=\"crosscheck\" edgedefault=\"undirected\">\n";
  const ClaimMap map = claim_map(report);
  for (const ClaimMap::Cluster& cluster : map.clusters) {
    for (const ClaimMap::Node& node : cluster.nodes) {
      write_node(report.set, *cluster.finding, node, out);
    }
  }
  std::size_t number = 0;
  for (const ClaimMap::Cluster& cluster : map.clusters) {
    for (const ClaimMap::Edge& edge : cluster.edges) write_edge(edge, ++number, out);
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace crosscheck
