#include "workshop/explain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "text/nearest.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

constexpr std::size_t kColumn = 12;

std::string joined(const std::vector<std::string>& items, std::string_view last = " and ") {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? last : std::string_view(", ");
    out += items[i];
  }
  return out;
}

std::string plain(double number) {
  std::array<char, 32> buffer;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

std::string days(double number) { return plain(number) + (number == 1 ? " day" : " days"); }

std::string_view value_words(const Rule& rule) {
  switch (rule.makes) {
    case Makes::claim:
      return rule.value.empty() ? std::string_view("any") : rule.value;
    case Makes::speaker:
      return "speaker";
    case Makes::stance:
      return "stance";
    case Makes::correction:
      return "correction";
  }
  return "";
}

std::string made(const Rule& rule) {
  switch (rule.makes) {
    case Makes::claim:
      break;
    case Makes::speaker:
      return "No claim: the claims of its sentence get its slot as their speaker.";
    case Makes::stance:
      return "No claim: those whose value lies in the match are " +
             std::string(stance_name(rule.stance)) + ".";
    case Makes::correction:
      return "No claim: the claims of its sentence are said to correct an earlier figure.";
  }
  std::string out = "Claims of the kind " + rule.kind + ", whose value is ";
  if (rule.value.empty() || rule.value == "any") {
    out += "of any sort";
  } else if (rule.value == "day") {
    out += "a date without before or after";
  } else if (rule.value == "bare-date") {
    out += "a date that states its own year";
  } else {
    out +=
        (std::string_view("aeiou").find(rule.value[0]) == std::string_view::npos ? "a " : "an ") +
        rule.value;
  }
  if (rule.range != Interval{-kUnbounded, kUnbounded})
    out += " from " + plain(rule.range.low) + " to " + plain(rule.range.high) +
           (rule.value == "duration" ? " seconds" : "");
  out += ".";
  if (rule.stance == Stance::planned) out += " They are of a plan.";
  if (rule.stance > Stance::planned)
    out += " They are " + std::string(stance_name(rule.stance)) + ", so they take no side.";
  if (!rule.dated) out += " A date in the sentence is not their time.";
  return out;
}

std::string same_fact(const Rule& rule) {
  std::vector<std::string> roles;
  for (const std::string& role : rule.topic) {
    const auto given = std::find_if(rule.given.begin(), rule.given.end(),
                                    [&](const auto& g) { return g.first == role; });
    roles.push_back(given == rule.given.end() ? role : role + " " + given->second);
  }
  std::string out = roles.empty()
                        ? "Two claims of the kind can speak of one fact"
                        : "Two claims speak of one fact if they have the same " + joined(roles);
  std::vector<std::string> more;
  if (rule.window == 0)
    more.emplace_back("the day is the same");
  else if (rule.window != kUnbounded)
    more.push_back("their events are no more than " + days(rule.window) + " apart");
  if (rule.scene) more.emplace_back("they play in one place");
  if (rule.link) more.emplace_back("the words around them and the rest speak for it plainly");
  if (!more.empty()) out += (roles.empty() ? " if " : " and ") + joined(more);
  return out + (rule.window == kUnbounded ? ", whenever that was." : ".");
}

std::string left_open(const Rule& rule) {
  std::vector<std::string> out;
  for (const Slot& fill : rule.fill) {
    std::string_view as = "what the context has";
    if (fill.type == SlotType::person) as = "whoever was named last";
    if (fill.type == SlotType::people) as = "the two people the article is about";
    if (fill.type == SlotType::place) as = "the scene of the article";
    if (fill.type == SlotType::occasion) as = "the occasion named last";
    out.push_back(fill.name + " is " + std::string(as));
  }
  return out.empty() ? "" : "Where the words leave it open, " + joined(out) + ".";
}

std::string compared(const Rule& rule) {
  if (!rule.compare) return "Its claims are listed, but never held against each other.";
  std::string out = "Values that cannot both be true are " +
                    std::string(rule.severity == Severity::error ? "an " : "a ") +
                    std::string(severity_name(rule.severity));
  if (rule.evolves == Evolves::no) return out + ", whichever article is the later one.";
  if (rule.evolves == Evolves::both)
    out += ", but a later article may say another one";
  else
    out += std::string(", but a later article may say ") +
           (rule.evolves == Evolves::up ? "more" : "less");
  if (rule.tied) return out + " – if it were not that each claim belongs to one event (tied).";
  if (rule.steady > 0) out += ", if it is more than " + days(rule.steady) + " later";
  return out + ".";
}

// As RE2 sees it, but for what goes round every pattern; groups have the names of their slots.
std::string expanded(const Pattern& pattern) {
  std::string out = pattern.expanded;
  if (out.starts_with(kPatternBegin) && out.ends_with(kPatternEnd)) {
    out = out.substr(kPatternBegin.size(), out.size() - kPatternBegin.size() - kPatternEnd.size());
  }
  for (std::size_t i = 0; i < pattern.slots.size(); ++i) {
    const std::string group = "(?P<s" + std::to_string(i) + ">";
    if (const auto at = out.find(group); at != std::string::npos)
      out.replace(at, group.size(), "(?P<" + pattern.slots[i].name + ">");
  }
  return out;
}

}  // namespace

void list_rules(const RulePack& rules, std::ostream& out) {
  std::size_t id = 0, value = 0;
  for (const Rule& rule : rules.rules()) {
    id = std::max(id, rule.id.size());
    value = std::max(value, value_words(rule).size());
  }
  for (const Rule& rule : rules.rules()) {
    const std::string_view words = value_words(rule);
    out << visible(rule.id) << std::string(id - rule.id.size() + 2, ' ') << words
        << std::string(value - words.size() + 2, ' ') << visible(rule.about)
        << (rule.off ? " (off in crosscheck.yaml)" : "") << "\n";
  }
}

