// Writes posts and their index as the files of an edition. Parts are cut, compressed, named by
// their content, and listed in the manifest. Parts are cut so that each stays within
// carrel/limits.h, whatever the posts are.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/parts.h"
#include "carrel/bundle.h"
#include "index_build/index_builder.h"

namespace carrel {

struct BundleInput {
  ArchiveFrame frame;
  Day packed = kNoDay;
  const std::vector<Post>* posts = nullptr;           // in the order of their numbers
  const std::vector<std::string>* sources = nullptr;  // what an error calls each post: its file
  const IndexBuilder* index = nullptr;
  // The paths of the posts' sections and of all above them in the order to show; what is not named
  // comes behind, by name.
  std::vector<std::string> sections;
  std::vector<Media> media;    // written already, sorted by name
  std::size_t part_bytes = 0;  // unpacked; 0: what suits the archive
  int compression_level = 0;   // 0: by role
};

using ParallelFor =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

// A finished edition, not yet handed to anyone.
struct Bundle {
  Manifest manifest;
  std::string manifest_text;
  std::vector<std::string> frames;  // the bytes of manifest.parts, in their order
};

// Fails with TooLarge when a part cannot be cut small enough; the error names the post at fault
// where it is one.
Result<Bundle> make_bundle(const BundleInput& input, const ParallelFor& parallel_for);

}  // namespace carrel
