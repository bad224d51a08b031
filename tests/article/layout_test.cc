#include "article/layout.h"

#include "reading.h"

namespace crosscheck {
namespace {

TEST_CASE("lines that were wrapped by hand are one paragraph", "[article][layout]") {
  CHECK(words_of(read("The fire broke out in the old market of Nakuru at dawn on\n"
                      "Monday, police said. It was put out by 40 men within two hours\n"
                      "and nobody was hurt.\n"
                      "\n"
                      "The market had burned before, in 2019, when the county rebuilt\n"
                      "Nakuru's oldest quarter.\n")) ==
        "The fire broke out in the old market of Nakuru at dawn on Monday, police said. | "
        "It was put out by 40 men within two hours and nobody was hurt.\n"
        "The market had burned before, in 2019, when the county rebuilt Nakuru's oldest quarter.");
}

TEST_CASE("a short line in wrapped text ends its paragraph", "[article][layout]") {
  CHECK(words_of(read("The fire broke out in the old market of Nakuru at dawn on\n"
                      "Monday, police said, and it was put out by forty men of the\n"
                      "county within two hours.\n"
                      "Nobody was hurt in the fire, which had begun in a kitchen at\n"
                      "the northern end of the market.\n")) ==
        "The fire broke out in the old market of Nakuru at dawn on Monday, police said, and it was "
        "put out by forty men of the county within two hours.\n"
        "Nobody was hurt in the fire, which had begun in a kitchen at the northern end of the "
        "market.");
}

TEST_CASE("a file with a sentence a line keeps its lines apart", "[article][layout]") {
  CHECK(words_of(read("Fire in Old Market of Nakuru Put Out\n"
                      "on March 3, 2031\n"
                      "The fire broke out at dawn on Monday, police of Nakuru said.\n"
                      "Forty men of the county put it out within two hours\n"
                      "Nobody was hurt in the fire, which had begun in a kitchen.\n")) ==
        "Fire in Old Market of Nakuru Put Out\n"
        "The fire broke out at dawn on Monday, police of Nakuru said.\n"
        "Nobody was hurt in the fire, which had begun in a kitchen.");
}

TEST_CASE("carriage returns and a byte order mark are no words", "[article][layout]") {
  const Article article =
      read("\xEF\xBB\xBFThe fire is out.\r\n\r\nNobody was hurt, police said.\r\n");
  CHECK(words_of(article) == "The fire is out.\nNobody was hurt, police said.");
  CHECK(article.sentences[0].begin == 3);
}

}  // namespace
}  // namespace crosscheck
