// What does one post say? Slug to number, number to part, Markdown to nodes.
#pragma once

#include "archive/state.h"

namespace carrel {

Result<PostReply> read_from_archive(const Archive::State& state, const PostRequest& request);

}  // namespace carrel
