// From facts to findings: sides by greedy cliques of values that can be true together, a verdict
// for every two sides, and the fewest claims whose withdrawal would leave things consistent.
//
// 22, 28 and "between 20 and 30" make two sides, 22 and 28; the third fits both and votes for none.

#include "finding/finding.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "text/hash.h"
#include "value/relate.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;

constexpr std::string_view kVerdictNames[] = {
    "conflict", "disputed", "correction", "update", "schedule-change", "possible-update",
    "tension",  "rounding", "refines",    "agree",  "repeat",          "not-comparable"};

bool together(Verdict verdict) {
  return verdict == Verdict::agree || verdict == Verdict::refines || verdict == Verdict::repeat ||
         verdict == Verdict::rounding;
}

// The entity that names a role best: said in the words rather than filled, a person in full, and
// the country rather than its capital, since all agree on that.
const Entity* best_entity(const Entity* a, const Entity* b) {
  if (a == nullptr) return b;
  if (a->filled != b->filled) return a->filled ? b : a;
  if (a->key.starts_with("place:") && a->key.size() != b->key.size()) {
    return a->key.size() < b->key.size() ? a : b;
  }
  if (a->key.size() != b->key.size()) return a->key.size() > b->key.size() ? a : b;
  return a->key <= b->key ? a : b;
}

// Names that stand for one thing in a role: one name, be it known for a person's or not, names that
// share their last or first word, or places of which one holds the other.
bool one_thing(const Entity& a, const Entity& b) {
  if (a.key == b.key) return true;
  const auto within = [](std::string_view longer, std::string_view shorter) {
    const auto l = longer.substr(longer.find(':') + 1), s = shorter.substr(shorter.find(':') + 1);
    if (l == s) return !s.empty();
    if (s.empty() || l.size() < s.size()) return false;
    return (l.ends_with(s) && l[l.size() - s.size() - 1] == ' ') ||
           (l.starts_with(s) && (l[s.size()] == ' ' || l[s.size()] == '/'));
  };
  return within(a.key, b.key) || within(b.key, a.key);
}

// A role's entities over all claims of a fact, each thing once, by its best name.
std::vector<const Entity*> canonical(const ClaimSet& set, std::span<const Index> claims,
                                     std::string_view role) {
  std::vector<const Entity*> out;
  for (const Index claim : claims) {
    const auto* entities = role_of(set.claims[claim], role);
    if (entities == nullptr) continue;
    for (const Entity& entity : *entities) {
      const auto known = std::find_if(
          out.begin(), out.end(), [&](const Entity* other) { return one_thing(*other, entity); });
      if (known == out.end())
        out.push_back(&entity);
      else
        *known = best_entity(*known, &entity);
    }
  }
  std::sort(out.begin(), out.end(), [](auto* a, auto* b) { return a->key < b->key; });
  return out;
}

std::string join(const std::vector<const Entity*>& entities) {
  std::string out;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (i > 0) out += i + 1 == entities.size() ? " and " : ", ";
    out += entities[i]->name;
  }
  return out;
}

// An occasion as its words stood where it is said in full.
std::string occasion_name(const ClaimSet& set, std::span<const Index> claims,
                          std::string_view role) {
  const std::vector<Entity>* best = nullptr;
  for (const Index claim : claims) {
    const auto* entities = role_of(set.claims[claim], role);
    if (entities == nullptr || entities->empty()) continue;
    if (best == nullptr || (best->front().filled && !entities->front().filled)) best = entities;
  }
  std::string out, names;
  if (best == nullptr) return out;
  for (const Entity& entity : *best) {
    const bool word = entity.key.starts_with("class:") || entity.key.starts_with("word:");
    std::string& part = word ? out : names;
    part += (part.empty() ? "" : word ? " " : ", ") + entity.name;
  }
  if (out.empty() || names.empty()) return out + names;
  return out + " (" + names + ")";
}

