#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

// One line of somebody's text, safe to print, and what goes under it.
struct Excerpt {
  struct Piece {
    std::string text;
    bool marked = false;
  };
  std::vector<Piece> line;
  std::string carets;  // "      ^~~~~": columns of a terminal; empty where nothing is marked
};

// `text` on one line as visible() shows it, white space as single spaces. Wider than `width`
// columns (0: no limit), it is cut around `marked.front()`, which goes with "…" for what is left
// out; of a very long text only the few thousand bytes around it are looked at. Spans are in bytes
// of `text`, clamped to it; an empty one gets a caret of its own.
Excerpt make_excerpt(std::string_view text, const std::vector<Span>& marked, std::size_t width);

}  // namespace crosscheck
