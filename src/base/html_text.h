// Text as it stands in HTML.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// For text and attribute values.
std::string escape_html(std::string_view text);

}  // namespace carrel
