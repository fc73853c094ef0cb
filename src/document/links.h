// Where a link or an image may lead. Schemes are allowed, not forbidden; relative destinations must
// have been resolved at packing.
#pragma once

#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

// The attributes that make the link or image; empty when it may lead nowhere (its text is shown
// instead).
std::vector<Attribute> make_link_attributes(std::string_view destination,
                                            const DocumentOptions& options);
std::vector<Attribute> make_image_attributes(std::string_view destination,
                                             const DocumentOptions& options);

}  // namespace carrel
