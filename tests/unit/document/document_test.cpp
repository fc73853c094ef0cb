#include "carrel/document.h"

#include <doctest/doctest.h>

#include <set>

#include "base/json.h"
#include "carrel/limits.h"
#include "shared_data.h"

using namespace carrel;

namespace {

std::string html(std::string_view markdown, const std::vector<ResolvedLink>& links = {}) {
  DocumentOptions options;
  options.links = &links;
  return write_html(parse_document(markdown, options));
}

// Open and Close nest, every attribute is one that its element may have, every scheme is on the
// list.
void check_safe(const Document& document) {
  std::vector<Element> open;
  for (const Node& node : document.nodes) {
    REQUIRE(node.kind != Node::Kind::RawHtml);
    if (node.kind == Node::Kind::Open) {
      open.push_back(node.element);
      for (const Attribute& attribute : node.attributes) {
        if (attribute.name != AttributeName::Href && attribute.name != AttributeName::RemoteSource)
          continue;
        const bool allowed =
            attribute.value.rfind("https:", 0) == 0 || attribute.value.rfind("http:", 0) == 0 ||
            attribute.value.rfind("HTTP", 0) == 0 || attribute.value.rfind("mailto:", 0) == 0 ||
            attribute.value.rfind("#", 0) == 0 || attribute.value.rfind("Http", 0) == 0;
        CHECK_MESSAGE(allowed, attribute.value);
      }
    } else if (node.kind == Node::Kind::Close) {
      REQUIRE_FALSE(open.empty());
      REQUIRE(open.back() == node.element);
      open.pop_back();
    }
  }
  REQUIRE(open.empty());
  CHECK(document.nodes.size() <=
        limits::kRenderNodes + 2 * static_cast<std::size_t>(limits::kRenderDepth) + 16);
}

}  // namespace

TEST_CASE(
    "named entities are those the packer found; others stay as written, and XML's own are always "
    "known") {
  const std::string markdown =
      "wait&hellip; &amp; &#8364; &bogus; ![&eacute;](https://x.example/a.png \"&eacute;\") <abbr "
      "title=\"&hellip;\">x</abbr>";
  const std::vector<NamedEntity> found = collect_entities(markdown);
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "eacute");
  CHECK(found[1].characters == "…");
  DocumentOptions options;
  options.entities = &found;
  const std::string known = write_html(parse_document(markdown, options));
  CHECK(known.find("wait… &amp; € &amp;bogus;") != std::string::npos);
  CHECK(known.find("alt=\"é\"") != std::string::npos);
  CHECK(known.find("title=\"…\"") != std::string::npos);
  CHECK(write_html(parse_document("a&hellip;&lt;")) == "<p>a&amp;hellip;&lt;</p>\n");
}

TEST_CASE("raw HTML keeps what is on the list, and Markdown stands between details tags") {
  CHECK(html("<details><summary>More</summary>\n\n*in* it\n\n</details>\n") ==
        "<details>\n<summary>More</summary>\n\n<p><em>in</em> it</p>\n</details>\n\n");
  CHECK(html("press <kbd onclick=\"x()\" style=\"a\">Ctrl</kbd>") ==
        "<p>press <kbd>Ctrl</kbd></p>\n");
  CHECK(html("a <script>alert(1)</script> b") == "<p>a  b</p>\n");
  CHECK(html("<!-- secret -->\n\ntext") == "\n<p>text</p>\n");
  CHECK(html("</div>x").find("&lt;/div&gt;") != std::string::npos);
  CHECK(html("<div><b>never closed") == "<div>\n<b>never closed\n</b></div>\n");
}

TEST_CASE("links lead where they may, and everything else is text") {
  CHECK(html("[x](https://a.example/?q=1&r=2)") ==
        "<p><a href=\"https://a.example/?q=1&amp;r=2\">x</a></p>\n");
  for (const char* bad :
       {"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](<java\tscript:alert(1)>)", "[x](data:text/html,x)", "[x](vbscript:x)",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"&#x6a;avascript&colon;alert(1)\">x</a>",
        "[x](file:///etc/passwd)"})
    CHECK_MESSAGE(html(bad).find("href") == std::string::npos, bad);
  CHECK(html("[gone](../2020/gone.md)") == "<p><span>gone</span></p>\n");
  const std::vector<ResolvedLink> links{{"a.png", ResolvedLink::Kind::Media, "media/a.png", ""},
                                        {"b.md#c", ResolvedLink::Kind::Post, "b", "c"}};
  CHECK(html("[b](b.md#c)", links) == "<p><a href=\"#/post/b/c\">b</a></p>\n");
  CHECK(html("![Alt](a.png)", links) == "<p><img src=\"media/a.png\" alt=\"Alt\" /></p>\n");
  CHECK(html("![Alt text](gone.png)") == "<p>Alt text</p>\n");
}

TEST_CASE("money is no formula, and a formula is its own node") {
  CHECK(html("from $5 to $10 and back").find("math") == std::string::npos);
  CHECK(html("so $a_1 + b$ holds") ==
        "<p>so <code data-math=\"inline\">a_1 + b</code> holds</p>\n");
}

