// Properties of a page as Logseq writes them: lines "key:: value" at the head of the text.
#pragma once

#include <string>
#include <string_view>

#include "post/front_matter_values.h"

namespace carrel {

// Takes the lines off `body` that begin with a key of front matter, up to the first line that is no
// property; other properties stay as text. A line that is taken becomes an empty one, so that lines
// keep their numbers.
FrontMatterValues take_page_properties(std::string& body);

}  // namespace carrel
