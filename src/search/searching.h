// Which posts answer a query, in which order, and what is said of each? match → score → order → describe.
#pragma once

#include "loaded/state.h"

namespace carrel {

SearchReply search_archive(const Archive::State& state, const SearchRequest& request);

}  // namespace carrel
