// Browsers drop control characters and white space before they read a scheme, so carrel does as
// well.
#include "base/web_address.h"

#include "base/ascii.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

std::string without_controls(std::string_view address) {
  std::string clean;
  for (const char c : address)
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) clean += c;
  return clean;
}

// The scheme in lower case ("https"), or empty where the address has none.
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (c == ':') return scheme;
    const char lower = ascii::lower(c);
    const bool letter = ascii::is_lower(lower);
    const bool later = ascii::is_digit(lower) || lower == '+' || lower == '.' || lower == '-';
    if (!letter && (scheme.empty() || !later)) return {};
    scheme += lower;
  }
  return {};
}

}  // namespace

bool is_web_address(std::string_view safe) {
  const std::string scheme = scheme_of(safe);
  return scheme == "http" || scheme == "https";
}

bool has_scheme(std::string_view safe) {
  return is_web_address(safe) || scheme_of(safe) == "mailto";
}

std::string safe_address(std::string_view address) {
  if (address.size() > limits::kUrlBytes) return {};
  std::string clean = without_controls(address);
  if (clean.size() > 2 && clean.compare(0, 2, "//") == 0) return "https:" + clean;
  if (has_scheme(clean)) return clean;
  // A relative address: nothing in its first segment may be taken for a scheme, an entity that
  // hides one, or another host.
  const std::string_view first = std::string_view(clean).substr(0, clean.find_first_of("/?#"));
  const std::string_view path = std::string_view(clean).substr(0, clean.find_first_of("?#"));
  if (first.find_first_of(":&") != std::string_view::npos ||
      path.find('\\') != std::string_view::npos)
    return {};
  if (path.compare(0, 2, "//") == 0) return {};
  return clean;
}

}  // namespace carrel
