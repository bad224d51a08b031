#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/config.h"
#include "article/reading_words.h"
#include "text/problem.h"
#include "value/lexicon.h"

namespace crosscheck {

// One file to read.
struct Input {
  static constexpr std::size_t kNoConfig = static_cast<std::size_t>(-1);

  std::string path;                // as the user named it, or below the folder that he named
  std::size_t config = kNoConfig;  // index in Inputs::configs
  bool named = false;              // by the user, not found in a folder
};

struct Inputs {
  std::vector<Input> files;  // by the bytes of their paths, each file once
  std::vector<Config> configs;
};

// The files that `paths` name; folders are walked for .txt, .text, .md, .markdown and .jsonl,
// hidden ones left out. A path that is not there is a fatal Problem, a folder without articles a
// Problem. The crosscheck.yaml of a file is the next one upward.
Inputs find_inputs(std::span<const std::string> paths, Problems& problems);

// The crosscheck.yaml that counts in a folder: its own or the next one upward; none or one.
std::vector<Config> find_config(const std::filesystem::path& folder, Problems& problems);

using ArticleSink = std::function<void(Article&&)>;

// Reads the articles of one file, in order. Threads may read different files at once. The format
// goes by the name: .md and .markdown, .jsonl, plain text for all others.
void read_input(const Inputs& inputs, const Input& input, const ReadingWords& words,
                const Lexicon& lexicon, const ArticleSink& sink, Problems& problems);

}  // namespace crosscheck
