#include "search/answering.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "small_archive.h"

using namespace carrel;

namespace {

SmallArchive three_posts() {
  return SmallArchive({make_post("x0", "Zero", "pool full pool"),
                       make_post("x1", "One", "pool of something else at length"),
                       make_post("x2", "Two", "full")});
}

SearchRequest ask(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return request;
}

}  // namespace

TEST_CASE("an answer has the posts, and what the text alone would allow") {
  const auto state = three_posts().open();
  SearchRequest request = ask("pool");
  request.filters.kinds = {"nothing"};
  const Answer answer = find_answer(*state, request);
  CHECK(answer.needs.empty());
  CHECK(answer.posts.empty());
  CHECK(answer.unfiltered.size() == 2);
  CHECK(find_answer(*state, ask("pool")).posts.size() == 2);
}

TEST_CASE("so many posts are in order as were asked for, and more of them in the same order") {
  const auto state = three_posts().open();
  Answer answer = find_answer(*state, ask("pool full"));
  answer.order_until(1);
  CHECK(answer.posts[0].post == 0);
  CHECK(answer.posts[0].has_all);
  answer.order_until(3);
  const std::vector<RankedPost> ordered = answer.posts;
  CHECK(ordered[0].post == 0);
  CHECK(ordered[1].score >= ordered[2].score);
  answer.order_until(2);
  for (std::size_t i = 0; i < 3; ++i) CHECK(answer.posts[i].post == ordered[i].post);
}

TEST_CASE("an answer is that of a request for other rows, not of another question") {
  const auto state = three_posts().open();
  const SearchRequest asked = ask("pool");
  const Answer answer = find_answer(*state, asked);
  SearchRequest other = asked;
  other.from = 10;
  other.count = 1;
  other.excerpts = false;
  CHECK(answer.is_for(other));
  other = asked;
  other.text = "pool ";
  CHECK_FALSE(answer.is_for(other));
  other = asked;
  other.sort = Sort::Oldest;
  CHECK_FALSE(answer.is_for(other));
  other = asked;
  other.explain = true;
  CHECK_FALSE(answer.is_for(other));
  for (const auto field : {&Filters::kinds, &Filters::themes, &Filters::tags, &Filters::authors,
                           &Filters::languages}) {
    other = asked;
    other.filters.*field = {"x"};
    CHECK_FALSE(answer.is_for(other));
  }
  for (const auto bound : {&Filters::after, &Filters::before}) {
    other = asked;
    other.filters.*bound = "2021";
    CHECK_FALSE(answer.is_for(other));
  }
}

TEST_CASE("an answer that lacks parts is that of no request") {
  for (const PartRole role : {PartRole::Facets, PartRole::Index}) {
    const auto state = three_posts().open({role});
    const Answer answer = find_answer(*state, ask("pool"));
    CHECK_FALSE(answer.needs.empty());
    CHECK_FALSE(answer.is_for(ask("pool")));
  }
}

TEST_CASE("labels are asked for by a query or a filter that names a tag or an author") {
  const auto state = three_posts().open({PartRole::Labels});
  CHECK(find_answer(*state, ask("pool kind:x")).needs.empty());
  CHECK_FALSE(find_answer(*state, ask("tag:x")).needs.empty());
  CHECK_FALSE(find_answer(*state, ask("-author:x")).needs.empty());
  SearchRequest request = ask("pool");
  request.filters.tags = {"x"};
  CHECK_FALSE(find_answer(*state, request).needs.empty());
}
