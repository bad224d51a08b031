// Numbers in digits and words, and both: "12,300", "twelve thousand three hundred", "1.2 million",
// "two and a half", "10 1/2", "three quarters", "twenty-first", "4 thousand 3 hundred and 21".
// Not numbers: the 1.1.3 of a version, the 10:30 of a clock.

#include <charconv>
#include <cmath>

#include "value/reader.h"

namespace crosscheck {
namespace {

double grain_of(double value) {
  if (value == 0 || std::abs(value) > 1e15 || value != std::floor(value)) return 1;
  double grain = 1;
  for (auto whole = static_cast<std::int64_t>(value); whole % 10 == 0; whole /= 10) grain *= 10;
  return grain;
}

}  // namespace

std::int64_t Reader::integer(int i) const {
  std::int64_t value = 0;
  for (const char c : spelled(i)) {
    if (value > 100'000'000'000'000'000) return 1'000'000'000'000'000'000;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool Reader::capitals(int i) const {
  for (const char c : spelled(i)) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

// Digits with their separators, no scale and no sign.
bool Reader::read_digits(int i, Number& number) const {
  int j = i;
  double value = 0;
  double grain = 1;
  number.plain = false;
  if (mark(j, '.')) {  // .77
    if (!digits(j + 1) || !glued(j + 1)) return false;
    if (glued(j) && (letters(j - 1) || digits(j - 1))) return false;
  } else {
    if (!digits(j)) return false;
    value = static_cast<double>(integer(j));
    number.plain = true;
    number.digits = length(j);
    // 1,234,567 and 12,34,567: groups of two or three, three at the end.
    int k = j + 1;
    int groups_end = j + 1;
    double grouped = value;
    while (length(j) <= 3 && mark(k, ',') && glued(k) && digits(k + 1) && glued(k + 1) &&
           (length(k + 1) == 3 || (length(k + 1) == 2 && mark(k + 2, ',') && glued(k + 2) &&
                                   digits(k + 3) && glued(k + 3) && length(k + 3) >= 2)) &&
           k - j < 12) {
      grouped = grouped * (length(k + 1) == 3 ? 1000 : 100) + static_cast<double>(integer(k + 1));
      k += 2;
      if (length(k - 1) == 3) {
        groups_end = k;
        value = grouped;
      }
    }
    if (groups_end > j + 1) {
      number.plain = false;
      j = groups_end;
    } else if (length(j) <= 3 && mark(j + 1, ',') && glued(j + 1) && digits(j + 2) &&
               glued(j + 2) && length(j + 2) <= 2 && !(mark(j + 3, ',') && digits(j + 4)) &&
               !(mark(j - 1, ',') && glued(j)) && !letters(j + 3)) {
      // 5,00: a decimal comma, where no list goes on
      value += static_cast<double>(integer(j + 2)) / std::pow(10, length(j + 2));
      grain = std::pow(10, -length(j + 2));
      number.plain = false;
      number.end = j + 3;
      number.value = value;
      number.grain = grain;
      return true;
    } else if (length(j) <= 3 && mark(j + 1, '.') && glued(j + 1) && digits(j + 2) &&
               glued(j + 2) && length(j + 2) == 3 && mark(j + 3, ',') && glued(j + 3) &&
               digits(j + 4) && glued(j + 4) && length(j + 4) <= 2) {
      // 1.111,11
      number.end = j + 5;
      number.value = value * 1000 + static_cast<double>(integer(j + 2)) +
                     static_cast<double>(integer(j + 4)) / std::pow(10, length(j + 4));
      number.grain = std::pow(10, -length(j + 4));
      number.plain = false;
      return true;
    } else {
      // 40 000: groups parted by spaces
      k = j + 1;
      while (length(j) <= 3 && digits(k) && length(k) == 3 && k - j < 6 && value > 0 &&
             at(k).begin - at(k - 1).end == 1) {
        value = value * 1000 + static_cast<double>(integer(k));
        ++k;
      }
      if (k > j + 1) number.plain = false;
      j = k;
    }
  }
  if (mark(j, '.') && (glued(j) || j == i) && digits(j + 1) && glued(j + 1)) {
    if (mark(j + 2, '.') && glued(j + 2) && digits(j + 3) && glued(j + 3)) return false;  // 1.1.3
    const int places = length(j + 1);
    std::string_view shown = text_.substr(at(i).begin, at(j + 1).end - at(i).begin);
    // Read value and decimals as one number, so that 0.1 is the double nearest to it.
    char plain[64];
    std::size_t n = 0;
    for (const char c : shown) {
      if (((c >= '0' && c <= '9') || c == '.') && n < sizeof plain) plain[n++] = c;
    }
    if (n > 0 && plain[0] == '.' && n < sizeof plain) {
      for (std::size_t m = n; m > 0; --m) plain[m] = plain[m - 1];
      plain[0] = '0';
      ++n;
    }
    std::from_chars(plain, plain + n, value);
    grain = std::pow(10, -std::min(places, 12));
    number.plain = false;
    j += 2;
  } else if (j > i) {
    grain = grain_of(value);
  }
  if (j == i) return false;
  number.end = j;
  number.value = value;
  number.grain = grain;
  read_power(number);
  return true;
}

// 1.3x10^6, 2.48×10-5, 4e14, -12e-1: the power of ten behind the digits.
void Reader::read_power(Number& number) const {
  int j = number.end;
  if (!glued(j)) return;
  if (mark(j, '^') && !edge(j + 1)) {  // 2.5^-1
    bool below = false;
    for (++j; (mark(j, '-') || mark(j, '+')) && j < number.end + 4; ++j) below = mark(j, '-');
    if (mark(j - 1, '-') && mark(j - 2, '-')) below = false;
    if (!digits(j) || !glued(j) || length(j) > 2) return;
    const double raised =
        std::pow(number.value, static_cast<double>(integer(j)) * (below ? -1 : 1));
    if (!std::isfinite(raised) || std::abs(raised) > 1e100) return;
    number.value = raised;
    number.grain = 1;
    number.plain = false;
    number.power = true;
    number.end = j + 1;
    return;
  }
  const bool e = letters(j) && length(j) == 1 && (spelled(j)[0] | 0x20) == 'e';
  const bool times = (letters(j) && length(j) == 1 && (spelled(j)[0] | 0x20) == 'x') ||
                     spelled(j) == "\u00d7" || mark(j, '*');
  if (!e && !times) return;
  ++j;
  if (times) {
    if (!digits(j) || !glued(j) || integer(j) != 10) return;
    ++j;
    if (mark(j, '^') && glued(j)) {
      ++j;
    } else if (!mark(j, '-')) {
      return;
    }
  }
  bool negative = false;
  if ((mark(j, '-') || mark(j, '+')) && glued(j)) {
    negative = mark(j, '-');
    ++j;
  }
  if (!digits(j) || !glued(j) || length(j) > 2) return;
  const double power = static_cast<double>(integer(j)) * (negative ? -1 : 1);
  const double factor = std::pow(10, std::abs(power));
  number.value = negative ? number.value / factor : number.value * factor;
  number.grain = negative ? number.grain / factor : number.grain * factor;
  number.plain = false;
  number.power = true;
  number.end = j + 1;
}

// A scale word at i: "million", or k and bn where they touch the number.
bool Reader::read_scale(int i, double& factor, int& end) const {
  const Word& w = word(i);
  if (w.is(Word::scale)) {
    factor = w.factor;
    end = i + 1;
    return true;
  }
  if (w.is(Word::glued_scale) && (glued(i) ? digits(i - 1) : length(i) > 1 || edge(i + 1))) {
    if (w.is(Word::upper_scale) && !capitals(i)) return false;
    factor = w.factor;
    end = i + 1;
    return true;
  }
  if (mark(i, '-') && glued(i) && is(i + 1, Word::scale) && glued(i + 1)) {
    factor = word(i + 1).factor;
    end = i + 2;
    return true;
  }
  return false;
}

// "and a half", "and three quarters", "1/2": the part behind a whole number, or i.
int Reader::read_fraction_tail(int i, double& part) const {
  int j = i;
  if (digits(j) && mark(j + 1, '/') && glued(j + 1) && digits(j + 2) && glued(j + 2)) {
    const auto above = static_cast<double>(integer(j)), below = static_cast<double>(integer(j + 2));
    if (above >= below || below > 1000 || (mark(j + 3, '/') && glued(j + 3))) return i;
    part = above / below;
    return j + 3;
  }
  if (mark(j, '-') && glued(j)) ++j;
  if (!is(j, Word::and_)) return i;
  ++j;
  if (mark(j, '-') && glued(j)) ++j;
  double count = 1;
  if (is(j, Word::a) || is(j, Word::cardinal)) {
    count = is(j, Word::a) ? 1 : word(j).number;
    ++j;
    if (mark(j, '-') && glued(j)) ++j;
  }
  const bool counted = j > i + 1;
  const Word& w = word(j);
  if (w.is(Word::fraction) && (counted || w.number == 0.5) &&
      (count == 1 || w.is(Word::plural) || w.number == 0.25)) {
    part = count * w.number;
    return j + 1;
  }
  if (counted && count == 1 && w.is(Word::ordinal) && w.number >= 3 && w.number < 21) {
    part = 1 / w.number;
    return j + 1;
  }
  return i;
}

bool Reader::read_words(int i, Number& number) const {
  if (!digits(i) && !is(i, Word::a | Word::cardinal | Word::scale | Word::ordinal | Word::fraction |
                               Word::dozen)) {
    return false;
  }
  // total holds what larger scales have closed: in "two million three hundred", total is 2e6 and
  // current 300.
  double total = 0, current = 0;
  double last_scale = 1e300;              // the smallest scale so far
  double last_factor = 1e300;             // of the last hundred or scale
  double last_word = 0, before_last = 0;  // the last number word, and what stood before it
  double piece = 0;                       // what the last scale added: "three thousand millions"
  enum class Last { none, unit, teen, tens, hundred, scale, digits } last = Last::none;
  bool any_word = false;
  bool decimals = false;
  bool paired = false;
  double grain = 1;
  double scale = 1;
  int j = i;
  number = Number();

  if (is(j, Word::a)) {
    const int k = j + 1;
    if (is(k, Word::scale) || is(k, Word::dozen)) {
      current = 1;
      number.article = true;
      j = k;
      last = Last::unit;
      any_word = true;
    } else if (is(k, Word::fraction) && !is(k, Word::plural) && word(k).number == 0.5 &&
               (edge(k + 1) || is(k + 1, Word::of | Word::scale | Word::dozen) ||
                at(k + 1).kind == Token::Kind::mark)) {
      number.article = true;
      j = k;
    } else if (is(k, Word::fraction) && !is(k, Word::plural) && is(k + 1, Word::scale)) {
      j = k;
    } else if (((is(k, Word::ordinal) && word(k).number >= 3) || is(k, Word::fraction)) &&
               (is(k + 1, Word::of) ||
                (is(k, Word::ordinal) && (edge(k + 1) || at(k + 1).kind == Token::Kind::mark)))) {
      number.value = is(k, Word::fraction) ? word(k).number : 1 / word(k).number;
      number.grain = number.value;
      number.fraction = number.words = number.article = true;
      number.end = k + 1;
      return true;
    } else {
      return false;
    }
  }
  // "half a million", "half a dozen", "quarter million", "half of"
  if (is(j, Word::fraction) && !is(j, Word::plural)) {
    const double part = word(j).number;
    int k = j + 1;
    if (is(k, Word::a)) ++k;
    if (is(k, Word::scale | Word::dozen)) {
      number.value = part * word(k).factor;
      number.grain = grain_of(number.value);
      number.scale = word(k).factor;
      number.words = true;
      number.end = k + 1;
      return true;
    }
    if (part == 0.5 && (number.article || is(j + 1, Word::of | Word::the)) &&
        !is(j - 1, Word::ordinal | Word::the) && word(j - 1).relative == Relative::none) {
      number.value = part;
      number.grain = part;
      number.fraction = number.words = true;
      number.end = j + 1;
      return true;
    }
    return false;
  }

  const int limit = i + 40;
  int good = j;  // the token behind the last complete number
  while (j < limit) {
    int k = j;
    if (last != Last::none) {
      if (mark(k, '-') && (glued(k) == glued(k + 1)) && letters(k + 1) && last != Last::digits) {
        ++k;
      } else if (last == Last::tens && mark(k, '-') && mark(k + 1, '-') && glued(k) &&
                 glued(k + 2) && is(k + 2, Word::cardinal | Word::ordinal)) {
        k += 2;
      } else if (is(k, Word::and_) && (last == Last::hundred || last == Last::scale)) {
        // "five billion and three quarters": the part is read behind
        if (last == Last::scale && is(k + 1, Word::cardinal) && is(k + 2, Word::fraction)) break;
        ++k;
      } else if (mark(k, ',') && last == Last::scale && is(k + 1, Word::cardinal)) {
        ++k;
      }
    }
    const Word& w = word(k);
    if (digits(k)) {
      if (last != Last::none && last != Last::scale && last != Last::hundred) break;
      if (glued(k) && k > i && !mark(k - 1, '-')) break;
      Number piece_read;
      if (!read_digits(k, piece_read)) break;
      const bool first = last == Last::none;
      if (!first && (piece_read.value >= last_scale || !piece_read.plain)) break;
      if (last == Last::hundred && piece_read.value >= 100) break;
      if (!first && is(piece_read.end, Word::scale) && word(piece_read.end).factor >= last_factor)
        break;
      if (!first && k == j && last == Last::scale && length(k) == 4) break;  // a year
      current += piece_read.value;
      decimals = piece_read.grain < 1;
      grain = piece_read.grain;
      number.plain = first && piece_read.plain;
      number.digits = piece_read.digits;
      last = Last::digits;
      j = piece_read.end;
      good = j;
      continue;
    }
    if (w.is(Word::cardinal)) {
      const double v = w.number;
      last_word = v;
      before_last = k > j ? 0 : total + current;
      if (last == Last::none) {
        current = v;
      } else if (last == Last::tens && v >= 1 && v <= 9) {
        current += v;
      } else if (last == Last::hundred && v < 100 && v > 0) {
        current += v;
      } else if (last == Last::scale && v > 0 && v < last_scale) {
        current = v;
      } else if ((last == Last::unit || last == Last::teen || last == Last::tens) && !paired &&
                 total == 0 && v >= 10 && k == j && current >= 1 &&
                 (last == Last::unit || current >= 10)) {
        // "two fifty", "nineteen eighty", "twenty twenty-five"
        current = current * 100 + v;
        paired = true;
      } else {
        break;
      }
      last = v < 10 ? Last::unit : v < 20 ? Last::teen : Last::tens;
      if (paired && v >= 10 && v < 20) last = Last::teen;
      any_word = true;
      j = k + 1;
      good = j;
      continue;
    }
    double factor = 0;
    int end = 0;
    if (k == j && last != Last::none
            ? read_scale(k, factor, end)
            : (w.is(Word::scale) && (factor = w.factor, end = k + 1, true))) {
      if (last == Last::none && k != i) break;
      if (factor == 100) {
        if (last == Last::scale || last == Last::hundred) break;
        if (w.is(Word::plural) && last == Last::none) break;
        const double count = last == Last::none ? 1 : current;
        if (count >= 100 && !decimals) break;
        current = count * 100;
        last = Last::hundred;
        last_factor = 100;
      } else {
        if (last == Last::scale) {  // "three thousand millions"
          if (piece * factor >= 1e18) break;
          total += piece * (factor - 1);
          piece *= factor;
          scale *= factor;
          j = end;
          good = j;
          continue;
        }
        if (w.is(Word::plural) && last == Last::none) break;
        if (factor >= last_scale) break;
        piece = (last == Last::none ? 1 : current) * factor;
        total += piece;
        current = 0;
        last_scale = factor;
        last = Last::scale;
        last_factor = factor;
        scale = factor;
      }
      number.plain = false;
      any_word = true;
      j = end;
      good = j;
      continue;
    }
    if (w.is(Word::dozen) && last != Last::none && k == j && last != Last::scale) {
      if (w.is(Word::plural) && number.article) break;
      number.value = (total + current) * w.factor;
      number.grain = w.factor;
      number.words = true;
      number.end = k + 1;
      return true;
    }
    if (w.is(Word::dozen) && last == Last::none && !w.is(Word::plural) && w.factor == 12) {
      number.value = w.factor;
      number.words = true;
      number.end = k + 1;
      return true;
    }
    // "three point five"
    if (w.is(Word::point) && number.plain && last == Last::digits && k == j && digits(k + 1) &&
        j == i + 1) {
      current += static_cast<double>(integer(k + 1)) / std::pow(10, length(k + 1));
      decimals = true;
      grain = std::pow(10, -length(k + 1));
      number.plain = false;
      j = k + 2;
      good = j;
      continue;
    }
    if (w.is(Word::point) && last != Last::none && last != Last::scale && last != Last::digits &&
        k == j && is(k + 1, Word::cardinal | Word::nought)) {
      double place = 0.1;
      double v = current;
      int m = k + 1;
      while (is(m, Word::cardinal | Word::nought) && word(m).number < 10 && m < limit) {
        v += word(m).number * place;
        place /= 10;
        ++m;
      }
      current = std::round(v / (place * 10)) * (place * 10);
      decimals = true;
      grain = place * 10;
      last = Last::digits;
      any_word = true;
      j = m;
      good = j;
      continue;
    }
    // an ordinal ends the number: "twenty-first", "one hundred and fifth"
    if (w.is(Word::ordinal)) {
      const double v = w.number;
      const bool single = last == Last::none;
      const bool after_tens = last == Last::tens && v < 10;
      const bool after_large = (last == Last::hundred && v < 100) ||
                               (last == Last::scale && v < last_scale && (k > j || !digits(i)));
      // "one third", "one-eighth"
      if (!single && last == Last::unit && current == 1 && total == 0 && v >= 3 &&
          (v < 21 || is(k + 1, Word::of)) && !after_tens && !number.article) {
        number.value = 1 / v;
        number.grain = number.value;
        number.fraction = number.words = true;
        number.end = k + 1;
        return true;
      }
      if (w.factor > 0 && !single) {  // "two hundredth"
        number.value = total + (current == 0 ? 1 : current) * w.factor;
      } else if (single || after_tens || after_large) {
        number.value = total + current + v;
      } else {
        break;
      }
      number.ordinal = number.words = true;
      number.grain = 1;
      number.end = k + 1;
      return true;
    }
    if (w.is(Word::fraction) && last != Last::none && k <= j + 1 &&
        (w.is(Word::plural) || (current == 1 && w.number != 0.5) ||
         (w.number == 0.5 && current == 1)) &&
        total + current > 0) {
      if (w.number == 0.25 && !w.is(Word::plural) && !is(k + 1, Word::of)) break;
      number.value = (total + current) * w.number;
      // "one hundred thirty fifths" are hundred parts of 35, "twenty fifths" twenty of five
      const double ones = 1 / w.number;
      if (last == Last::tens && before_last > 0 && ones > 2.5 && ones < 9.5) {
        number.value = before_last / (last_word + ones);
      }
      number.grain = w.number;
      number.fraction = number.words = true;
      number.end = k + 1;
      return true;
    }
    break;
  }
  if (last == Last::none || good == i) return false;
  number.value = total + current;
  number.end = good;
  number.words = any_word;
  number.scale = scale;
  number.grain = decimals ? grain * scale
                          : (number.value == std::floor(number.value) ? grain_of(number.value)
                                                                      : grain * scale);
  if (decimals) {
    number.grain = grain * scale;
    // 1.2 million is 1200000, not 1199999.9999999998
    if (scale > 1) number.value = std::round(number.value / number.grain) * number.grain;
  }
  double part = 0;
  const int tail = read_fraction_tail(good, part);
  if (tail > good && !number.ordinal && !decimals) {
    // "one million and a half" is half a million more, "two and a half" a half.
    const bool of_scale = last == Last::scale && !digits(good);
    double of = of_scale ? scale : 1;
    int behind = tail;
    if (of_scale && is(tail, Word::scale) && word(tail).factor < scale) {
      of = word(tail).factor;  // "one billion and a half million"
      ++behind;
    }
    number.value += part * of;
    number.grain = part * of;
    if (behind > tail) {
      number.end = behind;
      number.mixed = true;
      number.plain = false;
      return true;
    }
    number.plain = false;
    number.mixed = true;
    number.end = tail;
    if (is(tail, Word::scale) && last != Last::scale && word(tail).factor >= 1000) {
      number.value *= word(tail).factor;
      number.grain *= word(tail).factor;
      number.scale = word(tail).factor;
      number.end = tail + 1;
    } else if (is(tail, Word::dozen) && !is(tail, Word::plural)) {
      number.value *= word(tail).factor;
      number.end = tail + 1;
    }
  }
  return true;
}

// "several", "a few hundred", "tens of thousands".
bool Reader::read_vague(int i, Number& number) const {
  const Word* found = nullptr;
  int j = phrase(i, found, Word::vague);
  if (j == i) return false;
  number = Number();
  number.vague = found->vague_index;
  number.words = true;
  if (is(j, Word::scale | Word::dozen) && !is(j, Word::plural)) {
    number.scale = word(j).factor;
    ++j;
  }
  number.value = lexicon_.vague(number.vague).number * number.scale;
  number.grain = number.scale;
  number.end = j;
  return true;
}

bool Reader::read_number(int i, Number& number) const {
  if (read_vague(i, number)) return true;
  bool negative = false;
  int j = i;
  if (mark(j, '-') && !letters(j + 1)) {
    // -504, - 1,200,000: not behind a number or word that it joins
    const bool joins = !edge(j - 1) && (glued(j) || (digits(j - 1) && !glued(j)));
    if (joins && !mark(j - 1, '(') && !mark(j - 1, '$')) return false;
    if (!glued(j + 1) && !edge(j - 1)) return false;
    negative = true;
    ++j;
  } else if (is(j, Word::minus)) {
    negative = true;
    ++j;
  }
  // 1/2, 3/15 alone: a part, unless it can be 9/11
  if (digits(j) && mark(j + 1, '/') && glued(j + 1)) {
    double part = 0;
    const int end = read_fraction_tail(j, part);
    if (end == j) return false;
    const std::int64_t above = integer(j), below = integer(j + 2);
    const bool day = above <= 12 && below <= 31;
    const bool common = below <= 5 || below == 8 || below == 10 || below == 16 || below == 100;
    if (day && !common && !negative) return false;
    number = Number();
    number.value = negative ? -part : part;
    number.grain = 1 / static_cast<double>(below);
    number.fraction = true;
    number.end = end;
    return true;
  }
  if (mark(j, '.')) {
    number = Number();
    if (!read_digits(j, number)) return false;
  } else if (digits(j) && is(j + 1, Word::ordinal_suffix) && glued(j + 1)) {
    number = Number();
    number.value = static_cast<double>(integer(j));
    number.ordinal = true;
    number.digits = length(j);
    number.end = j + 2;
    return !negative;
  } else if (!read_words(j, number)) {
    return false;
  }
  read_share(number);
  if (negative) {
    if (number.ordinal) return false;
    number.value = -number.value;
    number.plain = false;
  }
  return true;
}

// "nine out of ten", "one in five", "one over twenty": the part of the whole behind it.
void Reader::read_share(Number& number) const {
  if (number.ordinal || number.fraction || number.mixed || number.value <= 0) return;
  const int j = number.end;
  const bool out_of = is(j, Word::out_of) && is(j + 1, Word::of);
  const bool in = number.value == 1 && number.grain == 1 && word(j).bound == Bound::in &&
                  letters(j) && is(j, Word::share);
  const bool over = is(j, Word::share) && word(j).is(Word::hedge_before);
  if (!out_of && !in && !over) return;
  const int k = out_of ? j + 2 : j + 1;
  Number whole;
  if (digits(k) ? !read_digits(k, whole)
                : !is(k, Word::cardinal | Word::a) || !read_words(k, whole)) {
    return;
  }
  if (whole.ordinal || whole.fraction || whole.value <= 0) return;
  if (over && !edge(whole.end) && at(whole.end).kind != Token::Kind::mark) return;
  if (!over && (number.value >= whole.value || (in && whole.plain && whole.digits == 4))) return;
  if (in && word(whole.end).time != TimeUnit::none) return;
  number.value /= whole.value;
  number.grain = number.value;
  number.fraction = true;
  number.plain = false;
  number.end = whole.end;
}

}  // namespace crosscheck
