#include "site/unpacking.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

WholeEdition edition_of(const std::vector<std::string>& slugs) {
  WholeEdition edition;
  edition.manifest.frame.title = "Notes";
  for (const std::string& slug : slugs) {
    Post post;
    post.metadata.slug = slug;
    post.metadata.title = "A";
    post.metadata.language = "en";
    post.markdown = "Text.\n";
    edition.posts.push_back(post);
  }
  return edition;
}

Result<std::string> no_file(const std::string& name) {
  return Error{ErrorCode::NotFound, "no such file", name, ""};
}

}  // namespace

TEST_CASE("a slug that is none names no file") {
  for (const char* slug : {"", "../x", "a/b", "/etc/passwd", ".x", "a\\..", "a\n", "A"}) {
    CAPTURE(slug);
    const WholeEdition edition = edition_of({slug});
    const Result<UnpackedFolder> folder = unpack(edition, no_file);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == ErrorCode::BadBundle);
  }
  CHECK_FALSE(unpack(edition_of({"a", "a"}), no_file));
}

TEST_CASE("posts whose slugs make one file's name are two files") {
  const WholeEdition edition = edition_of({"a-b", "a.b", "a~b", "2024-01-02-x", "_x", "post-_x"});
  const Result<UnpackedFolder> folder = unpack(edition, no_file);
  REQUIRE(folder);
  for (const char* path : {"a-b.md", "a-b-2.md", "a-b-3.md", "post-2024-01-02-x.md", "post-_x.md",
                           "post-_x-2.md", "carrel.json", "carrel.links.json"}) {
    CAPTURE(path);
    CHECK(folder.value().files.count(path) == 1);
  }
  CHECK(folder.value().files.size() == 8);
}

TEST_CASE("a media file that is not what the manifest names is refused") {
  WholeEdition edition = edition_of({"a"});
  Media media;
  media.name = "media/a.0123456789abcdef.txt";
  media.type = "text/plain";
  media.bytes = 1;
  media.sha256 = std::string(64, '0');
  edition.manifest.media.push_back(media);
  const Result<UnpackedFolder> folder =
      unpack(edition, [](const std::string&) -> Result<std::string> { return std::string("x"); });
  REQUIRE_FALSE(folder);
  CHECK(folder.error().where == media.name);
}
