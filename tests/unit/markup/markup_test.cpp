#include "markup/markup.h"

#include <doctest/doctest.h>

#include "carrel/document.h"

using namespace carrel;

namespace {

std::string translated(std::string_view markdown, std::uint32_t syntaxes = 0) {
  MarkupContext context;
  context.syntaxes = syntaxes;
  return translate_markup(markdown, context).markdown;
}

struct Pair {
  const char* from;
  const char* to;
};

}  // namespace

TEST_CASE("text without any tool's markup stays as it is") {
  for (const char* kept : {"# Title\n\nText `{{ x }}` and [a](b).\n",
                           "a == b and c == d",
                           "x++ and y++",
                           "::: not closed\n\ntext",
                           "!!! Mind this\n\ntext",
                           "???\n",
                           "=== \"x\"\ntext",
                           "[[ -f x ]] && [[package]]",
                           "{{ variable }} and {% for x in y %}",
                           "<T> and <Foo>",
                           "```\n:::note\n[[x]]\n{{< a >}}\n```\n",
                           "    :::note\n    text\n    :::\n",
                           "$$\n[[a]] == b\n$$\n",
                           "import os\n",
                           "key:: value\n",
                           "`==x==` `{% raw %}`\n",
                           "<pre>\n:::note\n</pre>\n",
                           "Term\n: text\n",
                           "a \\[[b]] \\==c==\n",
                           "| a |\n|---|\n| b |\n"}) {
    CAPTURE(kept);
    CHECK(translated(kept) == kept);
  }
}

TEST_CASE("boxes of all tools become alerts") {
  const Pair kPairs[] = {
      {":::note\ntext\n:::\n", "> [!NOTE]\n> text\n\n"},
      {":::tip[A *title*]\ntext\n:::\n", "> [!TIP] A *title*\n> text\n\n"},
      {"::: warning Mind this\ntext\n:::\n", "> [!WARNING] Mind this\n> text\n\n"},
      {"::: details Why {open}\ntext\n:::\n", "> [!NOTE]- Why\n> text\n\n"},
      {"::: {.callout-tip}\ntext\n:::\n", "> [!TIP]\n> text\n\n"},
      {":::{danger} Stop\ntext\n:::\n", "> [!CAUTION] Stop\n> text\n\n"},
      {"::::note\n:::tip\nin\n:::\nout\n::::\n", "> [!NOTE]\n>\n> > [!TIP]\n> > in\n>\n> out\n\n"},
      {"!!! note\n    text\n\n    more\nafter\n", "> [!NOTE]\n> text\n>\n> more\n\nafter\n"},
      {"!!! note \"Title\"\n    text\n", "> [!NOTE] Title\n> text\n\n"},
      {"??? question \"Why?\"\n    text\n", "> [!NOTE]- Why?\n> text\n\n"},
      {"???+ tip\n\n    text\n", "> [!TIP]+ Tip\n>\n> text\n\n"},
      {"!!! pied-piper \"Own\"\n    text\n", "> [!NOTE] Own\n> text\n\n"},
      {"- item\n\n    !!! note\n        text\n", "- item\n\n    > [!NOTE]\n    > text\n\n"},
      {"{% hint style=\"info\" %}\ntext\n{% endhint %}\n", "> [!NOTE] Info\n>\n> text\n\n"},
      {"{{< note >}}\ntext\n{{< /note >}}\n", "> [!NOTE]\n>\n> text\n\n"},
      {"{{% alert title=\"T\" color=\"warning\" %}}text{{% /alert %}}\n",
       "> [!WARNING] T\n> text\n\n"},
      {"{{< notice tip >}}\ntext\n{{< /notice >}}\n", "> [!TIP]\n>\n> text\n\n"},
      {"{{< details title=\"Why\" >}}\ntext\n{{< /details >}}\n", "> [!NOTE]- Why\n>\n> text\n\n"},
      {"> [!tip]- Folded\n> text\n", "> [!TIP]- Folded\n> text\n"},
      {"> [!info]\n> text\n", "> [!NOTE] Info\n> text\n"},
      {"> [!question]+ Why `x`?\n> text\n", "> [!NOTE]+ Why `x`?\n> text\n"},
      {"#+BEGIN_TIP\ntext\n#+END_TIP\n", "> [!TIP]\n> text\n\n"},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.from);
    CHECK(translated(pair.from) == pair.to);
  }
  const std::uint32_t mdx = Syntax::Mdx | Syntax::Components;
  CHECK(translated("<Aside type=\"tip\" title=\"T\">\n  text\n</Aside>\n", mdx) ==
        "> [!TIP] T\n>\n> text\n\n");
  CHECK(translated("<Note>text</Note>\n", mdx) == "> [!NOTE]\n> text\n\n");
}