std::string fact_words(const ClaimSet& set, std::span<const Index> claims, const Rule& rule) {
  std::string out;
  const std::string_view form = rule.fact;
  bool open = form.empty();
  for (std::size_t at = 0; at < form.size();) {
    if (form[at] != '{') {
      out += form[at++];
      continue;
    }
    const auto close = std::min(form.find('}', at), form.size() - 1);
    const auto role = form.substr(at + 1, close - at - 1);
    const std::string words =
        role == "occasion" ? occasion_name(set, claims, role) : join(canonical(set, claims, role));
    if (words.empty()) open = true;
    out += words;
    at = close + 1;
  }
  if (!open) return out;
  out = rule.kind;
  std::replace(out.begin(), out.end(), '-', ' ');
  std::string topic;
  for (const std::string& role : rule.topic) {
    const std::string words =
        role == "occasion" ? occasion_name(set, claims, role) : join(canonical(set, claims, role));
    if (!words.empty() && words != out) topic += (topic.empty() ? "" : "; ") + words;
  }
  return topic.empty() ? out : out + ": " + topic;
}

std::string finding_id(const ClaimSet& set, std::span<const Index> claims, const Rule& rule) {
  std::string topic = rule.kind;
  for (const std::string& role : rule.topic) {
    topic += '\n' + role;
    for (const Entity* entity : canonical(set, claims, role)) topic += '|' + entity->key;
  }
  return hex64(hash64(topic)).substr(0, 10);
}

const std::string& outlet(const ArticleRecord& article) {
  return article.source.empty() ? article.path : article.source;
}

