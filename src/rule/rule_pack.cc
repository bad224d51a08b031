// Rules are matched on marked text (rule/mark.h), where names and values are single capital
// letters and the rest is lower case. So '{person}' is a short pattern over a few letters, not an
// expression for every way to spell a name. A sentence without a duration cannot match a rule about
// one, nor one without the words that a pattern needs (rule/anchors.h): one pass over the sentence
// says which patterns are worth running, and each is compiled when it is first run. An RE2::Set of
// all would have to follow every gap of every pattern at once.
//
//   '{person:visitor}{s} {ordinal:value} visit to {place:place}'
//     on "it was P's O visit to L"                 matches
//     on "the O visit of the season went to L"     does not

#include "rule/rule_pack.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>

#include "rule/anchors.h"
#include "rule/read_rules.h"
#include "text/nearest.h"
#include "text/threads.h"

namespace crosscheck {

namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

struct RulePack::Compiled {
  struct Expression {
    std::uint32_t rule = 0;
    std::uint32_t pattern = 0;
    char mark = 0;  // a sentence without it cannot match; 0: any sentence can
    std::once_flag once;
    std::unique_ptr<RE2> expression;
    std::vector<std::uint32_t> slot_of_group;
  };
  std::deque<Expression> patterns;      // by rule, then pattern
  std::vector<std::uint32_t> wordless;  // those that need no word we know of
  WordFinder words;                     // of the others
  std::map<std::string, std::size_t, std::less<>> by_id, by_kind;
  std::vector<std::vector<std::uint32_t>> over, beside;  // of each rule; ascending
};

RulePack::RulePack() : compiled_(std::make_unique<Compiled>()) {}
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;
RulePack::~RulePack() = default;

RulePack RulePack::load(const std::vector<std::filesystem::path>& folders, Problems& problems) {
  RuleFiles files = read_rules(folders, problems);
  RulePack pack;
  pack.rules_ = std::move(files.rules);
  pack.scenarios_ = std::move(files.scenarios);
  Compiled& compiled = *pack.compiled_;
  compiled.over = std::move(files.over);
  compiled.beside = std::move(files.beside);
  for (std::uint32_t r = 0; r < pack.rules_.size(); ++r) {
    const Rule& rule = pack.rules_[r];
    compiled.by_id.emplace(rule.id, r);
    compiled.by_kind.emplace(rule.kind, r);
    for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
      auto& expression = compiled.patterns.emplace_back();
      expression.rule = r;
      expression.pattern = p;
      expression.mark = rule.patterns[p].needs;
    }
  }
  std::vector<std::vector<std::string>> anchors(compiled.patterns.size());
  std::atomic<std::size_t> next{0};
  on_threads(few_threads(), [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < anchors.size();) {
      const auto& at = compiled.patterns[i];
      anchors[i] = anchors_of(pack.rules_[at.rule].patterns[at.pattern].expanded);
    }
  });
  for (std::uint32_t i = 0; i < anchors.size(); ++i) {
    for (const std::string& word : anchors[i]) compiled.words.add(word, i);
    if (anchors[i].empty()) compiled.wordless.push_back(i);
  }
  compiled.words.compile();
  return pack;
}

void RulePack::apply(const std::vector<RuleSetting>& settings, Problems& problems) {
  using What = RuleSetting::What;
  for (const RuleSetting& setting : settings) {
    const auto complain = [&](std::string message) {
      problems.push_back(setting.at);
      problems.back().message = std::move(message);
    };
    const auto severity = severity_by_name(setting.value);
    const auto share = share_of(setting.value);
    if (setting.what == What::on && setting.value != "on" && setting.value != "off") {
      complain("a rule is on or off");
      continue;
    }
    if (setting.what == What::severity && !severity) {
      complain("'" + setting.value + "' is none of note warning error");
      continue;
    }
    if (setting.what == What::tolerance && !share) {
      complain("a tolerance is a share, as 5%");
      continue;
    }
    bool found = false;
    std::vector<std::string_view> ids;
    for (Rule& rule : rules_) {
      const std::string_view pack = std::string_view(rule.id).substr(0, rule.id.find('.'));
      ids.push_back(rule.id);
      ids.push_back(pack);
      if (setting.rule != rule.id && setting.rule != pack) continue;
      found = true;
      if (setting.what == What::on) rule.off = setting.value == "off";
      if (setting.what == What::severity) rule.severity = *severity;
      if (setting.what == What::tolerance) rule.tolerance = *share;
    }
    if (found) continue;
    const auto close = nearest(setting.rule, ids);
    complain("no rule and no pack '" + setting.rule + "'" +
             (close.empty() ? "" : "; did you mean '" + std::string(close) + "'?"));
  }
}

