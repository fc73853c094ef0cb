// What the rest of the web asks of a site, each by a word in the configuration's "publish": a page
// for each post at a real address, and files that name those pages.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "carrel/pack.h"
#include "carrel/result.h"
#include "site/page_pieces.h"

namespace carrel {

// "posts/<slug>/index.html": the page of a post or of an alias.
bool is_post_page(std::string_view path);

// Hands the sink what `manifest.frame.publish` names, of the archive whose own files `read_part`
// yields; `style` is the path of the pages' style sheet. Nothing without a word. The same posts
// give the same bytes.
Result<void> write_post_pages(
    const std::function<Result<std::string>(const std::string&)>& read_part,
    const Manifest& manifest, const PagePieces& pieces, const std::string& style,
    const PackSink& sink);

}  // namespace carrel
