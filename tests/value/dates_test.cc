#include "catch.h"
#include "value/words.h"

namespace crosscheck {
namespace {

// Published on Thursday 2025-05-08 where a row says nothing else.
struct Row {
  std::string_view text, iso;
  std::string_view reference = "2025-05-08";
};

std::string dates(std::string_view text, std::string_view reference) {
  std::string line;
  for (const Seen& s : seen(text, reference)) {
    const auto* date = std::get_if<DateRange>(&s.value);
    if (date != nullptr) line += (line.empty() ? "" : " ") + iso_date(*date);
  }
  return line;
}

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text, row.reference);
    CHECK(dates(row.text, row.reference) == row.iso);
  }
}

TEST_CASE("absolute dates in every form news uses", "[value][dates]") {
  check({
      {"on May 8, 2019", "2019-05-08"},
      {"on 8 May 2019 and on the 8th of May 2019", "2019-05-08 2019-05-08"},
      {"on Nov. 3, 1998", "1998-11-03"},
      {"on Tuesday, March 6, 2018", "2018-03-06"},
      {"2019-05-08, 5/8/2019, 8.5.2019", "2019-05-08 2019-05-08 2019-08-05"},
      {"21-APR-16", "2016-04-21"},
      {"in February 2022", "2022-02"},
      {"defeated in 1945", "1945"},
      {"the 2024 vote, the 2025 parade", "2024 2025"},
      {"the 2024 Indian vote", "2024"},  // though "Indian rupee" is a currency
      {"in the 1970s and the late 1990s", "1970-01-01/1980-01-01 1996-01-01/2000-01-01"},
      {"in the 21st century", "2000-01-01/2100-01-01"},
      {"10-22 August 2012", "2012-08-10/2012-08-23"},
      {"from May 2024 to March 2025", "2024-05-01/2025-04-01"},
      {"the third quarter of 2023 and Q1 2024", "2023-07-01/2023-10-01 2024-01-01/2024-04-01"},
      {"spring 2020, in the first week of June 2024",
       "2020-03-01/2020-06-01 2024-06-03/2024-06-10"},
      {"the last Monday of March 2024", "2024-03-25"},
      {"Easter 2024, Orthodox Easter 2024, Thanksgiving 2023, Ramadan 2024",
       "2024-03-31 2024-05-05 2023-11-23 2024-03-11/2024-04-10"},
      {"February 30, 2019; 31 June 2020; 2024-13-01", ""},
  });
}

TEST_CASE("dates that hang on the day of publication", "[value][dates]") {
  check({
      {"later this year", "2025-05-09/2026-01-01"},
      {"earlier this year", "2025-01-01/2025-05-08"},
      {"later this year", "2025", "2025-12-31"},
      {"next year", "2026"},
      {"last month, next quarter", "2025-04 2025-07-01/2025-10-01"},
      {"this week", "2025-05-05/2025-05-12"},
      {"this weekend", "2025-05-10/2025-05-12"},
      {"yesterday, today and tomorrow", "2025-05-07 2025-05-08 2025-05-09"},
      {"the day before yesterday", "2025-05-06"},
      {"three days from now", "2025-05-11"},
      {"two weeks ago", "2025-04-24"},
      {"in 3 to 5 years", "2028-05-08/2030-05-09"},
      {"next Thursday", "2025-05-15"},
      {"the past decade", "2015-05-08/2025-05-09"},
      {"early next week", "2025-05-12/2025-05-15"},
      {"three days before Christmas", "2025-12-22"},
      {"Friday of next week", "2025-05-16"},
  });
}

TEST_CASE("the tense of the clause decides a bare weekday, month or day", "[value][dates]") {
  check({
      {"The band will march on Friday.", "2025-05-09"},
      {"The band marched on Friday.", "2025-05-02"},
      {"The envoys met on Thursday and left on Tuesday.", "2025-05-08 2025-05-06"},
      {"She said on Monday that talks would go on until Sunday.", "2025-05-05 ../2025-05-12"},
      {"He is expected to arrive on Monday.", "2025-05-12"},
      {"A vote is scheduled for Wednesday.", "2025-05-14"},
      {"On Saturday, the harbour will open.", "2025-05-10"},
      {"The harbour opened in March; the bridge opens in September and will close in March.",
       "2025-03 2025-09 2026-03"},
      {"The club was founded on June 3.", "2024-06-03"},
      {"It will be built in early June.", "2025-06-01/2025-06-11"},
  });
}

TEST_CASE("years of other eras, decades and weeks by name", "[value][dates]") {
  check({
      {"built in AD 79, burnt in 120 CE", "0079 0120"},
      {"died in 30 BC", "-0029"},
      {"born on 23 September 63 BC", "-0062-09-23"},
      {"a temple of the fifth century BC", "-0499-01-01/-0399-01-01"},
      {"a classified ad 20 years ago", "2005-05-08"},
      {"in the noughties and the twenty-tens", "2000-01-01/2010-01-01 2010-01-01/2020-01-01"},
      {"in week 31 of 2018", "2018-07-30/2018-08-06"},
      {"a try in week 12", ""},
      {"the 2024-25 season, from 1990-97", "2024-01-01/2026-01-01"},
      {"see notes-2024-03-09.txt and notes-20240309.txt", "2024-03-09 2024-03-09"},
      {"the 2018 elections", "2018"},
      {"the final games of the 2018 season, his 2019 season", "2018 2019"},
      {"his 2006 and 2011 presidential campaigns", "2006 2011"},
      {"bones that may have been used", ""},
      {"on May 1,2024", "2024-05-01"},
  });
}

