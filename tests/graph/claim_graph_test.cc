// Which claims speak of one fact: never by their values.

#include "graph/claim_graph.h"

#include <chrono>
#include <set>

#include "catch.h"
#include "claim/told.h"
#include "graph/weights.h"

namespace crosscheck {

namespace {

using testing::english;
using testing::tell;
using testing::Told;

ClaimGraph link(const ClaimSet& set) {
  Problems problems;
  return link_claims(set, english().language.rules, problems);
}

// The facts of one kind as the paths of their claims: "ab cd".
std::string groups(const ClaimSet& set, std::string_view kind) {
  std::string out;
  const ClaimGraph graph = link(set);
  for (const auto& fact : graph.facts()) {
    if (set.claims[fact.front()].kind != kind) continue;
    out += out.empty() ? "" : " ";
    for (const std::uint32_t claim : fact) out += set.articles[set.claims[claim].article].path[0];
  }
  return out;
}

std::string groups(std::vector<Told> articles, std::string_view kind) {
  const ClaimSet set = tell(std::move(articles));
  for (const std::string& line : testing::lines_of(set.claims)) UNSCOPED_INFO(line);
  return groups(set, kind);
}

const std::string kMet = "Ada Lindgren and Ole Noor met";

double bits(const std::vector<Evidence>& evidence, std::string_view term) {
  for (const Evidence& e : evidence) {
    if (e.term == term) return e.bits;
  }
  return 0;
}

std::vector<Evidence> evidence_between(const std::string& a, const std::string& b,
                                       std::string_view kind,
                                       const std::string& day_b = "2031-05-08") {
  const ClaimSet set = tell({{a, "A"}, {b, "B", day_b}});
  const auto claims = testing::of_kind(set.claims, kind);
  CAPTURE(a, b);
  REQUIRE(claims.size() == 2);
  return weigh(set, claims[0], claims[1], *english().language.rules.of_kind(kind));
}

// Two papers a, b, c on a meeting of two named people, and d, e, f on a meeting in Oslo. Only c and
// d have anything in common: `shared` names, and the place.
ClaimSet two_groups(std::size_t shared) {
  const auto org = [](const std::string& name) { return Entity{"org:" + name, name, "", false}; };
  const Entity ada{"person:ada lindgren", "Ada Lindgren", "", false};
  const Entity ole{"person:ole noor", "Ole Noor", "", false};
  ClaimSet set;
  for (const char c : std::string("abcdef")) {
    const bool first = c <= 'c';
    ArticleRecord article;
    article.path = std::string(1, c) + ".md";
    article.published = parse_iso_day("2031-05-08");
    if (first)
      article.context = {ada, ole};
    else
      article.context = {org("p"), org("q"), org("r")};
    for (std::size_t i = 0; i < shared && (c == 'c' || c == 'd'); ++i) {
      article.context.push_back(org("shared " + std::to_string(i)));
    }
    Claim claim;
    claim.id = std::string(1, c);
    claim.kind = "talk-length";
    claim.rule = "diplomacy.talk-length";
    claim.article = static_cast<std::uint32_t>(set.articles.size());
    claim.topic = {{"participants", first ? std::vector{ada, ole} : std::vector<Entity>{}}};
    if (c >= 'c') claim.where = Entity{"place:no/oslo", "Oslo", "", c == 'c'};
    set.articles.push_back(article);
    set.claims.push_back(claim);
  }
  return set;
}

}  // namespace

TEST_CASE("one weak link does not hold two groups together, a strong one does", "[graph]") {
  CHECK(groups(two_groups(0), "talk-length") == "abc def");
  const ClaimSet weak = two_groups(2);
  double bits = 0;
  for (const auto& e : weigh(weak, weak.claims[2], weak.claims[3],
                             *english().language.rules.of_kind("talk-length"))) {
    bits += e.bits;
  }
  REQUIRE(bits >= kWeights.link);  // they would be linked, were they alone
  REQUIRE(bits < kWeights.bridge);
  CHECK(groups(weak, "talk-length") == "abc def");
  CHECK(groups(two_groups(5), "talk-length") == "abcdef");
}

TEST_CASE("who, where and when say whether two claims are of one fact", "[graph]") {
  const std::string spring = " will visit Kenya next spring.";
  const struct {
    std::string_view what;
    std::vector<Told> articles;
    std::string kind, groups;
  } cases[] = {
      {"the same people the same day",
       {{kMet + " for three hours in Oslo."}, {kMet + " for four hours in Oslo."}},
       "talk-length",
       "ab"},
      {"other people",
       {{kMet + " for three hours in Oslo."},
        {"Maud Okello and Tomas Brandt met for three hours in Oslo."}},
       "talk-length",
       ""},
      {"one other of two",
       {{kMet + " for three hours in Oslo."},
        {"Ada Lindgren and Tomas Brandt met for three hours in Oslo."}},
       "talk-length",
       ""},
      {"another place on the same day",
       {{kMet + " for three hours in Oslo."}, {kMet + " for three hours in Lima."}},
       "talk-length",
       ""},
      {"a city of the same country",
       {{kMet + " for three hours in Oslo."}, {kMet + " for three hours in Norway."}},
       "talk-length",
       "ab"},
      {"the same people months later",
       {{kMet + " for three hours in Oslo."},
        {kMet + " for four hours in Oslo.", "B", "2031-12-08"}},
       "talk-length",
       ""},
      {"a visitor by the short form",
       {{"On Monday Ada Lindgren" + spring}, {"In the end Lindgren" + spring}},
       "planned-visit",
       "ab"},
      {"another visitor",
       {{"On Monday Ada Lindgren" + spring}, {"On Monday Ole Noor" + spring}},
       "planned-visit",
       ""},
      {"another country",
       {{"On Monday Ada Lindgren" + spring},
        {"On Monday Ada Lindgren will visit Ghana next spring."}},
       "planned-visit",
       ""},
      {"the capital for the country",
       {{"On Monday Ada Lindgren" + spring},
        {"On Monday Ada Lindgren will visit Nairobi next spring."}},
       "planned-visit",
       "ab"},
      {"the year of an event, whenever it is told",
       {{"The liberation of Ethiopia came in 1941."},
        {"The liberation of Ethiopia came in 1942.", "B", "2012-01-01"}},
       "event-year",
       "ab"},
      {"the same kind of event elsewhere",
       {{"The liberation of Ethiopia came in 1941."}, {"The liberation of Norway came in 1945."}},
       "event-year",
       ""},
      {"one article with itself",
       {{kMet + " for three hours in Oslo. In Oslo " + kMet + " for five hours."}},
       "talk-length",
       "aa"},
      {"a kind that is never compared",
       {{"Ada Lindgren wrote on Monday that it rained."},
        {"Ada Lindgren wrote on Tuesday that it rained."}},
       "statement-date",
       ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(groups(c.articles, c.kind) == c.groups);
  }
}

TEST_CASE("two summits of the same two people stay apart by place and by month", "[graph]") {
  const std::string oslo = kMet + " in Oslo for three hours.",
                    accra = kMet + " in Accra for five hours.";
  CHECK(groups({{oslo, "A", "2031-05-08"},
                {oslo, "B", "2031-05-09"},
                {accra, "C", "2031-09-03"},
                {accra, "D", "2031-09-04"}},
               "talk-length") == "ab cd");
  // In one week too: by the place alone.
  CHECK(groups({{oslo, "A", "2031-05-08"},
                {oslo, "B", "2031-05-09"},
                {accra, "C", "2031-05-11"},
                {accra, "D", "2031-05-12"}},
               "talk-length") == "ab cd");
  // A claim that leaves the place open does not chain them together.
  const std::string open = kMet + " for four hours.";
  const std::string chained =
      groups({{oslo, "A"}, {oslo, "B"}, {open, "C"}, {accra, "D"}, {accra, "E"}}, "talk-length");
  CHECK((chained == "abc de" || chained == "ab cde" || chained == "ab de"));
}

TEST_CASE("values play no part in linking", "[graph]") {
  const auto told = [](const std::string& hours, const std::string& dead, const std::string& year) {
    return std::vector<Told>{
        {kMet + " in Oslo for three hours. The blast killed 14 people in Lusaka.", "A"},
        {"The liberation of Ethiopia came in 1941.", "B"},
        {kMet + " in Oslo for " + hours + " hours. The blast killed " + dead + " people in Lusaka.",
         "C"},
        {"The liberation of Ethiopia came in " + year + ".", "D"}};
  };
  const ClaimSet plain = tell(told("three", "14", "1941"));
  const ClaimGraph expected = link(plain);
  REQUIRE(expected.facts().size() == 3);
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"nine", "15", "1942"},
      {"nearly four", "more than 900", "1841"},
      {"two to five", "up to 3", "2001"}};
  for (const auto& [hours, dead, year] : cases) {
    CAPTURE(hours, dead, year);
    const ClaimGraph graph = link(tell(told(hours, dead, year)));
    CHECK(graph.facts() == expected.facts());
    REQUIRE(graph.links().size() == expected.links().size());
    for (std::size_t i = 0; i < graph.links().size(); ++i) {
      CHECK(graph.links()[i].a == expected.links()[i].a);
      CHECK(graph.links()[i].b == expected.links()[i].b);
      CHECK(graph.links()[i].score == expected.links()[i].score);
    }
  }
}

