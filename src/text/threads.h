#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace crosscheck {

// Runs work() on `count` threads, this one among them, and waits for all. What they share must be
// safe to share: usually an atomic index of the next thing to do.
template <class Work>
void on_threads(std::size_t count, const Work& work) {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < count; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

// How many threads short work is worth: as many as there are cores, four at most.
inline std::size_t few_threads() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

}  // namespace crosscheck
