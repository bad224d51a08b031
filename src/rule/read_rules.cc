// Files of rules: YAML, in which '{name:slot}' stands for a definition. Whatever is wrong is told
// at its place, and all of it in one run: a rule with a mistake is set aside, the others stay.

#include "rule/read_rules.h"

#include <re2/set.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <span>
#include <sstream>

#include "rule/mark.h"
#include "text/nearest.h"
#include "text/threads.h"
#include "text/utf8.h"
#include "text/yaml.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using namespace std::string_view_literals;

constexpr std::array kSeverities = {"note"sv, "warning"sv, "error"sv};
constexpr std::array kEvolves = {"no"sv, "up"sv, "down"sv, "both"sv};
constexpr std::array kStances = {"asserted"sv, "planned"sv, "possible"sv, "proposed"sv, "denied"sv};
constexpr std::array kSlotTypes = {"value"sv, "office"sv, "person"sv,   "people"sv, "place"sv,
                                   "thing"sv, "noun"sv,   "occasion"sv, "words"sv};
constexpr std::array kMakes = {"claim"sv, "speaker"sv, "stance"sv, "correction"sv};
constexpr std::array kValues = {"any"sv,       "number"sv, "ordinal"sv,  "percent"sv,
                                "age"sv,       "money"sv,  "measure"sv,  "date"sv,
                                "bare-date"sv, "day"sv,    "duration"sv, "office"sv};

// Position of a name in a table, as the enumerator of the same place.
template <class Enum, std::size_t N>
std::optional<Enum> by_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

struct Source;

struct Definition {
  std::string pattern;
  SlotType type = SlotType::words;
  const Source* source = nullptr;
  Yaml at{};             // the pattern
  std::string expanded;  // once `state` is good
  enum : char { fresh, open, good, broken } state = fresh;
  std::size_t problem = 0;  // broken: the one that says why
};

// The file that is being read, so that every message can point into it.
struct Source {
  std::string path;
  std::string text;
  Problems* problems;

  void report(const Yaml& at, std::string message) const {
    problems->push_back(problem_at(at, path, text, std::move(message)));
  }
  // As report, with the caret under at.scalar[offset] where the scalar stands on one line.
  void report(const Yaml& at, std::size_t offset, std::string message) const {
    Problem problem = problem_at(at, path, text, std::move(message));
    const std::string_view line = problem.source_line;
    std::size_t begin = 0;  // of the node in its line, in bytes
    for (std::size_t column = 1; column < at.column && begin < line.size(); ++column)
      begin += decode_utf8(line, begin).size;
    const char quote = at.quoted && begin < line.size() ? line[begin] : '\0';
    std::size_t end = begin + (quote != 0);
    for (std::size_t i = 0; i < offset && end < line.size(); ++i) {
      const bool escape =
          (quote == '"' && line[end] == '\\') || (quote == '\'' && line.substr(end, 2) == "''");
      end += escape ? 2 : 1;
    }
    if (quote != '|' && quote != '>' && end < line.size() && line[end] == at.scalar[offset]) {
      for (; begin < end; begin += decode_utf8(line, begin).size) ++problem.column;
    }
    problems->push_back(std::move(problem));
  }
};

// The end of the class that begins at text[at], past the text where it has none.
std::size_t end_of_class(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '^') ++i;
  if (i < text.size() && text[i] == ']') ++i;
  for (; i < text.size() && text[i] != ']'; ++i) i += text[i] == '\\';
  return i < text.size() ? i + 1 : text.size() + 1;
}

// Where brackets of a pattern don't pair: the offset, and what is wrong there.
std::optional<std::pair<std::size_t, std::string_view>> unpaired(std::string_view text) {
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      if (++i == text.size()) return std::pair(i - 1, "a '\\' with nothing behind it"sv);
    } else if (text[i] == '[') {
      const std::size_t end = end_of_class(text, i);
      if (end > text.size()) return std::pair(i, "missing ]"sv);
      i = end - 1;
    } else if (text[i] == '(') {
      groups.push_back(i);
    } else if (text[i] == ')') {
      if (groups.empty()) return std::pair(i, "unexpected )"sv);
      groups.pop_back();
    }
  }
  if (!groups.empty()) return std::pair(groups.back(), "missing )"sv);
  return std::nullopt;
}

