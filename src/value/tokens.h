#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "value/lexicon.h"

namespace crosscheck {

// A word, a run of digits, or any other single character: "$1.2bn" is $ 1 . 2 bn, with what the
// lexicon knows of it (digits are core). Left uninitialised: a window of them stands on the stack
// for every call.
struct Token : Lexicon::Found {
  enum class Kind : std::uint8_t { edge, word, digits, mark, other };
  std::uint32_t begin;
  std::uint32_t end;
  Kind kind;     // edge: before the first and after the last token
  bool spaced;   // white space stands before it
  bool capital;  // begins with a capital letter
  char8_t mark;  // its byte, where the kind is mark; no char, so that nothing else can change by it
};
inline constexpr Token kEdge{{}, 0, 0, Token::Kind::edge, true, false, 0};

// Reads tokens from text[at] on, white space skipped, until `room` are filled or the text ends, and
// moves `at` behind them. Returns how many.
int read_tokens(std::string_view text, std::size_t& at, const Lexicon& lexicon, Token* tokens,
                int room);

// The same splitting without a lexicon: how phrases are taken apart while loading.
bool next_piece(std::string_view text, std::size_t& at, std::string_view& piece);

}  // namespace crosscheck
