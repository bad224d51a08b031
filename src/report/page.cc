#include "report/page.h"

#include <algorithm>

#include "report/excerpt.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::strong:
      return "\x1b[1m";
    case Style::error:
      return "\x1b[1;31m";
    case Style::warning:
      return "\x1b[1;33m";
    case Style::note:
      return "\x1b[1;36m";
  }
  return "";
}

// A piece of a run without spaces inside.
struct Word {
  std::string_view text;
  Style style;
  bool spaced;  // a space stands before it
};

std::vector<Word> words_of(const std::vector<Run>& shown) {
  std::vector<Word> words;
  bool spaced = false;
  for (const Run& run : shown) {
    for (std::string_view rest = run.text; !rest.empty();) {
      if (rest.front() == ' ') {
        spaced = true;
        rest.remove_prefix(1);
        continue;
      }
      const std::string_view word = rest.substr(0, rest.find(' '));
      words.push_back({word, run.style, spaced});
      spaced = false;
      rest.remove_prefix(word.size());
    }
  }
  return words;
}

}  // namespace

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Style::error;
    case Severity::warning:
      return Style::warning;
    case Severity::note:
      return Style::note;
  }
  return Style::plain;
}

void Page::put(std::string_view shown, Style style) {
  const std::string_view escape = options_.color && !shown.empty() ? escape_of(style) : "";
  out_ << escape << shown << (escape.empty() ? "" : "\x1b[0m");
}

void Page::print(std::size_t indent, std::size_t hang, const std::vector<Run>& runs) {
  out_ << std::string(indent, ' ');
  flow(indent, hang, runs);
}

// Prints the label and returns the column after it.
std::size_t Page::begin_field(std::size_t indent, std::size_t hang, std::string_view label) {
  const std::string shown = visible(valid_utf8(label));
  const std::size_t end = indent + display_width(shown), column = std::max(hang, end + 1);
  out_ << std::string(indent, ' ') << shown << std::string(column - end, ' ');
  return column;
}

void Page::field(std::size_t indent, std::size_t hang, std::string_view label,
                 const std::vector<Run>& runs) {
  flow(begin_field(indent, hang, label), hang, runs);
}

void Page::field(std::size_t indent, std::size_t hang, std::string_view label,
                 std::string_view line, const std::vector<Span>& marked) {
  put_quote(begin_field(indent, hang, label), line, marked, Style::note);
}

void Page::flow(std::size_t column, std::size_t hang, const std::vector<Run>& runs) {
  std::vector<Run> shown;
  for (const Run& run : runs) shown.push_back({visible(valid_utf8(run.text)), run.style});
  const auto words = words_of(shown);

  std::size_t margin = column;
  std::string pending;  // words of one style on one line, printed at once
  Style style = Style::plain;
  const auto flush = [&] {
    if (!pending.empty()) put(pending, style);
    pending.clear();
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    // What no space parts stays together, though its style may change.
    std::size_t width = 0;
    for (std::size_t j = i; j < words.size() && (j == i || !words[j].spaced); ++j) {
      width += display_width(words[j].text);
    }
    const bool gap = words[i].spaced && column > margin;
    if (gap && options_.width > 0 && column + 1 + width > options_.width) {
      flush();
      out_ << '\n' << std::string(hang, ' ');
      column = margin = hang;
    } else if (gap) {
      if (words[i].style != style) {
        flush();
        out_ << ' ';
      } else {
        pending += ' ';
      }
      ++column;
    }
    if (words[i].style != style) {
      flush();
      style = words[i].style;
    }
    pending += words[i].text;
    column += display_width(words[i].text);
  }
  flush();
  out_ << '\n';
}

void Page::quote(std::size_t indent, std::string_view line, const std::vector<Span>& marked,
                 Style style) {
  out_ << std::string(indent, ' ');
  put_quote(indent, line, marked, style);
}

// The line from `column` on, where the cursor stands, and the carets under it.
void Page::put_quote(std::size_t column, std::string_view line, const std::vector<Span>& marked,
                     Style style) {
  constexpr std::size_t kLeast = 20;  // columns of text, however narrow the page
  const std::size_t width =
      options_.width == 0 ? 0 : std::max(kLeast, options_.width - std::min(column, options_.width));
  const Excerpt excerpt = make_excerpt(line, marked, width);
  for (const auto& piece : excerpt.line)
    put(piece.text, piece.marked ? Style::strong : Style::plain);
  out_ << '\n';
  const std::size_t first = excerpt.carets.find('^');
  if (first == std::string::npos) return;
  out_ << std::string(column + first, ' ');
  put(std::string_view(excerpt.carets).substr(first), style);
  out_ << '\n';
}

void Page::problem(const Problem& problem) {
  std::string place = problem.path;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  if (problem.line > 0 && problem.column > 0) place += ":" + std::to_string(problem.column);
  if (!place.empty()) place += ": ";
  constexpr std::size_t kIndent = 2;
  print(0, kIndent, {{place, Style::strong}, {"problem: ", Style::warning}, {problem.message}});
  if (problem.source_line.empty()) return;
  const std::string line = valid_utf8(problem.source_line);
  std::vector<Span> caret;
  if (problem.column > 0) {
    std::size_t at = 0;
    for (std::size_t i = 1; i < problem.column && at < line.size(); ++i)
      at += decode_utf8(line, at).size;
    caret.push_back({at, at});
  }
  quote(kIndent, line, caret, Style::warning);
}

}  // namespace crosscheck
