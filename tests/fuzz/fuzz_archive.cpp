// A whole archive of which one part holds any content, under the right hashes: whoever publishes an
// archive can make that. It is searched, completed, read and marked. First byte: which part.
#include <cstdint>
#include <string>
#include <string_view>

#include "bundle/delta.h"
#include "bundle/sha256.h"
#include "carrel/archive.h"
#include "folder_in_memory.h"

using namespace carrel;

namespace {

constexpr const char* kQueries[] = {"",       "failover", "que",      "\"the pool\"",
                                    "kubctl", "tag:pg",   "-queue a", "exhausted of:de datenbank"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Files bundle = *fuzz::pack_folder(fuzz::sample_folder());
  static const Manifest sound = read_manifest(bundle.at(kManifestName)).value();
  if (size == 0) return 0;
  const std::string_view content(reinterpret_cast<const char*>(data) + 1, size - 1);
  Manifest manifest = sound;
  Part& part = manifest.parts[data[0] % manifest.parts.size()];
  const std::string frame = write_raw_frame(content);
  part.bytes = static_cast<std::uint32_t>(frame.size());
  part.unpacked = static_cast<std::uint32_t>(content.size());
  part.sha256 = sha256_hex(frame);

  Archive archive;
  if (!archive.load(kManifestName, write_manifest(manifest))) return 0;
  for (const Part& each : manifest.parts)
    (void)archive.load(each.name, &each == &part ? frame : bundle.at(each.name));
  for (const char* text : kQueries) {
    SearchRequest request;
    request.text = text;
    request.explain = true;
    (void)archive.search(request);
    (void)archive.describe(request);
    SuggestRequest completion;
    completion.text = text;
    (void)archive.suggest(completion);
  }
  for (std::uint32_t number = 0; number < manifest.posts; ++number) {
    PostRequest request;
    request.number = number;
    request.mark = "failover \"the queue\"";
    (void)archive.read(request);
  }
  PostRequest by_slug;
  by_slug.slug = "old-b";
  (void)archive.read(by_slug);
  return 0;
}
