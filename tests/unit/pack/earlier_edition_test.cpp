#include "pack/earlier_edition.h"

#include <doctest/doctest.h>

#include "packed_files.h"

using namespace carrel;

namespace {

const Files kPosts{{"a.md", "# A\n\nSaid."}, {"b.md", "# B\n\nSaid."}};

ReadEarlier reader_of(const Files& files) {
  return [&files](const std::string& name) -> Result<std::string> {
    const auto found = files.find(name);
    if (found == files.end()) return Error{ErrorCode::Io, "absent", name, ""};
    return found->second;
  };
}

}  // namespace

TEST_CASE("the posts of an edition are read back") {
  const Packed packed = pack_files(kPosts);
  const auto manifest = read_edition(reader_of(packed.files));
  REQUIRE(manifest);
  const std::vector<Post> posts = read_earlier_posts(reader_of(packed.files), *manifest);
  REQUIRE(posts.size() == 2);
  CHECK(posts[1].metadata.slug == "a");
  CHECK(posts[0].markdown == "Said.");
}

TEST_CASE("an edition without a manifest, or with one that is none, is no edition") {
  CHECK_FALSE(read_edition(reader_of({})));
  CHECK_FALSE(read_edition(reader_of({{"archive.json", "{}"}})));
}

TEST_CASE("a part that is missing or damaged takes its own posts along, and no others") {
  PackOptions options = on_a_day();
  options.part_bytes = 1;
  Packed packed = pack_files(kPosts, options);
  const auto manifest = read_edition(reader_of(packed.files));
  std::vector<std::string> names;
  for (const Part& part : manifest->parts)
    if (part.role == PartRole::Posts) names.push_back(part.name);
  REQUIRE(names.size() == 2);
  packed.files[names[0]].back() = '\0';
  const std::vector<Post> rest = read_earlier_posts(reader_of(packed.files), *manifest);
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].metadata.slug == "a");
  packed.files.erase(names[1]);
  CHECK(read_earlier_posts(reader_of(packed.files), *manifest).empty());
}