// A pattern with a letter for each definition in it. Where both are well formed, so is what it
// expands to, which is ten times as long.
std::string outline_of(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool definition =
        pattern[i] == '{' && i + 1 < pattern.size() &&
        ((pattern[i + 1] >= 'a' && pattern[i + 1] <= 'z') || pattern[i + 1] == '_');
    std::size_t end = i + 1;
    if (pattern[i] == '\\') end = std::min(i + 2, pattern.size());
    if (pattern[i] == '[') end = std::min(end_of_class(pattern, i), pattern.size());
    if (definition) end = std::min(pattern.find('}', i), pattern.size() - 1) + 1;
    out += definition ? "(?:x)" : pattern.substr(i, end - i);
    i = end - 1;
  }
  return out;
}

// A file as YAML has it; many are read at a time.
struct ParsedFile {
  std::string path;
  std::string text;
  std::optional<Yaml> root;
  Problems problems;
};

ParsedFile parse_file(const std::filesystem::path& path) {
  ParsedFile file;
  file.path = path.string();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) {
    file.problems.push_back({.path = file.path, .message = "cannot be read"});
    return file;
  }
  file.text = std::move(bytes).str();
  file.root = parse_yaml(file.text, file.path, file.problems);
  return file;
}

class Loader {
 public:
  explicit Loader(Problems& problems) : problems_(problems) {}

  void read_file(ParsedFile file) {
    problems_.insert(problems_.end(), file.problems.begin(), file.problems.end());
    if (!file.root || file.root->kind == Yaml::Kind::null) return;
    sources_.push_back({std::move(file.path), std::move(file.text), &problems_});
    const Source& source = sources_.back();
    roots_.push_back(std::move(*file.root));
    const Yaml* const root = &roots_.back();
    static constexpr std::array kKeys = {"definitions"sv, "rules"sv, "over"sv, "scenarios"sv};
    if (root->kind != Yaml::Kind::map) {
      source.report(*root, "a rule file is a map with 'definitions' and 'rules'");
      return;
    }
    if (const Yaml* over = root->find("over"); over != nullptr) {
      for (const Yaml& name : names(source, *over)) references_.push_back({&source, name, ""});
    }
    for (const auto& [key, value] : root->entries) {
      if (key.scalar == "definitions") {
        if (value.kind != Yaml::Kind::map) source.report(value, "definitions are a map");
        read_definitions(source, value);
      } else if (key.scalar == "rules") {
        if (value.kind != Yaml::Kind::sequence) source.report(value, "rules are a list");
        for (const Yaml& rule : value.items) pending_.emplace_back(&source, &rule);
      } else if (key.scalar == "scenarios") {
        if (value.kind != Yaml::Kind::sequence) source.report(value, "scenarios are a list");
        for (const Yaml& scenario : value.items) read_scenario(source, scenario);
      } else if (key.scalar != "over") {
        source.report(key, unknown_key(key.scalar, kKeys));
      }
    }
  }

