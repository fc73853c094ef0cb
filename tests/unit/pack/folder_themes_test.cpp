#include "pack/folder_themes.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

// The theme of each path, in order; "-" for none.
std::string themes(const std::vector<std::string>& paths, const std::string& own = {}) {
  std::vector<Candidate> candidates;
  for (const std::string& path : paths) {
    candidates.emplace_back();
    candidates.back().path = path;
  }
  candidates[0].post.metadata.theme = own;
  PackReport report;
  take_folder_themes(candidates, SourceLayout(paths), report);
  std::string all;
  for (const Candidate& candidate : candidates) {
    const std::string& theme = candidate.post.metadata.theme;
    all += (all.empty() ? "" : " ") + (theme.empty() ? "-" : theme);
  }
  CHECK(report.notes.size() ==
        (all.find_first_not_of("- ") == std::string::npos || !own.empty() ? 0U : 1U));
  return all;
}

}  // namespace

TEST_CASE("the first folder is a theme where no post has one") {
  CHECK(themes({"git/a.md", "git/b.md", "go-lang/deep/a.md", "go-lang/b.md", "c.md"}) ==
        "git git go lang go lang -");
  CHECK(themes({"x/en/git/a.md", "x/en/git/b.md", "x/de/go/a.md", "x/de/go/b.md"}) ==
        "git git go go");
  CHECK(themes({"git/a.md", "git/b.md", "go/a.md", "go/b.md"}, "own") == "own - - -");
}

TEST_CASE("one folder, folders of one post, years and parts of pages are no themes") {
  CHECK(themes({"posts/a.md", "posts/b.md", "about.md"}) == "- - -");
  CHECK(themes({"a/index.md", "b/index.md", "c/index.md"}) == "- - -");
  CHECK(themes({"2020/a.md", "2020/b.md", "2021/a.md", "2021/b.md"}) == "- - - -");
  CHECK(themes({"_posts/a.md", "_posts/b.md", "_drafts/a.md", "_drafts/b.md"}) == "- - - -");
}
