// Names that stand for languages, and names that only look like it.
#include "pack/source_layout.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "folders called after languages, and nothing beside them, name the languages of their posts") {
  const SourceLayout layout({"site/docs/de/a.md", "site/docs/en/a.md",
                             "site/docs/pt-BR/guides/b.md", "site/docs/zh_Hant/c.md",
                             "site/docs/index.md"});
  CHECK(layout.root() == "site/docs/");
  CHECK(layout.languages() == Names{"de", "en", "pt-br", "zh-hant"});
  CHECK(layout.language_of("site/docs/pt-BR/guides/b.md") == "pt-br");
  CHECK(layout.language_folder_of("site/docs/pt-BR/guides/b.md") == "site/docs/pt-BR/");
  CHECK(layout.language_of("site/docs/index.md").empty());
}

TEST_CASE("a department is not Italian, and one folder is no choice of languages") {
  CHECK(SourceLayout({"it/a.md", "finance/b.md"}).languages().empty());
  CHECK(SourceLayout({"it/a.md", "it/b.md"}).languages().empty());
  CHECK(SourceLayout({"it/a.md", "top.md"}).languages().empty());
  CHECK(SourceLayout({"qq/a.md", "xx/b.md"}).languages().empty());
  CHECK(SourceLayout({"de-de-de/a.md", "en/b.md"}).languages().empty());
}

TEST_CASE("a folder that is no language does not hide those that hold translations") {
  CHECK(SourceLayout({"de/guide.md", "en/guide.md", "fr/guide.md", "_shared/notice.md"})
            .languages() == Names{"de", "en", "fr"});
  CHECK(SourceLayout({"de/guide.md", "en/guide.md", "base-l10n/guide-new.md", "it/own.md"})
            .languages() == Names{"de", "en", "it"});
  CHECK(SourceLayout({"it/onboarding.md", "hr/onboarding.md", "finance/onboarding.md"})
            .languages()
            .empty());
}

TEST_CASE("translations may stand beside the posts of the archive's own language") {
  const SourceLayout layout({"guide.md", "index.md", "api/a.md", "de/guide.md", "fr/api/a.md"});
  CHECK(layout.languages() == Names{"de", "fr"});
  CHECK(layout.language_of("api/a.md").empty());
  CHECK(layout.language_of("fr/api/a.md") == "fr");
  CHECK(layout.language_folder_of("api/a.md").empty());
  CHECK(SourceLayout({"index.md", "it/index.md", "finance/b.md"}).languages().empty());
  Names many{"docs/de/guides/0.md"};
  for (int i = 0; i < 20; ++i) many.push_back("docs/guides/" + std::to_string(i) + ".md");
  CHECK(SourceLayout(many).languages() == Names{"de"});
  CHECK(SourceLayout(many).root() == "docs/");
}

TEST_CASE("languages of three letters, with scripts and with regions") {
  CHECK(SourceLayout({"pt-br/g.md", "es-419/g.md", "zh-hant/g.md", "fil/g.md", "zh_Hans_CN/g.md"})
            .languages() == Names{"es-419", "fil", "pt-br", "zh-hans-cn", "zh-hant"});
  for (const char* name : {"de", "sr-Latn", "fil", "es-419", "yue-Hant-HK"})
    CHECK(is_language_name(name));
  for (const char* name :
       {"docs", "api", "de-", "de-de-de", "e", "the", "de-419x", "img", "-de", ""})
    CHECK_FALSE(is_language_name(name));
}

TEST_CASE("a file's name tells its language where the same post stands there in another") {
  const SourceLayout layout(
      {"blog/x.md", "blog/x.de.md", "blog/node.js.md", "blog/notes.is.md", "y.fr.md", "y.nl.md"});
  CHECK(layout.languages() == Names{"de", "fr", "nl"});
  CHECK(layout.language_of("blog/x.de.md") == "de");
  CHECK(layout.language_of("blog/x.md").empty());
  CHECK(layout.language_of("blog/notes.is.md").empty());
  CHECK(layout.path_without_language("blog/x.de.md") == "blog/x.md");
  CHECK(layout.path_without_language("blog/notes.is.md") == "blog/notes.is.md");
  CHECK(layout.language_of("y.nl.md") == "nl");
}

TEST_CASE("the root is the deepest folder of nearly all posts") {
  CHECK(SourceLayout({"a/b/c.md", "a/bc/d.md"}).root() == "a/");
  CHECK(SourceLayout({"a/b/c.md"}).root() == "a/b/");
  CHECK(SourceLayout({"x.md", "a/b/c.md"}).root().empty());
  Names many{"x.md"};
  for (int i = 0; i < 9; ++i) many.push_back("a/b/" + std::to_string(i) + ".md");
  CHECK(SourceLayout(many).root() == "a/b/");
  CHECK(SourceLayout(many).language_folder_of("x.md").empty());
  many.emplace_back("y.md");
  CHECK(SourceLayout(many).root().empty());
  CHECK(SourceLayout(Names{}).root().empty());
}
