#include "workshop/coverage.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>
#include <tuple>

#include "report/wording.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

constexpr std::size_t kShown = 40;  // wordings in the text
constexpr std::size_t kColumn = 10;

// What one thread has seen. Adding up two of them is the same either way.
struct Tally {
  struct Group {
    std::map<std::string, std::size_t> wider;
    Wording first;
  };
  Coverage sums;
  std::map<std::string, std::size_t, std::less<>> kinds;
  std::map<std::string, Group, std::less<>> unread;
  std::vector<bool> matched;  // by rule
};

bool earlier(const Wording& a, const Wording& b) {
  return std::tie(a.path, a.record, a.line, a.column) <
         std::tie(b.path, b.record, b.line, b.column);
}

// The `count` words on each side of text[at], with what stands for it. A clause ends at a comma.
std::string around(std::string_view text, std::size_t at, int count) {
  const auto ends = [](char c) { return c == ',' || c == ';' || c == ':' || c == '(' || c == ')'; };
  std::size_t begin = at, end = at + 1;
  for (int words = 0; begin > 0; --begin) {
    if (ends(text[begin - 1]) || text[begin - 1] == '"') break;
    if (text[begin - 1] == ' ' && words++ == count) break;
  }
  for (int words = 0; end < text.size(); ++end) {
    if (ends(text[end]) || text[end] == '"') break;
    if (text[end] == '.' && end + 1 == text.size()) break;
    if (text[end] == ' ' && words++ == count) break;
  }
  while (begin < at && text[begin] == ' ') ++begin;
  while (end > at + 1 && text[end - 1] == ' ') --end;
  return std::string(text.substr(begin, end - begin));
}

void count(const Article& article, const Trace& trace, const Extractor::Result& result,
           Tally& tally) {
  Coverage& sums = tally.sums;
  ++sums.articles;
  sums.sentences += trace.sentences.size();
  for (const Claim& claim : result.claims) ++tally.kinds[claim.kind];
  std::vector<Span> read;
  auto match = trace.matches.begin();
  const LineIndex lines(article.text);
  for (std::uint32_t s = 0; s < trace.sentences.size(); ++s) {
    const Sentence& sentence = trace.sentences[s];
    read.clear();
    bool claimed = false;
    for (; match != trace.matches.end() && match->sentence == s; ++match) {
      tally.matched[match->match.rule] = true;
      // A value that another rule reads as well is read.
      if (match->fate != Fate::claim) continue;
      claimed = true;
      read.push_back(match->claim.value_span);
      if (match->claim.when) read.push_back(match->claim.when_span);
      for (const auto& capture : match->match.captures)
        read.push_back(sentence.folded.source(sentence.marked.folded(capture.span)));
    }
    std::size_t values = 0;
    for (const auto& item : sentence.marked.items) {
      if (!is_value(item.mark)) continue;
      ++values;
      const Span span = sentence.folded.source(item.span);
      if (std::any_of(read.begin(), read.end(), [&](Span other) { return other.overlaps(span); })) {
        ++sums.values_read;
        continue;
      }
      Tally::Group& group = tally.unread[around(sentence.marked.text, item.at, 1)];
      ++group.wider[around(sentence.marked.text, item.at, 2)];
      const Place place = lines.place(span.begin);
      Wording here{"", 0, "", article.path, article.record, place.line, place.column, ""};
      if (group.first.path.empty() || earlier(here, group.first)) {
        here.sentence = valid_utf8(slice(article.text, sentence.span));
        group.first = std::move(here);
      }
    }
    sums.values += values;
    sums.with_value += values > 0;
    sums.read += values > 0 && claimed;
  }
}

void add(Tally&& from, Tally& to) {
  to.sums.articles += from.sums.articles;
  to.sums.sentences += from.sums.sentences;
  to.sums.with_value += from.sums.with_value;
  to.sums.read += from.sums.read;
  to.sums.values += from.sums.values;
  to.sums.values_read += from.sums.values_read;
  for (const auto& [kind, claims] : from.kinds) to.kinds[kind] += claims;
  for (std::size_t i = 0; i < from.matched.size(); ++i)
    to.matched[i] = to.matched[i] || from.matched[i];
  for (auto& [words, group] : from.unread) {
    Tally::Group& other = to.unread[words];
    for (const auto& [wider, times] : group.wider) other.wider[wider] += times;
    if (other.first.path.empty() || earlier(group.first, other.first))
      other.first = std::move(group.first);
  }
}

std::string percent(std::size_t part, std::size_t whole) {
  return std::to_string(whole == 0 ? 0 : (200 * part + whole) / (2 * whole)) + " %";
}

std::string place_of(const Wording& wording) {
  return wording.path + (wording.record > 0 ? "#" + std::to_string(wording.record) : "") + ":" +
         std::to_string(wording.line) + ":" + std::to_string(wording.column);
}

std::string right(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

}  // namespace

