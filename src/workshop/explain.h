#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "report/page.h"
#include "rule/rule_pack.h"

namespace crosscheck {

// A line for each rule: id, kind of value, what it is about.
void list_rules(const RulePack& rules, std::ostream& out);

// What a rule reads and how its claims are compared, in words; its patterns with the definitions
// expanded; its examples and scenarios. False, and nothing said, where there is no such rule.
bool explain_rule(const RulePack& rules, std::string_view id, const TextOptions& options,
                  std::ostream& out);

// The rule whose id is nearest to a mistyped one; empty where none is near.
std::string_view nearest_rule(const RulePack& rules, std::string_view id);

// A pack file of one rule of this id, with comments; it passes `crosscheck rules test` as it is.
// Empty where `id` can be no rule's: it is a pack, a dot and a name, of a-z, 0-9 and hyphens.
std::string new_rule(std::string_view id);

}  // namespace crosscheck
