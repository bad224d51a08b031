// Which lines of a page are its article. By shape, a line is
//
//   a sentence   Two men were held on Monday, police said.
//   open         Two men were held after the fire that burned down the old market in Nairobi
//   a head       Two Men Held After Fire | Police hold two | 4 Juli 2031 - 22:13 WIB
//
// and by the words of rules/en/furniture.yaml the page's ("Share this", "Read more: ..."). Then,
// from top to bottom:
//
//   - above the first sentence stand the title, which is the first head whose words the sentences
//     take up (a ticker's headline does not), and captions, which are open;
//   - after "Related stories" nothing counts until a sentence of some length comes;
//   - after "Leave a reply" nothing counts at all, unless most sentences are still to come;
//   - heads between sentences are headings; below the last sentence stands furniture.

#include "article/furniture.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "text/fold.h"

namespace crosscheck {
namespace {

// What is longer is prose whatever it says, and is not looked at.
constexpr std::size_t kLongestLine = 2000;
// Lines that speak for the page are no longer.
constexpr std::size_t kLongestPhrase = 400;

constexpr std::size_t kFewWords = 3;      // the least words of a question, and of a title
constexpr std::size_t kCaptionWords = 8;  // the least words of an open line above the article
constexpr std::size_t kOpenWords = 14;    // and within it
constexpr std::size_t kResumeWords = 12;  // of the sentence that ends a list of other stories
constexpr std::size_t kNextWords = 5;     // where the list turns out to be empty
constexpr std::size_t kShortWords = 12;   // the most words of a line that begins as the page's do

struct Shape {
  enum class Kind : unsigned char { furniture, section, comments, head, open, sentence };
  Kind kind = Kind::sentence;
  std::size_t words = 0;
  std::size_t figures = 0;  // words that begin with a digit
  bool headline_case = false;
  bool dated = false;  // names a year
};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (static_cast<unsigned char>(byte) & 0x80) != 0;
}
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string_view trimmed(std::string_view text, std::string_view off = " ") {
  const std::size_t begin = text.find_first_not_of(off);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(off) + 1 - begin);
}

bool starts_as_page(std::string_view line, const Phrases& starts, std::size_t words) {
  const auto begins = [&](const std::string& start) {
    if (!line.starts_with(start)) return false;
    if (start.ends_with(':')) return true;
    return words <= kShortWords && (line.size() == start.size() || !is_letter(line[start.size()]));
  };
  const auto near = starts.starting(line.front());
  return std::any_of(near.begin(), near.end(), begins);
}

// Whether the line is one of `marks`, up to a number of comments; "trending in ..." takes a few
// more words.
bool is_mark(std::string_view line, const Phrases& marks, std::size_t words) {
  constexpr std::string_view kMore = "...";
  const auto says = [&](std::string_view mark) {
    const bool more = mark.ends_with(kMore);
    if (more) mark.remove_suffix(kMore.size());
    if (!line.starts_with(mark)) return false;
    if (more) return words <= kFewWords + 3;
    return line.find_first_not_of(" ()0123456789", mark.size()) == line.npos;
  };
  const auto near = marks.starting(line.front());
  return std::any_of(near.begin(), near.end(), says);
}

bool contains_phrase(std::string_view line, const Phrases& phrases) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && line[i - 1] != ' ') continue;
    const std::string_view rest = line.substr(i);
    for (const std::string& phrase : phrases.starting(line[i])) {
      if (rest.starts_with(phrase)) return true;
    }
  }
  return false;
}

// What the page's own words make of a line; nullopt for the article's.
std::optional<Shape::Kind> page_kind(std::string_view folded, std::size_t words,
                                     const FurnitureWords& page) {
  if (words == 0) return Shape::Kind::furniture;
  if (folded.size() > kLongestPhrase) return std::nullopt;
  const std::string line = lower_case(trimmed(folded, " :.*|>-#"));
  if (line.empty()) return Shape::Kind::furniture;
  if (is_mark(line, page.comments, words)) return Shape::Kind::comments;
  if (is_mark(line, page.sections, words)) return Shape::Kind::section;
  const auto ends = [&line](const std::string& caption) { return line.ends_with(" " + caption); };
  if (page.lines.contains(line) || starts_as_page(line, page.starts, words) ||
      std::any_of(page.captions.begin(), page.captions.end(), ends) ||
      contains_phrase(line, page.phrases)) {
    return Shape::Kind::furniture;
  }
  return std::nullopt;
}

bool is_year(std::string_view word) {
  return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20")) &&
         is_digit(word[2]) && is_digit(word[3]) && (word.size() == 4 || !is_digit(word[4]));
}

