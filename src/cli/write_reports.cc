#include "cli/write_reports.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "report/writers.h"
#include "text/utf8.h"

namespace crosscheck {

namespace {

template <class Write>
bool write_file(const std::string& path, std::ios::openmode mode, Write write) {
  std::ofstream file(path, std::ios::binary | mode);
  if (file) write(file);
  file.close();
  if (file) return true;
  std::cerr << "crosscheck: " << visible(valid_utf8(path)) << ": cannot be written\n";
  return false;
}

}  // namespace

bool write_reports(const Report& report, const std::vector<ReportOutput>& outputs,
                   const TextOptions& text) {
  bool written = true;
  for (const ReportOutput& output : outputs) {
    if (output.file.empty()) {
      output.format->write(report, text, std::cout);
    } else {
      // A file has no width and no colours.
      const TextOptions plain{.facts = text.facts};
      written &= write_file(output.file, std::ios::trunc,
                            [&](std::ostream& out) { output.format->write(report, plain, out); });
    }
    const char* summary = std::getenv("GITHUB_STEP_SUMMARY");
    if (output.format->name == "github" && summary != nullptr && *summary != 0) {
      written &= write_file(summary, std::ios::app,
                            [&](std::ostream& out) { write_github_summary(report, out); });
    }
  }
  return written;
}

}  // namespace crosscheck
