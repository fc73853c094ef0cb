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
  CHECK(title_from_name("iOS-setup") == "iOS setup");
  CHECK(title_from_name("Заметка") == "Заметка");
  CHECK(title_from_name("--") == "--");
}

TEST_CASE("a number in front of a name is its order, where it says so or others have one") {
  const auto rest = [](std::string_view name, bool has_others = false) {
    return std::string(name.substr(order_prefix(name, has_others)));
  };
  CHECK(rest("01-intro") == "intro");
  CHECK(rest("0003_Use-queues") == "Use-queues");
  CHECK(rest("1. Getting Started") == "Getting Started");
  CHECK(rest("12 - Last words") == "Last words");
  CHECK(rest("7-zip") == "7-zip");
  CHECK(rest("7-zip", true) == "zip");
  for (const char* name :
       {"18f-blog", "3 ways to fail", "1.2-notes", "2024-plans", "404", "01", "01-"})
    CHECK(rest(name, true) == name);
}

TEST_CASE("a title of the front matter loses its marks, and keeps what only looks like some") {
  CHECK(plain_title("Using `git switch` &amp; **more**") == "Using git switch & more");
  CHECK(plain_title("For <em>action</em> and<br> [docs](https://a.example)") ==
        "For action and docs");
  for (const char* title : {"Building <InputAccessoryView> for C*", "a ` b", "2 ** 3 ** 4",
                            "[x] done", "AT&T", "`", "snake_case_name", "a < b > c"})
    CHECK(plain_title(title) == title);
}
