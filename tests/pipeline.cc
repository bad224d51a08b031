#include "pipeline.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "catch.h"

namespace crosscheck::testing {

const LoadedLanguage& english() {
  static const LoadedLanguage loaded = [] {
    Problems problems;
    LoadedLanguage out = load_language(CROSSCHECK_SOURCE_DIR "/rules", problems);
    for (const Problem& problem : problems)
      FAIL(problem.path << ":" << problem.line << ": " << problem.message);
    return out;
  }();
  return loaded;
}

ClaimSet claims_of(const std::vector<std::string>& paths, std::size_t jobs) {
  Problems problems;
  const Inputs inputs = find_inputs(paths, problems);
  ClaimSet set = extract_claims(inputs, english().reading, english().language, jobs);
  set.problems.insert(set.problems.end(), problems.begin(), problems.end());
  sort_claims(set);
  return set;
}

Report report_of(ClaimSet set) {
  const Language& language = english().language;
  date_copies(set);
  const ClaimGraph graph = link_claims(set, language.rules, set.problems);
  lend_days(set, graph, language.rules, language.lexicon);
  auto findings = check_facts(set, graph, language.rules, language.lexicon);
  return make_report(std::move(set), std::move(findings), language.rules.rules(), graph.links());
}

TempFolder::TempFolder() {
  static std::atomic<int> number{0};
  path_ = (std::filesystem::temp_directory_path() /
           ("crosscheck-test-" + std::to_string(getpid()) + "-" + std::to_string(number++)))
              .string();
  std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::string TempFolder::write(const std::string& name, std::string_view bytes) const {
  const auto file = std::filesystem::path(path_) / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

}  // namespace crosscheck::testing