TEST_CASE("tabs are texts under their labels, and all are kept") {
  CHECK(translated("=== \"Linux\"\n\n    `apt`\n\n=== \"macOS\"\n\n    `brew`\n") ==
        "> [!TAB] Linux\n>\n> `apt`\n>\n\n> [!TAB] macOS\n>\n> `brew`\n\n");
  CHECK(translated("{{< tabs >}}\n{{< tab \"A\" >}}\na\n{{< /tab >}}\n{{< /tabs >}}\n")
            .find("> [!TAB] A\n>\n> a\n") != std::string::npos);
  CHECK(translated("{% tabs %}\n{% tab title=\"A\" %}\na\n{% endtab %}\n{% endtabs %}\n")
            .find("> [!TAB] A\n>\n> a\n") != std::string::npos);
  CHECK(translated("::: code-group\n\n```js [a.js]\nx\n```\n\n```ts [b.ts]\ny\n```\n\n:::\n")
            .find("> [!TAB] b.ts\n> ```ts\n> y\n> ```\n") != std::string::npos);
  const std::uint32_t mdx = Syntax::Mdx | Syntax::Components;
  const std::string tabs = translated(
      "<Tabs>\n  <TabItem label=\"A\">\n\n    ```js\n    x\n      ```\n\n  "
      "</TabItem>\n</Tabs>\nend\n",
      mdx);
  CHECK(tabs.find("> [!TAB] A") != std::string::npos);
  CHECK(tabs.find("> ```js\n") != std::string::npos);
  CHECK(tabs.find("<") == std::string::npos);
  CHECK(tabs.find("\nend\n") != std::string::npos);
}

TEST_CASE("wikilinks lead to pages and show files") {
  const std::uint32_t links = +Syntax::Wikilinks;
  const Pair kPairs[] = {
      {"[[Page]]", "[Page](<wikilink:Page>)"},
      {"[[Page|the page]]", "[the page](<wikilink:Page>)"},
      {"[[Page#Head|x]]", "[x](<wikilink:Page#Head>)"},
      {"[[Page#Head]]", "[Page > Head](<wikilink:Page#Head>)"},
      {"[[#Head]]", "[Head](<wikilink:#Head>)"},
      {"[[a/b]]", "[a/b](<wikilink:a/b>)"},
      {"| [[Page\\|x]] |\n|---|\n", "| [x](<wikilink:Page>) |\n|---|\n"},
      {"![[a.png]]", "![](<wikilink:a.png>)"},
      {"![[a.png|Alt]]", "![Alt](<wikilink:a.png>)"},
      {"![[a.png|300]]", "<img src=\"wikilink:a.png\" alt=\"\" width=\"300\">"},
      {"![[a.png|Alt|30x20]]",
       "<img src=\"wikilink:a.png\" alt=\"Alt\" width=\"30\" height=\"20\">"},
      {"![[Note#Head]]", "[Note > Head](<wikilink:Note#Head>)"},
      {"text ^block-1", "text"},
      {"==marked==", "<mark>marked</mark>"},
      {"> [!info] See [[Page]]\n> x\n", "> [!NOTE] See [Page](<wikilink:Page>)\n> x\n"},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.from);
    CHECK(translated(pair.from, links) == pair.to);
  }
  CHECK(translated("[[the page|Page]]", links | Syntax::LabelFirst) ==
        "[the page](<wikilink:Page>)");
  // Where no tool has them, only the names of pages that are there are links.
  MarkupContext context;
  context.has_page = [](std::string_view name) { return name == "Page"; };
  CHECK(translate_markup("[[Page]] [[package]]", context).markdown ==
        "[Page](<wikilink:Page>) [[package]]");
}

