// Names each post, where several would be called the same. Addresses are kept for ever: adding a
// post changes no other's.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/candidates.h"

namespace carrel {

// Letters, digits and "-_.~" of any script, in lower case; everything else separates. Never empty.
std::string make_slug(std::string_view text);

// Gives posts that have the same slug different ones. In this order, a post takes the first name
// that is free:
//   1. the one it had in the edition before (`earlier`; may be empty);
//   2. the bare slug: the undated posts before the dated, the older before the newer, the one
//   higher
//      up in the folders before the deeper, then by path. A post in another language than the
//      archive's, among posts in several, begins with that language: "de-plan";
//   3. the name it had before there was rule 2, then the slug with as many of its folders in front
//      as it takes, then a number.
// It goes on answering to what it was called before. The first of several keeps the bare slug, and
// answers to its name with a folder too, which it had before this rule.
void make_slugs_unique(std::vector<Candidate>& candidates, const std::string& archive_language,
                       const std::function<std::vector<Post>()>& earlier, PackReport& report);

}  // namespace carrel
