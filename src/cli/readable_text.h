// What does the reading room show without JavaScript? Its page lists the posts, and text.html (with text-2.html … where one file would
// pass two megabytes) holds each of them at text.html#slug.
#pragma once

#include <string>

#include "carrel/result.h"
#include "cli/command.h"

namespace carrel::cli {

// Writes the text files of the site's archive, puts title, language, description and the list of posts into `page`, which is
// web/index.html as built, and takes the attribute that names the text's style sheet out of it.
Result<void> write_readable_text(const std::string& site, std::string& page);

}  // namespace carrel::cli
