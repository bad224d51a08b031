#include "report/entry.h"

#include <algorithm>
#include <set>

#include "report/excerpt.h"
#include "report/wording.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

using Index = std::uint32_t;
using Indices = std::vector<Index>;

constexpr std::size_t kShown = 3;  // claims of a side, alternatives, claims in a list

// The claims of a side to show: all of a few, else those of different sentences first, since forty
// copies say no more than one.
Indices claims_to_show(const ClaimSet& set, const Indices& claims) {
  if (claims.size() <= kShown) return claims;
  std::set<std::uint64_t> sentences;
  Indices shown, copies;
  for (const Index index : claims) {
    const std::uint64_t print = set.claims[index].fingerprint;
    const bool copy = print != 0 && !sentences.insert(print).second;
    (copy ? copies : shown).push_back(index);
  }
  shown.insert(shown.end(), copies.begin(), copies.end());
  shown.resize(kShown);
  std::sort(shown.begin(), shown.end());
  return shown;
}

bool stances_differ(const ClaimSet& set, const Finding& finding) {
  std::set<Stance> stances;
  for (const Side& side : finding.sides) {
    for (const Index index : side.claims) stances.insert(set.claims[index].stance);
  }
  return stances.size() > 1;
}

std::string sources_words(std::size_t n) {
  return n == 1 ? "1 source" : counted(n, "independent source", "independent sources");
}

Entry::Quote quote_of(const ClaimSet& set, Index index, bool stance) {
  const Claim& claim = set.claims[index];
  const ArticleRecord& article = set.articles[claim.article];
  Entry::Quote quote{index, place_words(set, claim), "", derivation_words(claim),
                     marked_words(set, claim)};
  if (!article.source.empty()) quote.about = article.source + ", ";
  quote.about += day_words(article);
  if (!claim.speaker.empty()) quote.about += ", according to " + claim.speaker;
  if (stance) quote.about += ", " + std::string(stance_name(claim.stance));
  return quote;
}

std::string list(const ClaimSet& set, const Indices& claims, bool stance) {
  std::vector<std::string> items;
  for (const Index index : claims) {
    const Claim& claim = set.claims[index];
    const bool takes_side = claim.stance == Stance::asserted || claim.stance == Stance::planned;
    items.push_back(named(set, claim));
    if (stance && !takes_side) items.back() += " (" + std::string(stance_name(claim.stance)) + ")";
  }
  return first_of(items, kShown, ", ", "and");
}

}  // namespace

Entry entry_of(const Report& report, const Finding& finding) {
  const ClaimSet& set = report.set;
  Entry entry;
  entry.finding = &finding;
  if (finding.verdict != Verdict::conflict) entry.verdict = verdict_name(finding.verdict);
  const bool stances = stances_differ(set, finding);
  for (const Side& side : finding.sides) {
    Entry::Side& words = entry.sides.emplace_back();
    words.reads = side.reads;
    words.sources = sources_words(side.independent_sources);
    for (const Index index : claims_to_show(set, side.claims)) {
      words.quotes.push_back(quote_of(set, index, stances));
    }
    words.more = side.claims.size() - words.quotes.size();
  }
  const auto note = [&](std::string label, std::string words) {
    if (!words.empty()) entry.notes.push_back({std::move(label), std::move(words)});
  };
  note("fits several sides", list(set, fitting(finding), false));
  note("takes no side", list(set, finding.silent, true));
  note("why", finding.why);
  note("consistent without", retract_words(set, finding, kShown));
  return entry;
}

std::string headline(const Finding& finding) {
  return (finding.verdict == Verdict::conflict
              ? ""
              : std::string(verdict_name(finding.verdict)) + ": ") +
         finding.message;
}

std::string summary(const Report& report, const Finding& finding) {
  std::string out = headline(finding);
  for (const Side& side : finding.sides) {
    out += "\n" + side.reads + " (" + sources_words(side.independent_sources) + "): " +
           first_of(places_of(report.set, claims_to_show(report.set, side.claims)), kShown, ", ",
                    "and");
    if (side.claims.size() > kShown) {
      out += " … and " + std::to_string(side.claims.size() - kShown) + " more";
    }
  }
  if (!finding.why.empty()) out += "\nwhy: " + finding.why;
  return out;
}

std::vector<std::string> places_of(const ClaimSet& set, const Indices& claims) {
  std::vector<std::string> places;
  for (const Index claim : claims) places.push_back(place_words(set, set.claims[claim]));
  return places;
}

std::string agreement_words(const Report& report, const Finding& fact) {
  std::string reads;
  for (const Side& side : fact.sides) reads += (reads.empty() ? ": " : ", ") + side.reads;
  return fact.fact + reads + ", " +
         counted(independent_sources(report.set, fact.claims), "independent source",
                 "independent sources");
}

std::string clipped_sentence(const Claim& claim, std::size_t columns) {
  std::string out;
  for (const auto& piece : make_excerpt(claim.sentence, {claim.value_in_sentence}, columns).line) {
    out += piece.text;
  }
  return out;
}

std::vector<std::uint32_t> fitting(const Finding& finding) {
  Indices fits;
  for (const Side& side : finding.sides)
    fits.insert(fits.end(), side.fits.begin(), side.fits.end());
  std::sort(fits.begin(), fits.end());
  fits.erase(std::unique(fits.begin(), fits.end()), fits.end());
  return fits;
}

std::uint32_t shown_claim(const Finding& finding) {
  for (auto side = finding.sides.rbegin(); side != finding.sides.rend(); ++side) {
    if (!side->claims.empty()) return side->claims.front();
  }
  return finding.claims.front();
}

std::string plain_path(const std::string& path) {
  std::string_view rest = path;
  while (rest.starts_with("./")) {
    rest.remove_prefix(2);
    while (rest.starts_with('/')) rest.remove_prefix(1);
  }
  return rest.empty() ? path : std::string(rest);
}

FilePlace file_place(const ClaimSet& set, const Claim& claim) {
  const ArticleRecord& article = set.articles[claim.article];
  FilePlace place{plain_path(article.path)};
  if (article.record != 0) {
    place.line = article.record;
    return place;
  }
  const Place size = LineIndex(claim.value_words).place(claim.value_words.size());
  place.line = claim.value_line;
  place.column = claim.value_column;
  place.end_line = claim.value_line + size.line - 1;
  place.end_column = size.line == 1 ? claim.value_column + size.column - 1 : size.column;
  return place;
}

}  // namespace crosscheck
