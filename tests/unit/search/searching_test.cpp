#include "search/searching.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"
#include "loaded/second_file.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Texts = std::vector<std::string>;

SearchReply search(const Archive::State& state, const std::string& text,
                   Sort sort = Sort::Relevance) {
  SearchRequest request;
  request.text = text;
  request.sort = sort;
  return search_archive(state, request);
}

Texts slugs(const SearchReply& reply) {
  Texts texts;
  for (const Hit& hit : reply.hits) texts.push_back(hit.slug);
  return texts;
}

SmallArchive four_posts() {
  std::vector<Post> posts{make_post("x0", "Zero", "pool full pool"),
                          make_post("x1", "One", "pool of something else at length"),
                          make_post("x2", "Two", "full"), make_post("x3", "Three", "nothing")};
  for (int i = 0; i < 4; ++i) posts[static_cast<std::size_t>(i)].metadata.day = 18'000 + i;
  posts[1].metadata.kind = "incident";
  posts[2].metadata.tags = {"dns"};
  return SmallArchive(std::move(posts));
}

}  // namespace

TEST_CASE("posts with all words come first, and what the others lack is named") {
  const SearchReply reply = search(*four_posts().open(), "pool full");
  CHECK(slugs(reply) == Texts{"x0", "x2", "x1"});
  CHECK(reply.total == 3);
  CHECK(reply.total_all == 1);
  CHECK(reply.total_some == 2);
  CHECK(reply.grouped);
  CHECK(reply.hits[0].has_all_words);
  CHECK(reply.hits[0].missing_words.empty());
  CHECK(reply.hits[1].missing_words == Texts{"pool"});
  CHECK(reply.hits[2].missing_words == Texts{"full"});
}

TEST_CASE("a quiet word is never missing") {
  CHECK(search(*four_posts().open(), "how of pool").hits[1].missing_words.empty());
}

TEST_CASE("two and three plain words are grouped, one and four are not") {
  const auto state = four_posts().open();
  CHECK_FALSE(search(*state, "pool").grouped);
  CHECK(search(*state, "pool full nothing").grouped);
  CHECK_FALSE(search(*state, "pool full nothing else").grouped);
}

TEST_CASE("an empty query lists everything, newest first") {
  const SearchReply reply = search(*four_posts().open(), "");
  CHECK(slugs(reply) == Texts{"x3", "x2", "x1", "x0"});
  CHECK(reply.total == 4);
}

TEST_CASE("the order asked for, and the order typed, which goes first") {
  const auto state = four_posts().open();
  CHECK(slugs(search(*state, "pool", Sort::Newest)) == Texts{"x1", "x0"});
  CHECK(slugs(search(*state, "pool", Sort::Oldest)) == Texts{"x0", "x1"});
  CHECK(slugs(search(*state, "pool sort:newest", Sort::Oldest)) == Texts{"x1", "x0"});
}

TEST_CASE("equal scores: the newer post first") {
  const auto state =
      SmallArchive({make_post("x0", "Zzz", "pool"), make_post("x1", "Zzz", "pool")}).open();
  CHECK(slugs(search(*state, "pool")) == Texts{"x1", "x0"});
}

TEST_CASE("what is left out is left out, and what is required is there") {
  const auto state = four_posts().open();
  CHECK(slugs(search(*state, "pool -full")) == Texts{"x1"});
  CHECK(slugs(search(*state, "-pool")) == Texts{"x3", "x2"});
  CHECK(slugs(search(*state, "+full pool")) == Texts{"x0", "x2"});
  CHECK(slugs(search(*state, "kind:incident full")) == Texts{"x1"});
}

TEST_CASE("a page is a part of the list, and at most as long as one may be") {
  const auto state = four_posts().open();
  SearchRequest request;
  request.from = 1;
  request.count = 2;
  CHECK(slugs(search_archive(*state, request)) == Texts{"x2", "x1"});
  request.from = 4;
  CHECK(search_archive(*state, request).hits.empty());
  request.from = 100;
  CHECK(search_archive(*state, request).total == 4);
  std::vector<Post> posts;
  for (std::size_t i = 0; i <= limits::kPageOfHits; ++i)
    posts.push_back(make_post("x" + std::to_string(i), "Pool"));
  request.from = 0;
  request.count = 1'000;
  CHECK(search_archive(*SmallArchive(posts).open(), request).hits.size() == limits::kPageOfHits);
}

