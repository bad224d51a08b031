#include "report/json_report.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "catch.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Sample& sample) {
  std::ostringstream out;
  write_json(sample.report(), out);
  return out.str();
}

const Json& schema() {
  static const Json json = [] {
    std::ifstream file(CROSSCHECK_SOURCE_DIR "/docs/report.schema.json");
    return Json::parse(file);
  }();
  return json;
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

// The part of JSON Schema that docs/report.schema.json needs to say what a field is. A field that
// the schema does not know is wrong too: here it was forgotten.
std::string check(const Json& value, const Json& rule, const std::string& at) {
  if (const auto ref = rule.find("$ref"); ref != rule.end()) {
    const std::string name = ref->get<std::string>().substr(std::string("#/$defs/").size());
    if (auto wrong = check(value, schema()["$defs"][name], at); !wrong.empty()) return wrong;
  }
  if (rule.contains("const") && value != rule["const"])
    return at + " is not " + rule["const"].dump();
  if (const auto names = rule.find("enum"); names != rule.end()) {
    if (std::find(names->begin(), names->end(), value) == names->end())
      return at + ": " + value.dump();
  }
  if (const auto type = rule.find("type"); type != rule.end()) {
    const Json types = type->is_array() ? *type : Json::array({*type});
    if (std::none_of(types.begin(), types.end(),
                     [&](const Json& t) { return has_type(value, t); })) {
      return at + " is no " + type->dump() + ": " + value.dump();
    }
  }
  if (rule.contains("minimum") && value < rule["minimum"]) return at + ": " + value.dump();
  if (value.is_object() && rule.contains("required")) {
    for (const std::string name : rule["required"]) {
      if (!value.contains(name)) return at + " has no " + name;
    }
  }
  if (value.is_object() && rule.contains("type")) {
    for (const auto& [name, member] : value.items()) {
      const bool known = rule.contains("properties") && rule["properties"].contains(name);
      if (!known && !rule.contains("additionalProperties"))
        return at + "." + name + " is not in the schema";
      const Json& part = known ? rule["properties"][name] : rule["additionalProperties"];
      if (auto wrong = check(member, part, at + "." + name); !wrong.empty()) return wrong;
    }
  }
  if (value.is_array() && rule.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      auto wrong = check(value[i], rule["items"], at + "[" + std::to_string(i) + "]");
      if (!wrong.empty()) return wrong;
    }
  }
  return "";
}

TEST_CASE("the JSON report keeps to its schema", "[report]") {
  CHECK(check(Json::parse(text_of(everything())), schema(), "report") == "");
  CHECK(check(Json::parse(text_of(Sample())), schema(), "report") == "");
}

TEST_CASE("the check against the schema sees what is wrong", "[report]") {
  Json report = Json::parse(text_of(everything()));
  report["findings"][0]["sides"][0].erase("reads");
  CHECK(check(report, schema(), "report") == "report.findings[0].sides[0] has no reads");
  report = Json::parse(text_of(everything()));
  report["findings"][1]["verdict"] = "quarrel";
  CHECK(check(report, schema(), "report") == "report.findings[1].verdict: \"quarrel\"");
  report = Json::parse(text_of(everything()));
  report["articles"][0]["claims"] = "1";
  CHECK(check(report, schema(), "report") != "");
}

// Names and order of the layout that is promised; fields may be added anywhere.
TEST_CASE("the JSON report has the fields that are promised", "[report]") {
  const Json report = Json::parse(text_of(everything()));
  const struct {
    const char* part;
    std::vector<const char*> fields;
  } cases[] = {
      {"", {"schema", "articles", "findings", "facts", "problems", "counts"}},
      {"/articles/0", {"path", "source", "title", "published", "published_from", "claims"}},
      {"/findings/0",
       {"id", "verdict", "severity", "rule", "fact", "within", "message", "why", "sides",
        "relations", "retract"}},
      {"/findings/0/sides/0", {"reads", "independent_sources", "claims", "fits"}},
      {"/findings/0/relations/0", {"a", "b", "verdict", "why"}},
      {"/facts/0", {"fact", "rule", "verdict", "claims"}},
      {"/problems/0", {"path", "line", "column", "message"}},
      {"/findings/0/sides/0/claims/0",
       {"id", "rule", "path", "record", "begin", "end", "value_begin", "value_end", "line",
        "column", "words", "topic", "value", "source", "published", "speaker", "stance",
        "derived_from"}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.part);
    const Json& part = report[Json::json_pointer(c.part)];
    std::size_t next = 0;
    for (const auto& [name, value] : part.items()) {
      if (next < c.fields.size() && name == c.fields[next]) ++next;
    }
    CHECK(next == c.fields.size());
  }
}

