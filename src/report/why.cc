#include "report/why.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "graph/claim_graph.h"
#include "graph/weights.h"
#include "report/wording.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;
using Indices = std::vector<Index>;

constexpr std::size_t kFieldIndent = 4, kFieldColumn = 14;
constexpr std::size_t kMostLinked = 60;  // claims of a fact whose links are weighed again

// --- Ranges in words --------------------------------------------------------------------------

template <class Spell>
std::string range_words(Interval range, Spell spell) {
  if (range.low == -kUnbounded && range.high == kUnbounded) return "anything";
  if (range.low == -kUnbounded) return "at most " + spell(range.high);
  if (range.high == kUnbounded) return "at least " + spell(range.low);
  if (range.low == range.high) return spell(range.low);
  return spell(range.low) + " to " + spell(range.high);
}

// "hard range 18 to 22, soft range 20".
template <class Spell>
std::string both_ranges(Interval hard, Interval soft, Spell spell) {
  const std::string inner = range_words(soft, spell);
  if (hard == soft) return "hard and soft range " + inner;
  return "hard range " + range_words(hard, spell) + ", soft range " + inner;
}

std::string ranges_of(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return both_ranges(quantity->hard, quantity->soft, [](double number) {
      Quantity plain;
      plain.number = number;
      return describe(plain);
    });
  }
  if (const auto* duration = std::get_if<Duration>(&value)) {
    return both_ranges(duration->hard, duration->soft, [](double seconds) {
      Duration plain;
      plain.seconds = seconds;
      return describe(plain);
    });
  }
  const auto* date = std::get_if<DateRange>(&value);
  if (date == nullptr || !date->resolved) return "";
  return both_ranges(date->hard, date->soft, [](double day) {
    return iso_day(Day{std::chrono::days{static_cast<int>(day)}});
  });
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

// --- The derivation ---------------------------------------------------------------------------

class Why {
 public:
  Why(const Report& report, const RulePack& rules, const TextOptions& options, std::ostream& out)
      : report_(report), set_(report.set), rules_(rules), page_(out, options) {}

