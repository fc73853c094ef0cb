// What the first answers of a visit can do without: reading posts, excerpts, exact phrases, suggestions, pasted logs, ways out.
//
// These functions exist twice, as do read_log, suggest_in_archive and find_ways_out, and a program links one set. The whole engine has them,
// each in a file of its own. The find module has reader_later.cpp instead: it answers a first search before the rest has arrived, and asks
// for kReaderNeed where it would be needed, as if it were a part; the whole engine then takes its place.
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

// What a posts, slugs or backlinks part holds. The find module asks nothing of them and keeps none of it.
Result<std::unique_ptr<PartContent>> read_reader_content(const Manifest& manifest, const Part& part, std::string_view content);

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

// Of a pasted log its identifiers are kept and the rarest of its other words, as far as the archive has them.
void keep_telling_words(Query& query, std::vector<TermForms>& forms, Needs& needs);

}  // namespace carrel
