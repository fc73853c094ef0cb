// Mends what is certain: a link that names a heading otherwise than its id is, where one heading
// alone is meant; and a file that its mark says to be UTF-16 or UTF-32, as UTF-8.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "carrel/pack.h"
#include "check/checking.h"

namespace carrel {

struct Fixes {
  std::map<std::string, std::string> files;  // by path: the new bytes
  std::vector<std::string> told;             // "a.md:3: #Why is #why now", and what was not mended
};

// Files are read anew. One that is not whole UTF-8 stays as it is, and so does a line on which the
// link stands twice or is not written as the finding says.
Fixes find_fixes(const CheckResult& result, const PackSource& source);

}  // namespace carrel
