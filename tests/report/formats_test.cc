// Every writer: against approved files, and on a report whose every word is hostile.
//
// An approved file is what a writer is meant to print: tests/report/approved/sample.sarif. Where a
// change is meant, `CROSSCHECK_APPROVE=1 crosscheck_tests "[approved]"` writes them anew; read the
// difference before you commit it.

#include "report/formats.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "catch.h"
#include "pipeline.h"
#include "report/sample.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

namespace fs = std::filesystem;

std::string written(const FormatRow& format, const Report& report) {
  std::ostringstream out;
  format.write(report, {}, out);
  return out.str();
}

std::string written(std::string_view format, const Report& report) {
  return written(*find_format(format), report);
}

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// What differs, as diff shows it.
std::string difference(const std::string& name, const std::string& text) {
  const testing::TempFolder folder;
  const std::string got = folder.write(name, text), out = folder.path() + "/diff";
  const std::string command = "diff -u '" CROSSCHECK_SOURCE_DIR "/tests/report/approved/" + name +
                              "' '" + got + "' >'" + out + "' 2>&1";
  return std::system(command.c_str()) == 0 ? "" : bytes_of(out);
}

void approve(const std::string& report_name, const Report& report) {
  for (const FormatRow& format : formats()) {
    const std::string name = report_name + "." + std::string(format.name);
    const fs::path file = fs::path(CROSSCHECK_SOURCE_DIR "/tests/report/approved") / name;
    const std::string text = written(format, report);
    if (std::getenv("CROSSCHECK_APPROVE") != nullptr) {
      std::ofstream(file, std::ios::binary) << text;
    }
    CAPTURE(name);
    if (bytes_of(file) == text) continue;
    FAIL_CHECK(difference(name, text));
  }
}

// A story as somebody sees it who works in the project's folder.
Report story(const std::string& name) {
  const fs::path before = fs::current_path();
  fs::current_path(CROSSCHECK_SOURCE_DIR "/fixtures");
  Report report = testing::check({name});
  fs::current_path(before);
  // How much the rules read in it changes with each of them, and is not what this is about.
  report.counts.claims = 0;
  for (ArticleRecord& article : report.set.articles) article.claims = 0;
  return report;
}

// --- Hostile text -----------------------------------------------------------------------------

constexpr std::string_view kHostile[] = {
    "]]></failure><x/>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- ",
    "=HYPERLINK(\"http://x\",1)",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\"",
    "\",\"",
    "\\",
    "\\\"",
    "\\N",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\xc2\x9b"
    "31m",
    "\xe2\x80\xae"
    "abc\xe2\x80\xac",
    "\xe2\x81\xa6"
    "abc\xe2\x81\xa9",
    "\xe2\x80\x8b\xef\xbb\xbf\xc2\xad",
    "\xe2\x80\xa8\xe2\x80\xa9\xc2\x85",
    "\xff\xfe",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xc0\xaf",
    "\xef\xbf\xbe\xef\xbf\xbf",
    "\r\n::error::fake",
    "\n\n# heading\n\n- list",
    "\n```\n",
    "`code` **b** _i_ [x](javascript:alert(1)) ![y](z) | a | b |",
    "1. one",
    "@everybody #1 www.example.org http://example.org",
    "%0A::error::x%",
    "${{ secrets.X }} {{x}} {0} $x$",
    "\n} graph { a -- b [label=\"",
    "&lt;&amp;&#10;&nbsp;",
    "' onmouseover='alert(1)",
    "\n{\"type\": \"finding\"}",
    "../../etc/passwd",
};

// The report of everything() in which each text that comes from articles, files or people is
// `text`.
Report made_of(std::string_view text) {
  Sample sample = everything();
  const std::string words(text);
  for (ArticleRecord& article : sample.set.articles) {
    article.path += words;
    article.source = article.title = words;
    article.published_note = "from " + words + ": " + words;
  }
  for (Claim& claim : sample.set.claims) {
    // Claim records hold sentences as UTF-8.
    claim.sentence = valid_utf8(words) + " 11th " + valid_utf8(words);
    claim.words = claim.value_words = valid_utf8(words);
    claim.value_in_sentence = {valid_utf8(words).size() + 1, valid_utf8(words).size() + 5};
    claim.speaker = words;
  }
  for (Finding& finding : sample.findings) {
    finding.fact = finding.message = finding.why = words;
    for (Side& side : finding.sides) side.reads = words;
  }
  for (Problem& problem : sample.set.problems) {
    problem.path += words;
    problem.message = problem.source_line = words;
  }
  return sample.report();
}

