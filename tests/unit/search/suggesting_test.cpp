#include "search/suggesting.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Texts = std::vector<std::string>;

SuggestReply suggest(const Archive::State& state, const std::string& text,
                     std::uint32_t count = 8) {
  SuggestRequest request;
  request.text = text;
  request.count = count;
  return suggest_in_archive(state, request);
}

Texts words(const SuggestReply& reply) {
  Texts texts;
  for (const SuggestedWord& word : reply.words) texts.push_back(word.text);
  return texts;
}

Texts slugs(const SuggestReply& reply) {
  Texts texts;
  for (const SuggestedPost& post : reply.posts) texts.push_back(post.slug);
  return texts;
}

SmallArchive three_posts() {
  return SmallArchive({make_post("x0", "A full pool", "pool failover"),
                       make_post("x1", "Pooling", "pools pool 数据库"),
                       make_post("x2", "Else", "nothing")});
}

}  // namespace

TEST_CASE("the last word is completed, and what stands before it stays as typed") {
  const auto state = three_posts().open();
  const SuggestReply reply = suggest(*state, "The  poo");
  CHECK(words(reply) == Texts{"The  pool", "The  pooling", "The  pools"});
  CHECK(reply.words[0].posts == 2);
  CHECK(reply.complete);
}

TEST_CASE("a word that is finished, or of two letters, is not completed; a Chinese pair is") {
  const auto state = three_posts().open();
  CHECK(words(suggest(*state, "poo ")).empty());
  CHECK(words(suggest(*state, "po")).empty());
  CHECK(words(suggest(*state, "poo")).size() == 3);
  CHECK(words(suggest(*state, "数据")) == Texts{"数据"});
  CHECK(words(suggest(*state, "")).empty());
}

TEST_CASE("posts whose titles have every word begun, newest first") {
  const auto state = three_posts().open();
  CHECK(slugs(suggest(*state, "p")) == Texts{"x1", "x0"});
  CHECK(slugs(suggest(*state, "poo fu")) == Texts{"x0"});
  CHECK(slugs(suggest(*state, "ool")).empty());
  CHECK(slugs(suggest(*state, "")).empty());
}

TEST_CASE("no more words or posts than asked for, nor than one suggestion may have") {
  const auto state = three_posts().open();
  const SuggestReply one = suggest(*state, "poo", 1);
  CHECK(one.words.size() == 1);
  CHECK(one.posts.size() == 1);
  std::vector<Post> posts;
  for (std::size_t i = 0; i <= limits::kSuggestions; ++i)
    posts.push_back(make_post("x" + std::to_string(i), "Pool"));
  CHECK(suggest(*SmallArchive(posts).open(), "pool", 1'000).posts.size() == limits::kSuggestions);
}

TEST_CASE("parts that are not loaded are asked for") {
  const SmallArchive archive = three_posts();
  const SuggestReply reply = suggest(*archive.open({PartRole::Lexicon, PartRole::List}), "poo");
  CHECK_FALSE(reply.complete);
  CHECK(reply.needs.size() == 2);
}
