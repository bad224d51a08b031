#pragma once

#include <optional>
#include <string>

#include "article/article.h"
#include "article/reading_words.h"
#include "text/problem.h"
#include "value/lexicon.h"

namespace crosscheck {

enum class Format : unsigned char { text, markdown };

// What stands outside of the text: the fields of a record, or crosscheck.yaml's.
struct Metadata {
  std::string title, source;
  std::optional<Day> published;
  PublishedFrom published_from = PublishedFrom::unknown;
  std::string published_note;
};

// Reads one article. `article` comes with its path, record, id and text; front matter in the text
// goes before `record`, that before `config`, that before what the text itself says. Pure: the same
// bytes give the same article. Bytes that are not UTF-8, NUL bytes and very long lines are Problems
// and read on; text that holds no sentences is a Problem.
void read_article(Format format, const Metadata& record, const Metadata& config,
                  const ReadingWords& words, const Lexicon& lexicon, Article& article,
                  Problems& problems);

}  // namespace crosscheck
