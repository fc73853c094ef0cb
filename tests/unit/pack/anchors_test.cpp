#include "pack/anchors.h"

#include <doctest/doctest.h>

#include "carrel/document.h"

using namespace carrel;

namespace {

std::string listed(const std::vector<Anchor>& anchors) {
  std::string list;
  for (const Anchor& anchor : anchors)
    list += (list.empty() ? "" : " ") + anchor.id + ":" + std::to_string(anchor.heading);
  return list;
}

std::string of_lines(std::string_view markdown) {
  return listed(find_line_anchors(markdown).anchors);
}

std::string of_html(std::string_view markdown) {
  DocumentFindings found;
  parse_document(markdown, {}, &found);
  return listed(found.anchors);
}

}  // namespace

TEST_CASE("blocks and attributes of lines are anchors, below their heading") {
  CHECK(of_lines("Text ^a1\n\n# One\n\n- item ^b-2\n\n^c\n") == "^a1:0 ^b-2:1 ^c:1");
  CHECK(of_lines("# One\n\nText {#para}\n\nMore\n{: #more .wide }\n") == "para:1 more:1");
  CHECK(of_lines("One\n===\n\n[]{ #span }\n") == "span:1");
}

TEST_CASE("a term that the next line explains is an anchor, as goldmark calls it") {
  CHECK(of_lines("# One\n\n`publishDir`\n: Where to.\n: Or there.\n\nCaché now\n:   When.\n") ==
        "publishdir:1 caché-now:1");
  CHECK(of_lines("`parser.autoIDType`\n: x\n") == "parserautoidtype:0");
  CHECK(of_lines("Say\n:smile: so\n\n: not below a line\n\n# Head\n: nor a heading\n") == "");
}

TEST_CASE("neither code nor arithmetic holds an anchor") {
  CHECK(of_lines("```\nText ^a1 {#x}\n```\n\n    ^b\n\nx^2 and 3^n, {a: #b} {'#c'}\n") == "");
}

TEST_CASE("ids of raw HTML are anchors of the heading that they stand in, right before or below") {
  CHECK(of_html("<a id=\"top-1\"></a>\n\nText\n\n<a name='x'></a>\n\n## One\n\n<p id=y>in</p>\n") ==
        "top-1:0 x:1 y:1");
  CHECK(of_html("## One <a name=\"in\"></a>\n\nText <span id=\"s\">here</span>\n\n## Two\n") ==
        "in:1 s:1");
  CHECK(of_html("<h2 id=\"own\">One</h2>\n") == "own:1");
  CHECK(of_html("`<a id=\"code\">`\n\n<img name=\"no\" src=\"x.png\">\n") == "");
}
