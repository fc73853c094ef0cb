#include "reading/reading.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "small_archive.h"

using namespace carrel;

namespace {

// Post 1 links to post 0 and is replaced by post 2.
SmallArchive three_posts() {
  std::vector<Post> posts{make_post("first", "First", "Said first.\n\n![A](a.png)"),
                          make_post("second", "Second", "See [it](first.md), E_FULL."),
                          make_post("third", "Third", "Said last.")};
  posts[0].metadata.day = 1;
  posts[1].metadata.day = 2;
  posts[2].metadata.day = 3;
  posts[0].metadata.aliases = {"old-first"};
  posts[1].metadata.superseded_by = "third";
  posts[1].links = {{"first.md", ResolvedLink::Kind::Post, "first", ""}};
  return SmallArchive(std::move(posts));
}

PostRequest by_slug(const std::string& slug, const std::string& mark = "") {
  PostRequest request;
  request.slug = slug;
  request.mark = mark;
  return request;
}

PostRequest by_number(std::uint32_t number) {
  PostRequest request;
  request.number = number;
  return request;
}

}  // namespace

TEST_CASE("a post is read by its slug, an alias, or its number") {
  const auto state = three_posts().open();
  for (const PostRequest& request : {by_slug("first"), by_slug("old-first"), by_number(0)}) {
    const Result<PostReply> reply = read_from_archive(*state, request);
    REQUIRE(reply);
    CHECK(reply.value().complete);
    CHECK(reply.value().text_complete);
    CHECK(reply.value().number == 0);
    CHECK(reply.value().post.metadata.title == "First");
  }
}

TEST_CASE("a slug or number that no post has is not found") {
  const auto state = three_posts().open();
  for (const PostRequest& request : {by_slug("nowhere"), by_number(3)}) {
    const Result<PostReply> reply = read_from_archive(*state, request);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::NotFound);
  }
  CHECK(read_from_archive(*state, by_number(2)));
}

TEST_CASE("an absent post is no answer until its slugs part was read") {
  const SmallArchive archive = three_posts();
  const auto state = archive.open({PartRole::Slugs, PartRole::Posts});
  const PostReply alias = read_from_archive(*state, by_slug("old-first")).value();
  CHECK_FALSE(alias.complete);
  REQUIRE(alias.needs.size() == 1);
  CHECK(archive.manifest().find_part(alias.needs[0])->role == PartRole::Slugs);
  // The list knows its slug, so only its post is asked for.
  const PostReply listed = read_from_archive(*state, by_slug("first")).value();
  REQUIRE(listed.needs.size() == 1);
  CHECK(archive.manifest().find_part(listed.needs[0])->role == PartRole::Posts);
}

TEST_CASE("neighbours in order: none before the first or after the last") {
  const auto state = three_posts().open();
  const PostReply first = read_from_archive(*state, by_number(0)).value();
  CHECK(first.older.slug.empty());
  CHECK(first.newer.slug == "second");
  CHECK(first.newer.title == "Second");
  CHECK(first.newer.day == 2);
  const PostReply last = read_from_archive(*state, by_number(2)).value();
  CHECK(last.older.slug == "second");
  CHECK(last.newer.slug.empty());
}

TEST_CASE("who links here, and what is to be read instead") {
  const auto state = three_posts().open();
  const PostReply first = read_from_archive(*state, by_number(0)).value();
  REQUIRE(first.links_here.size() == 1);
  CHECK(first.links_here[0].slug == "second");
  CHECK(first.superseding.slug.empty());
  CHECK(read_from_archive(*state, by_number(1)).value().superseding.slug == "third");
}

TEST_CASE("words are counted, an identifier as one") {
  const auto state = three_posts().open();
  CHECK(read_from_archive(*state, by_number(2)).value().words == 2);
  CHECK(read_from_archive(*state, by_number(1)).value().words == 3);
}

TEST_CASE("the words of a query are marked; without one none is") {
  const auto state = three_posts().open();
  const auto html = [&](const std::string& mark) {
    return write_html(read_from_archive(*state, by_slug("third", mark)).value().document);
  };
  CHECK(html("said") == "<p><mark>Said</mark> last.</p>\n");
  CHECK(html("-said") == "<p>Said last.</p>\n");
  CHECK(html("") == "<p>Said last.</p>\n");
}

TEST_CASE("what stands around a post is wanted, and its text is there before") {
  const SmallArchive archive = three_posts();
  const auto state =
      archive.open({PartRole::List, PartRole::Facets, PartRole::Backlinks, PartRole::Index});
  const PostReply reply = read_from_archive(*state, by_slug("second", "said")).value();
  CHECK(reply.complete);
  CHECK_FALSE(reply.text_complete);  // what the word stands for is not known
  const auto wants = [&](PartRole role) {
    for (const std::string& name : reply.wants)
      if (archive.manifest().find_part(name)->role == role) return true;
    return false;
  };
  for (const PartRole role :
       {PartRole::List, PartRole::Facets, PartRole::Backlinks, PartRole::Index})
    CHECK(wants(role));
  const auto whole = archive.open();
  CHECK(read_from_archive(*whole, by_slug("second", "said")).value().wants.empty());
}

TEST_CASE("an image gets the size that the manifest knows, unless it says its own") {
  Post post = make_post("x", "X", "![A](a.png) <img src=\"a.png\" width=\"7\"> ![B](b.png)");
  post.links = {{"a.png", ResolvedLink::Kind::Media, "media/a.png", ""},
                {"b.png", ResolvedLink::Kind::Media, "media/b.png", ""}};
  const SmallArchive archive({post});
  const auto state = archive.open();
  Media known;
  known.name = "media/a.png";
  known.width = 20;
  known.height = 10;
  state->manifest->media = {known};
  const PostReply reply = read_from_archive(*state, by_number(0)).value();
  std::vector<std::string> sizes;
  for (const Node& node : reply.document.nodes) {
    if (node.kind != Node::Kind::Open || node.element != Element::Image) continue;
    std::string size;
    for (const Attribute& attribute : node.attributes)
      if (attribute.name == AttributeName::Width || attribute.name == AttributeName::Height)
        size += attribute.value + ' ';
    sizes.push_back(size);
  }
  CHECK(sizes == std::vector<std::string>{"20 10 ", "7 ", ""});
}
