#pragma once

#include <vector>

#include "article/article.h"
#include "claim/claim.h"
#include "claim/names.h"
#include "claim/occasion.h"
#include "rule/gazetteer.h"
#include "rule/grammar.h"
#include "rule/rule_pack.h"
#include "text/utf8.h"
#include "value/lexicon.h"

namespace crosscheck {

// All that reading English takes; immutable and shared by threads.
struct Language {
  Lexicon lexicon;
  Gazetteer gazetteer;
  Grammar grammar;
  RulePack rules;
};

// Reads one article after the other; its buffers are reused. One for each thread.
class Extractor {
 public:
  explicit Extractor(const Language& language) : language_(language) {}

  struct Result {
    ArticleRecord record;
    std::vector<Claim> claims;  // by place, then rule; Claim::article is 0
  };
  Result extract(const Article& article);

 private:
  struct Context;  // what the sentences before have left: the speaker of an open quotation, ...

  void read_sentence(const Article& article, std::size_t index, Context& context, Result& result);
  bool read_claim(const Article& article, const Sentence& sentence, const RuleMatch& match,
                  const Context& context, Claim& claim) const;
  std::vector<Entity> read_slot(const Article& article, const Sentence& sentence, SlotType type,
                                Span span, const Context& context, Span& used) const;
  std::vector<Entity> fill_slot(SlotType type, const Context& context) const;
  std::vector<Entity> people_behind(const Sentence& sentence, Span span,
                                    const Context& context) const;
  void set_when(const Sentence& sentence, const RuleMatch& match, std::size_t value_item,
                Claim& claim) const;
  void set_where(const Sentence& sentence, const RuleMatch& match, const Context& context,
                 Claim& claim) const;
  void derive(const Article& article, const LineIndex& lines, const Rule& rule, const Claim& base,
              std::vector<Claim>& claims) const;
  bool near_match(const Sentence& sentence, Span match, const Entity& place) const;
  std::optional<Entity> scene_of(const Sentence& sentence, Span near) const;

  const Language& language_;
  std::vector<Sentence> sentences_;
  std::size_t count_ = 0;
  ArticleNames names_;
  std::vector<RuleMatch> matches_;
};

}  // namespace crosscheck