std::string plural(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

// "later this year" (9 May to 31 December 2025): the words, and what they were read as where that
// is not the same.
std::string read_as(const Claim& claim, bool assumed) {
  const std::string words = "\"" + claim.value_words + "\"";
  if (claim.derived_sign != 0) {
    if (assumed) return words;
    return describe(claim.value) + " by \"" + claim.words + "\"";
  }
  const auto* date = std::get_if<DateRange>(&claim.value);
  if (date == nullptr || !date->anchored || assumed || !date->resolved) return words;
  return words + " (" + describe(claim.value) + ")";
}

class Checker {
 public:
  Checker(ClaimSet& set, const RulePack& rules, const Lexicon& lexicon)
      : set_(set), rules_(rules), lexicon_(lexicon) {}

  Finding check(const std::vector<Index>& claims) {
    const Rule& rule = *rules_.of_kind(set_.claims[claims.front()].kind);
    Finding finding;
    finding.claims = claims;
    finding.rule = rule.id;
    finding.id = finding_id(set_, claims, rule);
    finding.fact = fact_words(set_, claims, rule);
    finding.within = std::all_of(claims.begin(), claims.end(), [&](Index claim) {
      return set_.claims[claim].article == set_.claims[claims.front()].article;
    });
    const auto kept = assume_days(claims);
    find_sides(claims, rule, finding);
    relate_sides(rule, finding);
    for (const auto& [claim, value] : kept) set_.claims[claim].value = value;
    return finding;
  }

 private:
  // Dates that hang on an unknown day are read by a day known for the same fact; where none is and
  // all hang on one, by any one day: what "next year" and "later this year" say to each other does
  // not depend on it. Returns the values to put back afterwards, since that day is no one's.
  std::map<Index, Value> assume_days(const std::vector<Index>& claims) {
    std::map<Index, Value> kept;
    assumed_.clear();
    std::optional<Day> day;
    bool absolute = false;
    std::vector<Index> open;
    for (const Index claim : claims) {
      const ArticleRecord& article = set_.articles[set_.claims[claim].article];
      const auto known = article.published ? article.published : article.borrowed_day;
      if (known && (!day || *known < *day)) day = known;
      if (needs_day(set_.claims[claim]))
        open.push_back(claim);
      else
        absolute = true;
    }
    if (open.empty() || (!day && absolute)) return kept;
    const Day any{std::chrono::year{2001} / 6 / 13};
    for (const Index index : open) {
      Claim& claim = set_.claims[index];
      Value before = claim.value;
      settle_day(claim, day.value_or(any), lexicon_);
      if (needs_day(claim)) continue;
      claim.borrowed_day = false;
      claim.assumed_day = true;
      if (!day) {
        kept.emplace(index, std::move(before));
        assumed_.insert(index);
      }
    }
    return kept;
  }

  void find_sides(const std::vector<Index>& claims, const Rule& rule, Finding& finding) {
    // Claims of one value and stance are one node, so that a hundred reprints cost what one does.
    struct Node {
      std::vector<Index> claims;
      std::set<std::size_t> sides;
    };
    std::vector<Node> nodes;
    for (const Index index : claims) {
      const Claim& claim = set_.claims[index];
      const bool takes_side = !needs_day(claim) &&
                              (claim.stance == Stance::asserted || claim.stance == Stance::planned);
      if (!takes_side) {
        finding.silent.push_back(index);
        continue;
      }
      const auto same = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
        const Claim& other = set_.claims[node.claims.front()];
        return other.value == claim.value && other.stance == claim.stance;
      });
      if (same != nodes.end())
        same->claims.push_back(index);
      else
        nodes.push_back({{index}, {}});
    }
    std::vector<std::vector<char>> fit(nodes.size(), std::vector<char>(nodes.size(), 1));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Claim& a = set_.claims[nodes[i].claims.front()];
        const Claim& b = set_.claims[nodes[j].claims.front()];
        const Relation relation = relate(a.value, b.value);
        const bool soft = relation.standing != Standing::apart &&
                          relation.standing != Standing::hard_overlap &&
                          relation.standing != Standing::not_comparable;
        fit[i][j] = fit[j][i] = std::holds_alternative<Office>(a.value)
                                    ? together(judge(set_, a, b, rule).verdict)
                                    : soft;
      }
    }
    const auto clique_from = [&](std::size_t seed, const std::vector<std::size_t>& free) {
      std::vector<std::size_t> clique{seed};
      for (const std::size_t node : free) {
        if (node != seed && std::all_of(clique.begin(), clique.end(),
                                        [&](std::size_t member) { return fit[member][node]; })) {
          clique.push_back(node);
        }
      }
      std::sort(clique.begin(), clique.end());
      return clique;
    };
    const auto claims_of = [&](const std::vector<std::size_t>& clique) {
      std::vector<Index> out;
      for (const std::size_t node : clique) {
        out.insert(out.end(), nodes[node].claims.begin(), nodes[node].claims.end());
      }
      std::sort(out.begin(), out.end());
      return out;
    };
    std::vector<std::size_t> free(nodes.size());
    std::iota(free.begin(), free.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> cliques;
    while (!free.empty()) {
      std::vector<std::size_t> best;
      std::size_t best_sources = 0;
      for (const std::size_t seed : free) {
        auto clique = clique_from(seed, free);
        const std::size_t sources = independent_sources(set_, claims_of(clique));
        if (best.empty() || sources > best_sources) {
          best = std::move(clique);
          best_sources = sources;
        }
      }
      std::erase_if(free, [&](std::size_t node) {
        return std::binary_search(best.begin(), best.end(), node);
      });
      cliques.push_back(std::move(best));
    }
    // What fits several sides votes for none, unless a side is made of nothing else.
    for (std::size_t s = 0; s < cliques.size(); ++s) {
      for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (std::all_of(cliques[s].begin(), cliques[s].end(),
                        [&](std::size_t member) { return fit[member][n]; })) {
          nodes[n].sides.insert(s);
        }
      }
    }
    for (std::size_t s = 0; s < cliques.size(); ++s) {
      Side side;
      std::vector<std::size_t> voters;
      for (const std::size_t node : cliques[s]) {
        if (nodes[node].sides.size() < 2) voters.push_back(node);
      }
      if (voters.empty()) voters = cliques[s];
      side.claims = claims_of(voters);
      std::vector<std::size_t> fits;
      for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (nodes[n].sides.contains(s) && !std::count(voters.begin(), voters.end(), n)) {
          fits.push_back(n);
        }
      }
      side.fits = claims_of(fits);
      side.independent_sources = independent_sources(set_, side.claims);
      side.reads = words_of(side.claims);
      finding.sides.push_back(std::move(side));
    }
    std::stable_sort(finding.sides.begin(), finding.sides.end(), [](const Side& a, const Side& b) {
      return std::pair(b.independent_sources, a.claims.front()) <
             std::pair(a.independent_sources, b.claims.front());
    });
  }

  // The readings of a side, each once, at most three.
  std::string words_of(const std::vector<Index>& claims) const {
    std::vector<std::string> readings;
    std::set<std::string_view> words;  // "later this year" once, though read on several days
    for (const Index claim : claims) {
      if (set_.claims[claim].derived_sign == 0 &&
          !words.insert(set_.claims[claim].value_words).second)
        continue;
      auto reading = read_as(set_.claims[claim], assumed_.contains(claim));
      if (std::find(readings.begin(), readings.end(), reading) == readings.end()) {
        readings.push_back(std::move(reading));
      }
    }
    std::string out;
    for (std::size_t i = 0; i < readings.size() && i < 3; ++i) out += (i ? ", " : "") + readings[i];
    if (readings.size() > 3) out += " ...";
    return out;
  }

  void relate_sides(const Rule& rule, Finding& finding) {
    bool near = false;
    Verdict gravest = Verdict::not_comparable;
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      for (std::size_t j = i + 1; j < finding.sides.size(); ++j) {
        SideRelation relation{i, j, Verdict::not_comparable, ""};
        int row = 0;
        for (const Index a : finding.sides[i].claims) {
          for (const Index b : finding.sides[j].claims) {
            Judgement judgement = judge(set_, set_.claims[a], set_.claims[b], rule);
            // One who corrects the other side settles what the rest of both say.
            const bool settles = judgement.verdict == Verdict::correction;
            const bool settled = relation.verdict == Verdict::correction;
            if (row != 0 && (settled || (!settles && judgement.verdict >= relation.verdict)))
              continue;
            row = judgement.row;
            relation.verdict = judgement.verdict;
            relation.why = std::move(judgement.why) + " (row " + std::to_string(row) + ")";
            near |= judgement.near;
          }
        }
        if (relation.verdict < gravest) {
          gravest = relation.verdict;
          finding.why = relation.why;
        }
        finding.relations.push_back(std::move(relation));
      }
    }
    if (finding.sides.size() == 1) {
      const auto& claims = finding.sides.front().claims;
      gravest = claims.size() > 1 ? Verdict::repeat : Verdict::not_comparable;
      for (std::size_t i = 1; i < claims.size(); ++i) {
        const auto judgement = judge(set_, set_.claims[claims[0]], set_.claims[claims[i]], rule);
        gravest = std::min(gravest, std::max(judgement.verdict, Verdict::refines));
        if (finding.why.empty()) finding.why = judgement.why;
      }
    }
    finding.verdict = gravest;
    grade(rule, near, finding);
    word(finding);
  }

  // One step lower for each thing that weakens the case.
  void grade(const Rule& rule, bool near, Finding& finding) const {
    finding.severity = Severity::note;
    if (finding.verdict != Verdict::conflict && finding.verdict != Verdict::disputed) return;
    bool inferred = false, round = false;
    for (const Side& side : finding.sides) {
      for (const Index index : side.claims) {
        const Claim& claim = set_.claims[index];
        const ArticleRecord& article = set_.articles[claim.article];
        const auto* date = std::get_if<DateRange>(&claim.value);
        const bool hangs_on_day = (date != nullptr && date->anchored) || rule.steady > 0 ||
                                  (rule.evolves != Evolves::no && !rule.tied);
        const bool stated = article.published_from == PublishedFrom::front_matter ||
                            article.published_from == PublishedFrom::config;
        inferred |= hangs_on_day && !stated;
        const auto* quantity = std::get_if<Quantity>(&claim.value);
        round |= quantity != nullptr && quantity->hedge == Hedge::exact &&
                 !(quantity->hard == quantity->soft);
      }
    }
    const int lower = inferred + round + near + finding.within;
    finding.severity = static_cast<Severity>(std::max(0, static_cast<int>(rule.severity) - lower));
    const auto because = [&](bool holds, std::string_view reason) {
      if (holds) finding.why += "; " + std::string(reason);
    };
    because(inferred, "a day of publication is inferred or unknown");
    because(round, "a side is a bare round number");
    because(near, "they are less than 5 % apart");
    because(finding.within, "one article says both");
  }

  void word(Finding& finding) const {
    const auto who = [&](const Side& side) {
      if (side.independent_sources == 1)
        return outlet(set_.articles[set_.claims[side.claims.front()].article]);
      return plural(side.independent_sources, "source", "sources");
    };
    finding.message = finding.fact + ": ";
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      if (i > 0) finding.message += finding.verdict <= Verdict::disputed ? " against " : ", ";
      finding.message += finding.sides[i].reads;
      finding.message += finding.sides.size() > 1 ? " in " + who(finding.sides[i]) : "";
    }
  }

  ClaimSet& set_;
  const RulePack& rules_;
  const Lexicon& lexicon_;
  std::set<Index> assumed_;  // claims read by a day that is no one's
};

