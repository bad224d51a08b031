// Candidates by blocking keys, links by evidence, facts by clustering that never puts two claims
// together that cannot be one: closure alone would chain "the Moscow talks" to "the talks" to "the
// Beijing talks". Keys and the union-find are flat arrays over all claims; Boost sees one small
// component at a time.

#include "graph/claim_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <map>
#include <numeric>

#include "graph/rows.h"
#include "graph/weigh.h"
#include "graph/weights.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;

constexpr std::size_t kLargestBlock = 1000;

struct Key {
  std::uint64_t number;  // kind and word
  Index claim;
  auto operator<=>(const Key&) const = default;
};

// An entity's key and, for a name of several words, its first and last word; for a place its
// country. Classes and words of occasions are too common to bring candidates together.
// Where the scene matters it is a key of its own, since a topic may be left open.
void add_keys(const Rows& rows, Index claim, std::vector<Key>& keys) {
  const ClaimRow& row = rows.claims[claim];
  const Rows::Kind& kind = rows.kinds[row.kind];
  if (!kind.compare) return;
  const auto add = [&](WordId word) {
    keys.push_back({std::uint64_t{row.kind} << 32 | word, claim});
  };
  if (kind.scene && row.scene.number != kNone) add(rows.entities[row.scene.entity()].first);
  for_each_role(rows, row, [&](std::size_t, const TopicRow& topic) {
    if (rows.roles[topic.role].given) return;
    for (const std::uint32_t mention : topic.mentions) {
      const EntityRow& entity = rows.entities[Mention{mention}.entity()];
      switch (entity.kind) {
        case EntityKind::class_:
        case EntityKind::word:
          break;
        case EntityKind::place:
          add(entity.first);
          break;
        case EntityKind::noun:
          add(entity.last);
          break;
        default:
          add(entity.first);
          if (entity.several_words()) add(entity.last);
          if (entity.of != kNone) add(entity.of_name);
      }
    }
  });
}

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
  }
  Index find(Index i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(Index a, Index b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Index> parent_;
};

// The links of one component that are no weak bridge. A bridge is an edge that is a biconnected
// component by itself; between two claims that have no other links it is all there is, and stays.
std::vector<Link> without_weak_bridges(const std::vector<Link>& links) {
  if (links.size() < 3) return links;
  std::map<Index, std::size_t> vertex;
  for (const Link& link : links) {
    vertex.try_emplace(link.a, 0);
    vertex.try_emplace(link.b, 0);
  }
  std::size_t next = 0;
  for (auto& [claim, number] : vertex) number = next++;
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                            boost::property<boost::edge_index_t, std::size_t>>;
  Graph graph(vertex.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    boost::add_edge(vertex[links[i].a], vertex[links[i].b], i, graph);
  }
  std::vector<std::size_t> component(links.size()), sizes;
  boost::biconnected_components(
      graph,
      boost::make_iterator_property_map(component.begin(), boost::get(boost::edge_index, graph)));
  for (const std::size_t c : component) {
    if (c >= sizes.size()) sizes.resize(c + 1);
    ++sizes[c];
  }
  std::vector<Link> kept;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const bool joins_groups = boost::degree(vertex[links[i].a], graph) > 1 &&
                              boost::degree(vertex[links[i].b], graph) > 1;
    if (sizes[component[i]] > 1 || !joins_groups || links[i].score >= kWeights.bridge) {
      kept.push_back(links[i]);
    }
  }
  return kept;
}

// Groups of one component: by falling score, two groups become one if every pair of theirs may.
std::vector<std::vector<Index>> group(const Rows& rows, std::vector<Link> links) {
  std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  });
  std::vector<std::vector<Index>> groups;
  std::map<Index, std::size_t> group_of;
  const auto group_at = [&](Index claim) {
    const auto [it, added] = group_of.try_emplace(claim, groups.size());
    if (added) groups.push_back({claim});
    return it->second;
  };
  for (const Link& link : links) {
    std::size_t a = group_at(link.a), b = group_at(link.b);
    if (a == b) continue;
    const bool all = std::all_of(groups[a].begin(), groups[a].end(), [&](Index x) {
      return std::all_of(groups[b].begin(), groups[b].end(),
                         [&](Index y) { return compatible(rows, x, y); });
    });
    if (!all) continue;
    if (a > b) std::swap(a, b);
    for (const Index claim : groups[b]) group_of[claim] = a;
    groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
    groups[b].clear();
  }
  std::erase_if(groups, [](const auto& members) { return members.size() < 2; });
  for (auto& members : groups) std::sort(members.begin(), members.end());
  return groups;
}

}  // namespace

ClaimGraph::ClaimGraph(std::vector<std::vector<std::uint32_t>> facts, std::vector<Link> links)
    : facts_(std::move(facts)), links_(std::move(links)) {}

