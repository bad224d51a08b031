// Where a text says when it was published:
//
//   Friday, March 7, 2031                          a line of its own, labelled or not
//   By Jane Moss | Updated 8 March 2031, 10:22 GMT
//   NAIROBI, Kenya, March 7, 2031 (Outlet) -- The  a dateline
//   Ada Lindgren arrives in Nairobi on May 8, 2031 a caption
//
// and where it does not: "Lindgren was born on May 8, 1971.", "File photo of May 8, 2029".

#include "article/published.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"
#include "value/reading.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

constexpr std::size_t kHeadBlocks = 15;    // no page's date is further down
constexpr std::size_t kLongestHead = 400;  // bytes of a line that is a date or a caption
constexpr std::size_t kLongestDateline = 100;
constexpr std::size_t kDatelineWords = 12;
constexpr std::size_t kProseBlocks = 3;     // a dateline may stand below a summary
constexpr std::size_t kSummaryBlocks = 6;   // and a line with the date below a longer one
constexpr std::size_t kShortSentence = 60;  // bytes of a line that is a date and a full stop
constexpr std::size_t kNames = 3;           // besides a date on its line: "Moss in Nairobi"

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (static_cast<unsigned char>(byte) & 0x80) != 0;
}
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_letter(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && is_letter(text[i])) ++i;
    if (begin < i) words.push_back(text.substr(begin, i - begin));
  }
  return words;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

bool is_capitals(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), is_upper);
}

struct FullDate {
  Span span;  // of the folded text
  Day day;
};

// The one day that a value is; nullopt for a month, a hedged or a relative date.
std::optional<Day> day_of(const Value& value) {
  const auto* date = std::get_if<DateRange>(&value);
  if (date == nullptr || !date->resolved || date->anchored || date->hedge != Hedge::exact ||
      date->hard.low != date->hard.high || !std::isfinite(date->hard.low)) {
    return std::nullopt;
  }
  return Day{std::chrono::days{static_cast<int>(date->hard.low)}};
}

std::vector<FullDate> full_dates(std::string_view folded, const Lexicon& lexicon) {
  std::vector<Reading> readings;
  find_values(folded, {}, lexicon, readings);
  std::vector<FullDate> dates;
  for (const Reading& reading : readings) {
    if (const auto day = day_of(reading.value)) dates.push_back({reading.span, *day});
  }
  return dates;
}

enum class Label { none, published, updated };

// Whether `head` ends with one of `labels`, as in "by jane moss | last updated: ".
bool ends_with_label(std::string_view head, const FurnitureWords::Words& labels) {
  head = head.substr(0, head.find_last_not_of(" :-,(") + 1);
  return std::any_of(labels.begin(), labels.end(), [head](std::string_view label) {
    return head.ends_with(label) &&
           (head.size() == label.size() || !is_letter(head[head.size() - label.size() - 1]));
  });
}

