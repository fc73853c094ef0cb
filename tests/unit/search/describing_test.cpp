// A search finds its answer once: describing it shows other rows, and text that came since, without
// matching anew; and never rows of another answer.
#include "search/describing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "search/searching.h"
#include "small_archive.h"

using namespace carrel;

namespace {

SmallArchive three_posts() {
  std::vector<Post> posts{make_post("x0", "Rollback", "A rollback undoes a release."),
                          make_post("x1", "Pagers", "The pager rang after the rollback."),
                          make_post("x2", "Queues", "A queue was full.")};
  posts[2].metadata.tags = {"rollback"};
  return SmallArchive(std::move(posts));
}

SearchRequest ask(const std::string& text, std::uint32_t from = 0) {
  SearchRequest request;
  request.text = text;
  request.from = from;
  return request;
}

std::vector<std::uint32_t> numbers(const std::vector<Hit>& hits) {
  std::vector<std::uint32_t> found;
  for (const Hit& hit : hits) found.push_back(hit.number);
  return found;
}

void load(const SmallArchive& small, PartRole role, Archive::State& state) {
  for (const Part& part : small.manifest().parts)
    if (part.role == role) small.load(state, part.name);
}

}  // namespace

TEST_CASE("text that came after the search is described without finding the answer anew") {
  const SmallArchive small = three_posts();
  for (const PartRole role : {PartRole::List, PartRole::Posts, PartRole::Labels}) {
    const auto state = small.open({role});
    const SearchReply found = search_archive(*state, ask("rollback"));
    REQUIRE(found.complete);
    CHECK_FALSE(found.wants.empty());
    const Answer* answer = state->answer.get();
    load(small, role, *state);
    const Description described = describe_in_archive(*state, ask("rollback"));
    CHECK(state->answer.get() == answer);
    CHECK(described.wants.empty());
    CHECK(numbers(described.hits) == numbers(found.hits));
    CHECK(described.hits[0].title == "Rollback");
    CHECK_FALSE(described.hits[0].excerpt.empty());
    CHECK(described.facets.size() == 7);
  }
}

TEST_CASE("rows further down are rows of the same answer, in its order") {
  const auto state = three_posts().open();
  const SearchReply all = search_archive(*state, ask("rollback pager queue"));
  REQUIRE(all.hits.size() == 3);
  SearchRequest first = ask("rollback pager queue");
  first.count = 1;
  CHECK(search_archive(*state, first).hits.size() == 1);
  const Answer* answer = state->answer.get();
  const Description rest = describe_in_archive(*state, ask("rollback pager queue", 1));
  CHECK(state->answer.get() == answer);
  CHECK(numbers(rest.hits) == std::vector<std::uint32_t>{all.hits[1].number, all.hits[2].number});
  CHECK(describe_in_archive(*state, ask("rollback pager queue", 3)).hits.empty());
}

TEST_CASE("what is asked of another answer is found anew") {
  const auto state = three_posts().open();
  SearchRequest tagged = ask("rollback"), oldest = ask("rollback"), explained = ask("rollback");
  tagged.filters.tags = {"rollback"};
  oldest.sort = Sort::Oldest;
  explained.explain = true;
  for (const SearchRequest& other : {ask("queue"), tagged, oldest, explained}) {
    CHECK(search_archive(*state, ask("rollback")).total == 3);
    const Description described = describe_in_archive(*state, other);
    const SearchReply found = search_archive(*state, other);
    CHECK(described.complete);
    CHECK(numbers(described.hits) == numbers(found.hits));
    CHECK(described.hits[0].explanation.empty() == !other.explain);
  }
}

TEST_CASE("an answer that lacked parts is found anew once they are here") {
  const SmallArchive small = three_posts();
  const auto state = small.open({PartRole::Index});
  CHECK_FALSE(search_archive(*state, ask("rollback")).complete);
  CHECK_FALSE(describe_in_archive(*state, ask("rollback")).complete);
  load(small, PartRole::Index, *state);
  const Description described = describe_in_archive(*state, ask("rollback"));
  CHECK(described.complete);
  CHECK(described.hits.size() == 3);
}
