#include "pack/post_markup.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

PackSource source_of(std::map<std::string, std::string> files) {
  PackSource source;
  for (const auto& [path, text] : files) source.paths.push_back(path);
  source.read = [files](const std::string& path) -> Result<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return Error{ErrorCode::NotFound, "no such file", path, ""};
    return found->second;
  };
  return source;
}

}  // namespace

TEST_CASE("a post may include files of its folder, and no other") {
  const PackSource source = source_of({{"guide/a.md", ""},
                                       {"guide/code.rs", "fn"},
                                       {"_includes/note.html", "note"},
                                       {"parts/deep/only.md", "---\ntitle: x\n---\ntext"},
                                       {"parts/draft.md", "---\ndraft: true\n---\nsecret"},
                                       {"parts/hidden.md", "shown %%canary%%"},
                                       {"_drafts/kept.md", "secret"},
                                       {"kept.draft.md", "secret"},
                                       {".env", "KEY=1"}});
  const PostMarkup markup(source, RecognisedDialects());
  const auto read = markup.context_of("guide/a.md").read_included;
  CHECK(read("code.rs") == "fn");
  CHECK(read("./code.rs") == "fn");
  CHECK(read("../guide/code.rs") == "fn");
  CHECK(read("note.html") == "note");
  CHECK(read("deep/only.md") == "text");
  CHECK(read("only.md") == "text");
  CHECK(!read("draft.md"));
  CHECK(!read("../_drafts/kept.md"));
  CHECK(!read("../kept.draft.md"));
  CHECK(read("hidden.md").value().find("canary") == std::string::npos);
  CHECK(!read("../../etc/passwd"));
  CHECK(!read("/.env"));
  CHECK(!read("a.md"));
  CHECK(!read("none.md"));
}

TEST_CASE("wikilinks are read where their page is there, or the tool has them") {
  const PackSource source = source_of({{"notes/Disk Full.md", ""}, {"shot.png", ""}});
  const MarkupContext plain = PostMarkup(source, RecognisedDialects()).context_of("a.md");
  CHECK(plain.syntaxes == 0);
  const PostMarkup markup(source, RecognisedDialects());
  const MarkupContext context = markup.context_of("a.md");
  CHECK(context.has_page("disk full"));
  CHECK(context.has_page("notes/Disk Full"));
  CHECK(context.has_page("shot.png"));
  CHECK(!context.has_page("package"));
  const PostMarkup vault(source, RecognisedDialects({{find_dialect("Obsidian"), "", ""}}));
  CHECK(vault.context_of("a.md").has(Syntax::Wikilinks));
  CHECK(vault.context_of("a.mdx").has(Syntax::Mdx));
}
