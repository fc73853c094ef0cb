// Part by part, each verified as a reader does.
#include "pack/earlier_edition.h"

#include <utility>

#include "bundle/bundle_format.h"
#include "bundle/parts.h"

namespace carrel {

std::unique_ptr<Manifest> read_edition(const ReadEarlier& read_file) {
  const Result<std::string> text = read_file(kManifestName);
  if (!text) return nullptr;
  Result<Manifest> read = read_manifest(text.value());
  return read ? std::make_unique<Manifest>(std::move(read).value()) : nullptr;
}

Result<std::vector<Post>> read_posts_of(const ReadEarlier& read_file, const Part& part) {
  if (part.role != PartRole::Posts) return std::vector<Post>();
  const Result<std::string> bytes = read_file(part.name);
  if (!bytes) return bytes.error();
  const Result<std::string> content = open_part(part, bytes.value());
  if (!content) return content.error();
  return read_posts(content.value(), part.name, part.count);
}

std::vector<Post> read_earlier_posts(const ReadEarlier& read_file, const Manifest& manifest) {
  std::vector<Post> posts;
  for (const Part& part : manifest.parts)
    if (Result<std::vector<Post>> read = read_posts_of(read_file, part))
      for (Post& post : read.value()) posts.push_back(std::move(post));
  return posts;
}

}  // namespace carrel
