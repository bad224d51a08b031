// How two values stand: by soft ranges first, then the precision of the coarser where a unit was
// converted, then hard ranges. "about 1,000" and "870" meet in their hard ranges only; "more than
// 20" and "28" agree; "$108 million" and "€85 million" cannot be compared.

#include "value/relate.h"

#include <algorithm>
#include <cmath>

#include "value/units.h"
#include "value/widths.h"

namespace crosscheck {
namespace {

constexpr double kMonthSeconds = 30.436875 * 86400;

struct Ranges {
  Interval hard, soft;
  double tolerance = 0;  // how far apart the soft ranges may lie and still be one value rounded
};

Relation compare(const Ranges& a, const Ranges& b, double a_to_stated, bool ratio) {
  Relation relation;
  if (a.soft == b.soft) {
    relation.standing = Standing::same;
  } else if (a.soft.overlaps(b.soft)) {
    relation.standing = b.soft.contains(a.soft)   ? Standing::inside
                        : a.soft.contains(b.soft) ? Standing::around
                                                  : Standing::overlap;
  } else {
    const double between = std::max(a.soft.low, b.soft.low) - std::min(a.soft.high, b.soft.high);
    if (between <= std::max(a.tolerance, b.tolerance)) {
      relation.standing = Standing::rounding;
    } else if (a.hard.overlaps(b.hard)) {
      relation.standing = Standing::hard_overlap;
    } else {
      relation.standing = Standing::apart;
      const double gap = std::max(a.hard.low, b.hard.low) - std::min(a.hard.high, b.hard.high);
      relation.gap = gap * a_to_stated;
      if (ratio) {
        double larger = 0;
        for (const double end : {a.hard.low, a.hard.high, b.hard.low, b.hard.high}) {
          if (std::isfinite(end)) larger = std::max(larger, std::abs(end));
        }
        relation.ratio = larger > 0 ? std::min(1.0, gap / larger) : 0;
      }
    }
  }
  return relation;
}

Relation not_comparable(std::string why) {
  Relation relation;
  relation.why = std::move(why);
  return relation;
}

Interval scaled(Interval range, double factor, double offset = 0) {
  return {range.low * factor + offset, range.high * factor + offset};
}

std::string_view kind_name(const Quantity& q) {
  switch (q.kind) {
    case Quantity::Kind::number:
      return "a number";
    case Quantity::Kind::ordinal:
      return "a rank";
    case Quantity::Kind::percent:
      return q.unit.empty() ? "percent" : "percentage points";
    case Quantity::Kind::age:
      return "an age";
    case Quantity::Kind::money:
      return "money";
    case Quantity::Kind::measure:
      return "a measure";
  }
  return "";
}

std::string against(std::string_view a, std::string_view b) {
  return std::string(a) + " against " + std::string(b);
}

// A share of one as percent: "two thirds" is 66.67 %, to the precision of whole points.
Quantity as_percent(const Quantity& q) {
  Quantity percent = q;
  percent.kind = Quantity::Kind::percent;
  percent.number *= 100;
  percent.grain = 1;
  percent.hard = scaled(q.hard, 100);
  percent.soft = scaled(q.soft, 100);
  return percent;
}

Relation relate_quantities(const Quantity& a, const Quantity& b) {
  using Kind = Quantity::Kind;
  if (a.kind == b.kind && a.unit == b.unit) {
    return compare({a.hard, a.soft, 0}, {b.hard, b.soft, 0}, 1, true);
  }
  if (a.kind == b.kind && (a.kind == Kind::measure || a.kind == Kind::money)) {
    const bool money = a.kind == Kind::money;
    const ConvertibleUnit* u = money ? find_coin(a.unit) : find_unit(a.unit);
    const ConvertibleUnit* v = money ? find_coin(b.unit) : find_unit(b.unit);
    if (u == nullptr || v == nullptr || u->dimension != v->dimension) {
      return not_comparable(against(a.unit, b.unit));
    }
    const double tolerance =
        std::min(std::max(a.grain * u->factor, b.grain * v->factor) +
                     0.5 * std::min(a.grain * u->factor, b.grain * v->factor),
                 kWidths.converted_most * std::max(std::abs(a.number * u->factor + u->offset),
                                                   std::abs(b.number * v->factor + v->offset)));
    return compare(
        {scaled(a.hard, u->factor, u->offset), scaled(a.soft, u->factor, u->offset), tolerance},
        {scaled(b.hard, v->factor, v->offset), scaled(b.soft, v->factor, v->offset), tolerance},
        1 / u->factor, true);
  }
  // An age is also written as a bare number, a share as a percentage.
  if ((a.kind == Kind::age && b.kind == Kind::number && a.unit.empty()) ||
      (b.kind == Kind::age && a.kind == Kind::number && b.unit.empty())) {
    return compare({a.hard, a.soft, 0}, {b.hard, b.soft, 0}, 1, true);
  }
  const auto share = [](const Quantity& q) {
    return q.kind == Kind::number && q.number > 0 && q.number < 1;
  };
  if (share(a) && b.kind == Kind::percent && b.unit.empty()) {
    const Quantity p = as_percent(a);
    Relation relation = compare({p.hard, p.soft, 1}, {b.hard, b.soft, 1}, 0.01, true);
    return relation;
  }
  if (share(b) && a.kind == Kind::percent && a.unit.empty()) {
    const Quantity p = as_percent(b);
    return compare({a.hard, a.soft, 1}, {p.hard, p.soft, 1}, 1, true);
  }
  if (a.kind == b.kind && a.kind == Kind::age) {
    return not_comparable(
        against(a.unit.empty() ? "years" : a.unit, b.unit.empty() ? "years" : b.unit));
  }
  return not_comparable(against(kind_name(a), kind_name(b)));
}

Relation relate_durations(const Duration& a, const Duration& b) {
  // Of two units the coarser one's precision decides: "two weeks" and "15 days".
  const bool converted = a.grain != b.grain && (a.months == 0) != (b.months == 0);
  const double tolerance = converted ? 0.5 * std::max(a.grain, b.grain) : 0;
  // A month is 28 to 31 days; a year 365 or 366: what stands in days agrees within that.
  const double months = std::max(a.months, b.months) * 3 * 86400 / 12;
  const double slack = converted ? std::max(months, tolerance) : 0;
  return compare({a.hard, a.soft, slack}, {b.hard, b.soft, slack}, 1, true);
}

// "the 80th anniversary" and "80 years since".
bool in_years(const Duration& d, Quantity& years) {
  if (d.seconds != 0 || d.months <= 0) return false;
  years.kind = Quantity::Kind::ordinal;
  years.number = d.months / 12;
  years.hard = scaled(d.hard, 1 / (12 * kMonthSeconds));
  years.soft = scaled(d.soft, 1 / (12 * kMonthSeconds));
  return true;
}

struct Relate {
  Relation operator()(const Quantity& a, const Quantity& b) const {
    return relate_quantities(a, b);
  }
  Relation operator()(const Duration& a, const Duration& b) const { return relate_durations(a, b); }
  Relation operator()(const DateRange& a, const DateRange& b) const {
    if (!a.resolved || !b.resolved) return not_comparable("a day that is not known");
    return compare({a.hard, a.soft, 0}, {b.hard, b.soft, 0}, 1, false);
  }
  Relation operator()(const Office& a, const Office& b) const {
    if (!a.of.empty() && !b.of.empty() && a.of != b.of)
      return not_comparable("offices of two places");
    Relation relation;
    const bool same = a.title == b.title && a.former == b.former;
    relation.standing = same ? Standing::same : Standing::apart;
    return relation;
  }
  Relation operator()(const Quantity& a, const Duration& b) const {
    Quantity years;
    if ((a.kind == Quantity::Kind::ordinal || a.kind == Quantity::Kind::age) && a.unit.empty() &&
        in_years(b, years)) {
      return compare({a.hard, a.soft, 1e-6}, {years.hard, years.soft, 1e-6}, 1, true);
    }
    return not_comparable(against(kind_name(a), "a duration"));
  }
  Relation operator()(const Duration& a, const Quantity& b) const { return flip((*this)(b, a)); }
  template <typename A, typename B>
  Relation operator()(const A&, const B&) const {
    return not_comparable("values of two kinds");
  }

