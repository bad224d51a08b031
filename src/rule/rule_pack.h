#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rule/mark.h"
#include "rule/rule.h"
#include "text/problem.h"
#include "text/span.h"

namespace crosscheck {

// One place where a pattern matched. Spans are in the marked text.
struct RuleMatch {
  struct Capture {
    std::uint32_t slot;  // index into the pattern's slots
    Span span;
  };
  std::uint32_t rule = 0;
  std::uint32_t pattern = 0;
  Span span;
  std::vector<Capture> captures;  // only the slots that took part
};

// What a project says of a rule or of a pack: `rules: {sport: off}`, `severities: {sport.rank:
// note}`, `tolerances: {general.population: 5%}`.
struct RuleSetting {
  enum class What { on, severity, tolerance } what = What::on;
  std::string rule;   // its id, or the first part of those of a pack
  std::string value;  // as written
  Problem at;         // its place, without a message
};

// Rules, compiled. The door to RE2. Immutable and shared by threads, but for the captures of
// a pattern, which are compiled when it first matches (once, whoever comes first).
class RulePack {
 public:
  // Reads every *.yaml file of `folders` that holds `rules:` or `definitions:`, in order of their
  // names. A broken rule is a Problem and is left out; the others stay.
  static RulePack load(const std::vector<std::filesystem::path>& folders, Problems& problems);

  // Sets what a project wants otherwise, in order; what is no setting of a rule is a Problem.
  void apply(const std::vector<RuleSetting>& settings, Problems& problems);

  RulePack(RulePack&&) noexcept;
  RulePack& operator=(RulePack&&) noexcept;
  ~RulePack();

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule* find(std::string_view id) const;
  // The rule that says how claims of this kind are compared: the first that gives the kind.
  const Rule* of_kind(std::string_view kind) const;
  // What the packs hold for `crosscheck rules test`, in order of files and lines.
  const std::vector<Scenario>& scenarios() const { return scenarios_; }

  // Whether `rule` makes its claim alone where `other` reads the same value; indices into rules().
  bool over(std::uint32_t rule, std::uint32_t other) const;
  // Whether a pack says that both make theirs.
  bool beside(std::uint32_t rule, std::uint32_t other) const;

  // Appends the matches in `sentence`: by rule, then pattern, then place. Matches of one pattern
  // do not overlap. Linear in the sentence.
  void match(const MarkedSentence& sentence, std::vector<RuleMatch>& out) const;

 private:
  RulePack();
  struct Compiled;
  std::vector<Rule> rules_;
  std::vector<Scenario> scenarios_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace crosscheck
