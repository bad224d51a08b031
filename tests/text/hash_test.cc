#include "text/hash.h"

#include "catch.h"

namespace crosscheck {
namespace {

TEST_CASE("the hash is XXH64, of every length of tail", "[text][hash]") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", "ef46db3751d8e999"},
      {"a", "d24ec4f1a98c6e5b"},
      {"abc", "44bc2cf5ad770999"},
      {"message digest", "066ed728fceeb3be"},
      {"abcdefghijklmnopqrstuvwxyz", "cfe1f278fa89835c"},
      {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "aaa46907d3047814"},
      {"12345678901234567890123456789012345678901234567890123456789012345678901234567890",
       "e04a477f19ee145d"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(hex64(hash64(c.text)) == c.expected);
  }
}

}  // namespace
}  // namespace crosscheck