std::string hostile_text() {
  std::string all("\0", 1);
  for (const std::string_view text : kHostile) all += text;
  return all;
}

// Bytes that no output may hold, whoever looks at it: control characters but line ends, what turns
// the direction of text, invisible characters, what is no UTF-8.
std::string unsafe(const std::string& text) {
  if (const std::size_t at = find_invalid_utf8(text); at != std::string::npos) {
    return "no UTF-8 at " + std::to_string(at);
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = decode_utf8(text, at);
    const std::string_view character = std::string_view(text).substr(at, size);
    if (code != '\n' && code != '\r' && visible(character) != character) {
      return std::string(visible(character)) + " at " + std::to_string(at);
    }
    at += size;
  }
  return "";
}

using Json = nlohmann::json;

// Names and kinds, without what they say.
std::string shape(const Json& json) {
  std::string out;
  if (json.is_array()) {
    for (const Json& item : json) out += shape(item) + ",";
    return "[" + out + "]";
  }
  if (!json.is_object()) return json.type_name();
  for (const auto& [name, item] : json.items()) out += name + ":" + shape(item) + ",";
  return "{" + out + "}";
}

std::string json_shape(const std::string& text) { return shape(Json::parse(text)); }

std::string jsonl_shape(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) out += json_shape(line) + "\n";
  return out;
}

std::string shape(const boost::property_tree::ptree& tree) {
  std::string out;
  for (const auto& [name, child] : tree) out += name + "(" + shape(child) + ")";
  return out;
}

std::string xml_shape(const std::string& text) {
  std::istringstream in(text);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  return shape(tree);
}

// Every tag with its attributes' names and quotes; anything else with a < in it shows.
std::string html_shape(const std::string& text) {
  std::string out;
  bool tag = false, quoted = false;
  for (const char c : text) {
    if (c == '<') tag = true;
    if (c == '"' && tag) quoted = !quoted;
    if (tag && (!quoted || c == '"')) out += c;
    if (c == '>' && !quoted) tag = false;
  }
  return out;
}

// Rows of a CSV file, each with how many cells it has. No cell may be one that a spreadsheet would
// compute.
std::string csv_shape(const std::string& text) {
  std::string out, cell;
  std::size_t cells = 0;
  const auto end_cell = [&] {
    ++cells;
    const std::size_t first = std::min(cell.find_first_not_of(" \t\r"), cell.size());
    const std::string_view words = std::string_view(cell).substr(first);
    if (!words.empty() && std::string_view("=+-@").find(words.front()) != std::string::npos) {
      out += "formula: " + cell + "\n";
    }
    cell.clear();
  };
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && (c == ',' || c == '\n')) {
      end_cell();
      if (c == '\n') {
        out += std::to_string(cells) + "\n";
        cells = 0;
      }
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  return out + (quoted ? "a quote stays open" : "");
}

// The statements, with what stands in quotes left out.
std::string dot_shape(const std::string& text) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      out += text[i];
    }
  }
  return out + (quoted ? "a quote stays open" : "");
}

std::string github_shape(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    // "::error title=…,file=…,line=…::…", and the line of counts
    const std::size_t end = line.find("::", 2);
    std::string names;
    bool name = true;
    for (const char c : line.substr(0, end)) {
      if (c == '=') name = false;
      if (name) names += c;
      if (c == ',') name = true;
    }
    // A value of two lines has no columns.
    if (const std::size_t columns = names.find("col"); columns != std::string::npos) {
      names.resize(columns);
    }
    out += (line.starts_with("::") ? names : "") + "\n";
  }
  return out;
}

// How each line begins: in Markdown that is what makes a block. Inside a line there may be no
// unescaped markup but ours.
std::string markdown_shape(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    const std::string_view marks = "#>- ";
    std::size_t at = 0;
    while (at < line.size() && marks.find(line[at]) != std::string::npos) ++at;
    out += line.substr(0, at) + "|";
    for (; at < line.size(); ++at) {
      if (line[at] == '\\') {
        ++at;
      } else if (line[at] == '`') {
        out += "`";
        const std::size_t begin = std::min(line.find_first_not_of('`', at), line.size());
        const std::string fence = line.substr(at, begin - at);
        at = begin;
        for (std::size_t run = 0; at < line.size() && run != fence.size(); at += run) {
          at = std::min(line.find('`', at), line.size());
          run = std::min(line.find_first_not_of('`', at), line.size()) - at;
        }
        --at;
      } else if (line[at] == '<') {
        const std::size_t end = line.find('>', at);
        const std::string tag = line.substr(at, end - at);
        if (tag != "<span" && tag != "</span") out += tag;
      } else if (std::string_view("*_[").find(line[at]) != std::string_view::npos) {
        out += line[at];
      }
    }
    out += "\n";
  }
  return out;
}

