#include "site/readable_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "built_room.h"

using namespace carrel;

namespace {

struct Written {
  explicit Written(const SmallEdition& edition) {
    const Result<std::string> read =
        write_readable_text([&](const std::string& name) { return read_from(edition.files, name); },
                            PagePieces::read(room_pieces()).value(), "text.css",
                            [&](const std::string& name, std::string_view bytes) -> Result<void> {
                              files[name] = bytes;
                              return {};
                            });
    REQUIRE(read);
    front = read.value();
  }
  std::string front;
  Files files;
};

Post dated(const std::string& slug, Day day, const std::string& markdown = "Said.") {
  Post post = post_called(slug);
  post.metadata.day = day;
  post.markdown = markdown;
  return post;
}

}  // namespace

TEST_CASE("the newest post comes first, with its summary, in page and text") {
  Post young = dated("young", *parse_day("2024-09-05"));
  young.metadata.summary = "Why <it> broke.";
  const Written written(edition_of({dated("old", 1), young}));
  CHECK(has(written.front, "A &amp; B|"));
  CHECK(has(written.front,
            "first:text.html#young en Title of young 2024-09-05=5 Sept 2024 "
            "[en Why &lt;it&gt; broke.]"));
  CHECK(has(written.front, "next:text.html#old en Title of old 1970-01-02=2 Jan 1970"));
  CHECK_FALSE(has(written.front, "all posts"));
  const std::string& text = written.files.at("text.html");
  CHECK(text.find("<article id=\"young\"") < text.find("<article id=\"old\""));
  CHECK(written.files.size() == 1);
}

TEST_CASE("an undated post says so") {
  CHECK(has(Written(edition_of({post_called("a")})).front, "Title of a undated"));
}

TEST_CASE("the page lists a hundred posts, and leads to the rest") {
  std::vector<Post> posts;
  for (int i = 0; i < 101; ++i) posts.push_back(dated("p" + std::to_string(i), i));
  const Written written(edition_of(posts));
  CHECK(has(written.front, "#p1 "));
  CHECK_FALSE(has(written.front, "#p0 "));
  CHECK(has(written.front, "all posts"));
  posts.pop_back();
  CHECK_FALSE(has(Written(edition_of(posts)).front, "all posts"));
}

TEST_CASE("ids and links of a post begin with its slug") {
  const Written written(edition_of({dated("a", 1, "# H\n\n[up](#h) x[^1]\n\n[^1]: Note.")}));
  const std::string& text = written.files.at("text.html");
  CHECK(has(text, "id=\"a.h\""));
  CHECK(has(text, "href=\"#a.h\""));
  CHECK(has(text, "id=\"a.footnote-1\""));
}

TEST_CASE("links to posts lead to where they stand") {
  Post a = dated("a", 1, "[b](b.md#x)");
  a.links = {{"b.md#x", ResolvedLink::Kind::Post, "b", "x"}};
  const Written written(edition_of({a, dated("b", 2)}));
  CHECK(has(written.files.at("text.html"), "href=\"text.html#b.x\""));
}

TEST_CASE("pictures elsewhere become links, and own ones stand below archive/") {
  Post a =
      dated("a", 1, "![Far](https://a.example/x.png) ![](https://a.example/y.png) ![Near](n.png)");
  a.links = {{"n.png", ResolvedLink::Kind::Media, "media/n.0123456789abcdef.png", ""}};
  const Written written(edition_of({a}));
  const std::string& text = written.files.at("text.html");
  CHECK(has(text, "<a href=\"https://a.example/x.png\">Far</a>"));
  CHECK(has(text, "<a href=\"https://a.example/y.png\">https://a.example/y.png</a>"));
  CHECK(has(text, "archive/media/n.0123456789abcdef.png"));
  CHECK_FALSE(has(text, "src=\"https://"));
}

TEST_CASE("a file has two megabytes of posts, and leads to the next and the one before") {
  const std::string words(1'100'000, 'x');
  Post links = dated("new", 3, "[old](old.md)");
  links.links = {{"old.md", ResolvedLink::Kind::Post, "old", ""}};
  const Written written(edition_of({dated("old", 1, words), dated("mid", 2, words), links}));
  REQUIRE(written.files.size() == 2);
  CHECK(has(written.files.at("text.html"), "older:text-2.html"));
  CHECK(has(written.files.at("text-2.html"), "newer:text.html"));
  CHECK(has(written.files.at("text-2.html"), "<article id=\"old\""));
  CHECK(has(written.files.at("text.html"), "href=\"text-2.html#old\""));
}

TEST_CASE("a part that cannot be read ends the writing, and so does a sink") {
  SmallEdition edition = edition_of({post_called("a")});
  const PagePieces pieces = PagePieces::read(room_pieces()).value();
  const auto read = [&](const std::string& name) { return read_from(edition.files, name); };
  const auto full = [](const std::string&, std::string_view) {
    return Result<void>(Error{ErrorCode::Io, "the disk is full", "", ""});
  };
  CHECK(write_readable_text(read, pieces, "", full).error().message == "the disk is full");
  for (const Part& part : edition.manifest.parts)
    if (part.role == PartRole::Posts) edition.files.erase(part.name);
  CHECK(write_readable_text(read, pieces, "", full).error().message == "it is not there");
}
