// Where a clause ends, told by small words and punctuation alone. When in doubt it goes on: a plan
// read as a fact does more harm than a fact read as a plan.

#include "claim/clause.h"

#include <algorithm>

namespace crosscheck {

namespace {

bool is_name_mark(char c) { return std::string_view("PLJFGEX").find(c) != std::string_view::npos; }

// The words of a marked text, one after the other, each with the punctuation before it.
class Words {
 public:
  Words(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), at_(begin), gap_(begin) {
    settle();
  }

  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  std::string_view word() const { return text_.substr(at_, end() - at_); }
  // What stands between the last word and this one: " ", ", ", " -- ".
  std::string_view gap() const { return text_.substr(gap_, at_ - gap_); }
  void next() {
    gap_ = end();
    at_ = gap_;
    settle();
  }

 private:
  static bool in_word(char c) {
    return std::string_view(" ,;:\"()").find(c) == std::string_view::npos;
  }
  std::size_t end() const {
    std::size_t end = at_;
    while (end < text_.size() && in_word(text_[end])) ++end;
    return end;
  }
  void settle() {
    while (at_ < text_.size() && (!in_word(text_[at_]) || text_.substr(at_).starts_with("-- "))) {
      at_ += in_word(text_[at_]) ? std::size_t{2} : std::size_t{1};
    }
  }

  std::string_view text_;
  std::size_t at_, gap_;
};

bool is_finite(std::string_view word, const Grammar& grammar) {
  return grammar.verbs.contains(word) || (word.size() > 4 && word.ends_with("ed"));
}

// "and" begins a clause where a subject and its verb follow: "and the Colts will", "and P said".
bool subject_and_verb(std::string_view text, std::size_t from, const Grammar& grammar) {
  Words words(text, from, text.size());
  for (std::size_t n = 0; n < 7 && !words.done(); ++n, words.next()) {
    const auto word = words.word();
    if (n > 0 && words.gap() != " ") return false;
    if (n > 0 && grammar.verbs.contains(word)) return true;
    if (grammar.links.contains(word)) return false;
    // After a noun "reported" may be a participle, after a name or "they" it is the verb.
    const bool sure = is_name_mark(word[0]) || grammar.pronouns.contains(word) || word == "they";
    if (!sure) continue;
    Words behind = words;
    behind.next();
    if (!behind.done() && behind.gap() == " " && is_finite(behind.word(), grammar)) return true;
  }
  return false;
}

// "after" and its like begin a clause unless a date or figure follows: "after D", "as N".
bool takes_value(std::string_view text, std::size_t behind, std::size_t value,
                 const Grammar& grammar) {
  Words words(text, behind, value);
  while (!words.done() && words.gap() == " " && grammar.articles.contains(words.word())) {
    words.next();
  }
  return words.done();
}

}  // namespace

bool cue_reaches(std::string_view marked, std::size_t cue, std::size_t value, Stance stance,
                 const Grammar& grammar) {
  if (value <= cue) return true;
  const bool denied = stance == Stance::denied;
  bool open_quote = false;
  std::size_t count = 0;
  bool past = false;  // the cue's own form
  for (Words words(marked, cue, value); !words.done(); words.next(), ++count) {
    const auto word = words.word();
    const auto gap = words.gap();
    if (count == 0) {
      past = word.ends_with("ed") && word.size() > 4;
      continue;
    }
    const bool comma = gap.find(',') != std::string_view::npos;
    if (gap.find_first_of(";)") != std::string_view::npos) return false;
    if (gap.find(" -- ") != std::string_view::npos && gap.size() > 4) return false;
    if (gap.find(':') != std::string_view::npos && word[0] != 'N') return false;
    for (std::size_t i = 0; i < gap.size(); ++i) {
      if (gap[i] != '"') continue;
      if (!open_quote && (i == 0 || gap[i - 1] != ' ')) return false;  // the cue was quoted
      open_quote = !open_quote;
    }
    const std::size_t behind = words.at() + word.size();
    if (grammar.clauses.contains(word)) return false;
    // "Denied the report that N ...", but not "may buy a house in a town that N ...".
    if (word == "that" && count > 3) return false;
    if (grammar.turns.contains(word) && !takes_value(marked, behind, value, grammar)) return false;
    if (comma && is_finite(word, grammar)) return false;
    if (comma && (word == "with" || (denied && word.ends_with("ing") && word != "including"))) {
      return false;
    }
    if (word == "and" || word == "or") {
      if (denied && comma) return false;
      if (subject_and_verb(marked, behind, grammar)) return false;
      Words second(marked, behind, value);
      if (past && !second.done() && second.gap() == " " && is_finite(second.word(), grammar)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace crosscheck
