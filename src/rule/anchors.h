#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// Words of which at least one occurs in whatever an RE2 pattern matches: of
// "N (?:people )?(?:were )?(?:killed|dead)" "killed" and "dead". Each has three letters or more; of
// the possible choices the one whose shortest word is longest. Empty: none is known. The pattern
// is one that RE2 takes.
std::vector<std::string> anchors_of(std::string_view pattern);

// Finds many words in one pass over a text (Aho and Corasick, 1975). Immutable after compile();
// threads may share it.
class WordFinder {
 public:
  void add(std::string_view word, std::uint32_t id);
  void compile();
  // Appends the ids of the words in `text`, in any order, some more than once. Linear.
  void find(std::string_view text, std::vector<std::uint32_t>& ids) const;

 private:
  // Letters have classes of their own, all other bytes share one that leads back to the start.
  static constexpr std::size_t kClasses = 27;
  static std::size_t class_of(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : kClasses - 1;
  }
  struct State {
    std::uint32_t next[kClasses] = {};
    std::uint32_t longest = 0;       // the state of its longest ending that has ids, 0: none
    std::vector<std::uint32_t> ids;  // of the words that end here
  };
  std::vector<State> states_{1};
};

}  // namespace crosscheck
