// How do posts and their index become the files of an edition? Parts are cut, compressed, named by their content, and listed in the manifest.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/parts.h"
#include "carrel/bundle.h"
#include "index/index_builder.h"

namespace carrel {

struct BundleInput {
  ArchiveFrame frame;
  Day packed = kNoDay;
  const std::vector<Post>* posts = nullptr;   // in the order of their numbers
  const IndexBuilder* index = nullptr;
  std::vector<Media> media;                   // written already, sorted by name
  std::size_t part_bytes = 0;                 // unpacked; 0: what suits the archive
  int compression_level = 0;   // 0: by role
};

using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;
using PartSink = std::function<Result<void>(const std::string& name, std::string_view bytes)>;

// Hands every part to the sink, then the manifest, and returns it. Fails with the sink's error, or TooLarge when a part cannot be cut
// small enough.
Result<Manifest> write_bundle(const BundleInput& input, const ParallelFor& parallel_for, const PartSink& sink);

}  // namespace carrel
