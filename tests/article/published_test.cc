#include "article/published.h"

#include "reading.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

TEST_CASE("the day of publication stands at the head of the text", "[article][published]") {
  // `head` is what stands above or at the start of the first paragraph.
  const struct {
    std::string_view head, day, note;
  } cases[] = {
      {"Friday, March 7, 2031\n\n", "2031-03-07", "from the date on line 1: Friday, March 7, 2031"},
      {"7 March 2031\n\n", "2031-03-07", "from the date on line 1: 7 March 2031"},
      {"2031-03-07\n\n", "2031-03-07", "from the date on line 1: 2031-03-07"},
      {"Published: 7 March 2031\n\n", "2031-03-07", "from the date on line 1: 7 March 2031"},
      {"Fire in Nakuru\n\nMarch 7, 2031 10:22 AM EST\n\n", "2031-03-07",
       "from the date on line 3: March 7, 2031"},
      {"By Jane Moss | March 7, 2031\n\n", "2031-03-07", "from the date on line 1: March 7, 2031"},
      {"Published 6 March 2031, updated 7 March 2031\n\n", "2031-03-06",
       "from the date on line 1: 6 March 2031"},
      {"Last updated 10:22 GMT, 7 March 2031\n\n", "2031-03-07",
       "from the date on line 1: 7 March 2031"},
      {"NAIROBI, March 7, 2031 (Outlet) \u2014 ", "2031-03-07",
       "from the dateline on line 1: March 7, 2031"},
      {"March 7, 2031 \u2014 ", "2031-03-07", "from the dateline on line 1: March 7, 2031"},
      {"Okello greets Ada Lindgren at the harbour of Kisumu, Kenya, on March 7, 2031\n\n",
       "2031-03-07", "from the caption on line 1: March 7, 2031"},
      {"Okello greets Ada Lindgren at the harbour of Kisumu on March 7, 2031 (Outlet)\n\n",
       "2031-03-07", "from the caption on line 1: March 7, 2031"},
      // A line of its own is surer than a caption.
      {"Okello greets Ada Lindgren at the harbour of Kisumu on March 6, 2031\n\nMarch 7, 2031\n\n",
       "2031-03-07", "from the date on line 3: March 7, 2031"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.head);
    const Article article =
        read(std::string(c.head) + "The fire in the old market of Nakuru is out, police said.\n");
    REQUIRE(article.published);
    CHECK(iso_day(*article.published) == c.day);
    CHECK(article.published_from == PublishedFrom::text);
    CHECK(article.published_note == c.note);
  }
}

TEST_CASE("dates that speak of other things are no day of publication", "[article][published]") {
  const std::string_view texts[] = {
      "Ada Lindgren was born on May 8, 1971. She is premier.\n",
      "Reopened on May 8, 2029, the harbour is in use again, the county said.\n",
      "Remembering the Fire of May 8, 1945\n\nThe county remembered the fire, it said.\n",
      "May 8, 1945 Changed Nakuru Forever\n\nThe county remembered the fire, it said.\n",
      "Okello greets Ada Lindgren in Kisumu, Kenya, in this file photo of May 8, 2029\n\n"
      "The two will meet again, the county said.\n",
      "March 2031\n\nThe fire in the old market is out.\n",
      "NAIROBI, March 7 (Outlet) \u2014 The fire is out.\n",
      "The fire is out, police said.\n\nRelated stories\n\nMarket Burns Again\n\nMarch 7, 2031\n",
      "The fire is out, police said.\n\nIt was May 8, 2029.\n",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const Article article = read(text);
    CHECK(!article.published);
    CHECK(article.published_from == PublishedFrom::unknown);
    CHECK(article.published_note.empty());
  }
}

TEST_CASE("a dateline names the place", "[article][published]") {
  const struct {
    std::string_view start, place;
  } cases[] = {
      {"NAIROBI \u2014 ", "NAIROBI"},
      {"NAIROBI, Kenya (AP) \u2014 ", "NAIROBI, Kenya"},
      {"NAIROBI, (WE) \u2014 ", "NAIROBI"},
      {"NAIROBI, March 7 (Outlet) - ", "NAIROBI"},
      {"NAIROBI, March 7, 2031 (Outlet) \u2013 ", "NAIROBI"},
      {"Nairobi (Outlet) -- ", "Nairobi"},
      {"WASHINGTON, D.C. \u2014 ", "WASHINGTON, D.C."},
      {"MARCH 7, 2031 \u2014 ", ""},
      {"The minister \u2014 ", ""},
      {"Moss \u2014 ", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.start);
    const Article article = read(std::string(c.start) + "The fire in the market is out.\n");
    CHECK(slice(article.text, article.dateline) == c.place);
  }
}

TEST_CASE("a day in the metadata is read in the usual spellings", "[article][published]") {
  const struct {
    std::string_view words, day;
  } cases[] = {
      {"2031-03-07", "2031-03-07"},
      {"2031-03-07T23:30:00+03:00", "2031-03-07"},
      {"2031-03-07 10:00", "2031-03-07"},
      {"7 March 2031", "2031-03-07"},
      {"Friday, March 7, 2031", "2031-03-07"},
      {"2031-02-30", ""},
      {"2031-03-077", ""},
      {"March 2031", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.words);
    const auto day = read_published(c.words, shipped_lexicon());
    CHECK((day ? iso_day(*day) : "") == c.day);
  }
}

}  // namespace
}  // namespace crosscheck
