#include "rule/mark.h"

#include <algorithm>

namespace crosscheck {

bool is_value(Mark mark) {
  return std::string_view("NORAMUDT").find(static_cast<char>(mark)) != std::string_view::npos;
}

Span MarkedSentence::folded(Span span) const {
  if (span.empty()) return {origin[span.begin], origin[span.begin]};
  const auto after =
      std::lower_bound(items.begin(), items.end(), span.end - 1,
                       [](const Item& item, std::size_t position) { return item.at < position; });
  const bool ends_in_mark = after != items.end() && after->at == span.end - 1;
  return {origin[span.begin], ends_in_mark ? after->span.end : origin[span.end - 1] + 1u};
}

std::pair<std::size_t, std::size_t> MarkedSentence::items_in(Span span) const {
  const auto before = [](const Item& item, std::size_t position) { return item.at < position; };
  const auto first = std::lower_bound(items.begin(), items.end(), span.begin, before);
  const auto last = std::lower_bound(first, items.end(), span.end, before);
  return {static_cast<std::size_t>(first - items.begin()),
          static_cast<std::size_t>(last - items.begin())};
}

void write_marked(std::string_view folded, MarkedSentence& sentence) {
  sentence.text.clear();
  sentence.origin.clear();
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; at < end; ++at) {
      const char c = folded[at];
      sentence.text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      sentence.origin.push_back(static_cast<std::uint32_t>(at));
    }
  };
  for (auto& item : sentence.items) {
    copy_to(item.span.begin);
    item.at = static_cast<std::uint32_t>(sentence.text.size());
    sentence.text.push_back(static_cast<char>(item.mark));
    sentence.origin.push_back(static_cast<std::uint32_t>(item.span.begin));
    at = item.span.end;
  }
  copy_to(folded.size());
  sentence.origin.push_back(static_cast<std::uint32_t>(folded.size()));
}

}  // namespace crosscheck
