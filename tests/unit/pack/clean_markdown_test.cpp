#include "pack/clean_markdown.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carrel;

namespace {

std::string clean(std::string_view text) { return clean_markdown(text).markdown; }

}  // namespace

TEST_CASE("what a tool hides is taken out") {
  const char* kHidden[] = {"%%zebra%%",
                           "%% zebra %%",
                           "{% comment %}zebra{% endcomment %}",
                           "{%- comment -%}zebra{%- endcomment -%}",
                           "{% # zebra %}",
                           "{{/* zebra */}}",
                           "{{- /* zebra */ -}}",
                           "{/* zebra */}",
                           "{ /* zebra */ }",
                           "{# zebra #}",
                           "{#- zebra -#}",
                           "{{< comment >}}zebra{{< /comment >}}",
                           "{{% comment %}}zebra{{% /comment %}}",
                           "{::comment}zebra{:/comment}",
                           "{::comment}zebra{:/}",
                           "<%# zebra %>",
                           "<!-- zebra -->"};
  for (const std::string hidden : kHidden) {
    CAPTURE(hidden);
    CHECK(clean("one " + hidden + " two").find("zebra") == std::string::npos);
    CHECK(clean("one " + hidden + " two").find("two") != std::string::npos);
    CHECK(clean("one\n\n" + hidden + "\n\ntwo\n").find("zebra") == std::string::npos);
    CHECK(clean("- one\n  " + hidden + "\n- two\n").find("zebra") == std::string::npos);
    CHECK(clean("> one " + hidden + "\n> two\n").find("zebra") == std::string::npos);
    // In code it is text about comments.
    for (const std::string& code : std::vector<std::string>{
             "```\n" + hidden + "\n```\n", "`` " + hidden + " ``", "    " + hidden + "\n",
             "- a\n\n      " + hidden + "\n", "> ~~~\n> " + hidden + "\n> ~~~\n"})
      CHECK(clean(code) == code);
  }
}

TEST_CASE("a comment over several lines goes as a whole, and later lines keep their numbers") {
  const CleanedMarkdown cleaned = clean_markdown("one\n\n%%\nzebra\n\n```\nzebra\n%%\n\ntwo\n");
  CHECK(cleaned.markdown.find("zebra") == std::string::npos);
  CHECK(std::count(
            cleaned.markdown.begin(),
            cleaned.markdown.begin() + static_cast<std::ptrdiff_t>(cleaned.markdown.find("two")),
            '\n') == 9);
  REQUIRE(cleaned.hidden.size() == 1);
  CHECK(cleaned.hidden[0].line == 3);
  CHECK(cleaned.hidden[0].tool == "Obsidian");
}

TEST_CASE("a block of HTML comment keeps its lines, and cleaning twice changes nothing more") {
  for (const std::string text :
       {"a\n\n<!--\nb\n\n  c\n-->\n\nd\n", "> <!-- b\n> c -->\n> d\n", "- <!-- b\n  c -->\n- d\n",
        "a\n\n<!-- b\n\tc\n     c\n  c -->\nd\n", "a\n      <!-- b\n c -->\nd\n",
        "> <!-- b\n>       c\n\nd\n", "a <!-- b\nc --> d\n"}) {
    CAPTURE(text);
    const std::string once = clean(text);
    CHECK(once.find('c') == std::string::npos);
    CHECK(once.find('d') != std::string::npos);
    CHECK(clean(once) == once);
    CHECK(once.find("<!---->\n  ") ==
          std::string::npos);  // what is indented behind a closed comment is code
    if (text[0] != 'a' || text[1] != ' ')
      CHECK(std::count(once.begin(), once.end(), '\n') ==
            std::count(text.begin(), text.end(), '\n'));
  }
}

TEST_CASE("what is no comment stays as it is") {
  const char* kKept[] = {"50%% of 20%% are",
                         "for %%i in (a) do echo %%i",
                         "%%sql",
                         "# Head {#head}\n\n# More {#more} #}\n",
                         "{% raw %}{% comment %}x{% endcomment %}{% endraw %}",
                         "{{</* comment */>}}",
                         "{{#include a.rs}} and #}",
                         "`%%` and `%%`",
                         "\\%% a %%",
                         "a %% b\n\nc %% d",
                         "$$\n%% a\n%% b\n$$\n",
                         "{/ * x * /}",
                         "[INFO]: started and\n[WARN]: full",
                         "```\n[x]: y\n```",
                         "see <!-- here",
                         "\\<!-- x -->",
                         "text\n[x]: y"};
  for (const char* kept : kKept) {
    CAPTURE(kept);
    CHECK(clean(kept) == kept);
  }
}

TEST_CASE("a comment that never ends is named, and is text") {
  const CleanedMarkdown cleaned = clean_markdown("one\n\n{% comment %}\nzebra\n");
  CHECK(cleaned.markdown.find("zebra") != std::string::npos);
  REQUIRE(cleaned.hidden.size() == 1);
  CHECK_FALSE(cleaned.hidden[0].is_closed);
  CHECK(cleaned.hidden[0].line == 3);
  const CleanedMarkdown html = clean_markdown("one\n\n<!-- two\n\nthree\n");
  CHECK(html.markdown.find("three") == std::string::npos);
  CHECK(html.unclosed_comments == std::vector<std::size_t>{3});
}

TEST_CASE("definitions that nothing uses go, and are named") {
  const CleanedMarkdown cleaned = clean_markdown(
      "[a][] and [b]\n\n[a]: /a\n[B]: /b 'title'\n[c]: /secret\n  'of\n  three lines'\n[//]: # "
      "(hidden)\n");
  CHECK(cleaned.markdown.find("/a") != std::string::npos);
  CHECK(cleaned.markdown.find("/b") != std::string::npos);
  CHECK(cleaned.markdown.find("secret") == std::string::npos);
  CHECK(cleaned.markdown.find("three lines") == std::string::npos);
  CHECK(cleaned.markdown.find("hidden") == std::string::npos);
  CHECK(cleaned.unused_definitions == std::vector<std::string>{"c", "//"});
}

TEST_CASE("cleaning many comments takes linear time") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "a {# b #} <!-- c --> %% d %%\n";
  CHECK(clean(text).find('b') == std::string::npos);
}
