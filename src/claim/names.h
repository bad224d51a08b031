#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claim/claim.h"
#include "rule/gazetteer.h"
#include "rule/mark.h"
#include "text/fold.h"
#include "value/reading.h"

namespace crosscheck {

// One sentence on its way to the rules. Reused from article to article.
struct Sentence {
  Span span;  // in the article's text
  std::uint32_t paragraph = 0;
  bool headline = false;
  Folded folded;
  std::vector<Reading> readings;
  MarkedSentence marked;
};

// Who and what an article names.
class ArticleNames {
 public:
  // Marks the values and names of the first `count` sentences of `text`: sets `marked`. Names are
  // learned from the running text first ("Ada Lindgren"), then their short forms ("Lindgren", in
  // headlines too) are taken for the same person.
  void read(std::string_view text, std::vector<Sentence>& sentences, std::size_t count,
            const Gazetteer& gazetteer);

  // What a mark names; `item` is no value.
  const Entity& entity(const MarkedSentence::Item& item) const { return names_[item.index].entity; }

  // The two persons an article is about: the first two mentioned at least twice, else the first
  // two. "The two leaders" are they. Fewer where the article names fewer.
  const std::vector<Entity>& leaders() const { return leaders_; }

  // The one person whom the article calls the holder of this office ("president") or of an office
  // of this place ("place:ke"); either may be empty. nullptr unless there is just one.
  const Entity* holder(std::string_view place, std::string_view office) const;

  // Who and what is mentioned most, at most 16, by mentions and then by key.
  std::vector<Entity> context() const;

 private:
  struct Name {
    std::string folded;  // "ada lindgren"
    Entity entity;
    Mark mark = Mark::name;
    std::string office;          // key, where one stands before the name
    std::uint32_t mentions = 0;  // but for those at the start of a sentence, which may be none
    std::uint32_t full = 0;      // index of the name that this one is short for, or its own
  };

  std::uint32_t intern(std::string_view key, Mark mark, std::string_view shown);
  void mark_sentence(std::string_view text, Sentence& sentence, const Gazetteer& gazetteer);
  void learn_short_forms(const Gazetteer& gazetteer);
  void resolve(Sentence& sentence);
  void learn_offices(const Sentence& sentence, const Gazetteer& gazetteer);

  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> by_folded_;
  std::vector<Entity> leaders_;
};

}  // namespace crosscheck
