#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"

namespace crosscheck {

// The findings as a graph, for the formats that draw one: a node for each claim, an edge for what
// links two claims, and one for each pair of sides between their first claims.
struct ClaimMap {
  struct Node {
    std::size_t number = 0;  // from 1, over all clusters
    std::uint32_t claim = 0;
    std::size_t side = 0;  // from 1; 0: on no side
    std::string role;      // "side 1", "fits several sides", "takes no side"
  };
  struct Edge {
    std::size_t a = 0, b = 0;  // numbers of nodes
    bool verdict = false;      // between sides, else a link
    double bits = 0;           // of a link
    std::string words;         // "12.3 bits", "conflict"
  };
  struct Cluster {
    const Finding* finding = nullptr;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
  };
  std::vector<Cluster> clusters;  // as the findings
};

ClaimMap claim_map(const Report& report);

}  // namespace crosscheck
