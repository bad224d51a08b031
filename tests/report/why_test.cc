#include "report/why.h"

#include <sstream>

#include "catch.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

const RulePack& rules() {
  static const RulePack pack = [] {
    Problems problems;
    RulePack loaded = RulePack::load({CROSSCHECK_SOURCE_DIR "/tests/report/rules"}, problems);
    REQUIRE(problems.empty());
    return loaded;
  }();
  return pack;
}

// What write_why prints, with the folder of the sources left out.
std::string why(const Sample& sample, std::string_view id, TextOptions options = {}) {
  std::ostringstream out;
  if (!write_why(sample.report(), rules(), id, options, out)) {
    CHECK(out.str().empty());
    return "none";
  }
  std::string text = out.str();
  const std::string folder = CROSSCHECK_SOURCE_DIR "/";
  for (std::size_t at; (at = text.find(folder)) != text.npos;) text.erase(at, folder.size());
  return text;
}

TEST_CASE("the derivation of a finding goes from bytes to the verdict", "[report]") {
  CHECK(
      why(visits(), "f100") ==
      R"(error: conflict: the number of Ada Lindgren's visits to Kenya: "11th" in 2 sources against "12th" in The Lakeside Post [test.visit-count] f100

side 1: "11th", 2 independent sources

  claim c1
    place     coast.md:2:23, bytes 222..226 in the claim's 200..242
    article   Coast Wire, 2031-05-08 by the front matter on line 4
    sentence  It was Ada Lindgren's 11th visit to Kenya.
                                    ^~~~
    rule      test.visit-count: which visit of a leader to a country this one is (tests/report/rules/visits.yaml:7)
    topic     visitor: Ada Lindgren [person:ada lindgren]
              place: Kenya [place:ke] (from the context)
    value     "11th" reads 11th
              hard and soft range 11
    stance    asserted

  claim c2
    place     harbour.txt:7:18, bytes 717..721 in the claim's 700..743
    article   source not known, 2031-05-08 by the caption on line 3
    sentence  Lindgren, on her 11th trip, was in Nairobi.
                               ^~~~
    rule      test.visit-count: which visit of a leader to a country this one is (tests/report/rules/visits.yaml:7)
    topic     visitor: Ada Lindgren [person:ada lindgren]
              place: Kenya [place:ke] (from the context)
    value     "11th" reads 11th
              hard and soft range 11
    stance    asserted

side 2: "12th", 1 independent source

  claim c3
    place     lake.txt:4:16, bytes 415..419 in the claim's 400..432
    article   The Lakeside Post, day not known
    sentence  The visit, her 12th, ends today.
                             ^~~~
    rule      test.visit-count: which visit of a leader to a country this one is (tests/report/rules/visits.yaml:7)
    topic     visitor: Ada Lindgren [person:ada lindgren]
              place: Kenya [place:ke] (from the context)
    value     "12th" reads 12th
              hard and soft range 12
    stance    asserted
    speaker   Ole Noor

linked: they speak of one fact, by everything but their values

  coast.md:2:23 and harbour.txt:7:18
    +7.0  visitor  Ada Lindgren
    +1.8  place    Kenya (from the context)
    +3.0  time     the same time
    11.8  bits     6.0 make a link

  coast.md:2:23 and lake.txt:4:16
    +7.0  visitor  Ada Lindgren
    +1.8  place    Kenya (from the context)
    -1.0  time     a day is not known
     7.8  bits     6.0 make a link

verdict: conflict
  why: both cannot be true (row 12)
  severity: error
  consistent without: lake.txt:4:16 "12th"
)");
}

TEST_CASE("an id may be cut short as long as it is one", "[report]") {
  Sample sample = visits();
  sample[0].id = "ab12";
  sample[1].id = "ab34";
  sample.findings[0].id = "ab3";
  const struct {
    std::string_view id, begins;
  } cases[] = {
      {"ab1", "  claim ab12\n"},
      {"ab12", "  claim ab12\n"},
      {"ab34", "  claim ab34\n"},
      {"ab3", "error: conflict: "},  // whole, though another goes on
      {"c", "  claim c3\n"},
      {"ab", "none"},
      {"", "none"},
      {"zz", "none"},
      {"ab123", "none"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.id);
    CHECK_THAT(why(sample, c.id), Catch::StartsWith(std::string(c.begins)));
  }
  CHECK(ids_beginning(sample.report(), "ab") == std::vector<std::string>{"ab12", "ab3", "ab34"});
}

TEST_CASE("a claim by itself says what became of it", "[report]") {
  Sample sample = visits();
  sample.claim(9, "On a 3rd day.", "3rd", ordinal(3));
  CHECK_THAT(why(sample, "c3"),
             Catch::EndsWith("    finding   f100: " + sample.findings[0].message + "\n"));
  CHECK_THAT(why(sample, "c4"),
             Catch::EndsWith("    fact      none that another article states too\n"));
}