TEST_CASE("tags of templates mean what they stand for") {
  const Pair kPairs[] = {
      {"{{< figure src=\"a.png\" alt=\"A\" caption=\"C\" >}}", "![A](a.png) *C*"},
      {"{{< youtube abc >}}",
       "[Video: https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)"},
      {"[x]({{< ref \"a.md#h\" >}})", "[x](reference:a.md#h)"},
      {"[x]({% post_url 2020-01-01-a %})", "[x](reference:2020-01-01-a)"},
      {"![i]({{ \"/a.png\" | relative_url }})", "![i]({{ \"/a.png\" | relative_url }})"},
      {"{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n", "```go\nx := 1\n```\n\n"},
      {"{% highlight ruby %}\nputs \"```\"\n{% endhighlight %}\n",
       "````ruby\nputs \"```\"\n````\n\n"},
      {"{% raw %}{{ x }}{% endraw %}", "{{ x }}"},
      {"{% raw %}<iframe src=\"https://e.example\"></iframe>{% endraw %}",
       "[Embedded page: https://e.example](https://e.example)"},
      {":::note\n```\na\n  \nb\n```\n:::\n", "> [!NOTE]\n> ```\n> a\n>   \n> b\n> ```\n\n"},
      {"{{< chart data=1 \"Sales\" >}}", "Sales"},
      {"{{< box >}}\ntext\n{{< /box >}}\n", "text\n\n"},
      {"<iframe src=\"https://e.example/x\" title=\"T\"></iframe>",
       "[Embedded page: T](https://e.example/x)"},
      {"<video controls>\n<source src=\"a.mp4\">\n</video>", "[Video: a.mp4](a.mp4)"},
      {"$`a^2`$", "$a^2$"},
      {"{{</* ref */>}}", "`{{< ref >}}`"},
      {"```\n{{</* ref \"x\" */>}}\n```\n", "```\n{{< ref \"x\" >}}\n```\n"},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.from);
    CHECK(translated(pair.from) == pair.to);
  }
  const std::uint32_t liquid = +Syntax::Liquid;
  CHECK(translated("[a]({{ site.baseurl }}/b)", liquid) == "[a](/b)");
  CHECK(translated("![i]({{ \"/a.png\" | relative_url }})", liquid) == "![i](/a.png)");
  CHECK(translated("<img src=\"{{site.baseurl}}/a.png\">", liquid) == "<img src=\"/a.png\">");
  CHECK(translated("`{% raw %}{{ x }}{% endraw %}`", liquid) == "`{{ x }}`");
  CHECK(translated("{% if x %}a{% else %}b{% endif %}", liquid) == "a b\n");
  CHECK(translated("{{ 1 + 1 }}", +Syntax::Interpolation) == "`1 + 1`");
}

TEST_CASE("MDX's modules go, and its components leave their text") {
  const std::uint32_t mdx = Syntax::Mdx | Syntax::Components;
  const Pair kPairs[] = {
      {"import A from 'a';\nexport const b = {\n\n};\n\ntext\n", "\ntext\n"},
      {"Import is a word.\nexport it\n", "Import is a word.\nexport it\n"},
      {"- a\n\n   ```js\n   x\n       ```\n\nb\n", "- a\n\n   ```js\n   x\n   ```\n\nb\n"},
      {" ```js title=\"a.js\"\n x\n ```\n", " **a.js**\n\n ```js\n x\n ```\n"},
      {"a <Badge text=\"new\" /> b", "a new b"},
      {"a <Highlight color=\"red\">red</Highlight> b", "a red b"},
      {"<img src={require('./a.png').default} style={{a: 1}} />", "<img src=\"./a.png\" />"},
      {"<Link to=\"/a\">text</Link>", "[text](/a)"},
      {"<LinkCard title=\"T\" href=\"/a\" />", "[T](/a)"},
      {"<a@b.example> <https://e.example>", "<a@b.example> <https://e.example>"},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.from);
    CHECK(translated(pair.from, mdx) == pair.to);
  }
}

