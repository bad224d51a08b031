#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "article/reading_words.h"
#include "claim/extract.h"
#include "report/page.h"

namespace crosscheck {

// What the rules make of a sentence or a few: the sentence as rules see it, each match slot by slot
// and what became of it, and the rules that came close, with the piece that failed. Returns whether
// any rule that makes claims made one.
bool try_rules(const Language& language, const ReadingWords& words, const std::string& text,
               std::optional<Day> published, const TextOptions& options, std::ostream& out);

}  // namespace crosscheck
