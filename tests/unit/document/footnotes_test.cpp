#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "carrel/limits.h"
#include "document/passes.h"

using namespace carrel;

namespace {

Node open(Element element) {
  Node node;
  node.kind = Node::Kind::Open;
  node.element = element;
  return node;
}
Node close(Element element) {
  Node node = open(element);
  node.kind = Node::Kind::Close;
  return node;
}
Node text(std::string_view content) {
  Node node;
  node.text = content;
  return node;
}
std::vector<Node> wrapped(Element element, std::string_view content) {
  return {open(element), text(content), close(element)};
}
std::vector<Node> paragraph(std::string_view content) {
  return wrapped(Element::Paragraph, content);
}

struct Definition {
  std::string_view label;
  std::vector<Node> body;
};

// The nodes as HTML, once the footnotes are in them.
std::string with_footnotes(std::vector<Node> nodes, const std::vector<Definition>& definitions) {
  std::vector<std::string_view> labels;
  std::vector<std::vector<Node>> bodies;
  for (const Definition& definition : definitions) {
    labels.push_back(definition.label);
    bodies.push_back(definition.body);
  }
  CHECK(add_footnotes(nodes, labels, bodies));
  Document document;
  document.nodes = std::move(nodes);
  return write_html(document);
}

bool has(const std::string& page, std::string_view part) {
  return page.find(part) != std::string::npos;
}

std::size_t count(const std::string& page, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1))
    ++found;
  return found;
}

const std::vector<Definition> kTwo{{"a", paragraph("Alpha.")}, {"b", paragraph("Beta.")}};

}  // namespace

TEST_CASE("a reference takes its place in the text, and what stands around it stays") {
  CHECK(has(with_footnotes(paragraph("Before[^a] after."), kTwo),
            "<p>Before<sup id=\"footnote-reference-1\"><a href=\"#footnote-1\">1</a></sup> "
            "after.</p>"));
  CHECK(has(with_footnotes(paragraph("[^a]"), kTwo), "<p><sup"));
  CHECK(has(with_footnotes(paragraph("[^a][^b]"), kTwo), "1</a></sup><sup"));
}

TEST_CASE("numbers follow the first references, not the definitions") {
  const std::string page = with_footnotes(paragraph("B[^b] A[^a]"), kTwo);
  CHECK(page.find("Beta.") < page.find("Alpha."));
  CHECK(has(page, "A<sup id=\"footnote-reference-2\"><a href=\"#footnote-2\">2</a></sup>"));
}

TEST_CASE("a label without a definition stays text, and what follows it is read") {
  const std::string page = with_footnotes(paragraph("[^no] and [^ and [^a]."), kTwo);
  CHECK(has(page, "<p>[^no] and [^ and <sup"));
  CHECK_FALSE(has(page, "Beta."));
}

TEST_CASE("without references nothing is added; without definitions neither") {
  CHECK(with_footnotes(paragraph("Plain."), kTwo) == "<p>Plain.</p>\n");
  CHECK(with_footnotes(paragraph("Plain[^a]."), {}) == "<p>Plain[^a].</p>\n");
}

TEST_CASE("code, formulas and links are left alone, and the text after them is not") {
  for (const Element literal : {Element::Code, Element::CodeBlock, Element::MathInline,
                                Element::MathBlock, Element::Link}) {
    std::vector<Node> nodes = wrapped(literal, "[^a]");
    CHECK_FALSE(has(with_footnotes(nodes, kTwo), "<sup"));
    nodes.push_back(text("[^b]"));
    const std::string page = with_footnotes(nodes, kTwo);
    CHECK(has(page, "[^a]"));
    CHECK(count(page, "<sup") == 1);
    CHECK(has(page, "Beta."));
  }
}

TEST_CASE("each reference leads to its footnote, which leads back to each") {
  const std::string page = with_footnotes(paragraph("One[^a], two[^a]."), kTwo);
  CHECK(has(page, "<sup id=\"footnote-reference-1-2\"><a href=\"#footnote-1\">1</a></sup>"));
  CHECK(has(page, "href=\"#footnote-reference-1\""));
  CHECK(has(page, "href=\"#footnote-reference-1-2\""));
  CHECK_FALSE(has(page, "footnote-reference-1-3"));
}

TEST_CASE("the way back stands in the last paragraph, or after what is none") {
  CHECK(has(with_footnotes(paragraph("x[^a]"), kTwo), "Alpha.<a "));
  const std::vector<Definition> code{{"a", wrapped(Element::CodeBlock, "Alpha.")}};
  CHECK_FALSE(has(with_footnotes(paragraph("x[^a]"), code), "Alpha.<a "));
  CHECK(has(with_footnotes(paragraph("x[^a]"), code), "href=\"#footnote-reference-1\""));
  const std::vector<Definition> none{{"a", {}}};
  CHECK(has(with_footnotes(paragraph("x[^a]"), none), "href=\"#footnote-reference-1\""));
}

TEST_CASE("a footnote is led back from to twenty references at most") {
  std::string references;
  for (int i = 0; i < 22; ++i) references += "[^a] ";
  const std::string page = with_footnotes(paragraph(references), kTwo);
  CHECK(has(page, "href=\"#footnote-reference-1-20\""));
  CHECK_FALSE(has(page, "href=\"#footnote-reference-1-21\""));
  CHECK(has(page, "id=\"footnote-reference-1-22\""));
}

TEST_CASE("a footnote's body may refer to another, which comes after, and to itself") {
  const std::vector<Definition> chain{{"a", paragraph("Alpha[^b].")},
                                      {"b", paragraph("Beta[^b].")}};
  const std::string page = with_footnotes(paragraph("x[^a]"), chain);
  CHECK(page.find("Alpha") < page.find("Beta"));
  CHECK(has(page, "id=\"footnote-2\""));
  CHECK(has(page, "href=\"#footnote-reference-2-2\""));
  CHECK_FALSE(has(page, "id=\"footnote-3\""));
}

TEST_CASE("of two definitions with one label the first counts") {
  const std::vector<Definition> twice{{"a", paragraph("First.")}, {"a", paragraph("Second.")}};
  const std::string page = with_footnotes(paragraph("x[^a]"), twice);
  CHECK(has(page, "First."));
  CHECK_FALSE(has(page, "Second."));
}

TEST_CASE("beyond the most references a post may have the rest stays text") {
  std::string references;
  for (std::size_t i = 0; i <= limits::kFootnoteReferences; ++i) references += "[^a]";
  const std::string page = with_footnotes(paragraph(references), kTwo);
  CHECK(count(page, "<sup ") == limits::kFootnoteReferences);
  CHECK(count(page, "[^a]") == 1);
}

TEST_CASE("beyond the most nodes a post may have references stay text, and bodies are left out") {
  const auto reference_after = [](std::size_t nodes) {
    std::vector<Node> page(nodes);
    page.push_back(text("[^a]"));
    const bool is_whole = add_footnotes(page, {"a"}, {paragraph("Alpha.")});
    std::size_t references = 0, bodies = 0;
    for (const Node& node : page) {
      references += node.element == Element::FootnoteReference && node.kind == Node::Kind::Open;
      bodies += node.element == Element::Footnote && node.kind == Node::Kind::Open;
    }
    CHECK(is_whole == (bodies == references));
    return references;
  };
  CHECK(reference_after(limits::kRenderNodes - 8) == 1);
  CHECK(reference_after(limits::kRenderNodes - 7) == 0);
}
