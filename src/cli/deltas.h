// What the next edition costs a reader who has the previous one. `carrel pack --previous` writes a
// delta for each part that changed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/result.h"

namespace carrel::cli {

using WriteFile = std::function<Result<void>(const std::string& name, std::string_view bytes)>;

// Makes deltas from the previous site's parts to this edition's, which lie in the folder `archive`.
// Only published bytes are read. A post that the previous edition has and this one has not was
// withdrawn: then there are none at all, so that nothing of this edition speaks of its parts.
Result<std::vector<Delta>> write_deltas(const std::string& previous_site,
                                        const std::string& archive, const Manifest& manifest,
                                        const WriteFile& write);

}  // namespace carrel::cli
