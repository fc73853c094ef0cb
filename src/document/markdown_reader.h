// One run of md4c over Markdown without footnotes: nodes with their inline passes done (tables that are none, tildes, addresses as links).
#pragma once

#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

struct ParsedMarkdown {
  std::vector<Node> nodes;
  bool was_cut = false;   // a cap cut the reading short
};

// `output_cap` counts bytes of text. Destinations of links and images are added in the order they are met, when asked for.
ParsedMarkdown read_markdown(std::string_view markdown, const DocumentOptions& options, std::size_t output_cap, std::vector<Destination>* destinations);

}  // namespace carrel
