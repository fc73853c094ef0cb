// Reads JavaScript's requests: one function for each request of wasm/README.md; unknown fields are
// skipped, wrong types are errors.
#pragma once

#include <string_view>

#include "carrel/result.h"
#include "carrel/results.h"

namespace carrel {

Result<SearchRequest> read_search_request(std::string_view json);
Result<SuggestRequest> read_suggest_request(std::string_view json);
Result<PostRequest> read_post_request(std::string_view json);

}  // namespace carrel
