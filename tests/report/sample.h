#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.h"
#include "text/utf8.h"

namespace crosscheck {

// A report put together by hand: articles, then their claims, then findings over the claims.
struct Sample {
  ClaimSet set;
  std::vector<Finding> findings;

  ArticleRecord& article(std::string path, std::string source, std::optional<Day> published,
                         PublishedFrom from = PublishedFrom::front_matter) {
    ArticleRecord article;
    article.path = std::move(path);
    article.source = std::move(source);
    article.published = published;
    article.published_from = published ? from : PublishedFrom::unknown;
    set.articles.push_back(std::move(article));
    return set.articles.back();
  }

  // A claim of the newest article: the whole sentence, its value's words the first that read so.
  // The sentence is line `line` of the article, which begins at byte 100 * line.
  std::uint32_t claim(std::size_t line, std::string sentence, std::string_view words, Value value) {
    Claim claim;
    const std::size_t at = sentence.find(words);
    claim.id = "c" + std::to_string(set.claims.size() + 1);
    claim.rule = "test.visit-count";
    claim.kind = "visit-count";
    claim.article = static_cast<std::uint32_t>(set.articles.size() - 1);
    claim.span = {100 * line, 100 * line + sentence.size()};
    claim.value_span = {100 * line + at, 100 * line + at + words.size()};
    claim.line = claim.value_line = line;
    claim.column = 1;
    claim.value_column = 1 + LineIndex(sentence).place(at).column - 1;
    claim.words = sentence;
    claim.value_words = words;
    claim.value = std::move(value);
    claim.value_in_sentence = {at, at + words.size()};
    claim.sentence = std::move(sentence);
    claim.topic = {{"visitor", {{"person:ada lindgren", "Ada Lindgren", "", false}}},
                   {"place", {{"place:ke", "Kenya", "", true}}}};
    ++set.articles.back().claims;
    set.claims.push_back(std::move(claim));
    return static_cast<std::uint32_t>(set.claims.size() - 1);
  }
  Claim& operator[](std::uint32_t claim) { return set.claims[claim]; }

  Side side(std::string reads, std::vector<std::uint32_t> claims) const {
    Side side;
    side.reads = std::move(reads);
    side.independent_sources = independent_sources(set, claims);
    side.claims = std::move(claims);
    return side;
  }

  Finding& finding(Verdict verdict, Severity severity, std::string message,
                   std::vector<Side> sides) {
    Finding finding;
    finding.id = "f" + std::to_string(findings.size() + 1) + "00";
    finding.rule = "test.visit-count";
    finding.fact = "the number of Ada Lindgren's visits to Kenya";
    finding.verdict = verdict;
    finding.severity = severity;
    finding.message = std::move(message);
    finding.sides = std::move(sides);
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      const Side& side = finding.sides[i];
      finding.claims.insert(finding.claims.end(), side.claims.begin(), side.claims.end());
      finding.claims.insert(finding.claims.end(), side.fits.begin(), side.fits.end());
      for (std::size_t j = i + 1; j < finding.sides.size(); ++j) {
        finding.relations.push_back({i, j, verdict, "both cannot be true"});
      }
    }
    std::sort(finding.claims.begin(), finding.claims.end());
    findings.push_back(std::move(finding));
    return findings.back();
  }

  // With the rule that all claims come from, and links between all claims of a finding.
  Report report() const {
    Rule rule;
    rule.id = "test.visit-count";
    rule.about = "how many times a leader has visited a country";
    rule.severity = Severity::error;
    rule.evolves = Evolves::up;
    rule.examples = {{"It was Ada Lindgren's fourth visit to Kenya.", true, {}, {}},
                     {"The fourth round of talks opened in Kenya.", false, {}, {}}};
    std::vector<Link> links;
    for (const Finding& finding : findings) {
      for (std::size_t i = 0; i < finding.claims.size(); ++i) {
        for (std::size_t j = i + 1; j < finding.claims.size(); ++j) {
          links.push_back({finding.claims[i], finding.claims[j], 12.5F + static_cast<float>(j)});
        }
      }
    }
    return make_report(set, findings, std::vector{rule}, links);
  }
};