TEST_CASE("an article more does not move the links between the others", "[graph]") {
  std::vector<Told> articles = {{kMet + " in Oslo for three hours.", "A", "2031-05-08", "a.md"},
                                {kMet + " in Oslo for four hours.", "B", "2031-05-08", "b.md"}};
  const std::vector<Link> before = link(tell(articles)).links();
  REQUIRE(before.size() == 1);
  articles.push_back(
      {"Maud Okello and Tomas Brandt met in Lima for two hours.", "C", "2031-05-08", "c.md"});
  const std::vector<Link> after = link(tell(articles)).links();
  REQUIRE(after.size() == 1);
  CHECK(after[0].score == before[0].score);
}

TEST_CASE("evidence is told term by term and adds up to the link's score", "[graph]") {
  const ClaimSet set =
      tell({{kMet + " in Oslo for three hours.", "A"}, {kMet + " in Oslo for four hours.", "B"}});
  const std::vector<Link> links = link(set).links();
  REQUIRE(links.size() == 1);
  double sum = 0;
  for (const Evidence& evidence :
       weigh(set, set.claims[0], set.claims[1], *english().language.rules.of_kind("talk-length"))) {
    CHECK_FALSE(evidence.term.empty());
    CHECK_FALSE(evidence.detail.empty());
    sum += evidence.bits;
  }
  CHECK(links[0].score == Approx(sum));
  CHECK(sum >= kWeights.link);
}