const Rule* RulePack::find(std::string_view id) const {
  const auto it = compiled_->by_id.find(id);
  return it == compiled_->by_id.end() ? nullptr : &rules_[it->second];
}

const Rule* RulePack::of_kind(std::string_view kind) const {
  const auto it = compiled_->by_kind.find(kind);
  return it == compiled_->by_kind.end() ? nullptr : &rules_[it->second];
}

bool RulePack::over(std::uint32_t rule, std::uint32_t other) const {
  const auto& others = compiled_->over[rule];
  return std::binary_search(others.begin(), others.end(), other);
}

bool RulePack::beside(std::uint32_t rule, std::uint32_t other) const {
  const auto& others = compiled_->beside[rule];
  return std::binary_search(others.begin(), others.end(), other);
}

void RulePack::match(const MarkedSentence& sentence, std::vector<RuleMatch>& out) const {
  thread_local std::vector<std::uint32_t> hits;
  hits = compiled_->wordless;
  compiled_->words.find(sentence.text, hits);
  std::array<bool, 256> marks{};
  for (const char c : sentence.text) marks[static_cast<unsigned char>(c)] = true;
  std::erase_if(hits, [&](std::uint32_t hit) {
    const auto& pattern = compiled_->patterns[hit];
    return rules_[pattern.rule].off ||
           (pattern.mark != 0 && !marks[static_cast<unsigned char>(pattern.mark)]);
  });
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  for (const std::uint32_t hit : hits) {
    auto& compiled = compiled_->patterns[hit];
    const Pattern& pattern = rules_[compiled.rule].patterns[compiled.pattern];
    std::call_once(compiled.once, [&] {
      compiled.expression = std::make_unique<RE2>(pattern.expanded, pattern_options());
      const auto groups = static_cast<std::size_t>(compiled.expression->NumberOfCapturingGroups());
      compiled.slot_of_group.assign(groups + 1, UINT32_MAX);
      for (const auto& [name, group] : compiled.expression->NamedCapturingGroups()) {
        compiled.slot_of_group[static_cast<std::size_t>(group)] =
            static_cast<std::uint32_t>(std::stoul(name.substr(1)));
      }
    });
    thread_local std::vector<re2::StringPiece> groups;
    groups.resize(compiled.slot_of_group.size());
    const char* const text = sentence.text.data();
    std::size_t from = 0;
    while (from <= sentence.text.size() &&
           compiled.expression->Match(sentence.text, from, sentence.text.size(), RE2::UNANCHORED,
                                      groups.data(), static_cast<int>(groups.size()))) {
      const auto span_of = [&](const re2::StringPiece& piece) {
        const auto begin = static_cast<std::size_t>(piece.data() - text);
        return Span{begin, begin + piece.size()};
      };
      RuleMatch match{compiled.rule, compiled.pattern, span_of(groups[0]), {}};
      for (std::size_t g = 1; g < groups.size(); ++g) {
        if (groups[g].data() != nullptr && compiled.slot_of_group[g] != UINT32_MAX) {
          match.captures.push_back({compiled.slot_of_group[g], span_of(groups[g])});
        }
      }
      from = std::max(match.span.end, match.span.begin + 1);
      while (match.span.end > match.span.begin && !is_word(text[match.span.end - 1])) {
        --match.span.end;
      }
      out.push_back(std::move(match));
    }
  }
}

}  // namespace crosscheck
