// A pattern is cut into pieces at its top level, and the longest run of them that still matches the
// sentence is looked for: from the beginning, from the end, and with any few words in the place of
// the one piece that fails.
//
//   {person:visitor} |{gap}|(?:visited|toured) |{place:place} |{count:value}(?: times)?
//   P has seen L N times             all but the third piece: "seen"
//   P has visited the exhibition     up to the fourth piece: "the exhibition"

#include "rule/near_miss.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "rule/read_rules.h"

namespace crosscheck {

namespace {

constexpr double kClose = 0.55;  // the least share worth showing

// The end of the atom that begins at text[at]: an escaped character, a group, a class, a
// definition or one character.
std::size_t end_of_atom(std::string_view text, std::size_t at) {
  if (text[at] == '\\') return std::min(at + 2, text.size());
  if (text[at] == '[') {
    std::size_t i = at + 1;
    if (i < text.size() && text[i] == '^') ++i;
    if (i < text.size() && text[i] == ']') ++i;
    for (; i < text.size() && text[i] != ']'; ++i) i += text[i] == '\\';
    return std::min(i + 1, text.size());
  }
  if (text[at] == '{') return std::min(text.find('}', at), text.size() - 1) + 1;
  if (text[at] != '(') return at + 1;
  std::size_t i = at + 1;
  while (i < text.size() && text[i] != ')') i = end_of_atom(text, i);
  return std::min(i + 1, text.size());
}

std::size_t end_of_quantifier(std::string_view text, std::size_t at) {
  if (at == text.size()) return at;
  const bool counted =
      text[at] == '{' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
  if (!counted && std::string_view("*+?").find(text[at]) == std::string_view::npos) return at;
  at = counted ? std::min(text.find('}', at), text.size() - 1) + 1 : at + 1;
  return at < text.size() && text[at] == '?' ? at + 1 : at;
}

// The pieces of each alternative at the top level.
std::vector<std::vector<Span>> cut(std::string_view text) {
  std::vector<std::vector<Span>> out(1);
  std::size_t begin = 0;  // of the piece
  const auto close = [&](std::size_t end) {
    if (end > begin) out.back().push_back({begin, end});
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '|') {
      close(at);
      out.emplace_back();
      begin = ++at;
      continue;
    }
    const std::size_t atom = end_of_atom(text, at);
    const std::size_t end = end_of_quantifier(text, atom);
    const bool word = atom == at + 1 && end == atom && text[at] != ' ';
    if (!word && text[at] != ' ') close(at);
    const bool space = text[at] == ' ' && end == atom;
    at = end;
    if (space) close(at);
    if (word || space) continue;
    // Something of its own, with the plain space behind it.
    if (at < text.size() && text[at] == ' ' && end_of_quantifier(text, at + 1) == at + 1) ++at;
    close(at);
  }
  close(text.size());
  return out;
}

std::string_view core(std::string_view expanded) {
  if (!expanded.starts_with(kPatternBegin) || !expanded.ends_with(kPatternEnd)) return expanded;
  expanded.remove_prefix(kPatternBegin.size());
  expanded.remove_suffix(kPatternEnd.size());
  return expanded;
}

// One alternative of a pattern, held against one sentence.
class Attempt {
 public:
  Attempt(std::string_view source, std::string_view expanded, const std::vector<Span>& in_source,
          const std::vector<Span>& in_expanded, const std::string& text)
      : expanded_(expanded), in_source_(in_source), in_expanded_(in_expanded), text_(text) {
    for (std::size_t i = 0; i < in_source.size(); ++i) {
      const RE2 piece(slice(expanded, in_expanded[i]), pattern_options());
      const bool may_be_empty =
          !piece.ok() || RE2::FullMatch("", piece) || RE2::FullMatch(" ", piece);
      // A slot is mostly one mark, which many sentences have.
      const std::string_view words = slice(source, in_source[i]);
      const bool slot = words[0] == '{' && words.find(':') != words.npos;
      weights_.push_back(may_be_empty ? 0 : slot ? 1 : 2);
      total_ += weights_.back();
    }
  }

  std::optional<NearMiss> best() const {
    if (total_ == 0) return std::nullopt;
    const std::size_t count = weights_.size();
    std::size_t begins = longest(count, [&](std::size_t n) { return find(n, "", count); });
    // The piece that fails is one that must be there.
    while (begins < count && weights_[begins] == 0) ++begins;
    std::optional<NearMiss> out;
    const auto offer = [&](std::size_t piece, double weight, Span matched, Span instead) {
      if (piece >= count || (out && out->share >= weight / total_)) return;
      out = NearMiss{0, 0, weight / total_, in_source_[piece], matched, instead};
    };
    if (begins < count) {
      // With the pieces beside it that may be empty, which would take the words we want to show.
      std::size_t first = begins, rest = begins + 1;
      while (first > 0 && weights_[first - 1] == 0) --first;
      while (rest < count && weights_[rest] == 0) ++rest;
      if (const auto gap = find(first, "(?P<gap>[^.;]{0,40}?)", rest);
          gap && first > 0 && rest < count)
        offer(begins, total_ - weights_[begins], gap->first, gap->second);
      if (const auto gap = find(begins, "(?P<gap>[^.;]{1,40}?)", begins);
          gap && begins > 0 && !gap->second.empty()) {
        offer(begins, total_ - 0.5, gap->first, gap->second);
        if (out->instead == gap->second) out->failed.end = out->failed.begin;
      }
      const auto start = find(begins, "", count);
      if (begins > 0 && start) {
        double weight = 0;
        for (std::size_t i = 0; i < begins; ++i) weight += weights_[i];
        offer(begins, weight, start->first, words_from(start->first.end));
      }
    }
    std::size_t ends = longest(count, [&](std::size_t n) { return find(0, "", count - n); });
    while (ends < count && weights_[count - 1 - ends] == 0) ++ends;
    if (ends > 0 && ends < count) {
      if (const auto end = find(0, "", count - ends); end) {
        double weight = 0;
        for (std::size_t i = count - ends; i < count; ++i) weight += weights_[i];
        offer(count - 1 - ends, weight, end->first, words_before(end->first.begin));
      }
    }
    return out;
  }

