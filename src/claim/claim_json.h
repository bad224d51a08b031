#pragma once

#include <istream>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "claim/claim.h"

namespace crosscheck {

// A claim as `--format json` and `crosscheck extract` show it (docs/report-format.md).
nlohmann::ordered_json claim_json(const ClaimSet& set, const Claim& claim);
nlohmann::ordered_json value_json(const Value& value);

// Writes what `crosscheck extract` prints: a line for each claim with all that linking needs, then
// a line for each article without claims and for each problem, so that nothing is lost on the way.
std::string write_records(const ClaimSet& set);

// Reads such lines back; appends. A line that is no record is a Problem and is left out.
void read_records(std::istream& in, const std::string& path, ClaimSet& set);

}  // namespace crosscheck
