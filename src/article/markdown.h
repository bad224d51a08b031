#pragma once

#include <string_view>
#include <vector>

#include "article/layout.h"
#include "text/span.h"

namespace crosscheck {

// Where the YAML front matter of a Markdown file stands: `yaml` from the opening --- up to the
// closing one, `body` what follows. No front matter: `yaml` is empty, `body` is all.
struct FrontMatter {
  Span yaml;
  Span body;
};
FrontMatter find_front_matter(std::string_view text);

// Markdown as far as reading it needs: which lines are words, headings or neither (code, tables,
// rules, comments, lists of links), and which bytes within the words are markup.
struct Markdown {
  std::vector<Block> blocks;
  std::vector<Span> markup;  // ascending, apart
};
Markdown read_markdown(std::string_view text, Span body);

}  // namespace crosscheck
