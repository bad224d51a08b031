#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

// A paragraph of an article, or what stands alone between paragraphs.
struct Block {
  enum class Kind : unsigned char {
    prose,
    title,
    caption,    // before the prose: what a picture shows
    heading,    // gives no sentences
    stamp,      // a line that is a date; gives no sentences
    furniture,  // the page's, not the article's
  };
  Span span;
  Kind kind = Kind::prose;
};

// One line as a format's reader found it: the words, without marks and white space around them.
struct Line {
  Span span;
  bool fresh = false;  // begins a block whatever stands before
  Block::Kind kind = Block::Kind::prose;
};

// The lines of text[body], blank ones left out.
std::vector<Line> plain_lines(std::string_view text, Span body);

// What ends a paragraph in a format: in Markdown blank lines do, in plain text short lines as well.
enum class Paragraphs : unsigned char { short_lines, blank_lines };

// Joins lines that a paragraph was wrapped into; a file with a sentence or a paragraph a line keeps
// its lines apart. What the format has called heading or furniture stays so.
std::vector<Block> join_lines(std::string_view text, const std::vector<Line>& lines,
                              Paragraphs paragraphs);

}  // namespace crosscheck
