// One run of md4c over a Markdown text, without its footnotes: nodes with their inline passes done
// (tildes, addresses as links).
#pragma once

#include <string_view>
#include <vector>

#include "carrel/document.h"
#include "document/blocks.h"

namespace carrel {

struct ParsedMarkdown {
  std::vector<Node> nodes;
  bool was_cut = false;  // a cap cut the reading short
};

// `blocks` are those of `markdown`. `output_cap` counts bytes of text. `findings` may be null; what
// is met is added to it, in the order of the text, with places in `markdown`.
ParsedMarkdown read_markdown(std::string_view markdown, const Blocks& blocks,
                             const DocumentOptions& options, std::size_t output_cap,
                             DocumentFindings* findings);

}  // namespace carrel
