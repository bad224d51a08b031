#pragma once

#include <cstddef>

#include "article/inputs.h"
#include "claim/claim.h"
#include "claim/extract.h"

namespace crosscheck {

// Reads every input and extracts its claims, file by file on `jobs` threads; only the claims are
// kept. The result does not depend on the number of threads.
ClaimSet extract_claims(const Inputs& inputs, const ReadingWords& words, const Language& language,
                        std::size_t jobs);

}  // namespace crosscheck
