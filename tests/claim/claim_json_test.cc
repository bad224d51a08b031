#include "claim/claim_json.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.h"
#include "claim/told.h"
#include "report/json_report.h"

namespace crosscheck {

namespace {

using testing::tell;
using Json = nlohmann::json;

ClaimSet read(const std::string& lines) {
  ClaimSet set;
  std::istringstream in(lines);
  read_records(in, "records.jsonl", set);
  sort_claims(set);
  return set;
}

std::vector<Json> parsed(const std::string& lines) {
  std::vector<Json> out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
  return out;
}

// One of everything: values of all kinds, derived, open, hedged, filled, spoken, denied.
ClaimSet everything() {
  ClaimSet set = tell({
      {"Kenyan President Ada Lindgren and Chilean President Ole Noor met in Oslo on Tuesday.\n\n"
       "The two leaders talked for nearly four hours and signed over 30 trade deals. \u201cThe "
       "blast "
       "killed 14 people,\u201d said Tomas Brandt. The army denied that 40 soldiers had died in "
       "Bogot\u00e1. Next year Kenya's 70th anniversary of independence will be marked. It was "
       "Lindgren\u2019s\u00a0fourth visit to Chile. Earlier reports had put the number at 40, but "
       "a dozen "
       "people were injured. Chile wants to double its copper exports by 2035."},
      {"Ada Lindgren will visit Kenya next spring. Next year Kenya's 60th anniversary of "
       "independence is "
       "marked.",
       "", ""},
      {"Nothing is claimed here."},
  });
  set.problems.push_back({"d.md", 3, 7, "not UTF-8: \xff", "ab\xff", true});
  return set;
}

}  // namespace

TEST_CASE("claims written, read and written again are the same bytes", "[claim][records]") {
  const ClaimSet set = everything();
  REQUIRE(set.claims.size() > 10);
  const std::string once = write_records(set);
  const ClaimSet back = read(once);
  CHECK(write_records(back) == once);
  REQUIRE(back.claims.size() == set.claims.size());
  for (std::size_t i = 0; i < set.claims.size(); ++i) {
    const Claim &a = set.claims[i], &b = back.claims[i];
    CAPTURE(one_line(a));
    CHECK(a.id == b.id);
    CHECK(a.value == b.value);
    CHECK(a.when == b.when);
    CHECK(a.topic == b.topic);
    CHECK(a.where == b.where);
    CHECK(a.span == b.span);
    CHECK(a.value_in_sentence == b.value_in_sentence);
    CHECK(a.fingerprint == b.fingerprint);
    CHECK(a.stance == b.stance);
    CHECK(a.speaker == b.speaker);
    CHECK(a.corrects == b.corrects);
    CHECK(a.tense == b.tense);
    CHECK(a.date_words == b.date_words);
    CHECK(a.derived_from == b.derived_from);
    CHECK(a.derived_sign == b.derived_sign);
    CHECK(a.sentence == b.sentence);
  }
  REQUIRE(back.articles.size() == set.articles.size());
  for (std::size_t i = 0; i < set.articles.size(); ++i) {
    CHECK(back.articles[i].path == set.articles[i].path);
    CHECK(back.articles[i].published == set.articles[i].published);
    CHECK(back.articles[i].published_from == set.articles[i].published_from);
    CHECK(back.articles[i].context == set.articles[i].context);
    CHECK(back.articles[i].claims == set.articles[i].claims);
  }
  CHECK(back.problems.size() == 1);
  CHECK(back.problems[0].fatal);
  CHECK(back.problems[0].line == 3);
}

TEST_CASE("claims from records give the report that the articles give", "[claim][records]") {
  const auto json = [](ClaimSet set) {
    std::ostringstream out;
    write_json(testing::report_of(std::move(set)), out);
    return out.str();
  };
  const ClaimSet set = tell({
      {"On Monday Ada Lindgren will visit Kenya later this year, she said.", "A", "2031-05-08"},
      {"Ada Lindgren will visit Kenya next year.", "B", "2031-05-08"},
      {"Ada Lindgren will visit Kenya in 2033. On Tuesday the blast killed 14 people in Lusaka.",
       "C", ""},
      {"The blast killed 19 people in Lusaka on Tuesday.", "D", "2031-05-08"},
      {"Nothing is claimed here."},
  });
  const std::string direct = json(set);
  CHECK(json(read(write_records(set))) == direct);

  SECTION("in pieces and in any order") {
    std::vector<std::string> lines;
    std::istringstream in(write_records(set));
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    std::reverse(lines.begin(), lines.end());
    ClaimSet pieces;
    for (const std::string& line : lines) {
      std::istringstream piece(line);
      read_records(piece, "records.jsonl", pieces);
    }
    sort_claims(pieces);
    CHECK(json(pieces) == direct);
  }
}

TEST_CASE("a record shows what people and programs ask for", "[claim][records]") {
  const ClaimSet set =
      tell({{"On Monday Ada Lindgren and Ole Noor met in Oslo. The two leaders talked for "
             "nearly four hours.",
             "Fen Gazette", "2031-05-08", "news/a.md"}});
  const auto records = parsed(write_records(set));
  const auto found = std::find_if(records.begin(), records.end(), [](const Json& record) {
    return record["kind"] == "talk-length";
  });
  REQUIRE(found != records.end());
  const Json& record = *found;
  CHECK(record["rule"] == "diplomacy.talk-length");
  CHECK(record["path"] == "news/a.md");
  CHECK(record["record"] == 0);
  CHECK(record["line"] == 1);
  CHECK(record["value_words"] == "nearly four hours");
  CHECK(record["value"]["type"] == "duration");
  CHECK(record["value"]["duration"] == "PT4H");
  CHECK(record["value"]["hedge"] == "nearly");
  CHECK(record["published"] == "2031-05-08");
  CHECK(record["source"] == "Fen Gazette");
  CHECK(record["stance"] == "asserted");
  CHECK(record["topic"]["participants"][0]["name"] == "Ada Lindgren");
  CHECK(record["topic"]["participants"][0]["filled"] == true);
  CHECK(record["where"]["name"] == "Oslo");
}

TEST_CASE("each kind of value has its own fields", "[claim][records]") {
  const auto value_of = [](Value value) { return Json::parse(value_json(value).dump()); };
  Quantity money;
  money.kind = Quantity::Kind::money;
  money.number = 1.5e9;
  money.unit = "USD";
  money.grain = 1e8;
  money.hedge = Hedge::at_least;
  money.hard = {1.5e9, kUnbounded};
  money.soft = {1.5e9, 2.25e9};
  const Json m = value_of(money);
  CHECK(m["type"] == "money");
  CHECK(m["number"] == 1500000000);
  CHECK(m["unit"] == "USD");
  CHECK(m["hard"][0] == 1500000000);
  CHECK(m["hard"][1].is_null());  // an open end
  CHECK(m["hedge"] == "at-least");

  DateRange year;
  year.hard = year.soft = {21915, 22279};
  year.resolved = true;
  CHECK(value_of(year)["date"] == "2030");
  DateRange open;
  open.anchored = true;
  CHECK_FALSE(value_of(open).contains("date"));
  CHECK(value_of(open)["days"][0].is_null());

  const Json office = value_of(Office{"president", "place:ke", true});
  CHECK(office["title"] == "president");
  CHECK(office["of"] == "place:ke");
  CHECK(office["former"] == true);
}

TEST_CASE("a line that is no record is a problem with its place and the others are read",
          "[claim][records]") {
  const std::string good = write_records(tell({{"Twelve people were killed in Lusaka."}}));
  const struct {
    std::string_view what, line;
  } cases[] = {
      {"no JSON", "this is no JSON"},
      {"cut short", "{\"path\": \"a.md\", \"id\": "},
      {"an array", "[1, 2]"},
      {"a string", "\"a.md\""},
      {"an object of something else", "{\"name\": \"a.md\"}"},
      {"bytes that are no UTF-8", "{\"path\": \"\xff\"}"},
      {"nested too deep to be one", "[[[[[[[[[["},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const ClaimSet set = read(std::string(c.line) + "\n\n" + good);
    CHECK(set.claims.size() == 1);
    REQUIRE(set.problems.size() == 1);
    CHECK(set.problems[0].path == "records.jsonl");
    CHECK(set.problems[0].line == 1);
    CHECK_THAT(set.problems[0].message, Catch::Contains("no claim record"));
  }
}

TEST_CASE("a record with fields of a wrong type is read without them", "[claim][records]") {
  const std::string good = write_records(everything());
  for (const Json& record : parsed(good)) {
    for (const auto& [key, value] : record.items()) {
      for (const Json& wrong : {Json(nullptr), Json(-1), Json("x"), Json(1e300),
                                Json::array({1, "a"}), Json::object({{"a", 1}}), Json(true)}) {
        Json changed = record;
        changed[key] = wrong;
        const ClaimSet set = read(changed.dump() + "\n");
        // Whatever it says can be linked, checked and printed.
        const Report report = testing::report_of(set);
        std::ostringstream out;
        write_json(report, out);
        CHECK_FALSE(out.str().empty());
      }
    }
  }
}

}  // namespace crosscheck
