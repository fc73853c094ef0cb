// What to ask where nothing matches.
#pragma once

#include <vector>

#include "search/answering.h"

namespace carrel {

// The alternatives to an empty list, most like the query first: without its filters and dates, with
// the nearest spelling of a word that a condition names in vain, and with its conditions as plain
// words. Parts that a further one would need go to `wants`; such a one is left out until they are
// loaded. Requires: no post answers.
[[gnu::noinline]] std::vector<Alternative> find_alternatives(const Archive::State& state,
                                                             const Answer& answer, Needs& wants);

}  // namespace carrel
