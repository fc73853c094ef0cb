// What to do with a packed site: how to publish it, and what to paste into other pages.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// The script of a site that defines <carrel-archive>, under the name that has its hash.
struct ElementScript {
  std::string path, integrity;  // path: below the site
};

// As an integrity attribute has it: "sha256-…".
std::string integrity_of(std::string_view bytes);

// Lines for a terminal. `address` is where the site will stand; empty: how to ask for
// what depends on it.
std::string write_publishing(const std::string& site, const std::string& address,
                             std::string_view manifest_text, const ElementScript& script);

}  // namespace carrel
