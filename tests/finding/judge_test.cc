// The verdict table of docs/how-crosscheck-works.md, row by row, from both ends.

#include "catch.h"
#include "claim/told.h"
#include "finding/finding.h"

namespace crosscheck {

namespace {

using testing::english;

// A claim as terse as the table needs it.
struct Said {
  std::string value;     // words, read like those of an article
  std::string day = "";  // of publication
  Stance stance = Stance::asserted;
  std::string speaker = "";
  bool corrects = false;
  std::uint64_t print = 0;  // of the sentence
  std::string when = "";    // the event's day
};

Value read_value(const std::string& words, const std::string& day) {
  ReadingContext context;
  context.reference = parse_iso_day(day);
  std::vector<Reading> readings;
  find_values(words, context, english().language.lexicon, readings);
  REQUIRE(readings.size() == 1);
  return readings.front().value;
}

Rule rule_of(Evolves evolves, bool tied = false, double steady = 0) {
  Rule rule;
  rule.id = "test.rule";
  rule.evolves = evolves;
  rule.tied = tied;
  rule.steady = steady;
  return rule;
}

ClaimSet set_of(const Said& a, const Said& b) {
  ClaimSet set;
  for (const Said* said : {&a, &b}) {
    ArticleRecord article;
    article.path = said == &a ? "a.md" : "b.md";
    article.published = parse_iso_day(said->day);
    Claim claim;
    claim.article = static_cast<std::uint32_t>(set.articles.size());
    claim.value = read_value(said->value, said->day);
    claim.stance = said->stance;
    claim.speaker = said->speaker;
    claim.corrects = said->corrects;
    claim.fingerprint = said->print;
    if (!said->when.empty()) claim.when = std::get<DateRange>(read_value(said->when, said->day));
    set.articles.push_back(article);
    set.claims.push_back(claim);
  }
  return set;
}

constexpr Stance kPlanned = Stance::planned;
const std::string kMonday = "2031-05-05", kTuesday = "2031-05-06";

}  // namespace

TEST_CASE("the first row of the table that holds is the verdict, from both ends",
          "[finding][judge]") {
  const Rule fixed = rule_of(Evolves::no), up = rule_of(Evolves::up), down = rule_of(Evolves::down),
             both = rule_of(Evolves::both), tied = rule_of(Evolves::up, true),
             steady = rule_of(Evolves::both, false, 2);
  const struct {
    std::string_view what;
    const Rule& rule;
    Said a, b;
    int row;
    Verdict verdict;
  } cases[] = {
      {"a copy",
       fixed,
       {"14 people", "", {}, "", false, 7},
       {"14 people", "", {}, "", false, 7},
       1,
       Verdict::repeat},
      {"a copy whose number was changed",
       fixed,
       {"14 people", "", {}, "", false, 7},
       {"41 people", "", {}, "", false, 7},
       12,
       Verdict::conflict},
      {"two short sentences of one value are no copy",
       fixed,
       {"14 people"},
       {"14 people"},
       5,
       Verdict::agree},

      {"two currencies", fixed, {"$108 million"}, {"85 million euros"}, 2, Verdict::not_comparable},
      {"two dimensions", fixed, {"four hours"}, {"12 percent"}, 2, Verdict::not_comparable},
      {"hedges of two classes are compared",
       fixed,
       {"more than 20"},
       {"about 25"},
       5,
       Verdict::refines},
      {"a day that hangs on nothing",
       fixed,
       {"next year"},
       {"2032", kMonday},
       2,
       Verdict::not_comparable},

      {"what is only possible",
       fixed,
       {"14 people", "", Stance::possible},
       {"41 people"},
       3,
       Verdict::not_comparable},
      {"what is proposed",
       fixed,
       {"14 people", "", Stance::proposed},
       {"41 people"},
       3,
       Verdict::not_comparable},
      {"what is denied",
       fixed,
       {"14 people", "", Stance::denied},
       {"14 people"},
       3,
       Verdict::not_comparable},
      {"what is planned does take sides",
       fixed,
       {"14 people", "", kPlanned},
       {"41 people", "", kPlanned},
       12,
       Verdict::conflict},

      {"a count that grew the next day",
       up,
       {"14 people", kMonday},
       {"41 people", kTuesday},
       4,
       Verdict::update},
      {"a count that shrank",
       up,
       {"41 people", kMonday},
       {"14 people", kTuesday},
       12,
       Verdict::conflict},
      {"one that may only shrink",
       down,
       {"41 people", kMonday},
       {"14 people", kTuesday},
       4,
       Verdict::update},
      {"one that may do both",
       both,
       {"41 people", kMonday},
       {"14 people", kTuesday},
       4,
       Verdict::update},
      {"one that may not change",
       fixed,
       {"14 people", kMonday},
       {"41 people", kTuesday},
       12,
       Verdict::conflict},
      {"one tied to an event does not evolve",
       tied,
       {"11th", kMonday},
       {"12th", kTuesday},
       12,
       Verdict::conflict},
      {"within the steady days nothing evolves",
       steady,
       {"14 people", kMonday},
       {"41 people", kTuesday},
       12,
       Verdict::conflict},
      {"behind them it does",
       steady,
       {"14 people", kMonday},
       {"41 people", "2031-05-15"},
       4,
       Verdict::update},
      {"the day in the sentence goes before that of publication",
       up,
       {"14 people", kTuesday, {}, "", false, 0, "May 4, 2031"},
       {"41 people", kMonday},
       4,
       Verdict::update},
      {"a figure for a time long over does not grow",
       up,
       {"14 people", kMonday, {}, "", false, 0, "March 3, 2031"},
       {"41 people", "2031-06-06", {}, "", false, 0, "March 4, 2031"},
       12,
       Verdict::conflict},

      {"the same", fixed, {"14 people"}, {"14 people"}, 5, Verdict::agree},
      {"overlapping", fixed, {"12 to 16"}, {"14 to 18"}, 5, Verdict::agree},
      {"one inside the other", fixed, {"14 people"}, {"12 to 16"}, 5, Verdict::refines},
      {"a plan that came true",
       fixed,
       {"May 2031", "", kPlanned},
       {"May 9, 2031"},
       5,
       Verdict::refines},

      {"a mile in kilometres", fixed, {"10 miles"}, {"16 kilometres"}, 6, Verdict::rounding},

      {"only the hard ranges meet", fixed, {"about 1,000"}, {"870 people"}, 7, Verdict::tension},

      {"a later one that corrects",
       fixed,
       {"14 people", kMonday},
       {"41 people", kTuesday, {}, "", true},
       8,
       Verdict::correction},
      {"one that corrects, days unknown",
       fixed,
       {"14 people"},
       {"41 people", "", {}, "", true},
       8,
       Verdict::correction},
      {"an earlier one that corrects something else",
       fixed,
       {"14 people", kTuesday},
       {"41 people", kMonday, {}, "", true},
       12,
       Verdict::conflict},
      {"both correct",
       fixed,
       {"14 people", "", {}, "", true},
       {"41 people", "", {}, "", true},
       12,
       Verdict::conflict},

      {"growing, days unknown", up, {"14 people"}, {"41 people"}, 9, Verdict::possible_update},
      {"growing, one day unknown",
       up,
       {"14 people", kMonday},
       {"41 people"},
       9,
       Verdict::possible_update},
      {"growing, the same day",
       up,
       {"14 people", kMonday},
       {"41 people", kMonday},
       9,
       Verdict::possible_update},
      {"tied, days unknown", tied, {"11th"}, {"12th"}, 12, Verdict::conflict},

      {"a plan and another day on which it was",
       fixed,
       {"May 9, 2031", "", kPlanned},
       {"May 12, 2031"},
       10,
       Verdict::schedule_change},
      {"a plan and a later plan",
       fixed,
       {"May 9, 2031", kMonday, kPlanned},
       {"May 12, 2031", kTuesday, kPlanned},
       10,
       Verdict::schedule_change},
      {"two plans of one day",
       fixed,
       {"May 9, 2031", kMonday, kPlanned},
       {"May 12, 2031", kMonday, kPlanned},
       12,
       Verdict::conflict},
      {"two days on which it was",
       fixed,
       {"May 9, 2031", kMonday},
       {"May 12, 2031", kTuesday},
       12,
       Verdict::conflict},

      {"two named speakers",
       fixed,
       {"14 people", "", {}, "Ada Lindgren"},
       {"41 people", "", {}, "Ole Noor"},
       11,
       Verdict::disputed},
      {"one speaker against the paper",
       fixed,
       {"14 people", "", {}, "Ada Lindgren"},
       {"41 people"},
       12,
       Verdict::conflict},
      {"one speaker twice",
       fixed,
       {"14 people", "", {}, "Ada Lindgren"},
       {"41 people", "", {}, "Ada Lindgren"},
       12,
       Verdict::conflict},
      {"speakers who agree",
       fixed,
       {"14 people", "", {}, "Ada Lindgren"},
       {"14 people", "", {}, "Ole Noor"},
       5,
       Verdict::agree},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const ClaimSet there = set_of(c.a, c.b), back = set_of(c.b, c.a);
    const Judgement one = judge(there, there.claims[0], there.claims[1], c.rule);
    const Judgement two = judge(back, back.claims[0], back.claims[1], c.rule);
    CHECK(one.row == c.row);
    CHECK(verdict_name(one.verdict) == verdict_name(c.verdict));
    CHECK(two.row == one.row);
    CHECK(verdict_name(two.verdict) == verdict_name(one.verdict));
    CHECK(two.near == one.near);
    CHECK_FALSE(one.why.empty());
  }
}

TEST_CASE("offices are one when title and place are, and differ by being former",
          "[finding][judge]") {
  const auto verdict = [](Office a, Office b, const std::string& day_b, const Rule& rule) {
    ClaimSet set = set_of({"1", kMonday}, {"1", day_b});
    set.claims[0].value = std::move(a);
    set.claims[1].value = std::move(b);
    const auto back = judge(set, set.claims[1], set.claims[0], rule);
    const auto there = judge(set, set.claims[0], set.claims[1], rule);
    CHECK(back.verdict == there.verdict);
    return std::string(verdict_name(there.verdict));
  };
  const Rule office = rule_of(Evolves::both, false, 2);
  const Office sitting{"president", "place:ke", false}, former{"president", "place:ke", true};
  CHECK(verdict(sitting, sitting, kTuesday, office) == "agree");
  CHECK(verdict(sitting, former, kTuesday, office) == "conflict");
  CHECK(verdict(sitting, former, "2031-06-20", office) == "update");
  CHECK(verdict(sitting, {"president", "", true}, kTuesday, office) ==
        "conflict");  // place left open
  CHECK(verdict(sitting, {"president", "place:cl", true}, kTuesday, office) == "not-comparable");
  CHECK(verdict(sitting, {"prime minister", "place:ke", false}, kTuesday, office) ==
        "not-comparable");
}

TEST_CASE("where the setting alone tells facts apart, what looks like another fact is a tension",
          "[finding][judge]") {
  Rule toll = rule_of(Evolves::up), count = rule_of(Evolves::no), magnitude = count;
  toll.link = count.link = 10;
  magnitude.gap = 0.05;
  const struct {
    std::string_view what;
    const Rule& rule;
    Said a, b;
    int row;
    Verdict verdict;
  } cases[] = {
      {"a toll that fell",
       toll,
       {"41 people", kMonday},
       {"34 people", kTuesday},
       9,
       Verdict::tension},
      {"a toll that rose",
       toll,
       {"34 people", kMonday},
       {"41 people", kTuesday},
       4,
       Verdict::update},
      {"a toll is as of its article, not of the event in its sentence",
       toll,
       {"34 people", kMonday},
       {"41 people", kTuesday, {}, "", false, 0, "May 5, 2031"},
       4,
       Verdict::update},
      {"two counts", count, {"14 trucks"}, {"13 trucks"}, 12, Verdict::conflict},
      {"two counts far apart", count, {"14 trucks"}, {"3 trucks"}, 7, Verdict::tension},
      {"dozens", count, {"14 trucks"}, {"dozens of trucks"}, 7, Verdict::tension},
      {"magnitudes of one quake", magnitude, {"7.6"}, {"7.7"}, 12, Verdict::conflict},
      {"magnitudes of two quakes", magnitude, {"7.6"}, {"6.1"}, 7, Verdict::tension},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const ClaimSet set = set_of(c.a, c.b);
    for (const bool swapped : {false, true}) {
      const auto judged =
          judge(set, set.claims[swapped ? 1 : 0], set.claims[swapped ? 0 : 1], c.rule);
      CHECK(judged.row == c.row);
      CHECK(verdict_name(judged.verdict) == verdict_name(c.verdict));
    }
  }
}

TEST_CASE("the number of a part of a place says nothing of the whole, unless it is larger",
          "[finding][judge]") {
  const Rule fixed = rule_of(Evolves::no);
  const auto verdict = [&](const std::string& in_aceh, const std::string& other,
                           const std::string& place) {
    ClaimSet set = set_of({in_aceh}, {other});
    set.claims[0].topic = {{"place", {{"place:id/aceh", "Aceh", "", false}}}};
    set.claims[1].topic = {{"place", {{place, "elsewhere", "", false}}}};
    return std::string(verdict_name(judge(set, set.claims[0], set.claims[1], fixed).verdict));
  };
  CHECK(verdict("14 people", "41 people", "place:id") == "not-comparable");
  CHECK(verdict("41 people", "14 people", "place:id") == "conflict");
  CHECK(verdict("14 people", "41 people", "place:id/aceh") == "conflict");
  CHECK(verdict("14 people", "41 people", "place:th") == "conflict");
}

TEST_CASE("one article may count two things", "[finding][judge]") {
  Rule rule = rule_of(Evolves::no);
  ClaimSet set = set_of({"14 people"}, {"41 people"});
  set.claims[1].article = 0;
  rule.severity = Severity::note;
  CHECK(judge(set, set.claims[0], set.claims[1], rule).verdict == Verdict::tension);
  rule.severity = Severity::warning;
  CHECK(judge(set, set.claims[0], set.claims[1], rule).verdict == Verdict::conflict);
}

TEST_CASE("a gap under five per cent is near", "[finding][judge]") {
  const Rule fixed = rule_of(Evolves::no);
  const auto near = [&](const std::string& a, const std::string& b) {
    const ClaimSet set = set_of({a}, {b});
    return judge(set, set.claims[0], set.claims[1], fixed).near;
  };
  CHECK(near("1,203", "1,207"));
  CHECK(near("63", "61"));
  CHECK_FALSE(near("63", "57"));
  CHECK_FALSE(near("11th", "12th"));
  CHECK_FALSE(near("May 9, 2031", "May 10, 2031"));  // days have no size
}

TEST_CASE("verdicts down to rounding are findings", "[finding][judge]") {
  CHECK(is_finding(Verdict::conflict));
  CHECK(is_finding(Verdict::tension));
  CHECK(is_finding(Verdict::rounding));
  CHECK_FALSE(is_finding(Verdict::refines));
  CHECK_FALSE(is_finding(Verdict::agree));
  CHECK_FALSE(is_finding(Verdict::repeat));
  CHECK_FALSE(is_finding(Verdict::not_comparable));
  CHECK(verdict_name(Verdict::schedule_change) == "schedule-change");
  CHECK(verdict_name(Verdict::not_comparable) == "not-comparable");
}

}  // namespace crosscheck
