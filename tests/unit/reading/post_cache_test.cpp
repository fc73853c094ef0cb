#include "reading/post_cache.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "reading/excerpts.h"
#include "reading/post_texts.h"
#include "reading/reading.h"
#include "small_archive.h"

using namespace carrel;

namespace {

SmallArchive two_posts() {
  std::vector<Post> posts{make_post("x0", "Zero", "# Pools\n\nThe pool is full."),
                          make_post("x1", "One", "Long. " + std::string(300'000, 'x'))};
  posts[0].metadata.tags = {"dns"};
  return SmallArchive(std::move(posts));
}

void unload_posts(Archive::State& state) {
  for (const Part& part : state.manifest->parts)
    if (part.role == PartRole::Posts) state.contents.erase(part.name);
}

}  // namespace

TEST_CASE("a post is parsed once for reading, excerpts and phrases") {
  const auto state = two_posts().open();
  PostCache& cache = PostCache::of(*state);
  Needs needs;
  const std::shared_ptr<Document> document = cache.document(*state, 0, needs);
  REQUIRE(document);
  REQUIRE(cache.words(*state, 0, needs));
  CHECK(cache.words(*state, 0, needs)->sections.size() == 2);
  CHECK(has_phrase(*surfaces_of(*state, 0, needs), make_phrase({"pool", "is", "full"}, false)));
  PostRequest request;
  CHECK(read_from_archive(*state, request).value().document.nodes.size() == document->nodes.size());
  CHECK(cache.document(*state, 0, needs) == document);
  CHECK(&PostCache::of(*state) == &cache);
}

TEST_CASE("what was read of a post is remembered when its part is let go") {
  const auto state = two_posts().open();
  PostCache& cache = PostCache::of(*state);
  Needs needs;
  REQUIRE(cache.words(*state, 0, needs));
  REQUIRE(surfaces_of(*state, 0, needs));
  unload_posts(*state);
  CHECK(cache.words(*state, 0, needs) != nullptr);
  CHECK(surfaces_of(*state, 0, needs) != nullptr);
  CHECK(needs.empty());
  CHECK(cache.words(*state, 1, needs) == nullptr);
  CHECK(cache.document(*state, 1, needs) == nullptr);
  CHECK(surfaces_of(*state, 1, needs) == nullptr);
  CHECK(needs.names().size() == 1);
}

TEST_CASE("a summary that stands in for an excerpt is asked for where its part was let go") {
  const auto state = two_posts().open();
  const Query query = parse_query("dns");
  Needs needs;
  const WordMatcher matcher(query, find_forms(*state, query, needs), *state);
  REQUIRE(PostCache::of(*state).words(*state, 0, needs));
  unload_posts(*state);
  CHECK(needs.empty());
  CHECK(make_excerpt(*state, 0, matcher, needs).pieces.empty());
  CHECK(needs.names().size() == 1);
}

TEST_CASE("a post too long to be remembered is held by who reads it alone") {
  const auto state = two_posts().open();
  Needs needs;
  CHECK(PostCache::of(*state).document(*state, 1, needs).use_count() == 1);
  PostRequest request;
  request.number = 1;
  CHECK(read_from_archive(*state, request).value().document.nodes.size() > 2);
  CHECK(read_from_archive(*state, request).value().document.nodes.size() > 2);
}

TEST_CASE("what would grow beyond its size is forgotten, the newest alone is held") {
  Remembered<std::string> remembered(10);
  remembered.add(1, "a", 4);
  remembered.add(2, "b", 4);
  CHECK(*remembered.find(1) == "a");
  CHECK(*remembered.add(3, "c", 4) == "c");
  CHECK(remembered.find(1) == nullptr);
  CHECK(remembered.find(2) == nullptr);
  CHECK(*remembered.add(4, "d", 100) == "d");
  CHECK(remembered.find(3) == nullptr);
  CHECK(*remembered.find(4) == "d");
}
