#include "report/text_report.h"

#include <sstream>

#include "catch.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

std::string text_of(const Sample& sample, TextOptions options = {}) {
  std::ostringstream out;
  write_text(sample.report(), options, out);
  return out.str();
}

TEST_CASE("a finding shows its sides, quoted, and what would settle it", "[report]") {
  CHECK(
      text_of(visits(), {.width = 100}) ==
      R"(error: the number of Ada Lindgren's visits to Kenya: "11th" in 2 sources against "12th" in The
       Lakeside Post [test.visit-count] f100
  "11th": 2 independent sources
    coast.md:2:23: Coast Wire, 2031-05-08
      It was Ada Lindgren's 11th visit to Kenya.
                            ^~~~
    harbour.txt:7:18: 2031-05-08 by the caption on line 3
      Lindgren, on her 11th trip, was in Nairobi.
                       ^~~~
  "12th": 1 source
    lake.txt:4:16: The Lakeside Post, day not known, according to Ole Noor
      The visit, her 12th, ends today.
                     ^~~~
  why: both cannot be true (row 12)
  consistent without: lake.txt:4:16 "12th"

3 articles, 3 claims, 1 fact in several articles: 0 agree; 1 finding: 1 error, 0 warnings, 0 notes
)");
}

TEST_CASE("colour adds nothing but colour", "[report]") {
  std::string colored = text_of(visits(), {.color = true, .width = 60});
  CHECK(colored.starts_with("\x1b[1;31merror:\x1b[0m \x1b[1mthe number of"));
  CHECK(colored.find("                     \x1b[1;31m^~~~\x1b[0m\n") != std::string::npos);
  for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) + 1 - at);
  }
  CHECK(colored == text_of(visits(), {.width = 60}));
}

TEST_CASE("a derived claim shows its arithmetic and all the words it comes from", "[report]") {
  Sample sample;
  sample.article("a.md", "Coast Wire", day(2031, 5, 8));
  const auto a = sample.claim(3, "The league was founded in 1951.", "1951",
                              days(day(1951, 1, 1), day(1951, 12, 31)));
  sample.article("news.jsonl", "Lakeside Post", day(2031, 5, 8)).record = 17;
  const std::string sentence = "Next year Kenya marks the 80th anniversary of the league.";
  const auto when =
      sample.claim(1, sentence, "Next year", days(day(2032, 1, 1), day(2032, 12, 31), true));
  const auto count = sample.claim(1, sentence, "80th", ordinal(80));
  const auto derived =
      sample.claim(1, sentence, "80th", days(day(1952, 1, 1), day(1952, 12, 31), true));
  sample[derived].derived_from = {sample[count].id, sample[when].id};
  sample[derived].derived_sign = '-';
  sample[derived].derived_number = 80;
  Finding& finding =
      sample.finding(Verdict::conflict, Severity::warning, "when the league was founded",
                     {sample.side("1951", {a}), sample.side("1952", {derived})});
  finding.retract = {{a}, {when}, {count}, {count, derived}};
  CHECK(text_of(sample) ==
        R"(warning: when the league was founded [test.visit-count] f100
  1951: 1 source
    a.md:3:27: Coast Wire, 2031-05-08
      The league was founded in 1951.
                                ^~~~
  1952: 1 source
    news.jsonl#17:1:27: Lakeside Post, 2031-05-08
      Next year Kenya marks the 80th anniversary of the league.
      ^~~~~~~~~                 ^~~~
      derived: 2032 - 80 = 1952
  consistent without: a.md:3:27 "1951", or news.jsonl#17:1:1 "Next year", or news.jsonl#17:1:27 "80th"

2 articles, 4 claims, 1 fact in several articles: 0 agree; 1 finding: 0 errors, 1 warning, 0 notes
)");

  DateRange open;
  open.anchored = true;
  sample[derived].value = open;
  sample[derived].date_words = "next year";
  CHECK_THAT(text_of(sample), Catch::Contains("      derived: next year - 80\n"));
}

