#include "article/read_article.h"

#include <algorithm>
#include <utility>

#include "article/furniture.h"
#include "article/layout.h"
#include "article/markdown.h"
#include "article/published.h"
#include "text/hash.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace crosscheck {
namespace {

constexpr std::size_t kLongLine = 1 << 20;

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

class Reader {
 public:
  Reader(const ReadingWords& words, const Lexicon& lexicon, Article& article, Problems& problems)
      : words_(words), lexicon_(lexicon), article_(article), problems_(problems) {}

  void read(Format format, const Metadata& record, const Metadata& config) {
    article_.content_key = hex64(hash64(article_.text));
    check_text();
    Span body{article_.text.starts_with("\xEF\xBB\xBF") ? 3u : 0u, article_.text.size()};
    if (format == Format::markdown) {
      const FrontMatter front = find_front_matter(article_.text);
      if (!front.yaml.empty()) read_front_matter(front.yaml);
      body = front.body;
    }
    complete(record);
    complete(config);

    std::vector<Block> blocks;
    if (format == Format::markdown) {
      Markdown markdown = read_markdown(article_.text, body);
      blocks = std::move(markdown.blocks);
      article_.markup = std::move(markdown.markup);
    } else {
      blocks = join_lines(article_.text, plain_lines(article_.text, body), Paragraphs::short_lines);
    }
    Folded folded;
    fold(article_.title, 0, folded);
    classify(article_.text, article_.markup, words_.furniture, lower_case(folded.text), blocks);
    read_head(blocks, words_, lexicon_, article_);
    find_all_sentences(blocks);
    drop_outside_markup();
  }

 private:
  void problem(std::size_t line, std::size_t column, std::string message) {
    if (article_.record > 0) {
      message = "record " + std::to_string(article_.record) + ": " + message;
    }
    problems_.push_back({article_.path, line, column, std::move(message)});
  }

  // A record has no lines in its file: its places are told in words.
  void problem_at_offset(std::size_t offset, std::string message) {
    const LineIndex lines(article_.text);
    const Place place = lines.place(offset);
    if (article_.record > 0) {
      return problem(0, 0,
                     message + " (line " + std::to_string(place.line) + ", column " +
                         std::to_string(place.column) + " of its text)");
    }
    problem(place.line, place.column, std::move(message));
    const Span line = lines.line(place.line);
    if (line.size() <= 1000) problems_.back().source_line = slice(article_.text, line);
  }

  void check_text() {
    const std::string_view text = article_.text;
    if (const std::size_t at = find_invalid_utf8(text); at != text.npos) {
      problem_at_offset(at, "not UTF-8; such bytes read as \"?\"");
    }
    if (const std::size_t at = text.find('\0'); at != text.npos) {
      problem_at_offset(at, "a NUL byte; read as a space");
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end - begin > kLongLine) {
        problem_at_offset(begin, "a line of " + grouped(end - begin) +
                                     " bytes; sentences longer than 8 KiB are cut");
        return;
      }
      begin = end + 1;
    }
  }

  void read_front_matter(Span span) {
    const std::string_view yaml_text = slice(article_.text, {0, span.end});
    Problems found;
    const auto yaml = parse_yaml(yaml_text, article_.path, found);
    problems_.insert(problems_.end(), found.begin(), found.end());
    if (!yaml) return;
    if (const Yaml* title = scalar(*yaml, "title", yaml_text)) {
      article_.title = title->scalar;
      article_.title_span = place_of(*title, yaml_text);
    }
    if (const Yaml* source = scalar(*yaml, "source", yaml_text)) article_.source = source->scalar;
    const Yaml* published = scalar(*yaml, "published", yaml_text);
    if (published == nullptr) return;
    article_.published = read_published(published->scalar, lexicon_);
    if (article_.published) {
      article_.published_from = PublishedFrom::front_matter;
      article_.published_note = "from the front matter on line " + std::to_string(published->line);
    } else if (!published->scalar.empty()) {
      problems_.push_back(problem_at(*published, article_.path, yaml_text,
                                     "not a day of publication; write it as 2031-05-08"));
    }
  }

