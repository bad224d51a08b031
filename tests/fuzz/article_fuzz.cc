// Any bytes are an article in every format: places lie in the text, in order, and reading them
// again gives the same.

#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "article/json_lines.h"
#include "article/read_article.h"
#include "rule/load_lexicon.h"

using namespace crosscheck;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

struct Language {
  Problems problems;
  ReadingWords words = load_reading_words(CROSSCHECK_SOURCE_DIR "/rules/en", problems);
  Lexicon lexicon = load_lexicon(CROSSCHECK_SOURCE_DIR "/rules", problems);
};

Article read(Format format, std::string text) {
  static const Language language;
  Problems problems;
  Article article;
  article.text = std::move(text);
  read_article(format, {}, {}, language.words, language.lexicon, article, problems);
  return article;
}

void check(const Article& article) {
  const Span all{0, article.text.size()};
  require(article.paragraph.size() == article.sentences.size());
  std::size_t end = 0;
  Folded folded;
  for (const Span span : article.sentences) {
    require(span.begin >= end && span.begin < span.end && all.contains(span));
    require(span.size() <= kLongestSentence);
    end = span.end;
    fold(article, span, folded);
    require(folded.origin.size() == folded.text.size() + 1);
    for (std::size_t i = 0; i < folded.text.size(); ++i) {
      require(static_cast<unsigned char>(folded.text[i]) >= 0x20);
      require(span.contains(folded.source({i, i + 1})));
    }
  }
  end = 0;
  for (const Span span : article.markup) {
    require(span.begin >= end && span.begin < span.end && all.contains(span));
    end = span.end;
  }
  require(all.contains(article.title_span) && all.contains(article.dateline));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const Format format : {Format::text, Format::markdown}) {
    const Article article = read(format, text);
    check(article);
    require(read(format, text).sentences == article.sentences);
  }
  std::istringstream stream(text);
  Problems problems;
  read_json_lines(
      stream, "fuzz",
      [](JsonRecord&& record) { check(read(Format::text, std::move(record.text))); }, problems);
  return 0;
}
