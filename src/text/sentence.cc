// ICU proposes where sentences end; the abbreviations of news take some of its breaks back:
//
//   U.S. President Ada Lindgren met Dr. Pavel V. Moss. | They spoke on Jan. 5 at 9 a.m. EST.
//
// and some are added where ICU sees none, since what follows starts with a figure:
//
//   A bus burned, killing 14 people. | 35 others were hurt.

#include "text/sentence.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cassert>
#include <memory>

#include "text/utf8.h"

namespace crosscheck {
namespace {

// A paragraph is read through windows of this size, so that a line of 50 MB needs no more.
constexpr std::size_t kWindow = 4 * kLongestSentence;
// How much of the next sentence must be in the window to judge a break.
constexpr std::size_t kLookahead = 64;

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

constexpr std::string_view kOpening[] = {"(", "[", "\"", "'", "\u201c", "\u2018", "\u00ab"};
constexpr std::string_view kClosing[] = {")", "]", "\"", "'", "\u201d", "\u2019", "\u00bb"};

std::string_view skip_opening(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kOpening) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      more = true;
    }
  }
  return text;
}

// Also says whether a quotation ended here.
std::string_view strip_closing(std::string_view text, bool& quoted) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kClosing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      more = true;
      quoted |= mark != ")" && mark != "]";
    }
  }
  return text;
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  const char32_t code = decode_utf8(text, 0).code;
  return code != kInvalidByte && u_islower(static_cast<UChar32>(code));
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  const char32_t code = decode_utf8(text, 0).code;
  return code != kInvalidByte && u_isupper(static_cast<UChar32>(code));
}

// The letters that `text` begins with.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const Decoded character = decode_utf8(text, end);
    if (character.code == kInvalidByte || !u_isalpha(static_cast<UChar32>(character.code))) break;
    end += character.size;
  }
  return text.substr(0, end);
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 &&
         std::string_view(" ([\"'/-").find(text[begin - 1]) == std::string_view::npos) {
    --begin;
  }
  text.remove_prefix(begin);
  for (const std::string_view mark : {"\u201c", "\u2018", "\u00ab", "\u2014", "\u2013"}) {
    if (const std::size_t at = text.rfind(mark); at != text.npos) {
      text.remove_prefix(at + mark.size());
    }
  }
  return text;
}

// "U.S", "D.C", "J.R.R".
bool is_acronym(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_upper(word[i]) : word[i] != '.') return false;
  }
  return true;
}

// "V", "É".
bool is_initial(std::string_view word) {
  return starts_upper(word) && decode_utf8(word, 0).size == word.size();
}

// "1", "23", "IV": what stands before the period of a numbered line.
bool is_line_number(std::string_view word) {
  return word.size() <= 4 && (word.find_first_not_of("0123456789") == word.npos ||
                              word.find_first_not_of("IVXLC") == word.npos);
}

// Whether the sentence goes on across the break between `before` and `after`, where ICU ended it.
bool goes_on(std::string_view before, std::string_view after, const Abbreviations& abbreviations) {
  before = trimmed(before);
  after = trimmed(after);
  if (before.empty() || starts_lower(after)) return true;
  bool quoted = false;
  const std::string_view inner = strip_closing(before, quoted);
  if (quoted || !inner.ends_with('.')) return false;
  const std::string_view word = last_word(inner.substr(0, inner.size() - 1));
  if (word.empty()) return false;
  if (word.find_first_not_of('.') == word.npos) return inner.size() > word.size() + 1;  // " ... "
  if (word.size() + 1 == before.size() && is_line_number(word)) return true;
  if (abbreviations.titles.contains(word)) return true;

  const std::string_view next = skip_opening(after);
  if (!next.empty() && is_digit(next.front())) return abbreviations.numbered.contains(word);
  const std::string_view next_word = first_word(next);
  const std::string_view ending = inner.substr(0, inner.size() - 1);
  const auto is_hour = [ending](std::string_view hour) {  // "9 a. m." is one too
    return ending.ends_with(hour) &&
           (ending.size() == hour.size() || !is_lower(ending[ending.size() - hour.size() - 1]));
  };
  if (std::any_of(abbreviations.hours.begin(), abbreviations.hours.end(), is_hour)) {
    return abbreviations.after_hours.contains(next_word);
  }
  if (!starts_upper(next_word) || abbreviations.starters.contains(next_word)) return false;
  if (word == "I") return false;  // "World War I. Lindgren said"
  return is_initial(word) || is_acronym(word) || abbreviations.inside.contains(word);
}

// The next place in text[begin, end) where a sentence ends and another starts with a figure.
std::size_t find_figure_start(std::string_view text, std::size_t begin, std::size_t end,
                              const Abbreviations& abbreviations) {
  text = text.substr(0, end);
  for (std::size_t at = text.find_first_of(".!?", begin); at != text.npos;
       at = text.find_first_of(".!?", at + 1)) {
    if (at == 0 || !(is_lower(text[at - 1]) || text[at - 1] == ')')) continue;
    std::size_t next = at + 1;
    bool quoted = false;
    while (next < end && text[next] != ' ' && next - at < 8) ++next;
    if (!strip_closing(text.substr(at + 1, next - at - 1), quoted).empty()) continue;
    if (next >= end || text[next] != ' ') continue;
    while (next < end && text[next] == ' ') ++next;
    if (next >= end || !is_digit(text[next])) continue;
    const std::string_view word = last_word(text.substr(begin, at - begin));
    if (text[at] == '.' &&
        (word.size() < 3 || word.find('.') != word.npos || abbreviations.titles.contains(word) ||
         abbreviations.numbered.contains(word) || abbreviations.inside.contains(word))) {
      continue;
    }
    return next;
  }
  return end;
}

