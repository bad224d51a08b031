#pragma once

#include <string>
#include <vector>

#include "claim/extract_claims.h"
#include "cli/load_language.h"
#include "report/report.h"

// The whole program in one call, for tests.
namespace crosscheck::testing {

// The shipped English, loaded once.
const LoadedLanguage& english();

// The claims of articles on disk.
ClaimSet claims_of(const std::vector<std::string>& paths, std::size_t jobs = 1);

// Link, lend days, check, report.
Report report_of(ClaimSet set);

inline Report check(const std::vector<std::string>& paths) { return report_of(claims_of(paths)); }

// A folder below the system's temporary one that goes with this object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  std::string write(const std::string& name, std::string_view bytes) const;  // the path
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace crosscheck::testing