ClaimGraph link_claims(const ClaimSet& set, const RulePack& rules, Problems& problems) {
  const Rows rows = make_rows(set, rules);
  std::vector<Key> keys;
  for (Index i = 0; i < rows.claims.size(); ++i) add_keys(rows, i, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  std::vector<std::uint64_t> pairs;
  const auto add_pairs = [&](auto begin, auto end) {
    for (auto x = begin; x != end; ++x) {
      for (auto y = x + 1; y != end; ++y) {
        pairs.push_back(std::uint64_t{x->claim} << 32 | y->claim);
      }
    }
  };
  std::size_t uncompared = 0;
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end =
        std::find_if(begin, keys.end(), [&](const Key& k) { return k.number != begin->number; });
    if (static_cast<std::size_t>(end - begin) <= kLargestBlock) {
      add_pairs(begin, end);
    } else {
      // Divided by the month of publication: claims far apart in time seldom are one fact.
      std::map<std::int64_t, std::vector<Key>> months;
      for (auto key = begin; key != end; ++key) {
        const auto& day = set.articles[set.claims[key->claim].article].published;
        months[day ? day->time_since_epoch().count() / 30 : -1000000].push_back(*key);
      }
      for (auto& [month, block] : months) {
        for (std::size_t at = 0; at < block.size(); at += kLargestBlock) {
          const auto first = block.begin() + static_cast<std::ptrdiff_t>(at);
          const auto last = block.begin() +
                            static_cast<std::ptrdiff_t>(std::min(block.size(), at + kLargestBlock));
          add_pairs(first, last);
        }
        if (block.size() > kLargestBlock) uncompared += block.size() - kLargestBlock;
      }
    }
    begin = end;
  }
  if (uncompared > 0) {
    problems.push_back(
        {.path = "",
         .message = std::to_string(uncompared) +
                    " claims share a key with over a thousand others of their month and "
                    "were compared with a thousand of them only"});
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

  std::vector<Link> links;
  UnionFind components(set.claims.size());
  for (const std::uint64_t pair : pairs) {
    const auto a = static_cast<Index>(pair >> 32), b = static_cast<Index>(pair);
    const Score weighed = score(rows, a, b);
    if (!weighed.links()) continue;
    links.push_back({a, b, static_cast<float>(weighed.bits)});
    components.unite(a, b);
  }

  std::map<Index, std::vector<Link>> by_component;
  for (const Link& link : links) by_component[components.find(link.a)].push_back(link);
  std::vector<std::vector<Index>> facts;
  for (auto& [root, members] : by_component) {
    for (auto& fact : group(rows, without_weak_bridges(members))) facts.push_back(std::move(fact));
  }
  std::sort(facts.begin(), facts.end());
  std::vector<Index> fact_of(set.claims.size(), UINT32_MAX);
  for (Index f = 0; f < facts.size(); ++f) {
    for (const Index claim : facts[f]) fact_of[claim] = f;
  }
  std::erase_if(links, [&](const Link& link) {
    return fact_of[link.a] != fact_of[link.b] || fact_of[link.a] == UINT32_MAX;
  });
  return {std::move(facts), std::move(links)};
}

void date_copies(ClaimSet& set) {
  // By the sentence and the words: the claim of the article published first, if a day is known.
  std::map<std::tuple<std::uint64_t, std::string_view, std::string_view>, Index> first;
  const auto published = [&](const Claim& claim) { return set.articles[claim.article].published; };
  const auto hangs = [](const Claim& claim) {
    const auto* date = std::get_if<DateRange>(&claim.value);
    return claim.fingerprint != 0 && date != nullptr && date->anchored;
  };
  for (Index i = 0; i < set.claims.size(); ++i) {
    const Claim& claim = set.claims[i];
    if (!hangs(claim) || !published(claim)) continue;
    const auto [it, added] =
        first.try_emplace({claim.fingerprint, claim.kind, claim.value_words}, i);
    if (!added && published(claim) < published(set.claims[it->second])) it->second = i;
  }
  for (Claim& claim : set.claims) {
    if (!hangs(claim)) continue;
    const auto it = first.find({claim.fingerprint, claim.kind, claim.value_words});
    if (it == first.end() || set.claims[it->second].article == claim.article) continue;
    const Claim& original = set.claims[it->second];
    if (published(claim) == published(original)) continue;
    claim.value = original.value;
    claim.borrowed_day = true;
  }
}

void lend_days(ClaimSet& set, const ClaimGraph& graph, const RulePack& rules,
               const Lexicon& lexicon) {
  constexpr double kSameStory = 10;  // days: kinds with a wider window say nothing of the day
  std::vector<std::map<Day, std::size_t>> offers(set.articles.size());
  for (const Link& link : graph.links()) {
    const Claim &a = set.claims[link.a], &b = set.claims[link.b];
    if (rules.of_kind(a.kind)->window > kSameStory) continue;
    const auto &day_a = set.articles[a.article].published,
               &day_b = set.articles[b.article].published;
    if (!day_a && day_b) ++offers[a.article][*day_b];
    if (day_a && !day_b) ++offers[b.article][*day_a];
  }
  std::vector<std::optional<Day>> borrowed(set.articles.size());
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (offers[i].empty()) continue;
    const auto best = std::max_element(offers[i].begin(), offers[i].end(),
                                       [](auto& x, auto& y) { return x.second < y.second; });
    borrowed[i] = best->first;
    set.articles[i].borrowed_day = best->first;
  }
  for (Claim& claim : set.claims) {
    if (borrowed[claim.article]) settle_day(claim, *borrowed[claim.article], lexicon);
  }
}

}  // namespace crosscheck
