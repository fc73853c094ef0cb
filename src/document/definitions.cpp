// Where does a text define more links than md4c can bear? It allows quadratic work there.
#include <algorithm>

#include "carrel/limits.h"
#include "document/passes.h"

namespace carrel {

std::size_t definitions_end(std::string_view markdown) {
  std::size_t definitions = 0;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t line_end = std::min(markdown.find('\n', at), markdown.size());
    const std::string_view line = markdown.substr(at, line_end - at);
    const std::size_t bracket = line.find_first_not_of(' ');
    if (bracket != std::string_view::npos && bracket < 4 && line[bracket] == '[' && line.find("]:") != std::string_view::npos &&
        ++definitions > limits::kLinkDefinitions)
      return at;
    at = line_end + 1;
  }
  return markdown.size();
}

}  // namespace carrel
