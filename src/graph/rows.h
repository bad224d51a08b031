#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "rule/rule_pack.h"

namespace crosscheck {

// Claims as linking sees them: flat arrays of numbers, in which a name is an id. Two claims are
// weighed without looking at a letter, and ten million of them fit where their words would not.

// A string as a number: equal strings have equal ids, and only they.
using WordId = std::uint32_t;
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// What an entity is, by the first part of its key: the ids of these words. Any other kind has the
// id that its word is given.
enum class EntityKind : WordId {
  class_,
  word,
  words,
  place,
  person,
  name,
  org,
  event,
  noun,
  office,
  happening,
  count
};

// What a key says. "person:ada lindgren" of Kenya and the one of no country are two rows with one
// key.
struct EntityRow {
  WordId key = kNone;
  EntityKind kind = EntityKind::name;
  WordId name = kNone;       // "ke/nairobi", "ada lindgren"
  WordId first = kNone;      // its first word; of a place its country
  WordId last = kNone;       // its last word
  WordId of = kNone;         // the key of the place whose office a person holds
  float bits = 0;            // what it weighs that both claims name it
  std::uint32_t groups = 0;  // of a happening: a bit for each
  // The words that bring claims together: the first and last of a name, the country of a place, and
  // that of an office. Of classes and words of occasions none, they are too common.
  std::array<WordId, 3> keys{kNone, kNone, kNone};
  // Two places with different marks never match, nor do two others: the country of a place, the
  // full name of somebody. kNone: who knows.
  WordId mark = kNone;
  static constexpr WordId kPlaceMark = WordId{1} << 31;

  bool several_words() const { return first != name; }
  bool operator==(const EntityRow&) const = default;
};

// An entity in a claim, and whether it was taken from the context.
struct Mention {
  std::uint32_t number = kNone;
  static Mention of(std::uint32_t entity, bool filled) { return {entity << 1 | filled}; }
  std::uint32_t entity() const { return number >> 1; }
  bool filled() const { return number & 1; }
};

struct ClaimRow {
  std::uint32_t article = 0;
  std::uint32_t topic = 0;         // where its roles begin in Rows::topics
  std::uint16_t roles = 0;         // how many, as in Claim::topic
  std::uint16_t kind = 0;          // index into Rows::kinds
  Mention scene;                   // kNone: nothing says where
  Mention happening;               // kNone: nor what happened
  std::uint32_t wording = 0;       // where the words around the value begin in Rows::wordings
  std::uint32_t wording_size = 0;  // how many
  float low = 0, high = 0;         // days of the event; unbounded on both sides when not known
};

struct Rows {
  // A role of the claims of one kind.
  struct Role {
    bool given = false;  // the rule's own constant
    bool occasion = false;
    std::uint16_t order = 0;  // among the kind's
  };
  struct Kind {
    double window = 0;  // as in Rule
    double link = 0;    // bits that make a link
    bool scene = false;
    bool compare = false;
    std::uint16_t roles = 0;  // how many there are
  };
  // Whom and what an article is about: a stretch of `contexts`.
  struct Story {
    std::uint32_t record = kNone;  // equal for the same record of the same file
    std::uint32_t begin = 0, end = 0;
  };

  std::vector<ClaimRow> claims;
  // Role by role: the role's index and, in the low byte, the number of mentions that follow.
  // Entities beyond 255 of one role are not weighed.
  std::vector<std::uint32_t> topics;
  std::vector<WordId> wordings;  // of each claim a stretch, ascending
  std::vector<Story> stories;    // by article
  std::vector<std::uint32_t> contexts;
  std::vector<EntityRow> entities;
  std::vector<WordId> outer;  // by word; of a place's name that of the place around it, else kNone
  std::vector<Role> roles;
  std::vector<Kind> kinds;
  // The words themselves, for messages: views of the claims' strings.
  std::vector<std::string_view> words;
};

// A role of a claim's topic; its mentions are Mention::number.
struct TopicRow {
  std::uint32_t role = 0;
  std::span<const std::uint32_t> mentions;
};

// Calls f(position, topic) for each role of the claim, in order.
template <typename F>
void for_each_role(const Rows& rows, const ClaimRow& row, F&& f) {
  const std::uint32_t* at = rows.topics.data() + row.topic;
  for (std::size_t i = 0; i < row.roles; ++i) {
    const std::size_t size = *at & 255;
    f(i, TopicRow{*at >> 8, {at + 1, size}});
    at += 1 + size;
  }
}

// A row for each claim, in order. What kinds without a rule say is not compared.
Rows make_rows(const ClaimSet& set, const RulePack& rules);

// Two rows, of claims of the kind that `rule` is of.
Rows make_rows(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule);

}  // namespace crosscheck
