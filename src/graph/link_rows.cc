// Candidates by blocking keys, links by evidence, facts by clustering that never puts two claims
// together that cannot be one: closure alone would chain "the Moscow talks" to "the talks" to "the
// Beijing talks".
//
// All in flat arrays over the claims, in whatever order the threads come: keys are sorted once they
// are made, links once they are found, and the root of a component is its first claim. Boost sees
// one small component at a time.

#include "graph/link_rows.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <cmath>
#include <numeric>
#include <thread>
#include <utility>

#include "graph/weigh.h"
#include "graph/weights.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;

// Calls work(thread) on each of so many threads, this one among them.
template <typename Work>
void on_threads(std::size_t jobs, Work work) {
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work, i);
  work(std::size_t{0});
  for (std::thread& thread : threads) thread.join();
}

constexpr std::size_t kStretch = 1 << 14;  // claims or links

// Calls work(thread, begin, end) for stretches of [0, size), for whichever thread is free.
template <typename Work>
void in_stretches(std::size_t jobs, std::size_t size, std::size_t stretch, Work work) {
  std::atomic<std::size_t> next{0};
  on_threads(jobs, [&](std::size_t thread) {
    for (std::size_t at = 0; (at = next.fetch_add(stretch)) < size;) {
      work(thread, at, std::min(size, at + stretch));
    }
  });
}

// --- Candidates -------------------------------------------------------------------------------

// Calls add(word) for each blocking key: a word of the kind's. Where the scene matters its country
// is one too, since a topic may be left open; so is what happened, but where claims take more than
// the usual to be linked, which then have more in common than that. A key may come twice.
template <typename Add>
void for_each_key(const Rows& rows, const ClaimRow& row, Add&& add) {
  const Rows::Kind& kind = rows.kinds[row.kind];
  if (!kind.compare) return;
  if (kind.scene && row.scene.number != kNone) add(rows.entities[row.scene.entity()].first);
  if (kind.link <= kWeights.link && row.happening.number != kNone) {
    add(rows.entities[row.happening.entity()].key);
  }
  for_each_role(rows, row, [&](std::size_t, const TopicRow& topic) {
    if (rows.roles[topic.role].given) return;
    for (const std::uint32_t mention : topic.mentions) {
      for (const WordId word : rows.entities[Mention{mention}.entity()].keys) {
        if (word != kNone) add(word);
      }
    }
  });
}

// Of a kind's slices the one that a word is in.
std::uint32_t slice_of(WordId word, std::uint32_t slices) {
  return static_cast<std::uint32_t>((word * 0x9E3779B97F4A7C15 >> 32) * slices >> 32);
}

// Claims of one kind and those of their keys that fall into one slice: what is compared at a time.
struct Slice {
  std::uint16_t kind = 0;
  std::uint32_t number = 0, of = 1;
  std::span<const Index> claims;
};

// The claims by kind, and the slices, the largest first.
struct Slices {
  std::vector<Index> claims;
  std::vector<Slice> slices;
};

Slices make_slices(const Rows& rows) {
  constexpr std::size_t kClaims = 1 << 16, kMost = 8;  // of a slice, and slices of a kind
  Slices out;
  std::vector<std::size_t> ends(rows.kinds.size() + 1, 0);
  for (const ClaimRow& row : rows.claims) ++ends[row.kind + std::size_t{1}];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  out.claims.resize(rows.claims.size());
  std::vector<std::size_t> cursor(ends.begin(), ends.end() - 1);
  for (Index i = 0; i < rows.claims.size(); ++i) out.claims[cursor[rows.claims[i].kind]++] = i;
  for (std::size_t kind = 0; kind < rows.kinds.size(); ++kind) {
    const std::size_t size = ends[kind + 1] - ends[kind];
    if (size < 2 || !rows.kinds[kind].compare) continue;
    const auto of = static_cast<std::uint32_t>(std::min(size / kClaims + 1, kMost));
    for (std::uint32_t i = 0; i < of; ++i) {
      out.slices.push_back({static_cast<std::uint16_t>(kind), i, of,
                            std::span(out.claims).subspan(ends[kind], size)});
    }
  }
  std::stable_sort(out.slices.begin(), out.slices.end(), [](const Slice& x, const Slice& y) {
    return x.claims.size() / x.of > y.claims.size() / y.of;
  });
  return out;
}

