#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/names.h"
#include "rule/gazetteer.h"
#include "rule/grammar.h"

struct sb_stemmer;  // libstemmer

namespace crosscheck {

// What tells a claim from others of its kind in one story: what happened, and the words around the
// value. Of "four bombs were dropped on the camp" the happening is an air raid, and the words are
// "bomb camp drop". Values are no part of them. One for each thread.
class SettingReader {
 public:
  SettingReader();

  // What most of the first sentences tell of; nullopt where they name nothing that happens.
  std::optional<Entity> main_happening(std::span<const Sentence> sentences,
                                       const Gazetteer& gazetteer) const;

  // The happening named nearest to `at`, an offset in the folded sentence.
  std::optional<Entity> happening(const Sentence& sentence, std::size_t at,
                                  const Gazetteer& gazetteer) const;

  // The stems of up to twelve words of the sentence, those nearest to `value` (a span of the folded
  // text), sorted, with a space between. Words that any sentence may have are left out, and those
  // of the topic, which are compared by themselves.
  std::string words_around(const Sentence& sentence, Span value,
                           const std::vector<TopicRole>& topic, const Grammar& grammar) const;

 private:
  std::string stem(std::string_view word) const;
  struct Free {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Free> stemmer_;
};

}  // namespace crosscheck
