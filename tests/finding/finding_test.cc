// What the claims of one fact say to each other, from small stories.

#include "finding/finding.h"

#include <set>

#include "catch.h"
#include "claim/told.h"

namespace crosscheck {

namespace {

using testing::report_on;
using testing::Told;

std::string killed(const std::string& number) {
  return "The blast killed " + number + " people in Lusaka.";
}

// Each time in other words, so that no sentence is a copy.
std::string met(const std::string& hours) {
  static constexpr std::string_view kWeather[] = {"wet",  "dry",  "cold", "mild",
                                                  "grey", "calm", "dull"};
  static std::size_t next = 0;
  ++next;
  std::string out = "On a " + std::string(kWeather[next % 7]) + " and " +
                    std::string(kWeather[next / 7 % 7]) + " day";
  return out + " Ada Lindgren and Ole Noor met in Oslo for " + hours;
}

// The articles behind claims: "ab".
std::string papers(const Report& report, const std::vector<std::uint32_t>& claims) {
  std::string out;
  for (const auto claim : claims)
    out += report.set.articles[report.set.claims[claim].article].path[0];
  return out;
}

// "conflict warning: ab/2 c/1", or "a/1+d" where d fits too.
std::string told(const Report& report, const Finding& finding) {
  std::string out = std::string(verdict_name(finding.verdict)) + " " +
                    std::string(severity_name(finding.severity)) + ":";
  for (const Side& side : finding.sides) {
    out += " " + papers(report, side.claims) + "/" + std::to_string(side.independent_sources);
    if (!side.fits.empty()) out += "+" + papers(report, side.fits);
  }
  return out;
}

std::string told(const std::vector<Told>& articles) {
  const Report report = report_on(articles);
  for (const std::string& line : testing::lines_of(report.set.claims)) UNSCOPED_INFO(line);
  std::string out;
  for (const Finding& finding : report.findings)
    out += (out.empty() ? "" : "; ") + told(report, finding);
  return out;
}

const Finding& only(const Report& report) {
  for (const std::string& line : testing::lines_of(report.set.claims)) UNSCOPED_INFO(line);
  REQUIRE(report.findings.size() == 1);
  return report.findings.front();
}

std::set<std::string> retracts(const Report& report, const Finding& finding) {
  std::set<std::string> out;
  for (const auto& set : finding.retract) {
    std::string words;
    for (const auto claim : set) {
      words += (words.empty() ? "" : " + ") + papers(report, {claim}) + " " +
               report.set.claims[claim].value_words;
    }
    out.insert(words);
  }
  return out;
}

}  // namespace

TEST_CASE("a finding has sides, with the most independent sources first", "[finding]") {
  const struct {
    std::string_view what;
    std::vector<Told> articles;
    std::string expected;
  } cases[] = {
      {"two against one",
       {{met("three hours."), "A"}, {met("three hours."), "B"}, {met("five hours."), "C"}},
       "conflict warning: ab/2 c/1"},
      {"the side with more sources is first",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {met("five hours."), "C"}},
       "conflict warning: bc/2 a/1"},
      {"three sides",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {met("nine hours."), "C"}},
       "conflict warning: a/1 b/1 c/1"},
      {"what fits two sides votes for none",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {met("three to five hours."), "C"}},
       "conflict warning: a/1+c b/1+c"},
      {"all agree",
       {{met("three hours."), "A"},
        {met("about three hours."), "B"},
        {met("more than two hours."), "C"}},
       ""},
      {"one source says it twice",
       {{met("three hours."), "A"}, {met("three hours."), "A"}, {met("five hours."), "B"}},
       "conflict warning: ab/1 c/1"},
      {"papers of no name are papers of their own",
       {{met("three hours."), ""}, {met("three hours."), ""}, {met("five hours."), ""}},
       "conflict warning: ab/2 c/1"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(told(c.articles) == c.expected);
  }
}

