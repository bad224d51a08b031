#pragma once

#include <span>
#include <string>
#include <string_view>

namespace crosscheck {

// The known word nearest to a mistyped one, by edit distance; empty where none is within a third
// of its length. For "unknown key 'patern': did you mean 'patterns'?"
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// "unknown key 'patern'; did you mean 'patterns'?", or the list of known keys.
std::string unknown_key(std::string_view word, std::span<const std::string_view> known);

}  // namespace crosscheck
