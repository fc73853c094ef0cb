// Marks in a page, "{{title}}", and what stands in their places.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

struct Mark {
  std::string_view name;
  std::string_view
      text;  // inserted as it is, and not looked at again: what an archive says is escaped first
};

// The page with the text of each mark in all its places. Braces around other names are left alone,
// as scripts have them. Fails with BadInput where the page lacks one of the marks; `where` names
// the page.
Result<std::string> fill_marks(std::string_view page, std::span<const Mark> marks,
                               std::string_view where);

}  // namespace carrel
