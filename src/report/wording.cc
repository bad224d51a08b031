#include "report/wording.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "value/spell.h"

namespace crosscheck {

namespace {

int year_of(double day) {
  const Day at{std::chrono::days{static_cast<int>(day)}};
  return static_cast<int>(std::chrono::year_month_day{at}.year());
}

}  // namespace

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string path_words(const ArticleRecord& article) {
  return article.record == 0 ? article.path : article.path + "#" + std::to_string(article.record);
}

std::string place_words(const ClaimSet& set, const Claim& claim) {
  return path_words(set.articles[claim.article]) + ":" + std::to_string(claim.value_line) + ":" +
         std::to_string(claim.value_column);
}

std::string day_words(const ArticleRecord& article) {
  if (!article.published) {
    return article.borrowed_day ? iso_day(*article.borrowed_day) + " by linked articles"
                                : "day not known";
  }
  std::string out = iso_day(*article.published);
  if (article.published_from != PublishedFrom::text) return out;
  // "from the caption on line 3: on May 8, 2031"
  std::string_view note = article.published_note;
  note = note.substr(0, note.find(": "));
  if (note.starts_with("from ")) note.remove_prefix(5);
  return out + " by " + (note.empty() ? "its text" : std::string(note));
}

std::string derivation_words(const Claim& claim) {
  if (claim.derived_sign == 0) return "";
  const auto shift = std::llround(claim.derived_number);
  const std::string step = std::string(" ") + claim.derived_sign + " " + std::to_string(shift);
  const auto* date = std::get_if<DateRange>(&claim.value);
  if (date == nullptr || !date->resolved || !std::isfinite(date->hard.low) ||
      !std::isfinite(date->hard.high)) {
    return (claim.date_words.empty() ? "its date" : claim.date_words) + step;
  }
  const long long back = claim.derived_sign == '-' ? shift : -shift;
  const long long first = year_of(date->hard.low) + back, last = year_of(date->hard.high) + back;
  std::string from = std::to_string(first);
  if (first != last) from += " to " + std::to_string(last);
  return from + step + " = " + describe(claim.value);
}

std::vector<const Claim*> inputs_of(const ClaimSet& set, const Claim& claim) {
  std::vector<const Claim*> out;
  const auto first =
      std::partition_point(set.claims.begin(), set.claims.end(),
                           [&](const Claim& other) { return other.article < claim.article; });
  for (const std::string& id : claim.derived_from) {
    for (auto it = first; it != set.claims.end() && it->article == claim.article; ++it) {
      if (it->id == id) out.push_back(&*it);
    }
  }
  return out;
}

std::vector<Span> marked_words(const ClaimSet& set, const Claim& claim) {
  std::vector<Span> spans{claim.value_in_sentence};
  for (const Claim* input : inputs_of(set, claim)) {
    if (input->sentence == claim.sentence && input->value_in_sentence != spans.front()) {
      spans.push_back(input->value_in_sentence);
    }
  }
  return spans;
}

std::string named(const ClaimSet& set, const Claim& claim) {
  return place_words(set, claim) + " \"" + claim.value_words + "\"";
}

std::string first_of(const std::vector<std::string>& items, std::size_t most, std::string_view by,
                     std::string_view rest) {
  std::string out;
  for (std::size_t i = 0; i < items.size() && i < most; ++i) {
    if (i > 0) out += by;
    out += items[i];
  }
  if (items.size() > most) {
    out += " … " + std::string(rest) + " " + std::to_string(items.size() - most) + " more";
  }
  return out;
}

std::string retract_words(const ClaimSet& set, const Finding& finding, std::size_t most) {
  // Words that carry two claims, and ways that differ in such claims only, are named once.
  const auto add = [](std::vector<std::string>& items, std::string item) {
    if (std::find(items.begin(), items.end(), item) == items.end())
      items.push_back(std::move(item));
  };
  std::vector<std::string> ways;
  for (const auto& claims : finding.retract) {
    std::vector<std::string> names;
    for (const auto claim : claims) add(names, named(set, set.claims[claim]));
    add(ways, first_of(names, most, " and ", "and"));
  }
  return first_of(ways, most, ", or ", "or");
}

std::string counts_words(const Report& report) {
  const Counts& counts = report.counts;
  std::string out = counted(counts.articles, "article", "articles") + ", " +
                    counted(counts.claims, "claim", "claims") + ", " +
                    counted(counts.facts, "fact", "facts") + " in several articles";
  if (counts.facts > 0) {
    out += counts.agreeing == counts.facts
               ? std::string(counts.facts == 1 ? ": it agrees" : ": all agree")
               : ": " + std::to_string(counts.agreeing) +
                     (counts.agreeing == 1 ? " agrees" : " agree");
  }
  out += report.findings.empty() ? "; no findings"
                                 : "; " + counted(report.findings.size(), "finding", "findings") +
                                       ": " + counted(counts.errors, "error", "errors") + ", " +
                                       counted(counts.warnings, "warning", "warnings") + ", " +
                                       counted(counts.notes, "note", "notes");
  if (counts.problems > 0) out += "; " + counted(counts.problems, "problem", "problems");
  return out;
}

}  // namespace crosscheck
