// Findings for people, for programs, and as SARIF 2.1.0, which code hosts and editors show.
#pragma once

#include <string>
#include <string_view>

#include "check/checking.h"

namespace carrel {

// Grouped by rule, each "file:line:column: rule: what, what to do". Notes are only counted, unless
// `all`.
std::string write_findings_text(const CheckResult& result, bool all);
std::string write_findings_json(const CheckResult& result);
// `version`: of carrel.
std::string write_sarif(const CheckResult& result, std::string_view version);
// The table of rules, one a line.
std::string write_rules_text();

}  // namespace carrel
