#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "value/lexicon.h"

namespace crosscheck {

// A word, a run of digits, or any other single character: "$1.2bn" is $ 1 . 2 bn.
struct Token {
  enum class Kind : std::uint8_t { edge, word, digits, mark, other };
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Lexicon::Id id = 0;
  Kind kind = Kind::edge;     // edge: before the first and after the last token
  bool spaced = true;         // white space stands before it
  bool capital = false;       // begins with a capital letter
  bool starts_value = false;  // from the lexicon
  bool core = false;          // digits, or a core word of the lexicon
  std::uint8_t near = 0;      // tokens from here to the next digits or core word; 255 for many
  char mark = 0;              // its byte, where the kind is mark
};

// Reads the token at text[at], white space skipped, and moves `at` behind it. Returns false at the
// end of the text.
bool next_token(std::string_view text, std::size_t& at, const Lexicon& lexicon, Token& token);

// The same splitting without a lexicon: how phrases are taken apart while loading.
bool next_piece(std::string_view text, std::size_t& at, std::string_view& piece);

}  // namespace crosscheck
