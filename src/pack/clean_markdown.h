// What of a post's Markdown must not be published? HTML comments, and link definitions that nothing uses: authors think them invisible.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// Comments outside code become nothing, keeping their line ends so that line numbers stay; unused link definitions become empty lines.
std::string clean_markdown(std::string_view markdown);

// Takes the first heading out of a text that begins with it ("# Title", or underlined); empty when it begins otherwise.
std::string take_title(std::string& markdown);

}  // namespace carrel