TEST_CASE("footnotes are numbered by first reference, and code is left alone") {
  const std::string page = html(
      "B[^b] then A[^a] and B[^b].\n\n`[^a]` [^none]\n\n[^a]: First *note*\n    goes on\n\n[^b]: "
      "Second\n\n[^unused]: never\n\nEnd");
  CHECK(page.find("<p>B<sup id=\"footnote-reference-1\"><a href=\"#footnote-1\">1</a></sup>") !=
        std::string::npos);
  CHECK(page.find("footnote-reference-1-2") != std::string::npos);
  CHECK(page.find("<code>[^a]</code> [^none]") != std::string::npos);
  CHECK(page.find("never") == std::string::npos);
  CHECK(page.find("<em>note</em>") != std::string::npos);
  CHECK(page.find("<p>End</p>") < page.find("<section"));
}

TEST_CASE("alerts are block quotes whose first line begins with the marker") {
  CHECK(html("> [!NOTE]\n> Text") ==
        "<aside data-kind=\"note\">\n<p>Note</p>\n<p>Text</p>\n</aside>\n");
  CHECK(html("> [!warning]\n>\n> Text").find("data-kind=\"warning\"") != std::string::npos);
  CHECK(html("> [!NOTE] Text").find("<p>Text</p>\n</aside>") != std::string::npos);
  CHECK(html("> [!NOTE]Text").find("aside") == std::string::npos);
  CHECK(html("> [!NOTE] *a\n> b* c") ==
        "<aside data-kind=\"note\">\n<p><em>a\nb</em> c</p>\n</aside>\n");
  CHECK(html("> plain").find("aside") == std::string::npos);
}

TEST_CASE("headings get ids of their words, unique in the post") {
  const Document document =
      parse_document("## What we *changed*\n\n## What we changed\n\n### Größe & 東京\n\n## !\n");
  REQUIRE(document.outline.size() == 4);
  CHECK(document.outline[0].id == "what-we-changed");
  CHECK(document.outline[1].id == "what-we-changed-1");
  CHECK(document.outline[2].id == "größe--東京");
  CHECK(document.outline[3].id == "section");
}

TEST_CASE("sections hold the words under each heading: code, cells and alternative texts too") {
  const std::vector<TextSection> sections =
      write_sections(parse_document("Intro\n\n## One\n\n| a | b |\n|---|---|\n| c | d "
                                    "|\n\n```\ncode()\n```\n\n![pic](https://x.example/p.png)\n"));
  REQUIRE(sections.size() == 2);
  CHECK(sections[0].text == "Intro\n");
  CHECK(sections[1].heading == "One");
  CHECK(sections[1].text == "a\nb\nc\nd\ncode()\npic\n");
}

TEST_CASE("inputs that explode elsewhere stay within the caps here") {
  const auto repeat = [](std::string_view text, std::size_t count) {
    std::string repeated;
    for (std::size_t i = 0; i < count; ++i) repeated += text;
    return repeated;
  };
  std::string table =
      repeat("|a", 128) + "|\n" + repeat("|-", 128) + "|\n" + repeat("|x|\n", 50'000);
  std::string definitions = "[a]: " + std::string(4'000, 'u') + "\n\n" + repeat("[a] ", 40'000);
  for (const std::string& text : {repeat("> ", 50'000),
                                  repeat("* ", 50'000),
                                  repeat("[", 50'000),
                                  repeat("![", 50'000),
                                  repeat("*a_ ", 50'000),
                                  repeat("](", 50'000),
                                  repeat("]([\n", 20'000),
                                  repeat("<div>", 20'000),
                                  repeat("<details>\n\n", 20'000),
                                  repeat("`", 100'000),
                                  table,
                                  definitions,
                                  repeat("[^1]", 20'000) + "\n\n[^1]: x",
                                  repeat("[^a]: x\n\n", 10'000),
                                  repeat("&amp;", 20'000),
                                  repeat("www._", 20'000),
                                  repeat("<", 100'000),
                                  repeat("<a ", 50'000),
                                  repeat("<!--", 30'000),
                                  repeat("# x\n", 30'000),
                                  repeat("$a$ ", 30'000)}) {
    const Document document = parse_document(text);
    check_safe(document);
    CHECK(write_html(document).size() < 3 * limits::kRenderOutputBytes);
  }
  CHECK_FALSE(parse_document(table).notice.empty());
}

TEST_CASE("no hostile input of the shared suites leaves the allow-list" *
          doctest::test_suite("shared data")) {
  for (const char* name : {"xss/dompurify-expect.json", "xss/markdown-it-xss.json",
                           "xss/remarkable-xss.json", "xss/cujanovic-markdown.json"}) {
    const std::string text = read_shared(name);
    if (text.empty()) continue;
    const Result<Json> json = Json::parse(text, name);
    REQUIRE(json);
    // The suites differ in shape; every string in them is tried, as a text and inside other
    // structures.
    std::size_t tried = 0;
    std::vector<JsonView> open{json.value().root()};
    while (!open.empty()) {
      const JsonView view = open.back();
      open.pop_back();
      if (view.is(JsonView::Kind::Array))
        view.for_each([&](JsonView element) { open.push_back(element); });
      if (view.is(JsonView::Kind::Object))
        view.for_each_member([&](std::string_view, JsonView value) { open.push_back(value); });
      if (!view.is(JsonView::Kind::String)) continue;
      const std::string payload(view.text());
      for (const std::string& markdown :
           {payload, "> " + payload, "| a |\n|---|\n| " + payload + " |\n",
            "[" + payload + "](" + payload + ")", "![" + payload + "](" + payload + ")",
            "# " + payload, "x[^1]\n\n[^1]: " + payload})
        check_safe(parse_document(markdown));
      ++tried;
    }
    CHECK(tried > 10);
  }
}
