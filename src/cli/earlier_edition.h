// What did the edition before hold? Read from a packed site; an edition that cannot be read is
// none.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/post.h"

namespace carrel::cli {

// The manifest of the site's archive, or null.
std::unique_ptr<Manifest> read_edition(const std::string& archive);

// Its posts, without those of parts that are missing or damaged.
std::vector<Post> read_earlier_posts(const std::string& archive, const Manifest& manifest);

}  // namespace carrel::cli
