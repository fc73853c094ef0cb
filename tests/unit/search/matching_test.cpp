#include "search/matching.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/ranking.h"
#include "index/idf.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Numbers = std::vector<std::uint32_t>;

struct Matched {
  Matched(const SmallArchive& archive, const std::string& text,
          std::initializer_list<PartRole> without = {})
      : state(archive.open(without)), query(parse_query(text)) {
    forms = find_forms(*state, query, needs);
    matches = match_query(*state, query, forms, needs, understood);
  }

  // The posts that the query's n-th group matches.
  Numbers posts(std::uint32_t group = 0) const {
    Numbers numbers;
    for (std::uint32_t post = 0; post < state->manifest->posts; ++post)
      if (matches.has(post, group)) numbers.push_back(post);
    return numbers;
  }
  Numbers excluded() const {
    Numbers numbers;
    for (std::uint32_t post = 0; post < state->manifest->posts; ++post)
      if (matches.is_excluded[post]) numbers.push_back(post);
    return numbers;
  }
  float score(std::uint32_t post) const { return matches.score[post]; }

  std::unique_ptr<Archive::State> state;
  Query query;
  Needs needs;
  std::vector<TermForms> forms;
  std::vector<UnderstoodTerm> understood;
  Matches matches;
};

// Posts 0 to 5; "pool" is in 0, 1 and 2, in the title of 2.
SmallArchive six_posts() {
  std::vector<Post> posts{make_post("x0", "Zero", "The pool is full, full, full."),
                          make_post("x1", "One", "A full pool of other things, said at length."),
                          make_post("x2", "Pool", "Nothing else."),
                          make_post("x3", "Three", "Failover of the primary."),
                          make_post("x4", "Four", "Failing over, the primary failed."),
                          make_post("x5", "Five", "Half-open circuits.")};
  posts[3].metadata.kind = "incident";
  posts[4].metadata.tags = {"Data Loss"};
  return SmallArchive(std::move(posts));
}

// What the title of post 2 adds to its score. Requires: "pool", so many times, is all of the query
// that the post has.
float title_part(const SmallArchive& archive, const std::string& text, int times = 1) {
  const Matched matched(archive, text);
  const Archive::State& state = *matched.state;
  float body = 0;
  const Variant& pool = matched.forms[0].words[0].variants[0];
  pool.index->for_each_posting(pool.place, [&](const Posting& posting) {
    if (posting.post == 2)
      body = pool.idf * state.scorer->saturation(posting.code, state.facets->length[2]);
  });
  return matched.score(2) - static_cast<float>(times) * body;
}

// Twelve posts of which the first have the word.
SmallArchive twelve_posts(std::uint32_t with, const std::string& word) {
  std::vector<Post> posts;
  for (std::uint32_t i = 0; i < 12; ++i)
    posts.push_back(make_post("x" + std::to_string(i), "Zzz", i < with ? word : "other"));
  return SmallArchive(std::move(posts));
}

}  // namespace

TEST_CASE("a word matches the posts that have it, and each piece is a group") {
  const Matched matched(six_posts(), "pool full nowhere");
  CHECK(matched.matches.group_count == 3);
  CHECK(matched.posts(0) == Numbers{0, 1, 2});
  CHECK(matched.posts(1) == Numbers{0, 1});
  CHECK(matched.posts(2).empty());
  CHECK(matched.matches.plain_groups == Numbers{0, 1, 2});
  CHECK(matched.matches.group_words == std::vector<std::string>{"pool", "full", "nowhere"});
  CHECK(matched.understood[0].posts == 3);
  CHECK(matched.matches.known_words == 2);
}

TEST_CASE("pieces joined by OR are one group") {
  const Matched matched(six_posts(), "full OR failover other");
  CHECK(matched.matches.group_count == 2);
  CHECK(matched.posts(0) == Numbers{0, 1, 3});
  CHECK(matched.matches.group_words[0] == "full OR failover");
  CHECK(matched.posts(1) == Numbers{1});
}

TEST_CASE("more groups than bits of one word") {
  std::string text;
  for (int i = 0; i < 70; ++i) text += "nowhere" + std::to_string(i) + ' ';
  const Matched matched(six_posts(), text + "pool full");
  REQUIRE(matched.matches.group_count == 72);
  CHECK(matched.matches.mask_words == 2);
  CHECK(matched.posts(70) == Numbers{0, 1, 2});
  CHECK(matched.posts(71) == Numbers{0, 1});
  CHECK(matched.posts(6).empty());
}

