#include "search/explaining.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "search/answering.h"
#include "small_archive.h"

using namespace carrel;

namespace {

Answer find(const Archive::State& state, const std::string& text, bool explain) {
  SearchRequest request;
  request.text = text;
  request.explain = explain;
  return find_answer(state, request);
}

}  // namespace

TEST_CASE("the shares of a score add up to it, for every post of one matching") {
  const auto state = SmallArchive({make_post("x0", "Pool", "the pool is full"),
                                   make_post("x1", "Failover", "of the primary pool")})
                         .open();
  for (const char* text : {"pool", "pool failover", "pool of the primary", "\"full\" pool",
                           "ERROR pool is full\nfailover of the primary failed\n"}) {
    const Answer answer = find(*state, text, true);
    REQUIRE_FALSE(answer.posts.empty());
    for (const RankedPost& ranked : answer.posts) {
      float sum = 0;
      for (const ExplainedTerm& term : explain_score(*state->facets, answer.matches, ranked.post))
        sum += term.amount;
      CHECK(sum == doctest::Approx(ranked.score));
    }
  }
}

TEST_CASE("shares are kept only where an explanation is asked for") {
  const auto state = SmallArchive({make_post("x0", "Pool", "the pool is full")}).open();
  CHECK(find(*state, "pool", true).matches.shares.size() == 2);  // the word, and the title
  CHECK(find(*state, "pool", false).matches.shares.empty());
}
