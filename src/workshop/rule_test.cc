// The tests that a rule pack brings along. An example is an article by itself; a scenario is a few
// of them, which go through the whole program: extract, link, check.
//
// A rule may hold its examples and still read nothing of them: "gives: {value: 14}" holds too where
// the pattern takes any number. So each number that a `gives` names is changed in the sentence, and
// the claim must change with it: "killed 14 people" becomes "killed 15 people".

#include "workshop/rule_test.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "article/read_article.h"
#include "finding/finding.h"
#include "graph/claim_graph.h"
#include "text/fold.h"
#include "text/nearest.h"
#include "value/reading.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// What the claim has for a slot that `gives` names.
std::string given(const Claim& claim, std::string_view role) {
  if (role == "value") return claim.value_words;
  std::string out;
  if (const auto* entities = role_of(claim, role)) {
    for (const Entity& entity : *entities) out += (out.empty() ? "" : " and ") + entity.name;
  }
  return out;
}

bool gives(const Claim& claim, const std::pair<std::string, std::string>& slot) {
  return lowered(given(claim, slot.first)) == lowered(slot.second);
}

// "value: four; visitor: Ada Lindgren"
std::string spelled(const Claim& claim) {
  std::string out = "value: " + claim.value_words;
  for (const TopicRole& role : claim.topic) {
    if (role.entities.empty()) continue;
    out += "; " + role.role + ": " + given(claim, role.role);
  }
  return out;
}

