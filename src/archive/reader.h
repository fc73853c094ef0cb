// What the first answers of a visit can do without: reading posts, excerpts, exact phrases, suggestions, pasted logs, ways out.
//
// As WebAssembly it is a file of its own, which is joined to the first when an answer takes it (wasm/README.md). A call that comes before is
// ended and made again by the loader. Where an answer stands without it, it is asked for by name, as if it were a part of the archive.
// What leads into it must not be inlined into what is in the first: here, in ways_out.h and in log_reader.h. CARREL_LATER in wasm/flags.cmake.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/matching.h"
#include "archive/state.h"
#include "archive/word_matcher.h"

namespace carrel {

// The name under which it is asked for. No part is called so: their names have endings.
inline constexpr const char* kReaderNeed = "reader";

// Whether it is here; so from the start but where the loader says otherwise.
bool reader_is_here();
void set_reader(bool is_here);

// A post by slug or number; see Archive::read.
Result<PostReply> read_from_archive(const Archive::State& state, const PostRequest& request);

// What a posts, slugs or backlinks part holds.
[[gnu::noinline]] Result<std::unique_ptr<PartContent>> read_reader_content(const Manifest& manifest, const Part& part, std::string_view content);

// A window of about thirty words in which the query's words stand closest, with the matches marked.
struct Excerpt {
  std::vector<MarkedText> pieces;
  std::string heading, heading_id;
};
// Empty when the post's part is not loaded, which then goes to `wants`.
[[gnu::noinline]] Excerpt make_excerpt(const Archive::State& state, std::uint32_t post, const WordMatcher& matcher, Needs& wants);

// The folded words of a post in reading order, as has_phrase wants them; null when its part is not loaded, which then goes to `needs`.
// Valid until the next call.
[[gnu::noinline]] const std::string* surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs);

// Of a pasted log its identifiers are kept and the rarest of its other words, as far as the archive has them; those that many posts have
// become quiet.
[[gnu::noinline]] void keep_telling_words(std::uint32_t archive_posts, Query& query, std::vector<TermForms>& forms);

// What a post is given for the messages of a pasted log of which it has several words.
struct MessageScore {
  std::uint32_t post = 0;
  float amount = 0;
};
// Of the posts touched, those that are given something. Requires: `matches` holds the words of the
// log, each a group of its own, in the order of `forms`.
[[gnu::noinline]] std::vector<MessageScore> score_messages(const Query& query,
                                                           const std::vector<TermForms>& forms,
                                                           const Matches& matches);

}  // namespace carrel
