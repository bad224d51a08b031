#include "article/article.h"

namespace crosscheck {

std::string_view published_from_name(PublishedFrom from) {
  switch (from) {
    case PublishedFrom::front_matter:
      return "front-matter";
    case PublishedFrom::config:
      return "config";
    case PublishedFrom::text:
      return "text";
    case PublishedFrom::unknown:
      break;
  }
  return "unknown";
}

void fold(const Article& article, Span span, Folded& out) {
  fold(slice(article.text, span), span.begin, article.markup, out);
}

}  // namespace crosscheck