Coverage survey(const Inputs& inputs, const ReadingWords& words, const Language& language,
                std::size_t jobs) {
  const auto& rules = language.rules.rules();
  std::vector<Problems> problems(inputs.files.size());
  std::vector<Tally> tallies(std::max<std::size_t>(1, std::min(jobs, inputs.files.size())));
  std::atomic<std::size_t> next{0};
  const auto work = [&](Tally& tally) {
    tally.matched.resize(rules.size());
    Extractor extractor(language);
    Trace trace;
    for (std::size_t i; (i = next.fetch_add(1)) < inputs.files.size();) {
      read_input(
          inputs, inputs.files[i], words, language.lexicon,
          [&](Article&& article) {
            trace.sentences.clear();
            trace.matches.clear();
            const auto result = extractor.extract(article, &trace);
            count(article, trace, result, tally);
          },
          problems[i]);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < tallies.size(); ++i) threads.emplace_back(work, std::ref(tallies[i]));
  work(tallies[0]);
  for (std::thread& thread : threads) thread.join();
  Tally& all = tallies[0];
  for (std::size_t i = 1; i < tallies.size(); ++i) add(std::move(tallies[i]), all);

  Coverage coverage = std::move(all.sums);
  coverage.kinds.assign(all.kinds.begin(), all.kinds.end());
  std::stable_sort(coverage.kinds.begin(), coverage.kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [around, group] : all.unread) {
    Wording wording = std::move(group.first);
    wording.around = around;
    std::size_t most = 0;
    for (const auto& [wider, times] : group.wider) {
      wording.count += times;
      if (times > most) wording.wider = wider;
      most = std::max(most, times);
    }
    coverage.unread.push_back(std::move(wording));
  }
  std::stable_sort(coverage.unread.begin(), coverage.unread.end(),
                   [](const Wording& a, const Wording& b) { return a.count > b.count; });
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (!all.matched[r]) coverage.unmatched.push_back(rules[r].id);
  }
  for (const Problems& some : problems)
    coverage.problems.insert(coverage.problems.end(), some.begin(), some.end());
  return coverage;
}

void write_coverage(const Coverage& coverage, const TextOptions& options, std::ostream& out) {
  Page page(out, options);
  page.print(
      0, 2,
      {{counted(coverage.articles, "article", "articles") + ", " +
        counted(coverage.sentences, "sentence", "sentences") + "; " +
        std::to_string(coverage.with_value) + " hold a value, and " +
        std::to_string(coverage.read) + " of these gave a claim (" +
        percent(coverage.read, coverage.with_value) + "); of " +
        counted(coverage.values, "value", "values") + " " + std::to_string(coverage.values_read) +
        " were read (" + percent(coverage.values_read, coverage.values) + ")"}});
  if (!coverage.kinds.empty()) {
    page.blank();
    page.print(0, 2, {{"claims by kind", Style::strong}});
    for (const auto& [kind, claims] : coverage.kinds)
      page.field(0, kColumn, right(claims, 8), {{kind}});
  }
  if (!coverage.unread.empty()) {
    page.blank();
    page.print(0, 2,
               {{"values that no rule read, by the words around them", Style::strong},
                {": the next rules to write"}});
    for (std::size_t i = 0; i < std::min(kShown, coverage.unread.size()); ++i) {
      const Wording& wording = coverage.unread[i];
      std::string line = wording.around;
      if (wording.count > 1 && wording.wider != wording.around)
        line += " (mostly \"" + wording.wider + "\")";
      page.field(0, kColumn, right(wording.count, 8), {{line + ", first at " + place_of(wording)}});
    }
    if (coverage.unread.size() > kShown) {
      page.print(kColumn, kColumn,
                 {{"and " + std::to_string(coverage.unread.size() - kShown) +
                   " wordings more (--format json lists them)"}});
    }
  }
  if (!coverage.unmatched.empty()) {
    page.blank();
    page.print(0, 2, {{"rules that never matched", Style::strong}});
    for (const std::string& id : coverage.unmatched) page.print(kColumn, kColumn, {{id}});
  }
  if (!coverage.problems.empty()) page.blank();
  for (const Problem& problem : coverage.problems) page.problem(problem);
}

void write_coverage_json(const Coverage& coverage, std::ostream& out) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["schema"] = "crosscheck-coverage/1";
  json["articles"] = coverage.articles;
  json["sentences"] = coverage.sentences;
  json["sentences_with_value"] = coverage.with_value;
  json["sentences_read"] = coverage.read;
  json["values"] = coverage.values;
  json["values_read"] = coverage.values_read;
  json["claims_by_kind"] = Json::object();
  for (const auto& [kind, claims] : coverage.kinds) json["claims_by_kind"][kind] = claims;
  json["unread"] = Json::array();
  for (const Wording& wording : coverage.unread) {
    Json one;
    one["around"] = wording.around;
    one["count"] = wording.count;
    one["wider"] = wording.wider;
    one["path"] = wording.path;
    if (wording.record > 0) one["record"] = wording.record;
    one["line"] = wording.line;
    one["column"] = wording.column;
    one["sentence"] = wording.sentence;
    json["unread"].push_back(std::move(one));
  }
  json["rules_without_match"] = coverage.unmatched;
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace crosscheck
