#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "article/layout.h"
#include "article/reading_words.h"
#include "value/lexicon.h"
#include "value/value.h"

namespace crosscheck {

// "2031-05-08", with or without a time after it, or a full date in words. nullopt for anything
// else.
std::optional<Day> read_published(std::string_view words, const Lexicon& lexicon);

// Finds the dateline and, unless the metadata gave it, the day of publication as the text's own
// head states it. Only full dates (day, month, year) count, and only where they speak of the page:
// a line of their own, a dateline, the end of a caption.
void read_head(const std::vector<Block>& blocks, const ReadingWords& words, const Lexicon& lexicon,
               Article& article);

}  // namespace crosscheck
