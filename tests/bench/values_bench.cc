// find_values against a bare RE2::Set scan for the same words, on one thread and in the same run,
// so that the ratio means the same on every machine: a pattern for each file of words in rules/en,
// with all of its words and phrases, and two for digits and signs of money. The set only says which
// files have a word in a line; find_values says where, and what it means. The text is repeated
// prose of our own in three mixes, or the file given as argument: the first has few numbers, as
// most sentences; the second a value in nearly every sentence; the third is the same as one line.

#include <re2/set.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rule/load_lexicon.h"
#include "text/fold.h"
#include "text/yaml.h"
#include "value/reading.h"

namespace {

using namespace crosscheck;

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every word and phrase of a file of words, keys and values alike, as alternatives.
void add_words(const Yaml& node, std::string& pattern) {
  const bool word = std::any_of(node.scalar.begin(), node.scalar.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (word) {
    if (pattern.back() != ':') pattern += '|';
    pattern += RE2::QuoteMeta(node.scalar);
  }
  for (const Yaml& item : node.items) add_words(item, pattern);
  for (const Yaml::Entry& entry : node.entries) {
    add_words(entry.key, pattern);
    add_words(entry.value, pattern);
  }
}

constexpr const char* kPlain[] = {
    "The council of the old harbour town rejected the plan, saying that the ferry line was safe. ",
    "Its chairwoman, a former pilot, told reporters that nobody had asked the fishermen at all. ",
    "Shops along the quay stayed open while engineers looked for the cause of the leak. ",
    "More than 20 boats were moved on Thursday, and the bridge may reopen in May. ",
};
constexpr const char* kDense[] = {
    "Sales rose 4.5% to $12.3 million in the first quarter, up from $9 million a year earlier. ",
    "At least 12 people, aged between 20 and 35, were hurt on March 3, 2024, and two died later. ",
    "Nearly four hours after the quake of magnitude 6.1, about 1,200 homes had no power. ",
    "The 36-year-old will march 60 miles by Friday, the 80th anniversary of the strike. ",
};

template <std::size_t N>
std::string prose(const char* const (&sentences)[N], std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += sentences[i % N];
  return text;
}

// Bytes of `text` a second, the best of five.
template <typename Scan>
double speed(const std::string& text, Scan scan) {
  double best = 0;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t start = std::clock();  // processor time: others may be at work
    scan();
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(text.size()) / std::max(taken, 1e-6));
  }
  return best / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  Problems problems;
  const Lexicon lexicon = load_lexicon(std::string(CROSSCHECK_SOURCE_DIR) + "/rules", problems);
  RE2::Set set(RE2::Options(), RE2::UNANCHORED);
  const auto add = [&set](const std::string& pattern) {
    std::string error;
    if (set.Add(pattern, &error) < 0) std::fprintf(stderr, "%s\n", error.c_str());
  };
  for (const char* name :
       {"numbers", "hedges", "units", "currencies", "time", "holidays", "feasts"}) {
    const std::string path = std::string(CROSSCHECK_SOURCE_DIR) + "/rules/en/" + name + ".yaml";
    std::string words = "(?i)\\b(?:";
    if (const auto file = parse_yaml(slurp(path), path, problems)) add_words(*file, words);
    add(words + ")\\b");
  }
  add("\\b\\d[\\d,]*(?:\\.\\d+)?");
  add("[$\u20ac\u00a3]");
  set.Compile();
  ReadingContext context;
  context.reference = Day(std::chrono::days(20216));

  std::printf("%-28s %10s %10s %10s %8s\n", "", "values", "MB/s", "RE2::Set", "ratio");
  const auto row = [&](const char* name, const std::string& text, std::size_t line) {
    std::vector<Reading> readings;
    std::vector<int> hits;
    const auto each_line = [&](auto use) {
      for (std::size_t at = 0; at < text.size(); at += line) {
        use(std::string_view(text).substr(at, line));
      }
    };
    const double ours = speed(text, [&] {
      readings.clear();
      each_line([&](std::string_view part) { find_values(part, context, lexicon, readings); });
    });
    const double set_speed = speed(text, [&] {
      each_line([&](std::string_view part) {
        hits.clear();
        set.Match(re2::StringPiece(part.data(), part.size()), &hits);
      });
    });
    std::printf("%-28s %10zu %10.1f %10.1f %8.2f\n", name, readings.size(), ours, set_speed,
                ours / set_speed);
  };
  if (argc > 1) {
    const std::string source = slurp(argv[1]);
    Folded folded;
    fold(source, 0, folded);
    row("file, 200-byte lines", folded.text, 200);
    row("file, one line", folded.text, folded.text.size());
    return 0;
  }
  const std::string plain = prose(kPlain, 4'000'000), dense = prose(kDense, 4'000'000);
  row("few values, 200-byte lines", plain, 200);
  row("many values, 200-byte lines", dense, 200);
  row("few values, one line", plain, plain.size());
  row("many values, one line", dense, dense.size());
  return 0;
}
