#include "pack/slugs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "carrel/limits.h"

using namespace carrel;

namespace {

using Slugs = std::vector<std::pair<std::string, std::string>>;  // by path

Candidate candidate(const std::string& path, const std::string& slug, Day day = kNoDay,
                    const std::string& language = "en") {
  Candidate made;
  made.path = path;
  made.post.metadata.slug = made.bare_slug = slug;
  made.post.metadata.title = "Title of " + path;
  made.post.metadata.day = day;
  made.post.metadata.language = language;
  made.post.markdown = "Words of " + path;
  return made;
}

Slugs named(std::vector<Candidate> candidates, const std::vector<Post>& earlier = {}) {
  PackReport report;
  make_slugs_unique(
      candidates, "en", [&] { return earlier; }, report);
  Slugs slugs;
  for (const Candidate& each : candidates) slugs.emplace_back(each.path, each.post.metadata.slug);
  return slugs;
}

// The post of the edition before that a candidate was.
Post before(const Candidate& now, const std::string& slug) {
  Post post = now.post;
  post.metadata.slug = slug;
  return post;
}

}  // namespace

TEST_CASE("a slug has letters and digits in lower case, all else separates") {
  CHECK(make_slug("What We Changed!") == "what-we-changed");
  CHECK(make_slug("  a  --  b  ") == "a-b");
  CHECK(make_slug("a_b.c~d") == "a_b.c~d");
  CHECK(make_slug("Über Café") == "über-café");
  CHECK(make_slug("数据库") == "数据库");
  CHECK(make_slug("a/b\\c?d#e") == "a-b-c-d-e");
}

TEST_CASE("a slug neither begins nor ends with a dot, and is never empty or without end") {
  CHECK(make_slug("..a..") == "a");
  CHECK(make_slug("a.-.") == "a");
  CHECK(make_slug("") == "post");
  CHECK(make_slug("!?") == "post");
  CHECK(make_slug(std::string(121, 'a')).size() == 120);
  CHECK(make_slug("\xFF\xFE") == "post");
}

TEST_CASE("posts of different slugs keep them") {
  CHECK(named({candidate("a.md", "a"), candidate("b.md", "b")}) ==
        Slugs{{"a.md", "a"}, {"b.md", "b"}});
}

TEST_CASE("of several the undated has the bare slug, then the older, then the one higher up") {
  CHECK(named({candidate("a/x.md", "x", 5), candidate("b/x.md", "x")}) ==
        Slugs{{"a/x.md", "a-x"}, {"b/x.md", "x"}});
  CHECK(named({candidate("a/x.md", "x", 5), candidate("b/x.md", "x", 4)}) ==
        Slugs{{"a/x.md", "a-x"}, {"b/x.md", "x"}});
  CHECK(named({candidate("a/c/x.md", "x"), candidate("b/x.md", "x")}) ==
        Slugs{{"a/c/x.md", "c-x"}, {"b/x.md", "x"}});
  CHECK(named({candidate("a/x.md", "x"), candidate("b/x.md", "x")}) ==
        Slugs{{"a/x.md", "x"}, {"b/x.md", "b-x"}});
}

TEST_CASE("as many folders stand in front as it takes, then a number") {
  CHECK(named({candidate("a/s/x.md", "x", 1), candidate("b/s/x.md", "x", 2),
               candidate("c/s/x.md", "x", 3)}) ==
        Slugs{{"a/s/x.md", "x"}, {"b/s/x.md", "b-s-x"}, {"c/s/x.md", "c-s-x"}});
  CHECK(named({candidate("x.md", "x"), candidate("x.mdx", "x")}).back().second == "x-2");
}

TEST_CASE("a translation is called after its language") {
  CHECK(named({candidate("x.md", "x"), candidate("x.de.md", "x", kNoDay, "de")}) ==
        Slugs{{"x.de.md", "de-x"}, {"x.md", "x"}});
}

TEST_CASE("a post that is renamed is told of, a translation is not") {
  std::vector<Candidate> candidates{candidate("a/x.md", "x"), candidate("b/x.md", "x")};
  PackReport report;
  make_slugs_unique(candidates, "en", {}, report);
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].where == "b/x.md");
  CHECK(report.notes[0].kind == PackNote::Kind::Guess);
  std::vector<Candidate> translated{candidate("x.md", "x"),
                                    candidate("x.de.md", "x", kNoDay, "de")};
  PackReport silent;
  make_slugs_unique(translated, "en", {}, silent);
  CHECK(silent.notes.empty());
}

TEST_CASE("a post keeps the slug that it had in the edition before") {
  const Candidate old = candidate("b/x.md", "x", 5), fresh = candidate("a/x.md", "x", 1);
  CHECK(named({fresh, old}) == Slugs{{"a/x.md", "x"}, {"b/x.md", "b-x"}});
  CHECK(named({fresh, old}, {before(old, "x")}) == Slugs{{"a/x.md", "a-x"}, {"b/x.md", "x"}});
}

TEST_CASE("a post that was edited is still the same, one of other words and title is not") {
  const Candidate fresh = candidate("a/x.md", "x", 1), old = candidate("b/x.md", "x", 5);
  Post edited = before(old, "x");
  edited.markdown = "All new.";
  CHECK(named({fresh, old}, {edited}).back().second == "x");  // its title and its day stayed
  Post other = edited;
  other.metadata.title = "Another";
  CHECK(named({fresh, old}, {other}).front().second == "x");
}

TEST_CASE("a post answers to what it was called before") {
  const Candidate now = candidate("a.md", "new-name");
  std::vector<Candidate> candidates{now};
  candidates[0].bare_slug = "old-name";
  PackReport report;
  Post was = before(now, "old-name");
  make_slugs_unique(
      candidates, "en", [&] { return std::vector<Post>{was}; }, report);
  CHECK(candidates[0].post.metadata.slug == "old-name");
  // Its author has named it: then the old name leads there.
  candidates = {now};
  candidates[0].bare_slug = "old-name";
  candidates[0].has_own_slug = true;
  make_slugs_unique(
      candidates, "en", [&] { return std::vector<Post>{was}; }, report);
  CHECK(candidates[0].post.metadata.slug == "new-name");
  CHECK(candidates[0].post.metadata.aliases == std::vector<std::string>{"old-name"});
}
