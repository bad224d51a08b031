// Numbers in words against ICU's spell-out rules, which were written by others.

#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <random>

#include "catch.h"
#include "value/words.h"

namespace crosscheck {
namespace {

class Speller {
 public:
  Speller() : format_(icu::URBNF_SPELLOUT, icu::Locale::getUS(), status_) {
    REQUIRE(U_SUCCESS(status_));
  }
  std::string spell(std::int64_t number, const char* rules) {
    icu::UnicodeString text;
    icu::FieldPosition ignored;
    UErrorCode status = U_ZERO_ERROR;
    format_.format(number, icu::UnicodeString(rules), text, ignored, status);
    REQUIRE(U_SUCCESS(status));
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format_;
};

double only_number(std::string_view text, std::vector<Reading>& readings) {
  readings.clear();
  find_values(text, {}, words(), readings);
  if (readings.size() != 1 || readings[0].span != Span{0, text.size()}) return -1;
  const auto* q = std::get_if<Quantity>(&readings[0].value);
  return q != nullptr ? q->number : -1;
}

TEST_CASE("every number to a million reads as ICU spells it", "[value][icu]") {
  Speller speller;
  std::vector<Reading> readings;
  for (std::int64_t n = 0; n <= 1'000'000; ++n) {
    const std::string text = speller.spell(n, "%spellout-cardinal");
    if (only_number(text, readings) != static_cast<double>(n)) {
      CAPTURE(n, text);
      FAIL("misread");
    }
  }
}

TEST_CASE("numbers beyond a million, with and without and, read as ICU spells them",
          "[value][icu]") {
  Speller speller;
  std::vector<Reading> readings;
  std::mt19937_64 random(20250508);
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t n = static_cast<std::int64_t>(random() % 9'000'000'000'000) + 1;
    for (const char* rules : {"%spellout-cardinal", "%spellout-cardinal-verbose"}) {
      const std::string text = speller.spell(n, rules);
      CAPTURE(n, text);
      REQUIRE(only_number(text, readings) == static_cast<double>(n));
    }
  }
}

TEST_CASE("ordinals to ten thousand read as ICU spells them", "[value][icu]") {
  Speller speller;
  std::vector<Reading> readings;
  for (std::int64_t n = 1; n <= 10'000; ++n) {
    const std::string text = speller.spell(n, "%spellout-ordinal");
    CAPTURE(n, text);
    REQUIRE(only_number(text, readings) == static_cast<double>(n));
    CHECK(std::get<Quantity>(readings[0].value).kind == Quantity::Kind::ordinal);
  }
}

}  // namespace
}  // namespace crosscheck
