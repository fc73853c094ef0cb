// At which addresses a site's own pages stand, by the rules of its configuration: "/2024/short/" by
// Hugo's `permalinks`, "guide/start" for Docusaurus' "guide/01-start.md".
#pragma once

#include <vector>

#include "carrel/pack.h"
#include "dialects/recognised.h"
#include "pack/candidates.h"

namespace carrel {

// Adds to each post's addresses those that differ from its path; links to them lead to the post.
void add_site_addresses(const PackSource& source, const RecognisedDialects& dialects,
                        std::vector<Candidate>& candidates);

}  // namespace carrel