TEST_CASE("periods that begin or end with another day", "[value][dates]") {
  check({
      {"It will be closed for three days from Monday", "2025-05-12/2025-05-15"},
      {"It will open three days from Monday", "2025-05-15"},
      {"two weeks starting on May 20", "2025-05-20/2025-06-03"},
      {"effective 1 March 2024", "2024-03-01/.."},
      {"held for 19 months since the October 7 attack", "2024-10-07/.."},
      {"the first six months of 2024", "2024-01-01/2024-07-01"},
      {"the last ten days of June", "2025-06-21/2025-07-01"},
      {"the week after next, the month before last", "2025-05-19/2025-05-26 2025-03"},
      {"4 and 5 May 2024", "2024-05-04/2024-05-06"},
      {"the next 2 quarters, the next 0 quarters", "2025-07-01/2026-01-01"},
      {"end-June", "2025-06-21/2025-07-01"},
  });
}

TEST_CASE("feasts, and the first one from a far day on", "[value][dates]") {
  check({
      {"Labor Day weekend", "2025-08-30/2025-09-02"},
      {"Thanksgiving 2019 weekend", "2019-11-28/2019-12-02"},
      {"Easter in 2018", "2018-04-01"},
      {"King's Day 2014", "2014-04-26"},
      {"Thanksgiving in three years", "2028-11-23"},
      {"March a year from now", "2027-03"},
      {"Christmas in two weeks", "2025-12-25 2025-05-22"},
      {"the third Tuesday after Christmas 2014", "2015-01-13"},
      {"Jul 18, Fri", "2025-07-18"},
  });
}

TEST_CASE("words that are also names and verbs are no dates", "[value][dates]") {
  check({
      {"Mrs May may visit in May.", "2025-05"},
      {"They will march in March.", "2026-03"},
      {"They march to the sea; the march may take long.", ""},
      {"The Sun sat on the second step in the fall of man.", ""},
      {"It may not be 2000 metres.", ""},
      {"He ran 1500 metres in 2008.", "2008"},
      {"after the 9/11 attacks, 24/7", ""},
  });
}

TEST_CASE("a preposition opens a date on one side", "[value][dates]") {
  check({
      {"by 2030", "../2031-01-01"},
      {"It will open before the end of the year.", "../2026-01-01"},
      {"It will open by the end of August.", "../2025-09-01"},
      {"since 2014", "2014-01-01/.."},
      {"until February 2022", "../2022-03-01"},
      {"after 2018 and before June 3, 2020", "2019-01-01/.. ../2020-06-03"},
      {"until the end of 2027", "../2028-01-01"},
      {"in 2012 or later", "2012-01-01/.."},
  });
  const auto by = std::get<DateRange>(value_of("by 2030"));
  CHECK(by.hedge == Hedge::up_to);
  CHECK(by.soft.low == 20216);  // 2025-05-08: from now on
  CHECK(by.hard.low == -kUnbounded);
}

TEST_CASE("what follows a date may count from it", "[value][dates]") {
  check({
      {"He fell ill on 3 March 2024 and died the following day", "2024-03-03 2024-03-04"},
      {"They met on 3 March 2024 and signed that day", "2024-03-03 2024-03-03"},
      {"In 2019 he resigned; the next day she followed", "2019"},
      {"on the last day of the talks", ""},
      {"He was hired on March 3, 2020, and fired two days later.", "2020-03-03 2020-03-05"},
      {"It sank on July 12, 2014. On July 13 it was found.", "2014-07-12 2014-07-13", ""},
      {"80 years later it is the same.", ""},
  });
}

TEST_CASE("a date that hangs on an unknown day is left open", "[value][dates]") {
  const Value value = value_of("next year", "");
  REQUIRE(std::holds_alternative<DateRange>(value));
  const auto& open = std::get<DateRange>(value);
  CHECK(open.anchored);
  CHECK_FALSE(open.resolved);
  CHECK(open.hard == Interval{-kUnbounded, kUnbounded});
  CHECK(iso_date(open).empty());

  ReadingContext context;
  context.reference = parse_iso_day("2025-05-08");
  const auto known = read_date("next year", context, words());
  REQUIRE(known);
  CHECK(iso_date(*known) == "2026");
  CHECK_FALSE(read_date("a herring", context, words()));
}

TEST_CASE("a time ago states a day and allows some around it", "[value][dates]") {
  const auto date = std::get<DateRange>(value_of("two weeks ago"));
  CHECK(iso_date(date) == "2025-04-24");
  CHECK(date.hard == Interval{20202 - 3, 20202 + 3});
  CHECK(date.hard.contains(date.soft));
}

TEST_CASE("the source's country decides which number is the month", "[value][dates]") {
  CHECK(spelled("on 4/5/2025", "2025-05-08", "us") == "4/5/2025=5 April 2025");
  CHECK(spelled("on 4/5/2025", "2025-05-08", "gb") == "4/5/2025=4 May 2025");
  CHECK(spelled("on 25/4/2025", "2025-05-08", "us") == "25/4/2025=25 April 2025");
}

}  // namespace
}  // namespace crosscheck
