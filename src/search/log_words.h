// Which words of a pasted log are searched, and what its messages add to a post's score.
#pragma once

#include <cstdint>
#include <vector>

#include "search/matching.h"

namespace carrel {

// Of a pasted log its identifiers are kept and the rarest of its other words, as far as the archive
// has them; those that many posts have become quiet.
[[gnu::noinline]] void keep_telling_words(std::uint32_t archive_posts, Query& query,
                                          std::vector<TermForms>& forms);

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
