#include "index/related_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "index/varint.h"
#include "index_build/related_builder.h"

using namespace carrel;

namespace {

using Neighbours = std::vector<std::pair<std::uint32_t, int>>;

Neighbours neighbours_of(const RelatedReader& reader, std::uint32_t post) {
  Neighbours neighbours;
  for (const Neighbour& neighbour : reader.neighbours(post))
    neighbours.emplace_back(neighbour.post, neighbour.likeness);
  return neighbours;
}

const std::vector<std::vector<RelatedPost>> kRelated{{{1, 200}, {3, 10}}, {}, {{0, 255}}, {{1, 1}}};

// Posts 5 and 6 of ten, each with the list given as bytes.
std::string forged(const std::string& lists, std::uint32_t count = 2) {
  std::string part = "CRR1";
  append_u32(count, part);
  return part + lists;
}

std::string refusal(std::string_view bytes) {
  const Result<RelatedReader> read = RelatedReader::read(bytes, "related-0", 5, 2, 10);
  if (read) return "";
  CHECK(read.error().where == "related-0");
  CHECK(read.error().code == ErrorCode::BadBundle);
  return read.error().message.substr(read.error().message.find(": ") + 2);
}

}  // namespace

TEST_CASE("what was written is read, for a part from the first post on") {
  const RelatedReader reader =
      RelatedReader::read(write_related(kRelated, 0, 4), "related-0", 0, 4, 4).value();
  CHECK(neighbours_of(reader, 0) == Neighbours{{1, 200}, {3, 10}});
  CHECK(neighbours_of(reader, 1).empty());
  CHECK(neighbours_of(reader, 2) == Neighbours{{0, 255}});
  CHECK(neighbours_of(reader, 3) == Neighbours{{1, 1}});
}

TEST_CASE("a part that begins later names the posts before it too") {
  const RelatedReader reader =
      RelatedReader::read(write_related(kRelated, 2, 4), "related-1", 2, 2, 4).value();
  CHECK(neighbours_of(reader, 2) == Neighbours{{0, 255}});
  CHECK(neighbours_of(reader, 3) == Neighbours{{1, 1}});
}

TEST_CASE("neighbours are other posts of the archive, each named once") {
  // A list: its size, then for each the zigzag distance and the likeness.
  CHECK(refusal(forged(std::string("\1\2\1\0", 4))).empty());    // post 5 names 6
  CHECK(refusal(forged(std::string("\1\x09\1\0", 4))).empty());  // … 0
  CHECK(refusal(forged(std::string("\1\x08\1\0", 4))).empty());  // … 9
  const std::string no_other = "a neighbour is no other post of the archive";
  CHECK(refusal(forged(std::string("\1\x0B\1\0", 4))) == no_other);  // … -1
  CHECK(refusal(forged(std::string("\1\x0A\1\0", 4))) == no_other);  // … 10
  CHECK(refusal(forged(std::string("\1\0\1\0", 4))) == no_other);    // … itself
  CHECK(refusal(forged(std::string("\2\2\1\2\1\0", 6))) == "a neighbour is named twice");
  CHECK(refusal(forged(std::string("\1\2\1\1\4\1", 6))).empty());  // by two posts it may be
}

TEST_CASE("a list is as long as one may be, and not longer") {
  const auto list_of = [](char size) {
    std::string list(1, size);
    for (char i = 0; i < size; ++i) list += {static_cast<char>(2 * (i + 1)), '\1'};
    return list;
  };
  const auto reads = [&](char size) {
    return static_cast<bool>(RelatedReader::read(forged(list_of(size), 1), "related-0", 0, 1, 100));
  };
  CHECK(reads(10));
  CHECK_FALSE(reads(11));
}

TEST_CASE("each kind of damage is named") {
  CHECK(refusal("CRR1") == "it does not begin with CRR1");
  CHECK(refusal("CRX1" + forged("").substr(4)) == "it does not begin with CRR1");
  CHECK(refusal(forged(std::string("\0\0", 2), 3)) ==
        "it covers another number of posts than the manifest says");
  CHECK(refusal(forged(std::string("\0", 1))) == "a list runs past the end");
  CHECK(refusal(forged(std::string("\0\1\2", 3))) == "a list runs past the end");
  CHECK(refusal(forged(std::string("\0\0\0", 3))) == "bytes are left over");
}
