// No text, however it is built, makes a page that is deeper, larger or worse nested than the caps
// allow. How long each takes is measured by tests/bench/bench_pathological.cpp.
#include "document/pathological.h"

#include <doctest/doctest.h>

#include "carrel/document.h"
#include "carrel/limits.h"

using namespace carrel;

namespace {

struct Shape {
  std::size_t bytes = 0, deepest = 0;
  bool is_nested = true;
};

Shape shape_of(const std::vector<Node>& nodes) {
  Shape shape;
  std::vector<Element> open;
  for (const Node& node : nodes) {
    shape.bytes += node.text.size();
    for (const Attribute& attribute : node.attributes) shape.bytes += attribute.value.size();
    if (node.kind == Node::Kind::Open) {
      open.push_back(node.element);
      shape.deepest = std::max(shape.deepest, open.size());
    } else if (node.kind == Node::Kind::Close) {
      if (open.empty() || open.back() != node.element) shape.is_nested = false;
      if (!open.empty()) open.pop_back();
    }
  }
  shape.is_nested &= open.empty();
  return shape;
}

}  // namespace

TEST_CASE(
    "the patterns that slow other readers down stay within the caps, at one size and at four times "
    "that") {
  CHECK(pathological::patterns().size() >= 47);
  // A footnote's body stands inside its section; its own depth is capped before.
  constexpr std::size_t kDepth = static_cast<std::size_t>(limits::kRenderDepth) + 4;
  for (const pathological::Pattern& pattern : pathological::patterns()) {
    for (const std::size_t size : {std::size_t{12'000}, std::size_t{48'000}}) {
      INFO(std::string(pattern.name) << " at " << size);
      const std::string markdown = pattern.make(size);
      const Document document = parse_document(markdown);
      const Shape shape = shape_of(document.nodes);
      CHECK(shape.is_nested);
      CHECK(shape.deepest <= kDepth);
      CHECK(document.nodes.size() <= limits::kRenderNodes + kDepth);
      const std::size_t cap = std::min(
          limits::kRenderOutputBytes,
          std::max(limits::kRenderOutputFloor, limits::kRenderOutputRatio * markdown.size()));
      // The names of footnotes come on top, at most limits::kFootnoteReferences of them.
      CHECK(shape.bytes <= cap + limits::kRenderOutputFloor);
      // Tags and escapes are the writer's own: a bounded factor more.
      CHECK(write_html(document).size() <= 8 * cap);
      CHECK(write_text(document).size() <= 8 * cap);
    }
  }
}
