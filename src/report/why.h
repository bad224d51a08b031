#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "report/page.h"
#include "report/report.h"
#include "rule/rule_pack.h"

namespace crosscheck {

// The ids of findings, facts and claims that begin so, sorted; only `id` itself where it is one.
std::vector<std::string> ids_beginning(const Report& report, std::string_view id);

// The whole derivation of a finding, fact or claim: bytes, rule, value, the evidence that the
// claims speak of one fact, the verdict. `id` may be cut short; false, and nothing printed, where
// not exactly one id begins so.
bool write_why(const Report& report, const RulePack& rules, std::string_view id,
               const TextOptions& options, std::ostream& out);

}  // namespace crosscheck
