#include "post/tool_settings.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("each format gives its values, keys in whatever spelling") {
  CHECK(text_of(read_tool_settings("mkdocs.yml", "site_name: X\nm: !!python/name:a.b.c"),
                "site_name") == "X");
  CHECK(text_of(read_tool_settings("../hugo.toml", "baseURL = 'https://x'\n"), "baseurl") ==
        "https://x");
  CHECK(text_of(read_tool_settings("book.toml", "[book]\ntitle = \"B\""), "book.title") == "B");
  CHECK(text_of(read_tool_settings("book.json", "\xEF\xBB\xBF{\"title\": \"J\"}"), "title") == "J");
  CHECK(texts_of(read_tool_settings("_config.yml", "exclude: [a, b]"), "exclude").size() == 2);
  CHECK(text_of(read_tool_settings("_config.yml", "exclude: [a, b]"), "exclude").empty());
  CHECK(read_tool_settings("_config.yml", "a: [").empty());
  CHECK(read_tool_settings("x.rb", "title: 'x'").empty());
}

TEST_CASE("of a script the plain strings alone, the first of each key") {
  const FrontMatterValues values = read_tool_settings("docusaurus.config.js", R"js(
    // title: 'no',
    /* title: "no" */
    const t = 'Computed';
    const config = {
      title: 'Docs // of it', tagline: `T`, url: "https://x.example",
      baseUrl: `/${x}/`, organizationName: t, favicon: 'a' + b,
      'projectName': 'p', themeConfig: { navbar: { title: 'Other' } },
    };)js");
  CHECK(text_of(values, "title") == "Docs // of it");
  CHECK(text_of(values, "tagline") == "T");
  CHECK(text_of(values, "url") == "https://x.example");
  CHECK(text_of(values, "projectname") == "p");
  for (const char* key : {"baseUrl", "organizationName", "favicon", "t"})
    CHECK(find_value(values, key) == nullptr);
  for (const char* broken : {"title: '", "a: /*", "\"", "title:", "`${", "x: 'a\\"})
    read_tool_settings("a.js", broken);
}

TEST_CASE("of a script's lists the plain texts, and whether there is more") {
  const FrontMatterValues values = read_tool_settings("config.mjs", R"js(export default {
    srcExclude: ['**/TODO.md', "internal/**", /* 'no' */],
    some: [...shared, 'x'], sidebar: [{ text: 'Guide', link: '/guide' }], draft: true, off: false,
    sum: true && other })js");
  CHECK(texts_of(values, "srcExclude") == std::vector<std::string>{"**/TODO.md", "internal/**"});
  CHECK_FALSE(find_value(values, "srcExclude")->is_partial);
  CHECK(find_value(values, "some")->is_partial);
  CHECK(text_of(values, "draft") == "true");
  CHECK(text_of(values, "off") == "false");
  for (const char* broken : {"a: [", "a: ['", "a: [/*", "a: [`${"})
    read_tool_settings("a.js", broken);
}
