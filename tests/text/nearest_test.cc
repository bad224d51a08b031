#include "text/nearest.h"

#include <array>

#include "catch.h"

namespace crosscheck {

namespace {

using namespace std::string_view_literals;

constexpr std::array kKnown = {"patterns"sv, "topic"sv, "tied"sv, "id"sv, "examples"sv};

}  // namespace

TEST_CASE("a mistyped word is near to a known one within a third of its letters", "[text]") {
  const struct {
    std::string_view word, expected;
  } cases[] = {
      {"patterns", "patterns"},  // itself
      {"patern", "patterns"},    // two letters left out
      {"pattersn", "patterns"},  // two swapped: two edits
      {"topics", "topic"},       // one too many
      {"tipic", "topic"},        // another letter
      {"ID", ""},                // two letters that are both others
      {"ie", "id"},              // a short word may have one wrong
      {"xy", ""},                // but not two
      {"tie", "tied"},
      {"exampels", "examples"},
      {"severity", ""},  // nothing like it
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.word);
    CHECK(nearest(c.word, kKnown) == c.expected);
  }
  CHECK(nearest("topic", {}).empty());
}

TEST_CASE("of two words equally near the first listed is taken", "[text]") {
  constexpr std::array kPair = {"window"sv, "winnow"sv};
  CHECK(nearest("wintow", kPair) == "window");
  constexpr std::array kTurned = {"winnow"sv, "window"sv};
  CHECK(nearest("wintow", kTurned) == "winnow");
}

TEST_CASE("an unknown key names the nearest, or else all that are known", "[text]") {
  CHECK(unknown_key("patern", kKnown) == "unknown key 'patern'; did you mean 'patterns'?");
  CHECK(unknown_key("colour", kKnown) ==
        "unknown key 'colour'; known are patterns, topic, tied, id, examples");
  const std::string huge(100000, 'x');
  CHECK(unknown_key(huge, kKnown).size() < 200);  // a key of a megabyte is not repeated whole
}

}  // namespace crosscheck