TEST_CASE("what is required and what is left out") {
  const Matched matched(six_posts(), "+pool -full primary");
  CHECK(matched.matches.required_groups == Numbers{0});
  CHECK(matched.matches.plain_groups == Numbers{2});
  CHECK(matched.excluded() == Numbers{0, 1});
  CHECK(matched.posts(1).empty());
  CHECK(matched.understood[0].role == TermRole::Required);
  CHECK(matched.understood[1].role == TermRole::Excluded);
  CHECK(matched.understood[2].role == TermRole::Word);
  CHECK(matched.understood[1].posts == 2);
}

TEST_CASE("what is left out scores nothing and is not touched") {
  const Matched matched(six_posts(), "-pool");
  CHECK(matched.matches.touched.empty());
  for (std::uint32_t post = 0; post < 6; ++post) CHECK(matched.score(post) == 0);
  CHECK(matched.matches.known_words == 0);
}

TEST_CASE("optional words are marked as had; required ones, phrases and quiet words are not") {
  const Matched optional(six_posts(), "pool");
  CHECK(optional.matches.has_word == std::vector<std::uint8_t>{1, 1, 1, 0, 0, 0});
  const auto none = std::vector<std::uint8_t>(6, 0);
  CHECK(Matched(six_posts(), "+pool").matches.has_word == none);
  CHECK(Matched(six_posts(), "\"full pool\"").matches.has_word == none);
  CHECK(Matched(six_posts(), "the failover").matches.has_word ==
        std::vector<std::uint8_t>{0, 0, 0, 1, 0, 0});
}

TEST_CASE("every post with a word is touched once") {
  const Matched matched(six_posts(), "full pool");
  CHECK(matched.matches.touched == Numbers{0, 1, 2});
  // A post with one word of a name is scored, and does not match it.
  const Matched name(six_posts(), "full-circuits");
  CHECK(name.posts(0).empty());
  CHECK(name.matches.touched.size() == 3);
  CHECK(name.score(5) > 0);
}

TEST_CASE("a name of several words matches where all of them are") {
  CHECK(Matched(six_posts(), "half-open").posts(0) == Numbers{5});
  CHECK(Matched(six_posts(), "pool-full").posts(0) == Numbers{0, 1});
  CHECK(Matched(six_posts(), "full-primary").posts(0).empty());
}

TEST_CASE("a phrase matches its words side by side only") {
  CHECK(Matched(six_posts(), "\"full pool\"").posts(0) == Numbers{1});
  CHECK(Matched(six_posts(), "\"pool full\"").posts(0).empty());
  CHECK(Matched(six_posts(), "\"the primary\"").posts(0) == Numbers{3, 4});
  // As written: "failing" is no "failed", though both are one term.
  CHECK(Matched(six_posts(), "\"failing\"").posts(0) == Numbers{4});
  CHECK(Matched(six_posts(), "\"fail\"").posts(0).empty());
}

TEST_CASE("only posts that say a phrase are scored for its words") {
  const Matched matched(six_posts(), "\"full pool\"");
  CHECK(matched.score(1) > 0);
  CHECK(matched.score(0) == 0);
  CHECK(matched.matches.touched == Numbers{1});
}

TEST_CASE("a title matches by its words, in any order and form") {
  CHECK(Matched(six_posts(), "title:pool").posts(0) == Numbers{2});
  CHECK(Matched(six_posts(), "title:pools").posts(0) == Numbers{2});
  CHECK(Matched(six_posts(), "-title:pools").excluded() == Numbers{2});
  CHECK(Matched(six_posts(), "title:full").posts(0).empty());
}

TEST_CASE("a beginning matches what begins so; of one or two letters only in titles") {
  CHECK(Matched(six_posts(), "fail*").posts(0) == Numbers{3, 4});
  CHECK(Matched(six_posts(), "poo*").posts(0) == Numbers{0, 1, 2});
  CHECK(Matched(six_posts(), "po*").posts(0) == Numbers{2});
  CHECK(Matched(six_posts(), "fa*").posts(0).empty());
  CHECK(Matched(six_posts(), "half-ope*").posts(0) == Numbers{5});
  CHECK(Matched(six_posts(), "half-op*").posts(0).empty());
}

