// The folded words of a post in reading order, as has_phrase of post_texts.h wants them.
#pragma once

#include <cstdint>
#include <string>

#include "loaded/state.h"

namespace carrel {

// Null when the post's part is not loaded, which then goes to `needs`. Valid until the next call.
[[gnu::noinline]] const std::string* surfaces_of(const Archive::State& state, std::uint32_t post,
                                                 Needs& needs);

}  // namespace carrel