TEST_CASE("the JSON report says what the report holds", "[report]") {
  const Json report = Json::parse(text_of(everything()));
  CHECK(report["schema"] == "crosscheck-report/1");
  CHECK(report["counts"] == Json::parse(R"({"articles": 4, "claims": 9, "facts": 2, "agreeing": 0,
      "findings": 2, "errors": 1, "warnings": 0, "notes": 1, "problems": 2})"));

  CHECK(report["articles"][0] == Json::parse(R"({"path": "coast.md", "record": 0,
      "source": "Coast Wire", "title": "", "published": "2031-05-08", "published_from": "front-matter",
      "published_note": "from the front matter on line 4", "borrowed_day": null, "claims": 1})"));
  CHECK(report["articles"][2]["published"] == nullptr);
  CHECK(report["articles"][2]["published_from"] == "unknown");
  CHECK(report["articles"][2]["borrowed_day"] == "2031-05-09");
  CHECK(report["articles"][3]["record"] == 3);

  const Json& conflict = report["findings"][0];
  CHECK(conflict["id"] == "f100");
  CHECK(conflict["verdict"] == "conflict");
  CHECK(conflict["severity"] == "error");
  CHECK(conflict["sides"][0]["reads"] == "\"11th\"");
  CHECK(conflict["sides"][0]["independent_sources"] == 2);
  CHECK(conflict["sides"][1]["claims"][0]["value_begin"] == 415);
  CHECK(conflict["sides"][1]["claims"][0]["speaker"] == "Ole Noor");
  CHECK(conflict["relations"] ==
        Json::parse(R"([{"a": 0, "b": 1, "verdict": "conflict", "why": "both cannot be true"}])"));
  CHECK(conflict["retract"] == Json::array({"c3"}));

  const Json& update = report["findings"][1];
  CHECK(update["verdict"] == "possible-update");
  CHECK(update["within"] == true);
  CHECK(update["sides"][0]["fits"] == Json::array({"c7"}));
  CHECK(update["silent"] == Json::array({"c4", "c8"}));
  CHECK(update["retract_sets"] == Json::parse(R"([["c6", "c9"], ["c5", "c6"]])"));
  CHECK(update["retract"] == Json::parse(R"(["c5", "c6", "c9"])"));  // each once
  CHECK(update["sides"][1]["claims"][1]["derived_from"] == Json::parse(R"(["c4", "c5"])"));

  CHECK(report["facts"][0]["id"] == "f100");
  CHECK(report["facts"][0]["claims"].size() == 3);
  CHECK(report["problems"][0] == Json::parse(R"({"path": "a.yaml", "line": 4, "column": 8,
      "message": "broken", "source_line": "a: [", "fatal": false})"));
}

TEST_CASE("the JSON report is laid out for reading: a line for what fits on one", "[report]") {
  Sample sample;
  sample.article("a.txt", "", std::nullopt);
  CHECK(text_of(sample) == R"({
 "schema": "crosscheck-report/1",
 "articles": [
  {
   "path": "a.txt",
   "record": 0,
   "source": "",
   "title": "",
   "published": null,
   "published_from": "unknown",
   "published_note": "",
   "borrowed_day": null,
   "claims": 0
  }
 ],
 "findings": [],
 "facts": [],
 "problems": [],
 "counts": {
  "articles": 1,
  "claims": 0,
  "facts": 0,
  "agreeing": 0,
  "findings": 0,
  "errors": 0,
  "warnings": 0,
  "notes": 0,
  "problems": 0
 }
}
)");
  CHECK_THAT(text_of(visits()), Catch::Contains(R"(       "topic": {
        "visitor": [{"key": "person:ada lindgren", "name": "Ada Lindgren"}],
        "place": [{"key": "place:ke", "name": "Kenya", "filled": true}]
       },
)"));
}

TEST_CASE("what is no UTF-8 or no text stays within its string", "[report]") {
  Sample sample = visits();
  sample.set.articles[0].path = "bad\xff\".txt";
  sample.findings[0].message = "\xc3( \x1b[31m \"quoted\" \u202e </script>";
  sample.set.problems = {{"bad\xfe.yaml", 1, 1, "odd \x80 byte", "\xf0\x28"}};
  const std::string text = text_of(sample);
  CHECK(find_invalid_utf8(text) == std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  const Json report = Json::parse(text);
  CHECK(report["articles"][0]["path"] == "bad\ufffd\".txt");
  CHECK(report["findings"][0]["sides"][0]["claims"][0]["path"] == "bad\ufffd\".txt");
  CHECK(report["findings"][0]["message"] == "\ufffd( \x1b[31m \"quoted\" \u202e </script>");
  CHECK(report["problems"][0]["message"] == "odd \ufffd byte");
  CHECK(check(report, schema(), "report") == "");
}

}  // namespace
}  // namespace crosscheck
