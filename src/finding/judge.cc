// The verdict table: what two claims of one fact say to each other, first row that holds.
//
//   "nearly four hours" / "roughly four hours"            row 5: agree
//   "12 killed" on Monday / "15 killed" on Tuesday         row 4: update
//   "next year" / "later this year", both of 8 May         row 12: conflict

#include <cmath>

#include "finding/finding.h"
#include "rule/gazetteer.h"
#include "value/relate.h"

namespace crosscheck {

namespace {

// Days as of which a claim speaks: the time in its sentence, else the day of publication. In the
// sentence of a toll stands the day of the event: "yesterday's fire has killed 12".
std::optional<Interval> as_of(const ClaimSet& set, const Claim& claim, const Rule& rule) {
  if (!rule.link && claim.when && claim.when->resolved && std::isfinite(claim.when->hard.low) &&
      std::isfinite(claim.when->hard.high) && claim.when->hard.high - claim.when->hard.low <= 7) {
    return claim.when->hard;
  }
  const ArticleRecord& article = set.articles[claim.article];
  const auto day = article.published ? article.published : article.borrowed_day;
  if (!day) return std::nullopt;
  const auto number = static_cast<double>(day->time_since_epoch().count());
  return Interval{number, number};
}

// The number that an update moves.
double stated_number(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity->number;
  if (const auto* duration = std::get_if<Duration>(&value)) return duration->soft.low;
  if (const auto* date = std::get_if<DateRange>(&value)) return date->soft.low;
  return std::get<Office>(value).former ? 1 : 0;
}

bool moved(Evolves evolves, double from, double to) {
  switch (evolves) {
    case Evolves::no:
      return false;
    case Evolves::up:
      return to > from;
    case Evolves::down:
      return to < from;
    case Evolves::both:
      return to != from;
  }
  return false;
}

Relation standing(const Value& a, const Value& b) {
  const auto* office_a = std::get_if<Office>(&a);
  const auto* office_b = std::get_if<Office>(&b);
  if (office_a == nullptr || office_b == nullptr) return relate(a, b);
  Relation relation;
  if (office_a->title != office_b->title ||
      (!office_a->of.empty() && !office_b->of.empty() && office_a->of != office_b->of)) {
    relation.why = "another office";
  } else {
    relation.standing = office_a->former == office_b->former ? Standing::same : Standing::apart;
    relation.ratio = 1;
  }
  return relation;
}

// A figure for a time long over when both were written: it no longer grows.
bool is_settled(const ClaimSet& set, const Claim& claim) {
  constexpr double kWeek = 7;
  const ArticleRecord& article = set.articles[claim.article];
  const auto day = article.published ? article.published : article.borrowed_day;
  return day && claim.when && claim.when->resolved &&
         claim.when->hard.high + kWeek <= static_cast<double>(day->time_since_epoch().count());
}

// Whether the claims count in a place and in one around it: "in Aceh" and "in Indonesia".
bool in_nested_places(const Claim& inner, const Claim& outer) {
  const auto place_of = [](const Claim& claim) -> std::string_view {
    const auto* places = role_of(claim, "place");
    if (places == nullptr || places->size() != 1 || places->front().filled) return {};
    const std::string_view key = places->front().key;
    return key.starts_with("place:") ? key.substr(6) : std::string_view();
  };
  const auto a = place_of(inner), b = place_of(outer);
  return !a.empty() && !b.empty() && a != b && place_within(a, b);
}

// The number of a part and of its whole say nothing of each other, unless the part is larger.
bool is_part(const Claim& a, const Claim& b) {
  const auto* part = std::get_if<Quantity>(&a.value);
  const auto* whole = std::get_if<Quantity>(&b.value);
  return part != nullptr && whole != nullptr && part->kind == Quantity::Kind::number &&
         whole->kind == Quantity::Kind::number && part->number <= whole->number &&
         in_nested_places(a, b);
}

bool is_vague(const Value& value) {  // "dozens", "several"
  const auto* quantity = std::get_if<Quantity>(&value);
  return quantity != nullptr && quantity->hedge == Hedge::vague;
}

bool takes_sides(Stance stance) { return stance == Stance::asserted || stance == Stance::planned; }

}  // namespace

Judgement judge(const ClaimSet& set, const Claim& a, const Claim& b, const Rule& rule) {
  const Relation relation = standing(a.value, b.value);
  const bool equal = relation.standing == Standing::same;
  if (a.fingerprint != 0 && a.fingerprint == b.fingerprint && equal) {
    return {Verdict::repeat, 1, "the same sentence"};
  }
  if (relation.standing == Standing::not_comparable) {
    return {Verdict::not_comparable, 2, relation.why};
  }
  if (needs_day(a) || needs_day(b)) {
    return {Verdict::not_comparable, 2, "a day of publication is not known"};
  }
  if (!takes_sides(a.stance) || !takes_sides(b.stance)) {
    return {Verdict::not_comparable, 3,
            "a claim that is only possible, proposed or denied takes no side"};
  }
  if (is_part(a, b) || is_part(b, a)) {
    return {Verdict::not_comparable, 2, "one counts a part of what the other counts"};
  }
  const auto day_a = as_of(set, a, rule), day_b = as_of(set, b, rule);
  const bool a_first = day_a && day_b && day_a->high + rule.steady < day_b->low;
  const bool b_first = day_a && day_b && day_b->high + rule.steady < day_a->low;
  const bool evolves =
      rule.evolves != Evolves::no && !rule.tied && !(is_settled(set, a) && is_settled(set, b));
  const double number_a = stated_number(a.value), number_b = stated_number(b.value);
  if (evolves && ((a_first && moved(rule.evolves, number_a, number_b)) ||
                  (b_first && moved(rule.evolves, number_b, number_a)))) {
    return {Verdict::update, 4, "the later one moves as such figures do"};
  }
  if (relation.standing == Standing::apart && relation.ratio > 0 &&
      relation.ratio <= rule.tolerance) {
    return {Verdict::rounding, 6, "within the tolerance of the rule"};
  }
  switch (relation.standing) {
    case Standing::same:
    case Standing::overlap:
      return {Verdict::agree, 5, "what the words mean overlaps"};
    case Standing::inside:
    case Standing::around:
      return {Verdict::refines, 5, "one says the same more closely"};
    case Standing::rounding:
      return {Verdict::rounding, 6, "within the precision of the words"};
    case Standing::hard_overlap:
      return {Verdict::tension, 7, "the words allow both, but a careful reader would ask"};
    case Standing::apart:
    case Standing::not_comparable:
      break;
  }
  const bool near = relation.ratio > 0 && relation.ratio < 0.05;
  if (a.corrects != b.corrects && !(a.corrects ? a_first : b_first)) {
    return {Verdict::correction, 8, "one says that it corrects an earlier figure", near};
  }
  if (relation.ratio > rule.gap.value_or(rule.link ? 0.7 : 1)) {
    return {Verdict::tension, 7, "so far apart that they may count two things"};
  }
  if (rule.link && (is_vague(a.value) || is_vague(b.value))) {
    return {Verdict::tension, 7, "the words of one hardly say how many"};
  }
  const bool office = std::holds_alternative<Office>(a.value);
  if (a.article == b.article && (office || rule.severity == Severity::note)) {
    return {Verdict::tension, 7, "one article may tell of two times or two things"};
  }
  if (evolves && rule.steady == 0 && !a_first && !b_first) {
    return {Verdict::possible_update, 9, "such figures change, and which one is later is not known",
            near};
  }
  // Where the setting alone tells facts apart, a toll that fell is mostly another event's.
  if (evolves && rule.link && (a_first || b_first)) {
    return {Verdict::tension, 9, "such figures do not move this way, but it may be another event",
            near};
  }
  const bool dates = std::holds_alternative<DateRange>(a.value);
  const bool plan_a = a.stance == Stance::planned, plan_b = b.stance == Stance::planned;
  if (dates && (plan_a || plan_b) && (plan_a != plan_b || a_first || b_first)) {
    return {Verdict::schedule_change, 10,
            plan_a != plan_b ? "a plan, and another day on which it happened"
                             : "the later one plans another day"};
  }
  if (!a.speaker.empty() && !b.speaker.empty() && a.speaker != b.speaker) {
    return {Verdict::disputed, 11, a.speaker + " against " + b.speaker, near};
  }
  return {Verdict::conflict, 12, "both cannot be true", near};
}

}  // namespace crosscheck
