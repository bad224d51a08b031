#include "cli/load_language.h"

#include <cstdlib>

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

LoadedLanguage load_language(const std::filesystem::path& folder, Problems& problems) {
  const auto english = folder / "en";
  return {{load_lexicon(folder, problems), load_gazetteer(english, problems),
           load_grammar(english, problems), RulePack::load({english / "packs"}, problems)},
          load_reading_words(english, problems)};
}

}  // namespace crosscheck
