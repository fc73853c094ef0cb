#include "pack/recognition.h"

#include <doctest/doctest.h>

#include <string>

#include "packed_files.h"

using namespace carrel;

namespace {

std::string recognised(const Files& files, const Files& settings = {},
                       const std::string& named = {}) {
  PackSource source = source_of(files);
  source.settings = settings;
  return recognise(source, named).described();
}

}  // namespace

TEST_CASE("each tool is recognised by its configuration") {
  const struct {
    const char *path, *text, *tool;
  } kRows[] = {
      {"hugo.toml", "", "Hugo"},
      {"config.toml", "baseURL = 'https://x.example'", "Hugo"},
      {"config/_default/hugo.yaml", "", "Hugo"},
      {"config.toml", "base_url = 'https://x.example'", "Zola"},
      {"_config.yml", "title: X", "Jekyll"},
      {"_config.yml", "source_dir: source", "Hexo"},
      {"mkdocs.yml", "", "MkDocs"},
      {"book.toml", "", "mdBook"},
      {"docusaurus.config.ts", "", "Docusaurus"},
      {".vitepress/config.mts", "", "VitePress"},
      {".vuepress/", "", "VuePress"},
      {"astro.config.mjs", "", "Astro"},
      {"astro.config.mjs", "import starlight from '@astrojs/starlight'", "Starlight"},
      {"gatsby-config.js", "", "Gatsby"},
      {".gitbook.yaml", "", "GitBook"},
      {".eleventy.js", "", "Eleventy"},
      {"quartz.config.ts", "", "Quartz"},
      {".obsidian/", "", "Obsidian"},
      {"logseq/config.edn", "", "Logseq"},
      {"dendron.yml", "", "Dendron"},
      {".adr-dir", "", "ADR"},
      {"nuxt.config.ts", "", "Nuxt Content"},
      {"config.rb", "activate :blog", "Middleman"},
      {"pelicanconf.py", "", "Pelican"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.path);
    for (const char* above : {"", "../", "../../../"}) {
      const std::string path = std::string(above) + row.path;
      CHECK(recognised({{"a.md", "# A"}}, {{path, row.text}}) ==
            std::string(row.tool) + ": " + path);
    }
    CHECK(recognised({{"a.md", "# A"}}, {{std::string("../../../../") + row.path, row.text}}) ==
          "");
  }
}

TEST_CASE("the nearest site's configuration counts, and a vault's beside it") {
  CHECK(recognised({{"a.md", ""}}, {{"../mkdocs.yml", ""}, {"../../hugo.toml", ""}}) ==
        "MkDocs: ../mkdocs.yml");
  CHECK(recognised({{"a.md", ""}}, {{".obsidian/", ""}, {"../quartz.config.ts", ""}}) ==
        "Obsidian: .obsidian/; Quartz: ../quartz.config.ts");
  CHECK(recognised({{"a.md", ""}, {"hugo.toml", ""}, {"book.toml", ""}}) ==
        "Hugo: hugo.toml; mdBook: book.toml");
}

TEST_CASE("else files of the folder speak, each tool's own") {
  CHECK(recognised({{"_posts/2024-01-05-a.md", "A"}}) == "Jekyll: _posts/2024-01-05-a.md");
  CHECK(recognised({{"source/_posts/a.md", "A"}, {"scaffolds/post.md", ""}}) ==
        "Hexo: source/_posts/a.md");
  CHECK(recognised({{"a/_index.md", "---\ntitle: A\n---"}}) == "Hugo: a/_index.md");
  CHECK(recognised({{"a/_index.md", "+++\nsort_by = \"date\"\n+++"}}) == "Zola: a/_index.md");
  CHECK(recognised({{"SUMMARY.md", "# Table of contents\n"}}) == "GitBook: SUMMARY.md");
  CHECK(recognised({{"book/src/SUMMARY.md", ""}, {"src/SUMMARY.md", "# Summary"}}) ==
        "mdBook: src/SUMMARY.md");
  CHECK(recognised({{"logseq/config.edn", ""}, {"pages/a.md", "- [[b]]"}}) ==
        "Logseq: logseq/config.edn");
  CHECK(recognised({{"Home.md", "[[Other]]"}, {"_Sidebar.md", "[[Home]]"}}) ==
        "GitHub wiki: _Sidebar.md");
  CHECK(recognised({{"doc/adr/0001-use-it.md", "# 1. Use it"}}) == "ADR: doc/adr/0001-use-it.md");
  CHECK(recognised({{"guide.html.md", "A"}}) == "Middleman: guide.html.md");
}

TEST_CASE("else what the posts hold, where enough do") {
  CHECK(recognised({{"a.md", "See [[Other note]]."}}) == "Obsidian: [[\u2026]] in 1 of 1 post");
  CHECK(recognised({{"a.md", "!!! note\n    Text."}, {"b.md", "B"}}) ==
        "MkDocs: !!! in 1 of 2 posts");
  CHECK(recognised({{"a.md", "[[_TOC_]]"}}) == "GitLab: [[_TOC_]] in 1 of 1 post");
  CHECK(recognised({{"a.md", "{{< note >}}"}}) == "Hugo: {{< in 1 of 1 post");
  CHECK(recognised({{"a.md", "if [[ -f x ]]; then [[:digit:]] [[x]](y)"}}) == "");
  Files many;
  for (int i = 0; i < 40; ++i) many["p" + std::to_string(i) + ".md"] = "Text.";
  many["a.md"] = "[[Note]]";
  CHECK(recognised(many) == "");
  CHECK(recognised({{"a.md", "# A plain post"}}) == "");
}

TEST_CASE("what makes the site is named before what stands within it") {
  CHECK(recognised({{"docs/adr/0001-x.md", "# 1. X\n\nStatus: Accepted"},
                    {"a.md", "{% include a.html %} {{ site.title }}"},
                    {"b.md", "{{ site.title }}"}}) ==
        "Jekyll: {% include in 2 of 3 posts; ADR: docs/adr/0001-x.md");
}

TEST_CASE("carrel.json decides otherwise") {
  CHECK(recognised({{"hugo.toml", ""}, {"a.md", ""}}, {}, "Jekyll") == "Jekyll: carrel.json");
  CHECK(recognised({{"hugo.toml", ""}, {"a.md", ""}}, {}, "plain") == "");
  PackSource source;
  source.settings = {{"../mkdocs.yml", ""}};
  const RecognisedDialects dialects = recognise(source, "mkdocs");
  REQUIRE(dialects.has("MkDocs"));
  CHECK(dialects.find("MkDocs")->configuration == "../mkdocs.yml");
}

TEST_CASE("a name that no tool has, and every tool's, in whatever spelling") {
  CHECK(find_dialect("hugo") == find_dialect("Hugo"));
  CHECK(find_dialect("nuxt-content") != nullptr);
  CHECK(find_dialect("Hugoo") == nullptr);
  CHECK(find_dialect("") == nullptr);
  for (const std::string_view name : dialect_names())
    if (name != kPlainDialect) CHECK(find_dialect(name)->name == name);
}