Shape shape_of(std::string_view folded, const FurnitureWords& words) {
  Shape shape;
  std::size_t long_lower = 0, capitals = 0;
  for (std::size_t i = 0; i < folded.size();) {
    while (i < folded.size() && folded[i] == ' ') ++i;
    const std::size_t begin = i;
    while (i < folded.size() && folded[i] != ' ') ++i;
    if (begin == i) break;
    std::size_t letters = begin;
    while (letters < i && !is_letter(folded[letters]) && !is_digit(folded[letters])) ++letters;
    if (letters == i) continue;
    ++shape.words;
    shape.figures += is_digit(folded[letters]) ? 1u : 0u;
    shape.dated |= is_year(folded.substr(letters, i - letters));
    if (is_lower(folded[letters])) long_lower += i - letters >= 5 ? 1u : 0u;
    if (is_upper(folded[letters])) ++capitals;
  }
  shape.headline_case = capitals >= 2 && long_lower * 10 <= shape.words;

  if (const auto kind = page_kind(folded, shape.words, words)) {
    shape.kind = *kind;
    return shape;
  }
  std::string_view line = trimmed(folded, " \"')]");
  // Other scripts have other full stops.
  const bool foreign_stop = line.ends_with("\u3002") || line.ends_with("\u0964");
  const char last = line.empty() ? ' ' : line.back();
  const bool asks = last == '?' || last == '!';
  if ((last == '.' && shape.words >= 2) || foreign_stop ||
      (asks && shape.words >= kFewWords && !shape.headline_case)) {
    shape.kind = Shape::Kind::sentence;
  } else if (!shape.headline_case &&
             (shape.words >= kCaptionWords ||
              ((last == ':' || last == ',' || last == ';') && shape.words >= 5))) {
    shape.kind = Shape::Kind::open;
  } else {
    shape.kind = Shape::Kind::head;
  }
  return shape;
}

class Classifier {
 public:
  Classifier(std::string_view text, std::span<const Span> markup, const FurnitureWords& words,
             std::vector<Block>& blocks)
      : text_(text), markup_(markup), blocks_(blocks) {
    shapes_.reserve(blocks.size());
    for (const Block& block : blocks) {
      Shape shape;
      if (block.kind == Block::Kind::furniture) {
        shape.kind = Shape::Kind::furniture;
      } else if (block.span.size() > kLongestLine) {
        shape.words = kLongestLine;
      } else {
        shape = shape_of(folded(block.span), words);
        const bool marks = shape.kind == Shape::Kind::open || shape.kind == Shape::Kind::sentence;
        if (block.kind == Block::Kind::heading && marks) shape.kind = Shape::Kind::head;
      }
      shapes_.push_back(shape);
    }
  }