  // After all files, so that rules may use definitions of a later file.
  std::vector<Rule> rules() {
    for (const auto& name : definition_names_) settle(definitions_.find(name)->second);
    std::vector<Rule> rules;
    for (const auto& [source, node] : pending_) {
      auto rule = read_rule(*source, *node);
      if (!rule) continue;
      const auto same_id = [&](const Rule& other) { return other.id == rule->id; };
      if (const auto other = std::find_if(rules.begin(), rules.end(), same_id);
          other != rules.end()) {
        source->report(*node, "a second rule '" + rule->id + "'; the first is at " + other->file +
                                  ":" + std::to_string(other->place.line));
        continue;
      }
      rules.push_back(std::move(*rule));
    }
    for (const auto& [problem, ids] : lost_) {
      std::string& message = problems_[problem].message;
      message += " (set aside, with the rules that use it: ";
      for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 3); ++i)
        message += (i > 0 ? ", " : "") + ids[i];
      if (ids.size() > 3) message += " and " + std::to_string(ids.size() - 3) + " more";
      message += ")";
    }
    return rules;
  }

  // What `over` and `beside` name, as indices. What a rule says of another by its id goes before
  // what it says of a whole pack, and that before what its file says.
  void rank(const std::vector<Rule>& rules, std::vector<std::vector<std::uint32_t>>& wins,
            std::vector<std::vector<std::uint32_t>>& both) {
    struct Said {
      enum : char { nothing, over, under, beside } what = nothing;
      char weight = 0;
    };
    const std::size_t count = rules.size();
    std::vector<Said> said(count * count);
    for (const Reference& reference : references_) {
      const std::string& name = reference.name.scalar;
      bool known = set_aside_.contains(name);
      for (std::size_t b = 0; b < count; ++b) {
        const bool whole = rules[b].id == name;
        if (!whole && pack_of(rules[b].id) != name) continue;
        known = true;
        const char weight = whole ? 3 : reference.rule.empty() ? 1 : 2;
        for (std::size_t a = 0; a < count; ++a) {
          const bool says = reference.rule.empty() ? rules[a].file == reference.source->path &&
                                                         rules[b].file != rules[a].file
                                                   : rules[a].id == reference.rule;
          if (!says || a == b) continue;
          Said& here = said[a * count + b];
          if (here.weight == 3 && weight == 3) {
            reference.source->report(reference.name, "which of '" + rules[a].id + "' and '" +
                                                         rules[b].id + "' counts is said already");
          }
          if (here.weight >= weight) continue;
          here = {reference.beside ? Said::beside : Said::over, weight};
          said[b * count + a] = {reference.beside ? Said::beside : Said::under, weight};
        }
      }
      if (known) continue;
      std::vector<std::string_view> ids;
      for (const Rule& rule : rules) {
        ids.push_back(rule.id);
        ids.push_back(pack_of(rule.id));
      }
      reference.source->report(reference.name, unknown("no rule and no pack", name, ids));
    }
    wins.assign(count, {});
    both.assign(count, {});
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        auto what = said[a * count + b].what;
        if (what == Said::nothing && a != b && rules[b].fallback && (!rules[a].fallback || a < b)) {
          what = Said::over;
        }
        if (what == Said::over) wins[a].push_back(static_cast<std::uint32_t>(b));
        if (what == Said::beside) both[a].push_back(static_cast<std::uint32_t>(b));
      }
    }
  }

  // Those whose rules are there; the rest are problems.
  std::vector<Scenario> scenarios(const std::vector<Rule>& rules) {
    std::vector<std::string_view> ids;
    for (const Rule& rule : rules) ids.push_back(rule.id);
    for (auto& [source, scenario] : scenarios_) {
      std::erase_if(scenario.outcomes, [&, from = source](const Scenario::Outcome& outcome) {
        if (std::find(ids.begin(), ids.end(), outcome.rule) != ids.end()) return false;
        if (set_aside_.contains(outcome.rule)) return true;
        Yaml at;
        at.line = outcome.place.line;
        at.column = outcome.place.column;
        from->report(at, unknown("no rule", outcome.rule, ids));
        return true;
      });
    }
    std::vector<Scenario> out;
    for (auto& [source, scenario] : scenarios_) {
      if (!scenario.outcomes.empty()) out.push_back(std::move(scenario));
    }
    return out;
  }

 private:
  // A rule or pack that `over` or `beside` names.
  struct Reference {
    const Source* source;
    Yaml name;
    std::string rule;  // that names it; empty: all rules of the file
    bool beside = false;
  };

  static std::string_view pack_of(std::string_view id) { return id.substr(0, id.find('.')); }

  // "no rule 'a.c'; did you mean 'a.b'?"
  static std::string unknown(std::string_view what, std::string_view name,
                             std::span<const std::string_view> known) {
    std::string message = std::string(what) + " '" + std::string(name) + "'";
    if (const auto close = nearest(name, known); !close.empty()) {
      message += "; did you mean '" + std::string(close) + "'?";
    }
    return message;
  }

  static Place place_of(const Yaml& node) { return {node.line, node.column}; }

  static const std::vector<Yaml>& names(const Source& source, const Yaml& list) {
    is_list(source, list);
    return list.items;
  }

  void read_scenario(const Source& source, const Yaml& node) {
    std::vector<std::string_view> keys = {"about", "articles"};
    keys.insert(keys.end(), kOutcomes.begin(), kOutcomes.end());
    if (node.kind != Yaml::Kind::map) {
      source.report(node, "a scenario is a map with articles and what comes of them");
      return;
    }
    const std::size_t problems_before = problems_.size();
    Scenario scenario;
    scenario.file = source.path;
    scenario.place = place_of(node);
    for (const auto& [key, value] : node.entries) {
      if (key.scalar == "about") {
        scenario.about = value.scalar;
      } else if (key.scalar == "articles") {
        for (const Yaml& article : names(source, value)) read_told(source, article, scenario);
      } else if (std::find(keys.begin(), keys.end(), key.scalar) != keys.end()) {
        if (value.kind == Yaml::Kind::scalar)
          scenario.outcomes.push_back({key.scalar, value.scalar, place_of(value)});
        for (const Yaml& rule : value.items)
          scenario.outcomes.push_back({key.scalar, rule.scalar, place_of(rule)});
      } else {
        source.report(key, unknown_key(key.scalar, keys));
      }
    }
    if (problems_.size() != problems_before) return;
    if (scenario.articles.empty()) {
      source.report(node, "a scenario without articles");
    } else if (scenario.outcomes.empty()) {
      source.report(node, "a scenario says what comes of it, as 'conflict: pack.rule'");
    } else {
      scenarios_.emplace_back(&source, std::move(scenario));
    }
  }

  // '2031-05-08 Fen Gazette: It was so.', 'undated: It was so.'
  static void read_told(const Source& source, const Yaml& node, Scenario& scenario) {
    if (node.entries.size() != 1 || node.entries[0].value.kind != Yaml::Kind::scalar) {
      source.report(node, "an article is 'DAY: its text', 'DAY OUTLET: its text' or 'undated: …'");
      return;
    }
    const auto& [key, value] = node.entries[0];
    const std::string_view head = key.scalar;
    const std::string_view day = head.substr(0, head.find(' '));
    Scenario::Article article;
    article.published = parse_iso_day(day);
    if (!article.published && day != "undated") {
      source.report(key, "an article begins with its day, as 2031-05-08, or with 'undated'");
    }
    if (day.size() < head.size()) article.source = head.substr(day.size() + 1);
    article.text = value.scalar;
    article.place = place_of(value);
    scenario.articles.push_back(std::move(article));
  }

  void read_definitions(const Source& source, const Yaml& map) {
    static constexpr std::array kKeys = {"as"sv, "pattern"sv};
    for (const auto& [name, value] : map.entries) {
      Definition definition;
      definition.source = &source;
      definition.at = value;
      if (value.kind == Yaml::Kind::scalar) {
        definition.pattern = value.scalar;
      } else if (value.kind != Yaml::Kind::map) {
        source.report(value, "a definition is a pattern, or a map with 'as' and 'pattern'");
      } else {
        for (const auto& [key, part] : value.entries) {
          if (key.scalar == "pattern") {
            definition.pattern = part.scalar;
            definition.at = part;
          } else if (key.scalar == "as") {
            const auto type = by_name<SlotType>(kSlotTypes, part.scalar);
            if (!type) source.report(part, unknown("unknown slot type", part.scalar, kSlotTypes));
            definition.type = type.value_or(SlotType::words);
          } else {
            source.report(key, unknown_key(key.scalar, kKeys));
          }
        }
      }
      if (definitions_.emplace(name.scalar, std::move(definition)).second) {
        definition_names_.push_back(name.scalar);
      } else {
        source.report(name, "a second definition of '" + name.scalar + "'");
      }
    }
  }

  std::optional<Rule> read_rule(const Source& source, const Yaml& node) {
    static constexpr std::array kKeys = {
        "id"sv,       "kind"sv,     "about"sv,     "fact"sv,     "topic"sv,  "fill"sv,
        "given"sv,    "severity"sv, "evolves"sv,   "tied"sv,     "window"sv, "steady"sv,
        "stance"sv,   "derives"sv,  "patterns"sv,  "examples"sv, "makes"sv,  "value"sv,
        "scene"sv,    "compare"sv,  "range"sv,     "dated"sv,    "over"sv,   "beside"sv,
        "fallback"sv, "limit"sv,    "tolerance"sv, "needs"sv,    "link"sv,   "gap"sv};
    if (node.kind != Yaml::Kind::map) {
      source.report(node, "a rule is a map with an id and patterns");
      return std::nullopt;
    }
    const std::size_t problems_before = problems_.size();
    lost_in_ = kNone;
    Rule rule;
    rule.file = source.path;
    rule.place = place_of(node);
    for (const auto& [key, value] : node.entries) {
      const std::string& name = key.scalar;
      if (name == "id")
        rule.id = value.scalar;
      else if (name == "kind")
        rule.kind = value.scalar;
      else if (name == "about")
        rule.about = value.scalar;
      else if (name == "fact")
        rule.fact = value.scalar;
      else if (name == "topic") {
        if (is_list(source, value)) rule.topic = strings(value);
      } else if (name == "needs") {
        if (is_list(source, value)) rule.needs = strings(value);
      } else if (name == "fill")
        read_fill(source, value, rule);
      else if (name == "makes")
        set(source, value, kMakes, rule.makes);
      else if (name == "value")
        read_value_type(source, value, rule);
      else if (name == "given")
        rule.given = pairs(value);
      else if (name == "severity")
        set(source, value, kSeverities, rule.severity);
      else if (name == "evolves")
        set(source, value, kEvolves, rule.evolves);
      else if (name == "stance")
        set(source, value, kStances, rule.stance);
      else if (name == "dated")
        rule.dated = yes(source, value);
      else if (name == "limit")
        rule.limit = yes(source, value);
      else if (name == "compare")
        rule.compare = yes(source, value);
      else if (name == "fallback")
        rule.fallback = yes(source, value);
      else if (name == "range")
        read_range(source, value, rule);
      else if (name == "scene")
        rule.scene = yes(source, value);
      else if (name == "tied")
        rule.tied = yes(source, value);
      else if (name == "window")
        rule.window = days(source, value);
      else if (name == "gap")
        rule.gap = tolerance(source, value);
      else if (name == "link")
        rule.link = number(source, value);
      else if (name == "tolerance")
        rule.tolerance = tolerance(source, value);
      else if (name == "steady")
        rule.steady = days(source, value);
      else if (name == "derives")
        read_derivations(source, value, rule);
      else if (name == "patterns")
        read_patterns(source, value, rule);
      else if (name == "examples")
        read_examples(source, value, rule);
      else if (name == "over" || name == "beside")
        (void)names(source, value);  // once the id is known
      else
        source.report(key, unknown_key(name, kKeys));
    }
    if (rule.id.empty()) source.report(node, "a rule without an id");
    if (rule.kind.empty()) rule.kind = rule.id.substr(rule.id.rfind('.') + 1);
    if (lost_in_ != kNone) {
      if (problems_.size() == problems_before) lost_[lost_in_].push_back(rule.id);
      set_aside_.insert(rule.id);
      if (problems_.size() == problems_before) return std::nullopt;
    }
    if (rule.patterns.empty() && problems_.size() == problems_before) {
      source.report(node, "rule '" + rule.id + "' has no patterns");
    }
    if (problems_.size() == problems_before) check_slots(source, node, rule);
    if (problems_.size() != problems_before) {
      problems_.back().message += " (rule '" + rule.id + "' is set aside)";
      set_aside_.insert(rule.id);
      return std::nullopt;
    }
    for (const char* key : {"over", "beside"}) {
      const Yaml* named = node.find(key);
      if (named == nullptr) continue;
      const bool beside = key == "beside"sv;
      for (const Yaml& name : named->items) {
        references_.push_back({&source, name, rule.id, beside});
        (beside ? rule.beside : rule.over).push_back(name.scalar);
      }
    }
    for (const auto& [role, constant] : rule.given) rule.topic.push_back(role);
    return rule;
  }

  // Every role must come from somewhere: a slot of a pattern, `fill` or `given`.
  static void check_slots(const Source& source, const Yaml& node, const Rule& rule) {
    const auto captured = [&](std::string_view name) {
      return std::any_of(rule.patterns.begin(), rule.patterns.end(), [&](const Pattern& pattern) {
        return std::any_of(pattern.slots.begin(), pattern.slots.end(),
                           [&](const Slot& slot) { return slot.name == name; });
      });
    };
    const auto filled = [&](std::string_view name) {
      return std::any_of(rule.fill.begin(), rule.fill.end(),
                         [&](const Slot& slot) { return slot.name == name; }) ||
             (name == "office" && rule.value == "office");
    };
    const Yaml* topic = node.find("topic");
    if (rule.makes == Makes::claim && !captured("value")) {
      source.report(node, "no slot named 'value': a pattern must say which words are the value");
    }
    for (const std::string& role : rule.topic) {
      if (!captured(role) && !filled(role)) {
        const Yaml* at = topic == nullptr ? &node : topic;
        for (const Yaml& item : topic == nullptr ? node.items : topic->items) {
          if (item.scalar == role) at = &item;
        }
        source.report(*at, "no slot named '" + role + "'");
      }
    }
    for (const std::string& role : rule.needs) {
      if (std::find(rule.topic.begin(), rule.topic.end(), role) != rule.topic.end()) continue;
      source.report(*node.find("needs"), "'" + role + "' is no role of the topic");
    }
  }

  static std::vector<std::string> strings(const Yaml& node) {
    std::vector<std::string> out;
    if (node.kind == Yaml::Kind::scalar) out.push_back(node.scalar);
    for (const Yaml& item : node.items) out.push_back(item.scalar);
    return out;
  }

  static std::vector<std::pair<std::string, std::string>> pairs(const Yaml& node) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [key, value] : node.entries) out.emplace_back(key.scalar, value.scalar);
    return out;
  }

  template <class Enum, std::size_t N>
  static void set(const Source& source, const Yaml& node,
                  const std::array<std::string_view, N>& names, Enum& out) {
    if (const auto found = by_name<Enum>(names, node.scalar)) {
      out = *found;
      return;
    }
    std::string message = "'" + node.scalar + "' is none of";
    for (const auto name : names) message += " " + std::string(name);
    source.report(node, std::move(message));
  }

  static bool yes(const Source& source, const Yaml& node) {
    if (node.scalar != "true" && node.scalar != "false") source.report(node, "true or false");
    return node.scalar == "true";
  }

  static void read_range(const Source& source, const Yaml& node, Rule& rule) {
    if (node.items.size() != 2) {
      source.report(node, "a range is [lowest, highest]");
      return;
    }
    rule.range = {number(source, node.items[0]), number(source, node.items[1])};
  }

  static double number(const Source& source, const Yaml& node) {
    double out = 0;
    const auto& s = node.scalar;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
    if (error != std::errc() || end != s.data() + s.size()) source.report(node, "not a number");
    return out;
  }

  static double tolerance(const Source& source, const Yaml& node) {
    const auto share = share_of(node.scalar);
    if (!share) source.report(node, "a tolerance is a share, as 5%");
    return share.value_or(0);
  }

  static double days(const Source& source, const Yaml& node) {
    double out = 0;
    const auto& s = node.scalar;
    if (s == "none") return kUnbounded;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
    if (error != std::errc() || end != s.data() + s.size() || out < 0) {
      source.report(node, "a number of days, or none");
    }
    return out;
  }

  // `fill: {participants: people}`: the role and what it is read as.
  static void read_fill(const Source& source, const Yaml& map, Rule& rule) {
    if (map.kind != Yaml::Kind::map) source.report(map, "fill is a map from roles to slot types");
    for (const auto& [role, type] : map.entries) {
      Slot slot{role.scalar, SlotType::words, ""};
      set(source, type, kSlotTypes, slot.type);
      rule.fill.push_back(std::move(slot));
    }
  }

  static void read_value_type(const Source& source, const Yaml& node, Rule& rule) {
    std::size_t type = 0;
    set(source, node, kValues, type);
    rule.value = node.scalar;
  }

  // False, and a Problem, for `examples: It was so.` where a list should stand.
  static bool is_list(const Source& source, const Yaml& node) {
    if (node.kind == Yaml::Kind::sequence) return true;
    source.report(node, "a list should stand here");
    return false;
  }

  void read_derivations(const Source& source, const Yaml& list, Rule& rule) {
    if (!is_list(source, list)) return;
    static constexpr std::array kKeys = {"kind"sv, "value"sv, "topic"sv};
    for (const Yaml& item : list.items) {
      Derivation derivation;
      for (const auto& [key, value] : item.entries) {
        if (key.scalar == "kind") {
          derivation.kind = value.scalar;
        } else if (key.scalar == "topic") {
          derivation.roles = strings(value);
        } else if (key.scalar == "value") {
          if (value.scalar != "year(when) - value" && value.scalar != "year(when) + value") {
            source.report(value, "a derived value is 'year(when) - value' or 'year(when) + value'");
          } else {
            derivation.sign = value.scalar[11];
          }
        } else {
          source.report(key, unknown_key(key.scalar, kKeys));
        }
      }
      rule.derives.push_back(std::move(derivation));
    }
  }

  void read_patterns(const Source& source, const Yaml& list, Rule& rule) {
    if (!is_list(source, list)) return;
    for (const Yaml& item : list.items) {
      Pattern pattern;
      pattern.source = item.scalar;
      pattern.place = place_of(item);
      std::string expanded;
      if (!expand(source, item, item.scalar, &pattern.slots, expanded)) continue;
      pattern.expanded = std::string(kPatternBegin) + expanded + std::string(kPatternEnd);
      if (!parses(source, item, item.scalar, pattern.expanded)) continue;
      pattern.needs = value_mark(pattern.slots);
      rule.patterns.push_back(std::move(pattern));
    }
  }

  // The letter without which the pattern cannot match: that of its value.
  char value_mark(const std::vector<Slot>& slots) const {
    for (const Slot& slot : slots) {
      if (slot.name != "value") continue;
      if (slot.type == SlotType::office) return static_cast<char>(Mark::office);
      const std::string& pattern = definitions_.find(slot.definition)->second.pattern;
      return pattern.size() == 1 ? pattern[0] : '\0';
    }
    return 0;
  }

  // Expands a definition once; what is wrong with it is told at its own place.
  void settle(Definition& definition) {
    if (definition.state != Definition::fresh) return;
    definition.state = Definition::open;
    const std::size_t problems_before = problems_.size();
    lost_in_ = kNone;
    const bool good =
        expand(*definition.source, definition.at, definition.pattern, nullptr,
               definition.expanded) &&
        parses(*definition.source, definition.at, definition.pattern, definition.expanded);
    definition.state = good ? Definition::good : Definition::broken;
    if (good) return;
    definition.problem = lost_in_;  // of a definition that this one uses
    if (problems_.size() != problems_before) definition.problem = problems_.size() - 1;
  }

  // Whether RE2 takes a pattern; else a Problem with its words, and with what to write instead
  // where somebody is used to another engine.
  bool parses(const Source& source, const Yaml& at, std::string_view pattern,
              const std::string& expanded) {
    if (expanded.size() > kLongestPattern) {
      source.report(at, "a pattern that expands to more than 64 KiB");
      return false;
    }
    if (const auto odd = unpaired(pattern)) {
      source.report(at, odd->first, "bad pattern: " + std::string(odd->second));
      return false;
    }
    const std::string outline = outline_of(pattern);
    if (syntax_.Add(outline, nullptr) >= 0) return true;
    const RE2 check(outline, pattern_options());
    std::string message = "bad pattern: " + check.error();
    const std::string& piece = check.error_arg();
    if (piece.starts_with("(?=") || piece.starts_with("(?!") || piece.starts_with("(?<")) {
      message += "; RE2 has no look-around: match the words and leave them out of the slot";
    } else if (piece.size() == 2 && piece[0] == '\\' && piece[1] >= '1' && piece[1] <= '9') {
      message += "; RE2 has no back-references: write the alternatives out";
    }
    const auto found = piece.empty() ? pattern.npos : pattern.find(piece);
    if (found == pattern.npos)
      source.report(at, std::move(message));
    else
      source.report(at, found, std::move(message));
    return false;
  }

  // '{name}' becomes its definition, '{name:slot}' a group that captures it.
  bool expand(const Source& source, const Yaml& at, std::string_view text, std::vector<Slot>* slots,
              std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\\' && i + 1 < text.size()) {
        out.append(text.substr(i++, 2));
        continue;
      }
      if (c == '[') {  // holds no words
        const std::size_t end = std::min(end_of_class(text, i), text.size());
        out.append(text.substr(i, end - i));
        i = end - 1;
        continue;
      }
      if (is_upper(c) && i + 1 < text.size() && is_lower(text[i + 1])) {
        source.report(at, i,
                      "patterns are matched on lower-case text; a capital stands for a name or a "
                      "value: write '" +
                          std::string(1, static_cast<char>(c + 32)) + "'");
        return false;
      }
      if (c == '(' && text.substr(i, 3) == "(?P") {  // the P is no mark
        out += "(?P";
        i += 2;
        continue;
      }
      if (c != '{' || i + 1 == text.size() || !(is_lower(text[i + 1]) || text[i + 1] == '_')) {
        out.push_back(c);
        continue;
      }
      const auto close = text.find('}', i);
      if (close == std::string_view::npos) {
        source.report(at, i, "a '{' without its '}'");
        return false;
      }
      const std::string_view inside = text.substr(i + 1, close - i - 1);
      const std::string_view name = inside.substr(0, inside.find(':'));
      const auto found = definitions_.find(name);
      if (found == definitions_.end()) {
        std::vector<std::string_view> known;
        for (const auto& [key, value] : definitions_) known.push_back(key);
        source.report(at, i, unknown("no definition", name, known));
        return false;
      }
      Definition& definition = found->second;
      if (definition.state == Definition::open) {
        source.report(at, i, "a definition that uses itself");
        return false;
      }
      if (depth_ == kDeepest && definition.state == Definition::fresh) {
        source.report(at, i, "definitions that use each other 32 deep");
        return false;
      }
      ++depth_;
      settle(definition);
      --depth_;
      if (definition.state == Definition::broken) {
        lost_in_ = definition.problem;
        return false;
      }
      if (inside.size() == name.size()) {
        out += "(?:";
      } else if (slots == nullptr) {
        source.report(at, i, "a definition has no slots of its own");
        return false;
      } else {
        out += "(?P<s" + std::to_string(slots->size()) + ">";
        slots->push_back(
            {std::string(inside.substr(name.size() + 1)), definition.type, std::string(name)});
      }
      out += definition.expanded;
      out.push_back(')');
      if (out.size() > kLongestPattern) return true;  // parses() says so
      i = close;
    }
    return true;
  }

  static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
  static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

  void read_examples(const Source& source, const Yaml& list, Rule& rule) {
    if (!is_list(source, list)) return;
    static constexpr std::array kKeys = {"reads"sv, "gives"sv, "ignores"sv};
    for (const Yaml& item : list.items) {
      Example example;
      example.place = place_of(item);
      for (const auto& [key, value] : item.entries) {
        if (key.scalar == "reads" || key.scalar == "ignores") {
          example.text = value.scalar;
          example.reads = key.scalar == "reads";
          example.place = place_of(value);
        } else if (key.scalar == "gives") {
          if (value.kind != Yaml::Kind::map)
            source.report(value, "gives is a map from slots to words");
          example.gives = pairs(value);
        } else {
          source.report(key, unknown_key(key.scalar, kKeys));
        }
      }
      if (item.kind != Yaml::Kind::map) {
        source.report(item, "an example is 'reads: …' or 'ignores: …'");
      }
      rule.examples.push_back(std::move(example));
    }
  }

  Problems& problems_;
  RE2::Set syntax_{pattern_options(), RE2::UNANCHORED};  // only parses: never compiled
  std::deque<Source> sources_;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kLongestPattern = 64 << 10;
  std::map<std::string, Definition, std::less<>> definitions_;
  static constexpr int kDeepest = 32;
  int depth_ = 0;                              // of definitions in definitions
  std::vector<std::string> definition_names_;  // in file order
  std::size_t lost_in_ = kNone;                // the problem of the broken definition met last
  std::map<std::size_t, std::vector<std::string>> lost_;  // ids of rules, by such a problem
  std::deque<Yaml> roots_;                                // of the files
  std::vector<std::pair<const Source*, const Yaml*>> pending_;
  std::vector<Reference> references_;
  std::vector<std::pair<const Source*, Scenario>> scenarios_;
  std::set<std::string, std::less<>> set_aside_;  // ids of rules with a mistake
};

}  // namespace

