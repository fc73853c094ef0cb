// Any bytes as a manifest, a frame, or the content of each kind of part.
#include <cstdint>
#include <string>
#include <string_view>

#include "bundle/decompress.h"
#include "bundle/parts.h"
#include "carrel/bundle.h"
#include "index/index_reader.h"
#include "index/lexicon_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)carrel::read_manifest(bytes);
  for (const std::size_t unpacked : {std::size_t{0}, size, std::size_t{4096}})
    (void)carrel::decompress(bytes, unpacked, "x");
  (void)carrel::read_facets(bytes, "x", 2);
  (void)carrel::read_labels(bytes, "x", 2);
  (void)carrel::read_list(bytes, "x", 1);
  (void)carrel::read_slugs(bytes, "x", 2);
  (void)carrel::read_posts(bytes, "x", 1);
  const carrel::Result<carrel::IndexReader> index =
      carrel::IndexReader::read(std::string(bytes), "x", 16);
  if (index)
    for (std::size_t i = 0; i < index.value().size(); ++i)
      index.value().for_each_posting(i, [](const carrel::Posting&) {});
  (void)carrel::LexiconReader::read(bytes, "x", 16);
  return 0;
}
