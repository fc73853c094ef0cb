#include "pack/selection.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pack/recognition.h"
#include "packed_files.h"

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

struct Selected {
  explicit Selected(const Files& files, const Files& settings = {},
                    const ArchiveFrame& frame = {}) {
    PackSource source = source_of(files);
    source.settings = settings;
    std::vector<PackNote> notes;
    const PackSource left = without_excluded(source, frame, notes);
    Selection selection = select_posts(left, frame, recognise(source, frame.dialect));
    posts = selection.posts;
    notes.insert(notes.end(), selection.notes.begin(), selection.notes.end());
    for (const PackNote& note : notes) said.push_back(note.where + ": " + note.cause);
  }
  Names posts, said;
};

Names posts_of(const Names& paths, const Files& settings = {}) {
  Files files;
  for (const std::string& path : paths) files[path] = "# " + path;
  return Selected(files, settings).posts;
}

}  // namespace

TEST_CASE("what is a part of pages is no page, whatever the tool") {
  const Selected selected(
      {{"page.md", "# Page"},
       {"SUMMARY.md", "# Summary\n\n- [Page](page.md)"},
       {"Templates/note.md", "---\ntitle: \"{{title}}\"\n---\n"},
       {"Templates/how-to.md", "# How we write templates"},
       {"_includes/note.md", "Include."},
       {"_layouts/post.md", "x"},
       {"_layouts/post.html", "x"},
       {"docs/_sass/a.md", "x"},
       {"node_modules/a/README.md", "x"},
       {"_partial.mdx", "Partial."},
       {"methods/Summary.md", "# Page.Summary"},
       {"templates/menu.md", "# Menus\n\n" + std::string(400, 'x') + "{{title}}"},
       {"wiki/_Sidebar.md", ""},
       {"wiki/_Footer.md", ""}});
  CHECK(selected.posts ==
        Names{"Templates/how-to.md", "methods/Summary.md", "page.md", "templates/menu.md"});
  CHECK(selected.said == Names{"SUMMARY.md: partial", "Templates/note.md: partial",
                               "_includes/note.md: partial", "_layouts/post.md: partial",
                               "_partial.mdx: partial", "docs/_sass/a.md: partial",
                               "node_modules/a/README.md: partial", "wiki/_Footer.md: partial",
                               "wiki/_Sidebar.md: partial"});
}

TEST_CASE("a leading underscore is a part where the tool says so, and a post elsewhere") {
  CHECK(posts_of({"_a.md", "_b/c.md", "d.md"}, {{"../docusaurus.config.js", ""}}) == Names{"d.md"});
  CHECK(posts_of({"_a.md", "_posts/c.md", "_index.md"}, {{"../_config.yml", ""}}) ==
        Names{"_posts/c.md"});
  CHECK(posts_of({"_a.md", "_index.md"}, {{"../hugo.toml", ""}}) == Names{"_a.md", "_index.md"});
  CHECK(posts_of({"_a.md", "d.md"}) == Names{"_a.md", "d.md"});
}

TEST_CASE("folders beside the site's configuration that it does not build") {
  const Names hugo{"content/a.md", "content/themes/b.md", "archetypes/default.md",
                   "themes/t/README.md", "README.md"};
  CHECK(posts_of(hugo, {{"hugo.toml", ""}}) == Names{"content/a.md", "content/themes/b.md"});
  CHECK(posts_of({"themes/a.md", "layouts/b.md"}, {{"../hugo.toml", ""}}) ==
        Names{"layouts/b.md", "themes/a.md"});
  CHECK(posts_of({"README.md", "doc/a.md"}, {{"mkdocs.yml", "docs_dir: doc"}}) ==
        Names{"doc/a.md"});
  // Without its configuration nobody knows where the site begins.
  CHECK(posts_of({"_index.md", "themes/a.md"}) == Names{"_index.md", "themes/a.md"});
  CHECK(posts_of({"a.md"}, {{"hugo.toml", ""}}) == Names{"a.md"});  // there is no content/
}

TEST_CASE("mdBook builds what its summary names") {
  Files files{{"src/SUMMARY.md", "# Summary\n\n[Intro](intro.md)\n- [A](./a/a%20b.md#x)\n- [C]()"},
              {"src/intro.md", ""},
              {"src/a/a b.md", ""},
              {"src/loose.md", ""}};
  const Selected selected(files, {{"book.toml", ""}});
  CHECK(selected.posts == Names{"src/a/a b.md", "src/intro.md"});
  CHECK(selected.said == Names{"src/SUMMARY.md: partial", "src/loose.md: partial"});
  CHECK(Selected(files).posts.size() == 3);  // without its configuration the summary is a guess
}

TEST_CASE("what the tool's configuration excludes") {
  CHECK(posts_of({"a.md", "vendor/b.md", "x/vendor/c.md", "README.md"},
                 {{"_config.yml", "exclude: [vendor/, README.md]"}}) ==
        Names{"a.md", "x/vendor/c.md"});
  CHECK(posts_of({"docs/a.md", "docs/api/b.md", "docs/api/c.md"},
                 {{"mkdocs.yml", "exclude_docs: |\n  /api/\n  !/api/c.md\n"}}) ==
        Names{"docs/a.md", "docs/api/c.md"});
  CHECK(posts_of({"a.md", "x.old.md", "tmp/b.md"},
                 {{"../hugo.toml", "ignoreFiles = ['\\.old\\.md$', '^tmp/.*']"}}) == Names{"a.md"});
  Files files{{"a.md", ""}};
  CHECK(Selected(files, {{"../hugo.toml", "ignoreFiles = ['(a|b)']"}}).said ==
        Names{"../hugo.toml: unused-pattern"});
}