// --- The fewest claims to retract -------------------------------------------------------------

bool contradictory(const Finding& finding) {
  return finding.verdict == Verdict::conflict || finding.verdict == Verdict::disputed;
}

class Retraction {
 public:
  explicit Retraction(const ClaimSet& set) : set_(set) {
    for (Index i = 0; i < set.claims.size(); ++i) by_id_.emplace(set.claims[i].id, i);
  }

  void solve(std::vector<Finding>& findings) {
    // Findings are joined when a claim, or an input of a derived one, stands in both.
    std::map<Index, std::vector<std::size_t>> findings_of;
    for (std::size_t f = 0; f < findings.size(); ++f) {
      if (!contradictory(findings[f])) continue;
      for (const Side& side : findings[f].sides) {
        for (const Index claim : side.claims) {
          for (const Index input : inputs(claim)) findings_of[input].push_back(f);
        }
      }
    }
    std::vector<char> done(findings.size(), 0);
    for (std::size_t f = 0; f < findings.size(); ++f) {
      if (done[f] || !contradictory(findings[f])) continue;
      std::vector<std::size_t> joined{f};
      done[f] = 1;
      for (std::size_t at = 0; at < joined.size(); ++at) {
        for (const Side& side : findings[joined[at]].sides) {
          for (const Index claim : side.claims) {
            for (const Index input : inputs(claim)) {
              for (const std::size_t other : findings_of[input]) {
                if (!std::exchange(done[other], 1)) joined.push_back(other);
              }
            }
          }
        }
      }
      solve_joined(findings, joined);
    }
  }

