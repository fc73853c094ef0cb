// Block quotes that are alerts: those whose first line is nothing but "[!NOTE]", "[!TIP]",
// "[!IMPORTANT]", "[!WARNING]" or "[!CAUTION]".
#include <algorithm>

#include "base/ascii.h"
#include "document/passes.h"

namespace carrel {

namespace {

struct AlertKind {
  std::string_view marker, kind, title;
};
constexpr AlertKind kKinds[] = {{"[!note]", "note", "Note"},
                                {"[!tip]", "tip", "Tip"},
                                {"[!important]", "important", "Important"},
                                {"[!warning]", "warning", "Warning"},
                                {"[!caution]", "caution", "Caution"}};

// The alert that a paragraph's first text begins, and how much of the text its marker takes.
const AlertKind* find_kind(std::string_view text, std::size_t& marker_size) {
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  std::string line = ascii::lowered(text.substr(0, line_end));
  while (!line.empty() && line.back() == ' ') line.pop_back();
  marker_size = std::min(line_end + 1, text.size());
  for (const AlertKind& kind : kKinds)
    if (line == kind.marker) return &kind;
  return nullptr;
}

std::size_t find_close(const std::vector<Node>& nodes, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < nodes.size(); ++i) {
    if (nodes[i].kind == Node::Kind::Open) ++depth;
    if (nodes[i].kind == Node::Kind::Close && --depth == 0) return i;
  }
  return nodes.size();
}

Node make_node(Node::Kind kind, Element element, std::string text = {}) {
  Node node;
  node.kind = kind;
  node.element = element;
  node.text = std::move(text);
  return node;
}

}  // namespace

void mark_alerts(std::vector<Node>& nodes) {
  std::vector<Node> marked;
  marked.reserve(nodes.size());
  std::vector<std::size_t> alert_ends;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::size_t marker_size = 0;
    const AlertKind* kind = nullptr;
    if (nodes[i].kind == Node::Kind::Open && nodes[i].element == Element::BlockQuote &&
        i + 2 < nodes.size() && nodes[i + 1].kind == Node::Kind::Open &&
        nodes[i + 1].element == Element::Paragraph && nodes[i + 2].kind == Node::Kind::Text)
      kind = find_kind(nodes[i + 2].text, marker_size);
    // A marker followed by formatting on its own line is not alone there, so it is no marker.
    const bool is_alone =
        kind && (marker_size < nodes[i + 2].text.size() || nodes[i + 2].text.back() == '\n' ||
                 (i + 3 < nodes.size() && nodes[i + 3].kind == Node::Kind::Close));
    if (is_alone) {
      alert_ends.push_back(find_close(nodes, i));
      Node open = make_node(Node::Kind::Open, Element::Alert);
      open.attributes.push_back({AttributeName::AlertKind, std::string(kind->kind)});
      marked.push_back(std::move(open));
      marked.push_back(make_node(Node::Kind::Open, Element::AlertTitle));
      marked.push_back(make_node(Node::Kind::Text, Element::AlertTitle, std::string(kind->title)));
      marked.push_back(make_node(Node::Kind::Close, Element::AlertTitle));
      nodes[i + 2].text.erase(0, marker_size);
      const bool is_empty = nodes[i + 2].text.empty() && i + 3 < nodes.size() &&
                            nodes[i + 3].kind == Node::Kind::Close;
      if (is_empty) {
        i += 3;
      } else if (nodes[i + 2].text.empty()) {
        marked.push_back(std::move(nodes[i + 1]));
        i += 2;
      }
      continue;
    }
    if (!alert_ends.empty() && alert_ends.back() == i) {
      nodes[i].element = Element::Alert;
      alert_ends.pop_back();
    }
    marked.push_back(std::move(nodes[i]));
  }
  nodes = std::move(marked);
}

}  // namespace carrel