// Sorts by the upper half, keeping the order of what is equal there.
void sort_by_upper_half(std::vector<std::uint64_t>& items, std::vector<std::uint64_t>& space) {
  constexpr unsigned kBits = 11;
  space.resize(items.size());
  std::uint64_t all = 0;
  for (const std::uint64_t item : items) all |= item;
  for (unsigned shift = 32; shift < 64 && all >> shift != 0; shift += kBits) {
    std::array<std::uint32_t, 1 << kBits> cursor{};
    const auto digit = [&](std::uint64_t item) { return item >> shift & (cursor.size() - 1); };
    for (const std::uint64_t item : items) ++cursor[digit(item)];
    std::uint32_t sum = 0;
    for (std::uint32_t& at : cursor) at = std::exchange(sum, sum + at);
    for (const std::uint64_t item : items) space[cursor[digit(item)]++] = item;
    items.swap(space);
  }
}

// --- Links ------------------------------------------------------------------------------------

// Pieces that go back to the system one by one.
class LinkPile {
 public:
  void add(const Link& link) {
    if (pieces_.empty() || pieces_.back().size() == kPiece) {
      pieces_.emplace_back();
      pieces_.back().reserve(kPiece);
    }
    pieces_.back().push_back(link);
  }
  std::vector<std::vector<Link>>& pieces() { return pieces_; }

 private:
  static constexpr std::size_t kPiece = 1 << 16;
  std::vector<std::vector<Link>> pieces_;
};

// Compares the claims of a slice, key by key. In the order of their days each meets those behind it
// up to the end of its window: what lies further apart is never linked.
class Comparer {
 public:
  explicit Comparer(const Rows& rows) : rows_(rows) {}

  void compare(const Slice& slice) {
    kind_ = slice.kind;
    window_ = rows_.kinds[kind_].window;
    read(slice);
    sort_by_upper_half(entries_, space_);
    for (std::size_t at = 0, end = 0; at < entries_.size(); at = end) {
      key_ = static_cast<WordId>(entries_[at] >> 32);
      for (end = at + 1; end < entries_.size() && entries_[end] >> 32 == key_;) ++end;
      if (end - at < 2) continue;
      members_.clear();
      for (std::size_t i = at; i < end; ++i) {
        const auto number = static_cast<Index>(entries_[i]);
        members_.push_back({local_[number].low, local_[number].high, number});
      }
      if (members_.size() > kFew) std::sort(members_.begin(), members_.end());
      if (members_.size() <= kCrowd)
        compare_block();
      else
        compare_crowd();
    }
    weigh_pending();
  }

  LinkPile links;
  std::vector<Crowd> crowds;

 private:
  static constexpr std::size_t kFew = 8;  // of so few each meets each, in whatever order
  static constexpr std::size_t kAhead = 24, kPending = 64;

  // What is needed of a claim before it is weighed.
  struct Local {
    float low, high;  // days
    Index claim;
    Index keys, keys_end;  // in keys_
    Screen screen;
  };

  struct Member {
    float low, high;
    Index number;  // in local_, where claims are in their order
    auto operator<=>(const Member&) const = default;
  };