TEST_CASE("a value shows its ranges in its own unit", "[report]") {
  Quantity about;
  about.hedge = Hedge::about;
  about.number = 1200;
  about.hard = {1000, kUnbounded};
  about.soft = {1100, 1300};
  Duration talks;
  talks.seconds = 4 * 3600;
  talks.hedge = Hedge::nearly;
  talks.hard = {3.5 * 3600, 4 * 3600};
  talks.soft = {3.75 * 3600, 4 * 3600};
  DateRange open;
  open.anchored = true;
  const struct {
    Value value;
    std::string_view expected;
  } cases[] = {
      {ordinal(11), "reads 11th\n              hard and soft range 11\n"},
      {about,
       "reads about 1,200\n              hard range at least 1,000, soft range 1,100 to 1,300\n"},
      {talks,
       "reads nearly 4 hours\n              hard range 3 hours 30 minutes to 4 hours, soft range 3 "
       "hours 45 minutes to 4 hours\n"},
      {days(day(2032, 1, 1), day(2032, 12, 31), true),
       "reads 2032\n              hard and soft range 2032-01-01 to 2032-12-31\n"
       "              read as of 2031-05-08\n"},
      {open,
       "reads a day that is not known\n              hangs on the day of publication, which is not "
       "known; compared with others of this fact as if all were of one day\n"},
      {Office{"president", "place:ke", true}, "reads former president of place:ke\n    stance"},
  };
  for (const auto& c : cases) {
    Sample sample;
    sample.article("a.txt", "", day(2031, 5, 8));
    sample.claim(1, "Words", "Words", c.value);
    CHECK_THAT(why(sample, "c1"), Catch::Contains(std::string(c.expected)));
  }
}

TEST_CASE("a derived claim names its inputs, a day how it is known", "[report]") {
  Sample sample;
  sample.article("a.txt", "", std::nullopt).borrowed_day = day(2031, 5, 8);
  const std::string sentence = "Next year is the 80th.";
  const auto when =
      sample.claim(1, sentence, "Next year", days(day(2032, 1, 1), day(2032, 12, 31), true));
  const auto count = sample.claim(1, sentence, "80th", ordinal(80));
  const auto derived =
      sample.claim(1, sentence, "80th", days(day(1952, 1, 1), day(1952, 12, 31), true));
  sample[when].borrowed_day = sample[derived].borrowed_day = true;
  sample[derived].derived_from = {"c2", "c1"};
  sample[derived].derived_sign = '-';
  sample[derived].derived_number = 80;
  CHECK(sample[count].id == "c2");
  CHECK_THAT(why(sample, "c3"), Catch::Contains(R"(    sentence  Next year is the 80th.
              ^~~~~~~~~        ^~~~
)"));
  CHECK_THAT(why(sample, "c3"), Catch::Contains(R"(    value     "80th" reads 1952
              hard and soft range 1952-01-01 to 1952-12-31
              read as of 2031-05-08, the day of linked articles
    derived   2032 - 80 = 1952
              from claim c2 at a.txt:1:18 "80th": 80th
              from claim c1 at a.txt:1:1 "Next year": 2032
)"));
}

TEST_CASE("several sides: what each two say, what lowered the severity, who is on none",
          "[report]") {
  Sample sample = visits();
  sample.article("z.txt", "", day(2031, 5, 8));
  const auto third = sample.claim(1, "Perhaps her 13th.", "13th", ordinal(13));
  const auto perhaps = sample.claim(2, "Perhaps her 14th.", "14th", ordinal(14));
  Finding& finding = sample.finding(
      Verdict::conflict, Severity::warning, "visits",
      {sample.side("11th", {0}), sample.side("12th", {2}), sample.side("13th", {third})});
  finding.relations[1].verdict = Verdict::tension;
  finding.relations[1].why = "a careful reader would ask";
  finding.why = "both cannot be true; a day of publication is inferred or unknown";
  finding.silent = {perhaps};
  const std::string text = why(sample, "f200");
  CHECK_THAT(text, Catch::Contains(R"(
takes no side: possible, proposed, denied, or of a day that is not known

  claim c5
)"));
  CHECK_THAT(text, Catch::EndsWith(R"(
verdict: conflict
  side 1 and side 2: conflict: both cannot be true
  side 1 and side 3: tension: a careful reader would ask
  side 2 and side 3: conflict: both cannot be true
  why: both cannot be true; a day of publication is inferred or unknown
  severity: warning (the rule's is error)
)"));
}

TEST_CASE("a derivation is safe to print and keeps to its column", "[report]") {
  Sample sample = visits();
  sample.set.articles[0].title = "Red \x1b[31m title";
  sample[0].sentence =
      "It was \x1b[2J Ada Lindgren's 11th visit to Kenya, they said in so many words.";
  sample[0].value_in_sentence = {27, 31};
  const std::string text = why(sample, "f100", {.width = 60});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, Catch::Contains(R"(    article   Coast Wire, "Red \x1b[31m title", 2031-05-08
              by the front matter on line 4
    sentence  It was \x1b[2J Ada Lindgren's 11th visit to…
                                            ^~~~
)"));
}

}  // namespace
}  // namespace crosscheck