  void classify(std::string_view title) {
    drop_comments();
    drop_sections();
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (kind(i) == Shape::Kind::sentence) {
        if (first_ == kNone) first_ = i;
        last_ = i;
      }
    }
    if (first_ == kNone) return keep_all();
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (kind(i) == Shape::Kind::sentence) {
        blocks_[i].kind = Block::Kind::prose;
      } else if (kind(i) == Shape::Kind::open) {
        blocks_[i].kind = open_kind(i);
      } else if (kind(i) == Shape::Kind::head && is_caption(i)) {
        blocks_[i].kind = Block::Kind::caption;
      } else if (kind(i) == Shape::Kind::head && i < last_) {
        blocks_[i].kind = Block::Kind::heading;
      } else {
        blocks_[i].kind = Block::Kind::furniture;
      }
    }
    find_title(title);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Shape::Kind kind(std::size_t i) const { return shapes_[i].kind; }

  std::string_view folded(Span span) {
    fold(slice(text_, span), span.begin, markup_, folded_);
    return trimmed(folded_.text);
  }

  void drop_comments() {
    std::size_t all = 0, before = 0;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (kind(i) == Shape::Kind::sentence) all += blocks_[i].span.size();
    }
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (kind(i) == Shape::Kind::sentence) before += blocks_[i].span.size();
      if (kind(i) != Shape::Kind::comments) continue;
      if (before >= all - before && before > 0) {
        for (std::size_t n = i; n < shapes_.size(); ++n) shapes_[n].kind = Shape::Kind::furniture;
        return;
      }
      shapes_[i].kind = Shape::Kind::furniture;
    }
  }

  void drop_sections() {
    bool in_section = false, listed = false;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (kind(i) == Shape::Kind::section) {
        in_section = true;
        listed = false;
      }
      if (!in_section) continue;
      if (kind(i) == Shape::Kind::sentence && !shapes_[i].headline_case &&
          shapes_[i].words >= (listed ? kResumeWords : kNextWords)) {
        in_section = false;
        continue;
      }
      if (kind(i) == Shape::Kind::head || kind(i) == Shape::Kind::open) listed = true;
      if (kind(i) == Shape::Kind::head) listed_.push_back(i);
      shapes_[i].kind = Shape::Kind::furniture;
    }
  }

  // An open line above the article is a caption. Within the article it is a sentence that lost its
  // end, and below it only right after a sentence.
  Block::Kind open_kind(std::size_t i) const {
    if (i < first_) return Block::Kind::caption;
    const bool enough = shapes_[i].words >= kOpenWords || text_[blocks_[i].span.end - 1] == ':';
    if (enough && (i < last_ || blocks_[i - 1].kind == Block::Kind::prose)) {
      return Block::Kind::prose;
    }
    return i < last_ ? Block::Kind::heading : Block::Kind::furniture;
  }

  // Names hide that a caption with its date is no headline.
  bool is_caption(std::size_t i) const {
    return i < first_ && shapes_[i].dated && shapes_[i].words - shapes_[i].figures >= kCaptionWords;
  }

  // No line ends a sentence: a note, a list, a language without full stops.
  void keep_all() {
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      const bool page = kind(i) < Shape::Kind::head || blocks_[i].kind == Block::Kind::heading;
      if (kind(i) < Shape::Kind::head) blocks_[i].kind = Block::Kind::furniture;
      if (!page) blocks_[i].kind = Block::Kind::prose;
    }
  }

  void find_title(std::string_view title) {
    std::vector<std::size_t> candidates = listed_;
    for (std::size_t i = 0; i < first_; ++i) {
      const bool line = kind(i) == Shape::Kind::head || kind(i) == Shape::Kind::open;
      if (line && !is_caption(i)) candidates.push_back(i);
    }
    std::sort(candidates.begin(), candidates.end());
    std::erase_if(candidates, [this](std::size_t i) { return i >= first_; });
    std::size_t chosen = kNone;
    for (const std::size_t i : candidates) {
      if (chosen == kNone && !title.empty() && lower_case(folded(blocks_[i].span)) == title) {
        chosen = i;
      }
    }
    if (chosen == kNone) chosen = choose_title(candidates);
    if (chosen == kNone) return;
    blocks_[chosen].kind = Block::Kind::title;
    const std::string words(folded(blocks_[chosen].span));
    for (std::size_t i = chosen + 1; i < blocks_.size(); ++i) {  // repeated below a picture
      if (blocks_[i].kind != Block::Kind::prose && folded(blocks_[i].span) == words) {
        blocks_[i].kind = Block::Kind::furniture;
      }
    }
  }

  // The first head that the opening takes up; a ticker's may share a word or two with it.
  std::size_t choose_title(const std::vector<std::size_t>& candidates) {
    const std::set<std::string> stems = stems_of_opening();
    std::vector<std::pair<std::size_t, double>> shares;
    double most = 0.3;
    for (const std::size_t i : candidates) {
      if (shapes_[i].words < kFewWords) continue;
      const auto [shared, all] = shared_stems(blocks_[i].span, stems);
      shares.emplace_back(i, all > 0 ? double(shared) / double(all) : 0);
      most = std::max(most, 0.6 * shares.back().second);
    }
    for (const auto& [i, share] : shares) {
      if (share >= most) return i;
    }
    return shares.size() == 1 && shares[0].first == 0 ? 0 : kNone;
  }

  // The beginnings of the longer words, so that "Kenya" and "Kenyan" are one.
  template <typename Take>
  void for_stems(Span span, Take take) {
    const std::string lower =
        lower_case(folded({span.begin, std::min(span.end, span.begin + 1500)}));
    for (std::size_t i = 0; i < lower.size();) {
      while (i < lower.size() && !is_letter(lower[i])) ++i;
      const std::size_t begin = i;
      while (i < lower.size() && is_letter(lower[i])) ++i;
      if (i - begin >= 4) take(lower.substr(begin, std::min<std::size_t>(5, i - begin)));
    }
  }

  std::set<std::string> stems_of_opening() {
    std::set<std::string> stems;
    std::size_t paragraphs = 0;
    for (std::size_t i = first_; i < blocks_.size() && paragraphs < 4; ++i) {
      if (blocks_[i].kind != Block::Kind::prose) continue;
      ++paragraphs;
      for_stems(blocks_[i].span, [&stems](std::string stem) { stems.insert(std::move(stem)); });
    }
    return stems;
  }

  std::pair<std::size_t, std::size_t> shared_stems(Span span, const std::set<std::string>& stems) {
    std::size_t shared = 0, all = 0;
    for_stems(span, [&](const std::string& stem) {
      ++all;
      shared += stems.contains(stem) ? 1u : 0u;
    });
    return {shared, all};
  }

  std::string_view text_;
  std::span<const Span> markup_;
  std::vector<Block>& blocks_;
  std::vector<Shape> shapes_;
  std::vector<std::size_t> listed_;           // heads below "Top stories" and the like
  std::size_t first_ = kNone, last_ = kNone;  // sentences
  Folded folded_;
};

}  // namespace

void classify(std::string_view text, std::span<const Span> markup, const FurnitureWords& words,
              std::string_view title, std::vector<Block>& blocks) {
  Classifier(text, markup, words, blocks).classify(title);
}

}  // namespace crosscheck