TEST_CASE("what each piece of evidence weighs", "[graph]") {
  const std::string oslo = kMet + " in Oslo for three hours.";
  SECTION("two persons named by both, one place, one day") {
    const auto same = evidence_between(oslo, oslo, "talk-length");
    CHECK(bits(same, "participants") == 2 * kWeights.person);
    CHECK(bits(same, "scene") == kWeights.same_scene);
    CHECK(bits(same, "time") == kWeights.same_day);
    CHECK(bits(same, "story") > 0);
  }
  SECTION("taken from the context weighs less") {
    const auto filled = evidence_between(
        oslo, "In Oslo were Ada Lindgren and Ole Noor. The two leaders talked for four hours.",
        "talk-length");
    CHECK(bits(filled, "participants") == Approx(2 * kWeights.person * kWeights.filled));
    CHECK(bits(filled, "scene") == Approx(kWeights.same_scene * kWeights.filled));
  }
  SECTION("a role left open weighs nothing") {
    const auto open = evidence_between(oslo, "The talks in Oslo lasted four hours.", "talk-length");
    CHECK(bits(open, "participants") == 0);
  }
  SECTION("days apart") {
    CHECK(bits(evidence_between(oslo, oslo, "talk-length", "2031-05-10"), "time") ==
          kWeights.same_day);
    CHECK(bits(evidence_between(oslo, oslo, "talk-length", "2031-05-14"), "time") ==
          kWeights.in_window);
    CHECK(bits(evidence_between(oslo, oslo, "talk-length", "2031-05-30"), "time") ==
          kWeights.out_of_window);
    CHECK(bits(evidence_between(oslo, oslo, "talk-length", ""), "time") <= 0);
  }
  SECTION("another place, another person") {
    CHECK(bits(evidence_between(oslo, kMet + " in Accra for three hours.", "talk-length"),
               "scene") == kWeights.other_scene);
    CHECK(bits(evidence_between(oslo, "Ada Lindgren and Maud Okello met in Oslo for three hours.",
                                "talk-length"),
               "participants") == kWeights.other);
  }
  SECTION("it is the same from both ends") {
    const ClaimSet set = tell(
        {{oslo, "A"}, {"In Oslo Lindgren and Ole Noor met for four hours.", "B", "2031-05-12"}});
    const Rule& rule = *english().language.rules.of_kind("talk-length");
    REQUIRE(set.claims.size() == 2);
    double there = 0, back = 0;
    for (const auto& e : weigh(set, set.claims[0], set.claims[1], rule)) there += e.bits;
    for (const auto& e : weigh(set, set.claims[1], set.claims[0], rule)) back += e.bits;
    CHECK(there == Approx(back));
  }
}