std::optional<double> share_of(std::string_view text) {
  double percent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
  if (error != std::errc() || std::string_view(end, text.data() + text.size()) != "%" ||
      !(percent >= 0 && percent <= 100)) {
    return std::nullopt;
  }
  return percent / 100;
}

RE2::Options pattern_options() {
  RE2::Options options(RE2::Latin1);  // bytes: the text may be any UTF-8, and byte ranges are small
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{64} << 20);
  return options;
}

std::string_view severity_name(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}
std::string_view stance_name(Stance stance) { return kStances[static_cast<std::size_t>(stance)]; }
std::optional<Severity> severity_by_name(std::string_view name) {
  return by_name<Severity>(kSeverities, name);
}
std::optional<Stance> stance_by_name(std::string_view name) {
  return by_name<Stance>(kStances, name);
}

RuleFiles read_rules(const std::vector<std::filesystem::path>& folders, Problems& problems) {
  std::vector<std::filesystem::path> paths;
  for (const auto& folder : folders) {
    const auto first = static_cast<std::ptrdiff_t>(paths.size());
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    if (error) {
      problems.push_back(
          {.path = folder.string(), .message = "no rules here: " + error.message(), .fatal = true});
    }
    std::sort(paths.begin() + first, paths.end());
  }
  Loader loader(problems);
  std::vector<ParsedFile> parsed(paths.size());
  std::atomic<std::size_t> next{0};
  on_threads(few_threads(), [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < paths.size();) parsed[i] = parse_file(paths[i]);
  });
  for (ParsedFile& file : parsed) loader.read_file(std::move(file));
  RuleFiles files;
  files.rules = loader.rules();
  loader.rank(files.rules, files.over, files.beside);
  files.scenarios = loader.scenarios(files.rules);
  return files;
}

}  // namespace crosscheck
