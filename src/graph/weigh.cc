// How likely two claims of one kind are to speak of one fact, by everything but their values.
//
//   "Lindgren will visit Kenya in May" / "the president is due in Nairobi next spring"
//     visitor +4.2 (Lindgren, by "the president"), place +1.8 (Nairobi in Kenya), time +3: linked
//   "Lindgren will visit Kenya" / "Noor will visit Kenya"
//     visitor -10: never linked, though both say May
//
// One function goes through the evidence of two rows, term by term. Whoever asks gets each term's
// bits and, by a function that is called only where somebody will read them, its words: most pairs
// are weighed and forgotten.

#include "graph/weigh.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "graph/claim_graph.h"
#include "graph/weights.h"

namespace crosscheck {

namespace {

enum class Match { same, alike, different };

bool may_be_person(EntityKind kind) {
  return kind == EntityKind::person || kind == EntityKind::name;
}

// Whether one is the short form of the other: "lindgren" of "ada lindgren", "xi" of "xi jinping".
bool short_form(const EntityRow& shorter, const EntityRow& longer) {
  return !shorter.several_words() && longer.several_words() &&
         (longer.last == shorter.name || longer.first == shorter.name);
}

bool lies_in(const Rows& rows, WordId inner, WordId outer) {
  while (inner != kNone && inner != outer) inner = rows.outer[inner];
  return inner == outer;
}

Match match(const Rows& rows, std::uint32_t entity_a, std::uint32_t entity_b) {
  if (entity_a == entity_b) return Match::same;
  const EntityRow &a = rows.entities[entity_a], &b = rows.entities[entity_b];
  if (a.key == b.key) return Match::same;
  const auto alike = [](bool is) { return is ? Match::alike : Match::different; };
  const bool place_a = a.kind == EntityKind::place, place_b = b.kind == EntityKind::place;
  if (place_a && place_b) {
    return alike(a.first == b.first &&
                 (lies_in(rows, a.name, b.name) || lies_in(rows, b.name, a.name)));
  }
  if (may_be_person(a.kind) && may_be_person(b.kind)) {
    if (a.name == b.name) return Match::same;
    return alike(short_form(a, b) || short_form(b, a));
  }
  // A leader acts for the country: "Russia declared", "declared by Putin".
  if (place_a && a.key == b.of) return Match::alike;
  if (place_b && b.key == a.of) return Match::alike;
  if (a.kind != b.kind) return a.name == b.name ? Match::same : Match::different;
  if (a.kind == EntityKind::org) return alike(short_form(a, b) || short_form(b, a));
  if (a.kind == EntityKind::noun) {
    return alike(a.last == b.last && !(a.several_words() && b.several_words()));
  }
  return Match::different;
}

bool names_something(EntityKind kind) {
  return kind != EntityKind::class_ && kind != EntityKind::word;
}

// A role with what its mentions are.
struct Topic : TopicRow {
  const Rows& rows;
  Topic(const Rows& all, const TopicRow& topic) : TopicRow(topic), rows(all) {}

