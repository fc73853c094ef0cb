// JSON parts that no carrel writes: each wrong field is refused by its name.
#include <doctest/doctest.h>

#include <string>

#include "base/json_tree.h"
#include "bundle/parts.h"
#include "carrel/limits.h"

using namespace carrel;

namespace {

// What `read` says of a good part, in which each row puts another value in one place (none: the
// field is missing). The message holds `says`.
struct Forgery {
  const char* place;
  const char* value;
  const char* says;
};

template <typename Read, std::size_t N>
void check_refused(const char* good, Read read, const Forgery (&forgeries)[N]) {
  REQUIRE(read(good));
  for (const Forgery& forgery : forgeries) {
    CAPTURE(forgery.place);
    CAPTURE(forgery.value);
    JsonTree tree;
    REQUIRE(read_json_tree(good, tree));
    const JsonTree::json_pointer place(forgery.place);
    JsonTree value;
    if (read_json_tree(forgery.value, value)) {
      tree[place] = value;
    } else {
      tree[place.parent_pointer()].erase(place.back());
    }
    const auto answer = read(write_json(tree));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().where == "the part");
    CHECK_MESSAGE(answer.error().message.find(forgery.says) != std::string::npos,
                  answer.error().message);
  }
  CHECK(read("no JSON").error().code == ErrorCode::BadBundle);
  CHECK(read("[]").error().code == ErrorCode::BadBundle);
}

std::string quoted(std::size_t letters) { return '"' + std::string(letters, 'x') + '"'; }

}  // namespace

TEST_CASE("facets that no carrel writes are refused by the field") {
  const std::string long_label = '[' + quoted(limits::kLabelBytes + 1) + ']';
  check_refused(
      R"({"kinds":["note"],"themes":[],"languages":["en"],"day":[3,null],"kind":[0,-1],
          "length":"0102","title_weight":"0102"})",
      [](std::string_view text) { return read_facets(text, "the part", 2); },
      {{"/kinds", "[7]", "kinds"},
       {"/day", "{}", "day"},
       {"/day/0", "\"3\"", "day"},
       {"/day/0", "-4000001", "day"},
       {"/day/0", "4000001", "day"},
       {"/day", "[4000000,1]", "ten thousand years"},
       {"/day", "[-4000000,-1]", "ten thousand years"},
       {"/day", "[3]", "a column has 1 values for 2 posts"},
       {"/kind", "[1,0]", "kind"},
       {"/kind", "[-2,0]", "kind"},
       {"/kind", "[\"0\",0]", "kind"},
       {"/kind", "{}", "kind"},
       {"/languages", "[]", "language"},
       {"/length", "\"010\"", "length"},
       {"/length", "\"01g2\"", "length"},
       {"/length", "\"01\"", "a column has 1 values"},
       {"/kinds", long_label.c_str(), "too long"}});
}

TEST_CASE("labels that no carrel writes are refused by the field") {
  const std::string long_label = '[' + quoted(limits::kLabelBytes + 1) + ",\"b\"]";
  std::string places = "[0";
  while (places.size() < limits::kLabelsBytesPerPost / 2) places += ",0";
  const std::string many = '[' + places + "],[]]";
  check_refused(R"({"tags":["a","b"],"authors":["c"],"tags_of":[[0,1],[]],"authors_of":[[0],[0]]})",
                [](std::string_view text) { return read_labels(text, "the part", 2); },
                {{"/tags_of", "", "tags_of"},
                 {"/tags_of", "[0,1]", "a list of lists"},
                 {"/tags_of/0", "[\"0\"]", "lead to something"},
                 {"/tags_of/0", "[2]", "lead to something"},
                 {"/tags_of/0", "[-1]", "lead to something"},
                 {"/tags_of", "[[0]]", "a column has 1 values"},
                 {"/tags_of", many.c_str(), "too many tags"},
                 {"/tags", long_label.c_str(), "too long"}});
}

TEST_CASE("lists that no carrel writes are refused by the field") {
  check_refused(
      R"({"posts":[{"slug":"a","title":"A","updated":"2024-03-05"},{"slug":"b","title":"B"}]})",
      [](std::string_view text) { return read_list(text, "the part", 2); },
      {{"/posts", "{}", "posts"},
       {"/posts/0", "7", "object"},
       {"/posts/0/slug", "", "slug"},
       {"/posts/0/updated", "\"yesterday\"", "updated"},
       {"/posts", "[]", "another number of posts"}});
}

TEST_CASE("slugs that no carrel writes are refused") {
  check_refused(R"({"slugs":[["a",0],["b",1]]})",
                [](std::string_view text) { return read_slugs(text, "the part", 2); },
                {{"/slugs", "", "slugs"},
                 {"/slugs/0", "{}", "slugs"},
                 {"/slugs/0", "[\"a\"]", "slugs"},
                 {"/slugs/0", "[0,0]", "slugs"},
                 {"/slugs/0", "[\"a\",\"0\"]", "slugs"},
                 {"/slugs/0", "[\"a\",-1]", "slugs"},
                 {"/slugs/1", "[\"b\",2]", "slugs"}});
}

TEST_CASE("backlinks that no carrel writes are refused") {
  check_refused(R"({"links_here":[[1,2],[-1]]})",
                [](std::string_view text) { return read_backlinks(text, "the part", 0, 2, 3); },
                {{"/links_here", "", "links_here"},
                 {"/links_here/0", "[0]", "lead to something"},
                 {"/links_here/0", "[3]", "lead to something"},
                 {"/links_here/0", "[-3]", "lead to something"},
                 {"/links_here/1", "[-2]", "lead to something"},
                 {"/links_here/1", "[\"1\"]", "lead to something"},
                 {"/links_here/0", "[2,1]", "in order"},
                 {"/links_here/0", "[1,1]", "in order"},
                 {"/links_here", "[[1]]", "lists for 1 posts instead of 2"}});
}

TEST_CASE("posts that no carrel writes are refused by the field") {
  check_refused(
      R"({"posts":[{"slug":"a","title":"A","lang":"en","markdown":"x","date":"2024-03-05",
          "links":[["a","post","b",""],["c","media","media/c.png",""]],
          "entities":{"amp":"&"},"more_entities":[{"lt":"<"},{"quot":"q"}]},
         {"slug":"b","title":"B","lang":"en","markdown":""}]})",
      [](std::string_view text) { return read_posts(text, "the part", 2); },
      {{"/posts/0", "7", "object"},
       {"/posts/0/markdown", "", "markdown"},
       {"/posts/0/date", "\"2024-13-05\"", "date"},
       {"/posts/0/links", "{}", "links"},
       {"/posts/0/links/0", "7", "links"},
       {"/posts/0/links/0", "[\"a\",\"post\",\"b\"]", "four texts"},
       {"/posts/0/links/0", "[\"a\",\"post\",\"b\",7]", "four texts"},
       {"/posts/0/links/0", "[\"a\",\"page\",\"b\",\"\"]", "four texts"},
       {"/posts/0/links/1", "[\"c\",\"media\",\"c.png\",\"\"]", "media"},
       {"/posts/0/links/1", "[\"a\",\"post\",\"c\",\"\"]", "sorted"},
       {"/posts/0/entities", "[]", "entities"},
       {"/posts/0/entities", "{\"amp\":7}", "entities"},
       {"/posts/0/entities", "{\"quot\":\"q\",\"amp\":\"&\"}", "sorted"},
       {"/posts/0/more_entities", "{}", "more_entities"},
       {"/posts", "[]", "another number of posts"}});
}
