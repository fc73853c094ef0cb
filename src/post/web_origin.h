// An origin as a browser writes it. For lists of pages that an archive may talk with.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// Whether `text` is exactly what a browser calls a page's origin: "https://portal.example" or
// "http://localhost:8080": http or https, a host in lower-case ASCII, no port that is the usual
// one, nothing after it. Never "null" and no pattern.
bool is_web_origin(std::string_view text);

// What `text` most likely means to say, or empty: "HTTPS://Portal.example:443/x" →
// "https://portal.example".
std::string guess_web_origin(std::string_view text);

}  // namespace carrel
