#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"
#include "text/span.h"

namespace crosscheck {

// A finding in words: what the reports for people show of it, whatever their format. Nothing here
// is made safe to show yet.
struct Entry {
  // A claim and how it is introduced.
  struct Quote {
    std::uint32_t claim = 0;
    std::string place;         // "coast.md:2:23"
    std::string about;         // "Coast Wire, 2031-05-08, according to Ole Noor"
    std::string derived;       // "2032 - 80 = 1952"; mostly empty
    std::vector<Span> marked;  // of Claim::sentence
  };
  struct Side {
    std::string reads;
    std::string sources;  // "2 independent sources"
    std::vector<Quote> quotes;
    std::size_t more = 0;  // claims that are left out
  };
  struct Note {
    std::string label, words;  // "consistent without", "lake.txt:4:16 "12th""
  };

  const Finding* finding = nullptr;
  std::string verdict;  // "schedule-change"; empty for a conflict, which goes without saying
  std::vector<Side> sides;
  std::vector<Note> notes;
};

Entry entry_of(const Report& report, const Finding& finding);

// "update: the number of people who died: ...".
std::string headline(const Finding& finding);

// The headline, then a line for each side with its places, then why: for formats that have one
// place and one message.
std::string summary(const Report& report, const Finding& finding);

// A fact on which all agree, on one line: `the length of the talks: "four hours", 2 independent
// sources`; and its places.
std::string agreement_words(const Report& report, const Finding& fact);
std::vector<std::string> places_of(const ClaimSet& set, const std::vector<std::uint32_t>& claims);

// The claim's sentence on one line, safe to show, cut around the words of the value to so many
// columns: sentences may be as long as an article.
std::string clipped_sentence(const Claim& claim, std::size_t columns);

// The claims that several sides could hold, each once.
std::vector<std::uint32_t> fitting(const Finding& finding);

// The one claim at whose words a finding is shown where a format has one place for it: the first of
// the side with the fewest sources.
std::uint32_t shown_claim(const Finding& finding);

// Where a claim's value stands in its file. In a file of records only the line is known.
struct FilePlace {
  std::string path;  // without "./" before it
  std::size_t line = 1;
  std::size_t column = 0;                    // 0: not known, and so is the end
  std::size_t end_line = 0, end_column = 0;  // exclusive
};
FilePlace file_place(const ClaimSet& set, const Claim& claim);
std::string plain_path(const std::string& path);

}  // namespace crosscheck