std::string spelled(const std::vector<std::pair<std::string, std::string>>& gives) {
  std::string out;
  for (const auto& [role, words] : gives) out += (out.empty() ? "" : "; ") + role + ": " + words;
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A number as it stands in a text: digits, or one word for it.
struct Number {
  Span span;
  double value = 0;
  bool grouped = false;  // 1,200
  bool ordinal = false;  // a word: fourth
};

std::optional<Number> first_number(std::string_view text, Span within, const Lexicon& lexicon) {
  for (std::size_t at = within.begin; at < within.end;) {
    std::size_t end = at;
    if (is_digit(text[at])) {
      Number number;
      std::string digits;
      for (; end < within.end; ++end) {
        const bool mark = (text[end] == ',' || text[end] == '.') && end + 1 < within.end &&
                          is_digit(text[end + 1]);
        if (text[end] == ',' && mark) number.grouped = true;
        if (is_digit(text[end]) || (text[end] == '.' && mark)) digits.push_back(text[end]);
        if (!is_digit(text[end]) && !mark) break;
      }
      std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
      number.span = {at, end};
      return number;
    }
    while (end < within.end && is_letter(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const Word& word = lexicon[lexicon.find_letters(text, at, end - at).id()];
    if (word.is(Word::cardinal | Word::ordinal))
      return Number{{at, end}, word.number, false, word.is(Word::ordinal)};
    at = end;
  }
  return std::nullopt;
}

std::string digits_of(const Number& number, double value) {
  std::array<char, 64> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  std::string out(buffer.data(), end.ptr);
  if (number.grouped && value >= 1000) {
    for (std::size_t i = std::min(out.find('.'), out.size()); i > 3;) out.insert(i -= 3, ",");
  }
  if (number.ordinal) out += "th";
  return out;
}

// The value that is read where `span` stands in a text, the whole of it.
std::optional<Value> value_at(const std::string& text, Span span, const ReadingContext& context,
                              const Lexicon& lexicon) {
  Folded folded;
  fold(text, 0, folded);
  std::vector<Reading> readings;
  find_values(folded.text, context, lexicon, readings);
  for (const Reading& reading : readings) {
    if (folded.source(reading.span).contains(span)) return reading.value;
  }
  return std::nullopt;
}

bool same_kind(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  const auto* p = std::get_if<Quantity>(&a);
  const auto* q = std::get_if<Quantity>(&b);
  return p == nullptr || p->kind == q->kind;
}

std::optional<std::size_t> find_words(std::string_view text, std::string_view words) {
  const auto at = lowered(text).find(lowered(words));
  return words.empty() || at == std::string::npos ? std::nullopt : std::optional(at);
}

// Runs the rules of one pack over its examples and scenarios.
class Bench {
 public:
  Bench(const Language& language, const ReadingWords& words)
      : language_(language), words_(words), rules_(language.rules.rules()), extractor_(language) {}

  RuleCase test_rule(std::uint32_t index) {
    const Rule& rule = rules_[index];
    RuleCase out{rule.file, rule.place, rule.id, {}};
    std::vector<bool> used(rule.patterns.size());
    bool has_reads = false;
    for (const bool reads : {true, false}) {
      const bool has = std::any_of(rule.examples.begin(), rule.examples.end(),
                                   [&](const Example& e) { return e.reads == reads; });
      if (reads) has_reads = has;
      if (has) continue;
      out.faults.push_back({rule.place,
                            reads ? "no 'reads': a sentence that it should read"
                                  : "no 'ignores': a sentence like it that it should pass over",
                            "",
                            {}});
    }
    for (const Example& example : rule.examples) {
      const Trace trace = trace_of(example.text);
      auto faults = example_faults(index, example, trace);
      if (faults.empty() && example.reads) change_numbers(index, example, trace, faults);
      say_which_counts(index, example, trace, faults);
      std::move(faults.begin(), faults.end(), std::back_inserter(out.faults));
      for (const Trace::Match& match : trace.matches) {
        if (example.reads && match.match.rule == index) used[match.match.pattern] = true;
      }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i] || !has_reads) continue;
      out.faults.push_back({rule.patterns[i].place,
                            "no 'reads' that this pattern matches",
                            "",
                            {{"pattern", rule.patterns[i].source}}});
    }
    std::stable_sort(out.faults.begin(), out.faults.end(),
                     [](const auto& a, const auto& b) { return a.place < b.place; });
    return out;
  }

  std::vector<RuleFault> example_faults(std::uint32_t index, const Example& example,
                                        const Trace& trace) const {
    const Rule& rule = rules_[index];
    std::vector<RuleFault> out;
    const auto fault = [&](std::string message, Details details) {
      details.emplace_back("marked", marked_text(trace));
      out.push_back({example.place, std::move(message), example.text, std::move(details)});
    };
    std::string seen;
    bool found = false, holds = false;
    for (const Trace::Match& match : trace.matches) {
      if (match.match.rule != index) continue;
      std::string words;
      if (match.fate == Fate::cue) {
        found = true;
        holds |= cue_gives(rule, example, trace, match);
        words = std::string(matched_words(trace, match));
      } else if (match.fate == Fate::claim) {
        found = true;
        holds |= std::all_of(example.gives.begin(), example.gives.end(),
                             [&](const auto& slot) { return gives(match.claim, slot); });
        words = spelled(match.claim);
      } else {
        words = std::string(matched_words(trace, match)) + " (" + why_none(match) + ")";
      }
      seen += (seen.empty() ? "" : " | ") + words;
    }
    if (seen.empty()) seen = "no pattern matches";
    if (!example.reads) {
      if (found) fault("reads what it should ignore", {{"seen", seen}});
      return out;
    }
    for (const auto& [role, words] : example.gives) {
      const std::string problem = unknown_slot(rule, role);
      if (!problem.empty()) fault(problem, {});
    }
    if (!found) {
      fault("reads nothing",
            {{"expected", example.gives.empty() ? "a claim" : spelled(example.gives)},
             {"seen", seen}});
    } else if (!holds && out.empty()) {
      fault("reads something else", {{"expected", spelled(example.gives)}, {"seen", seen}});
    }
    return out;
  }

  RuleCase test_scenario(const Scenario& scenario) {
    RuleCase out{scenario.file, scenario.place, scenario.about, {}};
    if (out.name.empty()) {
      for (const auto& outcome : scenario.outcomes)
        out.name += (out.name.empty() ? "" : ", ") + outcome.verdict + ": " + outcome.rule;
    }
    ClaimSet set;
    for (std::size_t i = 0; i < scenario.articles.size(); ++i) {
      auto told = scenario.articles[i];
      const std::string number = std::to_string(i + 1);
      if (told.source.empty()) told.source = "outlet " + number;
      // Paths keep the order that the articles are told in.
      const std::string path =
          std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number;
      auto result = extractor_.extract(told_article(told, path, words_, language_.lexicon));
      set.articles.push_back(std::move(result.record));
      for (Claim& claim : result.claims) {
        claim.article = static_cast<std::uint32_t>(i);
        set.claims.push_back(std::move(claim));
      }
    }
    sort_claims(set);
    date_copies(set);
    const ClaimGraph graph = link_claims(set, language_.rules, set.problems);
    lend_days(set, graph, language_.rules, language_.lexicon);
    const auto facts = check_facts(set, graph, language_.rules, language_.lexicon);

    std::set<const Finding*> expected;
    for (const Scenario::Outcome& outcome : scenario.outcomes)
      check_outcome(scenario, outcome, set, facts, expected, out);
    for (const Finding& finding : facts) {
      if (!is_finding(finding.verdict) || expected.contains(&finding)) continue;
      if (!out.faults.empty()) continue;  // it is what was seen instead
      out.faults.push_back(
          {scenario.place, "one finding too many", "", {{"seen", seen(set, finding)}}});
    }
    return out;
  }

  std::size_t numbers = 0, numberless = 0;

 private:
  Trace trace_of(const std::string& text) {
    static const auto kThursday = parse_iso_day("2031-05-08");
    Trace trace;
    const Scenario::Article told{kThursday, "Fen Gazette", text, {}};
    extractor_.extract(told_article(told, "a.md", words_, language_.lexicon), &trace);
    return trace;
  }

  static std::string_view matched_words(const Trace& trace, const Trace::Match& match) {
    const Sentence& sentence = trace.sentences[match.sentence];
    return slice(sentence.folded.text, sentence.marked.folded(match.match.span));
  }

  // Slots of a rule that makes no claims are the words themselves.
  static bool cue_gives(const Rule& rule, const Example& example, const Trace& trace,
                        const Trace::Match& match) {
    const Sentence& sentence = trace.sentences[match.sentence];
    const auto& slots = rule.patterns[match.match.pattern].slots;
    return std::all_of(example.gives.begin(), example.gives.end(), [&](const auto& want) {
      return std::any_of(
          match.match.captures.begin(), match.match.captures.end(), [&](const auto& capture) {
            const auto words = slice(sentence.folded.text, sentence.marked.folded(capture.span));
            return slots[capture.slot].name == want.first && lowered(words) == lowered(want.second);
          });
    });
  }

  std::string why_none(const Trace::Match& match) const {
    const Rule& rule = rules_[match.match.rule];
    switch (match.fate) {
      case Fate::other_value:
        return "its value is no " + rule.value;
      case Fate::outside:
        return "its value is out of range";
      case Fate::open:
        return "a role that it needs is left open";
      case Fate::second:
        return rules_[match.by].id + " comes first";
      case Fate::beaten:
        return rules_[match.by].id + " is over it";
      case Fate::claim:
      case Fate::cue:
        break;
    }
    return "";
  }

  static std::string unknown_slot(const Rule& rule, const std::string& name) {
    std::vector<std::string_view> known(rule.topic.begin(), rule.topic.end());
    for (const Pattern& pattern : rule.patterns) {
      for (const Slot& slot : pattern.slots) known.push_back(slot.name);
    }
    if (std::find(known.begin(), known.end(), name) != known.end()) return "";
    const auto close = nearest(name, known);
    return "no slot '" + name + "' to give" +
           (close.empty() ? "" : "; did you mean '" + std::string(close) + "'?");
  }

  // Two claims of different kinds with the same value, and no word on which of them counts.
  void say_which_counts(std::uint32_t index, const Example& example, const Trace& trace,
                        std::vector<RuleFault>& faults) {
    const auto& pack = language_.rules;
    for (std::size_t i = 0; i < trace.matches.size(); ++i) {
      const Trace::Match& a = trace.matches[i];
      for (std::size_t j = i + 1; j < trace.matches.size(); ++j) {
        const Trace::Match& b = trace.matches[j];
        if (a.sentence != b.sentence) break;
        if (a.fate != Fate::claim || b.fate != Fate::claim || a.claim.kind == b.claim.kind ||
            !a.claim.value_span.overlaps(b.claim.value_span)) {
          continue;
        }
        const std::uint32_t one = a.match.rule, other = b.match.rule;
        if (pack.beside(one, other)) continue;
        if (!unsaid_.insert({std::min(one, other), std::max(one, other)}).second) continue;
        const std::string& shown = rules_[one == index ? other : one].id;
        std::string message = "so does " + shown;
        if (one != index && other != index)
          message = rules_[one].id + " and " + rules_[other].id + " both read it";
        faults.push_back({example.place,
                          "which counts is not said: " + message,
                          example.text,
                          {{"value", a.claim.value_words},
                           {rules_[one].id, spelled(a.claim)},
                           {rules_[other].id, spelled(b.claim)},
                           {"to say", "'over: [" + shown + "]' or 'beside: [" + shown + "]'"}}});
      }
    }
  }

  void change_numbers(std::uint32_t index, const Example& example, const Trace& trace,
                      std::vector<RuleFault>& faults) {
    const auto original =
        std::find_if(trace.matches.begin(), trace.matches.end(), [&](const Trace::Match& match) {
          return match.match.rule == index && match.fate == Fate::claim &&
                 std::all_of(example.gives.begin(), example.gives.end(),
                             [&](const auto& slot) { return gives(match.claim, slot); });
        });
    if (original == trace.matches.end()) return;
    for (const auto& slot : example.gives) {
      Span words = original->claim.value_span;
      if (slot.first != "value") {
        const auto at = find_words(example.text, slot.second);
        if (!at) continue;
        words = {*at, *at + slot.second.size()};
      }
      const auto number = first_number(example.text, words, language_.lexicon);
      if (!number) {
        numberless += slot.first == "value";
        continue;
      }
      std::string fault = change_number(index, example, original->claim, slot.first, *number);
      if (fault.empty()) {
        ++numbers;
      } else if (fault == "-") {
        numberless += slot.first == "value";
      } else {
        faults.push_back({example.place,
                          std::move(fault),
                          example.text,
                          {{"expected", "a claim with another " + slot.first},
                           {"seen", spelled(original->claim)},
                           {"marked", marked_text(trace)}}});
      }
    }
  }

  // What is wrong when the number is another; empty when the claim follows it, "-" where no other
  // number makes sense.
  std::string change_number(std::uint32_t index, const Example& example, const Claim& original,
                            const std::string& slot, const Number& number) {
    ReadingContext context;
    context.reference = parse_iso_day("2031-05-08");
    const auto before = value_at(example.text, number.span, context, language_.lexicon);
    std::string fault = "-";
    for (const double step : {1.0, -1.0, 10.0, -10.0, 2.0}) {
      if (number.value + step < 1) continue;
      const std::string digits = digits_of(number, number.value + step);
      std::string text = example.text;
      text.replace(number.span.begin, number.span.size(), digits);
      const Span place{number.span.begin, number.span.begin + digits.size()};
      const auto after = value_at(text, place, context, language_.lexicon);
      if (!before || !after || !same_kind(*before, *after) || *before == *after) continue;
      const Trace trace = trace_of(text);
      bool kept = false;
      for (const Trace::Match& match : trace.matches) {
        if (match.match.rule != index || match.fate != Fate::claim) continue;
        const bool rest = std::all_of(
            example.gives.begin(), example.gives.end(),
            [&](const auto& other) { return other.first == slot || gives(match.claim, other); });
        if (!rest) continue;
        const bool changed = slot == "value" ? match.claim.value != original.value
                                             : given(match.claim, slot) != given(original, slot);
        if (changed) return "";
        kept = true;
      }
      fault = "with '" + digits + "' for '" + std::string(slice(example.text, number.span)) +
              (kept ? "' it gives the same" : "' it gives nothing");
    }
    return fault;
  }

  const std::string& kind_of(std::string_view rule) const {
    return language_.rules.find(rule)->kind;
  }

  static bool comes_to(Verdict verdict, std::string_view outcome) {
    if (outcome == "agree")
      return verdict == Verdict::agree || verdict == Verdict::refines || verdict == Verdict::repeat;
    return verdict_name(verdict) == outcome;
  }

  // "conflict of diplomacy.visit-count: fourth | fifth"
  std::string seen(const ClaimSet& set, const Finding& finding) const {
    std::string out = std::string(verdict_name(finding.verdict)) + " of " + finding.rule + ":";
    for (const Side& side : finding.sides) {
      out += &side == &finding.sides.front() ? " " : " | ";
      for (const std::uint32_t claim : side.claims) {
        if (claim != side.claims.front()) out += ", ";
        out += set.claims[claim].value_words;
      }
    }
    return out;
  }

  void check_outcome(const Scenario& scenario, const Scenario::Outcome& outcome,
                     const ClaimSet& set, const std::vector<Finding>& facts,
                     std::set<const Finding*>& expected, RuleCase& out) const {
    const std::string& kind = kind_of(outcome.rule);
    const auto articles_of = [&](const std::vector<std::uint32_t>& claims) {
      std::set<std::uint32_t> articles;
      for (const std::uint32_t claim : claims) {
        if (set.claims[claim].kind == kind) articles.insert(set.claims[claim].article);
      }
      return articles;
    };
    Details details{{"expected", outcome.verdict + " of " + outcome.rule}};
    bool found = false, together = false;
    for (const Finding& fact : facts) {
      if (kind_of(fact.rule) != kind) continue;
      const auto articles = articles_of(fact.claims);
      together |= articles.size() > 1;
      details.emplace_back("seen", seen(set, fact));
      if (!comes_to(fact.verdict, outcome.verdict)) continue;
      if (articles.size() < scenario.articles.size()) continue;
      found = true;
      expected.insert(&fact);
    }
    std::vector<std::uint32_t> all(set.claims.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    const auto reading = articles_of(all);
    if (outcome.verdict == "apart") found = !together && reading.size() == scenario.articles.size();
    if (found) return;
    for (std::uint32_t i = 0; i < scenario.articles.size(); ++i) {
      if (reading.contains(i)) continue;
      details.emplace_back("seen", "no " + kind + " in \"" + scenario.articles[i].text + "\"");
    }
    if (details.size() == 1) details.emplace_back("seen", "claims of facts apart");
    out.faults.push_back({outcome.place, "does not come to this", "", std::move(details)});
  }

  const Language& language_;
  const ReadingWords& words_;
  const std::vector<Rule>& rules_;
  Extractor extractor_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> unsaid_;  // pairs told already
};

}  // namespace

bool RuleTestRun::holds() const {
  return problems.empty() && std::all_of(cases.begin(), cases.end(),
                                         [](const RuleCase& c) { return c.faults.empty(); });
}

Article told_article(const Scenario::Article& told, const std::string& path,
                     const ReadingWords& words, const Lexicon& lexicon) {
  Article article;
  article.path = path;
  article.text = told.text;
  Metadata metadata;
  metadata.source = told.source;
  metadata.published = told.published;
  if (metadata.published) metadata.published_from = PublishedFrom::front_matter;
  Problems problems;  // what is odd about so short a text is no matter
  read_article(Format::markdown, metadata, {}, words, lexicon, article, problems);
  return article;
}

std::string marked_text(const Trace& trace) {
  std::string out;
  for (const Sentence& sentence : trace.sentences)
    out += (out.empty() ? "" : " ") + sentence.marked.text;
  return out;
}

RuleTestRun test_rules(const Language& language, const ReadingWords& words, Problems problems) {
  RuleTestRun run;
  run.problems = std::move(problems);
  Bench bench(language, words);
  const auto& rules = language.rules.rules();
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    run.cases.push_back(bench.test_rule(i));
    run.patterns += rules[i].patterns.size();
    run.examples += rules[i].examples.size();
  }
  for (const Scenario& scenario : language.rules.scenarios())
    run.cases.push_back(bench.test_scenario(scenario));
  run.rules = rules.size();
  run.scenarios = language.rules.scenarios().size();
  run.numbers = bench.numbers;
  run.numberless = bench.numberless;
  return run;
}

}  // namespace crosscheck
