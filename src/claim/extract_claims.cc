#include "claim/extract_claims.h"

#include <algorithm>
#include <atomic>

#include "text/threads.h"

namespace crosscheck {

ClaimSet extract_claims(const Inputs& inputs, const ReadingWords& words, const Language& language,
                        std::size_t jobs) {
  // A file's own results, so that the order of the whole is that of the files.
  struct FileResult {
    std::vector<Extractor::Result> articles;
    Problems problems;
  };
  std::vector<FileResult> files(inputs.files.size());
  std::atomic<std::size_t> next{0};
  on_threads(std::min(jobs, files.size()), [&] {
    Extractor extractor(language);
    for (std::size_t i; (i = next.fetch_add(1)) < files.size();) {
      read_input(
          inputs, inputs.files[i], words, language.lexicon,
          [&](Article&& article) { files[i].articles.push_back(extractor.extract(article)); },
          files[i].problems);
    }
  });

  ClaimSet set;
  for (FileResult& file : files) {
    for (Extractor::Result& result : file.articles) {
      const auto article = static_cast<std::uint32_t>(set.articles.size());
      set.articles.push_back(std::move(result.record));
      for (Claim& claim : result.claims) {
        claim.article = article;
        set.claims.push_back(std::move(claim));
      }
    }
    set.problems.insert(set.problems.end(), file.problems.begin(), file.problems.end());
    file = {};
  }
  return set;
}

}  // namespace crosscheck
