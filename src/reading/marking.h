// Where a query's words stand in a post.
#pragma once

#include <string_view>
#include <vector>

#include "carrel/document.h"
#include "forms/word_matcher.h"

namespace carrel {

// Wraps the matching words of a document's text nodes in Match elements.
void mark_words(std::vector<Node>& nodes, const WordMatcher& matcher, std::string_view language);

}  // namespace carrel
