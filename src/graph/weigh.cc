// How likely two claims of one kind are to speak of one fact, by everything but their values.
//
//   "Lindgren will visit Kenya in May" / "the president is due in Nairobi next spring"
//     visitor +4.2 (Lindgren, by "the president"), place +1.8 (Nairobi in Kenya), time +3: linked
//   "Lindgren will visit Kenya" / "Noor will visit Kenya"
//     visitor -10: never linked, though both say May

#include <algorithm>
#include <cmath>

#include "graph/claim_graph.h"
#include "graph/weights.h"
#include "rule/gazetteer.h"

namespace crosscheck {

namespace {

enum class Match { same, alike, different };

std::string_view kind_of(const Entity& entity) {
  return std::string_view(entity.key).substr(0, entity.key.find(':'));
}

std::string_view name_of(const Entity& entity) {
  return std::string_view(entity.key).substr(entity.key.find(':') + 1);
}

bool may_be_person(std::string_view kind) { return kind == "person" || kind == "name"; }

// Whether one is the short form of the other: "lindgren" of "ada lindgren", "xi" of "xi jinping".
bool short_form(std::string_view shorter, std::string_view longer) {
  if (shorter.find(' ') != std::string_view::npos || shorter.size() >= longer.size()) return false;
  return (longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ') ||
         (longer.starts_with(shorter) && longer[shorter.size()] == ' ');
}

Match match(const Entity& a, const Entity& b) {
  if (a.key == b.key) return Match::same;
  const auto kind_a = kind_of(a), kind_b = kind_of(b);
  const auto name_a = name_of(a), name_b = name_of(b);
  if (kind_a == "place" && kind_b == "place") {
    return place_within(name_a, name_b) || place_within(name_b, name_a) ? Match::alike
                                                                        : Match::different;
  }
  if (may_be_person(kind_a) && may_be_person(kind_b)) {
    if (name_a == name_b) return Match::same;
    return short_form(name_a, name_b) || short_form(name_b, name_a) ? Match::alike
                                                                    : Match::different;
  }
  // A leader acts for the country: "Russia declared", "declared by Putin".
  if (kind_a == "place" && a.key == b.of) return Match::alike;
  if (kind_b == "place" && b.key == a.of) return Match::alike;
  if (kind_a == "org" && kind_b == "org") {
    return short_form(name_a, name_b) || short_form(name_b, name_a) ? Match::alike
                                                                    : Match::different;
  }
  if (kind_a == "noun" && kind_b == "noun") {
    const auto head = [](std::string_view noun) { return noun.substr(noun.rfind(' ') + 1); };
    const bool bare =
        name_a.find(' ') == std::string_view::npos || name_b.find(' ') == std::string_view::npos;
    return head(name_a) == head(name_b) && bare ? Match::alike : Match::different;
  }
  return kind_a != kind_b && name_a == name_b ? Match::same : Match::different;
}

double weight_of(const Entity& entity, std::string_view role, const Rule& rule) {
  const auto kind = kind_of(entity);
  for (const auto& [given, constant] : rule.given) {
    if (given == role) return kWeights.given;
  }
  if (kind == "person") return kWeights.person;
  if (kind == "event") return kWeights.event;
  if (kind == "org") return kWeights.organisation;
  if (kind == "place") {
    return entity.key.find('/') == std::string::npos ? kWeights.country : kWeights.city;
  }
  if (kind == "noun") return kWeights.noun;
  if (kind == "office") return kWeights.office;
  if (kind == "class") return kWeights.occasion_class;
  if (kind == "word" || kind == "words") return kWeights.word;
  return kWeights.name;
}

bool names_something(const Entity& entity) {
  const auto kind = kind_of(entity);
  return kind != "class" && kind != "word";
}

// The evidence of one role. An occasion is one thing described by several entities: one that both
// name settles it, none in common keeps them apart. Other roles hold several things.
Evidence weigh_role(const TopicRole& a, const TopicRole& b, const Rule& rule) {
  Evidence evidence{a.role, "", 0};
  if (a.entities.empty() || b.entities.empty()) {
    evidence.detail = "left open";
    return evidence;
  }
  const auto is_filled = [](const Entity& entity) { return entity.filled; };
  const bool filled = std::any_of(a.entities.begin(), a.entities.end(), is_filled) ||
                      std::any_of(b.entities.begin(), b.entities.end(), is_filled);
  std::size_t matched = 0, named_a = 0, named_b = 0, matched_names = 0;
  bool places_differ = false, events_match = false, place_a = false, place_b = false,
       places_match = false;
  for (const Entity& entity : b.entities) {
    named_b += names_something(entity);
    place_b |= kind_of(entity) == "place";
  }
  for (const Entity& entity : a.entities) {
    named_a += names_something(entity);
    place_a |= kind_of(entity) == "place";
    Match best = Match::different;
    const Entity* partner = nullptr;
    for (const Entity& other : b.entities) {
      if (const Match m = match(entity, other); m < best) {
        best = m;
        partner = &other;
      }
    }
    if (partner == nullptr) continue;
    ++matched;
    matched_names += names_something(entity);
    events_match |= kind_of(entity) == "event";
    places_match |= kind_of(entity) == "place";
    double bits = std::min(weight_of(entity, a.role, rule), weight_of(*partner, a.role, rule));
    if (kind_of(entity) == "noun" && best == Match::alike)
      bits = kWeights.noun_head;
    else if (best == Match::alike)
      bits *= kWeights.alike;
    if (filled) bits *= kWeights.filled;
    evidence.bits += bits;
    if (!evidence.detail.empty()) evidence.detail += ", ";
    evidence.detail += entity.name;
    if (best == Match::alike) evidence.detail += " ~ " + partner->name;
  }
  if (filled && matched > 0) evidence.detail += " (from the context)";
  const bool occasion = a.role == "occasion";
  places_differ = place_a && place_b && !places_match;
  const bool others =
      occasion
          ? (!events_match && places_differ) || (matched_names == 0 && named_a > 0 && named_b > 0)
          : matched < std::min({a.entities.size(), b.entities.size(), std::size_t{2}});
  if (others) {
    const auto list = [](const std::vector<Entity>& entities) {
      std::string out;
      for (const Entity& entity : entities) out += (out.empty() ? "" : " ") + entity.name;
      return out;
    };
    evidence.bits = filled ? kWeights.other_filled : kWeights.other;
    evidence.detail = list(a.entities) + " against " + list(b.entities);
  }
  return evidence;
}

// When the event of a claim was, in days; nullopt when nothing says so.
std::optional<Interval> event_days(const ClaimSet& set, const Claim& claim) {
  if (claim.when && claim.when->resolved && std::isfinite(claim.when->hard.low) &&
      std::isfinite(claim.when->hard.high)) {
    return claim.when->hard;
  }
  const auto& published = set.articles[claim.article].published;
  if (!published) return std::nullopt;
  const auto day = static_cast<double>(published->time_since_epoch().count());
  return Interval{day, day};
}

Evidence weigh_time(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule,
                    bool one_story) {
  Evidence evidence{"time", "", 0};
  if (!std::isfinite(rule.window)) return evidence;
  const auto days_a = event_days(set, a), days_b = event_days(set, b);
  if (!days_a || !days_b) {
    evidence.bits = one_story ? 0 : kWeights.no_day;
    evidence.detail = "a day is not known";
    return evidence;
  }
  const double gap = std::max({0.0, days_a->low - days_b->high, days_b->low - days_a->high});
  evidence.detail = gap == 0   ? "the same time"
                    : gap == 1 ? "a day apart"
                               : std::to_string(static_cast<int>(gap)) + " days apart";
  evidence.bits = gap > rule.window ? kWeights.out_of_window
                  : gap <= 2        ? kWeights.same_day
                                    : kWeights.in_window;
  return evidence;
}

Evidence weigh_scene(const Claim& a, const Claim& b, const Rule& rule) {
  Evidence evidence{"scene", "", 0};
  if (!rule.scene || !a.where || !b.where) return evidence;
  const bool filled = a.where->filled || b.where->filled;
  if (match(*a.where, *b.where) == Match::different) {
    evidence.bits = filled ? kWeights.other_scene_filled : kWeights.other_scene;
    evidence.detail = a.where->name + " against " + b.where->name;
  } else {
    evidence.bits = kWeights.same_scene * (filled ? kWeights.filled : 1);
    evidence.detail = a.where->name + (a.where->key == b.where->key ? "" : " ~ " + b.where->name);
  }
  return evidence;
}

// Whom and what both articles are about. Countries say little: much of the news is about a few.
Evidence weigh_story(const ArticleRecord& a, const ArticleRecord& b) {
  Evidence evidence{"story", "", 0};
  if (a.path == b.path && a.record == b.record) {
    evidence.detail = "one article";
    evidence.bits = 2;
    return evidence;
  }
  std::size_t shared = 0;
  for (const Entity& entity : a.context) {
    for (const Entity& other : b.context) {
      if (match(entity, other) == Match::different) continue;
      evidence.bits += kind_of(entity) != "place"                  ? kWeights.story_name
                       : entity.key.find('/') != std::string::npos ? kWeights.story_city
                                                                   : kWeights.story_country;
      ++shared;
      if (shared <= 4) evidence.detail += (shared == 1 ? "" : ", ") + entity.name;
      break;
    }
  }
  if (shared > 4) evidence.detail += " ...";
  evidence.bits = std::min(evidence.bits, kWeights.story_top);
  if (shared == 0 && !a.context.empty() && !b.context.empty()) {
    evidence.bits = kWeights.other_story;
    evidence.detail = "nothing in common";
  }
  return evidence;
}

}  // namespace

std::vector<Evidence> weigh(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule) {
  std::vector<Evidence> out;
  for (const TopicRole& role : a.topic) {
    for (const TopicRole& other : b.topic) {
      if (role.role == other.role) out.push_back(weigh_role(role, other, rule));
    }
  }
  Evidence story = weigh_story(set.articles[a.article], set.articles[b.article]);
  out.push_back(weigh_time(set, a, b, rule, story.bits >= kWeights.one_story));
  out.push_back(weigh_scene(a, b, rule));
  out.push_back(std::move(story));
  std::erase_if(
      out, [](const Evidence& evidence) { return evidence.bits == 0 && evidence.detail.empty(); });
  return out;
}

}  // namespace crosscheck
