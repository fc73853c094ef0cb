// What is shown of an answer: its rows with their titles, excerpts and labels, the counts beside
// them, and where there are none, what to ask instead.
#pragma once

#include "search/answering.h"

namespace carrel {

// Of the request `from`, `count` and `excerpts` decide. Nothing is matched anew; parts that would
// add text go to `wants`.
Description describe(const Archive::State& state, Answer& answer, const SearchRequest& request);

}  // namespace carrel
