// What does the reading room show without JavaScript? Its page lists the posts, and text.html (with text-2.html … where one file would
// pass two megabytes) holds each of them at text.html#slug.
#pragma once

#include <functional>
#include <string>

#include "carrel/pack.h"
#include "carrel/result.h"

namespace carrel {

// Hands the sink the text files of an archive whose own files `read_part` yields, puts title, language, description and the list of posts
// into `page`, which is web/index.html as built, and takes the attribute that names the text's style sheet out of it.
Result<void> write_readable_text(const std::function<Result<std::string>(const std::string&)>& read_part, const PackSink& sink, std::string& page);

}  // namespace carrel
