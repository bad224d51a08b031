#include "text/nearest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace crosscheck {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto candidate : known) {
    const std::size_t distance = edit_distance(word.substr(0, 64), candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string unknown_key(std::string_view word, std::span<const std::string_view> known) {
  std::string message = "unknown key '" + std::string(word.substr(0, 64)) + "'";
  if (const auto close = nearest(word, known); !close.empty()) {
    return message + "; did you mean '" + std::string(close) + "'?";
  }
  message += "; known are";
  for (const auto key : known) message += (key == known.front() ? " " : ", ") + std::string(key);
  return message;
}

}  // namespace crosscheck
