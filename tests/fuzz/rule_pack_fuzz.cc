// Any bytes as a rule pack: what is wrong is a Problem with a place in the file, what is left
// matches within the sentence, and both are the same a second time.

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

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

std::vector<RuleMatch> matches_of(const RulePack& pack) {
  MarkedSentence sentence;
  constexpr std::string_view kFolded =
      "Ada Lindgren's fourth visit to Kenya ended on Friday after 40 talks";
  sentence.items = {{Mark::person, {0, 12}, 0, 0},
                    {Mark::ordinal, {15, 21}, 0, 0},
                    {Mark::place, {31, 36}, 0, 1},
                    {Mark::date, {46, 52}, 0, 1},
                    {Mark::number, {59, 61}, 0, 2}};
  write_marked(kFolded, sentence);
  std::vector<RuleMatch> matches;
  pack.match(sentence, matches);
  for (const RuleMatch& match : matches) {
    require(match.span.end <= sentence.text.size() && match.span.begin <= match.span.end);
    const Rule& rule = pack.rules().at(match.rule);
    for (const auto& capture : match.captures) {
      require(match.span.contains(capture.span));
      require(capture.slot < rule.patterns.at(match.pattern).slots.size());
    }
    require(sentence.folded(match.span).end <= kFolded.size());
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
  const RulePack second = RulePack::load(folders, again);
  require(problems == again);
  require(matches_of(pack).size() == matches_of(second).size());
  return 0;
}