  std::uint32_t entity(std::size_t i) const { return Mention{mentions[i]}.entity(); }
  EntityKind kind(std::size_t i) const { return rows.entities[entity(i)].kind; }
  double bits(std::size_t i) const {
    return rows.roles[role].given ? kWeights.given : double{rows.entities[entity(i)].bits};
  }
  bool filled() const {
    return std::any_of(mentions.begin(), mentions.end(),
                       [](std::uint32_t mention) { return Mention{mention}.filled(); });
  }
};

struct RoleSum {
  double bits = 0;
  bool others = false;  // they name different ones
};

// The evidence of one role. An occasion is one thing described by several entities: one that both
// name settles it, none in common keeps them apart. Other roles hold several things. Calls
// matched(i, j, match) for each entity of a that has a partner in b.
template <typename Matched>
RoleSum weigh_role(const Topic& a, const Topic& b, Matched matched) {
  RoleSum sum;
  if (a.mentions.empty() || b.mentions.empty()) return sum;
  const bool filled = a.filled() || b.filled();
  std::size_t matches = 0, named_a = 0, named_b = 0, matched_names = 0;
  bool events_match = false, place_a = false, place_b = false, places_match = false;
  for (std::size_t j = 0; j < b.mentions.size(); ++j) {
    named_b += names_something(b.kind(j));
    place_b |= b.kind(j) == EntityKind::place;
  }
  for (std::size_t i = 0; i < a.mentions.size(); ++i) {
    const EntityKind kind = a.kind(i);
    named_a += names_something(kind);
    place_a |= kind == EntityKind::place;
    Match best = Match::different;
    std::size_t partner = 0;
    for (std::size_t j = 0; j < b.mentions.size() && best != Match::same; ++j) {
      if (const Match m = match(a.rows, a.entity(i), b.entity(j)); m < best) {
        best = m;
        partner = j;
      }
    }
    if (best == Match::different) continue;
    ++matches;
    matched_names += names_something(kind);
    events_match |= kind == EntityKind::event;
    places_match |= kind == EntityKind::place;
    double bits = std::min(a.bits(i), b.bits(partner));
    if (kind == EntityKind::noun && best == Match::alike)
      bits = kWeights.noun_head;
    else if (best == Match::alike)
      bits *= kWeights.alike;
    if (filled) bits *= kWeights.filled;
    sum.bits += bits;
    matched(i, partner, best);
  }
  const bool places_differ = place_a && place_b && !places_match;
  sum.others =
      a.rows.roles[a.role].occasion
          ? (!events_match && places_differ) || (matched_names == 0 && named_a > 0 && named_b > 0)
          : matches < std::min({a.mentions.size(), b.mentions.size(), std::size_t{2}});
  if (sum.others) sum.bits = filled ? kWeights.other_filled : kWeights.other;
  return sum;
}

std::string role_words(const Topic& a, const Topic& b, const TopicRole& told_a,
                       const TopicRole& told_b) {
  if (a.mentions.empty() || b.mentions.empty()) return "left open";
  std::string words;
  const RoleSum sum = weigh_role(a, b, [&](std::size_t i, std::size_t j, Match match) {
    if (!words.empty()) words += ", ";
    words += told_a.entities[i].name;
    if (match == Match::alike) words += " ~ " + told_b.entities[j].name;
  });
  if (sum.others) {
    const auto list = [](const std::vector<Entity>& entities) {
      std::string out;
      for (const Entity& entity : entities) out += (out.empty() ? "" : " ") + entity.name;
      return out;
    };
    return list(told_a.entities) + " against " + list(told_b.entities);
  }
  if (!words.empty() && (a.filled() || b.filled())) words += " (from the context)";
  return words;
}

bool day_known(const ClaimRow& row) { return std::isfinite(row.low) && std::isfinite(row.high); }

double days_between(const ClaimRow& a, const ClaimRow& b) {
  return std::max({0.0, double{a.low} - double{b.high}, double{b.low} - double{a.high}});
}

double weigh_time(const ClaimRow& a, const ClaimRow& b, double window) {
  const double gap = days_between(a, b);
  return gap > window ? kWeights.out_of_window : gap <= 2 ? kWeights.same_day : kWeights.in_window;
}

std::string time_words(const ClaimRow& a, const ClaimRow& b) {
  const double gap = days_between(a, b);
  return gap == 0   ? "the same time"
         : gap == 1 ? "a day apart"
                    : std::to_string(static_cast<int>(gap)) + " days apart";
}

double weigh_scene(const Rows& rows, Mention a, Mention b) {
  const bool filled = a.filled() || b.filled();
  if (match(rows, a.entity(), b.entity()) == Match::different) {
    return filled ? kWeights.other_scene_filled : kWeights.other_scene;
  }
  return kWeights.same_scene * (filled ? kWeights.filled : 1);
}

std::string scene_words(bool differ, const Entity& a, const Entity& b) {
  if (differ) return a.name + " against " + b.name;
  return a.name + (a.key == b.key ? "" : " ~ " + b.name);
}

// Happenings of one group may be one event, told as a blast or as the fire after it.
double weigh_happening(const Rows& rows, Mention a, Mention b) {
  const EntityRow &one = rows.entities[a.entity()], &other = rows.entities[b.entity()];
  const bool filled = a.filled() || b.filled();
  if (one.name == other.name) return kWeights.same_happening * (filled ? kWeights.filled : 1);
  if ((one.groups & other.groups) != 0) return 0;
  return filled ? kWeights.other_happening_filled : kWeights.other_happening;
}

// The words around both values. Where there are enough of them and none is common, two different
// things are counted.
template <typename Shared>
double weigh_wording(const Rows& rows, const ClaimRow& a, const ClaimRow& b, Shared shared) {
  const WordId *i = rows.wordings.data() + a.wording, *end_i = i + a.wording_size;
  const WordId *j = rows.wordings.data() + b.wording, *end_j = j + b.wording_size;
  int count = 0;
  while (i != end_i && j != end_j) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count;
      shared(*i);
      ++i;
      ++j;
    }
  }
  if (count == 0) {
    const bool enough = std::min(a.wording_size, b.wording_size) >= 4;
    return enough ? kWeights.other_wording : 0;
  }
  return std::min(kWeights.word_around * count, kWeights.wording_top);
}

