// Marks are hidden, never removed, so that every place is one of the file:
//
//   - **14 people** were [killed](http://outlet.example/a "more") on `Monday`.
//     ^^         ^^      ^      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^    ^      ^
//
// "3 * 4", "snake_case" and "[I]t is" stay as they are. Not a whole Markdown: what is meant to be
// read, as people write it.

#include "article/markdown.h"

#include <algorithm>
#include <optional>

namespace crosscheck {
namespace {

// The longest address or tag that is looked for, so that hostile text stays linear.
constexpr std::size_t kLongestTag = 2048;
constexpr std::size_t kMostNested = 16;  // brackets within brackets
constexpr std::size_t kLongestFrontMatter = 64 << 10;

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_word(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (static_cast<unsigned char>(byte) & 0x80) != 0;
}
bool is_space(char byte) { return byte == '\n' || is_blank(byte); }

// A line of one mark only: ---, ***, ===.
bool is_rule(std::string_view line, std::string_view marks) {
  if (line.empty() || marks.find(line.front()) == marks.npos) return false;
  std::size_t count = 0;
  for (const char byte : line) {
    if (byte == line.front()) {
      ++count;
    } else if (!is_blank(byte)) {
      return false;
    }
  }
  return count >= 3;
}

// The size of "- ", "12. " or "> " at the start of a line; 0 when there is none.
std::size_t list_mark(std::string_view line) {
  std::size_t size = 0;
  if (!line.empty() && std::string_view("-*+").find(line.front()) != std::string_view::npos) {
    size = 1;
  } else {
    while (size < line.size() && size < 9 && is_digit(line[size])) ++size;
    if (size == 0 || size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
    ++size;
  }
  return size < line.size() && is_blank(line[size]) ? size : 0;
}

// "[name]: http://..." and "[^1]: a note".
bool is_reference(std::string_view line) {
  if (!line.starts_with('[')) return false;
  const std::size_t close = line.find(']');
  return close != line.npos && close > 1 && close + 1 < line.size() && line[close + 1] == ':';
}

// What stands in the brackets of a footnote: "[^why]", "[12]".
bool is_note(std::string_view inside) {
  return inside.starts_with('^') || (!inside.empty() && inside.size() <= 3 &&
                                     std::all_of(inside.begin(), inside.end(), is_digit));
}

class Reader {
 public:
  Reader(std::string_view text, Span body) : text_(text), body_(body) {}

  Markdown read() {
    read_lines();
    markdown_.blocks = join_lines(text_, lines_, Paragraphs::blank_lines);
    for (Block& block : markdown_.blocks) {
      if (block.kind != Block::Kind::furniture) hide_markup(block);
    }
    std::sort(markdown_.markup.begin(), markdown_.markup.end());
    std::vector<Span> apart;
    for (const Span span : markdown_.markup) {
      if (!apart.empty() && span.begin <= apart.back().end) {
        apart.back().end = std::max(apart.back().end, span.end);
      } else if (!span.empty()) {
        apart.push_back(span);
      }
    }
    markdown_.markup = std::move(apart);
    return std::move(markdown_);
  }

 private:
  void read_lines() {
    std::string_view fence;  // the marks that close the code that we are in
    bool comment = false, fresh = true;
    for (std::size_t begin = body_.begin; begin < body_.end;) {
      std::size_t end = std::min(text_.find('\n', begin), body_.end);
      const std::size_t next = end + 1;
      while (begin < end && is_blank(text_[begin])) ++begin;
      while (end > begin && is_blank(text_[end - 1])) --end;
      const std::string_view line = slice(text_, {begin, end});
      if (comment) {
        comment = line.find("-->") == line.npos;
        fresh = true;
      } else if (!fence.empty()) {
        if (line.starts_with(fence)) fence = {};
        fresh = true;
      } else if (line.starts_with("```") || line.starts_with("~~~")) {
        fence = line.substr(0, 3);
      } else if (line.starts_with("<!--")) {
        comment = line.find("-->") == line.npos;
        fresh = true;
      } else {
        fresh = read_line({begin, end}, fresh);
      }
      begin = next;
    }
  }

  // Returns whether the next line begins a block.
  bool read_line(Span span, bool fresh) {
    std::string_view line = slice(text_, span);
    if (line.empty()) return true;
    const bool after_words = !fresh && !lines_.empty() && lines_.back().kind == Block::Kind::prose;
    // Underlined: a heading, unless a sentence stands above a rule.
    if (is_rule(line, "=-") && after_words && lines_.back().fresh &&
        (line.front() == '=' || text_[lines_.back().span.end - 1] != '.')) {
      lines_.back().kind = Block::Kind::heading;
      return true;
    }
    if (is_rule(line, "-*_=") || is_reference(line)) return true;
    if (line.starts_with('|')) {
      lines_.push_back({span, true, Block::Kind::furniture});
      return true;
    }
    if (line.starts_with('#')) {
      const std::size_t level = line.find_first_not_of('#');
      if (level != line.npos && level <= 6 && is_blank(line[level])) {
        span.begin += line.find_first_not_of("# \t");
        while (text_[span.end - 1] == '#' || is_blank(text_[span.end - 1])) --span.end;
        lines_.push_back({span, true, Block::Kind::heading});
        return true;
      }
    }
    bool quote = false;
    while (!line.empty() && line.front() == '>') {
      const std::size_t words = std::min(line.find_first_not_of(" \t", 1), line.size());
      quote = true;
      markdown_.markup.push_back({span.begin, span.begin + words});
      span.begin += words;
      line.remove_prefix(words);
    }
    if (line.empty()) return true;
    if (const std::size_t mark = list_mark(line); mark > 0) {
      span.begin += line.find_first_not_of(" \t", mark);
      lines_.push_back({span, true});
      return false;
    }
    lines_.push_back({span, fresh || (quote && !in_quote_)});
    in_quote_ = quote;
    return false;
  }

  void hide(std::size_t begin, std::size_t end) { markdown_.markup.push_back({begin, end}); }

  // The next `mark` at or after `from`, within kLongestTag and the block. Searches go forward only
  // and remember what they found.
  std::optional<std::size_t> find_near(char mark, std::size_t& known, std::size_t from,
                                       std::size_t end) const {
    if (known < from) known = std::min(text_.find(mark, from), text_.size());
    if (known >= end || known - from > kLongestTag) return std::nullopt;
    return known;
  }

  void hide_markup(Block& block) {
    const std::size_t begin = block.span.begin, end = block.span.end;
    const auto at = [&](std::size_t i) { return i >= begin && i < end ? text_[i] : ' '; };
    struct Open {
      std::size_t place;
      std::size_t hidden;  // how many marks were hidden before it
    };
    std::vector<Open> open;  // of [ that no ] has closed
    std::size_t next_paren = 0, next_angle = 0, next_bracket = 0, linked = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const char byte = text_[i];
      switch (byte) {
        case '\\':
          if (i + 1 < end && !is_word(at(i + 1)) && !is_space(at(i + 1))) {
            hide(i, i + 1);
            ++i;
          }
          break;
        case '`':
          if (at(i + 1) != '`') {
            hide(i, i + 1);
          } else {
            ++i;  // ``typewriter quotes''
          }
          break;
        case '*':
        case '_':
        case '~': {
          std::size_t run = i + 1;
          while (at(run) == byte) ++run;
          const char before = at(i - 1), after = at(run);
          const bool loose = is_space(before) && is_space(after);
          const bool inside = is_word(before) && is_word(after);
          const bool plain = byte == '*'   ? is_digit(before) && is_digit(after)
                             : byte == '_' ? inside
                                           : run - i != 2;
          if (!loose && !plain) hide(i, run);
          i = run - 1;
          break;
        }
        case '<': {
          const char after = at(i + 1);
          if (!is_word(after) && after != '/' && after != '!') break;
          if (const auto close = find_near('>', next_angle, i, end)) {
            hide(i, *close + 1);
            i = *close;
          }
          break;
        }
        case '[':
          if (open.size() == kMostNested) open.erase(open.begin());
          open.push_back({i, markdown_.markup.size()});
          break;
        case ']': {
          if (open.empty()) break;
          const Open start = open.back();
          open.pop_back();
          const bool image = at(start.place - 1) == '!';
          std::size_t close = i + 1;
          if (at(i + 1) == '(') {
            const auto paren = find_near(')', next_paren, i + 1, end);
            if (!paren) break;
            close = *paren + 1;
            if (at(close) == ')' && slice(text_, {i + 2, close}).find('(') != text_.npos) ++close;
          } else if (is_note(slice(text_, {start.place + 1, i}))) {
            hide(start.place, close);
            break;
          } else if (at(i + 1) == '[') {
            const auto bracket = find_near(']', next_bracket, i + 1, end);
            if (!bracket) break;
            close = *bracket + 1;
          } else {
            break;
          }
          if (image) {
            markdown_.markup.resize(start.hidden);
            hide(start.place - 1, close);
          } else {
            hide(start.place, start.place + 1);
            hide(i, close);
            linked += close - start.place;
          }
          i = close - 1;
          break;
        }
        default:
          break;
      }
    }
    // A line that is links and little else is a menu's or another story's.
    if (block.kind == Block::Kind::prose && linked * 10 >= block.span.size() * 9) {
      block.kind = Block::Kind::furniture;
    }
  }

  std::string_view text_;
  Span body_;
  std::vector<Line> lines_;
  Markdown markdown_;
  bool in_quote_ = false;
};

}  // namespace

FrontMatter find_front_matter(std::string_view text) {
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const FrontMatter none{{start, start}, {start, text.size()}};
  const auto is_fence = [](std::string_view line, std::string_view mark) {
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    return line == mark;
  };
  std::size_t begin = start;
  for (bool first = true; begin < text.size() && begin - start <= kLongestFrontMatter;
       first = false) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t next = std::min(end + 1, text.size());
    if (first) {
      if (!is_fence(line, "---")) return none;
    } else if (is_fence(line, "---") || is_fence(line, "...")) {
      return {{start, begin}, {next, text.size()}};
    }
    begin = next;
  }
  return none;
}

Markdown read_markdown(std::string_view text, Span body) { return Reader(text, body).read(); }

}  // namespace crosscheck
