// The addresses that a page may follow where an archive names them. The one list of schemes;
// web/base/safe_address.js reads the same table of cases (tests/cases/addresses.json) and must
// agree.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// `address` as a browser will read it, without white space and control characters, where it is
// http, https, mailto, relative or a fragment; "//host" becomes "https://host". Empty: it may not
// be followed (every other scheme, however disguised, and what is longer than limits::kUrlBytes).
std::string safe_address(std::string_view address);

// Whether a safe address names its scheme: http, https (`is_web`), or mailto as well.
bool has_scheme(std::string_view safe);
bool is_web_address(std::string_view safe);

}  // namespace carrel
