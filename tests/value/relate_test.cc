#include "value/relate.h"

#include <cmath>
#include <random>

#include "catch.h"
#include "value/widths.h"
#include "value/words.h"

namespace crosscheck {
namespace {

bool agrees(Standing s) {
  return s == Standing::same || s == Standing::inside || s == Standing::around ||
         s == Standing::overlap || s == Standing::rounding;
}

// How far two values are from agreeing: 0 agree, 1 tension, 2 apart; -1 not comparable.
int distance(Standing s) {
  if (agrees(s)) return 0;
  if (s == Standing::hard_overlap) return 1;
  return s == Standing::apart ? 2 : -1;
}

Standing mirrored(Standing s) {
  return s == Standing::inside ? Standing::around : s == Standing::around ? Standing::inside : s;
}

TEST_CASE("two phrases stand as an editor would say", "[value][relate]") {
  using S = Standing;
  const struct {
    std::string_view a, b;
    Standing expected;
  } cases[] = {
      {"17 boats", "seventeen boats", S::same},
      {"17 boats", "18 boats", S::apart},
      {"more than 60 boats", "75 boats", S::around},
      {"more than 60 boats", "59 boats", S::apart},
      {"2,400 sheep", "2,370 sheep", S::hard_overlap},
      {"about 2,000 sheep", "2,100 sheep", S::around},
      {"nearly 200 sheep", "150 sheep", S::apart},
      {"dozens of sheep", "60 sheep", S::around},
      {"dozens of sheep", "900 sheep", S::apart},
      {"up to 40 sheep", "70 sheep", S::apart},
      {"5 miles", "8 km", S::rounding},
      {"5 miles", "12 km", S::apart},
      {"2 km", "1,000 m", S::apart},
      {"3 kg", "3,000 grams", S::same},
      {"5 kg", "5 km", S::not_comparable},
      {"$3 million", "$3,000,000", S::same},
      {"$3 million", "3 million euros", S::not_comparable},
      {"\u00a32", "200 pence", S::same},
      {"4 percent", "4 percentage points", S::not_comparable},
      {"a quarter of the votes", "25 percent", S::same},
      {"two thirds of the votes", "66 percent", S::rounding},
      {"nearly six hours", "five and a half hours", S::inside},
      {"six hours", "five hours", S::apart},
      {"48 hours", "two days", S::same},
      {"a month", "30 days", S::rounding},
      {"the 50th anniversary", "50 years", S::same},
      {"the 9th visit", "the 10th visit", S::apart},
      {"next year", "in 2026", S::same},
      {"next year", "later this year", S::apart},
      {"later this year", "in October 2025", S::around},
      {"yesterday", "two days ago", S::apart},
      {"by 2030", "in 2028", S::around},
      {"since 2014", "in 2012", S::apart},
      {"12 boats", "12 days", S::not_comparable},
  };
  for (const auto& c : cases) {
    CAPTURE(c.a, c.b);
    const Value a = value_of(c.a), b = value_of(c.b);
    const Relation relation = relate(a, b);
    // 5.5 hours lie inside nearly six: from the other side the words hold them.
    if (c.expected == S::inside) {
      CHECK(agrees(relation.standing));
    } else {
      CHECK(relation.standing == c.expected);
    }
    CHECK((relation.standing == S::not_comparable) == !relation.why.empty());
  }
}

TEST_CASE("apart says by how much", "[value][relate]") {
  const Relation relation = relate(value_of("17 boats"), value_of("19 boats"));
  CHECK(relation.standing == Standing::apart);
  CHECK(relation.gap == 2);
  CHECK(std::abs(relation.ratio - 2.0 / 19) < 1e-12);
  CHECK(std::abs(relate(value_of("2 km"), value_of("1,000 m")).gap - 0.9) < 1e-9);
}

TEST_CASE("ages on two days are one person's where a birthday can lie between", "[value][relate]") {
  const Day may = *parse_iso_day("2025-05-08"), next = *parse_iso_day("2026-05-01");
  const auto age = [](double n) {
    Quantity q;
    q.kind = Quantity::Kind::age;
    q.number = n;
    q.hard = q.soft = {n, n};
    return q;
  };
  CHECK(agrees(relate_ages(age(21), may, age(22), next).standing));
  CHECK(agrees(relate_ages(age(21), may, age(21), next).standing));
  CHECK(relate_ages(age(22), may, age(21), next).standing == Standing::apart);
  CHECK(relate_ages(age(21), may, age(25), next).standing == Standing::apart);
  CHECK(relate_ages(age(40), may, age(41), may).standing == Standing::apart);
}

Quantity random_quantity(std::mt19937_64& random) {
  constexpr Hedge kHedges[] = {Hedge::exact,    Hedge::about,     Hedge::nearly,  Hedge::more_than,
                               Hedge::at_least, Hedge::less_than, Hedge::at_most, Hedge::up_to};
  constexpr double kGrains[] = {0.1, 1, 10, 100};
  Quantity q;
  q.grain = kGrains[random() % 4];
  q.number = static_cast<double>(random() % 60) * q.grain;
  q.hedge = kHedges[random() % 8];
  const HardSoft ranges = widen(q.hedge, q.number, q.grain, true);
  q.hard = ranges.hard;
  q.soft = ranges.soft;
  return q;
}

TEST_CASE("relate is symmetric, and the soft range lies in the hard one", "[value][relate]") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 200'000; ++i) {
    const Quantity a = random_quantity(random), b = random_quantity(random);
    CAPTURE(describe(a), describe(b));
    REQUIRE(a.hard.contains(a.soft));
    const Relation forward = relate(a, b), back = relate(b, a);
    REQUIRE(forward.standing == mirrored(back.standing));
    REQUIRE(forward.gap == back.gap);
    REQUIRE(relate(a, a).standing == Standing::same);
  }
}

TEST_CASE("hedging a number never turns agreement into conflict", "[value][relate]") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 200'000; ++i) {
    Quantity a = random_quantity(random);
    const Quantity b = random_quantity(random);
    a.hedge = Hedge::exact;
    const HardSoft bare = widen(Hedge::exact, a.number, a.grain, true);
    a.hard = bare.hard;
    a.soft = bare.soft;
    const int before = distance(relate(a, b).standing);
    for (const Hedge hedge : {Hedge::about, Hedge::nearly, Hedge::more_than, Hedge::at_least,
                              Hedge::less_than, Hedge::at_most, Hedge::up_to}) {
      Quantity hedged = a;
      hedged.hedge = hedge;
      const HardSoft ranges = widen(hedge, a.number, a.grain, true);
      hedged.hard = ranges.hard;
      hedged.soft = ranges.soft;
      CAPTURE(describe(hedged), describe(b));
      if (before == 0) REQUIRE(distance(relate(hedged, b).standing) == 0);
    }
  }
}

TEST_CASE("widening a range never creates a conflict", "[value][relate]") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 200'000; ++i) {
    Quantity a = random_quantity(random);
    const Quantity b = random_quantity(random);
    const int before = distance(relate(a, b).standing);
    const double more = static_cast<double>(random() % 50);
    a.soft = {a.soft.low - more / 2, a.soft.high + more / 2};
    a.hard = {a.hard.low - more, a.hard.high + more};
    CAPTURE(describe(a), describe(b));
    REQUIRE(distance(relate(a, b).standing) <= before);
  }
}

}  // namespace
}  // namespace crosscheck
