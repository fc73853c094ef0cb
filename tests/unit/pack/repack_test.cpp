#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pack/earlier_edition.h"
#include "packed_files.h"
#include "sample_posts.h"

using namespace carrel;

namespace {

struct Repacked {
  Manifest manifest;
  std::vector<Post> posts;
};

Repacked repacked(std::vector<Post> posts, const Manifest& whole) {
  Files files;
  Result<Manifest> made =
      repack(std::move(posts), whole,
             [&](const std::string& name, std::string_view bytes) -> Result<void> {
               files[name] = bytes;
               return {};
             });
  REQUIRE(made);
  const ReadEarlier read = [&](const std::string& name) -> Result<std::string> {
    return files.at(name);
  };
  return {made.value(), read_earlier_posts(read, made.value())};
}

Manifest whole_archive() {
  Manifest whole;
  whole.frame.title = "Whole";
  whole.packed = 20'000;
  for (const char* name : {"media/a.0123456789abcdef.png", "media/b.0123456789abcdef.png"}) {
    Media media;
    media.name = name;
    media.type = "image/png";
    media.bytes = 1;
    media.sha256 = std::string(64, '0');
    whole.media.push_back(media);
  }
  return whole;
}

}  // namespace

TEST_CASE("some posts of an archive keep its frame and day, oldest first") {
  Post old = post_called("old"), young = post_called("young"), undated = post_called("undated");
  old.metadata.day = 1;
  young.metadata.day = 2;
  const Repacked made = repacked({young, undated, old}, whole_archive());
  CHECK(made.manifest.frame.title == "Whole");
  CHECK(made.manifest.packed == 20'000);
  REQUIRE(made.posts.size() == 3);
  CHECK(made.posts[0].metadata.slug == "undated");
  CHECK(made.posts[1].metadata.slug == "old");
  CHECK(made.posts[2].metadata.slug == "young");
}

TEST_CASE("links to posts that are not among them are taken out, others stay") {
  Post a = post_called("a"), b = post_called("b");
  a.links = {{"b.md", ResolvedLink::Kind::Post, "b", ""},
             {"c.md", ResolvedLink::Kind::Post, "c", ""}};
  a.metadata.superseded_by = "c";
  b.metadata.superseded_by = "a";
  const Repacked made = repacked({a, b}, whole_archive());
  REQUIRE(made.posts[0].links.size() == 1);
  CHECK(made.posts[0].links[0].target == "b");
  CHECK(made.posts[0].metadata.superseded_by.empty());
  CHECK(made.posts[1].metadata.superseded_by == "a");
}

TEST_CASE("only media that the posts use are named") {
  Post a = post_called("a");
  a.links = {{"b.png", ResolvedLink::Kind::Media, "media/b.0123456789abcdef.png", ""}};
  const Repacked made = repacked({a}, whole_archive());
  REQUIRE(made.manifest.media.size() == 1);
  CHECK(made.manifest.media[0].name == "media/b.0123456789abcdef.png");
}

TEST_CASE("no posts are no archive") {
  const auto sink = [](const std::string&, std::string_view) -> Result<void> { return {}; };
  CHECK(repack({}, whole_archive(), sink).error().code == ErrorCode::BadInput);
}
