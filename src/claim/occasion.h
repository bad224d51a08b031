#pragma once

#include <vector>

#include "claim/names.h"
#include "rule/grammar.h"

namespace crosscheck {

// What an occasion is made of: "Japan's defeat", "victory over militarist Japan" and "the
// surrender of Japan" are all class:defeat and place:jp, the second with word:militarist besides.
struct Occasion {
  std::vector<Entity> entities;  // in the order of the words
  Span span;                     // of the marked text: where its name really ends
  // Whether it names anything in particular: "the event" and "the anniversary" do not.
  bool specific() const;
};

// Reads the occasion that `span` of the marked text begins with; it may end earlier, at a date, a
// comma or a word that begins a new clause.
Occasion read_occasion(const Sentence& sentence, Span span, const ArticleNames& names,
                       const Gazetteer& gazetteer, const Grammar& grammar);

// The last specific occasion that a sentence names, for "the event" in the next one.
Occasion last_occasion(const Sentence& sentence, const ArticleNames& names,
                       const Gazetteer& gazetteer, const Grammar& grammar);

}  // namespace crosscheck
