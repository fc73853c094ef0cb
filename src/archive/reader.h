// What takes the posts' Markdown: reading, excerpts, and the words of a post as written.
//
// These functions exist twice, and a program links one set. The whole engine has them (reading.cpp, excerpts.cpp, surfaces.cpp). The find
// module has reader_later.cpp instead: it answers a first search before md4c and the rendering have arrived, and asks for kReaderNeed where
// they would be needed, as if it were a part; the whole engine then takes its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/state.h"
#include "archive/word_matcher.h"

namespace carrel {

// The name under which the whole engine is asked for. No part is called so: their names have endings.
inline constexpr const char* kReaderNeed = "reader";

// A post by slug or number; see Archive::read.
Result<PostReply> read_from_archive(const Archive::State& state, const PostRequest& request);

// A window of about thirty words in which the query's words stand closest, with the matches marked.
struct Excerpt {
  std::vector<MarkedText> pieces;
  std::string heading, heading_id;
};
// Empty when the post's part is not loaded, which then goes to `wants`.
Excerpt make_excerpt(const Archive::State& state, std::uint32_t post, const WordMatcher& matcher, Needs& wants);

// The folded words of a post in reading order, as has_phrase wants them; null when its part is not loaded, which then goes to `needs`.
// Valid until the next call.
const std::string* surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs);

}  // namespace carrel
