// Which heading of a post a link's "#…" means.
#pragma once

#include <string>
#include <string_view>

#include "pack/candidates.h"

namespace carrel {

struct HeadingLink {
  bool is_found = false;
  std::string id;     // of the heading; empty: the top of the post
  std::string guess;  // why it is only what the link most likely means; empty: it is what it says
};

// `wanted` is what follows '#', decoded. In this order: the id of a heading, the heading that
// became the title, an anchor of the text; with `by_text` the heading of that text ("^block": the
// block); else a heading whose id another tool makes otherwise, as a guess.
HeadingLink find_heading(const Candidate& post, std::string_view wanted, bool by_text);

}  // namespace carrel
