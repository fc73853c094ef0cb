#include "search/alternatives.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "search/searching.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Ways = std::vector<std::pair<AlternativeKind, std::string>>;

// Asked the way a reader meets them: below an empty list.
std::vector<Alternative> below(const SearchRequest& request) {
  std::vector<Post> posts{make_post("x0", "Zero", "the pool is full"),
                          make_post("x1", "Failover", "of the primary")};
  posts[0].metadata.kind = "incident";
  posts[0].metadata.day = *parse_day("2021-03-05");
  const auto state = SmallArchive(std::move(posts)).open();
  const SearchReply reply = search_archive(*state, request);
  CHECK(reply.hits.empty());
  return reply.alternatives;
}

Ways ways(const std::string& text, const Filters& filters = {}) {
  SearchRequest request;
  request.text = text;
  request.filters = filters;
  Ways named;
  for (const Alternative& way : below(request)) {
    CHECK(way.posts > 0);
    named.emplace_back(way.kind, way.text);
  }
  return named;
}

}  // namespace

TEST_CASE("the same text without what was chosen or dated, and nothing else") {
  Filters filters;
  filters.kinds = {"novel"};
  CHECK(ways("pool", filters) == Ways{{AlternativeKind::Filters, "pool"}});
  CHECK(ways("\"full pool\" OR pool", filters) ==
        Ways{{AlternativeKind::Filters, "\"full pool\" OR pool"}});
  CHECK(ways("pool after:2022") == Ways{{AlternativeKind::Filters, "pool"}});
  filters = {};
  filters.after = "2022";
  CHECK(ways("pool", filters) == Ways{{AlternativeKind::Filters, "pool"}});
}

TEST_CASE("the nearest spelling of what a quote or a title names in vain") {
  CHECK(ways("\"the pooll\"") ==
        Ways{{AlternativeKind::Spelling, "\"the pool\""}, {AlternativeKind::Words, "the pooll"}});
  CHECK(ways("title:failovar").front() ==
        std::make_pair(AlternativeKind::Spelling, std::string("title:failover")));
}

TEST_CASE("conditions as plain words") {
  CHECK(ways("\"full pool\"") == Ways{{AlternativeKind::Words, "full pool"}});
  CHECK(ways("kind:pool") == Ways{{AlternativeKind::Words, "pool"}});
}

TEST_CASE("what hyphens left out, as words too") {
  CHECK(ways("+nowhere -pool") == Ways{{AlternativeKind::Literal, "nowhere pool"}});
  CHECK(ways("+primary -failover") ==
        Ways{{AlternativeKind::Words, "primary"}, {AlternativeKind::Literal, "primary failover"}});
}

TEST_CASE("where nothing else answers there is no way out") {
  CHECK(ways("qqqq").empty());
  CHECK(ways("\"qqqq\"").empty());
}
