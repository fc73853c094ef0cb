// The characters that an HTML entity stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/post.h"

namespace carrel {

// "&amp;", "&#38;", "&#x26;" as UTF-8; the text itself where it is no entity. `names` (may be null)
// holds the names known beside XML's own.
std::string decode_entity(std::string_view entity, const std::vector<NamedEntity>* names);

// A text with all its entities decoded.
std::string decode_entities(std::string_view text, const std::vector<NamedEntity>* names);

}  // namespace carrel