TEST_CASE("a single Chinese character is looked for in titles only") {
  const SmallArchive archive({make_post("x0", "Zero", "数据库"), make_post("x1", "数据", "none")});
  CHECK(Matched(archive, "数*").posts(0) == Numbers{1});
  CHECK(Matched(archive, "数据*").posts(0) == Numbers{0, 1});
}

TEST_CASE("a short beginning asks for the titles of posts that have it there, and no others") {
  CHECK(Matched(six_posts(), "fa*", {PartRole::List}).needs.empty());
}

TEST_CASE("of several terms in many posts each post is met once, in order") {
  ArchiveFrame frame;
  frame.synonyms = {{"pool", "basin"}};
  std::vector<Post> posts;
  for (int i = 0; i < 140; ++i)
    posts.push_back(make_post("x" + std::to_string(i), "Zzz",
                              i % 3 == 0   ? "pool basin"
                              : i % 3 == 1 ? "basin"
                                           : "other"));
  const Matched matched(SmallArchive(std::move(posts), frame), "pool");
  Numbers expected;
  for (std::uint32_t i = 0; i < 140; ++i)
    if (i % 3 != 2) expected.push_back(i);
  CHECK(matched.posts(0) == expected);
  CHECK(matched.matches.touched == expected);
  for (const std::uint32_t post : expected) CHECK(matched.score(post) == matched.score(post % 3));
}

TEST_CASE("fields match values, and score nothing") {
  const Matched kind(six_posts(), "kind:incident");
  CHECK(kind.posts(0) == Numbers{3});
  CHECK(kind.score(3) == 0);
  CHECK(kind.matches.touched == Numbers{3});
  CHECK(Matched(six_posts(), "tag:data-loss").posts(0) == Numbers{4});
  CHECK(Matched(six_posts(), "-kind:incident").excluded() == Numbers{3});
}

TEST_CASE("a kind is met by its id and by the name that is shown") {
  ArchiveFrame frame;
  frame.kinds = {{"faq", "Q&A"}, {"incident", "Störung"}};
  std::vector<Post> posts{make_post("x0", "Zero", "pool"), make_post("x1", "One", "pool")};
  posts[0].metadata.kind = "faq";
  posts[1].metadata.kind = "incident";
  const SmallArchive archive(std::move(posts), frame);
  CHECK(Matched(archive, "kind:Q&A").posts(0) == Numbers{0});
  CHECK(Matched(archive, "kind:faq").posts(0) == Numbers{0});
  CHECK(Matched(archive, "kind:storung").posts(0) == Numbers{1});
  CHECK(Matched(archive, "kind:Q").posts(0).empty());
}

TEST_CASE(
    "what is not loaded is asked for: labels for tags, posts for phrases, lists for beginnings") {
  const auto asked = [](const std::string& text, PartRole role) {
    const Matched matched(six_posts(), text, {role});
    CHECK(matched.posts(0).empty());
    REQUIRE(matched.needs.names().size() == 1);
    return matched.state->manifest->find_part(matched.needs.names()[0])->role == role;
  };
  CHECK(asked("tag:data-loss", PartRole::Labels));
  CHECK(asked("\"full pool\"", PartRole::Posts));
  CHECK(asked("po*", PartRole::List));
  CHECK(Matched(six_posts(), "kind:incident", {PartRole::Labels}).needs.empty());
  CHECK(Matched(six_posts(), "title:pool", {PartRole::List}).needs.empty());
}

TEST_CASE("repetition, a short post and a title raise the score") {
  const Matched matched(six_posts(), "pool");
  CHECK(matched.score(0) > matched.score(1));
  CHECK(matched.score(2) > matched.score(0));
  const Matched full(six_posts(), "full");
  CHECK(full.score(0) > full.score(1));
}

TEST_CASE("a title is worth what it says of the query") {
  const SmallArchive archive = six_posts();
  const float whole = title_part(archive, "pool");
  CHECK(whole ==
        doctest::Approx(ranking::kTitleCoverage * inverse_post_frequency(6, 3)).epsilon(0.1));
  // Of a longer query it is a smaller share: the amount stays.
  CHECK(title_part(archive, "pool nowherexyz") == doctest::Approx(whole).epsilon(0.001));
  CHECK(title_part(archive, "pool full") == doctest::Approx(whole).epsilon(0.001));
}