std::string wording_words(double bits, const Claim& a, const Claim& b) {
  if (bits < 0) return "no word in common";
  std::string words;
  for (std::size_t at = 0; at < a.wording.size();) {
    const std::size_t end = std::min(a.wording.find(' ', at), a.wording.size());
    const std::string stem = a.wording.substr(at, end - at);
    if ((' ' + b.wording + ' ').find(' ' + stem + ' ') != std::string::npos)
      words += (words.empty() ? "" : " ") + stem;
    at = end + 1;
  }
  return words;
}

// Whom and what both articles are about. Countries say little: much of the news is about a few.
// Calls shared(i) for each entity of a's that is b's too.
template <typename Shared>
double weigh_story(const Rows& rows, const ClaimRow& row_a, const ClaimRow& row_b, Shared shared) {
  const Rows::Story &a = rows.stories[row_a.article], &b = rows.stories[row_b.article];
  if (a.record == b.record) return kWeights.one_article;
  double bits = 0;
  bool any = false;
  for (std::uint32_t i = a.begin; i < a.end; ++i) {
    for (std::uint32_t j = b.begin; j < b.end; ++j) {
      if (match(rows, rows.contexts[i], rows.contexts[j]) == Match::different) continue;
      const EntityRow& entity = rows.entities[rows.contexts[i]];
      const bool person = entity.kind == EntityKind::person && entity.several_words();
      bits += person                             ? kWeights.story_person
              : entity.kind != EntityKind::place ? kWeights.story_name
              : rows.outer[entity.name] != kNone ? kWeights.story_city
                                                 : kWeights.story_country;
      any = true;
      shared(i - a.begin);
      break;
    }
  }
  if (!any && a.begin != a.end && b.begin != b.end) return kWeights.other_story;
  return std::min(bits, kWeights.story_top);
}

std::string story_words(const Rows& rows, const ClaimRow& a, const ClaimRow& b,
                        const ArticleRecord& told) {
  if (rows.stories[a.article].record == rows.stories[b.article].record) return "one article";
  std::string words;
  std::size_t count = 0;
  const double bits = weigh_story(rows, a, b, [&](std::size_t i) {
    if (++count <= 4) words += (count == 1 ? "" : ", ") + told.context[i].name;
  });
  if (bits < 0) return "nothing in common";
  return words + (count > 4 ? " ..." : "");
}

