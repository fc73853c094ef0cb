#include "index_build/related_builder.h"

#include <doctest/doctest.h>

#include <vector>

#include "carrel/limits.h"
#include "index/related_reader.h"

using namespace carrel;

TEST_CASE("the same terms with the same weights are wholly alike, others not at all") {
  const auto related = find_related({{{1, 2.0F}}, {{1, 5.0F}}, {{2, 1.0F}}});
  REQUIRE(related[0].size() == 1);
  CHECK(related[0][0].post == 1);
  CHECK(related[0][0].likeness == 255);
  CHECK(related[1][0].post == 0);
  CHECK(related[2].empty());
}

TEST_CASE("the nearest come first, of equals the lower number") {
  const auto related = find_related({{{1, 1.0F}, {2, 1.0F}},
                                     {{1, 1.0F}, {3, 1.0F}},
                                     {{1, 1.0F}, {2, 1.0F}},
                                     {{1, 1.0F}, {4, 1.0F}}});
  REQUIRE(related[0].size() == 3);
  CHECK(related[0][0].post == 2);
  CHECK(related[0][1].post == 1);
  CHECK(related[0][2].post == 3);
  CHECK(related[0][1].likeness == related[0][2].likeness);
  CHECK(related[0][1].likeness < related[0][0].likeness);
}

TEST_CASE("a post has at most so many neighbours") {
  const std::vector<std::vector<TellingTerm>> alike(limits::kNeighboursPerPost + 5, {{1, 1.0F}});
  for (const auto& neighbours : find_related(alike))
    CHECK(neighbours.size() == limits::kNeighboursPerPost);
}

TEST_CASE("posts without terms have no neighbours, and no posts none at all") {
  CHECK(find_related({{}, {}})[0].empty());
  CHECK(find_related({}).empty());
}

TEST_CASE("a part is written from any post on, and read back") {
  const auto related = find_related({{{1, 1.0F}}, {{1, 1.0F}}, {{1, 1.0F}}});
  const RelatedReader reader =
      RelatedReader::read(write_related(related, 1, 3), "x", 1, 2, 3).value();
  for (const std::uint32_t post : {1U, 2U}) {
    std::vector<std::uint32_t> neighbours;
    for (const Neighbour& neighbour : reader.neighbours(post)) neighbours.push_back(neighbour.post);
    std::vector<std::uint32_t> expected;
    for (const RelatedPost& each : related[post]) expected.push_back(each.post);
    CHECK(neighbours == expected);
  }
}
