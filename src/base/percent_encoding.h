// Bytes as "%20" in addresses (RFC 3986, 2.1).
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// "%20" and its like decoded; what is no escape stays.
std::string percent_decoded(std::string_view text);

// Letters, digits, "-._~" (RFC 3986, 2.3) and those of `others` stay; of everything else each byte
// is an escape.
std::string percent_encoded(std::string_view text, std::string_view others = "");

// One byte as an escape.
std::string percent_escape(char byte);

}  // namespace carrel