  // Claims lie far apart in memory: what will be needed is asked for some steps ahead.
  void read(const Slice& slice) {
    local_.clear();
    keys_.clear();
    entries_.clear();
    const std::span<const Index> claims = slice.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i + 3 * kAhead < claims.size()) __builtin_prefetch(&rows_.claims[claims[i + 3 * kAhead]]);
      if (i + 2 * kAhead < claims.size()) {
        __builtin_prefetch(&rows_.topics[rows_.claims[claims[i + 2 * kAhead]].topic]);
      }
      if (i + kAhead < claims.size()) fetch_entities(rows_.claims[claims[i + kAhead]]);
      const ClaimRow& row = rows_.claims[claims[i]];
      const auto number = static_cast<std::uint64_t>(local_.size());
      const auto first = static_cast<Index>(keys_.size());
      bool any = false;
      for_each_key(rows_, row, [&](WordId word) {
        if (std::find(keys_.begin() + first, keys_.end(), word) != keys_.end()) return;
        keys_.push_back(word);
        if (slice_of(word, slice.of) != slice.number) return;
        entries_.push_back(std::uint64_t{word} << 32 | number);
        any = true;
      });
      if (any) {
        local_.push_back({row.low, row.high, claims[i], first, static_cast<Index>(keys_.size()),
                          screen_of(rows_, claims[i])});
      } else {
        keys_.resize(first);
      }
    }
  }

  void fetch_entities(const ClaimRow& row) const {
    for_each_role(rows_, row, [&](std::size_t, const TopicRow& topic) {
      for (const std::uint32_t mention : topic.mentions) {
        __builtin_prefetch(&rows_.entities[Mention{mention}.entity()]);
      }
    });
  }

  bool out_of_window(const Member& before, const Member& after) const {
    return double{after.low} - double{before.high} > window_;
  }

  void compare_block() {
    const bool by_day = members_.size() > kFew;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (std::size_t j = i + 1; j < members_.size(); ++j) {
        if (by_day && out_of_window(members_[i], members_[j])) break;
        meet(members_[i], members_[j]);
      }
    }
  }

  // Where more than kCrowd are in the window of one, those meet that have a second key in common;
  // it comes after this one, or they have met.
  void compare_crowd() {
    const std::size_t size = members_.size();
    Crowd crowd;
    crowd.word = key_;
    seconds_.clear();
    std::size_t listed = 0;  // members before this one are in seconds_, if they must be
    for (std::size_t i = 0; i < size; ++i) {
      const auto first = members_.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = std::partition_point(first, members_.end(), [&](const Member& after) {
        return !out_of_window(*first, after);
      });
      if (static_cast<std::size_t>(end - first) <= kCrowd + 1) {
        for (auto other = first + 1; other < end; ++other) meet(*first, *other);
        continue;
      }
      crowd.claim = std::min(crowd.claim, local_[first->number].claim);
      ++crowd.claims;
      const auto last = static_cast<std::size_t>(end - members_.begin());
      for (listed = std::max(listed, i); listed < last; ++listed) {
        const Local& local = local_[members_[listed].number];
        for (Index key = local.keys; key < local.keys_end; ++key) {
          if (keys_[key] > key_) seconds_.push_back({keys_[key], members_[listed]});
        }
      }
    }
    if (crowd.claims == 0) return;
    std::sort(seconds_.begin(), seconds_.end());
    for (std::size_t i = 0; i < seconds_.size(); ++i) {
      const Second& one = seconds_[i];
      for (std::size_t j = i + 1; j < seconds_.size() && seconds_[j].key == one.key; ++j) {
        if (out_of_window(one.member, seconds_[j].member)) break;
        if (j - i > kCrowd) {
          ++crowd.cut;
          break;
        }
        meet(one.member, seconds_[j].member);
      }
    }
    crowds.push_back(crowd);
  }

  void meet(const Member& one, const Member& other) {
    const Local &a = local_[one.number], &b = local_[other.number];
    if (vetoed(a.screen, b.screen) || met(a, b)) return;
    pending_.emplace_back(std::min(a.claim, b.claim), std::max(a.claim, b.claim));
    if (pending_.size() == kPending) weigh_pending();
  }

  // Whether the two meet under another key: the first that they have in common.
  bool met(const Local& a, const Local& b) const {
    for (Index i = a.keys; i < a.keys_end; ++i) {
      if (keys_[i] >= key_) continue;
      for (Index j = b.keys; j < b.keys_end; ++j) {
        if (keys_[i] == keys_[j]) return true;
      }
    }
    return false;
  }

  void weigh_pending() {
    const auto each_row = [&](auto use) {
      for (const auto& [a, b] : pending_) use(rows_.claims[a]), use(rows_.claims[b]);
    };
    each_row([&](const ClaimRow& row) { __builtin_prefetch(&row); });
    each_row([&](const ClaimRow& row) {
      __builtin_prefetch(&rows_.topics[row.topic]);
      __builtin_prefetch(&rows_.stories[row.article]);
    });
    each_row([&](const ClaimRow& row) {
      __builtin_prefetch(rows_.contexts.data() + rows_.stories[row.article].begin);
    });
    each_row([&](const ClaimRow& row) {
      const Rows::Story& story = rows_.stories[row.article];
      for (std::uint32_t i = story.begin; i < story.end; ++i) {
        __builtin_prefetch(&rows_.entities[rows_.contexts[i]]);
      }
    });
    for (const auto& [a, b] : pending_) {
      const Score weighed = score(rows_, a, b);
      if (weighed.links()) links.add({a, b, static_cast<float>(weighed.bits)});
    }
    pending_.clear();
  }

  struct Second {
    WordId key;
    Member member;
    auto operator<=>(const Second&) const = default;
  };

  const Rows& rows_;
  std::uint16_t kind_ = 0;
  double window_ = 0;
  WordId key_ = 0;
  std::vector<Local> local_;
  std::vector<WordId> keys_;
  std::vector<std::uint64_t> entries_, space_;  // a key, then a number in local_
  std::vector<Member> members_;
  std::vector<Second> seconds_;
  std::vector<std::pair<Index, Index>> pending_;
};

