// Most rules have nothing to say of most sentences. What a rule cannot do without are its words, so
// the words of a sentence tell which patterns are worth a try; a pattern is compiled when first
// tried. RE2's own FilteredRE2 does the same, but compiles everything first: 180 ms for our packs
// where this takes 3.

#include "rule/anchors.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr std::size_t kShortest = 3;    // letters of an anchor
constexpr std::size_t kMostWords = 48;  // more say little

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

class AnchorReader {
 public:
  explicit AnchorReader(std::string_view pattern) : pattern_(pattern) {}

  // One branch or more, up to the end or a closing bracket.
  std::vector<std::string> read_branches() {
    std::vector<std::string> all;
    bool known = true;
    while (true) {
      std::vector<std::string> branch = read_branch();
      known = known && !branch.empty();
      all.insert(all.end(), branch.begin(), branch.end());
      if (done() || pattern_[at_] != '|') break;
      ++at_;
    }
    if (!known || all.size() > kMostWords) all.clear();
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  bool done() const { return at_ >= pattern_.size(); }

  std::vector<std::string> read_branch() {
    std::vector<std::string> best;
    std::string word;
    const auto end_word = [&] {
      if (word.size() >= kShortest) prefer({word}, best);
      word.clear();
    };
    while (!done() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      const char c = pattern_[at_];
      if (is_letter(c)) {
        ++at_;
        const Quantity quantity = read_quantity();
        if (quantity == Quantity::any) {
          end_word();
        } else {
          word += c;
          if (quantity == Quantity::more) end_word();
        }
        continue;
      }
      end_word();
      std::vector<std::string> inner;
      if (c == '(') {
        read_opening();
        inner = read_branches();
        if (!done()) ++at_;  // )
      } else if (c == '[') {
        read_class();
      } else {
        at_ += c == '\\' ? 2u : 1u;
      }
      if (read_quantity() != Quantity::any) prefer(std::move(inner), best);
    }
    end_word();
    return best;
  }

  static void prefer(std::vector<std::string> words, std::vector<std::string>& best) {
    if (words.empty()) return;
    const auto shortest = [](const std::vector<std::string>& list) {
      std::size_t length = list.empty() ? 0 : list[0].size();
      for (const std::string& word : list) length = std::min(length, word.size());
      return length;
    };
    const std::size_t ours = shortest(words), theirs = shortest(best);
    if (ours > theirs || (ours == theirs && words.size() < best.size())) best = std::move(words);
  }

  enum class Quantity { once, more, any };  // any: may be none

  Quantity read_quantity() {
    if (done()) return Quantity::once;
    Quantity quantity = Quantity::once;
    const char c = pattern_[at_];
    if (c == '?' || c == '*') {
      quantity = Quantity::any;
      ++at_;
    } else if (c == '+') {
      quantity = Quantity::more;
      ++at_;
    } else if (c == '{' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] >= '0' &&
               pattern_[at_ + 1] <= '9') {
      const std::size_t end = std::min(pattern_.find('}', at_), pattern_.size() - 1);
      quantity = pattern_[at_ + 1] == '0' ? Quantity::any : Quantity::more;
      at_ = end + 1;
    } else {
      return quantity;
    }
    if (!done() && pattern_[at_] == '?') ++at_;  // as few as will do
    return quantity;
  }

  // "(", "(?:", "(?i:", "(?P<name>"
  void read_opening() {
    ++at_;
    if (done() || pattern_[at_] != '?') return;
    const std::size_t named = pattern_.find('<', at_);
    if (at_ + 1 < pattern_.size() && pattern_[at_ + 1] == 'P' && named == at_ + 2) {
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
      return;
    }
    while (!done() && pattern_[at_] != ':' && pattern_[at_] != ')') ++at_;
    if (!done() && pattern_[at_] == ':') ++at_;
  }

  void read_class() {
    ++at_;
    if (!done() && pattern_[at_] == '^') ++at_;
    if (!done() && pattern_[at_] == ']') ++at_;
    while (!done() && pattern_[at_] != ']') {
      if (pattern_[at_] == '[' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == ':') {
        at_ = std::min(pattern_.find(":]", at_), pattern_.size() - 2) + 2;  // [:alpha:]
      } else {
        at_ += pattern_[at_] == '\\' ? 2u : 1u;
      }
    }
    if (!done()) ++at_;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> anchors_of(std::string_view pattern) {
  // Flags and quotations change what letters mean.
  if (pattern.find("(?i") != pattern.npos || pattern.find("\\Q") != pattern.npos) return {};
  return AnchorReader(pattern).read_branches();
}

void WordFinder::add(std::string_view word, std::uint32_t id) {
  std::uint32_t state = 0;
  for (const char c : word) {
    const auto k = class_of(c);
    if (states_[state].next[k] == 0) {
      states_[state].next[k] = static_cast<std::uint32_t>(states_.size());
      states_.emplace_back();
    }
    state = states_[state].next[k];
  }
  states_[state].ids.push_back(id);
}

void WordFinder::compile() {
  // Breadth first: the state to fall back to is known before it is needed.
  std::vector<std::uint32_t> fall(states_.size(), 0), queue{0};
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::uint32_t state = queue[at];
    for (std::size_t k = 0; k < kClasses - 1; ++k) {
      const std::uint32_t back = state == 0 ? 0 : states_[fall[state]].next[k];
      std::uint32_t& next = states_[state].next[k];
      if (next == 0) {
        next = back;
        continue;
      }
      fall[next] = back;
      states_[next].longest = states_[back].ids.empty() ? states_[back].longest : back;
      queue.push_back(next);
    }
  }
}

void WordFinder::find(std::string_view text, std::vector<std::uint32_t>& ids) const {
  std::uint32_t state = 0;
  for (const char c : text) {
    state = states_[state].next[class_of(c)];
    for (std::uint32_t at = state; at != 0; at = states_[at].longest) {
      ids.insert(ids.end(), states_[at].ids.begin(), states_[at].ids.end());
    }
  }
}

}  // namespace crosscheck