  static Relation flip(Relation relation) {
    if (relation.standing == Standing::inside) {
      relation.standing = Standing::around;
    } else if (relation.standing == Standing::around) {
      relation.standing = Standing::inside;
    }
    return relation;
  }
};

// The days on which somebody of that age on that day can have been born.
Interval births(Interval ages, double day) {
  constexpr double kYear = 365.2425;
  // Of age n since the n-th birthday: born up to a day before the (n+1)-th.
  return {day - (ages.high + 1) * kYear + 1, day - ages.low * kYear};
}

}  // namespace

Relation relate(const Value& a, const Value& b) { return std::visit(Relate(), a, b); }

Relation relate_ages(const Quantity& a, Day a_day, const Quantity& b, Day b_day) {
  if (!a.unit.empty() || !b.unit.empty() || a_day == b_day) return relate(a, b);
  const auto day_of = [](Day day) { return static_cast<double>(day.time_since_epoch().count()); };
  const Ranges first{births(a.hard, day_of(a_day)), births(a.soft, day_of(a_day)), 0};
  const Ranges second{births(b.hard, day_of(b_day)), births(b.soft, day_of(b_day)), 0};
  Relation relation = compare(first, second, 1 / 365.2425, false);
  // Two years of birth that meet are one person's: which of them holds the other says nothing.
  if (relation.standing == Standing::overlap) relation.standing = Standing::same;
  return relation;
}

}  // namespace crosscheck
