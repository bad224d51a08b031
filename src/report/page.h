#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "rule/rule.h"
#include "text/problem.h"
#include "text/span.h"

namespace crosscheck {

struct TextOptions {
  bool color = false;
  std::size_t width = 0;  // columns of the terminal; 0 breaks no line
  bool facts = false;     // list the facts that agree too
};

// What a run of words is, which is also how it is coloured. Nothing is said by colour alone.
enum class Style : std::uint8_t { plain, strong, error, warning, note };

Style style_of(Severity severity);

struct Run {
  std::string text;
  Style style = Style::plain;
};

// Prints lines for a terminal. Text may come from anywhere: it is printed as visible() shows it,
// with U+FFFD for bytes that are no UTF-8, as in the claim records that it may have come through.
class Page {
 public:
  Page(std::ostream& out, const TextOptions& options) : out_(out), options_(options) {}

  // The runs one after the other, broken at a space where a line would be too wide: the first line
  // begins at column `indent`, the others at `hang`. A word that is wider than the page stays
  // whole.
  void print(std::size_t indent, std::size_t hang, const std::vector<Run>& runs);

  // The same with a label, which stands as it is, and the runs in a column from `hang` on.
  void field(std::size_t indent, std::size_t hang, std::string_view label,
             const std::vector<Run>& runs);

  // The line, which is UTF-8, cut around `marked.front()` and a line of carets under all of
  // `marked`.
  void quote(std::size_t indent, std::string_view line, const std::vector<Span>& marked,
             Style style);
  void field(std::size_t indent, std::size_t hang, std::string_view label, std::string_view line,
             const std::vector<Span>& marked);

  // "path:4:7: problem: what is wrong", the line, and a caret under the place.
  void problem(const Problem& problem);

  void blank() { out_ << '\n'; }

 private:
  void put(std::string_view shown, Style style);
  std::size_t begin_field(std::size_t indent, std::size_t hang, std::string_view label);
  void put_quote(std::size_t column, std::string_view line, const std::vector<Span>& marked,
                 Style style);
  void flow(std::size_t column, std::size_t hang, const std::vector<Run>& runs);

  std::ostream& out_;
  const TextOptions& options_;
};

}  // namespace crosscheck
