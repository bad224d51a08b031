// A source line and its carets. The line becomes cells, one for each character that takes room on
// a terminal (combining marks ride on the character before); all arithmetic is on their columns.
//
//   The 東京 delegation signed at least 20 agreements in Nairobi
//                               ^~~~~~~~~~~
// would be four columns off if bytes were counted and two if code points were.

#include "report/excerpt.h"

#include <algorithm>

#include "text/utf8.h"

namespace crosscheck {

namespace {

constexpr std::size_t kReach = 4096;  // bytes looked at on either side of the words
constexpr std::size_t kSnap = 12;     // columns given away to cut between words
constexpr std::string_view kEllipsis = "…";

struct Cell {
  std::string shown;
  std::size_t column = 0;  // where it begins
  std::size_t width = 0;
  Span bytes;
};

// Half-open range of cells.
using Range = Span;

// The part of the text that is looked at, cut between characters.
Span within_reach(std::string_view text, Span around) {
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  Span out{around.begin > kReach ? around.begin - kReach : 0,
           std::min(text.size(), around.begin + kReach)};
  for (int i = 0; i < 3 && out.begin > 0 && inside(out.begin); ++i) --out.begin;
  for (int i = 0; i < 3 && inside(out.end); ++i) ++out.end;
  return out;
}

std::vector<Cell> cells_of(std::string_view text, Span part) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  for (std::size_t at = part.begin; at < part.end;) {
    const std::size_t size = decode_utf8(text, at).size;
    std::string shown = visible(text.substr(at, size));
    const std::size_t width = display_width(shown);
    const Span bytes{at, at + size};
    at += size;
    const bool space = shown == " ";
    if (space && (cells.empty() || cells.back().shown == " ")) {
      if (!cells.empty()) cells.back().bytes.end = bytes.end;
    } else if (width == 0 && !cells.empty()) {
      cells.back().shown += shown;
      cells.back().bytes.end = bytes.end;
    } else {
      cells.push_back({std::move(shown), column, width, bytes});
      column += width;
    }
  }
  if (!cells.empty() && cells.back().shown == " ") cells.pop_back();
  return cells;
}

// The cells that a span touches; of an empty one the place before its character.
Range cells_under(const std::vector<Cell>& cells, Span span) {
  const auto index = [&](auto first) { return static_cast<std::size_t>(first - cells.begin()); };
  const std::size_t begin = index(std::find_if(
      cells.begin(), cells.end(), [&](const Cell& cell) { return cell.bytes.end > span.begin; }));
  if (span.empty()) return {begin, begin};
  return {begin,
          index(std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(begin), cells.end(),
                             [&](const Cell& cell) { return cell.bytes.begin >= span.end; }))};
}

// Which cells to show so that they and an ellipsis on either side fit into `width` columns.
class Cut {
 public:
  Cut(const std::vector<Cell>& cells, std::size_t width) : cells_(cells), width_(width) {}

  Range around(Range words) const {
    const std::size_t room = width_ > 2 ? width_ - 2 : 1;
    const std::size_t left = column(words.begin), right = column(words.end);
    std::size_t begin = 0;
    if (right + 1 + std::min(kSnap, room / 4) > width_) {
      const std::size_t spare = room > right - left ? room - (right - left) : 0;
      std::size_t from = left - std::min(left, spare / 2);
      if (end() > room) from = std::min(from, std::max(end() - room, left - std::min(left, spare)));
      begin = word_start(first_at(from), words.begin);
    }
    return {begin, word_end(begin, words.end)};
  }

 private:
  std::size_t end() const { return cells_.back().column + cells_.back().width; }
  std::size_t column(std::size_t cell) const {
    return cell < cells_.size() ? cells_[cell].column : end();
  }
  std::size_t first_at(std::size_t from) const {
    std::size_t cell = 0;
    while (column(cell) < from) ++cell;
    return cell;
  }

  // The next word's first cell, where one begins soon and not after `limit`.
  std::size_t word_start(std::size_t begin, std::size_t limit) const {
    for (std::size_t i = begin; i > 0 && i <= limit && column(i) - column(begin) <= kSnap; ++i) {
      if (cells_[i - 1].shown == " ") return i;
    }
    return begin;
  }

  // As many cells as fit after `begin`, down to the end of a word not before `limit`.
  std::size_t word_end(std::size_t begin, std::size_t limit) const {
    const std::size_t used = begin > 0 ? 1 : 0;
    if (end() - column(begin) + used <= width_) return cells_.size();
    std::size_t last = begin;
    while (last < cells_.size() && column(last + 1) - column(begin) + used + 1 <= width_) ++last;
    for (std::size_t i = last; i > begin && i >= limit && column(last) - column(i) <= kSnap; --i) {
      if (cells_[i].shown == " ") return i;
    }
    return std::max(last, std::min(begin + 1, cells_.size()));
  }

  const std::vector<Cell>& cells_;
  std::size_t width_;
};

void add_carets(std::string& carets, std::size_t from, std::size_t to) {
  if (carets.size() < from) carets.resize(from, ' ');
  if (carets.size() > from) return;
  carets += '^';
  if (to > from + 1) carets.append(to - from - 1, '~');
}

}  // namespace

Excerpt make_excerpt(std::string_view text, const std::vector<Span>& marked, std::size_t width) {
  std::vector<Span> spans = marked;
  for (Span& span : spans) {
    span.begin = std::min(span.begin, text.size());
    span.end = std::clamp(span.end, span.begin, text.size());
  }
  const Span around = spans.empty() ? Span{0, 0} : spans.front();
  const Span part = within_reach(text, around);
  const auto cells = cells_of(text, part);
  Excerpt out;
  if (cells.empty()) return out;

  const std::size_t total = cells.back().column + cells.back().width;
  const Range words = cells_under(cells, around);
  const Range cut =
      width == 0 || total <= width ? Range{0, cells.size()} : Cut(cells, width).around(words);
  const bool before = cut.begin > 0 || part.begin > 0;
  const bool after = cut.end < cells.size() || part.end < text.size();

  std::vector<Range> marks;
  for (const Span span : spans) {
    Range mark = cells_under(cells, span);
    mark = {std::max(mark.begin, cut.begin), std::min(mark.end, cut.end)};
    if (mark.begin < mark.end || (span.empty() && mark.begin == mark.end)) marks.push_back(mark);
  }
  std::sort(marks.begin(), marks.end());

  const auto add = [&](std::string_view shown, bool is_marked) {
    if (out.line.empty() || out.line.back().marked != is_marked)
      out.line.push_back({"", is_marked});
    out.line.back().text += shown;
  };
  if (before) add(kEllipsis, false);
  const std::size_t shift = before ? 1 : 0, origin = cells[cut.begin].column;
  for (std::size_t i = cut.begin; i < cut.end; ++i) {
    add(cells[i].shown, std::any_of(marks.begin(), marks.end(),
                                    [&](Range mark) { return mark.begin <= i && i < mark.end; }));
  }
  if (after) add(kEllipsis, false);
  for (const Range mark : marks) {
    const auto column = [&](std::size_t cell) {
      return (cell < cells.size() ? cells[cell].column : total) - origin + shift;
    };
    add_carets(out.carets, column(mark.begin), column(mark.end));
  }
  return out;
}

}  // namespace crosscheck