TEST_CASE("facts and links come in order and hold each claim once", "[graph]") {
  std::vector<Told> articles;
  for (int i = 0; i < 12; ++i) {
    articles.push_back({kMet + " in Oslo for " + std::to_string(i + 2) +
                            " hours. The blast killed " + std::to_string(10 + i) +
                            " people in Lusaka. It was Ada Lindgren's fourth visit to Kenya.",
                        "S" + std::to_string(i)});
  }
  const ClaimSet set = tell(articles);
  const ClaimGraph graph = link(set);
  CHECK(graph.facts().size() == 3);
  std::set<std::uint32_t> seen;
  for (std::size_t f = 0; f < graph.facts().size(); ++f) {
    const auto& fact = graph.facts()[f];
    CHECK(fact.size() == 12);
    CHECK(std::is_sorted(fact.begin(), fact.end()));
    if (f > 0) CHECK(graph.facts()[f - 1].front() < fact.front());
    for (const auto claim : fact) CHECK(seen.insert(claim).second);
  }
  for (std::size_t i = 0; i < graph.links().size(); ++i) {
    const Link& l = graph.links()[i];
    CHECK(l.a < l.b);
    if (i > 0)
      CHECK(std::pair(graph.links()[i - 1].a, graph.links()[i - 1].b) < std::pair(l.a, l.b));
  }
}

TEST_CASE("a reprint's Tuesday is the Tuesday of what it reprints", "[graph]") {
  const std::string wire =
      "President Ada Lindgren received Prime Minister Ole Noor at the castle in Oslo on Tuesday.";
  ClaimSet set =
      tell({{wire, "Wire", "2031-05-08"},        // Tuesday is 6 May
            {wire, "Late Paper", "2031-05-15"},  // 13 May, if it were its own
            {wire, "Undated", ""},
            {"In Oslo Ada Lindgren received Ole Noor on Tuesday.", "Other", "2031-05-15"}});
  date_copies(set);
  std::vector<std::string> days;
  for (const Claim& claim : testing::of_kind(set.claims, "meeting-date")) {
    days.push_back(iso_date(std::get<DateRange>(claim.value)));
  }
  CHECK(days == std::vector<std::string>{"2031-05-06", "2031-05-06", "2031-05-06", "2031-05-13"});
  std::vector<bool> borrowed;
  for (const Claim& claim : testing::of_kind(set.claims, "meeting-date"))
    borrowed.push_back(claim.borrowed_day);
  CHECK(borrowed == std::vector<bool>{false, true, true, false});
}

TEST_CASE("an article without a day borrows that of the articles it shares events with",
          "[graph]") {
  const std::string story = kMet + " in Oslo for three hours. ";
  ClaimSet set = tell({{story, "A", "2031-05-08"},
                       {story, "B", "2031-05-08"},
                       {story + "Ada Lindgren will visit Kenya next year.", "C", ""},
                       {"Maud Okello will visit Ghana next year.", "D", ""}});
  const Language& language = english().language;
  const ClaimGraph graph = link(set);
  lend_days(set, graph, language.rules, language.lexicon);
  REQUIRE(set.articles[2].borrowed_day);
  CHECK(iso_day(*set.articles[2].borrowed_day) == "2031-05-08");
  CHECK_FALSE(set.articles[2].published);
  CHECK_FALSE(set.articles[3].borrowed_day);
  const auto plans = testing::of_kind(set.claims, "planned-visit");
  REQUIRE(plans.size() == 2);
  CHECK(iso_date(std::get<DateRange>(plans[0].value)) == "2032");
  CHECK(plans[0].borrowed_day);
  CHECK(needs_day(plans[1]));
}

TEST_CASE("a kind that spans years lends no day", "[graph]") {
  ClaimSet set =
      tell({{"The liberation of Ethiopia came in 1941.", "A", "2012-05-08"},
            {"The liberation of Ethiopia came in 1941. Ada Lindgren will visit Kenya next year.",
             "B", ""}});
  const Language& language = english().language;
  lend_days(set, link(set), language.rules, language.lexicon);
  CHECK_FALSE(set.articles[1].borrowed_day);
}

