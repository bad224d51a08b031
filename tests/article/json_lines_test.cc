#include "article/json_lines.h"

#include <sstream>

#include "catch.h"

namespace crosscheck {
namespace {

std::vector<JsonRecord> read(const std::string& text, Problems& problems) {
  std::istringstream stream(text);
  std::vector<JsonRecord> records;
  read_json_lines(
      stream, "a.jsonl", [&](JsonRecord&& record) { records.push_back(std::move(record)); },
      problems);
  return records;
}

TEST_CASE("each line of JSON Lines is an article", "[article][json]") {
  Problems problems;
  const auto records = read(
      "\xEF\xBB\xBF{\"id\":\"a\",\"title\":\"T\",\"source\":\"S\",\"published\":\"2031-05-08\","
      "\"text\":\"One.\\nTwo \\u00e9.\"}\r\n"
      "\n"
      "{\"extra\":{\"text\":\"inner\",\"list\":[1,{\"title\":2}]},\"text\":\"Three.\",\"id\":7}",
      problems);
  CHECK(problems.empty());
  REQUIRE(records.size() == 2);
  CHECK(records[0].number == 1);
  CHECK(records[0].line == 1);
  CHECK(records[0].id == "a");
  CHECK(records[0].title == "T");
  CHECK(records[0].source == "S");
  CHECK(records[0].published == "2031-05-08");
  CHECK(records[0].text == "One.\nTwo \u00e9.");
  CHECK(records[1].number == 2);
  CHECK(records[1].line == 3);
  CHECK(records[1].id == "7");
  CHECK(records[1].title.empty());
  CHECK(records[1].text == "Three.");
}

TEST_CASE("a bad record is a problem with its line, the rest is read", "[article][json]") {
  const struct {
    std::string_view line;
    std::size_t column;
    std::string_view message;
  } cases[] = {
      {"{\"text\": \"open", 15, "not JSON: syntax error"},
      {"{\"\u00e9\": 1,, \"text\": \"x\"}", 9, "not JSON"},
      {"[\"text\"]", 0, "a JSON object belongs here"},
      {"\"text\"", 0, "a JSON object belongs here"},
      {"{\"title\": \"only\"}", 0, "no 'text'"},
      {"{\"text\": 5}", 0, "'text' is not a text"},
      {"{\"text\": [\"x\"]}", 0, "'text' is not a text"},
      {"{\"text\": \"x\"} {}", 15, "not JSON"},
      {"{\"text\": \"\\ud800\"}", 17, "not JSON"},
      {"nonsense", 2, "not JSON"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.line);
    Problems problems;
    const auto records = read(
        "{\"text\":\"Before.\"}\n" + std::string(c.line) + "\n{\"text\":\"After.\"}\n", problems);
    REQUIRE(records.size() == 2);
    CHECK(records[1].text == "After.");
    CHECK(records[1].number == 3);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].path == "a.jsonl");
    CHECK(problems[0].line == 2);
    CHECK(problems[0].column == c.column);
    CHECK_THAT(problems[0].message, Catch::Contains(std::string(c.message)));
    CHECK(problems[0].message.find("last read") == std::string::npos);
  }
}

TEST_CASE("a field of another type costs the field", "[article][json]") {
  Problems problems;
  const auto records =
      read("{\"title\": 5, \"id\": null, \"source\": \"S\", \"text\": \"One.\"}\n", problems);
  REQUIRE(records.size() == 1);
  CHECK(records[0].source == "S");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "'title' is not a text");
}

TEST_CASE("bytes that are not UTF-8 cost a character", "[article][json]") {
  Problems problems;
  const auto records = read("{\"text\": \"One \xff two.\"}\n", problems);
  REQUIRE(records.size() == 1);
  CHECK(records[0].text == "One \uFFFD two.");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 1);
  CHECK(problems[0].column == 15);
}

TEST_CASE("deep nesting and empty files end well", "[article][json]") {
  Problems problems;
  CHECK(read("{\"a\": " + std::string(1'000'000, '['), problems).empty());
  CHECK(problems.size() == 1);
  problems.clear();
  CHECK(read("", problems).empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "is empty");
  CHECK(problems[0].line == 0);
}

}  // namespace
}  // namespace crosscheck