TEST_CASE("attributes, keys, icons, definitions and lists of contents") {
  const std::uint32_t mkdocs =
      Syntax::Attributes | Syntax::Keys | Syntax::Icons | Syntax::Definitions;
  const Pair kPairs[] = {
      {"[a](b){ .md-button }", "[a](b)"},
      {"![a](b){ width=\"300\" } c", "![a](b) c"},
      {"++ctrl+c++", "<kbd>ctrl</kbd>+<kbd>c</kbd>"},
      {"H~2~O, x^2^, ^^new^^ and ~~old~~ [^1]",
       "H<sub>2</sub>O, x<sup>2</sup>, <ins>new</ins> and ~~old~~ [^1]"},
      {"a :material-check: b", "a  b"},
      {"Term\n:   Text\n\n    more\n", "**Term**\n\nText\n\nmore\n\n"},
      {"# Head\n{: #own .x }\n", "# Head {#own}\n"},
      {"text\n{: .note }\n", "text\n"},
      {"* TOC\n{:toc}\n\ntext\n", "\ntext\n"},
      {"[TOC]\n\ntext\n", "\ntext\n"},
      {"<div markdown=\"1\">\n*x*\n</div>\n", "<div>\n\n*x*\n\n</div>\n\n"},
      {"```rust,ignore\nx\n```\n", "```rust\nx\n```\n"},
      {"```js title=\"a.js\"\nx\n```\n", "**a.js**\n\n```js\nx\n```\n"},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.from);
    CHECK(translated(pair.from, mkdocs) == pair.to);
  }
}

TEST_CASE("an outline's properties are shown, but for the tool's own") {
  const std::uint32_t outline = Syntax::Outline | Syntax::Wikilinks;
  CHECK(translated("- a\n  id:: 64a\n  author:: [[B]]\n", outline).find("id::") ==
        std::string::npos);
  CHECK(translated("author:: [[B]]\n", outline).find("[B](<wikilink:B>)") != std::string::npos);
}

TEST_CASE("files are included, whole, by lines and by anchor") {
  MarkupContext context;
  context.syntaxes = +Syntax::MdBook;
  context.read_included = [](std::string_view path) -> std::optional<std::string> {
    if (path == "a.rs") return "one\n// ANCHOR: x\ntwo\n// ANCHOR_END: x\nthree\n";
    if (path == "a.md") return "!!! note\n    *included*\n";
    if (path == "loop.md") return "{{#include loop.md}}\n";
    return std::nullopt;
  };
  const auto include = [&](std::string_view text) {
    return translate_markup(text, context).markdown;
  };
  CHECK(include("```rust\n{{#include a.rs}}\n```\n") == "```rust\none\ntwo\nthree\n```\n");
  CHECK(include("```rust\n{{#rustdoc_include a.rs:x}}\n```\n") == "```rust\ntwo\n```\n");
  CHECK(include("```rust\n{{#include a.rs:1:1}}\n```\n") == "```rust\none\n```\n");
  CHECK(include("{{#include a.md}}\n").find("> *included*") != std::string::npos);
  CHECK(include("--8<-- \"a.md\"\n").find("> *included*") != std::string::npos);
  CHECK(include("```rust\n# hidden\nshown\n```\n") == "```rust\nshown\n```\n");
  CHECK(include("{{#include loop.md}}\n").size() < 100);
  const TranslatedMarkup missing = translate_markup("{{#include none.md}}\n", context);
  CHECK(missing.markdown == "`none.md`\n");
  CHECK(missing.not_understood.size() == 1);
}

TEST_CASE("what is not understood is counted, and lines know where they come from") {
  MarkupContext context;
  const TranslatedMarkup translated =
      translate_markup("{{< chart >}}\n\n!!! note\n    text\n\nlast\n", context);
  REQUIRE(translated.not_understood.size() == 1);
  CHECK(translated.not_understood.begin()->first == "{{< chart >}}");
  std::size_t line = 0, at = 0;
  for (const std::size_t found = translated.markdown.find("last"); at < found;
       at = translated.markdown.find('\n', at) + 1)
    ++line;
  REQUIRE(line < translated.source_lines.size());
  CHECK(translated.source_lines[line] == 6);
}

TEST_CASE("what is built to be slow or deep is neither") {
  const auto repeat = [](std::string_view text, std::size_t count) {
    std::string repeated;
    for (std::size_t i = 0; i < count; ++i) repeated += text;
    return repeated;
  };
  const std::uint32_t all = 0x1fff;
  for (const char* piece : {":::note\n",
                            "{{< note >}}\n",
                            "!!! note\n    ",
                            "[[",
                            "==a",
                            "<A ",
                            "{% if",
                            "{{ ",
                            "`",
                            "> [!x]\n",
                            "{:",
                            "++a",
                            "((",
                            "<Tabs>\n",
                            "{%raw%}",
                            "``` [a\n",
                            "import {\n",
                            ": a\n",
                            "<div markdown>\n",
                            "{% tab %}"}) {
    CAPTURE(piece);
    const std::string text = repeat(piece, 20'000);
    CHECK(translated(text, all).size() < 400 * text.size());
  }
}
