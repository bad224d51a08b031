#pragma once

#include <string>
#include <string_view>

#include "article/read_article.h"
#include "article/reading_words.h"
#include "catch.h"
#include "rule/load_lexicon.h"
#include "text/fold.h"

namespace crosscheck {

// The words that are shipped, read once.
inline const ReadingWords& shipped_words() {
  static const ReadingWords words = [] {
    Problems problems;
    auto loaded = load_reading_words(CROSSCHECK_SOURCE_DIR "/rules/en", problems);
    REQUIRE(problems.empty());
    return loaded;
  }();
  return words;
}

inline const Lexicon& shipped_lexicon() {
  static const Lexicon lexicon = [] {
    Problems problems;
    return load_lexicon(CROSSCHECK_SOURCE_DIR "/rules", problems);
  }();
  return lexicon;
}

inline Article read(std::string_view text, Problems& problems, Format format = Format::text,
                    const Metadata& metadata = {}) {
  Article article;
  article.path = "story";
  article.text = text;
  read_article(format, metadata, {}, shipped_words(), shipped_lexicon(), article, problems);
  return article;
}

inline Article read(std::string_view text, Format format = Format::text,
                    const Metadata& metadata = {}) {
  Problems problems;
  Article article = read(text, problems, format, metadata);
  CHECK(problems.empty());
  return article;
}

// What a reader of the article's sentences sees: sentences apart by " | ", paragraphs by a line
// end.
inline std::string words_of(const Article& article) {
  std::string out;
  Folded folded;
  REQUIRE(article.paragraph.size() == article.sentences.size());
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    fold(article, article.sentences[i], folded);
    const bool same = i > 0 && article.paragraph[i] == article.paragraph[i - 1];
    if (i > 0) out += same ? " | " : "\n";
    out += folded.text;
  }
  return out;
}

}  // namespace crosscheck
