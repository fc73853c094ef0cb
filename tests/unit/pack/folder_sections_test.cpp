#include "pack/folder_sections.h"

#include <doctest/doctest.h>

#include "dialects/recognised.h"
#include "pack/recognition.h"
#include "pack/source_layout.h"

using namespace carrel;

namespace {

using Texts = std::vector<std::string>;

struct Taken {
  std::vector<Candidate> candidates;
  ArchiveFrame frame;
  PackReport report;
  Texts paths;

  // "section: titles" of each post, "-" for none.
  Texts told() const {
    Texts all;
    for (const Candidate& candidate : candidates) {
      const PostMetadata& post = candidate.post.metadata;
      std::string text = post.section.empty() ? "-" : post.section;
      for (const std::string& title : post.section_titles) text += " | " + title;
      all.push_back(text);
    }
    return all;
  }
};

// Pages are called "Page <path>", by their first heading.
Taken take(const Texts& paths, const std::vector<std::pair<std::string, std::string>>& files = {},
           ArchiveFrame frame = {}) {
  Taken taken;
  PackSource source;
  for (const auto& [path, text] : files) source.paths.push_back(path);
  source.paths.insert(source.paths.end(), paths.begin(), paths.end());
  std::sort(source.paths.begin(), source.paths.end());
  source.read = [files](const std::string& path) -> Result<std::string> {
    for (const auto& [known, text] : files)
      if (known == path) return text;
    return std::string("# A page\n");
  };
  for (const std::string& path : paths) {
    Candidate& candidate = taken.candidates.emplace_back();
    candidate.path = path;
    candidate.title_from = "its first heading";
    candidate.post.metadata.title = "Page " + path;
    candidate.post.metadata.language = "en";
  }
  taken.frame = std::move(frame);
  const RecognisedDialects dialects = recognise(source, "");
  taken.paths = take_folder_sections(taken.candidates, source, dialects, SourceLayout(paths),
                                     taken.frame, taken.report);
  return taken;
}

}  // namespace

TEST_CASE("the folders that lead to a post are its section") {
  const Taken taken =
      take({"top.md", "run-books/etcd/defrag.md", "run-books/etcd/restore.md", "guide/a.md"});
  CHECK(taken.told() == Texts{"-", "run-books/etcd | Run books | Etcd",
                              "run-books/etcd | Run books | Etcd", "guide | Guide"});
  CHECK(taken.paths == Texts{"guide", "run-books", "run-books/etcd"});
  REQUIRE(taken.frame.fields.size() == 1);
  CHECK(taken.frame.fields[0].name == "in");
  CHECK(taken.frame.fields[0].is_tree);
  REQUIRE(taken.report.notes.size() == 1);
  CHECK(taken.report.notes[0].message ==
        "3 folders are sections: guide, run-books, run-books/etcd");
}

TEST_CASE("a section is called as its page is, and the page stands in it") {
  CHECK(take({"a/README.md", "a/x.md", "b/_index.md", "b/y.md", "c/index.md", "c/z.md"}).told() ==
        Texts{"a | Page a/README.md", "a | Page a/README.md", "b | Page b/_index.md",
              "b | Page b/_index.md", "c | Page c/index.md", "c | Page c/index.md"});
  // A folder of one page is that page.
  CHECK(take({"a/x/index.md", "a/y/index.md", "b/z.md"}).told() ==
        Texts{"a | A", "a | A", "b | B"});
}

TEST_CASE("years, a tool's folder of posts and numbers in names are no part of it") {
  CHECK(take({"2020/05/a.md", "2020/06/b.md", "2021/c.md"}).told() == Texts{"-", "-", "-"});
  CHECK(take({"ops/_posts/a.md", "ops/_posts/b.md", "web/2021/c.md"}).told() ==
        Texts{"ops | Ops", "ops | Ops", "web | Web"});
  const Taken numbered = take({"02-basics/a.md", "01-start/b.md", "10-end/c.md"});
  CHECK(numbered.told() == Texts{"basics | Basics", "start | Start", "end | End"});
  CHECK(numbered.paths == Texts{"start", "basics", "end"});
  // Two folders never become one section.
  CHECK(take({"01-a/x.md", "02-a/y.md"}).told() == Texts{"a | A", "02-a | 02 a"});
}

TEST_CASE("an archive without folders, or in one, has no sections") {
  for (const Texts& paths : {Texts{"a.md", "b.md"}, Texts{"docs/a.md", "docs/b.md"},
                             Texts{"a.md", "b.md", "lone/c.md"}}) {
    const Taken taken = take(paths);
    CHECK(taken.frame.fields.empty());
    CHECK(taken.paths.empty());
    CHECK(taken.report.notes.empty());
  }
}

TEST_CASE("a section is one in all of its languages") {
  const Taken taken = take({"en/guide/a.md", "en/guide/b.md", "de/guide/a.md", "en/api/c.md"});
  CHECK(taken.told() == Texts{"guide | Guide", "guide | Guide", "guide | Guide", "api | Api"});
}

TEST_CASE("the navigation orders and names sections") {
  const Taken taken = take({"zoo/a.md", "art/b.md", "art/c.md"},
                           {{"docusaurus.config.js", "module.exports = {title: 'X'}"},
                            {"zoo/_category_.json", R"({"label": "The zoo", "position": 1})"},
                            {"art/_category_.json", R"({"label": "Art", "position": 2})"}});
  CHECK(taken.told() == Texts{"zoo | The zoo", "art | Art", "art | Art"});
  CHECK(taken.paths == Texts{"zoo", "art"});
}

TEST_CASE("parts of a navigation name the folder whose pages they have") {
  const std::string nav =
      "site_name: X\nnav:\n  - index.md\n  - \"How it runs\":\n      - Start: run/a.md\n      - "
      "Deep down:\n          - run/deep/c.md\n  - Both:\n      - run/a.md\n      - art/d.md\n";
  CHECK(take({"index.md", "run/a.md", "run/deep/c.md", "art/d.md"}, {{"mkdocs.yml", nav}}).told() ==
        Texts{"-", "run | How it runs", "run/deep | How it runs | Deep down", "art | Art"});
  CHECK(take({"run/a.md", "run/b.md", "art/c.md"},
             {{"book.toml", "[book]\ntitle = \"B\"\n"},
              {"SUMMARY.md",
               "# Summary\n\n# Running it\n\n- [A](run/a.md)\n- [B](run/b.md)\n\n"
               "# Pictures\n\n- [C](art/c.md)\n"}})
            .told() == Texts{"run | Running it", "run | Running it", "art | Pictures"});
}

TEST_CASE("carrel.json names sections and puts them in order") {
  ArchiveFrame frame;
  frame.sections = {{"zoo", "Animals"}, {"art", "Pictures"}};
  const Taken taken = take({"art/a.md", "zoo/b.md", "zoo/deep/c.md"}, {}, frame);
  CHECK(taken.told() == Texts{"art | Pictures", "zoo | Animals", "zoo/deep | Animals | Deep"});
  CHECK(taken.paths == Texts{"zoo", "zoo/deep", "art"});
}
