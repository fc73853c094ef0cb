// Which posts of the edition before are not in this one, and which files of the site still hold
// their words?
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/pack.h"

namespace carrel::cli {

struct Withdrawal {
  std::vector<std::string> files;  // below the site, sorted
  std::vector<PackNote> notes;  // a line for each post, then for each file; a warning for each post
                                // that only changed its address
};

// To be asked when the new edition is in its place and the earlier one's files still stand beside
// it. `is_fresh` says whether a path below the site was
// written by this packing. A file is named when the words of such a post can be in it: one that
// cannot be looked into (an index, a delta, a part of a still older edition, an exported file) is
// named too.
Withdrawal find_withdrawn(const std::string& site, const Manifest& before, const Manifest& after,
                          const std::function<bool(const std::string& path)>& is_fresh);

}  // namespace carrel::cli
