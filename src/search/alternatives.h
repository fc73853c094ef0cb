// What to ask where nothing matches.
#pragma once

#include <vector>

#include "carrel/query.h"
#include "carrel/results.h"
#include "forms/word_forms.h"
#include "loaded/state.h"

namespace carrel {

// The alternatives to an empty list, most like the query first: without its filters and dates, with
// the nearest spelling of a word that a condition names in vain, and with its conditions as plain
// words. `unfiltered`: posts that the text alone allows. Parts that a further one would need go to
// `wants`; such a one is left out until they are loaded.
[[gnu::noinline]] std::vector<Alternative> find_alternatives(const Archive::State& state,
                                                             const SearchRequest& request,
                                                             const Query& query,
                                                             const std::vector<TermForms>& forms,
                                                             std::size_t unfiltered, Needs& wants);

}  // namespace carrel
