#include "claim/occasion.h"

#include <algorithm>

namespace crosscheck {

namespace {

bool is_mark(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool Occasion::specific() const {
  return std::any_of(entities.begin(), entities.end(), [](const Entity& entity) {
    return !entity.key.starts_with("class:") && !entity.key.starts_with("word:");
  });
}

Occasion read_occasion(const Sentence& sentence, Span span, const ArticleNames& names,
                       const Gazetteer& gazetteer, const Grammar& grammar) {
  const std::string_view text = sentence.marked.text;
  Occasion occasion;
  occasion.span = {span.begin, span.begin};
  const auto add = [&](Entity entity, std::size_t end) {
    const auto same = [&](const Entity& other) { return other.key == entity.key; };
    if (std::none_of(occasion.entities.begin(), occasion.entities.end(), same)) {
      occasion.entities.push_back(std::move(entity));
    }
    occasion.span.end = end;
  };
  std::size_t words = 0;
  bool linked = true;  // the next word still belongs to the name
  for (std::size_t at = span.begin; at < span.end && words < 16;) {
    const char c = text[at];
    if (c == ' ' || c == '-') {
      ++at;
      continue;
    }
    if (is_mark(c)) {
      const auto [first, last] = sentence.marked.items_in({at, at + 1});
      if (first == last || is_value(sentence.marked.items[first].mark)) break;
      if (sentence.marked.items[first].mark == Mark::office) {
        ++at;
        continue;
      }
      if (!linked && !occasion.entities.empty()) break;
      add(names.entity(sentence.marked.items[first]), at + 1);
      ++at;
      ++words;
      linked = false;
      if (text.substr(at).starts_with("'s") || text.substr(at).starts_with("' ")) {
        linked = true;
        at += text[at + 1] == 's' ? 2u : 1u;
      }
      continue;
    }
    std::size_t end = at;
    while (end < span.end && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '-' ||
                              static_cast<unsigned char>(text[end]) >= 0x80)) {
      ++end;
    }
    if (end == at) break;  // punctuation, a digit
    const std::string_view word = text.substr(at, end - at);
    const Span in_folded = sentence.marked.folded({at, end});
    if (const auto event = gazetteer.longest(sentence.folded.text, in_folded.begin,
                                             kinds_of(NameKind::event_class))) {
      // A class of several words ("victory over") is of plain words, so lengths are the same here.
      const std::size_t after = std::min(at + event->length, span.end);
      if (event->key() == "anniversary") {
        occasion.span.end = after;  // an anniversary is of something
      } else {
        add({"class:" + std::string(event->key()), event->thing->name, "", false}, after);
      }
      at = after;
      linked = true;
    } else if (grammar.owners.contains(word)) {
      const MarkedSentence::Item* owner = nullptr;
      for (const auto& item : sentence.marked.items) {
        if (item.at < at && item.mark == Mark::place) owner = &item;
      }
      if (owner != nullptr) add(names.entity(*owner), end);
      linked = true;
      at = end;
    } else if (grammar.articles.contains(word)) {
      linked = true;
      at = end;
    } else if (grammar.stops.contains(word)) {
      break;
    } else if (word == "and" || grammar.links.contains(word)) {
      if (word == "and" &&
          (occasion.entities.empty() || end + 1 >= span.end || !is_mark(text[end + 1]))) {
        break;
      }
      linked = true;
      at = end;
    } else {
      add({"word:" + std::string(word), std::string(word), "", false}, end);
      linked = true;
      at = end;
    }
    ++words;
  }
  return occasion;
}

Occasion last_occasion(const Sentence& sentence, const ArticleNames& names,
                       const Gazetteer& gazetteer, const Grammar& grammar) {
  const std::string_view text = sentence.marked.text;
  Occasion found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins_word = at == 0 || text[at - 1] == ' ';
    if (!begins_word || text[at] == ' ') continue;
    const auto [first, last] = sentence.marked.items_in({at, at + 1});
    const bool event = first != last && sentence.marked.items[first].mark == Mark::event;
    const bool event_class =
        !is_mark(text[at]) &&
        gazetteer.longest(sentence.folded.text, sentence.marked.folded({at, at + 1}).begin,
                          kinds_of(NameKind::event_class));
    if (!event && !event_class) continue;
    Occasion occasion = read_occasion(sentence, {at, text.size()}, names, gazetteer, grammar);
    if (occasion.specific()) {
      at = std::max(at, occasion.span.end - 1);
      found = std::move(occasion);
    }
  }
  return found;
}

}  // namespace crosscheck
