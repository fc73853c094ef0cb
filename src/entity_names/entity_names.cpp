// The named entities that a text uses. HTML's list is md4c's; a library of its own, so that the
// reader does not carry it.
extern "C" {
#include "entity.h"
}

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "carrel/document.h"
#include "document/entities.h"

namespace carrel {

std::vector<NamedEntity> collect_entities(std::string_view markdown) {
  constexpr std::size_t kLongestName = 40;
  std::vector<NamedEntity> names;
  for (std::size_t at = markdown.find('&'); at != std::string_view::npos;
       at = markdown.find('&', at + 1)) {
    const std::size_t end =
        markdown.substr(0, std::min(markdown.size(), at + kLongestName)).find(';', at);
    if (end == std::string_view::npos || end < at + 3 || markdown[at + 1] == '#') continue;
    const std::string_view entity_text = markdown.substr(at, end + 1 - at);
    if (decode_entity(entity_text, nullptr) != entity_text) continue;  // XML's own
    const ENTITY* found = entity_lookup(entity_text.data(), entity_text.size());
    if (!found) continue;
    NamedEntity entity{std::string(entity_text.substr(1, entity_text.size() - 2)), ""};
    append_utf8(static_cast<char32_t>(found->codepoints[0]), entity.characters);
    if (found->codepoints[1])
      append_utf8(static_cast<char32_t>(found->codepoints[1]), entity.characters);
    names.push_back(std::move(entity));
  }
  std::sort(names.begin(), names.end(),
            [](const NamedEntity& a, const NamedEntity& b) { return a.name < b.name; });
  names.erase(
      std::unique(names.begin(), names.end(),
                  [](const NamedEntity& a, const NamedEntity& b) { return a.name == b.name; }),
      names.end());
  return names;
}

}  // namespace carrel
