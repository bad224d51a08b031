// From a few sentences to claims: what they are about, who says so, when, where, and by which
// bytes.

#include "claim/extract.h"

#include "catch.h"
#include "claim/told.h"

namespace crosscheck {

namespace {

using testing::claims_in;
using testing::of_kind;
using testing::tell;
using testing::the;
using testing::who;

const std::string kTwoLeaders =
    "Kenyan President Ada Lindgren and Chilean President Ole Noor came to Oslo. ";

}  // namespace

TEST_CASE("a claim's topic is what its words name", "[claim][extract]") {
  const struct {
    std::string text, kind, role, names, value;
  } cases[] = {
      {"It was Ada Lindgren's fourth visit to Kenya.", "visit-count", "visitor", "Ada Lindgren",
       "fourth"},
      {"It was Ada Lindgren's fourth visit to Kenya.", "visit-count", "place", "Kenya", "fourth"},
      {"On Monday Ada Lindgren and Ole Noor met in Oslo for three hours.", "talk-length",
       "participants", "Ada Lindgren and Ole Noor", "three hours"},
      {"The blast killed 14 people in Lusaka.", "killed", "place", "Lusaka", "14"},
      {"On Monday Ghana recorded 214 border violations.", "reported-count", "what",
       "border violations", "214"},
      {"On Monday Ghana recorded 214 border violations.", "reported-count", "actor", "Ghana",
       "214"},
      {"Ghana declared a five-day ceasefire.", "ceasefire-length", "by", "Ghana", "five-day"},
      {"Former Kenyan President Ada Lindgren opened the fair.", "office-held", "holder",
       "Ada Lindgren", "Former Kenyan President"},
  };
  for (const auto& c : cases) {
    const Claim claim = the(c.kind, c.text);
    CAPTURE(c.text, c.role);
    CHECK(who(claim, c.role) == c.names);
    CHECK(claim.value_words == c.value);
  }
}

TEST_CASE("a limit is the same however it is put", "[claim][extract]") {
  const struct {
    std::string kind, text, same;
  } cases[] = {
      {"size-limit", "Uploads are limited to 25 MB.", "Uploads must not exceed 25 MB."},
      {"count-limit", "Each user may open up to 20 files.", "Each user may open 20 files."},
      {"response-time", "Claims are paid within 30 days.",
       "Claims are paid in no more than 30 days."},
      {"minimum-age", "Drivers must be aged 21 or over.", "Drivers must be at least 21 years old."},
      {"due-date", "Claims must be filed by 30 June 2031.",
       "The deadline for claims is 30 June 2031."},
  };
  for (const auto& c : cases) {
    const Value value = the(c.kind, c.text).value, same = the(c.kind, c.same).value;
    CAPTURE(c.text, c.same);
    CHECK((value == same));
  }
  const auto twenty = std::get<Quantity>(the("count-limit", cases[1].text).value);
  CHECK(twenty.hard == Interval{20, 20});
  CHECK(twenty.soft == Interval{20, 20});
}

TEST_CASE("a slot for what is counted or priced makes no claim of small words",
          "[claim][extract]") {
  CHECK(of_kind(claims_in("The painting is worth $40 million."), "worth").size() == 1);
  CHECK(of_kind(claims_in("They saw a painting, which is worth $40 million."), "worth").empty());
}

TEST_CASE("what a sentence leaves open is filled from the article and marked so",
          "[claim][extract]") {
  const struct {
    std::string text, kind, role, names;
  } cases[] = {
      // People.
      {kTwoLeaders + "The two leaders met for three hours.", "talk-length", "participants",
       "Ada Lindgren* and Ole Noor*"},
      {kTwoLeaders + "They met for three hours.", "talk-length", "participants",
       "Ada Lindgren* and Ole Noor*"},
      {kTwoLeaders + "The talks lasted three hours.", "talk-length", "participants",
       "Ada Lindgren* and Ole Noor*"},
      // One person.
      {kTwoLeaders + "The Kenyan leader will visit Ghana next year.", "planned-visit", "visitor",
       "Ada Lindgren*"},
      {kTwoLeaders + "The Chilean president will visit Ghana next year.", "planned-visit",
       "visitor", "Ole Noor*"},
      {"On Monday Ada Lindgren was pleased. She will visit Ghana next year.", "planned-visit",
       "visitor", "Ada Lindgren*"},
      {"On Monday Ada Lindgren was pleased, and Ghana heard that she will visit Chile next year.",
       "planned-visit", "visitor", "Ada Lindgren*"},
      // Short forms are their own words, not filled.
      {kTwoLeaders + "Later Lindgren will visit Ghana next year.", "planned-visit", "visitor",
       "Ada Lindgren"},
      // Occasions.
      {"All spoke of the founding of the African Union. Next week they mark the 30th anniversary "
       "of the "
       "event.",
       "anniversary", "occasion", "founding* and African Union*"},
      // Places.
      {"On Monday Ada Lindgren arrived in Accra. She is on her fourth visit to the country.",
       "visit-count", "place", "Accra*"},
      // A toll is no claim about a place that its words do not name.
      {"Fire broke out in Lusaka. It killed 14 people.", "killed", "place", ""},
      // Nothing to fill it with.
      {"The talks lasted three hours.", "talk-length", "participants", ""},
      {"It rained. She will visit Ghana next year.", "planned-visit", "visitor", ""},
  };
  for (const auto& c : cases) {
    const Claim claim = the(c.kind, c.text);
    CAPTURE(c.text);
    CHECK(who(claim, c.role) == c.names);
  }
}

TEST_CASE("a claim says whether it is so, will be, may be, was offered or is not",
          "[claim][extract]") {
  const struct {
    std::string text, kind;
    Stance stance;
  } cases[] = {
      {"Ghana declared a five-day ceasefire.", "ceasefire-length", Stance::asserted},
      {"Ghana proposed a five-day ceasefire.", "ceasefire-length", Stance::proposed},
      {"Norway remains open to a 20-day truce.", "ceasefire-length", Stance::proposed},
      {"On Monday Ada Lindgren will visit Kenya next year.", "planned-visit", Stance::planned},
      {"The army denied that 40 soldiers had died.", "killed", Stance::denied},
      {"The army said that 40 soldiers had died.", "killed", Stance::asserted},
      {"The blast may have killed 14 people.", "killed", Stance::possible},
      {"The blast killed 14 people and may have hurt many.", "killed", Stance::asserted},
      // Of another clause a cue says nothing, ...
      {"The army denied the report, and 40 soldiers had died.", "killed", Stance::asserted},
      {"Norway could act, but the blast killed 14 people.", "killed", Stance::asserted},
      {"Norway offered help after the blast killed 14 people.", "killed", Stance::asserted},
      {"Norway rejected a plan that the army drew up when the blast killed 14 people.", "killed",
       Stance::asserted},
      {"\"It could have been me,\" said Noor of the blast that killed 14 people.", "killed",
       Stance::asserted},
      {"The firm, backed by the Fen Bank, said the blast killed 14 people.", "killed",
       Stance::asserted},
      {"The ministry denied the report and added that the blast killed 14 people.", "killed",
       Stance::asserted},
      {"The army denied it: the blast killed 14 people.", "killed", Stance::asserted},
      // ... of a list, a date and an addition it does.
      {"The blast may have killed 14 people and hurt 30.", "killed", Stance::possible},
      {"The army denied the report that 40 soldiers had died.", "killed", Stance::denied},
      {"The truce could, after May 3, last until the blast kills 14 people.", "killed",
       Stance::asserted},
      // Who holds an office is said by the way.
      {"Norway denied the truce of President Ada Lindgren.", "office-held", Stance::asserted},
  };
  for (const auto& c : cases) {
    const Claim claim = the(c.kind, c.text);
    CAPTURE(c.text);
    CHECK(stance_name(claim.stance) == stance_name(c.stance));
  }
}

TEST_CASE("a claim has the speaker of its sentence, or of the quotation that goes on",
          "[claim][extract]") {
  const auto speakers = [](const std::string& text, std::string_view kind) {
    std::vector<std::string> out;
    for (const Claim& claim : of_kind(claims_in(text), kind)) out.push_back(claim.speaker);
    return out;
  };
  using Speakers = std::vector<std::string>;
  CHECK(speakers("The blast killed 14 people, according to Dr. Maud Okello.", "killed") ==
        Speakers{"Maud Okello"});
  CHECK(speakers("\"The blast killed 14 people,\" said Tomas Brandt.", "killed") ==
        Speakers{"Tomas Brandt"});
  CHECK(speakers("\u201cThe blast killed 14 people,\u201d said Tomas Brandt.", "killed") ==
        Speakers{"Tomas Brandt"});
  CHECK(speakers("The blast killed 14 people.", "killed") == Speakers{""});
  // The quotation goes on over its sentences.
  CHECK(
      speakers("Tomas Brandt said: \"It was a bad night. The blast killed 14 people. Some 31 were "
               "injured.\" The blast killed 15 people.",
               "killed") == Speakers{"Tomas Brandt", ""});
  CHECK(speakers("\"It was a bad night,\" said Tomas Brandt. \"The blast killed 14 people.\"",
                 "killed") == Speakers{"Tomas Brandt"});
  // Not over the paragraph's end.
  CHECK(speakers("\"It was a bad night,\" said Tomas Brandt.\n\nThe blast killed 14 people.",
                 "killed") == Speakers{""});
}

TEST_CASE("the event's time is the date of its sentence, before the value first",
          "[claim][extract]") {
  const auto when = [](const std::string& text, std::string_view kind) {
    const Claim claim = the(kind, text);
    return claim.when ? iso_date(*claim.when) : "";
  };
  CHECK(when("On May 3, 2031 Ada Lindgren and Ole Noor talked for three hours.", "talk-length") ==
        "2031-05-03");
  CHECK(when("Ada Lindgren and Ole Noor talked for three hours on Tuesday.", "talk-length") ==
        "2031-05-06");
  CHECK(when("On Monday it rained, and 14 people were killed before Wednesday.", "killed") ==
        "2031-05-05");
  CHECK(when("Ada Lindgren and Ole Noor talked for three hours.", "talk-length").empty());
  // Centuries are no time of an event.
  CHECK(when("Since 1850 to 1950 the pits killed 1400 people.", "killed").empty());

  const Claim open =
      the("talk-length", "Ada Lindgren and Ole Noor talked for three hours on Tuesday.", "");
  REQUIRE(open.when);
  CHECK_FALSE(open.when->resolved);
}

TEST_CASE("a claim's scene is the place of its sentence, else that of the article",
          "[claim][extract]") {
  const auto scene = [](const std::string& text, std::string_view kind) {
    const Claim claim = the(kind, text);
    return claim.where ? claim.where->name + (claim.where->filled ? "*" : "") : "";
  };
  CHECK(scene("Ada Lindgren and Ole Noor met for three hours in Oslo.", "talk-length") == "Oslo");
  CHECK(scene("In Oslo Ada Lindgren and Ole Noor met for three hours.", "talk-length") == "Oslo");
  CHECK(scene("A meeting was held in Oslo. Ada Lindgren and Ole Noor met for three hours.",
              "talk-length") == "Oslo*");
  CHECK(scene("ACCRA, May 8 (Wire) - Ada Lindgren and Ole Noor met for three hours.",
              "talk-length") == "Accra*");
  CHECK(scene("Ada Lindgren and Ole Noor of Kenya met for three hours.", "talk-length").empty());
  CHECK(scene("Ada Lindgren and Ole Noor met for three hours in the city of Oslo.",
              "talk-length") == "Oslo");
}

TEST_CASE("an anniversary and a year give away when the event was", "[claim][extract]") {
  const auto claims =
      claims_in("Next year Kenya's 70th anniversary of independence will be marked.");
  const Claim base = the("anniversary", claims);
  const Claim derived = the("event-year", claims);
  CHECK(derived.rule == "history.event-year");
  CHECK(derived.derived_from == std::vector<std::string>{base.id});
  CHECK(derived.derived_sign == '-');
  CHECK(derived.derived_number == 70);
  CHECK(iso_date(std::get<DateRange>(derived.value)) == "1962");
  CHECK(derived.id != base.id);
  CHECK(derived.words == "Next year Kenya's 70th anniversary of independence");
  CHECK(who(derived, "occasion") == who(base, "occasion"));

  SECTION("not where the day of publication is open, but once it is known") {
    const auto open_claims =
        claims_in("Next year Kenya's 70th anniversary of independence will be marked.", "");
    Claim open = the("event-year", open_claims);
    CHECK(needs_day(open));
    settle_day(open, *parse_iso_day("2040-01-01"), testing::english().language.lexicon);
    CHECK_FALSE(needs_day(open));
    CHECK(open.borrowed_day);
    CHECK(iso_date(std::get<DateRange>(open.value)) == "1971");
  }
  SECTION("not from an inexact number, not without a date") {
    CHECK(of_kind(
              claims_in(
                  "Next year nearly 70 years since the founding of the African Union are marked."),
              "event-year")
              .empty());
    CHECK(
        of_kind(claims_in("Kenya's 70th anniversary of independence will be marked."), "event-year")
            .empty());
  }
  SECTION("the date's own claim is an input too") {
    const auto both = claims_in(
        "Ada Lindgren will visit Kenya next year to mark the 70th anniversary of "
        "Kenya's independence.");
    const Claim plan = the("planned-visit", both);
    const Claim year = the("event-year", both);
    CHECK(std::count(year.derived_from.begin(), year.derived_from.end(), plan.id) == 1);
    CHECK(year.derived_from.size() == 2);
  }
}

TEST_CASE("a rule makes no claim while a role that it needs is open", "[claim][extract]") {
  CHECK(of_kind(claims_in("It is hard to have won six in a row."), "streak").empty());
  CHECK(of_kind(claims_in("The crowd saw Tidewater United, who have won six in a row."), "streak")
            .size() == 1);
}

TEST_CASE("spans are the very bytes of the file", "[claim][extract]") {
  const struct {
    std::string text, kind, words, value;
  } cases[] = {
      {"It was Ada Lindgr\u00e9n\u2019s\u00a0fourth visit to Kenya.", "visit-count",
       "It was Ada Lindgr\u00e9n\u2019s\u00a0fourth visit to Kenya", "fourth"},
      {"In \u2018Oslo\u2019 Ada Lindgren and Ole Noor met for nearly\u00a0four\u202fhours.",
       "talk-length", "", "nearly\u00a0four\u202fhours"},
      {"\u201cSome\u00a040 people were killed,\u201d said Tomas Brandt.", "killed",
       "Some\u00a040 people were killed", "Some\u00a040"},
      {"Soft\u00adly said: 14 peo\u00adple were killed in Lu\u00adsa\u00adka.", "killed", "", "14"},
      {"In Bogot\u00e1 the blast killed fourteen\u200b people.", "killed",
       "In Bogot\u00e1 the blast killed fourteen\u200b people", "fourteen"},
      {"The blast killed **14** people.", "killed", "", "14"},
      {"A two\u2010hour meeting ended.", "talk-length", "", "two\u2010hour"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const Article article = testing::article_of({c.text});
    const ClaimSet set = tell({{c.text}});
    const Claim claim = the(c.kind, set.claims);
    CHECK(std::string(slice(article.text, claim.span)) == claim.words);
    CHECK(std::string(slice(article.text, claim.value_span)) == claim.value_words);
    CHECK(std::string(slice(claim.sentence, claim.value_in_sentence)) == claim.value_words);
    CHECK(claim.span.contains(claim.value_span));
    CHECK(claim.value_words == c.value);
    if (!c.words.empty()) CHECK(claim.words == c.words);
    const Place place = LineIndex(article.text).place(claim.value_span.begin);
    CHECK(claim.value_line == place.line);
    CHECK(claim.value_column == place.column);
  }
}

TEST_CASE("lines and columns count from one, columns in characters", "[claim][extract]") {
  const Claim claim = the("killed",
                          "# A title of some kind\n\nIn Bogot\u00e1 it rained.\nIn \u00c5re the "
                          "blast killed 14 people.\n");
  CHECK(claim.line == 4);
  CHECK(claim.column == 18);
  CHECK(claim.value_line == 4);
  CHECK(claim.value_column == 25);
}

TEST_CASE("one statement gives one claim of a kind, however many patterns match it",
          "[claim][extract]") {
  const auto claims =
      claims_in(kTwoLeaders +
                "After three hours of talks Ada Lindgren and Ole Noor left. Their talks "
                "lasted three hours.");
  CHECK(of_kind(claims, "talk-length").size() == 2);  // said twice
  const auto once = claims_in("Ada Lindgren and Ole Noor met for talks of three hours.");
  CHECK(of_kind(once, "talk-length").size() == 1);
}

TEST_CASE("a rule that falls back takes what no other reads", "[claim][extract]") {
  const auto toll = claims_in("Twelve people were killed in Lusaka.");
  CHECK(of_kind(toll, "count").empty());
  CHECK(of_kind(toll, "killed").size() == 1);
  CHECK(one_line(the("count", "Twelve trucks stood in the hall.")) == "count(truck; )=Twelve");
}

TEST_CASE("what is counted is a noun", "[claim][extract]") {
  const struct {
    std::string_view text, count;  // empty: nothing is counted
  } cases[] = {
      {"The yard holds 12 old trucks.", "count(old truck; )=12"},
      {"Police shot dozens of wild boars.", "count(wild boar; )=dozens"},
      {"They saw six boats in harbour.", "count(boat; )=six"},
      {"Six stayed in the markets.", ""},  // "stayed" ends before "in", and is no plural
      {"One candidate stated that she has won.", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const auto claims = of_kind(claims_in(std::string(c.text)), "count");
    CHECK((claims.empty() ? "" : one_line(claims.front())) == c.count);
  }
}

TEST_CASE("a bare noun that anybody may have some of is a word, which brings no claims together",
          "[claim][extract]") {
  const auto key = [](std::string text) {
    return role_of(the("count", std::move(text)), "what")->front().key;
  };
  CHECK(key("Solvia Group got 41 points in the hall.") == "word:point");
  CHECK(key("The yard holds 12 trucks.") == "noun:truck");
}

TEST_CASE("a pattern may end with a comma, which is no part of the claim", "[claim][extract]") {
  const Claim claim = the("age", "The winner is Ada Lindgren, 54, of Oslo.");
  CHECK(claim.words == "Ada Lindgren, 54");
  CHECK(std::get<Quantity>(claim.value).kind == Quantity::Kind::age);
}

TEST_CASE("a sentence that says it corrects marks its claims", "[claim][extract]") {
  CHECK(the("killed", "Earlier reports had put the number at 40, but 12 people were killed.")
            .corrects);
  CHECK_FALSE(the("killed", "Twelve people were killed.").corrects);
}

TEST_CASE("a copied sentence has the fingerprint of its words alone", "[claim][extract]") {
  const auto print = [](const std::string& text) { return the("killed", text).fingerprint; };
  const auto plain = print("The blast \"by the old harbour\" killed 14 people on Sunday night.");
  CHECK(plain != 0);
  CHECK(print("The blast \u201cby the old harbour\u201d killed 14\u00a0people on Sunday night.") ==
        plain);
  CHECK(print("LUSAKA, May 8 (Wire) - The blast \"by the old harbour\" killed 14 people on Sunday "
              "night.") == plain);
  CHECK(print("The blast \"by the old harbour\" killed 15 people on Sunday night.") != plain);
  CHECK(print("The blast killed 14 people.") == 0);  // short sentences coincide
}

TEST_CASE("a claim's id hangs on its text and place alone", "[claim][extract]") {
  const std::string text = "It was Ada Lindgren's fourth visit to Kenya.";
  const auto id = [](const testing::Told& told) {
    return the("visit-count", tell({told}).claims).id;
  };
  const std::string plain = id({text});
  CHECK(plain.size() == 12);
  CHECK(id({text, "Another Paper", "2032-01-01", "z.md"}) == plain);
  CHECK(id({text + " It rained."}) != plain);  // another text
}

TEST_CASE("articles without claims and without sentences are read all the same",
          "[claim][extract]") {
  for (const std::string text :
       {"", "   \n\n", "Nothing is claimed here.", "\xff\xfe\x80", "\"", "14", "L P N D"}) {
    CAPTURE(text);
    const ClaimSet set = tell({{text}});
    CHECK(set.articles.size() == 1);
    CHECK(set.claims.empty());
  }
}

TEST_CASE("a text of megabytes without an end is read in bounded time", "[claim][extract]") {
  for (const std::string piece :
       {"killed 14 people ", "Ada Lindgren and Ole Noor, ", "\"", "the two leaders "}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    CHECK(tell({{text}}).articles.size() == 1);
  }
}

TEST_CASE("sorting claims puts articles by path and record, and claims by place", "[claim]") {
  ClaimSet set =
      tell({{"The blast killed 14 people. Some 31 were injured.", "A", "2031-05-08", "z.md"},
            {"It was Ada Lindgren's fourth visit to Kenya.", "B", "2031-05-08", "b.md"}});
  REQUIRE(set.articles.size() == 2);
  CHECK(set.articles[0].path == "b.md");
  REQUIRE(set.claims.size() == 3);
  CHECK(set.claims[0].kind == "visit-count");
  CHECK(set.claims[0].article == 0);
  CHECK(set.claims[1].kind == "killed");
  CHECK(set.claims[2].kind == "injured");
  std::reverse(set.claims.begin(), set.claims.end());
  const Problem problem{.path = "x", .message = "twice"};
  set.problems = {problem, {.path = "a", .message = "first"}, problem};
  sort_claims(set);
  CHECK(set.claims[2].kind == "injured");
  CHECK(set.problems.size() == 2);
  CHECK(set.problems[0].path == "a");
}

}  // namespace crosscheck
