// Which characters does an HTML entity stand for?
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// "&amp;", "&#38;", "&#x26;" as UTF-8; the text itself where it is no entity.
std::string decode_entity(std::string_view entity);

// A text with all its entities decoded.
std::string decode_entities(std::string_view text);

}  // namespace carrel
