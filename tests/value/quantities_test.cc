#include "catch.h"
#include "value/words.h"

namespace crosscheck {
namespace {

struct Row {
  std::string_view text, reads;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(spelled(row.text) == row.reads);
  }
}

TEST_CASE("the shipped words load without problems", "[value][lexicon]") {
  Problems problems;
  const Lexicon lexicon = load_lexicon(std::string(CROSSCHECK_SOURCE_DIR) + "/rules", problems);
  for (const Problem& problem : problems) {
    CAPTURE(problem.path, problem.line, problem.message);
    CHECK(problem.message.empty());
  }
  CHECK(lexicon.size() > 1000);
}

TEST_CASE("numbers are read in digits and words", "[value]") {
  check({
      {"Rescuers pulled 17 people out, three of them children.", "17=17; three=3"},
      {"The port handled twelve thousand three hundred containers.",
       "twelve thousand three hundred=12,300"},
      {"Half a million voters and a dozen judges came.", "Half a million=500,000; a dozen=12"},
      {"It has 1,234,567 pages, 12,34,567 lines and 40 000 notes.",
       "1,234,567=1,234,567; 12,34,567=1,234,567; 40 000=40,000"},
      {"There were 4 thousand 3 hundred and 21 of them.", "4 thousand 3 hundred and 21=4,321"},
      {"It took 1.2 million bricks and 3.4bn screws.",
       "1.2 million=1.2 million; 3.4bn=3.4 billion"},
      {"The ratio was three point five to one.", "three point five=3.5; one=1"},
      {"A value of .77 or 2.5x10^3 or 4e6.", ".77=0.77; 2.5x10^3=2,500; 4e6=4 million"},
      {"Nine out of ten homes, one in five pupils, two thirds of the land.",
       "Nine out of ten=0.9; one in five=0.2; two thirds=0.666667"},
      {"One million and a half tiles, two and a half tiles.",
       "One million and a half=1.5 million; two and a half=2.5"},
      {"minus forty, -12 and (-3)", "minus forty=-40; -12=-12; -3=-3"},
      {"five lakh votes and three crore pills", "five lakh=500,000; three crore=30 million"},
      {"In 2007 and 2009, 25 boats left.", "2007=2007; 2009=2009; 25=25"},
  });
}

TEST_CASE("ordinals and ranks", "[value]") {
  check({
      {"The twenty-first, 31st and one hundred and fifth entries.",
       "twenty-first=21st; 31st=31st; one hundred and fifth=105th"},
      {"Ranked No. 3, the town is number one.", "No. 3=3rd; number one=1st"},
      {"the 80th anniversary and the two hundredth day", "80th=80th; two hundredth=200th"},
  });
}

TEST_CASE("what only looks like a number is left alone", "[value]") {
  check({
      {"One of them said that one was enough, but no one else did.", ""},
      {"Mark One was version 1.1.3, built after the 9/11 attacks.", ""},
      {"At 10:30 a.m. flight B737 left gate A12 for 10 Marsh Street.", ""},
      {"Call +1-222-333-4444 or 555-0137-22 between 2 and 5 p.m.", ""},
      {"Call 555-0143.", ""},
      {"The F-16 and the COVID-19 ward", ""},
      {"They paid p74million and e80 million.", ""},
      {"0e888 and 0^-1", "0=0; 1=1"},
      {"a secretary of the hundreds", "hundreds=200 to 999"},
      {"It cost $18 an hour, twice a week.", "$18=$18"},
      {"a $50 million loan, the firm's $60 stake", "$50 million=$50 million; $60=$60"},
      {"A$5, S$6", "A$5=5 AUD; S$6=6 SGD"},
  });
}

TEST_CASE("a quantity keeps the hedge and the range its words allow", "[value]") {
  using H = Hedge;
  const struct {
    std::string_view phrase;
    double number;
    Hedge hedge;
    Interval hard, soft;
  } cases[] = {
      {"17 boats", 17, H::exact, {17, 17}, {17, 17}},
      {"734 boats", 734, H::exact, {734, 734}, {734, 734}},
      {"1,200 homes", 1200, H::exact, {1150, 1250}, {1200, 1200}},
      {"exactly 1,200 homes", 1200, H::exact, {1200, 1200}, {1200, 1200}},
      {"about 1,000 people", 1000, H::about, {750, 1250}, {875, 1125}},
      {"nearly 100 cars", 100, H::nearly, {80, 100}, {90, 100}},
      {"more than 20 deals", 20, H::more_than, {20, kUnbounded}, {20, 30}},
      {"at least 12 dead", 12, H::at_least, {12, kUnbounded}, {12, 18}},
      {"12 or more dead", 12, H::at_least, {12, kUnbounded}, {12, 18}},
      {"500+ seats", 500, H::at_least, {500, kUnbounded}, {500, 750}},
      {"fewer than 100 jobs", 100, H::less_than, {-kUnbounded, 100}, {50, 100}},
      {"up to 300 homes", 300, H::up_to, {-kUnbounded, 300}, {150, 300}},
      {"as many as 300 homes", 300, H::up_to, {-kUnbounded, 300}, {150, 300}},
      {"no more than six goals", 6, H::at_most, {-kUnbounded, 6}, {3, 6}},
      {"between 120 and 150 men", 120, H::range, {120, 150}, {120, 150}},
      {"3-5 men", 3, H::range, {3, 5}, {3, 5}},
      {"7 to 9 million men", 7e6, H::range, {7e6, 9e6}, {7e6, 9e6}},
      {"at least 20 and at most 40 men", 20, H::range, {20, 40}, {20, 40}},
      {"several people", 4, H::vague, {3, 12}, {3, 9}},
      {"dozens of people", 24, H::vague, {20, 150}, {24, 99}},
      {"hundreds of people", 200, H::vague, {150, 1500}, {200, 999}},
      {"a few thousand people", 3000, H::vague, {2000, 10000}, {3000, 6000}},
      {"nobody", 0, H::exact, {0, 0}, {0, 0}},
      {"no casualties", 0, H::exact, {0, 0}, {0, 0}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.phrase);
    const Value value = value_of(c.phrase);
    REQUIRE(std::holds_alternative<Quantity>(value));
    const auto& q = std::get<Quantity>(value);
    CHECK(q.number == c.number);
    CHECK(q.hedge == c.hedge);
    CHECK(q.hard == c.hard);
    CHECK(q.soft == c.soft);
    CHECK(q.hard.contains(q.soft));
  }
}

TEST_CASE("units, money and percentages", "[value]") {
  check({
      {"It needs 10 1/2 cups, 3\u00bd litres and three quarters of a mile.",
       "10 1/2 cups=10.5 cups; 3 1/2 litres=3.5 litres; three quarters of a mile=0.75 miles"},
      {"A 68-ounce can and a three-foot pole", "68-ounce=68 ounces; three-foot=3 feet"},
      {"A man 5 ft 6 in tall drove at 60 miles per hour.",
       "5 ft 6 in=5.5 feet; 60 miles per hour=60 miles per hour"},
      {"40 m of rope, 40m people", "40 m=40 metres; 40m=40 metres"},
      {"41C, -12.5 degrees Celsius, a 30-degree slope",
       "41C=41 degrees Celsius; -12.5 degrees Celsius=-12.5 degrees Celsius; 30-degree=30 degrees"},
      {"12 square kilometres, 3 km\u00b2, 5 m2",
       "12 square kilometres=12 square kilometres; 3 km\u00b2=3 square kilometres; "
       "5 m2=5 square metres"},
      {"a magnitude 6.1 quake after one of 5.9 magnitude",
       "magnitude 6.1=magnitude 6.1; 5.9 magnitude=magnitude 5.9"},
      {"$20 million, US$5, 30 Swiss francs, 12 pence and \u20ac850m",
       "$20 million=$20 million; US$5=5 USD; 30 Swiss francs=30 CHF; 12 pence=12 pence; "
       "\u20ac850m=850 million EUR"},
      {"20 dollars and 43 cents, EUR 5, 5 MEUR, $5-7 billion",
       "20 dollars and 43 cents=$20.43; EUR 5=5 EUR; 5 MEUR=5 million EUR; "
       "$5-7 billion=$5 billion to $7 billion"},
      {"three percentage points, 61.5 percent, 4%, from 50 to 80%",
       "three percentage points=3 percentage points; 61.5 percent=61.5 percent; 4%=4 percent; "
       "from 50 to 80%=50 to 80 percent"},
      {"It weighs 12 pounds; it cost 12 pounds.", "12 pounds=12 pounds; 12 pounds=12 GBP"},
  });
}

TEST_CASE("durations and ages", "[value]") {
  check({
      {"nearly four hours of talks", "nearly four hours=nearly 4 hours"},
      {"an hour and a half, two and a half hours, 90 minutes",
       "an hour and a half=90 minutes; two and a half hours=2 hours 30 minutes; "
       "90 minutes=90 minutes"},
      {"a four-day visit and a 30-day truce", "four-day=4 days; 30-day=30 days"},
      {"four weeks and two days, half a day, six to eight weeks",
       "four weeks and two days=30 days; half a day=12 hours; six to eight weeks=42 to 56 days"},
      {"80 years since the defeat", "80 years=80 years"},
      {"a 36-year-old, aged 40, and 3 years of age",
       "36-year-old=36 years old; aged 40=40 years old; 3 years of age=3 years old"},
      {"a woman in her 60s, a man in his early 30s",
       "her 60s=60 to 69 years old; his early 30s=30 to 39 years old"},
      {"aged between 20 and 35, aged 65 and over",
       "aged between 20 and 35=20 to 35 years old; aged 65 and over=at least 65 years old"},
  });
  const Value value = value_of("nearly four hours");
  REQUIRE(std::holds_alternative<Duration>(value));
  const auto& d = std::get<Duration>(value);
  CHECK(d.hard == Interval{0.8 * 4 * 3600, 4 * 3600});
  CHECK(d.soft == Interval{0.9 * 4 * 3600, 4 * 3600});
  CHECK(iso_duration(d) == "PT4H");

  const auto behind = std::get<Duration>(value_of("minus 20 seconds"));
  CHECK(behind.hard == Interval{-22, -18});
}

TEST_CASE("a value lies where its words are, whatever stands around it", "[value]") {
  const std::string text = "so many as 20 men, i.e. more than 20 men";
  Folded folded;
  fold(text, 0, folded);
  std::vector<Reading> readings;
  find_values(folded.text, {}, words(), readings);
  REQUIRE(readings.size() == 2);
  CHECK(slice(folded.text, readings[1].span) == "more than 20");
  CHECK(slice(folded.text, readings[1].number_span) == "20");
}

TEST_CASE("a long line is read as its parts are", "[value]") {
  const std::string part = "Over 40 boats sank on May 8, 2019, off Cape 7 km away. ";
  std::string line;
  for (int i = 0; i < 700; ++i) line += part;
  std::vector<Reading> one, all;
  find_values(part, {}, words(), one);
  find_values(line, {}, words(), all);
  REQUIRE(all.size() == 700 * one.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t offset = i / one.size() * part.size();
    REQUIRE(all[i].span.begin == one[i % one.size()].span.begin + offset);
    REQUIRE(all[i].value == one[i % one.size()].value);
  }
}

TEST_CASE("an ordinal larger than any integer has a spelling", "[value]") {
  Quantity q;
  q.kind = Quantity::Kind::ordinal;
  q.number = 5.9e28;
  CHECK(describe(q).ends_with("th"));
  q.number = 22;
  CHECK(describe(q) == "22nd");
}

// Found by the fuzzer.
TEST_CASE("no words make a range that ends before it begins", "[value]") {
  for (const std::string_view text : {"90 \u00b1-3m", "0.7; 2.5y10251-d-207month21-d"}) {
    CAPTURE(text);
    for (const Seen& s : seen(text, "2025-05-08")) {
      if (const auto* q = std::get_if<Quantity>(&s.value)) CHECK(q->hard.low <= q->hard.high);
      if (const auto* d = std::get_if<Duration>(&s.value)) CHECK(d->hard.low <= d->hard.high);
    }
  }
}

}  // namespace
}  // namespace crosscheck
