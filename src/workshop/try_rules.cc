#include "workshop/try_rules.h"

#include <algorithm>

#include "report/wording.h"
#include "rule/near_miss.h"
#include "value/spell.h"
#include "workshop/rule_test.h"

namespace crosscheck {

namespace {

constexpr std::size_t kNearMisses = 5;
constexpr std::size_t kColumn = 13;

std::string names_of(const TopicRole& role) {
  std::string out;
  for (const Entity& entity : role.entities) {
    out += (out.empty() ? "" : " and ") + entity.name;
    if (entity.filled) out += " (from the context)";
  }
  return out.empty() ? "left open" : out;
}

class Attempts {
 public:
  Attempts(const Language& language, const TextOptions& options, std::ostream& out)
      : language_(language), page_(out, options) {}

  bool show(const Trace& trace, const std::vector<Claim>& claims) {
    bool any = false;
    for (std::uint32_t s = 0; s < trace.sentences.size(); ++s) {
      if (s > 0) page_.blank();
      const Sentence& sentence = trace.sentences[s];
      page_.print(0, 0, {{sentence.folded.text, Style::strong}});
      page_.print(0, 0, {{sentence.marked.text}});
      bool matched = false;
      for (const Trace::Match& match : trace.matches) {
        if (match.sentence != s) continue;
        matched = true;
        any |= match.fate == Fate::claim;
        show(sentence, match, claims);
      }
      if (!matched) page_.print(2, 2, {{"no rule matches"}});
      close(sentence);
    }
    return any;
  }

 private:
  std::string words(const Sentence& sentence, Span marked) const {
    std::string_view out = slice(sentence.folded.text, sentence.marked.folded(marked));
    while (out.ends_with(' ')) out.remove_suffix(1);
    return std::string(out);
  }

  void show(const Sentence& sentence, const Trace::Match& match, const std::vector<Claim>& claims) {
    const Rule& rule = language_.rules.rules()[match.match.rule];
    page_.blank();
    std::string verb = "reads ";
    if (match.fate != Fate::claim) verb = "matches ";
    page_.print(2, 4,
                {{rule.id, match.fate == Fate::claim ? Style::strong : Style::plain},
                 {" " + verb + "\"" + words(sentence, match.match.span) + "\"" + why(match)}});
    const auto& slots = rule.patterns[match.match.pattern].slots;
    const bool read = !match.claim.id.empty();
    std::vector<std::string> shown;
    for (const auto& capture : match.match.captures) {
      const std::string& name = slots[capture.slot].name;
      std::string line = "\"" + words(sentence, capture.span) + "\"";
      if (std::find(shown.begin(), shown.end(), name) == shown.end() && read) {
        if (name == "value") line += " → " + describe(match.claim.value);
        for (const TopicRole& role : match.claim.topic) {
          if (role.role == name) line += " → " + names_of(role);
        }
      }
      page_.field(4, kColumn, name, {{line}});
      shown.push_back(name);
    }
    if (!read) return;
    for (const TopicRole& role : match.claim.topic) {
      if (std::find(shown.begin(), shown.end(), role.role) == shown.end())
        page_.field(4, kColumn, role.role, {{names_of(role)}});
    }
    if (match.claim.when) page_.field(4, kColumn, "when", {{describe(Value(*match.claim.when))}});
    if (match.fate != Fate::claim) return;
    if (match.claim.stance != Stance::asserted)
      page_.field(4, kColumn, "stance", {{std::string(stance_name(match.claim.stance))}});
    if (!match.claim.speaker.empty()) page_.field(4, kColumn, "speaker", {{match.claim.speaker}});
    for (const Claim& claim : claims) {
      if (claim.derived_sign == 0 || claim.derived_from.front() != match.claim.id) continue;
      page_.field(4, kColumn, "derives", {{claim.kind + ": " + describe(claim.value)}});
    }
  }

  std::string why(const Trace::Match& match) const {
    const auto& rules = language_.rules.rules();
    switch (match.fate) {
      case Fate::claim:
        return "";
      case Fate::cue:
        return "";
      case Fate::other_value:
        return ", but the value is no " + rules[match.match.rule].value;
      case Fate::outside:
        return ", but the value is out of its range";
      case Fate::open:
        return ", but a role that it needs is left open";
      case Fate::second:
        return match.by == match.match.rule
                   ? ", but another of its matches comes first"
                   : ", but " + rules[match.by].id + ", of the same kind, comes first";
      case Fate::beaten:
        return ", but " + rules[match.by].id + " is over it";
    }
    return "";
  }

  void close(const Sentence& sentence) {
    const auto misses = near_misses(language_.rules, sentence.marked, kNearMisses);
    if (misses.empty()) return;
    page_.blank();
    page_.print(2, 2, {{"came close:"}});
    for (const NearMiss& miss : misses) {
      const Rule& rule = language_.rules.rules()[miss.rule];
      const Pattern& pattern = rule.patterns[miss.pattern];
      page_.print(4, 6,
                  {{rule.id, Style::strong},
                   {" matches \"" + words(sentence, miss.matched) + "\", but for"}});
      page_.quote(6, pattern.source, {miss.failed}, Style::note);
      if (miss.failed.empty()) {
        page_.print(6, 6,
                    {{"before which the sentence has \"" + words(sentence, miss.instead) + "\""}});
        continue;
      }
      page_.print(6, 6,
                  {{miss.instead.empty()
                        ? std::string("where the sentence has nothing more")
                        : "where the sentence has \"" + words(sentence, miss.instead) + "\""}});
    }
  }

  const Language& language_;
  Page page_;
};

}  // namespace

bool try_rules(const Language& language, const ReadingWords& words, const std::string& text,
               std::optional<Day> published, const TextOptions& options, std::ostream& out) {
  Extractor extractor(language);
  Trace trace;
  const auto result = extractor.extract(
      told_article({published, "", text, {}}, "sentence", words, language.lexicon), &trace);
  return Attempts(language, options, out).show(trace, result.claims);
}

}  // namespace crosscheck
