// Suggests what to type: completions of the last word, and posts by their titles.
#pragma once

#include "loaded/state.h"

namespace carrel {

SuggestReply suggest_in_archive(const Archive::State& state, const SuggestRequest& request);

}  // namespace carrel
