#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "claim/told.h"
#include "pipeline.h"

namespace crosscheck::testing {

// The words of the shipped English with a pack of one's own: the shipped definitions, then `yaml`.
struct OwnRules {
  TempFolder folder;
  Problems problems;
  Language language;

  explicit OwnRules(std::string_view yaml)
      : language{english().language.lexicon, english().language.gazetteer,
                 english().language.grammar, load(yaml)} {}

 private:
  RulePack load(std::string_view yaml) {
    std::filesystem::copy_file(CROSSCHECK_SOURCE_DIR "/rules/en/packs/definitions.yaml",
                               folder.path() + "/definitions.yaml");
    folder.write("own.yaml", yaml);
    return RulePack::load({folder.path()}, problems);
  }
};

}  // namespace crosscheck::testing
