#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

// Words before a period that may not end a sentence, as data (rules/en/abbreviations.yaml).
// Spelled as in the text, without the last period: "Dr", "U.S".
struct Abbreviations {
  using Words = std::set<std::string, std::less<>>;
  Words titles;       // the sentence goes on whatever follows: Dr, Gen, vs
  Words numbered;     // it goes on where a number follows: No, Jan
  Words inside;       // it goes on unless a starter follows: Inc, Calif; so do U.S. and initials
  Words hours;        // a.m, p.m: it goes on where one of after_hours follows
  Words after_hours;  // Monday, EST
  Words starters;     // words that begin a sentence more often than a name: The, But, According
};

// No sentence is longer: what goes on without an end is cut at white space near this size.
inline constexpr std::size_t kLongestSentence = 8 << 10;

// Appends the sentences of text[range], which is one paragraph: a line end in it is white space,
// and so are the `hidden` ranges (markup; ascending, apart). Spans are bytes of `text`, without the
// white space around them; closing quotes stay with their sentence. Linear, in bounded memory.
void find_sentences(std::string_view text, Span range, std::span<const Span> hidden,
                    const Abbreviations& abbreviations, std::vector<Span>& out);

}  // namespace crosscheck
