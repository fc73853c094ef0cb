// What carrel check looks for: one record a rule.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carrel {

enum class Severity : std::uint8_t {
  Error,    // readers are misled, or see what they must not
  Warning,  // most likely a slip
  Note,     // worth knowing; no fault
};
std::string_view name_of(Severity severity);  // as SARIF calls it

struct RuleRecord {
  std::string_view id;
  Severity severity;
  std::string_view heading;     // of its findings
  std::string_view mend;        // what to do about one
  std::string_view cause = {};  // of the report's notes that it tells; empty: it has a search
};

// In the order in which they are told: the most harmful first.
std::span<const RuleRecord> rules();

// Null for an id that is none.
const RuleRecord* find_rule(std::string_view id);
// The rule that tells notes of this cause, or null: no fault.
const RuleRecord* rule_of_cause(std::string_view cause);

}  // namespace carrel