std::string line_shape(const std::string& text) { return std::to_string(lines_of(text).size()); }

std::string (*shape_of(std::string_view format))(const std::string&) {
  static const std::map<std::string_view, std::string (*)(const std::string&)> kShapes = {
      {"text", line_shape},
      {"json", json_shape},
      {"jsonl", jsonl_shape},
      {"sarif", json_shape},
      {"junit", xml_shape},
      {"github", github_shape},
      {"gitlab", json_shape},
      {"checkstyle", xml_shape},
      {"rdjsonl", jsonl_shape},
      {"markdown", markdown_shape},
      {"csv", csv_shape},
      {"html", html_shape},
      {"dot", dot_shape},
      {"graphml", xml_shape},
      {"webannotation", json_shape},
      {"claim", json_shape},
      {"mismatch-finder", csv_shape}};
  const auto found = kShapes.find(format);
  return found == kShapes.end() ? nullptr : found->second;
}

}  // namespace

TEST_CASE("every format prints what was approved", "[report][approved]") {
  approve("sample", everything().report());
  approve("summit-next-year", story("summit-next-year"));
}

TEST_CASE("hostile text changes what a report says, not what it is", "[report]") {
  std::vector<std::string> texts(std::begin(kHostile), std::end(kHostile));
  texts.push_back(hostile_text());
  for (const FormatRow& format : formats()) {
    const auto shape = shape_of(format.name);
    CAPTURE(format.name);
    REQUIRE(shape != nullptr);
    const std::string plain = shape(written(format, made_of("words")));
    for (const std::string& text : texts) {
      CAPTURE(text);
      const std::string out = written(format, made_of(text));
      CHECK(unsafe(out) == "");
      CHECK(shape(out) == plain);
    }
  }
}

TEST_CASE("programs read the text as it was", "[report]") {
  for (const std::string_view hostile : kHostile) {
    const std::string text = valid_utf8(hostile);
    CAPTURE(text);
    const Report report = made_of(hostile);
    CHECK(Json::parse(written("json", report))["findings"][0]["fact"] == text);
    CHECK(Json::parse(written("webannotation",
                              report))["first"]["items"][0]["target"][0]["selector"][0]["exact"] ==
          text);
    const Json claims = Json::parse(written("claim", report));
    CHECK(claims["@graph"][1]["appearance"][0]["headline"] == text);
  }
}

TEST_CASE("JSON can stand inside a script", "[report]") {
  const std::string out = written("claim", made_of("</script><!-- <script>"));
  CHECK(out.find("</script") == std::string::npos);
  CHECK(out.find("<!--") == std::string::npos);
}

// The value of each side's first claim may be one of a Wikidata statement.
TEST_CASE("what Wikidata says against others is a mismatch", "[report]") {
  const std::string guid = "Q42$F078E5B3-F9A8-480E-B7AC-D97778CBBEF9";
  const struct {
    std::string source, title, other_path;
    Verdict verdict;
    std::string rows;
  } cases[] = {
      {"Wikidata", guid + " P569", "lake.txt", Verdict::conflict,
       "Q42," + guid + ",P569,11th,,12th,,statement\n"},
      {"Wikidata", "P569 " + guid, "https://lake.example/a", Verdict::conflict,
       "Q42," + guid + ",P569,11th,,12th,https://lake.example/a,statement\n"},
      {"Wikidata", guid + " P569", "lake.txt", Verdict::update, ""},
      {"Wikidata", guid, "lake.txt", Verdict::conflict, ""},
      {"Wikidata", "Q42 P569", "lake.txt", Verdict::conflict, ""},
      {"Wikipedia", guid + " P569", "lake.txt", Verdict::conflict, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.source, c.title, c.verdict);
    Sample sample = visits();
    sample.set.articles[0].source = c.source;
    sample.set.articles[0].title = c.title;
    sample.set.articles[2].path = c.other_path;
    sample.findings[0].relations[0].verdict = c.verdict;
    const std::string out = written("mismatch-finder", sample.report());
    CHECK(out ==
          "item_id,statement_guid,property_id,wikidata_value,meta_wikidata_value,external_value,"
          "external_url,type\n" +
              c.rows);
  }
}

