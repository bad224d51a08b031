// Any bytes as a rule pack: what is wrong is a Problem with a place in the file, what is left
// matches within the sentence, and both are the same a second time.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "rule/near_miss.h"
#include "rule/rule_pack.h"

namespace {

using namespace crosscheck;

void require(bool holds) {
  if (!holds) std::abort();
}

// One folder for the whole run; the pack in it is written anew each time.
const std::filesystem::path& folder() {
  static const std::filesystem::path path = [] {
    auto out =
        std::filesystem::temp_directory_path() / ("rule-pack-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(out);
    std::atexit([] {
      std::error_code error;
      std::filesystem::remove_all(folder(), error);
    });
    return out;
  }();
  return path;
}

MarkedSentence some_sentence() {
  MarkedSentence sentence;
  constexpr std::string_view kFolded =
      "Ada Lindgren's fourth visit to Kenya ended on Friday after 40 talks";
  sentence.items = {{Mark::person, {0, 12}, 0, 0},
                    {Mark::ordinal, {15, 21}, 0, 0},
                    {Mark::place, {31, 36}, 0, 1},
                    {Mark::date, {46, 52}, 0, 1},
                    {Mark::number, {59, 61}, 0, 2}};
  write_marked(kFolded, sentence);
  return sentence;
}

std::vector<RuleMatch> matches_of(const RulePack& pack) {
  const MarkedSentence sentence = some_sentence();
  std::vector<RuleMatch> matches;
  pack.match(sentence, matches);
  for (const RuleMatch& match : matches) {
    require(match.span.end <= sentence.text.size() && match.span.begin <= match.span.end);
    const Rule& rule = pack.rules().at(match.rule);
    for (const auto& capture : match.captures) {
      require(match.span.contains(capture.span));
      require(capture.slot < rule.patterns.at(match.pattern).slots.size());
    }
    require(sentence.folded(match.span).end <= sentence.origin.back());
  }
  return matches;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::ofstream(folder() / "pack.yaml", std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const std::vector<std::filesystem::path> folders{folder()};
  Problems problems, again;
  const RulePack pack = RulePack::load(folders, problems);
  for (const Problem& problem : problems) require(!problem.message.empty());
  for (const Rule& rule : pack.rules()) {
    require(!rule.id.empty() && pack.find(rule.id) == &rule && pack.of_kind(rule.kind) != nullptr);
    require(!rule.patterns.empty());
  }
  for (const Scenario& scenario : pack.scenarios()) {
    require(!scenario.articles.empty() && !scenario.outcomes.empty());
    for (const auto& outcome : scenario.outcomes) require(pack.find(outcome.rule) != nullptr);
  }
  const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(pack.rules().size(), 32));
  for (std::uint32_t a = 0; a < count; ++a) {
    require(!pack.over(a, a));
    for (std::uint32_t b = 0; b < count; ++b) {
      require(!(pack.over(a, b) && (pack.over(b, a) || pack.beside(a, b))));
      require(pack.beside(a, b) == pack.beside(b, a));
    }
  }
  const MarkedSentence sentence = some_sentence();
  if (count < 32) {
    for (const NearMiss& miss : near_misses(pack, sentence, 3)) {
      const Pattern& pattern = pack.rules().at(miss.rule).patterns.at(miss.pattern);
      require(miss.failed.begin <= miss.failed.end && miss.failed.end <= pattern.source.size());
      require(sentence.folded(miss.matched).end <= sentence.origin.back());
      require(sentence.folded(miss.instead).end <= sentence.origin.back());
    }
  }
  const RulePack second = RulePack::load(folders, again);
  require(problems == again);
  require(matches_of(pack).size() == matches_of(second).size());
  return 0;
}
