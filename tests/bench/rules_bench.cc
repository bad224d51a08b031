// What one more rule costs: the articles of the fixtures, or the paths given, are read with 50, 150
// and 500 rules on one thread. Up to their number the shipped rules are taken, an even choice of
// all packs; beyond, copies with ids of their own. A first run has all patterns to compile that the
// articles need; the second shows what reading costs. The ratio is to the 50 of the same run.

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "article/inputs.h"
#include "claim/extract_claims.h"
#include "cli/load_language.h"

namespace {

using namespace crosscheck;
namespace fs = std::filesystem;

// A pack as text: what stands before its first rule, and its rules.
struct PackText {
  std::string head;
  std::vector<std::string> rules;
};

std::map<std::string, PackText> read_packs(const fs::path& folder) {
  constexpr std::string_view kRule = "\n- id: ";
  std::map<std::string, PackText> packs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    std::size_t at = text.find(kRule);
    PackText& pack = packs[entry.path().filename().string()];
    pack.head = text.substr(0, at) + "\n";
    while (at != text.npos) {
      const std::size_t next = text.find(kRule, at + 1);
      pack.rules.push_back(text.substr(at + 1, next - at));
      at = next;
    }
  }
  return packs;
}

// `count` rules, as evenly from all packs as may be.
void write_packs(const std::map<std::string, PackText>& packs, std::size_t count,
                 const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& [name, pack] : packs) files[name] = pack.head;
  std::size_t written = 0;
  for (std::size_t round = 0; written < count; ++round) {
    for (const auto& [name, pack] : packs) {
      if (pack.rules.empty() || written == count) continue;
      const std::size_t copy = round / pack.rules.size();
      std::string rule = pack.rules[round % pack.rules.size()];
      if (copy > 0) rule.insert(rule.find('\n'), "-" + std::to_string(copy));
      files[name] += rule;
      ++written;
    }
  }
  fs::create_directories(folder);
  for (const auto& [name, text] : files) std::ofstream(folder / name) << text;
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path source(CROSSCHECK_SOURCE_DIR);
  const auto packs = read_packs(source / "rules/en/packs");
  std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty()) paths.push_back((source / "fixtures").string());
  Problems problems;
  const Inputs inputs = find_inputs(paths, problems);
  std::uintmax_t bytes = 0;
  for (const Input& input : inputs.files) bytes += fs::file_size(input.path);

  const fs::path folder = fs::temp_directory_path() / ("rules_bench." + std::to_string(getpid()));
  fs::create_directories(folder / "en");
  for (const auto& entry : fs::directory_iterator(source / "rules/en")) {
    if (entry.path().extension() == ".yaml") {
      fs::copy_file(entry.path(), folder / "en" / entry.path().filename());
    }
  }
  std::printf("%8s %12s %12s %12s %8s %8s\n", "rules", "load ms", "first MB/s", "then MB/s",
              "claims", "ratio");
  double base = 0;
  for (const std::size_t count : {50u, 150u, 500u}) {
    fs::remove_all(folder / "en/packs");
    write_packs(packs, count, folder / "en/packs");
    Problems told;  // rules whose others are not there
    const auto seconds = [](auto work) {
      const std::clock_t start = std::clock();
      work();
      return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    std::optional<LoadedLanguage> loaded;
    const double load = seconds([&] { loaded = load_language(folder, told); });
    std::size_t claims = 0;
    const auto read = [&] {
      claims = extract_claims(inputs, loaded->reading, loaded->language, 1).claims.size();
    };
    const double first = seconds(read);
    double then = 1e9;
    for (int i = 0; i < 5; ++i) then = std::min(then, seconds(read));
    const double speed = static_cast<double>(bytes) / then / 1e6;
    if (base == 0) base = speed;
    std::printf("%8zu %12.1f %12.2f %12.2f %8zu %8.2f\n", loaded->language.rules.rules().size(),
                load * 1e3, static_cast<double>(bytes) / first / 1e6, speed, claims, speed / base);
  }
  fs::remove_all(folder);
  return 0;
}
