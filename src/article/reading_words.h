#pragma once

#include <array>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"
#include "text/sentence.h"

namespace crosscheck {

// Phrases by their first byte, so that a line is held against few of them.
class Phrases {
 public:
  void add(std::string phrase);
  // Those that begin with `first`, in byte order.
  std::span<const std::string> starting(char first) const;

 private:
  std::array<std::vector<std::string>, 256> by_first_;
};

// How web pages word what is not the article; rules/en/furniture.yaml says what each list is for.
// All folded and in lower case.
struct FurnitureWords {
  using Words = std::set<std::string, std::less<>>;
  Words lines;
  Phrases starts, sections, comments, phrases;
  std::vector<std::string> captions;
  Words published, updated;          // "Published:", "Updated"
  std::vector<std::string> archive;  // captions of older pictures: "file photo"
};

// The words that reading an article takes; immutable and shared by threads.
struct ReadingWords {
  Abbreviations abbreviations;
  FurnitureWords furniture;
};

// Reads abbreviations.yaml and furniture.yaml of `folder` (rules/en).
ReadingWords load_reading_words(const std::filesystem::path& folder, Problems& problems);

// Letters of any script in lower case, one by one.
std::string lower_case(std::string_view text);

}  // namespace crosscheck