namespace {

// The claim of one told sentence, again for each of so many papers of one day, by so many visitors
// in turn: Ada Lindgren alone, or others as well.
ClaimSet papers(std::uint32_t count, std::uint32_t visitors) {
  const ClaimSet one = tell({{"On Monday Ada Lindgren will visit Kenya next spring."}});
  REQUIRE(one.claims.size() == 1);
  ClaimSet set;
  for (std::uint32_t i = 0; i < count; ++i) {
    set.articles.push_back(one.articles[0]);
    set.articles.back().path = std::to_string(10000 + i) + ".md";
    set.claims.push_back(one.claims[0]);
    Claim& claim = set.claims.back();
    claim.article = i;
    claim.id = std::to_string(i);
    if (const std::uint32_t visitor = i % visitors; visitor > 0) {
      const std::string number = std::to_string(visitor);
      claim.topic[0].entities[0].key = "person:a" + number + " b" + number;
    }
  }
  return set;
}

}  // namespace

TEST_CASE("a crowded key is divided by a second one, and what stays apart is told", "[graph]") {
  // 1,200 claims of one country, two papers for each visitor: both of a visitor meet.
  Problems problems;
  const ClaimGraph graph = link_claims(papers(1200, 600), english().language.rules, problems);
  CHECK(graph.facts().size() == 600);
  CHECK(graph.links().size() == 600);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(
      problems[0].message,
      Catch::Contains("199 claims of planned-visit share \"ke\" with over a thousand others"));
}

TEST_CASE("a crowd under every key is compared in bounded time, and that is told", "[graph]") {
  Problems problems;
  const ClaimSet set = papers(1100, 1);
  const auto start = std::chrono::steady_clock::now();
  const ClaimGraph graph = link_claims(set, english().language.rules, problems);
  const auto took = std::chrono::steady_clock::now() - start;
  REQUIRE(problems.size() == 3);  // "ada", "lindgren", "ke"
  for (const Problem& problem : problems) {
    CHECK_THAT(problem.message, Catch::Contains("with over a thousand others"));
  }
  REQUIRE(graph.facts().size() == 1);
  CHECK(graph.facts()[0].size() == 1100);
  CHECK(std::chrono::duration<double>(took).count() < 60);  // seconds: half a million pairs
}

TEST_CASE("neither threads nor the order of articles change a link", "[graph][threads]") {
  // Facts as the ids of their claims, and links with their scores.
  const auto told = [](const ClaimSet& set, std::size_t jobs) {
    Problems problems;
    const ClaimGraph graph = link_claims(set, english().language.rules, problems, jobs);
    std::set<std::vector<std::string>> out;
    for (const auto fact : graph.facts()) {
      std::vector<std::string> ids;
      for (const std::uint32_t claim : fact) ids.push_back(set.claims[claim].id);
      std::sort(ids.begin(), ids.end());
      out.insert(std::move(ids));
    }
    for (const Link& link : graph.links()) {
      std::vector<std::string> ids = {set.claims[link.a].id, set.claims[link.b].id};
      std::sort(ids.begin(), ids.end());
      ids.push_back(std::to_string(link.score));
      out.insert(std::move(ids));
    }
    for (const Problem& problem : problems) out.insert({problem.message});
    return out;
  };
  ClaimSet set = papers(9000, 4500);
  const auto expected = told(set, 1);
  CHECK(expected.size() > 9000);  // facts, links and a problem
  CHECK(told(set, 2) == expected);
  CHECK(told(set, 7) == expected);
  // The articles in another order, as their paths might have it.
  const auto size = static_cast<std::uint32_t>(set.articles.size());
  ClaimSet other;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t from = (i * 7 + 3) % size;
    other.articles.push_back(set.articles[from]);
    other.claims.push_back(set.claims[from]);
    other.claims.back().article = i;
  }
  CHECK(told(other, 2) == expected);
}

TEST_CASE("nothing to link is no facts", "[graph]") {
  CHECK(link({}).facts().empty());
  CHECK(link(tell({{"Nothing is claimed here."}})).facts().empty());
  CHECK(link(tell({{kMet + " in Oslo for three hours."}})).facts().empty());
}

}  // namespace crosscheck