// Whether `word` is part of a label: "time" of "published time".
bool is_label_word(std::string_view word, const FurnitureWords::Words& labels) {
  return std::any_of(labels.begin(), labels.end(), [word](const std::string& label) {
    const auto words = words_of(label);
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

// What a line says of its date; nullopt when the date may be anything else's. A line of its own
// says nothing but the date, the time, the place in capitals and its label; one with a label or a
// bar right before the date may say more, unless it is a sentence.
std::optional<Label> label_of(std::string_view folded, Span date, bool sentence,
                              const ReadingWords& words) {
  const auto& published = words.furniture.published;
  const auto& updated = words.furniture.updated;
  Label label = Label::none;
  bool own_line = true;
  std::size_t names = 0;
  const auto read_word = [&](std::string_view word, bool before) {
    const std::string lower = lower_case(word);
    if (is_label_word(lower, published)) {
      label = Label::published;
    } else if (is_label_word(lower, updated)) {
      if (label == Label::none) label = Label::updated;
    } else if (word.size() > 2 && !words.abbreviations.after_hours.contains(word) &&
               (before || !is_capitals(word))) {
      own_line &= before ? is_capitals(word) : !is_lower(word.front()) || word.size() == 3;
      ++names;
    }
  };
  for (const auto word : words_of(folded.substr(0, date.begin))) read_word(word, true);
  const std::size_t before_names = names;
  const std::string_view after = folded.substr(date.end);
  for (const auto word : words_of(after)) {
    read_word(word, false);
    // "May 8, 1945 Changed Nakuru": a headline goes on where a line of its own ends.
    own_line &= names == before_names || word.data() != after.data() + 1;
  }
  if (own_line && names <= kNames) return label;
  if (sentence) return std::nullopt;

  const std::string before = lower_case(folded.substr(0, date.begin));
  if (ends_with_label(before, updated)) return Label::updated;
  if (ends_with_label(before, published)) return Label::published;
  const std::string_view head = trimmed(before);
  const bool separated =
      head.ends_with('|') || head.ends_with("\u00b7") || head.ends_with("\u2022");
  return separated ? std::optional(Label::none) : std::nullopt;
}

// The bytes of the folded text before the dash of a dateline; 0 when there is none.
std::size_t dateline_end(std::string_view folded) {
  const std::string_view head = folded.substr(0, kLongestDateline);
  const std::size_t dash = std::min({head.find("--"), head.find(" - "), head.find(" -- ")});
  return dash == head.npos ? 0 : dash;
}

// "NAIROBI, Kenya (AP)", "Nairobi (Outlet)", "March 7, 2031"; not "The minister, 52,".
bool is_dateline(std::string_view head, bool dated) {
  const std::size_t paren = head.find('(');
  const auto words = words_of(head.substr(0, paren));
  if (words.size() > kDatelineWords || (words.empty() && paren == head.npos)) return false;
  if (std::any_of(words.begin(), words.end(), [](auto word) { return is_lower(word.front()); })) {
    return false;
  }
  const bool capitals = !words.empty() && is_capitals(words.front());
  return capitals || dated || (paren != head.npos && head.find(')') == head.size() - 1);
}

std::string note(std::string_view what, const Article& article, Span span) {
  const auto begin = article.text.begin();
  const auto line = 1 + std::count(begin, begin + static_cast<std::ptrdiff_t>(span.begin), '\n');
  return "from the " + std::string(what) + " on line " + std::to_string(line) + ": " +
         std::string(slice(article.text, span));
}

class Head {
 public:
  Head(const ReadingWords& words, const Lexicon& lexicon, Article& article)
      : words_(words), lexicon_(lexicon), article_(article) {}

  void read(const std::vector<Block>& blocks) {
    std::size_t prose = 0;
    const std::size_t count = std::min(blocks.size(), kHeadBlocks);
    for (std::size_t i = 0; i < count && prose < kSummaryBlocks; ++i) {
      const Block& block = blocks[i];
      const std::size_t most = std::min(block.span.size(), kLongestHead);
      fold(article_, {block.span.begin, block.span.begin + most}, folded_);
      if (block.kind == Block::Kind::prose) {
        if (prose++ < kProseBlocks) read_dateline();
        if (block.span.size() <= kShortSentence) read_line(true);
      } else if (block.kind != Block::Kind::furniture && most == block.span.size()) {
        if (prose == 0 && block.kind == Block::Kind::caption) read_caption();
        read_line(false);
      }
    }
    if (!article_.published) settle();
  }

 private:
  struct Found {
    Day day;
    std::string note;
  };

  static void keep_first(std::optional<Found>& found, Day day, std::string words) {
    if (!found) found = Found{day, std::move(words)};
  }

  void settle() {
    for (const auto* found : {&published_, &line_, &dateline_, &updated_, &caption_}) {
      if (!*found) continue;
      article_.published = (*found)->day;
      article_.published_from = PublishedFrom::text;
      article_.published_note = (*found)->note;
      return;
    }
  }

  void read_line(bool sentence) {
    for (const FullDate& date : full_dates(folded_.text, lexicon_)) {
      const auto label = label_of(folded_.text, date.span, sentence, words_);
      if (!label) continue;
      auto& found = *label == Label::published ? published_
                    : *label == Label::updated ? updated_
                                               : line_;
      keep_first(found, date.day, note("date", article_, folded_.source(date.span)));
    }
  }

  void read_dateline() {
    const std::string_view text = folded_.text;
    if (!article_.dateline.empty()) return;
    const std::size_t end = dateline_end(text);
    if (end == 0) return;
    std::string_view head = text.substr(0, end);
    while (!head.empty() && (head.back() == ' ' || head.back() == ',')) head.remove_suffix(1);
    const auto dates = full_dates(head, lexicon_);
    if (!is_dateline(head, !dates.empty())) return;
    if (!dates.empty()) {
      keep_first(dateline_, dates[0].day,
                 note("dateline", article_, folded_.source(dates[0].span)));
    }
    std::size_t place = std::min(head.find('('), head.size());
    if (!dates.empty()) place = std::min(place, dates[0].span.begin);
    for (std::size_t i = 0; i < place; ++i) {  // "NAIROBI, March 7"
      if (!is_digit(head[i])) continue;
      place = std::min(head.substr(0, i).rfind(','), place);
      break;
    }
    while (place > 0 && !is_letter(head[place - 1]) && head[place - 1] != '.') --place;
    if (place > 0) article_.dateline = folded_.source({0, place});
  }

  void read_caption() {
    const std::string_view text = folded_.text;
    const std::string lower = lower_case(text);
    const auto& archive = words_.furniture.archive;
    if (std::any_of(archive.begin(), archive.end(), [&lower](const std::string& word) {
          return lower.find(word) != std::string::npos;
        })) {
      return;
    }
    const auto dates = full_dates(text, lexicon_);
    if (dates.empty()) return;
    const Span date = dates.back().span;
    const bool at_end = words_of(text.substr(date.end)).size() <= kNames;
    if (at_end) {
      keep_first(caption_, dates.back().day, note("caption", article_, folded_.source(date)));
    }
  }

  const ReadingWords& words_;
  const Lexicon& lexicon_;
  Article& article_;
  Folded folded_;
  std::optional<Found> published_, line_, dateline_, updated_, caption_;
};

}  // namespace

std::optional<Day> read_published(std::string_view words, const Lexicon& lexicon) {
  constexpr std::size_t kIsoSize = 10;
  if (const auto day = parse_iso_day(words.substr(0, kIsoSize))) {
    const bool ends = words.size() == kIsoSize || words[kIsoSize] == 'T' || words[kIsoSize] == ' ';
    return ends ? day : std::nullopt;
  }
  Folded folded;
  fold(words, 0, folded);
  const auto dates = full_dates(folded.text, lexicon);
  return dates.size() == 1 ? std::optional(dates[0].day) : std::nullopt;
}

void read_head(const std::vector<Block>& blocks, const ReadingWords& words, const Lexicon& lexicon,
               Article& article) {
  Head(words, lexicon, article).read(blocks);
}

}  // namespace crosscheck
