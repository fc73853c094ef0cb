#include "loaded/state.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "small_archive.h"

using namespace carrel;

namespace {

// Posts "p0", "p1", …, each with a word of its own, in parts as small as can be.
SmallArchive posts_in_small_parts(int count) {
  std::vector<Post> posts;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    posts.push_back(make_post("p" + number, "Post " + number, "word" + number + " said here"));
  }
  return SmallArchive(std::move(posts), {}, 1);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("needs are named once each, in the order of asking") {
  Needs needs;
  CHECK(needs.empty());
  for (const char* name : {"b", "a", "c", "a", "b", "c"}) needs.add(name);
  CHECK(needs.names() == Names{"b", "a", "c"});
  CHECK_FALSE(needs.empty());
}

TEST_CASE("a post is found in the part that has it, at both ends of every part") {
  const SmallArchive archive = posts_in_small_parts(20);
  const auto state = archive.open();
  REQUIRE(state->parts_of_role[static_cast<std::size_t>(PartRole::Posts)].size() > 2);
  Needs needs;
  for (std::uint32_t number = 0; number < 20; ++number) {
    const Post* post = state->post(number, needs);
    REQUIRE(post != nullptr);
    CHECK(post->metadata.slug == "p" + std::to_string(number));
    CHECK(state->listed(number, needs)->slug == post->metadata.slug);
  }
  CHECK(needs.empty());
  CHECK(state->part_of_post(PartRole::Posts, 20) == nullptr);
  CHECK(state->part_of_post(PartRole::Backlinks, 0) == nullptr);  // there are none
  CHECK(state->links_to(0, needs) == nullptr);
  CHECK(needs.empty());
}

TEST_CASE("a term is looked for in the part whose range has it") {
  const SmallArchive archive = posts_in_small_parts(20);
  const auto state = archive.open();
  const auto& parts = state->parts_of_role[static_cast<std::size_t>(PartRole::Index)];
  REQUIRE(parts.size() > 2);
  for (const Part* part : parts) {
    CHECK(state->part_of_term(PartRole::Index, part->first) == part);
    CHECK(state->part_of_term(PartRole::Index, part->first + "\x01") == part);
  }
  CHECK(state->part_of_term(PartRole::Index, "") == nullptr);  // before the first
  CHECK(state->part_of_term(PartRole::Index, "zzz") == parts.back());
}

TEST_CASE("what is not loaded is asked for by name, and given once it is") {
  const SmallArchive archive = posts_in_small_parts(3);
  const auto state = archive.open({PartRole::Labels, PartRole::List, PartRole::Posts});
  Needs needs;
  CHECK(state->labels(needs) == nullptr);
  CHECK(state->listed(0, needs) == nullptr);
  CHECK(state->post(2, needs) == nullptr);
  REQUIRE(needs.names().size() == 3);
  const Part* part = state->manifest->find_part(needs.names()[2]);
  CHECK(part->role == PartRole::Posts);
  CHECK_FALSE(state->is_loaded(*part));
  archive.load(*state, part->name);
  CHECK(state->is_loaded(*part));
  Needs none;
  CHECK(state->post(2, none)->metadata.slug == "p2");
  CHECK(none.empty());
}

TEST_CASE("the facets are loaded apart from the rest") {
  const SmallArchive archive = posts_in_small_parts(1);
  const auto state = archive.open({PartRole::Facets});
  const Part& facets = state->only_part(PartRole::Facets);
  CHECK_FALSE(state->is_loaded(facets));
  archive.load(*state, facets.name);
  CHECK(state->is_loaded(facets));
  CHECK(state->facets->posts() == 1);
}

TEST_CASE("a part that is not as its role has it is refused, and nothing is kept of it") {
  const SmallArchive archive = posts_in_small_parts(2);
  const auto state = archive.open({PartRole::Facets, PartRole::Lexicon});
  for (const PartRole role : {PartRole::Facets, PartRole::Lexicon}) {
    const Part& part = *state->parts_of_role[static_cast<std::size_t>(role)].front();
    const Result<void> taken = state->take(part, "not a part");
    REQUIRE_FALSE(taken);
    CHECK(taken.error().where == part.name);
    CHECK_FALSE(state->is_loaded(part));
  }
}

TEST_CASE("languages with a stemmer count once; all without one are one") {
  Manifest manifest;
  manifest.frame.language = "en";
  const auto languages_of = [&](const Names& languages) {
    manifest.languages = languages;
    const Archive::State state(manifest);
    CHECK(state.stemmers.size() == state.languages.size());
    return std::vector<std::string>(state.languages.begin(), state.languages.end());
  };
  CHECK(languages_of({"de", "en", "en-gb"}) == Names{"de", "en"});
  CHECK(languages_of({"xx", "yy"}) == Names{""});
  CHECK(languages_of({"en", "xx", "yy-zz"}) == Names{"en", ""});
  CHECK(languages_of({}) == Names{"en"});  // the archive's own
}

TEST_CASE("a synonym is known by every term of its, once for each group") {
  Manifest manifest;
  manifest.languages = {"en"};
  manifest.frame.synonyms = {{"pg", "postgres"}, {"runs", "running"}, {"pg", "page"}};
  const Archive::State state(manifest);
  REQUIRE(state.synonym_groups.size() == 3);
  CHECK(state.synonym_groups[0][1].word == "postgres");
  std::vector<std::pair<std::string, std::size_t>> entries;
  for (const SynonymEntry& entry : state.synonyms) entries.emplace_back(entry.term, entry.group);
  CHECK(entries == std::vector<std::pair<std::string, std::size_t>>{
                       {"page", 2}, {"pg", 0}, {"pg", 2}, {"postgr", 0}, {"run", 1}});
}
