#include "article/config.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "text/nearest.h"
#include "text/yaml.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

// The end of the class that begins at pattern[at] == '['; npos when nothing closes it.
std::size_t class_end(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) ++i;
  return pattern.find(']', i + 1);
}

bool class_matches(std::string_view inside, char byte) {
  const bool negated = inside.starts_with('!') || inside.starts_with('^');
  if (negated) inside.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const bool range = i + 2 < inside.size() && inside[i + 1] == '-';
    const char high = range ? inside[i + 2] : inside[i];
    found |= inside[i] <= byte && byte <= high;
    if (range) i += 2;
  }
  return found != negated && byte != '/';
}

class ConfigReader {
 public:
  ConfigReader(Config& config, Problems& problems) : config_(config), problems_(problems) {}

  void read() {
    const auto yaml = parse_yaml(config_.text, config_.path, problems_);
    if (!yaml || yaml->kind == Yaml::Kind::null) return;
    if (yaml->kind != Yaml::Kind::map) return fail(*yaml, "a map of settings belongs here");
    using namespace std::string_view_literals;
    static constexpr std::array kKeys = {"articles"sv, "fail_on"sv,    "packs"sv,
                                         "rules"sv,    "severities"sv, "tolerances"sv};
    // Settings that later versions read: not mistaken, but without effect here.
    static constexpr std::array kLater = {"inputs"sv, "sources"sv, "formats"sv};
    for (const auto& [key, value] : yaml->entries) {
      if (key.scalar == "articles") {
        read_articles(value);
      } else if (key.scalar == "fail_on") {
        read_fail_on(value);
      } else if (key.scalar == "packs") {
        read_packs(value);
      } else if (key.scalar == "rules" || key.scalar == "severities" ||
                 key.scalar == "tolerances") {
        read_rules(key.scalar, value);
      } else if (std::find(kLater.begin(), kLater.end(), key.scalar) != kLater.end()) {
        fail(key, "'" + key.scalar + "' has no effect in this version");
      } else {
        fail(key, unknown_key(key.scalar, kKeys));
      }
    }
  }

 private:
  void fail(const Yaml& at, std::string message) {
    problems_.push_back(problem_at(at, config_.path, config_.text, std::move(message)));
  }

  void read_fail_on(const Yaml& value) {
    using namespace std::string_view_literals;
    static constexpr std::array kLevels = {"error"sv, "warning"sv, "note"sv, "never"sv};
    if (std::find(kLevels.begin(), kLevels.end(), value.scalar) == kLevels.end()) {
      return fail(value, "fail_on is one of error, warning, note, never");
    }
    config_.fail_on = value.scalar;
  }

  void read_packs(const Yaml& list) {
    if (list.kind == Yaml::Kind::null) return;
    if (list.kind != Yaml::Kind::sequence) {
      return fail(list, "a list of folders belongs here: [house-rules]");
    }
    for (const Yaml& item : list.items) {
      const auto folder = config_.folder / item.scalar;
      std::error_code none;
      if (item.kind != Yaml::Kind::scalar || !std::filesystem::is_directory(folder, none)) {
        fail(item, "no such folder");
      } else {
        config_.packs.push_back(folder);
      }
    }
  }

  void read_rules(const std::string& section, const Yaml& map) {
    if (map.kind == Yaml::Kind::null) return;
    if (map.kind != Yaml::Kind::map) {
      return fail(map, "a map from rules or packs belongs here: {sport.rank: " +
                           std::string(section == "rules"        ? "off"
                                       : section == "severities" ? "note"
                                                                 : "5%") +
                           "}");
    }
    for (const auto& [key, value] : map.entries) {
      config_.rules.push_back(
          {section, key.scalar, value.scalar, problem_at(key, config_.path, config_.text, "")});
    }
  }

  void read_articles(const Yaml& list) {
    if (list.kind == Yaml::Kind::null) return;
    if (list.kind != Yaml::Kind::sequence) {
      return fail(list, "a list belongs here: - {match: \"*.txt\", source: ...}");
    }
    for (const Yaml& item : list.items) {
      if (item.kind == Yaml::Kind::map) {
        read_rule(item);
      } else {
        fail(item, "a map with 'match' belongs here");
      }
    }
  }

  void read_rule(const Yaml& item) {
    using namespace std::string_view_literals;
    static constexpr std::array kKeys = {"match"sv, "title"sv, "source"sv, "published"sv};
    ArticleRule rule;
    for (const auto& [key, value] : item.entries) {
      if (std::find(kKeys.begin(), kKeys.end(), key.scalar) == kKeys.end()) {
        fail(key, unknown_key(key.scalar, kKeys));
      } else if (value.kind != Yaml::Kind::scalar) {
        fail(value, "'" + key.scalar + "' is a line of text");
      } else if (key.scalar == "match") {
        rule.match = value.scalar;
      } else if (key.scalar == "title") {
        rule.title = value.scalar;
      } else if (key.scalar == "source") {
        rule.source = value.scalar;
      } else if (const auto day = parse_iso_day(value.scalar)) {
        rule.published = day;
        rule.line = value.line;
      } else {
        fail(value, "not a day; write it as 2031-05-08");
      }
    }
    if (rule.match.empty()) return fail(item, "'match' is missing: which files this is about");
    config_.articles.push_back(std::move(rule));
  }

  Config& config_;
  Problems& problems_;
};

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0, s = 0;
  // Where to go on after a mismatch: the last * takes one byte more, then the last **.
  std::size_t star = kNone, star_path = 0, stars = kNone, stars_path = 0;
  for (;;) {
    if (pattern.substr(p).starts_with("**")) {
      p += 2;
      if (p < pattern.size() && pattern[p] == '/') ++p;
      stars = p;
      stars_path = s;
      star = kNone;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_path = s;
      continue;
    }
    if (p == pattern.size() && s == path.size()) return true;
    if (p < pattern.size() && s < path.size()) {
      const std::size_t close = pattern[p] == '[' ? class_end(pattern, p) : kNone;
      if (close != kNone) {
        if (class_matches(pattern.substr(p + 1, close - p - 1), path[s])) {
          p = close + 1;
          ++s;
          continue;
        }
      } else if (pattern[p] == path[s] || (pattern[p] == '?' && path[s] != '/')) {
        ++p;
        ++s;
        continue;
      }
    }
    if (star != kNone && star_path < path.size() && path[star_path] != '/') {
      p = star;
      s = ++star_path;
    } else if (stars != kNone && stars_path < path.size()) {
      // **/ takes whole folders, ** at the end anything.
      std::size_t next = stars_path + 1;
      if (stars < pattern.size() && pattern[stars - 1] == '/') {
        const std::size_t slash = path.find('/', stars_path);
        if (slash == kNone) return false;
        next = slash + 1;
      }
      p = stars;
      s = stars_path = next;
      star = kNone;
    } else {
      return false;
    }
  }
}

Config read_config(std::string path, std::filesystem::path folder, std::string text,
                   Problems& problems) {
  Config config{std::move(path), std::move(folder), std::move(text), {}, {}, {}, {}};
  ConfigReader(config, problems).read();
  return config;
}

}  // namespace crosscheck
