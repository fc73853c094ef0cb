// Which posts have this kind, theme, tag, author or language?
#pragma once

#include <cstdint>
#include <vector>

#include "bundle/parts.h"
#include "carrel/query.h"

namespace carrel {

// Posts in ascending order. Values are compared folded; spaces, hyphens and underscores are one: "Error Budgets" meets "error-budgets".
// Requires: term.match is Kind, Theme, Tag, Author or Language.
std::vector<std::uint32_t> posts_with_value(const Facets& facets, const QueryTerm& term);

}  // namespace carrel