TEST_CASE("filters leave scores as they are, and count what they leave") {
  const auto state = four_posts().open();
  SearchRequest request;
  request.text = "pool full";
  const float score = search_archive(*state, request).hits[2].score;
  request.filters.kinds = {"incident"};
  const SearchReply reply = search_archive(*state, request);
  CHECK(slugs(reply) == Texts{"x1"});
  CHECK(reply.hits[0].score == score);
  CHECK(reply.total == 1);
}

TEST_CASE("a hit tells what the archive knows of its post") {
  const SearchReply reply = search(*four_posts().open(), "length");
  REQUIRE(reply.hits.size() == 1);
  CHECK(reply.hits[0].number == 1);
  CHECK(reply.hits[0].title == "One");
  CHECK(reply.hits[0].kind == "incident");
  CHECK(reply.hits[0].theme.empty());
  CHECK(reply.hits[0].language == "en");
  CHECK(reply.hits[0].day == 18'001);
  CHECK(reply.hits[0].has_text);
  CHECK(search(*four_posts().open(), "tag:dns").hits[0].tags == Texts{"dns"});
}

TEST_CASE("the explanation's amounts sum up to the score") {
  const auto state = four_posts().open();
  SearchRequest request;
  request.explain = true;
  for (const char* text : {"pool", "pool full", "zero pool", "\"full pool\"", "poo*",
                           "pool full something else", "pool full\nat length"}) {
    request.text = text;
    for (const Hit& hit : search_archive(*state, request).hits) {
      float sum = 0;
      for (const ExplainedTerm& term : hit.explanation) sum += term.amount;
      CHECK(sum == doctest::Approx(hit.score));
    }
  }
}

TEST_CASE("a title is covered by any of a word's terms, also where another is worth more") {
  ArchiveFrame frame;
  frame.synonyms = {{"pool", "basin"}};
  const SmallArchive archive(
      {make_post("x0", "Basin", "pool pool pool pool"), make_post("x1", "Zzz", "other")}, frame);
  SearchRequest request;
  request.text = "pool";
  request.explain = true;
  const std::vector<ExplainedTerm> terms =
      search_archive(*archive.open(), request).hits[0].explanation;
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].term == "pool");
  CHECK(terms[1].term == "title coverage");
}

TEST_CASE("an explanation names the word, its term, its posts, and that it is in the title") {
  const auto state = four_posts().open();
  SearchRequest request;
  request.explain = true;
  request.text = "pools";
  const std::vector<ExplainedTerm> body = search_archive(*state, request).hits[0].explanation;
  REQUIRE(body.size() == 1);
  CHECK(body[0].term == "pools (pool)");
  CHECK(body[0].how.rfind("in 2 of 4 posts; frequency code 3, length byte ", 0) == 0);
  CHECK(body[0].how.find("in the title") == std::string::npos);
  request.text = "zero";
  const std::vector<ExplainedTerm> title = search_archive(*state, request).hits[0].explanation;
  REQUIRE(title.size() == 2);
  CHECK(title[0].term == "zero");
  CHECK(title[0].how.find(", in the title") != std::string::npos);
  CHECK(title[1].term == "title coverage");
}

TEST_CASE("without the facets there is no answer, and all else that it needs is named with them") {
  const SmallArchive archive = four_posts();
  const auto state = archive.open({PartRole::Facets, PartRole::Index});
  const SearchReply reply = search(*state, "pool");
  CHECK_FALSE(reply.complete);
  CHECK(reply.needs.size() == 2);
  CHECK(reply.hits.empty());
}

TEST_CASE("titles are wanted before excerpts, and labels last") {
  const SmallArchive archive = four_posts();
  const auto state = archive.open({PartRole::List, PartRole::Posts, PartRole::Labels});
  for (const PartRole role : {PartRole::List, PartRole::Posts, PartRole::Labels}) {
    const SearchReply reply = search(*state, "pool");
    CHECK(reply.complete);
    REQUIRE(reply.wants.size() == 1);
    CHECK(archive.manifest().find_part(reply.wants[0])->role == role);
    archive.load(*state, reply.wants[0]);
  }
  CHECK(search(*state, "pool").wants.empty());
}

TEST_CASE("an excerpt wants the second file where it is not joined") {
  const auto state = four_posts().open();
  set_reader(false);
  const SearchReply reply = search(*state, "pool");
  set_reader(true);
  CHECK(reply.wants == Texts{kReaderNeed});
  CHECK(reply.hits[0].excerpt.empty());
  CHECK_FALSE(search(*state, "pool").hits[0].excerpt.empty());
}
