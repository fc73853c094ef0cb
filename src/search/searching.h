// Answers requests: find → describe.
#pragma once

#include "loaded/state.h"

namespace carrel {

// Finds the answer, keeps it, and describes the rows asked for.
SearchReply search_archive(const Archive::State& state, const SearchRequest& request);

// Describes rows of the answer that is kept; another one is found anew.
Description describe_in_archive(const Archive::State& state, const SearchRequest& request);

}  // namespace carrel
