// SHA-256, FIPS 180-4. In the engine itself, because browsers keep theirs from pages on plain http.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace carrel
