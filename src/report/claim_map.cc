#include "report/claim_map.h"

#include <map>

#include "report/entry.h"
#include "report/wording.h"

namespace crosscheck {

ClaimMap claim_map(const Report& report) {
  ClaimMap map;
  struct Drawn {
    std::size_t number, cluster;
  };
  std::map<std::uint32_t, Drawn> drawn;  // by claim
  std::size_t nodes = 0;
  for (const Finding& finding : report.findings) {
    ClaimMap::Cluster& cluster = map.clusters.emplace_back();
    cluster.finding = &finding;
    const auto add = [&](std::uint32_t claim, std::size_t side, std::string role) {
      drawn[claim] = {++nodes, map.clusters.size() - 1};
      cluster.nodes.push_back({nodes, claim, side, std::move(role)});
    };
    for (std::size_t s = 0; s < finding.sides.size(); ++s) {
      for (const std::uint32_t claim : finding.sides[s].claims) {
        add(claim, s + 1, "side " + std::to_string(s + 1));
      }
    }
    for (const std::uint32_t claim : fitting(finding)) add(claim, 0, "fits several sides");
    for (const std::uint32_t claim : finding.silent) add(claim, 0, "takes no side");
    for (const SideRelation& relation : finding.relations) {
      const auto &a = finding.sides[relation.a].claims, &b = finding.sides[relation.b].claims;
      if (a.empty() || b.empty()) continue;
      cluster.edges.push_back({drawn[a.front()].number, drawn[b.front()].number, true, 0,
                               std::string(verdict_name(relation.verdict))});
    }
  }
  for (const Link& link : report.links) {
    const auto a = drawn.find(link.a), b = drawn.find(link.b);
    if (a == drawn.end() || b == drawn.end() || a->second.cluster != b->second.cluster) continue;
    const double bits = static_cast<double>(link.score);
    map.clusters[a->second.cluster].edges.push_back(
        {a->second.number, b->second.number, false, bits, bits_words(bits, false) + " bits"});
  }
  return map;
}

}  // namespace crosscheck
