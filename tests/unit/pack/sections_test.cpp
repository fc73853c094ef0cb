#include "pack/sections.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pack/recognition.h"
#include "packed_files.h"

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

// What is handed to the post: "file key", with "below" where the whole section is kept back.
Names handed(const Files& files, const std::string& path, const std::string& post = "Text.") {
  const Sections sections(source_of(files));
  const Result<FrontMatter> front = parse_front_matter(post, path);
  REQUIRE(front);
  Names names;
  for (const Sections::Handed& each : sections.find(path, front.value()))
    names.push_back(each.by + " " + each.record.key + (each.is_below ? " below" : ""));
  return names;
}

std::string with(const std::string& lines) { return "---\n" + lines + "\n---\n"; }

}  // namespace

TEST_CASE("a section that is kept back keeps all below it back, but not itself") {
  const Files files{{"s/_index.md", with("draft: true")}};
  CHECK(handed(files, "s/a.md") == Names{"s/_index.md draft below"});
  CHECK(handed(files, "s/t/a.md") == Names{"s/_index.md draft below"});
  CHECK(handed(files, "s/_index.md").empty());
  CHECK(handed(files, "a.md").empty());
  CHECK(handed(files, "st/a.md").empty());
}

TEST_CASE("keys of a section's own page reach no other") {
  CHECK(handed({{"s/_index.md", with("date: 2099-01-01")}}, "s/a.md").empty());
}

TEST_CASE("a cascade hands down; nearer sections and the post itself go before it") {
  const Files files{{"_index.md", with("cascade:\n  draft: true")},
                    {"s/_index.md", with("cascade:\n  draft: false")}};
  CHECK(handed(files, "a.md") == Names{"_index.md draft"});
  CHECK(handed(files, "s/a.md") == Names{"s/_index.md draft"});
  CHECK(handed(files, "a.md", with("draft: false")).empty());
}

TEST_CASE("a cascade with a target reaches what it names") {
  const Files files{
      {"_index.md", with("cascade:\n  - draft: true\n    _target:\n      path: /s/**")}};
  CHECK(handed(files, "s/a.md") == Names{"_index.md draft"});
  CHECK(handed(files, "t/a.md").empty());
}

TEST_CASE("a section in a language speaks for that language alone") {
  const Files files{{"s/_index.md", with("draft: true")}, {"s/_index.de.md", with("title: S")}};
  CHECK(handed(files, "s/a.md") == Names{"s/_index.md draft below"});
  CHECK(handed(files, "s/a.de.md").empty());
  CHECK(handed(files, "s/a.fr.md") == Names{"s/_index.md draft below"});
}

TEST_CASE("a headless bundle keeps its folder back") {
  const Files headless{{"b/index.md", with("headless: true")}};
  CHECK(handed(headless, "b/a.md", with("title: A")).size() == 1);
  // One that is kept back otherwise takes only what has no front matter along.
  const Files draft{{"b/index.md", with("draft: true")}};
  CHECK(handed(draft, "b/a.md").size() == 1);
  CHECK(handed(draft, "b/a.md", with("title: A")).empty());
}

TEST_CASE("a folder's data holds for its posts, where the file is called after the folder") {
  CHECK(handed({{"posts/posts.json", "{\"draft\": true}"}}, "posts/a.md") ==
        Names{"posts/posts.json draft"});
  CHECK(handed({{"posts/posts.11tydata.json", "{\"draft\": true}"}}, "posts/a.md").size() == 1);
  CHECK(
      handed({{"posts/posts.11tydata.js", "module.exports = { permalink: false };"}}, "posts/a.md")
          .size() == 1);
  CHECK(handed({{"posts/a.md", "x"}, {"posts/a.11tydata.json", "{\"draft\": true}"}}, "posts/a.md")
            .size() == 1);
  CHECK(
      handed({{"posts/a.md", "x"}, {"posts/a.json", "{\"draft\": true}"}}, "posts/ab.md").empty());
  CHECK(handed({{"posts/other.json", "{\"draft\": true}"}}, "posts/a.md").empty());
  CHECK(handed({{"posts.json", "{\"draft\": true}"}}, "a.md").empty());
}

TEST_CASE("a site's configuration hands down, after all sections") {
  const Files files = {{"hugo.toml",
                        "[[cascade]]\ndraft = true\n[cascade._target]\npath = "
                        "'/plans/**'\n"},
                       {"content/plans/a.md", "x"}};
  const PackSource source = source_of(files);
  const Sections sections(source, recognise(source, ""));
  CHECK(sections.find("content/plans/a.md", {}).size() == 1);
  CHECK(sections.find("content/open/a.md", {}).empty());
  FrontMatter own;
  own.keep_records.emplace_back();
  own.keep_records.back().key = "draft";
  CHECK(sections.find("content/plans/a.md", own).empty());
}