inline Day day(int year, unsigned month, unsigned number) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number}};
}

inline Quantity ordinal(double number) {
  Quantity quantity;
  quantity.kind = Quantity::Kind::ordinal;
  quantity.number = number;
  quantity.hard = quantity.soft = {number, number};
  return quantity;
}

inline DateRange days(Day first, Day last, bool anchored = false) {
  DateRange date;
  date.hard = {static_cast<double>(first.time_since_epoch().count()),
               static_cast<double>(last.time_since_epoch().count())};
  date.soft = date.stated = date.hard;
  date.anchored = anchored;
  date.resolved = true;
  return date;
}

// Two articles say 11th, one says 12th.
inline Sample visits() {
  Sample sample;
  sample.article("coast.md", "Coast Wire", day(2031, 5, 8)).published_note =
      "from the front matter on line 4";
  const auto a = sample.claim(2, "It was Ada Lindgren's 11th visit to Kenya.", "11th", ordinal(11));
  sample.article("harbour.txt", "", day(2031, 5, 8), PublishedFrom::text).published_note =
      "from the caption on line 3: on May 8, 2031";
  const auto b =
      sample.claim(7, "Lindgren, on her 11th trip, was in Nairobi.", "11th", ordinal(11));
  sample.article("lake.txt", "The Lakeside Post", std::nullopt);
  const auto c = sample.claim(4, "The visit, her 12th, ends today.", "12th", ordinal(12));
  sample[c].speaker = "Ole Noor";
  Finding& finding = sample.finding(
      Verdict::conflict, Severity::error,
      "the number of Ada Lindgren's visits to Kenya: \"11th\" in 2 sources against \"12th\" in "
      "The Lakeside Post",
      {sample.side("\"11th\"", {a, b}), sample.side("\"12th\"", {c})});
  finding.why = "both cannot be true (row 12)";
  finding.retract = {{c}};
  return sample;
}

// All that a report can hold.
inline Sample everything() {
  Sample sample = visits();
  sample.set.articles[1].title = "Eleven";
  sample.set.articles[2].borrowed_day = day(2031, 5, 9);
  Quantity about;
  about.hedge = Hedge::about;
  about.number = 20;
  about.hard = {15, kUnbounded};
  about.soft = {18, 22.5};
  Quantity money = about;
  money.kind = Quantity::Kind::money;
  money.unit = "EUR";
  Duration talks;
  talks.seconds = 4 * 3600;
  talks.hard = talks.soft = {4 * 3600, 4 * 3600};
  DateRange open;
  open.anchored = true;
  sample.article("z.jsonl", "Zed", day(2031, 5, 8), PublishedFrom::config).record = 3;
  const auto first = sample.claim(1, "About 20 came.", "About 20", about);
  const auto second = sample.claim(2, "It cost 20 euros.", "20", money);
  const auto third = sample.claim(3, "Four hours.", "Four hours", talks);
  const auto fourth = sample.claim(4, "Next year.", "Next year", open);
  const auto fifth =
      sample.claim(5, "The former president.", "former", Office{"president", "place:ke", true});
  const auto sixth = sample.claim(6, "In 1952.", "1952", days(day(1952, 1, 1), day(1952, 12, 31)));
  sample[first].stance = Stance::possible;
  sample[sixth].derived_from = {sample[first].id, sample[second].id};
  sample[second].topic[0].entities[0].of = "place:ke";
  Finding& finding =
      sample.finding(Verdict::possible_update, Severity::note, "all of it",
                     {sample.side("20", {0, second}), sample.side("4", {third, sixth})});
  finding.within = true;
  finding.sides[0].fits = {fourth};
  finding.silent = {first, fifth};
  finding.retract = {{third, sixth}, {second, third}};
  sample.set.problems = {{"a.yaml", 4, 8, "broken", "a: [", false},
                         {"gone.md", 0, 0, "no such file", "", true}};
  return sample;
}

}  // namespace crosscheck
