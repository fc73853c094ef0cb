#include "search/neighbours.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/ranking.h"
#include "index_build/related_builder.h"

using namespace carrel;

namespace {

// An archive's state of which nothing is known but which posts are like each other.
class Related {
 public:
  explicit Related(const std::vector<std::vector<RelatedPost>>& related) {
    Manifest manifest;
    manifest.posts = static_cast<std::uint32_t>(related.size());
    Part part;
    part.name = "related-0";
    part.role = PartRole::Related;
    part.count = manifest.posts;
    manifest.parts = {part};
    state_ = std::make_unique<Archive::State>(manifest);
    content_ = write_related(related, 0, manifest.posts);
  }

  Related& load() {
    REQUIRE(state_->take(state_->manifest->parts[0], content_));
    return *this;
  }

  std::vector<PassedOn> pass_on(const std::vector<std::uint32_t>& posts,
                                const std::vector<float>& score) {
    return pass_on_scores(*state_, posts, score, needs);
  }

  Needs needs;

 private:
  std::unique_ptr<Archive::State> state_;
  std::string content_;
};

Matches matches_with(std::size_t known_words, bool has_stand_in) {
  Matches matches;
  matches.known_words = known_words;
  matches.has_stand_in = has_stand_in;
  return matches;
}

}  // namespace

TEST_CASE("neighbours are asked from four known words on, all of them meant as typed") {
  CHECK_FALSE(asks_neighbours(matches_with(ranking::kNeighbourTerms - 1, false)));
  CHECK(asks_neighbours(matches_with(ranking::kNeighbourTerms, false)));
  CHECK_FALSE(asks_neighbours(matches_with(ranking::kNeighbourTerms, true)));
}

TEST_CASE("a post is given its neighbours' scores by how alike they are") {
  Related related({{{1, 200}, {2, 100}}, {{0, 200}}, {{0, 100}}});
  const std::vector<PassedOn> passed = related.load().pass_on({0, 1, 2}, {4, 2, 1});
  REQUIRE(passed.size() == 3);
  CHECK(passed[0].post == 0);
  CHECK(passed[0].amount ==
        doctest::Approx(ranking::kNeighbours * (200 * 2 + 100 * 1) / (200 + 100)));
  CHECK(passed[1].post == 1);
  CHECK(passed[1].amount == doctest::Approx(ranking::kNeighbours * 4));
}

TEST_CASE("a neighbour that is not listed gives nothing, and weighs") {
  Related related({{{1, 100}, {2, 100}}, {}, {}});
  const std::vector<PassedOn> passed = related.load().pass_on({0, 1}, {4, 2, 8});
  REQUIRE(passed.size() == 1);
  CHECK(passed[0].amount == doctest::Approx(ranking::kNeighbours * 2 / 2));
}

TEST_CASE("a post without neighbours among the hits is given nothing") {
  Related related({{{1, 100}}, {}, {}});
  CHECK(related.load().pass_on({0, 2}, {4, 2, 8}).empty());
  CHECK(related.pass_on({}, {4, 2, 8}).empty());
}

TEST_CASE("what is not loaded is asked for") {
  Related related({{{1, 100}}, {{0, 100}}});
  CHECK(related.pass_on({0, 1}, {1, 1}).empty());
  CHECK(related.needs.names() == std::vector<std::string>{"related-0"});
}

TEST_CASE("only the best give, and only the better are given; of equals the later post") {
  // Every post is like the one after it, and the last like the first.
  const auto count = static_cast<std::uint32_t>(ranking::kNeighbourTargets + 2);
  std::vector<std::vector<RelatedPost>> related(count);
  std::vector<std::uint32_t> posts;
  for (std::uint32_t post = 0; post < count; ++post) {
    related[post] = {{(post + 1) % count, 100}};
    posts.push_back(post);
  }
  const std::vector<float> score(count, 1.0F);
  const std::vector<PassedOn> passed = Related(related).load().pass_on(posts, score);
  // The last 50 give, to those before them, which are among the last 200 too.
  REQUIRE(passed.size() == ranking::kNeighbourSources);
  CHECK(passed.front().post == count - 2);
  CHECK(passed.back().post == count - 1 - ranking::kNeighbourSources);
  std::vector<float> falling;
  for (std::uint32_t post = 0; post < count; ++post)
    falling.push_back(static_cast<float>(count - post));
  // By score the first are best: the last of all is like the best and among too many.
  const std::vector<PassedOn> best = Related(related).load().pass_on(posts, falling);
  CHECK(best.size() == ranking::kNeighbourSources - 1);
  CHECK(best.front().post == 0);
  // A hit fewer than may be given to, and it is.
  posts.erase(posts.begin() + 1, posts.begin() + 3);
  CHECK(Related(related).load().pass_on(posts, falling).back().post == count - 1);
}