// Goes through the evidence. `sink` has
//   bool add(name, bits, words)  a term; whether to go on. name(set, a) and words(set, a, b) tell
//                                it in words, by the claims themselves
//   bool hopes(bits)             whether to go on, where so many more at most are still to come
template <typename Sink>
void weigh_rows(const Rows& rows, const ClaimRow& a, const ClaimRow& b, Sink& sink) {
  const auto named = [](std::string_view name) {
    return [name](const Claim&) { return std::string(name); };
  };
  const Rows::Kind& kind = rows.kinds[a.kind];
  bool on = true;
  // Tolls are told again and again, counts of trucks are not.
  if (kind.link > kWeights.link && !kind.scene &&
      rows.stories[a.article].record == rows.stories[b.article].record) {
    on = sink.add(named("count"), kWeights.other, [](const ClaimSet&, const Claim&, const Claim&) {
      return std::string("one article counts two things");
    });
  }
  for_each_role(rows, a, [&](std::size_t i, const TopicRow& role_a) {
    for_each_role(rows, b, [&](std::size_t j, const TopicRow& role_b) {
      if (!on || role_a.role != role_b.role) return;
      const Topic topic_a(rows, role_a), topic_b(rows, role_b);
      const double bits = weigh_role(topic_a, topic_b, [](auto...) {}).bits;
      on = sink.add([i](const Claim& told) { return told.topic[i].role; }, bits,
                    [&](const ClaimSet&, const Claim& told_a, const Claim& told_b) {
                      return role_words(topic_a, topic_b, told_a.topic[i], told_b.topic[j]);
                    });
    });
  });
  constexpr double kStory = kWeights.story_top;
  constexpr double kSetting = kWeights.same_happening + kWeights.wording_top + kStory;
  if (!on || !sink.hopes(kWeights.same_day + kWeights.same_scene + kSetting)) return;

  std::optional<double> story;
  const auto weigh_their_story = [&] { return weigh_story(rows, a, b, [](auto...) {}); };
  if (std::isfinite(kind.window)) {
    if (day_known(a) && day_known(b)) {
      on = sink.add(named("time"), weigh_time(a, b, kind.window),
                    [&](const ClaimSet&, const Claim&, const Claim&) { return time_words(a, b); });
    } else {
      story = weigh_their_story();
      on = sink.add(named("time"), *story >= kWeights.one_story ? 0 : kWeights.no_day,
                    [](const ClaimSet&, const Claim&, const Claim&) {
                      return std::string("a day is not known");
                    });
    }
  }
  if (on && kind.scene && a.scene.number != kNone && b.scene.number != kNone) {
    const double bits = weigh_scene(rows, a.scene, b.scene);
    on = sink.add(named("scene"), bits,
                  [bits](const ClaimSet&, const Claim& told_a, const Claim& told_b) {
                    return scene_words(bits < 0, *told_a.where, *told_b.where);
                  });
  }
  if (!on || !sink.hopes(kSetting)) return;
  if (a.happening.number != kNone && b.happening.number != kNone) {
    const double bits = weigh_happening(rows, a.happening, b.happening);
    on = sink.add(named("event"), bits,
                  [bits](const ClaimSet&, const Claim& told_a, const Claim& told_b) {
                    return scene_words(bits < 0, *told_a.happening, *told_b.happening);
                  });
  }
  if (a.wording_size > 0 && b.wording_size > 0) {
    const double bits = weigh_wording(rows, a, b, [](auto...) {});
    on = sink.add(named("wording"), bits,
                  [bits](const ClaimSet&, const Claim& told_a, const Claim& told_b) {
                    return wording_words(bits, told_a, told_b);
                  });
  }
  if (!on || !sink.hopes(kStory)) return;
  if (!story) story = weigh_their_story();
  sink.add(named("story"), *story, [&](const ClaimSet& set, const Claim& told_a, const Claim&) {
    return story_words(rows, a, b, set.articles[told_a.article]);
  });
}

// Of a pair that is no link whatever else comes, the sum breaks off.
struct Sum {
  Score score;
  explicit Sum(double link) { score.link = link; }
  bool add(auto&&, double bits, auto&&) {
    score.bits += bits;
    score.vetoed |= bits <= kWeights.other;
    return !score.vetoed;
  }
  bool hopes(double bits) const { return score.bits + bits > score.link - 0.01; }
};

struct Veto {
  bool vetoed = false;
  bool add(auto&&, double bits, auto&&) {
    vetoed |= bits <= kWeights.other;
    return !vetoed;
  }
  // The wording and the story veto nothing.
  bool hopes(double bits) const { return bits > kWeights.story_top; }
};

struct Words {
  const ClaimSet& set;
  const Claim &a, &b;
  std::vector<Evidence> evidence;
  bool add(auto&& name, double bits, auto&& words) {
    Evidence term{name(a), words(set, a, b), bits};
    if (bits != 0 || !term.detail.empty()) evidence.push_back(std::move(term));
    return true;
  }
  bool hopes(double) const { return true; }
};

}  // namespace

bool Score::links() const { return !vetoed && bits >= link; }

Score score(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  Sum sum(rows.kinds[rows.claims[a].kind].link);
  weigh_rows(rows, rows.claims[a], rows.claims[b], sum);
  return sum.score;
}

bool compatible(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  Veto veto;
  weigh_rows(rows, rows.claims[a], rows.claims[b], veto);
  return !veto.vetoed;
}

Screen screen_of(const Rows& rows, std::uint32_t claim) {
  const ClaimRow& row = rows.claims[claim];
  const auto mark = [&](Mention mention) {
    return mention.filled() ? kNone : rows.entities[mention.entity()].mark;
  };
  Screen screen{kNone, kNone, kNone};
  for_each_role(rows, row, [&](std::size_t, const TopicRow& topic) {
    const Rows::Role& role = rows.roles[topic.role];
    if (role.order < 2 && !role.occasion && topic.mentions.size() == 1) {
      screen[role.order] = mark(Mention{topic.mentions[0]});
    }
  });
  if (rows.kinds[row.kind].scene && row.scene.number != kNone) screen[2] = mark(row.scene);
  return screen;
}

std::vector<Evidence> weigh(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule) {
  const Rows rows = make_rows(set, a, b, rule);
  Words words{set, a, b, {}};
  weigh_rows(rows, rows.claims[0], rows.claims[1], words);
  return std::move(words.evidence);
}

}  // namespace crosscheck
