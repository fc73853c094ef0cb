// The posts most like a post. One related part, checked once when it is read.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

struct Neighbour {
  std::uint32_t post = 0;
  std::uint8_t likeness = 0;  // cosine in 255ths
};

class RelatedReader {
 public:
  // Takes the unpacked bytes of a part that covers `count` posts from number `base` on. Fails with
  // BadBundle when anything points outside.
  static Result<RelatedReader> read(std::string_view bytes, std::string_view part_name,
                                    std::uint32_t base, std::uint32_t count, std::uint32_t posts);

  // The posts most like one, the most alike first. Requires: base <= post < base + count.
  struct Range {
    const Neighbour* first;
    const Neighbour* last;
    const Neighbour* begin() const { return first; }
    const Neighbour* end() const { return last; }
  };
  Range neighbours(std::uint32_t post) const {
    return {neighbours_.data() + starts_[post - base_],
            neighbours_.data() + starts_[post - base_ + 1]};
  }

 private:
  std::uint32_t base_ = 0;
  std::vector<std::uint32_t> starts_;
  std::vector<Neighbour> neighbours_;
};

}  // namespace carrel
