#pragma once

#include <vector>

#include "article/article.h"
#include "claim/claim.h"
#include "claim/names.h"
#include "claim/occasion.h"
#include "claim/setting.h"
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

// What became of a match.
enum class Fate : std::uint8_t {
  claim,        // it made one
  cue,          // its rule makes none, but colours those of others
  other_value,  // its words are not the value, or no noun, that the rule asks for
  outside,      // the value is out of the rule's range
  open,         // neither words nor context fill a role that the rule needs
  second,       // a rule or pattern of the same kind that comes first read this value
  beaten,       // so did a rule that is over this one
};

// All that the rules did to an article, for those who write rules.
struct Trace {
  struct Match {
    std::uint32_t sentence = 0;
    RuleMatch match;
    Fate fate = Fate::claim;
    std::uint32_t by = 0;  // second, beaten: index of the rule that made the claim
    Claim claim;           // that it made or would have; empty for cue, other_value and outside
  };
  std::vector<Sentence> sentences;
  std::vector<Match> matches;  // by sentence, then rule, pattern and place
};

// Reads one article after the other; its buffers are reused. One for each thread.
class Extractor {
 public:
  explicit Extractor(const Language& language) : language_(language) {}

  struct Result {
    ArticleRecord record;
    std::vector<Claim> claims;  // by place, then rule; Claim::article is 0
  };
  // Adds what happened to `trace`, where there is one: then sentences that hold nothing to read are
  // matched too.
  Result extract(const Article& article, Trace* trace = nullptr);

 private:
  struct Context;  // what the sentences before have left: the speaker of an open quotation, ...

  void read_sentence(const Article& article, std::size_t index, Context& context, Result& result,
                     Trace* trace);
  void choose_claims();
  bool colours(const Sentence& sentence, const RuleMatch& cue, const RuleMatch& match,
               const Claim& claim) const;
  Fate read_claim(const Article& article, const Sentence& sentence, const RuleMatch& match,
                  const Context& context, Claim& claim, Span& value_span) const;
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
  SettingReader setting_;
  std::vector<RuleMatch> matches_;
  struct Candidate {
    std::uint32_t match;  // index in matches_
    Fate fate = Fate::claim;
    std::uint32_t by = 0;
    Span value;  // of the marked text
    Claim claim;
  };
  std::vector<Candidate> candidates_;
};

}  // namespace crosscheck
