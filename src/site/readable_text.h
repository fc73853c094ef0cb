// What does the reading room show without JavaScript? Its page lists the posts, and text.html (with text-2.html … where one file would
// pass two megabytes) holds each of them at text.html#slug.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "carrel/pack.h"
#include "carrel/result.h"

namespace carrel {

// What every text page has after its language, and no other page.
inline constexpr std::string_view kTextPageMark =
    "\" class=\"text\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'\">\n";

// Hands the sink the text files of an archive whose own files `read_part` yields, puts title, language, description and the list of posts
// into `page`, which is web/index.html as built, and takes the attribute that names the text's style sheet out of it.
Result<void> write_readable_text(const std::function<Result<std::string>(const std::string&)>& read_part, const PackSink& sink, std::string& page);

}  // namespace carrel