Sample many(std::size_t errors, std::size_t warnings, std::size_t notes) {
  Sample sample = visits();
  const Finding first = sample.findings.front();
  sample.findings.clear();
  for (std::size_t i = 0; i < errors + warnings + notes; ++i) {
    Finding& finding = sample.findings.emplace_back(first);
    finding.id = "f" + std::to_string(1000 + i);
    finding.severity = i < errors              ? Severity::error
                       : i < errors + warnings ? Severity::warning
                                               : Severity::note;
  }
  return sample;
}

TEST_CASE("GitHub gets ten annotations of each kind, and the count of the others", "[report]") {
  const struct {
    std::size_t errors, warnings, notes;
    std::size_t annotations;
    std::string rest;
  } cases[] = {
      {0, 0, 0, 0, ""},
      {10, 10, 9, 29, ""},
      {12, 3, 0, 14, "::notice title=Crosscheck::2 more: 2 errors, 0 warnings, 0 notes"},
      {11, 11, 11, 30, "::notice title=Crosscheck::4 more: 1 error, 1 warning, 2 notes"},
  };
  for (const auto& c : cases) {
    const auto lines = lines_of(written("github", many(c.errors, c.warnings, c.notes).report()));
    REQUIRE(!lines.empty());
    std::size_t annotations = 0;
    std::string rest;
    for (const std::string& line : lines) {
      annotations += line.starts_with("::");
      if (line.find(" more: ") != std::string::npos) rest = line;
    }
    CHECK(annotations == c.annotations);
    CHECK(rest == c.rest);
    CHECK(lines.back().starts_with("3 articles, "));
  }
}

TEST_CASE("a job summary is no longer than GitHub takes", "[report]") {
  const auto summary = [](std::size_t findings) {
    std::ostringstream out;
    write_github_summary(many(findings, 0, 0).report(), out);
    return out.str();
  };
  CHECK(summary(2) == written("markdown", many(2, 0, 0).report()));
  const std::string cut = summary(3000);
  CHECK(cut.size() <= (1 << 20));
  CHECK(cut.size() > (1 << 20) - 2000);
  std::size_t shown = 0;
  for (std::size_t at = 0; (at = cut.find("\n### ", at)) != std::string::npos; ++at) ++shown;
  CHECK_THAT(cut, Catch::EndsWith("\n… and " + std::to_string(3000 - shown) + " more findings\n"));
}

TEST_CASE("a baseline is told only where there is one", "[report]") {
  Report report = everything().report();
  CHECK(written("sarif", report).find("baselineState") == std::string::npos);
  report.baseline = {{"f100", BaselineState::unchanged}, {"f200", BaselineState::fresh}};
  const Json results = Json::parse(written("sarif", report))["runs"][0]["results"];
  CHECK(results[0]["baselineState"] == "unchanged");
  CHECK(results[1]["baselineState"] == "new");
}

TEST_CASE("a test case of JUnit fails as the run does", "[report]") {
  Report report = everything().report();  // an error and a note
  const struct {
    std::optional<Severity> fail_on;
    std::string counts;
  } cases[] = {
      {Severity::warning, "tests=\"4\" failures=\"1\" errors=\"1\""},
      {Severity::note, "tests=\"4\" failures=\"2\" errors=\"1\""},
      {std::nullopt, "tests=\"4\" failures=\"0\" errors=\"1\""},
  };
  for (const auto& c : cases) {
    report.fail_on = c.fail_on;
    CHECK_THAT(written("junit", report),
               Catch::Contains("<testsuites name=\"crosscheck\" " + c.counts));
  }
}

TEST_CASE("fingerprints are the ids of findings, each once", "[report]") {
  const Report report = story("state-visit-week");
  std::set<std::string> seen;
  for (const Json& issue : Json::parse(written("gitlab", report))) {
    CHECK(seen.insert(issue["fingerprint"].get<std::string>()).second);
  }
  CHECK(seen.size() == report.findings.size());
}

TEST_CASE("the links of a report hold each finding together, and no more", "[report]") {
  const Report report = everything().report();
  std::size_t wanted = 0;
  for (const Finding& finding : report.findings) wanted += finding.claims.size() - 1;
  CHECK(report.links.size() == wanted);
}

}  // namespace crosscheck
