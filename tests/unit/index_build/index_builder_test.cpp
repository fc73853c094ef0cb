#include "index_build/index_builder.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/idf.h"
#include "index/index_reader.h"
#include "index/lexicon_reader.h"

using namespace carrel;

namespace {

PostTerms post_of(const std::vector<std::pair<std::string, std::uint32_t>>& terms,
                  std::uint32_t length = 0, bool in_title = false) {
  PostTerms post;
  post.length = length;
  for (const auto& [term, halves] : terms) {
    PostTerms::Term entry;
    entry.term = term;
    entry.halves = halves;
    entry.in_title = in_title;
    entry.is_own = true;
    post.terms.push_back(entry);
    post.surfaces.push_back({term + "s", term});
  }
  return post;
}

}  // namespace

TEST_CASE("postings are grouped by term, in the order of posts") {
  IndexBuilder builder;
  builder.add(post_of({{"pool", 2}, {"ship", 4}}));
  builder.add(post_of({{"alpha", 2}, {"pool", 160}}, 0, true));
  CHECK(builder.posts() == 2);
  const std::vector<TermRange> parts = builder.write_index(0);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].first == "alpha");
  CHECK(parts[0].count == 3);
  const IndexReader reader = IndexReader::read(parts[0].bytes, "x", 2).value();
  std::vector<Posting> postings;
  reader.for_each_posting(reader.find("pool"),
                          [&](const Posting& posting) { postings.push_back(posting); });
  REQUIRE(postings.size() == 2);
  CHECK(postings[0].post == 0);
  CHECK(postings[0].code == frequency_code(2));
  CHECK_FALSE(postings[0].in_title);
  CHECK(postings[1].post == 1);
  CHECK(postings[1].code == 15);
  CHECK(postings[1].in_title);
}

TEST_CASE("parts are cut at the size asked for, and each says where it begins") {
  IndexBuilder builder;
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  for (int i = 100; i < 140; ++i) terms.emplace_back("term" + std::to_string(i), 2);
  builder.add(post_of(terms));
  for (const std::vector<TermRange>& parts : {builder.write_index(40), builder.write_lexicon(40)}) {
    CHECK(parts.size() > 2);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      count += parts[i].count;
      if (i > 0) CHECK(parts[i - 1].first < parts[i].first);
    }
    CHECK(count == 40);
  }
}

TEST_CASE("the lexicon counts posts, and has each stem of a word once, in order") {
  IndexBuilder builder;
  PostTerms first, second;
  first.surfaces = {{"runs", "run"}, {"ship", "ship"}};
  second.surfaces = {{"runs", "ran"}, {"runs", "run"}};
  builder.add(first);
  builder.add(second);
  const LexiconReader reader =
      LexiconReader::read(builder.write_lexicon(0)[0].bytes, "x", 2).value();
  REQUIRE(reader.size() == 2);
  CHECK(reader.surface(0) == "runs");
  CHECK(reader.post_frequency(0) == 2);
  REQUIRE(reader.stem_count(0) == 2);
  CHECK(reader.stem(0, 0) == "ran");
  CHECK(reader.stem(0, 1) == "run");
}

TEST_CASE("lengths are rounded to bytes, and the average is in sixteenths of a word") {
  IndexBuilder builder;
  CHECK(builder.average_length() == 0);
  builder.add(post_of({}, 2));
  builder.add(post_of({}, 4));
  CHECK(builder.lengths() == std::vector<std::uint8_t>{2, 4});
  CHECK(builder.average_length() == 16 * 3 / 2);
}

TEST_CASE("a title weighs the idf of its own words") {
  IndexBuilder builder;
  builder.add(post_of({{"pool", 2}}, 0, true));
  builder.add(post_of({{"pool", 2}}));
  const float idf = inverse_post_frequency(2, 2);
  const auto sixteenths = static_cast<std::uint32_t>(idf * kTitleWeightScale + 0.5F);
  CHECK(builder.title_weights() == std::vector<std::uint8_t>{coarse_byte_above(sixteenths), 0});
}

TEST_CASE("posts with the same rare words are related, and common words relate nobody") {
  IndexBuilder builder;
  builder.add(post_of({{"common", 2}, {"rare", 2}}));
  builder.add(post_of({{"common", 2}, {"rare", 2}}));
  builder.add(post_of({{"alone", 2}, {"common", 2}}));
  const auto related = builder.find_related_posts();
  REQUIRE(related.size() == 3);
  REQUIRE(related[0].size() == 1);
  CHECK(related[0][0].post == 1);
  CHECK(related[1][0].post == 0);
  CHECK(related[2].empty());
}

TEST_CASE("a part's size grows with the archive's, between two bounds") {
  CHECK(suitable_part_bytes(0) == 8 * 1024);
  CHECK(suitable_part_bytes(100'000) == 8 * 1024);
  const std::size_t middle = suitable_part_bytes(10'000'000);
  CHECK(middle > 8 * 1024);
  CHECK(middle < 256 * 1024);
  CHECK(suitable_part_bytes(20'000'000) > middle);
  CHECK(suitable_part_bytes(2'000'000'000) == 256 * 1024);
}
