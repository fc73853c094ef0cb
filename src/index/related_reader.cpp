// The layout stands in data/FORMAT.md, "Related parts".
#include "index/related_reader.h"

#include <string>

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/varint.h"

namespace carrel {

Result<RelatedReader> RelatedReader::read(std::string_view bytes, std::string_view part_name,
                                          std::uint32_t base, std::uint32_t count,
                                          std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the related part is malformed: ") + what,
                 std::string(part_name), "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 8;
  if (bytes.size() < kHeader || bytes.substr(0, 4) != kRelatedMagic)
    return damaged("it does not begin with CRR1");
  if (read_u32(bytes, 4) != count)
    return damaged("it covers another number of posts than the manifest says");
  RelatedReader reader;
  if (count > bytes.size() - kHeader)
    return damaged("a list runs past the end");  // each takes a byte at least
  reader.base_ = base;
  reader.starts_.reserve(std::size_t{count} + 1);
  reader.neighbours_.reserve((bytes.size() - kHeader - count) /
                             2);  // each takes two bytes at least
  std::size_t at = kHeader;
  for (std::uint32_t i = 0; i < count; ++i) {
    reader.starts_.push_back(static_cast<std::uint32_t>(reader.neighbours_.size()));
    std::uint32_t size;
    if (!read_varint(bytes, at, size) || size > limits::kNeighboursPerPost)
      return damaged("a list is too long");
    for (std::uint32_t k = 0; k < size; ++k) {
      std::uint32_t zigzag;
      if (!read_varint(bytes, at, zigzag) || at >= bytes.size())
        return damaged("a list runs past the end");
      const std::int64_t distance = (zigzag & 1) != 0 ? -static_cast<std::int64_t>(zigzag / 2) - 1
                                                      : static_cast<std::int64_t>(zigzag / 2);
      const std::int64_t post = static_cast<std::int64_t>(base) + i + distance;
      if (post < 0 || post >= static_cast<std::int64_t>(posts) || distance == 0)
        return damaged("a neighbour is no other post of the archive");
      for (std::size_t earlier = reader.starts_.back(); earlier < reader.neighbours_.size();
           ++earlier)
        if (reader.neighbours_[earlier].post == static_cast<std::uint32_t>(post))
          return damaged("a neighbour is named twice");
      reader.neighbours_.push_back(
          {static_cast<std::uint32_t>(post), static_cast<std::uint8_t>(bytes[at++])});
    }
  }
  reader.starts_.push_back(static_cast<std::uint32_t>(reader.neighbours_.size()));
  if (at != bytes.size()) return damaged("bytes are left over");
  return reader;
}

}  // namespace carrel