TEST_CASE("a side of many claims shows three, copies last", "[report]") {
  Sample sample;
  std::vector<std::uint32_t> copies;
  for (int i = 0; i < 6; ++i) {
    sample.article("copy" + std::to_string(i) + ".txt", "", day(2031, 5, 8));
    copies.push_back(sample.claim(1, "It was her 11th visit.", "11th", ordinal(11)));
    sample[copies.back()].fingerprint = 7;
  }
  sample.article("own.txt", "", day(2031, 5, 8));
  copies.push_back(sample.claim(1, "She came for the 11th time.", "11th", ordinal(11)));
  sample.article("z.txt", "", day(2031, 5, 8));
  const auto other = sample.claim(1, "Her 12th visit.", "12th", ordinal(12));
  sample
      .finding(Verdict::conflict, Severity::error, "visits",
               {sample.side("11th", copies), sample.side("12th", {other})})
      .retract = {{other}, copies};
  CHECK(text_of(sample) ==
        R"(error: visits [test.visit-count] f100
  11th: 2 independent sources
    copy0.txt:1:12: 2031-05-08
      It was her 11th visit.
                 ^~~~
    copy1.txt:1:12: 2031-05-08
      It was her 11th visit.
                 ^~~~
    own.txt:1:18: 2031-05-08
      She came for the 11th time.
                       ^~~~
    … and 4 more (crosscheck why f100)
  12th: 1 source
    z.txt:1:5: 2031-05-08
      Her 12th visit.
          ^~~~
  consistent without: z.txt:1:5 "12th", or copy0.txt:1:12 "11th" and its 5 copies and own.txt:1:18 "11th"

8 articles, 8 claims, 1 fact in several articles: 0 agree; 1 finding: 1 error, 0 warnings, 0 notes
)");
}

TEST_CASE("a verdict other than conflict is said, and who is on no side", "[report]") {
  Sample sample;
  sample.article("a.txt", "", day(2031, 5, 8));
  const auto a =
      sample.claim(1, "She will come on 3 June.", "3 June", days(day(2031, 6, 3), day(2031, 6, 3)));
  sample[a].stance = Stance::planned;
  sample.article("b.txt", "", std::nullopt).borrowed_day = day(2031, 6, 5);
  const auto b =
      sample.claim(1, "She came on 5 June.", "5 June", days(day(2031, 6, 5), day(2031, 6, 5)));
  const auto c =
      sample.claim(2, "She may come in June.", "in June", days(day(2031, 6, 1), day(2031, 6, 30)));
  sample[c].stance = Stance::possible;
  const auto d =
      sample.claim(3, "A visit this week.", "this week", days(day(2031, 6, 2), day(2031, 6, 8)));
  Finding& finding = sample.finding(Verdict::schedule_change, Severity::note, "the visit",
                                    {sample.side("3 June", {a}), sample.side("5 June", {b})});
  finding.sides[0].fits = finding.sides[1].fits = {d};
  finding.silent = {c};
  CHECK(text_of(sample) ==
        R"(note: schedule-change: the visit [test.visit-count] f100
  3 June: 1 source
    a.txt:1:18: 2031-05-08, planned
      She will come on 3 June.
                       ^~~~~~
  5 June: 1 source
    b.txt:1:13: 2031-06-05 by linked articles, asserted
      She came on 5 June.
                  ^~~~~~
  fits several sides: b.txt:3:9 "this week"
  takes no side: b.txt:2:14 "in June" (possible)

2 articles, 4 claims, 1 fact in several articles: 0 agree; 1 finding: 0 errors, 0 warnings, 1 note
)");
}