TEST_CASE("a vault's folder of templates holds no notes") {
  CHECK(posts_of({"Vorlagen/a.md", "b.md"},
                 {{".obsidian/", ""}, {".obsidian/templates.json", R"({"folder":"Vorlagen"})"}}) ==
        Names{"b.md"});
}

TEST_CASE("carrel.json excludes, includes and takes back") {
  const Files files{{"a.md", "A"}, {"in/b.md", "B"}, {"in/_c.mdx", "C"}, {"in/p.png", ""}};
  ArchiveFrame frame;
  frame.exclude = {"in/**", "nothing/"};
  CHECK(Selected(files, {}, frame).posts == Names{"a.md"});
  CHECK(Selected(files, {}, frame).said ==
        Names{"in/_c.mdx: excluded", "in/b.md: excluded", "carrel.json: unused-pattern"});
  frame.exclude = {"!in/_c.mdx"};
  CHECK(Selected(files, {}, frame).posts == Names{"a.md", "in/_c.mdx", "in/b.md"});
  frame.exclude = {};
  frame.include = {"in/"};
  CHECK(Selected(files, {}, frame).posts == Names{"in/b.md"});
}

TEST_CASE("Markdown in any spelling is packed; texts of other formats are named") {
  const Selected selected({{"a.MD", ""},
                           {"b.mkd", ""},
                           {"c.mdown", ""},
                           {"d.mdwn", ""},
                           {"e.Mkdn", ""},
                           {"f.Rmd", ""},
                           {"g.rst", ""},
                           {"h.ipynb", ""},
                           {"i.css", ""}});
  CHECK(selected.posts == Names{"a.MD", "b.mkd", "c.mdown", "d.mdwn", "e.Mkdn"});
  CHECK(selected.said ==
        Names{"f.Rmd: other-format", "g.rst: other-format", "h.ipynb: other-format"});
}

TEST_CASE("what a site's own lists leave out is no page, in each tool's way of writing them") {
  const Names paths = {"a.md", "TODO.md", "in/TODO.md", "internal/plan.md"};
  CHECK(posts_of(paths, {{".vitepress/config.mjs",
                          "export default { srcExclude: ['**/TODO.md', 'internal/**'] }"}}) ==
        Names{"a.md"});
  CHECK(posts_of(paths, {{".eleventyignore", "TODO.md\n# no\ninternal/\n"},
                         {".eleventy.js", "module.exports = {}"}}) == Names{"a.md"});
  const Selected partly(
      {{"a.md", "# A"}, {"x.md", "# X"}},
      {{".vitepress/config.ts", "export default { srcExclude: [...more, 'x.md'] }"}});
  CHECK(partly.posts == Names{"a.md"});
  CHECK(partly.said == Names{".vitepress/config.ts: unused-pattern", "x.md: partial"});
}

TEST_CASE("Jekyll builds no folder with an underscore but those that it is told to") {
  const Names paths = {"_guides/a.md",           "_notes/b.md",    "_pages/c.md",
                       "_posts/2024-01-02-d.md", "in/_notes/e.md", "f_g/h.md"};
  Files files = {{"_config.yml",
                  "collections:\n  guides: {output: true}\n  notes: {output: false}\n"
                  "include: [_pages]\n"}};
  for (const std::string& path : paths) files[path] = "# " + path;
  CHECK(Selected(files).posts ==
        Names{"_guides/a.md", "_pages/c.md", "_posts/2024-01-02-d.md", "f_g/h.md"});
}

TEST_CASE("what lies beside the index.md of a Hugo page is a part of it") {
  CHECK(posts_of({"_index.md", "a/_index.md", "a/b.md", "c/index.md", "c/part.md", "c/deep/part.md",
                  "index.md"},
                 {{"../hugo.toml", "title = 'T'"}}) ==
        Names{"_index.md", "a/_index.md", "a/b.md", "c/index.md", "index.md"});
}

TEST_CASE("what a configuration says in a tool's own way is no page") {
  CHECK(posts_of({"docs/a.md", "docs/secret/b.md", "blog/in/c.md"},
                 {{"../docusaurus.config.js",
                   "docs: { exclude: ['secret/**'] }, blog: { exclude: "
                   "['**/in/**'] }"}}) == Names{"docs/a.md"});
  CHECK(posts_of({"content/a.md", "content/b.md", "content/_parts/c.md", "d.md"},
                 {{".eleventy.js",
                   "module.exports = (c) => { c.ignores.add('content/b.md'); return { "
                   "dir: { input: 'content', includes: '_parts' } }; }"}}) ==
        Names{"content/a.md"});
  CHECK(
      posts_of({"a.md", "a.fr.md", "a.de.md", "fr/b.md", "it/c.md"},
               {{"../hugo.toml", "disableLanguages = ['fr']\n[languages.it]\ndisabled = true"}}) ==
      Names{"a.de.md", "a.md"});
  CHECK(posts_of({"a.md", "~old/b.md", "#x/c.md"}, {{"../_config.yml", "title: T"}}) ==
        Names{"a.md"});
}