// Links by a, then b; those of claim a from begins[a] on. A link may come twice.
struct SortedLinks {
  std::vector<Link> links;
  std::vector<Index> begins;
};

SortedLinks sort_links(std::vector<LinkPile> piles, std::size_t claims, std::size_t jobs) {
  SortedLinks sorted;
  std::vector<std::vector<Link>*> pieces;
  for (LinkPile& pile : piles) {
    for (auto& piece : pile.pieces()) pieces.push_back(&piece);
  }
  sorted.begins.assign(claims + 1, 0);
  const auto cursor = [&](Index claim) { return std::atomic_ref(sorted.begins[claim]); };
  in_stretches(jobs, pieces.size(), 1, [&](std::size_t, std::size_t piece, std::size_t) {
    for (const Link& link : *pieces[piece]) {
      cursor(link.a).fetch_add(1, std::memory_order_relaxed);
    }
  });
  // Each cursor stands at the end of its claim's links and is moved to their beginning.
  std::partial_sum(sorted.begins.begin(), sorted.begins.end(), sorted.begins.begin());
  sorted.links.resize(sorted.begins.back());
  in_stretches(jobs, pieces.size(), 1, [&](std::size_t, std::size_t piece, std::size_t) {
    for (const Link& link : *pieces[piece]) {
      sorted.links[cursor(link.a).fetch_sub(1, std::memory_order_relaxed) - 1] = link;
    }
    std::vector<Link>().swap(*pieces[piece]);
  });
  in_stretches(jobs, claims, kStretch, [&](std::size_t, std::size_t first, std::size_t last) {
    for (std::size_t claim = first; claim < last; ++claim) {
      const auto at = [&](std::size_t i) {
        return sorted.links.begin() + static_cast<std::ptrdiff_t>(sorted.begins[i]);
      };
      if (sorted.begins[claim + 1] - sorted.begins[claim] < 2) continue;
      std::sort(at(claim), at(claim + 1), [](const Link& x, const Link& y) { return x.b < y.b; });
    }
  });
  return sorted;
}

