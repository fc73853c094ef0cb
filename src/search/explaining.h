// Why a post stands where it stands.
#pragma once

#include <vector>

#include "search/matching.h"

namespace carrel {

// What a post's score is the sum of, in the order in which it was added. Requires: the shares were
// kept when the query was matched.
[[gnu::noinline]] std::vector<ExplainedTerm> explain_score(const Facets& facets,
                                                           const Matches& matches,
                                                           std::uint32_t post);

}  // namespace carrel
