#include "carrel/archive.h"

#include <doctest/doctest.h>

#include <string>

#include "small_archive.h"

using namespace carrel;

namespace {

SmallArchive two_posts() {
  return SmallArchive({make_post("x0", "Zero", "pool"), make_post("x1", "One", "pools")});
}

// The manifest and every part, loaded.
Archive open(const SmallArchive& small) {
  Archive archive;
  REQUIRE(archive.load(kManifestName, small.file(kManifestName)));
  for (const Part& part : small.manifest().parts)
    REQUIRE(archive.load(part.name, small.file(part.name)));
  return archive;
}

SearchRequest pool() {
  SearchRequest request;
  request.text = "pool";
  return request;
}

}  // namespace

TEST_CASE("before a manifest nothing is loaded, searched, suggested or read") {
  Archive archive;
  CHECK(archive.manifest() == nullptr);
  CHECK(archive.load("x", "").error().code == ErrorCode::NotLoaded);
  CHECK(archive.search(pool()).error().code == ErrorCode::NotLoaded);
  CHECK(archive.suggest({}).error().code == ErrorCode::NotLoaded);
  CHECK(archive.read({}).error().code == ErrorCode::NotLoaded);
  archive.unload("x");
  CHECK_FALSE(archive.load(kManifestName, "{}"));
  CHECK(archive.manifest() == nullptr);
}

TEST_CASE("an archive with every part answers whole") {
  const Archive archive = open(two_posts());
  const SearchReply reply = archive.search(pool()).value();
  CHECK(reply.complete);
  CHECK(reply.wants.empty());
  CHECK(reply.total == 2);
}

TEST_CASE("a part that the manifest does not name, or whose bytes are others, is refused") {
  const SmallArchive small = two_posts();
  Archive archive;
  REQUIRE(archive.load(kManifestName, small.file(kManifestName)));
  const Result<void> unknown = archive.load(std::string(300, 'x'), "");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::NotFound);
  CHECK(unknown.error().where == std::string(200, 'x'));
  const Part& part = small.manifest().parts[0];
  std::string damaged = small.file(part.name);
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  CHECK(archive.load(part.name, damaged).error().code == ErrorCode::BadBundle);
  CHECK(archive.load(part.name, small.file(part.name)));
  CHECK(archive.load(part.name, "ignored: it is loaded"));
}

TEST_CASE("a part that is unloaded is asked for again; the facets too") {
  const SmallArchive small = two_posts();
  Archive archive = open(small);
  for (const Part& part : small.manifest().parts) {
    if (part.role != PartRole::Facets && part.role != PartRole::Index) continue;
    archive.unload(part.name);
    CHECK(archive.search(pool()).value().needs == std::vector<std::string>{part.name});
    REQUIRE(archive.load(part.name, small.file(part.name)));
    CHECK(archive.search(pool()).value().complete);
  }
}

TEST_CASE("another manifest begins anew") {
  Archive archive = open(two_posts());
  const SmallArchive other({make_post("y0", "Other", "else")});
  REQUIRE(archive.load(kManifestName, other.file(kManifestName)));
  CHECK(archive.manifest()->posts == 1);
  CHECK_FALSE(archive.search(pool()).value().complete);
}

TEST_CASE("a manifest that is refused leaves the archive as it was") {
  Archive archive = open(two_posts());
  CHECK_FALSE(archive.load(kManifestName, "no manifest"));
  CHECK(archive.search(pool()).value().total == 2);
}

TEST_CASE("an answer is kept until what it was found in is unloaded, and goes with its archive") {
  const SmallArchive small({make_post("x0", "Rollback", "undoes a release"),
                            make_post("x1", "Pagers", "rang after the rollback")});
  Archive archive;
  SearchRequest request;
  request.text = "rollback";
  CHECK(archive.describe(request).error().code == ErrorCode::NotLoaded);
  REQUIRE(archive.load(kManifestName, small.file(kManifestName)));
  for (const Part& part : small.manifest().parts)
    REQUIRE(archive.load(part.name, small.file(part.name)));
  for (const Part& part : small.manifest().parts) {
    REQUIRE(archive.search(request).value().complete);
    archive.unload(part.name);
    const bool is_needed = part.role == PartRole::Facets || part.role == PartRole::Index;
    CHECK(archive.describe(request).value().complete == !is_needed);
    REQUIRE(archive.load(part.name, small.file(part.name)));
  }
  const SmallArchive other({make_post("y0", "Another", "rollback")});
  REQUIRE(archive.load(kManifestName, other.file(kManifestName)));
  CHECK_FALSE(archive.describe(request).value().complete);
  for (const Part& part : other.manifest().parts)
    REQUIRE(archive.load(part.name, other.file(part.name)));
  CHECK(archive.describe(request).value().hits.size() == 1);
}