 private:
  // The claims of which any one, retracted, takes this one away.
  std::vector<Index> inputs(Index claim) const {
    std::vector<Index> out;
    for (const std::string& id : set_.claims[claim].derived_from) {
      if (const auto it = by_id_.find(id); it != by_id_.end()) out.push_back(it->second);
    }
    if (out.empty()) out.push_back(claim);
    std::sort(out.begin(), out.end());
    return out;
  }

  // For each finding one side is kept; every other claim must go, a derived one by any of its
  // inputs. Tries all choices of sides on a small component, else each finding by itself.
  void solve_joined(std::vector<Finding>& findings, const std::vector<std::size_t>& joined) {
    std::size_t choices = 1;
    for (const std::size_t f : joined)
      choices *= std::min<std::size_t>(findings[f].sides.size(), 64);
    if (joined.size() > 1 && choices > 4096) {
      for (const std::size_t f : joined) solve_joined(findings, {f});
      return;
    }
    std::size_t fewest = SIZE_MAX;
    std::set<std::vector<Index>> best;
    for (std::size_t choice = 0; choice < choices; ++choice) {
      std::set<Index> gone;
      std::vector<std::vector<Index>> any_of;
      std::size_t rest = choice;
      for (const std::size_t f : joined) {
        const std::size_t keep = rest % findings[f].sides.size();
        rest /= findings[f].sides.size();
        for (std::size_t s = 0; s < findings[f].sides.size(); ++s) {
          if (s == keep) continue;
          for (const Index claim : findings[f].sides[s].claims) {
            auto in = inputs(claim);
            if (in.size() == 1)
              gone.insert(in.front());
            else
              any_of.push_back(std::move(in));
          }
        }
      }
      for (auto& set : hitting_sets(gone, any_of)) {
        const std::size_t size = cost(set);
        if (size > fewest) continue;
        if (size < fewest) best.clear();
        fewest = size;
        best.insert(std::move(set));
      }
    }
    for (const std::size_t f : joined) findings[f].retract.assign(best.begin(), best.end());
  }

