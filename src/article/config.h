#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"
#include "value/value.h"

namespace crosscheck {

// Whether `path` matches: * and ? do not cross a slash, [a-z] and [!a-z] are one byte, ** is any
// number of folders. "news/**/000_*.txt" matches news/000_a.txt and news/2031/05/000_b.txt.
bool glob_matches(std::string_view pattern, std::string_view path);

// What crosscheck.yaml says of the articles that a glob matches.
struct ArticleRule {
  std::string match;  // relative to the folder of the file
  std::optional<std::string> title, source;
  std::optional<Day> published;
  std::size_t line = 0;  // of `published`
};

// What crosscheck.yaml says of a rule or pack: `severities: {sport.rank: note}`.
struct ConfiguredRule {
  std::string section;  // rules, severities or tolerances
  std::string rule, value;
  Problem at;  // the place of the rule, without a message
};

// A project's crosscheck.yaml.
struct Config {
  std::string path;              // as shown
  std::filesystem::path folder;  // absolute
  std::string text;
  std::vector<ArticleRule> articles;
  std::optional<std::string> fail_on;        // error, warning, note or never
  std::vector<std::filesystem::path> packs;  // folders of rules besides those that came along
  std::vector<ConfiguredRule> rules;         // in the order of the file
};

inline constexpr std::string_view kConfigName = "crosscheck.yaml";
inline constexpr std::string_view kDecisionsName = "crosscheck.decisions.jsonl";

// Reads `text`, the file's content. What is wrong in it is a Problem with the nearest known key,
// and left out.
Config read_config(std::string path, std::filesystem::path folder, std::string text,
                   Problems& problems);

}  // namespace crosscheck