 private:
  // The largest n up to `count` for which `matches`, which once false stays so.
  template <class Matches>
  static std::size_t longest(std::size_t count, Matches matches) {
    std::size_t low = 0, high = count;
    while (low < high) {
      const std::size_t middle = (low + high + 1) / 2;
      if (matches(middle))
        low = middle;
      else
        high = middle - 1;
    }
    return low;
  }

  std::string_view pieces(std::size_t from, std::size_t to) const {
    if (from >= to) return {};
    return expanded_.substr(in_expanded_[from].begin,
                            in_expanded_[to - 1].end - in_expanded_[from].begin);
  }

  // A match of the first pieces, then `gap`, then the pieces from `rest` on; and what the gap
  // takes.
  std::optional<std::pair<Span, Span>> find(std::size_t first, std::string_view gap,
                                            std::size_t rest) const {
    const std::size_t count = weights_.size();
    std::string pattern = std::string(kPatternBegin) + std::string(pieces(0, first)) +
                          std::string(gap) + std::string(pieces(rest, count));
    pattern += rest < count ? kPatternEnd : ")";
    const RE2 expression(pattern, pattern_options());
    if (!expression.ok()) return std::nullopt;
    std::vector<re2::StringPiece> groups(
        static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
    if (!expression.Match(text_, 0, text_.size(), RE2::UNANCHORED, groups.data(),
                          static_cast<int>(groups.size()))) {
      return std::nullopt;
    }
    const auto span_of = [&](const re2::StringPiece& piece) {
      const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
      return Span{begin, begin + piece.size()};
    };
    const auto& names = expression.NamedCapturingGroups();
    const auto named = names.find("gap");
    return std::pair(
        span_of(groups[0]),
        named == names.end() ? Span{} : span_of(groups[static_cast<std::size_t>(named->second)]));
  }

  Span words_from(std::size_t at) const {
    std::size_t end = at;
    for (int words = 0; words < 4 && end < text_.size(); ++words)
      end = std::min(text_.find(' ', end + 1), text_.size());
    return {at, end};
  }
  Span words_before(std::size_t at) const {
    std::size_t begin = at;
    for (int words = 0; words < 4 && begin > 0; ++words) {
      const auto space = begin < 2 ? std::string::npos : text_.rfind(' ', begin - 2);
      begin = space == std::string::npos ? 0 : space + 1;
    }
    return {begin, at};
  }

  std::string_view expanded_;
  const std::vector<Span>& in_source_;
  const std::vector<Span>& in_expanded_;
  const std::string& text_;
  std::vector<double> weights_;
  double total_ = 0;
};

}  // namespace

std::vector<NearMiss> near_misses(const RulePack& rules, const MarkedSentence& sentence,
                                  std::size_t most) {
  std::vector<RuleMatch> matches;
  rules.match(sentence, matches);
  std::vector<NearMiss> out;
  for (std::uint32_t r = 0; r < rules.rules().size(); ++r) {
    const bool matched = std::any_of(matches.begin(), matches.end(),
                                     [&](const RuleMatch& match) { return match.rule == r; });
    if (matched) continue;
    std::optional<NearMiss> best;
    const auto& patterns = rules.rules()[r].patterns;
    for (std::uint32_t p = 0; p < patterns.size(); ++p) {
      const std::string_view expanded = core(patterns[p].expanded);
      const auto in_source = cut(patterns[p].source), in_expanded = cut(expanded);
      for (std::size_t a = 0; a < std::min(in_source.size(), in_expanded.size()); ++a) {
        if (in_source[a].size() != in_expanded[a].size()) continue;
        auto miss =
            Attempt(patterns[p].source, expanded, in_source[a], in_expanded[a], sentence.text)
                .best();
        if (!miss || miss->share < kClose || (best && best->share >= miss->share)) continue;
        best = miss;
        best->rule = r;
        best->pattern = p;
      }
    }
    if (best) out.push_back(*best);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const NearMiss& a, const NearMiss& b) { return a.share > b.share; });
  if (out.size() > most) out.resize(most);
  return out;
}

std::string pieces_of(const std::string& pattern) {
  std::string out;
  for (const auto& alternative : cut(pattern)) {
    if (!out.empty()) out += " || ";
    for (const Span piece : alternative) {
      if (piece.begin != alternative.front().begin) out += '|';
      out += slice(pattern, piece);
    }
  }
  return out;
}

}  // namespace crosscheck
