// Tags that stand in the text, as Obsidian and Logseq read them: "#ops", "#ops/db", "#[[two
// words]]".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// In the order of the text, each once, without "#"; none of code, headings' marks or numbers alone.
std::vector<std::string> find_inline_tags(std::string_view markdown);

}  // namespace carrel
