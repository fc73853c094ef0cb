// The reader's own code has the last word before anything leaves the packer.
#include "pack/write_checked.h"

#include <doctest/doctest.h>

#include "carrel/limits.h"
#include "sample_posts.h"

using namespace carrel;

namespace {

// Packs these posts; the names that reached the sink go to `written`.
Result<Manifest> pack_posts(std::vector<Post> posts, std::vector<std::string>& written,
                            const ArchiveFrame& frame = {}) {
  Manifest whole;
  whole.frame = frame;
  whole.frame.title = frame.title.empty() ? "T" : frame.title;
  whole.packed = 20'000;
  return repack(std::move(posts), whole,
                [&](const std::string& name, std::string_view) -> Result<void> {
                  written.push_back(name);
                  return {};
                });
}

}  // namespace

TEST_CASE("what can be read goes out, the manifest last") {
  std::vector<std::string> written;
  REQUIRE(pack_posts({post_called("a"), post_called("b")}, written));
  REQUIRE(written.size() > 3);
  CHECK(written.back() == kManifestName);
}

TEST_CASE("a post that a reader would refuse is named, and nothing goes out") {
  const auto fault_of = [](void (*spoil)(Post&)) {
    std::vector<Post> posts{post_called("a"), post_called("spoilt"), post_called("z")};
    spoil(posts[1]);
    std::vector<std::string> written;
    const Result<Manifest> packed = pack_posts(std::move(posts), written);
    CHECK(written.empty());
    REQUIRE_FALSE(packed);
    CHECK(packed.error().where == "spoilt");
    CHECK_FALSE(packed.error().hint.empty());
    return packed.error().message;
  };
  CHECK(fault_of([](Post& post) {
          post.markdown = std::string(limits::kJsonStringBytes + 1, 'x');
        }).find("too long") != std::string::npos);
  CHECK(fault_of([](Post& post) {
          post.metadata.title = std::string(limits::kJsonStringBytes + 1, 'x');
        }).find("too long") != std::string::npos);
  CHECK(fault_of([](Post& post) { post.markdown = "\xff\xfe"; }).find("UTF-8") !=
        std::string::npos);
  CHECK(fault_of([](Post& post) { post.markdown = "\ufffd \xed\xa0\x80"; }).find("UTF-8") !=
        std::string::npos);
  CHECK(fault_of([](Post& post) { post.metadata.summary = "\xc3"; }).find("UTF-8") !=
        std::string::npos);
  CHECK(fault_of([](Post& post) {
          post.entities = {{"\xff", "1"}};
        }).find("UTF-8") != std::string::npos);
  CHECK(fault_of([](Post& post) {
          post.entities = {{"b", "1"}, {"a", "2"}};
        }).find("sorted") != std::string::npos);
  CHECK(fault_of([](Post& post) {
          post.links = {{"x", ResolvedLink::Kind::Media, "media/x", ""},
                        {"x", ResolvedLink::Kind::Media, "media/x", ""}};
        }).find("sorted") != std::string::npos);
}

TEST_CASE("at the limit of a string a post is whole") {
  std::vector<std::string> written;
  Post post = post_called("a");
  post.markdown = std::string(limits::kJsonStringBytes, 'x');
  CHECK(pack_posts({post}, written));
}

TEST_CASE("what the owner wrote of the archive is read back too") {
  std::vector<std::string> written;
  ArchiveFrame frame;
  frame.title = "\xff";
  const Result<Manifest> packed = pack_posts({post_called("a")}, written, frame);
  CHECK(written.empty());
  REQUIRE_FALSE(packed);
  CHECK(packed.error().where == kManifestName);
  CHECK(packed.error().message.find("UTF-8") != std::string::npos);
}
