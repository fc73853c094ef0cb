// Opens a post: slug to number, number to part, Markdown to nodes.
#pragma once

#include "loaded/state.h"

namespace carrel {

// A post by slug or number; see Archive::read.
Result<PostReply> read_from_archive(const Archive::State& state, const PostRequest& request);

}  // namespace carrel
