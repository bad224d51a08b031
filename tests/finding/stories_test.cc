// Every story in fixtures/ against its expected.yaml (fixtures/README.md has the format). What the
// program does not manage yet is listed, story by story, in kKnownMisses: such a line fails the
// test as soon as it is no longer true.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "catch.h"
#include "pipeline.h"
#include "text/yaml.h"

namespace crosscheck {

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kKnownMisses = {
#include "known_misses.inc"
};

struct Quote {
  std::string file, words;
  std::size_t record = 0;
};

class Story {
 public:
  explicit Story(const fs::path& folder)
      : folder_(folder), report_(testing::check({folder.string()})) {
    std::ostringstream bytes;
    bytes << std::ifstream(folder / "expected.yaml").rdbuf();
    Problems problems;
    expected_ = parse_yaml(bytes.str(), "expected.yaml", problems).value();
  }

  // Everything that is not as expected, a line each.
  std::set<std::string> misses() {
    std::set<std::size_t> explained;
    for (const Yaml& finding : list("findings")) expect_finding(finding, true, explained);
    for (const Yaml& finding : list("may")) expect_finding(finding, false, explained);
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      if (!explained.contains(i)) {
        miss("not expected: " + std::string(verdict_name(report_.findings[i].verdict)) + " " +
             report_.findings[i].fact);
      }
    }
    for (const Yaml& quotes : list("agree")) expect_agreement(quotes);
    for (const Yaml& quotes : list("apart")) expect_apart(quotes);
    for (const Yaml& quote : list("nothing_from")) {
      const Quote q = quote_of(quote);
      for (const std::uint32_t claim : answering(q)) {
        miss("a claim from " + q.file + " \"" + q.words + "\": " + one_line(claim_at(claim)));
      }
    }
    for (const Yaml& name : list("problems")) {
      const Quote q = quote_of_name(name.scalar);
      const bool named = std::any_of(report_.set.problems.begin(), report_.set.problems.end(),
                                     [&](const Problem& problem) {
                                       return fs::path(problem.path).filename() == q.file &&
                                              (q.record == 0 || problem.line == q.record);
                                     });
      if (!named) miss("no problem names " + name.scalar);
    }
    if (const Yaml* days = expected_.find("days")) {
      for (const auto& [file, from] : days->entries) {
        for (const ArticleRecord& article : report_.set.articles) {
          if (fs::path(article.path).filename() == file.scalar &&
              published_from_name(article.published_from) != from.scalar) {
            miss("the day of " + file.scalar + " is known from " +
                 std::string(published_from_name(article.published_from)));
          }
        }
      }
    }
    return misses_;
  }

 private:
  const std::vector<Yaml>& list(std::string_view key) const {
    static const std::vector<Yaml> kNone;
    const Yaml* found = expected_.find(key);
    return found == nullptr ? kNone : found->items;
  }

  void miss(std::string line) { misses_.insert(std::move(line)); }

  const Claim& claim_at(std::uint32_t index) const { return report_.set.claims[index]; }

  static Quote quote_of_name(const std::string& name) {
    const auto hash = name.find('#');
    if (hash == std::string::npos) return {name, "", 0};
    return {name.substr(0, hash), "", std::stoul(name.substr(hash + 1))};
  }

  static Quote quote_of(const Yaml& node) {
    const auto& [file, words] = node.entries.at(0);
    Quote quote = quote_of_name(file.scalar);
    quote.words = words.scalar;
    return quote;
  }

  // Where the words stand in the file, or in the decoded text of the record.
  std::vector<Span> places(const Quote& quote) {
    auto& text = texts_[quote.file + '#' + std::to_string(quote.record)];
    if (text.empty()) {
      if (quote.record == 0) {
        std::ostringstream bytes;
        bytes << std::ifstream(folder_ / quote.file, std::ios::binary).rdbuf();
        text = bytes.str();
      } else {
        Problems problems;
        const Inputs inputs = find_inputs(std::vector{(folder_ / quote.file).string()}, problems);
        read_input(
            inputs, inputs.files.at(0), testing::english().reading,
            testing::english().language.lexicon,
            [&](Article&& article) {
              if (article.record == quote.record) text = article.text;
            },
            problems);
      }
    }
    std::vector<Span> out;
    for (std::size_t at = 0; (at = text.find(quote.words, at)) != std::string::npos; ++at) {
      out.push_back({at, at + quote.words.size()});
    }
    if (out.empty()) miss("the quote is not there: " + quote.file + " \"" + quote.words + "\"");
    return out;
  }

  // The claims whose value shares a byte with the quote; derived ones by their words too.
  std::set<std::uint32_t> answering(const Quote& quote) {
    std::set<std::uint32_t> out;
    const auto at = places(quote);
    for (std::uint32_t i = 0; i < report_.set.claims.size(); ++i) {
      const Claim& claim = claim_at(i);
      const ArticleRecord& article = report_.set.articles[claim.article];
      if (fs::path(article.path).filename() != quote.file || article.record != quote.record)
        continue;
      for (const Span place : at) {
        if (claim.value_span.overlaps(place) ||
            (claim.derived_sign != 0 && claim.span.overlaps(place))) {
          out.insert(i);
        }
      }
    }
    return out;
  }

