#include "text/yaml.h"

#include "catch.h"

namespace crosscheck {
namespace {

Yaml read(std::string_view text) {
  Problems problems;
  auto yaml = parse_yaml(text, "rules.yaml", problems);
  REQUIRE(problems.empty());
  REQUIRE(yaml);
  return *yaml;
}

// {a: 1, b: [2, "3"]} -- quotes show which scalars had them, ~ is null.
std::string spell(const Yaml& yaml) {
  std::string out;
  switch (yaml.kind) {
    case Yaml::Kind::null:
      return "~";
    case Yaml::Kind::scalar:
      return yaml.quoted ? '"' + yaml.scalar + '"' : yaml.scalar;
    case Yaml::Kind::sequence:
      for (const Yaml& item : yaml.items) out += (out.empty() ? "" : ", ") + spell(item);
      return '[' + out + ']';
    case Yaml::Kind::map:
      for (const auto& [key, value] : yaml.entries) {
        out += (out.empty() ? "" : ", ") + spell(key) + ": " + spell(value);
      }
      return '{' + out + '}';
  }
  return out;
}

TEST_CASE("YAML scalars stay as written", "[text][yaml]") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", "~"},
      {"# only a comment\n", "~"},
      {"a: no\nb: 011\nc: 1e3\nd: 2031-05-08\n", "{a: no, b: 011, c: 1e3, d: 2031-05-08}"},
      {"a:\nb: ~\nc: null\nd: ''\ne: '~'\n", "{a: ~, b: ~, c: ~, d: \"\", e: \"~\"}"},
      {"[a, \"b\\u00e9\", 'it''s']", "[a, \"b\u00e9\", \"it's\"]"},
      {"a: |\n  one\n  two\n", "{a: \"one\ntwo\n\"}"},
      {"- &x [1, 2]\n- *x\n", "[[1, 2], [1, 2]]"},
      {"- &x a\n- &x b\n- *x\n", "[a, b, b]"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(spell(read(c.text)) == c.expected);
  }
}

TEST_CASE("a YAML value knows its line and column in code points", "[text][yaml]") {
  const Yaml yaml = read("first: 1\n\"\u00e9t\u00e9\": {deep: [x, here]}\n");
  const Yaml* deep = yaml.find("\u00e9t\u00e9")->find("deep");
  REQUIRE(deep);
  CHECK(deep->items[1].line == 2);
  CHECK(deep->items[1].column == 19);
  CHECK(yaml.find("second") == nullptr);
}

TEST_CASE("broken YAML is a problem with its place and line", "[text][yaml]") {
  const struct {
    std::string_view text;
    std::size_t line, column;
    std::string_view message;
  } cases[] = {
      {"a: 1\nb: [1, 2\nc: 3\n", 3, 2, "did not find expected ',' or ']'"},
      {"a: 'open\n", 2, 1, "found unexpected end of stream"},
      {"a: 1\nb: *nobody\n", 2, 4, "*nobody names nothing"},
      {"a: &x [*x]\n", 1, 8, "*x names nothing"},
      {"a: 1\n---\nb: 2\n", 2, 1, "a second document"},
      {"a: 1\nb: \xff\n", 2, 4, "invalid leading UTF-8 octet"},
      {"a: 1\nb: x\x01\n", 2, 5, "control characters are not allowed"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    Problems problems;
    CHECK(!parse_yaml(c.text, "rules.yaml", problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].path == "rules.yaml");
    CHECK(problems[0].line == c.line);
    CHECK(problems[0].column == c.column);
    CHECK_THAT(problems[0].message, Catch::Contains(std::string(c.message)));
  }
}

TEST_CASE("a problem shows its source line without the line end", "[text][yaml]") {
  Problems problems;
  CHECK(!parse_yaml("a: 1\r\nb: *no\r\nc: 2\r\n", "p", problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].source_line == "b: *no");
}

TEST_CASE("a key that stands twice is reported and the first one counts", "[text][yaml]") {
  Problems problems;
  const auto yaml = parse_yaml("a: 1\nb: 2\na: 3\n", "p", problems);
  REQUIRE(yaml);
  CHECK(yaml->find("a")->scalar == "1");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 3);
}

TEST_CASE("YAML that nests or multiplies without end is refused", "[text][yaml]") {
  const auto refused = [](const std::string& text) {
    Problems problems;
    const auto yaml = parse_yaml(text, "p", problems);
    return !yaml && problems.size() == 1 && problems[0].line > 0;
  };
  CHECK(!refused("[[[[[[[[[[x]]]]]]]]]]"));
  CHECK(refused(std::string(65, '[') + std::string(65, ']')));
  CHECK(refused(std::string(100000, '[')));

  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    laughs += name + ": &" + name + " [" + before;
    for (int n = 0; n < 9; ++n) laughs += ", " + before;
    laughs += "]\n";
  }
  CHECK(refused(laughs));

  std::string deep = "- &a0 x\n";
  for (int i = 1; i < 80; ++i) {
    deep += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  CHECK(refused(deep));

  std::string long_copies = "- &a " + std::string(1 << 20, 'x') + "\n";
  for (int i = 0; i < 100; ++i) long_copies += "- *a\n";
  CHECK(refused(long_copies));
}

}  // namespace
}  // namespace crosscheck
