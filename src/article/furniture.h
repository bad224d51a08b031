#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "article/layout.h"
#include "article/reading_words.h"
#include "text/span.h"

namespace crosscheck {

// Says of each block of an article what it is; furniture.cc has the rules. Blocks that the format
// has called furniture stay so, headings may become the title. `title` is the title as the metadata
// give it, folded and in lower case; may be empty.
void classify(std::string_view text, std::span<const Span> markup, const FurnitureWords& words,
              std::string_view title, std::vector<Block>& blocks);

}  // namespace crosscheck