  static bool meet(const std::set<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(b.begin(), b.end(), [&](std::uint32_t claim) { return a.contains(claim); });
  }

  // For each side of the expectation, the side of the finding that holds all of its quotes.
  std::optional<std::vector<std::size_t>> match_sides(const Yaml& expected,
                                                      const Finding& finding) {
    std::vector<std::size_t> out;
    for (const Yaml& side : expected.find("sides")->items) {
      std::optional<std::size_t> found;
      for (std::size_t s = 0; s < finding.sides.size() && !found; ++s) {
        if (std::count(out.begin(), out.end(), s)) continue;
        if (std::all_of(side.items.begin(), side.items.end(), [&](const Yaml& quote) {
              return meet(answering(quote_of(quote)), finding.sides[s].claims);
            })) {
          found = s;
        }
      }
      if (!found) return std::nullopt;
      out.push_back(*found);
    }
    return out;
  }

  void expect_finding(const Yaml& expected, bool wanted, std::set<std::size_t>& explained) {
    const std::string verdict = expected.find("verdict")->scalar;
    const Yaml* kind = expected.find("kind");
    const std::string name = verdict + " of " + (kind == nullptr ? "any kind" : kind->scalar);
    bool found = false;
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& finding = report_.findings[i];
      const auto sides = match_sides(expected, finding);
      if (!sides) continue;
      Verdict between = finding.verdict;
      for (const SideRelation& relation : finding.relations) {
        if (std::set{relation.a, relation.b} == std::set{sides->at(0), sides->at(1)}) {
          between = relation.verdict;
        }
      }
      if (verdict_name(between) != verdict) continue;
      if (kind != nullptr && !finding.rule.ends_with("." + kind->scalar)) continue;
      found = true;
      explained.insert(i);
      if (const Yaml* severity = expected.find("severity");
          severity != nullptr && severity_name(finding.severity) != severity->scalar) {
        miss(name + " is " + std::string(severity_name(finding.severity)));
      }
      if (const Yaml* sources = expected.find("independent_sources")) {
        for (std::size_t s = 0; s < sides->size(); ++s) {
          const auto n = finding.sides[(*sides)[s]].independent_sources;
          if (std::to_string(n) != sources->items[s].scalar) {
            miss(name + ": " + std::to_string(n) + " independent sources on side " +
                 std::to_string(s + 1));
          }
        }
      }
      if (const Yaml* retract = expected.find("retract")) {
        const bool listed =
            std::any_of(finding.retract.begin(), finding.retract.end(), [&](const auto& set) {
              return std::all_of(
                  retract->items.begin(), retract->items.end(),
                  [&](const Yaml& quote) { return meet(answering(quote_of(quote)), set); });
            });
        if (!listed) miss(name + ": the claims to retract are others");
      }
    }
    if (wanted && !found) miss("missing: " + name);
  }

  void expect_agreement(const Yaml& quotes) {
    const auto together = [&](const Finding& fact) {
      std::set<std::size_t> sides;
      for (const Yaml& quote : quotes.items) {
        const auto claims = answering(quote_of(quote));
        if (!meet(claims, fact.claims)) return false;
        for (std::size_t s = 0; s < fact.sides.size(); ++s) {
          if (meet(claims, fact.sides[s].claims)) sides.insert(s);
        }
      }
      return sides.size() <= 1;
    };
    if (std::none_of(report_.facts.begin(), report_.facts.end(), together)) {
      std::string line = "do not stand as agreeing:";
      for (const Yaml& quote : quotes.items) {
        const Quote q = quote_of(quote);
        line += " \"" + q.words + "\"" + (answering(q).empty() ? " (no claim)" : "");
      }
      miss(line);
    }
  }

  void expect_apart(const Yaml& quotes) {
    const Quote a = quote_of(quotes.items.at(0)), b = quote_of(quotes.items.at(1));
    const auto claims_a = answering(a), claims_b = answering(b);
    for (const auto* facts : {&report_.facts, &report_.findings}) {
      for (const Finding& fact : *facts) {
        if (meet(claims_a, fact.claims) && meet(claims_b, fact.claims)) {
          miss("in one fact: \"" + a.words + "\" and \"" + b.words + "\"");
        }
      }
    }
  }

  fs::path folder_;
  Report report_;
  Yaml expected_;
  std::map<std::string, std::string> texts_;
  std::set<std::string> misses_;
};

}  // namespace

TEST_CASE("every story gives the report its editor expects", "[finding][stories]") {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(CROSSCHECK_SOURCE_DIR "/fixtures")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(folders.size() >= 8);
  for (const fs::path& folder : folders) {
    const std::string name = folder.filename().string();
    const auto known = kKnownMisses.find(name);
    const std::set<std::string> expected =
        known == kKnownMisses.end() ? std::set<std::string>{} : known->second;
    const auto misses = Story(folder).misses();
    CAPTURE(name);
    for (const std::string& line : misses) {
      CAPTURE(line);
      CHECK(expected.contains(line));
    }
    for (const std::string& line : expected) {
      INFO("no longer missed: " << line);
      CHECK(misses.contains(line));
    }
  }
}

}  // namespace crosscheck