TEST_CASE("reprints of one sentence are one source", "[finding]") {
  const std::string wire =
      "Presidents Ada Lindgren and Ole Noor met in Oslo behind closed doors for three hours.";
  const std::string other =
      "The presidents Ada Lindgren and Ole Noor met in snowy Oslo for as much as five hours.";
  std::vector<Told> articles;
  for (const auto* source : {"A", "B", "C", "D"}) articles.push_back({wire, source});
  articles.push_back({met("five hours."), "E"});
  articles.push_back({met("five hours. It was late."), "F"});
  const Report report = report_on(articles);
  CHECK(told(report, only(report)) == "conflict warning: ef/2 abcd/1");
  const Finding& finding = report.findings[0];
  CHECK(independent_sources(report.set, finding.claims) == 3);
  CHECK(independent_sources(report.set, {}) == 0);
  // One correction takes all copies back, so they weigh no more than one.
  CHECK(retracts(report, finding) ==
        std::set<std::string>{"a three hours + b three hours + c three hours + d three hours"});
}

TEST_CASE("severity is the rule's, a step lower for each weakness", "[finding]") {
  const struct {
    std::string_view what;
    std::vector<Told> articles;
    std::string expected;
  } cases[] = {
      {"the rule's",
       {{"It was Ada Lindgren's fourth visit to Kenya.", "A"},
        {"It was Ada Lindgren's sixth visit to Kenya.", "B"}},
       "conflict error: a/1 b/1"},
      {"of a warning",
       {{met("three hours."), "A"}, {met("five hours."), "B"}},
       "conflict warning: a/1 b/1"},
      {"one article says both",
       {{met("three hours. ") + met("five hours."), "A"}},
       "conflict note: a/1 a/1"},
      {"a bare round number",
       {{"More than 40 guests were expected. The dinner was attended by 61 envoys.", "A"},
        {"The dinner was attended by 900 envoys.", "B"}},
       "conflict note: a/1 b/1"},
      {"near",
       {{"The dinner was attended by 1,203 envoys.", "A"},
        {"The dinner was attended by 1,207 envoys.", "B"}},
       "conflict note: a/1 b/1"},
      {"neither",
       {{"The dinner was attended by 61 envoys.", "A"},
        {"The dinner was attended by 93 envoys.", "B"}},
       "conflict warning: a/1 b/1"},
      {"a day that is known",
       {{"Ada Lindgren will visit Kenya next year.", "A"},
        {"Ada Lindgren will visit Kenya later this year.", "B"}},
       "conflict error: a/1 b/1"},
      {"no day",
       {{"Ada Lindgren will visit Kenya next year.", "A", ""},
        {"Ada Lindgren will visit Kenya later this year.", "B", ""}},
       "conflict warning: a/1 b/1"},
      {"no day, but none is needed",
       {{met("three hours."), "A", ""}, {met("five hours."), "B", ""}},
       "conflict warning: a/1 b/1"},
      {"an update is a note",
       {{killed("14"), "A", "2031-05-05"}, {killed("23"), "B", "2031-05-06"}},
       "update note: a/1 b/1"},
      {"a possible update is a note",
       {{killed("14"), "A"}, {killed("23"), "B"}},
       "possible-update note: a/1 b/1"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(told(c.articles) == c.expected);
  }
}

TEST_CASE("an article that contradicts itself is a finding of its own", "[finding]") {
  const Report report = report_on({{met("three hours. ") + met("five hours."), "A"}});
  const Finding& finding = only(report);
  CHECK(finding.within);
  CHECK_THAT(finding.why, Catch::Contains("one article says both"));
  CHECK_FALSE(only(report_on({{met("three hours."), "A"}, {met("five hours."), "B"}})).within);
}

TEST_CASE("claims that take no side are named and vote for none", "[finding]") {
  const Report report = report_on({{"Ghana declared a five-day ceasefire.", "A"},
                                   {"Ghana declared a nine-day ceasefire.", "B"},
                                   {"Ghana proposed a 20-day ceasefire.", "C"}});
  const Finding& finding = only(report);
  CHECK(told(report, finding) == "conflict warning: a/1 b/1");
  CHECK(papers(report, finding.silent) == "c");
  CHECK(papers(report, finding.claims) == "abc");
}

TEST_CASE("the fewest claims to retract leave the rest consistent", "[finding]") {
  const struct {
    std::string_view what;
    std::vector<Told> articles;
    std::set<std::string> expected;
  } cases[] = {
      {"one against two",
       {{met("three hours."), "A"}, {met("three hours."), "B"}, {met("five hours."), "C"}},
       {"c five hours"}},
      {"a tie",
       {{met("three hours."), "A"}, {met("five hours."), "B"}},
       {"a three hours", "b five hours"}},
      {"three sides",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {met("nine hours."), "C"}},
       {"a three hours + b five hours", "a three hours + c nine hours",
        "b five hours + c nine hours"}},
      {"one that fits both need not go",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {met("three to five hours."), "C"}},
       {"a three hours", "b five hours"}},
      {"nothing to settle",
       {{killed("14"), "A", "2031-05-05"}, {killed("23"), "B", "2031-05-06"}},
       {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Report report = report_on(c.articles);
    CHECK(retracts(report, only(report)) == c.expected);
  }
}

TEST_CASE("findings joined by a derived claim are settled together by one claim", "[finding]") {
  // "Next year" clashes with "later this year"; with "60th anniversary" it gives another year for
  // the founding as well. Taking it back settles both.
  const Report report = report_on({
      {"Ada Lindgren will visit Kenya later this year to mark the 60th anniversary of Kenya's "
       "independence.",
       "A"},
      {"Ada Lindgren will visit Kenya next year to mark the 60th anniversary of Kenya's "
       "independence.",
       "B"},
      {"Kenya's independence came in 1971.", "C"},
  });
  std::string all;
  for (const Finding& finding : report.findings) all += told(report, finding) + "; ";
  CAPTURE(all);
  REQUIRE(report.findings.size() == 2);
  for (const Finding& finding : report.findings) {
    CHECK(retracts(report, finding) == std::set<std::string>{"b next year"});
  }
  CHECK(report.findings[0].retract == report.findings[1].retract);
}

TEST_CASE("a finding's id stays when other things change", "[finding]") {
  const std::vector<Told> plain = {{met("three hours."), "A"}, {met("five hours."), "B"}};
  const std::string id = only(report_on(plain)).id;
  CHECK(id.size() == 10);
  const struct {
    std::string_view what;
    std::vector<Told> articles;
  } cases[] = {
      {"the files have other names",
       {{met("three hours."), "A", "2031-05-08", "x/y.md"},
        {met("five hours."), "B", "2031-05-08", "b.md"}}},
      {"and another order", {{met("five hours."), "B"}, {met("three hours."), "A"}}},
      {"other words stand before",
       {{"It rained. " + met("three hours."), "A"}, {met("five hours."), "B"}}},
      {"another figure is said", {{met("two hours."), "A"}, {met("nine hours."), "B"}}},
      {"one more says so",
       {{met("three hours."), "A"},
        {met("five hours."), "B"},
        {met("five hours. Later it rained."), "C"}}},
      {"another source", {{met("three hours."), "X"}, {met("five hours."), "Y"}}},
      {"another story beside it",
       {{met("three hours."), "A"}, {met("five hours."), "B"}, {killed("14"), "C"}}},
      {"somebody uses the short forms",
       {{met("three hours."), "A"},
        {"On Thursday Ada Lindgren was in Oslo. Lindgren and Ole Noor met in Oslo for five hours.",
         "B"}}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Report report = report_on(c.articles);
    REQUIRE_FALSE(report.findings.empty());
    CHECK(report.findings[0].id == id);
  }
  CHECK(only(report_on({{"Ada Lindgren and Maud Okello met in Oslo for three hours.", "A"},
                        {"Ada Lindgren and Maud Okello met in Oslo for five hours.", "B"}}))
            .id != id);
}

TEST_CASE("two facts of one topic have two ids, numbered by time", "[finding]") {
  const auto ids = [](bool reversed) {
    std::vector<Told> articles = {{met("three hours."), "A", "2031-05-08"},
                                  {met("five hours."), "B", "2031-05-08"},
                                  {met("six hours."), "A", "2031-11-20"},
                                  {met("nine hours."), "B", "2031-11-20"}};
    if (reversed) std::reverse(articles.begin(), articles.end());
    const Report report = report_on(articles);
    REQUIRE(report.findings.size() == 2);
    std::vector<std::string> out{report.findings[0].id, report.findings[1].id};
    if (reversed) std::swap(out[0], out[1]);
    return out;
  };
  const auto forward = ids(false);
  CHECK(forward[1] == forward[0] + "-2");
  CHECK(ids(true) == forward);
}

TEST_CASE("every two sides have a relation, and the finding the gravest of them", "[finding]") {
  const Report report = report_on({{killed("14"), "A", "2031-05-05"},
                                   {killed("23"), "B", "2031-05-06"},
                                   {killed("19"), "C", "2031-05-07"}});
  const Finding& finding = only(report);
  CHECK(finding.sides.size() == 3);
  REQUIRE(finding.relations.size() == 3);
  Verdict gravest = Verdict::not_comparable;
  std::multiset<std::string_view> verdicts;
  for (const SideRelation& relation : finding.relations) {
    CHECK(relation.a < relation.b);
    CHECK(relation.b < finding.sides.size());
    CHECK_FALSE(relation.why.empty());
    gravest = std::min(gravest, relation.verdict);
    verdicts.insert(verdict_name(relation.verdict));
  }
  CHECK(finding.verdict == gravest);
  CHECK(verdicts ==
        std::multiset<std::string_view>{"tension", "update", "update"});  // 23 fell to 19
}

TEST_CASE("a fact is worded for people", "[finding]") {
  const Report report = report_on({{"It was Ada Lindgren's fourth visit to Kenya.", "Fen Gazette"},
                                   {"It was Ada Lindgren's sixth visit to Kenya.", "Fen Herald"}});
  const Finding& finding = only(report);
  CHECK(finding.fact == "the number of Ada Lindgren's visits to Kenya");
  CHECK(finding.message ==
        "the number of Ada Lindgren's visits to Kenya: \"fourth\" in Fen Gazette against \"sixth\" "
        "in Fen Herald");
  CHECK(finding.sides[0].reads == "\"fourth\"");

  // One article says that it is a person's name, the other does not: she is named once.
  const Report half_known = report_on(
      {{"President Quendra Vlck landed. It was Quendra Vlck's fourth visit to Kenya.", "A"},
       {"It was Quendra Vlck's sixth visit to Kenya.", "B"}});
  CHECK(only(half_known).fact == "the number of Quendra Vlck's visits to Kenya");

  // A date that hangs on the day shows what it was read as.
  const Report dates = report_on({{"Ada Lindgren will visit Kenya next year.", "A"},
                                  {"Ada Lindgren will visit Kenya later this year.", "B"}});
  CHECK(only(dates).sides[0].reads == "\"next year\" (2032)");
}

TEST_CASE("days that are no one's are assumed for the comparison and put back", "[finding]") {
  const Report report = report_on({{"Ada Lindgren will visit Kenya next year.", "A", ""},
                                   {"Ada Lindgren will visit Kenya later this year.", "B", ""}});
  const Finding& finding = only(report);
  CHECK(finding.verdict == Verdict::conflict);
  CHECK(finding.sides[0].reads == "\"next year\"");
  for (const Claim& claim : report.set.claims) {
    CHECK(needs_day(claim));
    CHECK(claim.assumed_day);
  }
}

TEST_CASE("hundreds of sources are counted, each once", "[finding]") {
  std::vector<Told> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back({"On day " + std::string(static_cast<std::size_t>(i + 1), 'x') +
                            " Ada Lindgren and Ole Noor met in Oslo for " +
                            (i % 2 == 0 ? "three hours." : "five hours."),
                        "S" + std::to_string(i), "2031-05-08", std::to_string(1000 + i) + ".md"});
  }
  const Report report = report_on(articles);
  const Finding& finding = only(report);
  CHECK(finding.sides.size() == 2);
  CHECK(finding.sides[0].independent_sources == 150);
}

}  // namespace crosscheck
