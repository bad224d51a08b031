#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/span.h"
#include "value/value.h"

namespace crosscheck {

// Where the day of publication was found, surest first.
enum class PublishedFrom : unsigned char {
  unknown,
  front_matter,  // the article's own metadata: YAML front matter, or the fields of a record
  config,        // crosscheck.yaml
  text,          // a dateline, a caption or a line of its own near the top
};

std::string_view published_from_name(PublishedFrom from);  // "front-matter", as in JSON

// One article as read. Every span is in bytes of `text`.
struct Article {
  std::string path;
  std::size_t record = 0;     // of a JSON Lines file, from 1; 0 when the file is the article
  std::string id;             // the record's own, where it has one
  std::string title, source;  // empty when unknown
  std::optional<Day> published;
  PublishedFrom published_from = PublishedFrom::unknown;
  std::string published_note;  // "from the caption on line 3: on May 8, 2031"; empty when unknown

  std::string text;  // the bytes of the file as they are, or the record's decoded text
  Span title_span;   // where the title stands in `text`; empty where it does not
  Span dateline;     // the words of the place: "NAIROBI, Kenya"; empty when there is none
  std::vector<Span> sentences;           // in order of the text; the title is one of them
  std::vector<std::uint32_t> paragraph;  // of each sentence, counted over the article
  std::vector<Span> markup;              // bytes inside sentences that are not words; ascending

  // Of `text` alone: the same words are the same content, whoever prints them. 16 hex digits.
  std::string content_key;
};

// Folds what stands at `span` as a reader sees it: without the markup.
void fold(const Article& article, Span span, Folded& out);

}  // namespace crosscheck
