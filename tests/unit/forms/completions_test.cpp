#include "forms/completions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "small_archive.h"

using namespace carrel;

namespace {

using Words = std::vector<std::string>;

Words completions(const Archive::State& state, std::string_view prefix, std::size_t count,
                  Needs& needs) {
  Words words;
  for (const Completion& completion : find_completions(state, prefix, count, needs))
    words.emplace_back(completion.surface());
  return words;
}

Words completions(const Archive::State& state, std::string_view prefix, std::size_t count = 20) {
  Needs needs;
  const Words words = completions(state, prefix, count, needs);
  CHECK(needs.empty());
  return words;
}

const std::vector<Post> kPosts{make_post("x0", "Zero", "pool pools pooled über zz"),
                               make_post("x1", "One", "pool pooling port"),
                               make_post("x2", "Two", "pools polar")};

}  // namespace

TEST_CASE("the most frequent come first, then by their letters") {
  const auto state = SmallArchive(kPosts).open();
  CHECK(completions(*state, "pool") == Words{"pool", "pools", "pooled", "pooling"});
}

TEST_CASE("no more are given than asked for, and the best of them") {
  const auto state = SmallArchive(kPosts).open();
  CHECK(completions(*state, "po", 2) == Words{"pool", "pools"});
  CHECK(completions(*state, "po", 0).empty());
}

TEST_CASE("how many posts have a completion is counted") {
  const auto state = SmallArchive(kPosts).open();
  Needs needs;
  const std::vector<Completion> found = find_completions(*state, "pools", 20, needs);
  REQUIRE(found.size() == 1);
  CHECK(found[0].posts == 2);
}

TEST_CASE("a beginning that nothing has, and one past the last word") {
  const auto state = SmallArchive(kPosts).open();
  CHECK(completions(*state, "pox").empty());
  CHECK(completions(*state, "zzz").empty());
  CHECK(completions(*state, "zz") == Words{"zz"});
}

TEST_CASE("the same in many parts as in one, and only those that may have it are asked for") {
  const SmallArchive archive(kPosts, {}, 1);
  CHECK(completions(*archive.open(), "po") ==
        Words{"pool", "pools", "polar", "pooled", "pooling", "port"});
  const auto state = archive.open({PartRole::Lexicon});
  const auto& parts = state->parts_of_role[static_cast<std::size_t>(PartRole::Lexicon)];
  Needs needs;
  CHECK(completions(*state, "pool", 20, needs).empty());
  CHECK(needs.names().size() > 1);
  CHECK(needs.names().size() < parts.size());
  for (const std::string& name : needs.names()) {
    const Part& part = *state->manifest->find_part(name);
    CHECK(part.first < "pool\xF8");
    CHECK((part.end.empty() || part.end > "pool"));
    archive.load(*state, name);
  }
  CHECK(completions(*state, "pool") == Words{"pool", "pools", "pooled", "pooling"});
}

TEST_CASE("a part that ends where the beginning begins is not asked for") {
  const SmallArchive archive(kPosts, {}, 1);
  const auto state = archive.open({PartRole::Lexicon});
  const auto& parts = state->parts_of_role[static_cast<std::size_t>(PartRole::Lexicon)];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Needs needs;
    completions(*state, parts[i]->first, 20, needs);
    CHECK(needs.names().front() == parts[i]->name);
  }
}
