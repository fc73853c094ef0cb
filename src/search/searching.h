// Answers a query: match → score → order → describe.
#pragma once

#include "loaded/state.h"

namespace carrel {

SearchReply search_archive(const Archive::State& state, const SearchRequest& request);

}  // namespace carrel
