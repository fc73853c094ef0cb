#include "site/difference.h"

#include <doctest/doctest.h>

#include <utility>

using namespace carrel;

namespace {

Post post_of(std::string slug, std::string markdown, std::vector<std::string> aliases = {}) {
  Post post;
  post.metadata.slug = std::move(slug);
  post.metadata.title = "T";
  post.metadata.aliases = std::move(aliases);
  post.markdown = std::move(markdown);
  return post;
}

EditionDifference compare(std::vector<Post> before, std::vector<Post> after) {
  return compare_editions({{}, std::move(before)}, {{}, std::move(after)});
}

}  // namespace

TEST_CASE("lines that moved or went are nothing new, and one more of a line is") {
  const auto found =
      compare({post_of("a", "one\n\ntwo\r\ntwo\n")}, {post_of("a", "two\none\ntwo")});
  CHECK(found.unchanged == 1);
  CHECK(found.posts.empty());
  const auto more = compare({post_of("a", "one")}, {post_of("a", "one\none")});
  REQUIRE(more.posts.size() == 1);
  CHECK(more.posts[0].appears == std::vector<std::string>{"one"});
  CHECK(more.makes_public());
  const auto fewer = compare({post_of("a", "one\none")}, {post_of("a", "one")});
  REQUIRE(fewer.posts.size() == 1);
  CHECK(fewer.posts[0].disappears == 1);
  CHECK_FALSE(fewer.makes_public());
}

TEST_CASE("a post is found by its slug, else by an alias, else by its text, and once") {
  const auto renamed = compare({post_of("a", "x")}, {post_of("b", "y", {"a"})});
  REQUIRE(renamed.posts.size() == 1);
  CHECK(renamed.posts[0].former_slug == "a");
  const auto taken = compare({post_of("a", "same")}, {post_of("b", "same"), post_of("a", "same")});
  REQUIRE(taken.posts.size() == 1);
  CHECK(taken.posts[0].kind == PostDifference::Kind::New);
  CHECK(taken.posts[0].slug == "b");
  const auto empty = compare({post_of("a", "")}, {post_of("b", "")});
  CHECK(empty.posts.size() == 2);  // nothing says that they are one
}

TEST_CASE("hosts and mail addresses are read out of addresses as they are written") {
  const auto found =
      compare({}, {post_of("a",
                           "[x](HTTPS://Wiki.Internal/a) <ssh://git@code.internal:22/x> "
                           "a@b, me.too@corp.example. file:///etc/x")});
  CHECK(found.hosts == std::vector<std::string>{"code.internal:22 (a)", "wiki.internal (a)"});
  CHECK(found.mail_addresses == std::vector<std::string>{"me.too@corp.example (a)"});
}