TEST_CASE("nothing of an article reaches the terminal as it is", "[report]") {
  Sample sample;
  sample.article("evil\x1b[2J\n.txt", "Evil \x1b]0;title\x07 Wire", day(2031, 5, 8));
  const auto a = sample.claim(1,
                              "\x1b[31mRed\x1b[0m \u202e"
                              "11th\u202c visit",
                              "11th", ordinal(11));
  sample[a].speaker = "Nobody\r\nerror: fake";
  sample.article("b.txt", "\u6771\u4eac\u65b0\u805e", day(2031, 5, 8)).published_note = "from \x1b";
  const auto b =
      sample.claim(1, "\u6771\u4eac\u3067\u306f 12th\t\u8a2a\u554f", "12th", ordinal(12));
  Finding& finding =
      sample.finding(Verdict::conflict, Severity::error,
                     "visits \xc2\x9b"
                     "31m",
                     {sample.side("\"11th\"", {a}), sample.side("\"12th\u200b\"", {b})});
  finding.why = "\x1b[5mwhy";
  sample[a].value_words += "\x1b";
  finding.retract = {{a}};
  sample.set.problems.push_back({"evil\x1b.yaml", 1, 3, "bad \x1b pattern", "\x1b: [\u202e"});
  CHECK(text_of(sample, {.color = false, .width = 100}) ==
        R"(error: visits \x9b31m [test.visit-count] f100
  "11th": 1 source
    evil\x1b[2J .txt:1:15: Evil \x1b]0;title\x07 Wire, 2031-05-08, according to Nobody error: fake
      \x1b[31mRed\x1b[0m \u{202e}11th\u{202c} visit
                                 ^~~~
  "12th\u{200b}": 1 source
    b.txt:1:6: )"
        "\u6771\u4eac\u65b0\u805e"
        R"(, 2031-05-08
      )"
        "\u6771\u4eac\u3067\u306f 12th \u8a2a\u554f"
        R"(
               ^~~~
  why: \x1b[5mwhy
  consistent without: evil\x1b[2J .txt:1:15 "11th\x1b"

evil\x1b.yaml:1:3: problem: bad \x1b pattern
  \x1b: [\u{202e}
       ^

2 articles, 2 claims, 1 fact in several articles: 0 agree; 1 finding: 1 error, 0 warnings, 0 notes;
  1 problem
)");
}

TEST_CASE("no line is wider than the page, but for a word that is", "[report]") {
  Sample sample = visits();
  sample[0].sentence =
      "In a long sentence that says many things before and after the words of interest, it was Ada "
      "Lindgren's 11th visit to Kenya, as those who had counted them over the years were quick to "
      "say.";
  const std::size_t at = sample[0].sentence.find("11th");
  sample[0].value_in_sentence = {at, at + 4};
  for (const std::size_t width : {40u, 60u, 80u, 120u}) {
    CAPTURE(width);
    std::istringstream text(text_of(sample, {.width = width}));
    for (std::string line; std::getline(text, line);) {
      CAPTURE(line);
      CHECK(display_width(line) <= width);
    }
  }
  CHECK_THAT(text_of(sample, {.width = 60}),
             Catch::Contains("      …it was Ada Lindgren's 11th visit to Kenya, as those…\n"
                             "                             ^~~~\n"));
}

TEST_CASE("facts that agree are listed where asked for", "[report]") {
  Sample sample;
  sample.article("a.txt", "Coast Wire", day(2031, 5, 8));
  const auto a = sample.claim(1, "Her 11th visit.", "11th", ordinal(11));
  sample.article("b.txt", "Lakeside Post", day(2031, 5, 8));
  const auto b = sample.claim(1, "The 11th trip.", "11th", ordinal(11));
  sample.finding(Verdict::agree, Severity::note, "unused", {sample.side("\"11th\"", {a, b})});
  CHECK(text_of(sample) ==
        "2 articles, 2 claims, 1 fact in several articles: it agrees; no findings\n");
  CHECK(
      text_of(sample, {.facts = true}) ==
      R"(agree: the number of Ada Lindgren's visits to Kenya: "11th", 2 independent sources [test.visit-count] f100
  a.txt:1:5, b.txt:1:5

2 articles, 2 claims, 1 fact in several articles: it agrees; no findings
)");
}

TEST_CASE("the last line counts", "[report]") {
  CHECK(text_of(Sample()) == "0 articles, 0 claims, 0 facts in several articles; no findings\n");
  Report report;
  report.counts = {
      .articles = 5, .claims = 61, .facts = 12, .agreeing = 9, .errors = 2, .warnings = 1};
  report.findings.resize(3);
  report.findings[0].severity = Severity::error;
  std::ostringstream out;
  write_text(report, {}, out);
  CHECK_THAT(out.str(),
             Catch::EndsWith("\n\n5 articles, 61 claims, 12 facts in several articles: 9 agree; "
                             "3 findings: 2 errors, 1 warning, 0 notes\n"));
}

TEST_CASE("a problem is shown with its line", "[report]") {
  Sample sample;
  sample.set.problems = {
      {"rules/en/fire.yaml", 4, 8, "no slot named \"victims\"", "    - '{victims} people killed'"},
      {"gone.md", 0, 0, "no such file", "", true},
      {"b.yaml", 2, 0, "not closed", "a: ["},
      {"b.yaml", 3, 5, "more", "a: ["},
      {"odd\xff.txt", 1, 3, "not UTF-8: \xe2\x82", "a\xff\x80z"},
  };
  CHECK(text_of(sample) == R"(rules/en/fire.yaml:4:8: problem: no slot named "victims"
  - '{victims} people killed'
     ^
gone.md: problem: no such file
b.yaml:2: problem: not closed
  a: [
b.yaml:3:5: problem: more
  a: [
      ^
odd�.txt:1:3: problem: not UTF-8: ��
  a��z
    ^

0 articles, 0 claims, 0 facts in several articles; no findings; 5 problems
)");
}

}  // namespace
}  // namespace crosscheck
