#include "article/furniture.h"

#include "reading.h"

namespace crosscheck {
namespace {

TEST_CASE("a page gives its article and nothing else", "[article][furniture]") {
  const std::string_view page = R"(Menu

Search
Rain Expected in Western Counties as Farmers Wait

business

Kisumu Harbour Reopens After Two Years of Repair

bookmark

	Kisumu Harbour Reopens After Two Years of Repair Enlarge

The harbour of Kisumu reopened on Monday after two years of repair, the county said.

I. A Harbour for Trade

1. Boats and Nets

The first of 40 boats left at dawn. It carried maize.

Also Read: Mombasa Port Handles a Record 2 Million Boxes

More than 300 traders had signed up by Tuesday, according to the county.

Related stories

Nakuru Market Burns for Second Time

12 Juni 2031 - 08:15 WIB

Police hold three men after the fire

Conclusion

The county expects about 1,200 boats a month by the end of the year, the governor said.

Facebook Comments Box

Leave a Reply

Your email address will not be published. Required fields are marked *

I was there and counted 55 boats, so the figure in this story is plainly wrong.

Latest News

Eldoret Hospital Opens New Wing for 90 Patients

3 Agustus 2031 - 21:10 WIB

Why Did 14 Teachers Leave Nyeri?

Exit mobile version
)";
  const Article article = read(page);
  CHECK(article.title == "Kisumu Harbour Reopens After Two Years of Repair");
  CHECK(slice(article.text, article.title_span) == article.title);
  CHECK(words_of(article) ==
        "Kisumu Harbour Reopens After Two Years of Repair\n"
        "The harbour of Kisumu reopened on Monday after two years of repair, the county said.\n"
        "The first of 40 boats left at dawn. | It carried maize.\n"
        "More than 300 traders had signed up by Tuesday, according to the county.\n"
        "The county expects about 1,200 boats a month by the end of the year, the governor said.");
  CHECK(!article.published);
}

TEST_CASE("captions above the article are read, heads are not", "[article][furniture]") {
  const Article article = read(
      "Kenya and Norway Sign Fishing Accord\n\n"
      "Kenyan President Amina Okello and Norwegian Premier Ada Lindgren sign the accord in "
      "Kisumu, Kenya, on May 8, 2031\n\n"
      "By Jane Moss\n\n"
      "KISUMU \u2014 Kenya and Norway signed an accord on fishing on Thursday.\n\n"
      "What the Accord Says\n\n"
      "It allows 25 boats.\n");
  CHECK(words_of(article) ==
        "Kenya and Norway Sign Fishing Accord\n"
        "Kenyan President Amina Okello and Norwegian Premier Ada Lindgren sign the accord in "
        "Kisumu, Kenya, on May 8, 2031\n"
        "KISUMU -- Kenya and Norway signed an accord on fishing on Thursday.\n"
        "It allows 25 boats.");
}

TEST_CASE("a line of furniture says so in its words", "[article][furniture]") {
  const std::string_view lines[] = {
      "Share this article",
      "READ MORE:",
      "Read more: Lindgren to visit Kenya for a fourth time in June",
      "Related: 14 people were killed in a fire in Nakuru, police said.",
      "Watch: the moment when the bridge fell",
      "Photo: Jane Moss/Outlet",
      "Sign up for our newsletter and get the news of the day.",
      "This site uses Akismet to reduce spam.",
      "Save my name, email, and website in this browser for the next time I comment.",
      "\u00a9 2031 Outlet Media Ltd.",
      "Copyright 2031 Outlet. All rights reserved.",
      "Baca Juga: 12 orang tewas di Nakuru",
      "Читайте также: другая новость дня.",
      "***",
  };
  for (const std::string_view line : lines) {
    CAPTURE(line);
    const std::string text = "The bridge of Kisumu fell on Monday, the county said.\n\n" +
                             std::string(line) + "\n\nNobody was hurt, it said.\n";
    CHECK(words_of(read(text)) ==
          "The bridge of Kisumu fell on Monday, the county said.\nNobody was hurt, it said.");
  }
}

TEST_CASE("sentences that only sound like furniture are kept", "[article][furniture]") {
  const std::string_view lines[] = {
      "Copyright law was changed on Monday, the ministry said.",
      "Related deaths rose to 14, the county said.",
      "Trending upward, prices reached 40 shillings.",
      "Comments by the minister drew 300 letters.",
      "He said no.",
      "Was the bridge safe?",
      "Menu prices rose by 5 percent.",
      "The court found 14 remarks defamatory.",
      "The county said in a report last month:",
  };
  for (const std::string_view line : lines) {
    CAPTURE(line);
    const std::string text = "The bridge of Kisumu fell on Monday, the county said.\n\n" +
                             std::string(line) + "\n\nNobody was hurt, it said.\n";
    CHECK(words_of(read(text)) == "The bridge of Kisumu fell on Monday, the county said.\n" +
                                      std::string(line) + "\nNobody was hurt, it said.");
  }
}

TEST_CASE("a link to the comments at the top costs nothing", "[article][furniture]") {
  CHECK(words_of(read("Bridge of Kisumu Falls\n\n12 Comments\n\n"
                      "The bridge of Kisumu fell on Monday, the county said.\n\n"
                      "Leave a comment\n\n"
                      "Engineers had warned of it in 2029, and again last year, it said.\n")) ==
        "Bridge of Kisumu Falls\n"
        "The bridge of Kisumu fell on Monday, the county said.\n"
        "Engineers had warned of it in 2029, and again last year, it said.");
}

TEST_CASE("a short note without full stops is read as it is", "[article][furniture]") {
  CHECK(words_of(read("Lindgren visited Kenya for the third time")) ==
        "Lindgren visited Kenya for the third time");
}

TEST_CASE("a last line that was cut off is read, a last headline is not", "[article][furniture]") {
  CHECK(words_of(read("The bridge of Kisumu fell on Monday.\n"
                      "Engineers had warned the county in two reports that its piers would not "
                      "carry the new\n")) ==
        "The bridge of Kisumu fell on Monday.\n"
        "Engineers had warned the county in two reports that its piers would not carry the new");
  CHECK(words_of(read("The bridge of Kisumu fell on Monday.\n\n"
                      "Nakuru Fire Kills Nine\n")) == "The bridge of Kisumu fell on Monday.");
}

}  // namespace
}  // namespace crosscheck