// --- Facts ------------------------------------------------------------------------------------

// Threads may unite at once: a root is only ever put below a smaller one.
class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
  }

  Index find(Index i) {
    for (;;) {
      const Index parent = at(i).load(std::memory_order_relaxed);
      if (parent == i) return i;
      const Index above = at(parent).load(std::memory_order_relaxed);
      if (above != parent) at(i).store(above, std::memory_order_relaxed);
      i = above;
    }
  }

  void unite(Index a, Index b) {
    while ((a = find(a)) != (b = find(b))) {
      if (a < b) std::swap(a, b);
      if (at(a).compare_exchange_strong(a, b, std::memory_order_relaxed)) return;
    }
  }

 private:
  std::atomic_ref<Index> at(Index i) { return std::atomic_ref(parent_[i]); }
  std::vector<Index> parent_;
};

// The facts of one component. Its claims are numbered from 0 in their order.
class Grouper {
 public:
  explicit Grouper(const Rows& rows) : rows_(rows) {}

  std::vector<Index> claims;  // ascending
  std::vector<Link> links;    // by those numbers

  // Calls fact(numbers) for each.
  template <typename Fact>
  void group(Fact fact) {
    if (links.size() == claims.size() * (claims.size() - 1) / 2) {
      // All are linked with all.
      numbers_.resize(claims.size());
      std::iota(numbers_.begin(), numbers_.end(), Index{0});
      fact(numbers_);
      return;
    }
    cut_weak_bridges();
    join();
    for (const auto& numbers : groups_) {
      if (numbers.size() > 1) fact(numbers);
    }
  }

 private:
  // A bridge is an edge that is a biconnected component by itself; between two claims that have no
  // other links it is all there is, and stays.
  void cut_weak_bridges() {
    if (links.size() < 3) return;
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                              boost::property<boost::edge_index_t, std::size_t>>;
    Graph graph(claims.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
      boost::add_edge(links[i].a, links[i].b, i, graph);
    }
    std::vector<std::size_t> component(links.size()), sizes;
    boost::biconnected_components(
        graph,
        boost::make_iterator_property_map(component.begin(), boost::get(boost::edge_index, graph)));
    for (const std::size_t c : component) {
      if (c >= sizes.size()) sizes.resize(c + 1);
      ++sizes[c];
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
      const bool joins_groups =
          boost::degree(links[i].a, graph) > 1 && boost::degree(links[i].b, graph) > 1;
      if (sizes[component[i]] > 1 || !joins_groups || links[i].score >= kWeights.bridge) {
        links[kept++] = links[i];
      }
    }
    links.resize(kept);
  }

  // By falling score, two groups become one if every pair of theirs may.
  void join() {
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
    });
    groups_.resize(claims.size());
    group_of_.resize(claims.size());
    for (Index i = 0; i < claims.size(); ++i) {
      groups_[i].assign(1, i);
      group_of_[i] = i;
    }
    for (const Link& link : links) {
      auto &into = groups_[group_of_[link.a]], &from = groups_[group_of_[link.b]];
      if (&into == &from || !may_be_one(into, from)) continue;
      for (const Index number : from) group_of_[number] = group_of_[link.a];
      into.insert(into.end(), from.begin(), from.end());
      from.clear();
    }
    for (auto& numbers : groups_) std::sort(numbers.begin(), numbers.end());
  }

  bool may_be_one(const std::vector<Index>& some, const std::vector<Index>& others) const {
    return std::all_of(some.begin(), some.end(), [&](Index x) {
      return std::all_of(others.begin(), others.end(), [&](Index y) {
        return compatible(rows_, claims[std::min(x, y)], claims[std::max(x, y)]);
      });
    });
  }

  const Rows& rows_;
  std::vector<Index> numbers_, group_of_;
  std::vector<std::vector<Index>> groups_;
};

