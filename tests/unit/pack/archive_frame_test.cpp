#include "pack/archive_frame.h"

#include <doctest/doctest.h>

#include <string>

#include "pack/recognition.h"
#include "packed_files.h"

using namespace carrel;

namespace {

ArchiveFrame completed(const Files& settings, const std::string& folder = "/x/handbook/docs/en") {
  const Files files{{"a.md", "# A"}};
  PackSource source = source_of(files);
  source.settings = settings;
  PackOptions options = on_a_day();
  options.folder = folder;
  ArchiveFrame frame;
  frame.language.clear();
  PackReport report;
  complete_frame(source, recognise(source, ""), options, frame, report);
  return frame;
}

}  // namespace

TEST_CASE("each tool's configuration gives the title and the language") {
  const struct {
    const char *path, *text, *title, *language;
  } kRows[] = {
      {"../hugo.toml", "title = 'T'\ndefaultContentLanguage = 'de'", "T", "de"},
      {"../config/_default/hugo.yaml", "title: T\nlanguageCode: en-us", "T", "en"},
      {"_config.yml", "title: T\nlang: pt-BR", "T", "pt-br"},
      {"../../mkdocs.yml", "site_name: T\ntheme:\n  name: material\n  language: fr", "T", "fr"},
      {"../book.toml", "[book]\ntitle = 'T'\nlanguage = 'de-DE'", "T", "de"},
      {"../docusaurus.config.ts", "title: 'T', i18n: {defaultLocale: 'ja'}", "T", "ja"},
      {".vitepress/config.mts", "export default { title: \"T\", lang: 'en-US' }", "T", "en"},
      {"../quartz.config.ts", "pageTitle: 'T', locale: 'en-GB',", "T", "en"},
      {"../astro.config.mjs", "starlight({ title: 'T' })", "T", "en"},
      {"../config.toml", "base_url = 'x'\ntitle = 'T'\ndefault_language = 'fr'", "T", "fr"},
      {"../hugo.toml", "title = ''\nlanguageCode = 'klingon'", "handbook", "en"},
      {"../docusaurus.config.js", "title: process.env.TITLE,", "handbook", "en"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.path);
    const ArchiveFrame frame = completed({{row.path, row.text}});
    CHECK(frame.title == row.title);
    CHECK(frame.language == row.language);
  }
}

TEST_CASE("a folder that says nothing is called after the one above") {
  CHECK(title_of_folder("/x/handbook/docs/en") == "handbook");
  CHECK(title_of_folder("/x/osguide/_articles/") == "osguide");
  CHECK(title_of_folder("/x/My Vault") == "My Vault");
  CHECK(title_of_folder("/docs") == "docs");
  CHECK(title_of_folder("") == "");
}

TEST_CASE("carrel.json comes first, then what the program calls it") {
  const Files files{{"a.md", "# A"}, {"mkdocs.yml", "site_name: T\n"}};
  const PackSource source = source_of(files);
  PackOptions options = on_a_day();
  ArchiveFrame frame;
  frame.title = "Own";
  frame.language = "de";
  PackReport report;
  complete_frame(source, recognise(source, ""), options, frame, report);
  CHECK(frame.title == "Own");
  CHECK(frame.language == "de");
  CHECK(report.archive == "\"Own\" (carrel.json), language de (carrel.json)");
  frame.title.clear();
  options.title = "Program";
  complete_frame(source, RecognisedDialects(), options, frame, report);
  CHECK(frame.title == "Program");
}
