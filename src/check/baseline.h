// Faults that are known, so that only new ones count. A fault is known by its rule, file and
// message, and by how many of it there are: where in the file it stands does not count.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "check/checking.h"

namespace carrel {

// Rule, file, message → how many.
using Baseline = std::map<std::tuple<std::string, std::string, std::string>, std::size_t>;

std::string write_baseline(const CheckResult& result);
// `where` names it in errors. Fails with BadInput where it is none.
Result<Baseline> read_baseline(std::string_view text, const std::string& where);

// Takes away what is known; how many that were.
std::size_t take_away(Baseline known, CheckResult& result);

}  // namespace carrel