TEST_CASE("a word asked twice covers a title once, and is one known word") {
  const SmallArchive archive = six_posts();
  const Matched once(archive, "pool"), twice(archive, "pool pools");
  CHECK(twice.matches.known_words == 1);
  CHECK(title_part(archive, "pool pools", 2) == doctest::Approx(title_part(archive, "pool")));
  CHECK(twice.score(0) == doctest::Approx(2 * once.score(0)));
}

TEST_CASE("a stop word beside a known word keeps a tenth, and alone the whole") {
  const SmallArchive archive = six_posts();
  const float alone = Matched(archive, "the").score(4);
  CHECK(alone > 0);
  const float beside = Matched(archive, "the pool").score(4);
  CHECK(beside == doctest::Approx(ranking::kStopWord * alone));
  CHECK(Matched(archive, "pool the").score(4) == doctest::Approx(beside));
  CHECK(Matched(archive, "the nowherexyz").score(4) == doctest::Approx(alone));
  CHECK(Matched(archive, "the -pool").score(4) == doctest::Approx(alone));
}

TEST_CASE("a quiet word is no group that is wanted") {
  const Matched matched(six_posts(), "the pool");
  CHECK(matched.matches.quiet_groups == 1);
  CHECK(matched.matches.plain_groups == Numbers{1});
  CHECK(matched.understood[0].role == TermRole::Quiet);
}

TEST_CASE("a word that a fifth of the posts have tells, one that more have does not") {
  const auto telling = [](std::uint32_t with) {
    return Matched(twelve_posts(with, "pool rare"), "pool zzz").matches.telling_groups;
  };
  CHECK(telling(2) == Numbers{0});     // of twelve posts 2.4 are a fifth; all titles say "zzz"
  CHECK(telling(3) == Numbers{0, 1});  // neither tells: all are taken
}

TEST_CASE("an OR group tells once, however many of its words do") {
  const Matched matched(twelve_posts(1, "pool ship"), "pool OR ship zzz");
  CHECK(matched.matches.telling_groups == Numbers{0});
}

TEST_CASE("a repaired or completed word is a stand-in, and its meaning is told") {
  const Matched repaired(six_posts(), "failovar pool");
  CHECK(repaired.matches.has_stand_in);
  CHECK(repaired.understood[0].repaired);
  CHECK(repaired.understood[0].meaning == "failover");
  CHECK(repaired.posts(0) == Numbers{3});
  const Matched completed(six_posts(), "pool failo");
  CHECK(completed.matches.has_stand_in);
  CHECK(completed.understood[1].completed);
  const Matched typed(six_posts(), "pool");
  CHECK_FALSE(typed.matches.has_stand_in);
  CHECK(typed.understood[0].meaning == "pool");
  CHECK_FALSE(typed.understood[0].repaired);
}

TEST_CASE("of several terms of a word the best in a post counts, not their sum") {
  ArchiveFrame frame;
  frame.synonyms = {{"pool", "basin"}};
  const SmallArchive archive({make_post("x0", "Zzz", "pool basin"), make_post("x1", "Zzz", "pool"),
                              make_post("x2", "Zzz", "basin"), make_post("x3", "Zzz", "other")},
                             frame);
  const SmallArchive plain({make_post("x0", "Zzz", "pool basin"), make_post("x1", "Zzz", "pool"),
                            make_post("x2", "Zzz", "basin"), make_post("x3", "Zzz", "other")});
  const Matched matched(archive, "pool"), without(plain, "pool");
  CHECK(matched.posts(0) == Numbers{0, 1, 2});
  CHECK(matched.score(0) == doctest::Approx(without.score(0)));
  CHECK(matched.score(2) ==
        doctest::Approx(ranking::kSynonymWeight * Matched(plain, "basin").score(2)));
  CHECK(matched.understood[0].also == std::vector<std::string>{"basin"});
}

TEST_CASE("every word of a pasted log is a group") {
  const Matched matched(twelve_posts(1, "alpha beta gamma"), "alpha beta\ngamma other");
  REQUIRE(matched.query.is_log);
  CHECK(matched.posts(0) == Numbers{0});
  CHECK(matched.matches.touched.size() == 12);
}
