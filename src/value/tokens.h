#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "value/lexicon.h"

namespace crosscheck {

// A word, a run of digits, or any other single character: "$1.2bn" is $ 1 . 2 bn. Left
// uninitialised: a window of them stands on the stack for every call.
struct Token {
  enum class Kind : std::uint8_t { edge, word, digits, mark, other };
  std::uint32_t begin;
  std::uint32_t end;
  Lexicon::Id id;
  Kind kind;          // edge: before the first and after the last token
  bool spaced;        // white space stands before it
  bool capital;       // begins with a capital letter
  bool starts_value;  // from the lexicon
  bool core;          // digits, or a core word of the lexicon
  std::uint8_t near;  // tokens from here to the next core one; 255 for many
  char mark;          // its byte, where the kind is mark
};
inline constexpr Token kEdge{0, 0, 0, Token::Kind::edge, true, false, false, false, 255, 0};

// Reads the token at text[at], white space skipped, and moves `at` behind it. Returns false at the
// end of the text.
bool next_token(std::string_view text, std::size_t& at, const Lexicon& lexicon, Token& token);

// The same splitting without a lexicon: how phrases are taken apart while loading.
bool next_piece(std::string_view text, std::size_t& at, std::string_view& piece);

}  // namespace crosscheck
