#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck {

// XXH64 with seed 0 (github.com/Cyan4973/xxHash): the same on every machine and in every version,
// since ids are made of it. Not for secrets.
std::uint64_t hash64(std::string_view bytes);

std::string hex64(std::uint64_t number);  // 16 digits, lower case

}  // namespace crosscheck