  void finding(const Finding& finding) {
    headline(finding);
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      const Side& side = finding.sides[i];
      heading("side " + std::to_string(i + 1),
              side.reads + ", " +
                  counted(side.independent_sources, "independent source", "independent sources"));
      claims(side.claims);
    }
    std::set<Index> fits;
    for (const Side& side : finding.sides) fits.insert(side.fits.begin(), side.fits.end());
    if (!fits.empty()) {
      heading("fits several sides", "and votes for none");
      claims({fits.begin(), fits.end()});
    }
    if (!finding.silent.empty()) {
      heading("takes no side", "possible, proposed, denied, or of a day that is not known");
      claims(finding.silent);
    }
    links(finding);
    verdict(finding);
  }

  void claim_alone(Index index) {
    claim(set_.claims[index]);
    std::set<std::string> told;
    for (const auto* list : {&report_.findings, &report_.facts}) {
      for (const Finding& finding : *list) {
        if (!std::binary_search(finding.claims.begin(), finding.claims.end(), index)) continue;
        if (told.insert(finding.id).second) {
          field(is_finding(finding.verdict) ? "finding" : "fact",
                finding.id + ": " + finding.message);
        }
      }
    }
    if (told.empty()) field("fact", "none that another article states too");
  }

 private:
  void headline(const Finding& finding) {
    const std::string verdict(verdict_name(finding.verdict));
    const std::string label =
        is_finding(finding.verdict)
            ? std::string(severity_name(finding.severity)) + ": " + verdict + ": "
            : verdict + ": ";
    page_.print(0, 2,
                {{label, style_of(finding.severity)},
                 {finding.message, Style::strong},
                 {" [" + finding.rule + "] " + finding.id}});
  }

  void heading(std::string_view label, const std::string& words) {
    page_.blank();
    page_.print(0, 2, {{std::string(label) + ": ", Style::strong}, {words}});
  }

  void field(std::string_view label, const std::string& words) {
    page_.field(kFieldIndent, kFieldColumn, label, {{words}});
  }

  void claims(const Indices& claims) {
    for (const Index index : claims) {
      page_.blank();
      claim(set_.claims[index]);
    }
  }

  void claim(const Claim& claim) {
    const ArticleRecord& article = set_.articles[claim.article];
    page_.print(2, 4, {{"claim " + claim.id, Style::strong}});
    field("place", place_words(set_, claim) + ", bytes " + std::to_string(claim.value_span.begin) +
                       ".." + std::to_string(claim.value_span.end) + " in the claim's " +
                       std::to_string(claim.span.begin) + ".." + std::to_string(claim.span.end));
    field("article", article_words(article));
    page_.field(kFieldIndent, kFieldColumn, "sentence", claim.sentence, marked_words(set_, claim));
    rule(claim);
    topic(claim);
    value(claim);
    field("stance", std::string(stance_name(claim.stance)) +
                        (claim.corrects ? ", and says that it corrects an earlier figure" : ""));
    if (!claim.speaker.empty()) field("speaker", claim.speaker);
  }

  static std::string article_words(const ArticleRecord& article) {
    std::string out = article.source.empty() ? "source not known" : article.source;
    if (!article.title.empty()) out += ", \"" + article.title + "\"";
    out += ", " + day_words(article);
    if (article.published_from != PublishedFrom::text && !day_source(article).empty()) {
      out += " by " + day_source(article);
    }
    return out;
  }

  void rule(const Claim& claim) {
    const Rule* rule = rules_.find(claim.rule);
    if (rule == nullptr) return field("rule", claim.rule + ", which is not among the rules loaded");
    std::string words = rule->id;
    if (!rule->about.empty()) words += ": " + rule->about;
    field("rule", words + " (" + rule->file + ":" + std::to_string(rule->place.line) + ")");
  }

  static std::string entity_words(const Entity& entity) {
    return entity.name + " [" + entity.key + "]" + (entity.filled ? " (from the context)" : "");
  }

  void topic(const Claim& claim) {
    std::string_view label = "topic";
    for (const TopicRole& role : claim.topic) {
      std::string words;
      for (const Entity& entity : role.entities) {
        words += (words.empty() ? "" : "; ") + entity_words(entity);
      }
      field(label, role.role + ": " + (words.empty() ? "left open" : words));
      label = "";
    }
    if (claim.when) field("when", describe(*claim.when));
    if (claim.where) field("scene", entity_words(*claim.where));
  }

  void value(const Claim& claim) {
    field("value", "\"" + claim.value_words + "\" reads " + describe(claim.value));
    if (const std::string ranges = ranges_of(claim.value); !ranges.empty()) field("", ranges);
    if (const std::string day = reading_day(claim); !day.empty()) field("", day);
    if (claim.derived_sign == 0) return;
    field("derived", derivation_words(claim));
    for (const Claim* input : inputs_of(set_, claim)) {
      field("", "from claim " + input->id + " at " + named(set_, *input) + ": " +
                    describe(input->value));
    }
  }

  // By which day a date that hangs on the day of publication was read.
  std::string reading_day(const Claim& claim) const {
    const auto* date = std::get_if<DateRange>(&claim.value);
    if (date == nullptr || !date->anchored) return "";
    const ArticleRecord& article = set_.articles[claim.article];
    if (!date->resolved) {
      return "hangs on the day of publication, which is not known; compared with others of this "
             "fact as if all were of one day";
    }
    if (claim.assumed_day)
      return "read as of the first day known of this fact, its own not being known";
    if (claim.borrowed_day && article.borrowed_day) {
      return "read as of " + iso_day(*article.borrowed_day) + ", the day of linked articles";
    }
    return article.published ? "read as of " + iso_day(*article.published) : "";
  }

  // The strongest links that hold the claims together, one fewer than there are claims.
  void links(const Finding& finding) {
    if (finding.claims.size() < 2) return;
    const Rule* rule = rules_.of_kind(set_.claims[finding.claims.front()].kind);
    if (rule == nullptr) return;
    heading("linked", "they speak of one fact, by everything but their values");
    const std::size_t n = std::min(finding.claims.size(), kMostLinked);
    std::vector<double> best(n, -kUnbounded);
    std::vector<std::size_t> partner(n, 0);
    std::vector<char> in(n, 0);
    for (std::size_t at = 0, left = n - 1; left > 0; --left) {
      in[at] = 1;
      for (std::size_t other = 0; other < n; ++other) {
        if (in[other]) continue;
        const double score = total(evidence(finding, at, other, *rule));
        if (score > best[other]) {
          best[other] = score;
          partner[other] = at;
        }
      }
      at = n;
      for (std::size_t other = 0; other < n; ++other) {
        if (!in[other] && (at == n || best[other] > best[at])) at = other;
      }
      link(finding, std::min(at, partner[at]), std::max(at, partner[at]), *rule);
    }
    if (n < finding.claims.size()) {
      page_.blank();
      page_.print(2, 4, {{"… and " + std::to_string(finding.claims.size() - n) + " more claims"}});
    }
  }

  std::vector<Evidence> evidence(const Finding& finding, std::size_t a, std::size_t b,
                                 const Rule& rule) const {
    const auto [first, second] = std::minmax(finding.claims[a], finding.claims[b]);
    return weigh(set_, set_.claims[first], set_.claims[second], rule);
  }

  static double total(const std::vector<Evidence>& evidence) {
    double sum = 0;
    for (const Evidence& term : evidence) sum += term.bits;
    return sum;
  }

  void link(const Finding& finding, std::size_t a, std::size_t b, const Rule& rule) {
    const auto terms = evidence(finding, a, b, rule);
    const double sum = total(terms);
    page_.blank();
    page_.print(2, 4,
                {{place_words(set_, set_.claims[finding.claims[a]]) + " and " +
                  place_words(set_, set_.claims[finding.claims[b]])}});
    std::size_t term_width = 0, bits_width = bits_words(sum, false).size();
    for (const Evidence& term : terms) {
      term_width = std::max(term_width, term.term.size());
      bits_width = std::max(bits_width, bits_words(term.bits, true).size());
    }
    const std::size_t column = kFieldIndent + bits_width + 2 + term_width + 2;
    for (const Evidence& term : terms) {
      page_.field(
          kFieldIndent, column,
          right(bits_words(term.bits, true), bits_width) + "  " + padded(term.term, term_width),
          {{term.detail}});
    }
    page_.field(kFieldIndent, column,
                right(bits_words(sum, false), bits_width) + "  " + padded("bits", term_width),
                {{sum >= kWeights.link ? bits_words(kWeights.link, false) + " make a link"
                                       : "fewer than the " + bits_words(kWeights.link, false) +
                                             " of a link: both are linked with others"}});
  }

  void verdict(const Finding& finding) {
    heading("verdict", std::string(verdict_name(finding.verdict)));
    for (const SideRelation& relation : finding.relations) {
      if (finding.relations.size() == 1) break;  // finding.why says it
      page_.print(2, 4,
                  {{"side " + std::to_string(relation.a + 1) + " and side " +
                    std::to_string(relation.b + 1) + ": " +
                    std::string(verdict_name(relation.verdict)) + ": " + relation.why}});
    }
    if (!finding.why.empty()) page_.print(2, 4, {{"why: " + finding.why}});
    if (!is_finding(finding.verdict)) return;
    std::string severity = "severity: " + std::string(severity_name(finding.severity));
    if (const Rule* rule = rules_.find(finding.rule); rule && rule->severity != finding.severity) {
      severity += " (the rule's is " + std::string(severity_name(rule->severity)) + ")";
    }
    page_.print(2, 4, {{severity}});
    const std::string settles = retract_words(set_, finding, SIZE_MAX);
    if (!settles.empty()) page_.print(2, 4, {{"consistent without: " + settles}});
  }

  const Report& report_;
  const ClaimSet& set_;
  const RulePack& rules_;
  Page page_;
};

}  // namespace