  // `gone` and for each open choice one of its members: smallest ones, at most 16.
  static std::vector<std::vector<Index>> hitting_sets(
      const std::set<Index>& gone, const std::vector<std::vector<Index>>& any_of) {
    std::vector<std::set<Index>> sets{gone};
    for (const auto& options : any_of) {
      std::vector<std::set<Index>> next;
      for (const auto& set : sets) {
        if (std::any_of(options.begin(), options.end(), [&](Index o) { return set.contains(o); })) {
          next.push_back(set);
          continue;
        }
        for (const Index option : options) {
          next.push_back(set);
          next.back().insert(option);
        }
      }
      std::stable_sort(next.begin(), next.end(),
                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
      if (next.size() > 16) next.resize(16);
      sets = std::move(next);
    }
    std::vector<std::vector<Index>> out;
    for (const auto& set : sets) {
      if (set.size() == sets.front().size()) out.emplace_back(set.begin(), set.end());
    }
    return out;
  }

  // Copies of one sentence are withdrawn by one correction.
  std::size_t cost(const std::vector<Index>& claims) const {
    std::set<std::uint64_t> sentences;
    std::size_t alone = 0;
    for (const Index claim : claims) {
      const std::uint64_t print = set_.claims[claim].fingerprint;
      if (print == 0)
        ++alone;
      else
        sentences.insert(hash64(set_.claims[claim].kind) ^ print);
    }
    return alone + sentences.size();
  }

  const ClaimSet& set_;
  std::map<std::string_view, Index> by_id_;
};

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

std::size_t independent_sources(const ClaimSet& set, std::span<const std::uint32_t> claims) {
  std::map<std::string, std::size_t> first_of;  // outlet or copied sentence -> claim
  std::vector<std::size_t> parent(claims.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = set.claims[claims[i]];
    const auto join = [&](std::string key) {
      const auto [it, added] = first_of.try_emplace(std::move(key), i);
      if (!added) parent[find(i)] = find(it->second);
    };
    const ArticleRecord& article = set.articles[claim.article];
    join(article.source.empty() ? "article " + article.path + '#' + std::to_string(article.record)
                                : "source " + article.source);
    if (claim.fingerprint != 0) join("copy " + std::to_string(claim.fingerprint));
  }
  std::size_t roots = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) roots += find(i) == i;
  return roots;
}

std::vector<Finding> check_facts(ClaimSet& set, const ClaimGraph& graph, const RulePack& rules,
                                 const Lexicon& lexicon) {
  Checker checker(set, rules, lexicon);
  std::vector<Finding> findings;
  findings.reserve(graph.facts().size());
  for (const auto fact : graph.facts()) {
    findings.push_back(checker.check({fact.begin(), fact.end()}));
  }

  // Two facts of one topic, such as two summits of the same people: numbered by time.
  std::map<std::string, std::vector<std::size_t>> by_id;
  for (std::size_t i = 0; i < findings.size(); ++i) by_id[findings[i].id].push_back(i);
  for (auto& [id, same] : by_id) {
    if (same.size() < 2) continue;
    const auto day = [&](std::size_t finding) {
      std::optional<Day> first;
      for (const Index claim : findings[finding].claims) {
        const auto& published = set.articles[set.claims[claim].article].published;
        if (published && (!first || *published < *first)) first = published;
      }
      return first.value_or(Day::max());
    };
    std::stable_sort(same.begin(), same.end(),
                     [&](std::size_t a, std::size_t b) { return day(a) < day(b); });
    for (std::size_t i = 1; i < same.size(); ++i)
      findings[same[i]].id += "-" + std::to_string(i + 1);
  }
  Retraction(set).solve(findings);
  return findings;
}

}  // namespace crosscheck
