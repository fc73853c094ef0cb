#include "loaded/later_parts.h"

namespace carrel {

Result<std::unique_ptr<PartContent>> read_reader_content(const Manifest& manifest, const Part& part,
                                                         std::string_view content) {
  switch (part.role) {
    case PartRole::Slugs:
      return as_content(read_slugs(content, part.name, manifest.posts));
    case PartRole::Backlinks:
      return as_content(read_backlinks(content, part.name, part.base, part.count, manifest.posts));
    default:
      return as_content(read_posts(content, part.name, part.count));
  }
}

}  // namespace carrel