std::vector<std::string> ids_beginning(const Report& report, std::string_view id) {
  std::set<std::string> ids;
  const auto add = [&](const std::string& known) {
    if (known.starts_with(id)) ids.insert(known);
  };
  for (const Finding& finding : report.findings) add(finding.id);
  for (const Finding& fact : report.facts) add(fact.id);
  for (const Claim& claim : report.set.claims) add(claim.id);
  if (ids.contains(std::string(id))) return {std::string(id)};
  return {ids.begin(), ids.end()};
}

bool write_why(const Report& report, const RulePack& rules, std::string_view id,
               const TextOptions& options, std::ostream& out) {
  const auto ids = id.empty() ? std::vector<std::string>{} : ids_beginning(report, id);
  if (ids.size() != 1) return false;
  Why why(report, rules, options, out);
  for (const auto* list : {&report.findings, &report.facts}) {
    for (const Finding& finding : *list) {
      if (finding.id != ids.front()) continue;
      why.finding(finding);
      return true;
    }
  }
  // The same text read from two files has the same claim ids.
  bool first = true;
  for (Index i = 0; i < report.set.claims.size(); ++i) {
    if (report.set.claims[i].id != ids.front()) continue;
    if (!first) out << '\n';
    why.claim_alone(i);
    first = false;
  }
  return true;
}

}  // namespace crosscheck
