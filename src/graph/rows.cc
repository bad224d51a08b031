#include "graph/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "graph/weights.h"

namespace crosscheck {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(EntityKind::count)> kKinds = {
    "class", "word",  "words", "place",  "person",   "name",
    "org",   "event", "noun",  "office", "happening"};

std::string_view behind_colon(std::string_view key) { return key.substr(key.find(':') + 1); }

template <typename Each>
void each_word(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) each(text.substr(at, end - at));
    at = end + 1;
  }
}

float weight_of(EntityKind kind, bool city) {
  switch (kind) {
    case EntityKind::person:
      return static_cast<float>(kWeights.person);
    case EntityKind::event:
      return static_cast<float>(kWeights.event);
    case EntityKind::org:
      return static_cast<float>(kWeights.organisation);
    case EntityKind::place:
      return static_cast<float>(city ? kWeights.city : kWeights.country);
    case EntityKind::noun:
      return static_cast<float>(kWeights.noun);
    case EntityKind::office:
      return static_cast<float>(kWeights.office);
    case EntityKind::class_:
      return static_cast<float>(kWeights.occasion_class);
    case EntityKind::word:
    case EntityKind::words:
      return static_cast<float>(kWeights.word);
    default:
      return static_cast<float>(kWeights.name);
  }
}

// When the event of a claim was; unbounded when nothing says so.
Interval event_days(const ClaimSet& set, const Claim& claim) {
  if (claim.when && claim.when->resolved && std::isfinite(claim.when->hard.low) &&
      std::isfinite(claim.when->hard.high)) {
    return claim.when->hard;
  }
  const auto& published = set.articles[claim.article].published;
  if (!published) return {-kUnbounded, kUnbounded};
  const auto day = static_cast<double>(published->time_since_epoch().count());
  return {day, day};
}

// Gives ids to strings, which must stay until all rows are made.
class RowMaker {
 public:
  explicit RowMaker(Rows& rows) : rows_(rows) {
    for (const std::string_view kind : kKinds) word(kind);
  }

  // `rule`: how claims of this kind are compared; null if they are not.
  void add(const ClaimSet& set, const Claim& claim, std::uint32_t article, const Rule* rule) {
    ClaimRow row;
    row.article = article;
    row.kind = kind(rule);
    row.topic = static_cast<std::uint32_t>(rows_.topics.size());
    row.roles = static_cast<std::uint16_t>(claim.topic.size());
    for (const TopicRole& topic : claim.topic) {
      const std::size_t size = std::min<std::size_t>(topic.entities.size(), 255);
      rows_.topics.push_back(role(row.kind, topic.role, rule) << 8 |
                             static_cast<std::uint32_t>(size));
      for (std::size_t i = 0; i < size; ++i) {
        rows_.topics.push_back(mention(topic.entities[i]).number);
      }
    }
    if (claim.where) row.scene = mention(*claim.where);
    if (claim.happening) row.happening = mention(*claim.happening);
    row.wording = static_cast<std::uint32_t>(rows_.wordings.size());
    each_word(claim.wording, [&](std::string_view stem) { rows_.wordings.push_back(word(stem)); });
    std::sort(rows_.wordings.begin() + row.wording, rows_.wordings.end());
    row.wording_size = static_cast<std::uint32_t>(rows_.wordings.size()) - row.wording;
    const Interval days = event_days(set, claim);
    row.low = static_cast<float>(days.low);
    row.high = static_cast<float>(days.high);
    rows_.claims.push_back(row);
  }

  void add(const ArticleRecord& article) {
    const auto id = static_cast<std::uint32_t>(records_.size());
    Rows::Story story;
    story.record = records_.try_emplace({article.path, article.record}, id).first->second;
    story.begin = static_cast<std::uint32_t>(rows_.contexts.size());
    for (const Entity& about : article.context) rows_.contexts.push_back(entity(about));
    story.end = static_cast<std::uint32_t>(rows_.contexts.size());
    rows_.stories.push_back(story);
  }

 private:
  WordId word(std::string_view text) {
    const auto [it, added] = words_.try_emplace(text, static_cast<WordId>(words_.size()));
    if (added) {
      rows_.outer.push_back(kNone);
      rows_.words.push_back(text);
    }
    return it->second;
  }

  Mention mention(const Entity& named) { return Mention::of(entity(named), named.filled); }

