#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "report/report.h"

namespace crosscheck {

// How the reports for people say things that more than one of them says. Nothing here is made
// visible() yet.

std::string counted(std::size_t n, std::string_view one, std::string_view many);  // "2 sources"

std::string path_words(const ArticleRecord& article);  // "wire.jsonl#3" for a record of a file

// Where the words of a claim's value stand: "north/a.txt:2:46".
std::string place_words(const ClaimSet& set, const Claim& claim);

// "2031-05-08", "2031-05-08 by the caption on line 3", "2031-05-08 by linked articles",
// "day not known".
std::string day_words(const ArticleRecord& article);

// Where the day of publication was found, whatever its source: "the front matter on line 4". Empty
// for a day that is not the article's own.
std::string day_source(const ArticleRecord& article);

// "2026 - 80 = 1946", or "next year - 80" while the day of publication is not known; empty for a
// claim that is not derived.
std::string derivation_words(const Claim& claim);

// The value's words in Claim::sentence, first; of a derived claim also those of its other inputs.
std::vector<Span> marked_words(const ClaimSet& set, const Claim& claim);

// The claims that a derived one comes from.
std::vector<const Claim*> inputs_of(const ClaimSet& set, const Claim& claim);

std::string named(const ClaimSet& set, const Claim& claim);  // a.txt:2:46 "next year"

// What would settle a finding: 'a.txt:2:46 "next year", or b.txt:1:9 "11th" and b.txt:7:2 "12th"'.
// Empty when nothing must go.
std::string retract_words(const ClaimSet& set, const Finding& finding, std::size_t most);

// Reading aid for a list that is cut: the first `most` joined by `by`, then "… and 3 more".
std::string first_of(const std::vector<std::string>& items, std::size_t most, std::string_view by,
                     std::string_view rest);

// "12.3"; with `sign`, "+12.3" too.
std::string bits_words(double bits, bool sign);

// "5 articles, 61 claims, 12 facts in several articles: 9 agree; 3 findings: 2 errors, 1 warning,
// 0 notes"
std::string counts_words(const Report& report);

}  // namespace crosscheck
