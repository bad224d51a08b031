#include "report/wording.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <tuple>

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

std::string day_source(const ArticleRecord& article) {
  if (!article.published) return "";
  // "from the caption on line 3: on May 8, 2031"
  std::string_view note = article.published_note;
  note = note.substr(0, note.find(": "));
  if (note.starts_with("from ")) note.remove_prefix(5);
  if (!note.empty()) return std::string(note);
  switch (article.published_from) {
    case PublishedFrom::unknown:
      return "";
    case PublishedFrom::front_matter:
      return "its metadata";
    case PublishedFrom::config:
      return "crosscheck.yaml";
    case PublishedFrom::text:
      return "its text";
  }
  return "";
}

std::string day_words(const ArticleRecord& article) {
  if (!article.published) {
    return article.borrowed_day ? iso_day(*article.borrowed_day) + " by linked articles"
                                : "day not known";
  }
  const std::string day = iso_day(*article.published);
  return article.published_from == PublishedFrom::text ? day + " by " + day_source(article) : day;
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

namespace {

// The claims of one set: copies of a sentence go with the first of them, words that carry two
// claims are named once.
std::string set_words(const ClaimSet& set, const std::vector<std::uint32_t>& claims,
                      std::size_t most) {
  std::vector<std::string> names;
  std::vector<std::size_t> copies;
  std::map<std::tuple<std::uint64_t, std::string_view, std::string_view>, std::size_t> sentences;
  for (const auto index : claims) {
    const Claim& claim = set.claims[index];
    std::string name = named(set, claim);
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    if (claim.fingerprint != 0) {
      const std::tuple sentence(claim.fingerprint, std::string_view(claim.kind),
                                std::string_view(claim.value_words));
      const auto [it, added] = sentences.try_emplace(sentence, names.size());
      if (!added) {
        ++copies[it->second];
        continue;
      }
    }
    names.push_back(std::move(name));
    copies.push_back(0);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (copies[i] > 0) names[i] += " and its " + counted(copies[i], "copy", "copies");
  }
  return first_of(names, most, " and ", "and");
}

}  // namespace

std::string retract_words(const ClaimSet& set, const Finding& finding, std::size_t most) {
  // Ways that differ in claims of the same words only are one.
  std::vector<std::string> ways;
  for (const auto& claims : finding.retract) {
    std::string words = set_words(set, claims, most);
    if (std::find(ways.begin(), ways.end(), words) == ways.end()) ways.push_back(std::move(words));
  }
  return first_of(ways, most, ", or ", "or");
}

std::string bits_words(double bits, bool sign) {
  char digits[32];
  const double rounded = std::round(bits * 10) / 10;
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::abs(rounded), std::chars_format::fixed, 1)
          .ptr;
  return (rounded < 0 ? "-" : sign && rounded > 0 ? "+" : "") + std::string(digits, end);
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
