// Any bytes are YAML or a problem with a place, never both nothing.

#include <cstdint>
#include <cstdlib>

#include "text/yaml.h"

using namespace crosscheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const auto yaml = parse_yaml(text, "fuzz.yaml", problems);
  if (!yaml && problems.size() < 1) std::abort();
  for (const Problem& problem : problems) {
    if (problem.line == 0 || problem.column == 0 || problem.message.empty()) std::abort();
  }
  return 0;
}
