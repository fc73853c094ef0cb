#include "pack/post_title.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("the first heading is the title, as readers see it") {
  struct {
    const char *markdown, *title;
  } static constexpr kCases[] = {
      {"# C#\n\ntext", "C#"},
      {"# Notes on F#", "Notes on F#"},
      {"# Closed ##", "Closed"},
      {"#\tTab", "Tab"},
      {"  # Indented", "Indented"},
      {"Two\nlines\n===\n", "Two lines"},
      {"Second\n---\n", "Second"},
      {"## Second level", "Second level"},
      {"# How [gitserver](https://a.example) `works` **well**", "How gitserver works well"},
      {"# Tom &amp; Jerry[^1]\n\n[^1]: n", "Tom & Jerry"},
      {"# Escaped \\* star", "Escaped * star"},
      {"# With id {#x}", "With id"},
      {"# See [that]\n\n[that]: /x", "See that"},
      {"![banner](x.png)\n\n# Below a picture", "Below a picture"},
      {"import A from 'b';\n\n# Below an import", "Below an import"},
      {"<script setup>\nimport A from 'b'\n# not this\n</script>\n\n# Below a script",
       "Below a script"},
      {"<h1 align=\"center\">Centred <b>title</b></h1>\n\ntext", "Centred title"},
      {"<div>\n<h1>Inside</h1>\n</div>", "Inside"},
      {"```\n# not this\n```\n\n# Below code", "Below code"},
      {"<!-- # not this -->\n# Below a comment", "Below a comment"},
      {"#\n\n# ![a picture](x)\n\n# Third", "a picture"},
      {"- # In a list", "In a list"},
      {"> # In a quote", "In a quote"},
      {"# Handbook [![CI](https://a.example/ci.svg)](https://a.example)", "Handbook"},
      {"text only", ""},
  };
  for (const auto& each : kCases) {
    CAPTURE(each.markdown);
    CHECK(find_first_heading(each.markdown).text == each.title);
  }
}

TEST_CASE("a heading that is the title stands once; lines keep their numbers") {
  const auto rest = [](std::string_view markdown) {
    const FirstHeading heading = find_first_heading(markdown);
    return heading.is_title && heading.end > heading.begin ? without_heading(markdown, heading)
                                                           : std::string(markdown);
  };
  CHECK(rest("# A\n\ntext") == "\n\ntext");
  CHECK(rest("A\nB\n==\ntext") == "\n\n\ntext");
  CHECK(rest("![x](y)\n\n# A\n\ntext") == "![x](y)\n\n\n\ntext");
  CHECK(rest("text\n\n## A") == "text\n\n## A");
  CHECK(rest("<h1>A</h1>\n\ntext") == "\n\ntext");
  CHECK(rest("<h1>A</h1>\n<p>b</p>\n\ntext") == "<h1>A</h1>\n<p>b</p>\n\ntext");
  CHECK(rest("> # A\n\ntext") == "> # A\n\ntext");
}

TEST_CASE("a file's name is a title as it is written") {
  CHECK(title_from_name("Introduction to AWS S3 (draft notes)") ==
        "Introduction to AWS S3 (draft notes)");
  CHECK(title_from_name("release-notes_AWS") == "Release notes AWS");
  CHECK(title_from_name("iOS-setup") == "IOS setup");
  CHECK(title_from_name("Заметка") == "Заметка");
  CHECK(title_from_name("--") == "--");
}
