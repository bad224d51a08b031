#include "cli/load_language.h"

#include <array>
#include <cstdlib>
#include <future>

#include "rule/load_lexicon.h"

namespace crosscheck {

std::filesystem::path find_rules(const std::optional<std::string>& named) {
  if (named) return *named;
  if (const char* variable = std::getenv("CROSSCHECK_RULES");
      variable != nullptr && *variable != 0) {
    return variable;
  }
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto installed = binary.parent_path().parent_path() / "share" / "crosscheck" / "rules";
  if (!error && std::filesystem::is_directory(installed, error)) return installed;
  return CROSSCHECK_SOURCE_RULES_DIR;
}

LoadedLanguage load_language(const std::filesystem::path& folder, Problems& problems,
                             const std::vector<Config>& configs) {
  // The files are read side by side; what is wrong in them is told in one order.
  const auto english = folder / "en";
  std::array<Problems, 4> told;
  const auto beside = [](auto load) { return std::async(std::launch::async, load); };
  auto lexicon = beside([&] { return load_lexicon(folder, told[0]); });
  auto gazetteer = beside([&] { return load_gazetteer(english, told[1]); });
  auto reading = beside([&] { return load_reading_words(english, told[2]); });
  Grammar grammar = load_grammar(english, told[3]);
  std::vector<std::filesystem::path> packs{english / "packs"};
  std::vector<RuleSetting> settings;
  for (const Config& config : configs) {
    packs.insert(packs.end(), config.packs.begin(), config.packs.end());
    for (const ConfiguredRule& rule : config.rules) {
      using What = RuleSetting::What;
      settings.push_back({rule.section == "rules"        ? What::on
                          : rule.section == "severities" ? What::severity
                                                         : What::tolerance,
                          rule.rule, rule.value, rule.at});
    }
  }
  RulePack rules = RulePack::load(packs, told[3]);
  rules.apply(settings, told[3]);
  LoadedLanguage loaded{{lexicon.get(), gazetteer.get(), std::move(grammar), std::move(rules)},
                        reading.get()};
  for (const Problems& some : told) problems.insert(problems.end(), some.begin(), some.end());
  return loaded;
}

}  // namespace crosscheck