// Where to cut text[begin..], which is too long: at white space, else between characters.
std::size_t cut(std::string_view text, std::size_t begin) {
  const std::size_t end = begin + kLongestSentence;
  const std::size_t space = text.rfind(' ', end);
  if (space != text.npos && space > begin + kLongestSentence / 2) return space;
  std::size_t at = end;
  while (at > begin + 1 && is_continuation(text[at])) --at;
  return at;
}

class Splitter {
 public:
  Splitter() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(ubrk_open(UBRK_SENTENCE, "en", nullptr, 0, &status));
    assert(U_SUCCESS(status));
  }

  void split(std::string_view text, Span range, std::span<const Span> hidden,
             const Abbreviations& abbreviations, std::vector<Span>& out) {
    for (std::size_t begin = range.begin; begin < range.end;) {
      std::size_t end = std::min(range.end, begin + kWindow);
      while (end < range.end && end > begin + kWindow / 2 && is_continuation(text[end])) --end;
      fill(text, {begin, end}, hidden);
      begin += read(begin, end == range.end, abbreviations, out);
    }
  }

 private:
  // Line ends, tabs and markup become spaces, byte for byte.
  void fill(std::string_view text, Span window, std::span<const Span> hidden) {
    buffer_.assign(slice(text, window));
    for (std::size_t i = 0; i < buffer_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(buffer_[i]);
      if (byte < ' ') {
        buffer_[i] = ' ';
      } else if (byte == 0xC2 || byte == 0xE2) {
        for (const std::string_view separator : {"\u0085", "\u2028", "\u2029"}) {
          if (buffer_.compare(i, separator.size(), separator) == 0) {
            buffer_.replace(i, separator.size(), separator.size(), ' ');
          }
        }
      }
    }
    auto gap = std::lower_bound(hidden.begin(), hidden.end(), window.begin,
                                [](Span span, std::size_t at) { return span.end <= at; });
    for (; gap != hidden.end() && gap->begin < window.end; ++gap) {
      const std::size_t from = std::max(gap->begin, window.begin) - window.begin;
      const std::size_t to = std::min(gap->end, window.end) - window.begin;
      std::fill(buffer_.begin() + static_cast<std::ptrdiff_t>(from),
                buffer_.begin() + static_cast<std::ptrdiff_t>(to), ' ');
    }
  }

  // Reads the buffer, which stands at `base`; returns how many bytes are done with.
  std::size_t read(std::size_t base, bool last, const Abbreviations& abbreviations,
                   std::vector<Span>& out) {
    const std::string_view text = buffer_;
    const auto size = static_cast<std::int64_t>(text.size());
    UErrorCode status = U_ZERO_ERROR;
    text_.reset(utext_openUTF8(text_.release(), text.data(), size, &status));
    ubrk_setUText(iterator_.get(), text_.get(), &status);
    assert(U_SUCCESS(status));

    const std::size_t sure = last ? text.size() : text.size() - kLookahead;
    std::size_t start = 0;
    const auto end_sentence = [&](std::size_t end) {
      while (end - start > kLongestSentence) {
        const std::size_t middle = cut(text, start);
        emit(text, {start, middle}, base, out);
        start = middle;
      }
      emit(text, {start, end}, base, out);
      start = end;
    };
    std::size_t from = 0;
    for (std::int32_t at = ubrk_next(iterator_.get()); at != UBRK_DONE;
         at = ubrk_next(iterator_.get())) {
      const auto end = static_cast<std::size_t>(at);
      for (std::size_t figure = find_figure_start(text, from, end, abbreviations);
           figure < std::min(end, sure);
           figure = find_figure_start(text, figure, end, abbreviations)) {
        end_sentence(figure);
      }
      from = end;
      if (end >= sure) break;
      if (!goes_on(text.substr(start, end - start), text.substr(end, kLookahead), abbreviations)) {
        end_sentence(end);
      }
    }
    if (last) {
      end_sentence(text.size());
      return text.size();
    }
    while (text.size() - start > 2 * kLongestSentence) {
      const std::size_t middle = cut(text, start);
      emit(text, {start, middle}, base, out);
      start = middle;
    }
    assert(start > 0);
    return start;
  }

  static void emit(std::string_view text, Span span, std::size_t base, std::vector<Span>& out) {
    while (!span.empty() && text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && text[span.end - 1] == ' ') --span.end;
    const bool has_words = std::any_of(
        text.begin() + static_cast<std::ptrdiff_t>(span.begin),
        text.begin() + static_cast<std::ptrdiff_t>(span.end), [](char byte) {
          return is_lower(byte) || is_upper(byte) || is_digit(byte) || is_continuation(byte);
        });
    if (has_words) out.push_back({base + span.begin, base + span.end});
  }

  std::unique_ptr<UBreakIterator, CloseIterator> iterator_;
  std::unique_ptr<UText, CloseText> text_;
  std::string buffer_;
};

}  // namespace

void find_sentences(std::string_view text, Span range, std::span<const Span> hidden,
                    const Abbreviations& abbreviations, std::vector<Span>& out) {
  thread_local Splitter splitter;
  splitter.split(text, range, hidden, abbreviations, out);
}

}  // namespace crosscheck