  std::uint32_t entity(const Entity& named) {
    const WordId key = word(named.key), of = named.of.empty() ? kNone : word(named.of);
    const auto id = static_cast<std::uint32_t>(rows_.entities.size());
    const auto [it, added] = entities_.try_emplace({key, of}, id);
    if (!added) return it->second;
    const std::string_view text = named.key;
    const std::string_view name = behind_colon(text);
    EntityRow row;
    row.key = key;
    row.kind = EntityKind{word(text.substr(0, text.find(':')))};
    row.name = word(name);
    const bool place = row.kind == EntityKind::place;
    row.first = word(name.substr(0, name.find(place ? '/' : ' ')));
    row.last = word(name.substr(name.rfind(' ') + 1));
    row.of = of;
    row.bits = weight_of(row.kind, name.find('/') != std::string_view::npos);
    set_keys(row, named);
    if (place) add_outer(name);
    if (row.kind == EntityKind::happening) {
      each_word(named.of, [&](std::string_view group) { row.groups |= group_bit(group); });
    }
    rows_.entities.push_back(row);
    return id;
  }

  void set_keys(EntityRow& row, const Entity& named) {
    switch (row.kind) {
      case EntityKind::class_:
      case EntityKind::word:
        break;
      case EntityKind::place:
        row.keys[0] = row.first;
        row.mark = row.first | EntityRow::kPlaceMark;
        break;
      case EntityKind::noun:
        row.keys[0] = row.last;
        break;
      case EntityKind::person:
      case EntityKind::name:
      case EntityKind::org:
        if (row.several_words()) row.mark = row.name;
        [[fallthrough]];
      default:
        row.keys[0] = row.first;
        if (row.several_words()) row.keys[1] = row.last;
        if (row.of != kNone) row.keys[2] = word(behind_colon(named.of));
    }
  }

  void add_outer(std::string_view place) {
    for (auto slash = place.rfind('/'); slash != std::string_view::npos && slash > 0;
         slash = place.rfind('/')) {
      const WordId inner = word(place), around = word(place.substr(0, slash));
      rows_.outer[inner] = around;
      place = place.substr(0, slash);
    }
  }

  // Over 32 groups would share bits.
  std::uint32_t group_bit(std::string_view group) {
    const auto [it, added] = groups_.try_emplace(group, groups_.size() % 32);
    return std::uint32_t{1} << it->second;
  }

  std::uint16_t kind(const Rule* rule) {
    const auto id = static_cast<std::uint16_t>(rows_.kinds.size());
    const auto [it, added] = kinds_.try_emplace(rule, id);
    if (!added) return it->second;
    rows_.kinds.push_back({});
    if (rule != nullptr) {
      rows_.kinds.back() = {rule->window, rule->link.value_or(kWeights.link), rule->scene,
                            rule->compare, 0};
    }
    return id;
  }

  std::uint32_t role(std::uint16_t kind, std::string_view name, const Rule* rule) {
    const auto id = static_cast<std::uint32_t>(rows_.roles.size());
    const auto [it, added] = roles_.try_emplace({kind, word(name)}, id);
    if (added) {
      const auto is_role = [&](const auto& given) { return given.first == name; };
      const bool given =
          rule != nullptr && std::any_of(rule->given.begin(), rule->given.end(), is_role);
      rows_.roles.push_back({given, name == "occasion", rows_.kinds[kind].roles++});
    }
    return it->second;
  }

  Rows& rows_;
  std::unordered_map<std::string_view, WordId> words_;
  std::unordered_map<const Rule*, std::uint16_t> kinds_;
  std::map<std::pair<WordId, WordId>, std::uint32_t> entities_;
  std::map<std::pair<std::uint16_t, WordId>, std::uint32_t> roles_;
  std::map<std::pair<std::string_view, std::size_t>, std::uint32_t> records_;
  std::map<std::string_view, std::size_t> groups_;
};

}  // namespace

Rows make_rows(const ClaimSet& set, const RulePack& rules) {
  Rows rows;
  RowMaker maker(rows);
  rows.claims.reserve(set.claims.size());
  for (const ArticleRecord& article : set.articles) maker.add(article);
  for (const Claim& claim : set.claims) {
    maker.add(set, claim, claim.article, rules.of_kind(claim.kind));
  }
  return rows;
}

Rows make_rows(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule) {
  Rows rows;
  RowMaker maker(rows);
  maker.add(set.articles[a.article]);
  maker.add(set.articles[b.article]);
  maker.add(set, a, 0, &rule);
  maker.add(set, b, 1, &rule);
  return rows;
}

}  // namespace crosscheck
