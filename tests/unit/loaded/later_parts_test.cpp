#include "loaded/later_parts.h"

#include <doctest/doctest.h>

#include "bundle/parts.h"
#include "small_archive.h"

using namespace carrel;

namespace {

// What the part holds. Requires: it was read, and its role holds a T.
template <typename T>
const T& held(const Result<std::unique_ptr<PartContent>>& read) {
  return static_cast<const ContentOf<T>&>(*read.value()).value;
}

Part part_of(PartRole role, std::uint32_t base, std::uint32_t count) {
  Part part;
  part.name = "a-part";
  part.role = role;
  part.base = base;
  part.count = count;
  return part;
}

Manifest manifest_of(std::uint32_t posts) {
  Manifest manifest;
  manifest.posts = posts;
  return manifest;
}

}  // namespace

TEST_CASE("slugs lead to posts of the archive only") {
  const std::string content = write_slugs({{"a", 0}, {"b", 1}});
  const Part part = part_of(PartRole::Slugs, 0, 2);
  const auto read = read_reader_content(manifest_of(2), part, content);
  REQUIRE(read);
  CHECK(held<std::vector<SlugNumber>>(read)[1].number == 1);
  CHECK_FALSE(read_reader_content(manifest_of(1), part, content));
}

TEST_CASE("backlinks are counted from the part's first post") {
  const LinksHere links{{}, {}, {}, {0, 2}, {3}};
  const std::string content = write_backlinks(links, 3, 5);
  const auto read =
      read_reader_content(manifest_of(5), part_of(PartRole::Backlinks, 3, 2), content);
  REQUIRE(read);
  CHECK(held<LinksHere>(read) == LinksHere{{0, 2}, {3}});
  CHECK_FALSE(read_reader_content(manifest_of(5), part_of(PartRole::Backlinks, 3, 1), content));
}

TEST_CASE("a posts part has as many posts as the manifest says") {
  const Post first = make_post("a", "A"), second = make_post("b", "B");
  const std::string content = write_posts({&first, &second});
  const auto read = read_reader_content(manifest_of(2), part_of(PartRole::Posts, 0, 2), content);
  REQUIRE(read);
  CHECK(held<std::vector<Post>>(read)[1].metadata.title == "B");
  const auto short_read =
      read_reader_content(manifest_of(2), part_of(PartRole::Posts, 0, 3), content);
  REQUIRE_FALSE(short_read);
  CHECK(short_read.error().code == ErrorCode::BadBundle);
  CHECK(short_read.error().where == "a-part");
}
