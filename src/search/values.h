// The posts of a kind, theme, tag, author or language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bundle/parts.h"
#include "carrel/bundle.h"
#include "carrel/query.h"

namespace carrel {

// Whether the answer takes labels.
bool names_label(const QueryTerm& term);

// The id of the kind that is shown by this name, or the name itself.
std::string kind_named(const std::vector<KindName>& kinds, const std::string& name);

// Posts in ascending order; none where that takes labels and they are absent. Values are compared
// folded; spaces, hyphens and underscores are one: "Error Budgets" meets "error-budgets". Requires:
// term.match is Kind, Theme, Tag, Author, Language or Own.
std::vector<std::uint32_t> posts_with_value(const Facets& facets, const Labels* labels,
                                            const QueryTerm& term);

}  // namespace carrel