  const Yaml* scalar(const Yaml& map, std::string_view key, std::string_view yaml_text) {
    const Yaml* value = map.find(key);
    if (value == nullptr || value->kind == Yaml::Kind::null) return nullptr;
    if (value->kind == Yaml::Kind::scalar) return value;
    problems_.push_back(problem_at(*value, article_.path, yaml_text,
                                   "'" + std::string(key) + "' is a line of text"));
    return nullptr;
  }

  // Where the words of a scalar stand; a quoted one without its quotes. Empty where they stand
  // otherwise than they read: over several lines, or with escapes.
  static Span place_of(const Yaml& scalar, std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t line = 1; line < scalar.line; ++line) begin = text.find('\n', begin) + 1;
    if (begin == 0 && text.starts_with("\xEF\xBB\xBF")) begin = 3;
    for (std::size_t column = 1; column < scalar.column && begin < text.size(); ++column) {
      begin += decode_utf8(text, begin).size;
    }
    if (scalar.quoted) ++begin;
    const bool same = begin < text.size() && text.substr(begin).starts_with(scalar.scalar);
    return same ? Span{begin, begin + scalar.scalar.size()} : Span{};
  }

  void complete(const Metadata& metadata) {
    if (article_.title.empty()) article_.title = metadata.title;
    if (article_.source.empty()) article_.source = metadata.source;
    if (!article_.published && metadata.published) {
      article_.published = metadata.published;
      article_.published_from = metadata.published_from;
      article_.published_note = metadata.published_note;
    }
  }

  void find_all_sentences(const std::vector<Block>& blocks) {
    std::uint32_t paragraph = 0;
    const auto add = [&](Span span) {
      const std::size_t before = article_.sentences.size();
      find_sentences(article_.text, span, article_.markup, words_.abbreviations,
                     article_.sentences);
      if (article_.sentences.size() == before) return;
      article_.paragraph.resize(article_.sentences.size(), paragraph++);
    };
    if (!article_.title_span.empty()) add(article_.title_span);
    for (const Block& block : blocks) {
      if (block.kind == Block::Kind::title) {
        if (article_.title_span.empty()) article_.title_span = block.span;
        if (article_.title.empty()) article_.title = words_at(block.span);
      }
      const bool reads = block.kind == Block::Kind::prose || block.kind == Block::Kind::title ||
                         block.kind == Block::Kind::caption;
      if (reads) add(block.span);
    }
    if (!article_.sentences.empty()) return;
    const bool empty = article_.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos;
    problem(0, 0, empty ? "is empty" : "no sentences of an article found");
  }

  // As written, on one line, without the markup.
  std::string words_at(Span span) const {
    std::string words;
    auto gap = article_.markup.begin();
    for (std::size_t i = span.begin; i < span.end; ++i) {
      while (gap != article_.markup.end() && gap->end <= i) ++gap;
      if (gap != article_.markup.end() && gap->begin <= i) continue;
      const char byte = article_.text[i];
      const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
      if (!space) {
        words += byte;
      } else if (!words.empty() && words.back() != ' ') {
        words += ' ';
      }
    }
    return words;
  }

  // Markup that no sentence overlaps is of no use to anybody.
  void drop_outside_markup() {
    auto sentence = article_.sentences.begin();
    std::erase_if(article_.markup, [&](Span gap) {
      while (sentence != article_.sentences.end() && sentence->end <= gap.begin) ++sentence;
      return sentence == article_.sentences.end() || gap.end <= sentence->begin;
    });
  }

  const ReadingWords& words_;
  const Lexicon& lexicon_;
  Article& article_;
  Problems& problems_;
};

}  // namespace

void read_article(Format format, const Metadata& record, const Metadata& config,
                  const ReadingWords& words, const Lexicon& lexicon, Article& article,
                  Problems& problems) {
  Reader(words, lexicon, article, problems).read(format, record, config);
}

}  // namespace crosscheck
