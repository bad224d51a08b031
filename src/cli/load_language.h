#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "article/config.h"
#include "article/reading_words.h"
#include "claim/extract.h"

namespace crosscheck {

// The folder of the rules: `named` if given, $CROSSCHECK_RULES, ../share/crosscheck/rules beside
// the running binary, else that of the source tree it was built from.
std::filesystem::path find_rules(const std::optional<std::string>& named);

// All words and rules of English, from `folder`.
struct LoadedLanguage {
  Language language;
  ReadingWords reading;
};
LoadedLanguage load_language(const std::filesystem::path& folder, Problems& problems,
                             const std::vector<Config>& configs = {});

}  // namespace crosscheck