// By claim the first claim of its fact; kNone where it is in none.
std::vector<Index> find_facts(const Rows& rows, const SortedLinks& sorted, std::size_t jobs) {
  const std::size_t size = rows.claims.size();
  UnionFind components(size);
  in_stretches(jobs, sorted.links.size(), kStretch,
               [&](std::size_t, std::size_t first, std::size_t last) {
                 for (std::size_t i = first; i < last; ++i) {
                   components.unite(sorted.links[i].a, sorted.links[i].b);
                 }
               });
  // The claims of a component as a list: from its root, the first, to the last.
  std::vector<Index> next(size, kNone);
  for (auto claim = static_cast<Index>(size); claim-- > 0;) {
    const Index root = components.find(claim);
    if (root == claim) continue;
    next[claim] = next[root];
    next[root] = claim;
  }
  std::vector<Grouper> groupers(jobs, Grouper(rows));
  in_stretches(jobs, size, kStretch, [&](std::size_t thread, std::size_t first, std::size_t last) {
    Grouper& grouper = groupers[thread];
    for (std::size_t root = first; root < last; ++root) {
      if (components.find(static_cast<Index>(root)) != root || next[root] == kNone) continue;
      auto& claims = grouper.claims;
      claims.clear();
      for (auto claim = static_cast<Index>(root); claim != kNone; claim = next[claim]) {
        claims.push_back(claim);
      }
      grouper.links.clear();
      for (Index a = 0; a < claims.size(); ++a) {
        const Index begin = sorted.begins[claims[a]], end = sorted.begins[claims[a] + 1];
        for (Index i = begin; i < end; ++i) {
          const Link& link = sorted.links[i];
          if (i > begin && sorted.links[i - 1].b == link.b) continue;
          const auto b = std::lower_bound(claims.begin(), claims.end(), link.b) - claims.begin();
          grouper.links.push_back({a, static_cast<Index>(b), link.score});
        }
      }
      // The list is read: now it tells the facts. Nobody else looks at this component.
      for (const Index claim : claims) next[claim] = kNone;
      grouper.group([&](const std::vector<Index>& numbers) {
        for (const Index number : numbers) next[claims[number]] = claims[numbers.front()];
      });
    }
  });
  return next;
}

}  // namespace

ClaimGraph link_rows(const Rows& rows, std::size_t jobs, std::vector<Crowd>& crowds) {
  const std::size_t size = rows.claims.size();
  constexpr std::size_t kWorthAThread = 4096;  // claims
  jobs = std::clamp<std::size_t>(size / kWorthAThread, 1, jobs);

  std::vector<LinkPile> piles(jobs);
  {
    const Slices slices = make_slices(rows);
    std::vector<Comparer> comparers(jobs, Comparer(rows));
    in_stretches(jobs, slices.slices.size(), 1,
                 [&](std::size_t thread, std::size_t i, std::size_t) {
                   comparers[thread].compare(slices.slices[i]);
                 });
    for (std::size_t i = 0; i < jobs; ++i) {
      piles[i] = std::move(comparers[i].links);
      crowds.insert(crowds.end(), comparers[i].crowds.begin(), comparers[i].crowds.end());
    }
  }
  std::sort(crowds.begin(), crowds.end());
  SortedLinks sorted = sort_links(std::move(piles), size, jobs);
  const std::vector<Index> fact = find_facts(rows, sorted, jobs);

  std::vector<Link> links = std::move(sorted.links);
  std::size_t kept = 0;
  for (const Link& link : links) {
    if (fact[link.a] == kNone || fact[link.a] != fact[link.b]) continue;
    if (kept > 0 && links[kept - 1].a == link.a && links[kept - 1].b == link.b) continue;
    links[kept++] = link;
  }
  links.resize(kept);
  return {Facts(fact), std::move(links)};
}

}  // namespace crosscheck
