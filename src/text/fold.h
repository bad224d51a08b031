#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace crosscheck {

// The reading form of a piece of text: what rules and values are matched on, so that a rule
// author writes ' and - and e, whatever the article's typography. Curly quotes become ' and ",
// ``typewriter quotes'' too, every dash but the em dash becomes -, an em dash "--", any run of
// white space one space, Latin letters lose their accents ("Vučić" reads "Vucic"), the ellipsis
// becomes "...", soft hyphens, zero-width and bidirectional marks vanish, control characters
// become a space, so bytes below 0x20 never occur. Other scripts stay as they are, in UTF-8; an
// invalid byte reads '?'.
//
// Reused from sentence to sentence: fold() clears it but keeps its memory.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  // text.size() + 1 offsets into the source; ascending
  std::vector<Span> gaps;             // source bytes that read as nothing: zero-width marks, markup

  // The source bytes that text[span] stands for.
  Span source(Span span) const {
    return {origin[span.begin], span.empty() ? origin[span.begin] : end_of(span.end - 1)};
  }

 private:
  // The end of the source character that text[last] came from.
  std::size_t end_of(std::size_t last) const {
    std::size_t next = last + 1;
    while (next < text.size() && origin[next] == origin[last]) ++next;
    const std::size_t end = origin[next];
    const auto gap = std::lower_bound(gaps.begin(), gaps.end(), end,
                                      [](Span span, std::size_t at) { return span.end < at; });
    return gap != gaps.end() && gap->end == end ? gap->begin : end;
  }
};

// Folds `source` (at most 4 GiB) into `out`; offsets count from `base`. Linear. `hidden` are ranges
// that read as nothing (markup): counted like the offsets, ascending, apart; those outside of
// `source` are passed over.
void fold(std::string_view source, std::size_t base, Folded& out);
void fold(std::string_view source, std::size_t base, std::span<const Span> hidden, Folded& out);

}  // namespace crosscheck