bool explain_rule(const RulePack& rules, std::string_view id, const TextOptions& options,
                  std::ostream& out) {
  const Rule* rule = rules.find(id);
  if (rule == nullptr) return false;
  Page page(out, options);
  const auto field = [&](std::string_view label, std::string words) {
    if (!words.empty()) page.field(2, kColumn, label, {{std::move(words)}});
  };
  page.print(0, 2,
             {{rule->id, Style::strong},
              {" (" + rule->file + ":" + std::to_string(rule->place.line) + ")"}});
  field("about", rule->about);
  field("makes", made(*rule));
  if (rule->makes == Makes::claim) {
    const Rule& first = *rules.of_kind(rule->kind);
    if (&first != rule)
      field("kind",
            "How claims of this kind are compared is said by its first rule, " + first.id + ":");
    field("fact", same_fact(first));
    field("open", left_open(*rule));
    field("compared", compared(first));
    field("named", first.fact);
  }
  for (const Derivation& derivation : rule->derives) {
    field("derives", "From an exact value with a date follows a claim of the kind " +
                         derivation.kind + ": year(when) " + derivation.sign + " value.");
  }
  if (!rule->over.empty())
    field("over", "Where " + joined(rule->over, " or ") +
                      " reads the same value, this rule makes its claim alone.");
  if (!rule->beside.empty())
    field("beside", "Where " + joined(rule->beside, " or ") +
                        " reads the same value, both make their claim.");
  for (const Pattern& pattern : rule->patterns) {
    page.blank();
    page.field(2, kColumn, "pattern", {{pattern.source, Style::strong}});
    if (const std::string whole = expanded(pattern); whole != pattern.source)
      page.field(2, kColumn, "expanded", {{whole}});
  }
  if (!rule->examples.empty()) page.blank();
  for (const Example& example : rule->examples) {
    field(example.reads ? "reads" : "ignores", example.text);
    std::string gives;
    for (const auto& [slot, words] : example.gives)
      gives += (gives.empty() ? "" : ", ") + slot + ": " + words;
    field("  gives", gives);
  }
  for (const Scenario& scenario : rules.scenarios()) {
    std::string outcomes;
    for (const auto& outcome : scenario.outcomes) {
      if (outcome.rule != rule->id) continue;
      outcomes += (outcomes.empty() ? "" : ", ") + outcome.verdict;
    }
    if (outcomes.empty()) continue;
    page.blank();
    field("scenario", outcomes + (scenario.about.empty() ? "" : ": " + scenario.about));
    for (const auto& article : scenario.articles) field("", article.text);
  }
  return true;
}

std::string_view nearest_rule(const RulePack& rules, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules.rules()) ids.push_back(rule.id);
  if (const auto close = nearest(id, ids); !close.empty()) return close;
  // Somebody may know the name and not the pack.
  for (const std::string_view known : ids) {
    if (known.substr(known.rfind('.') + 1) == id) return known;
  }
  return {};
}

std::string new_rule(std::string_view id) {
  const auto is_part = [](std::string_view part) {
    return !part.empty() && part[0] >= 'a' && part[0] <= 'z' &&
           part.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == part.npos;
  };
  const auto dot = id.find('.');
  if (dot == id.npos || !is_part(id.substr(0, dot)) || !is_part(id.substr(dot + 1))) return "";
  const std::string pack(id.substr(0, dot)), rule(id);
  return "# yaml-language-server: $schema=../../rule-pack.schema.json\n"
         "# Goes into a folder that crosscheck.yaml names (packs: [house-rules]), say as " +
         pack +
         ".yaml. The\n"
         "# format by example: docs/rule-format.md. What the rules make of a sentence: crosscheck "
         "rules try\n"
         "over: [general]      # where a rule of this pack reads the same value, ours counts "
         "alone\n"
         "definitions:\n"
         "  berthed: \"(?:berthed|moored|docked)\"   # a piece of pattern\n"
         "rules:\n"
         "- id: " +
         rule +
         "\n"
         "  about: how many ships lie in a harbour            # one line for people\n"
         "  fact: \"the number of ships in {harbour}\"          # how reports name it\n"
         "  value: number      # or ordinal percent age money measure date day duration office "
         "...\n"
         "  topic: [harbour]   # the slots that say what a fact is about\n"
         "  evolves: both      # up, down, both: what a later article may say without "
         "contradicting\n"
         "  window: 7          # days: events further apart are other facts\n"
         "  severity: warning  # of a conflict; or error, note\n"
         "  patterns:\n"
         "    # The text is lower case, and values and names are single capitals: \"N ships in "
         "L\".\n"
         "    # {count:value} is the definition `count`, captured as the slot `value`.\n"
         "    - \"{count:value} {adj}ships (?:are |were )?{berthed} in {known_place:harbour}\"\n"
         "  examples:          # at least one of each sort, and for each pattern one that it "
         "reads\n"
         "    - reads: Nine tall ships were moored in Mombasa.\n"
         "      gives: {value: Nine, harbour: Mombasa}\n"
         "    - ignores: Nine tall ships were seen off Mombasa.   # looks like it, and is not\n"
         "scenarios:           # what a report must say of a few articles: conflict, update, agree "
         "...\n"
         "- update: " +
         rule +
         "\n"
         "  articles:\n"
         "  - 2031-05-06: Nine tall ships were moored in Mombasa.\n"
         "  - 2031-05-08: Twelve tall ships were moored in Mombasa.\n";
}

}  // namespace crosscheck
