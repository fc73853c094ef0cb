// Schemes by which earlier steps hand destinations to the link resolver that no path can say. None
// of them ever reaches a page: what is not resolved is shown as text.
#pragma once

#include <string_view>

namespace carrel {

// "wikilink:Page#Heading": what stood between [[ and ]], without the text after "|".
inline constexpr std::string_view kWikilinkScheme = "wikilink:";

// "reference:x.md#heading": what stood in a generator's own function (ref, relref, link, post_url):
// a path from the post, else from the source's root, else a name anywhere in the source.
inline constexpr std::string_view kReferenceScheme = "reference:";

}  // namespace carrel
