// Block quotes that are alerts: those whose first line begins with "[!NOTE]", "[!TIP]",
// "[!IMPORTANT]", "[!WARNING]" or "[!CAUTION]"; with "-" or "+" behind it, folded or unfolded; with
// a title. "[!TAB]" is one of several texts for different readers.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "document/passes.h"

namespace carrel {

namespace {

struct AlertKind {
  std::string_view name, title;
};
constexpr AlertKind kKinds[] = {{"note", "Note"},           {"tip", "Tip"},
                                {"important", "Important"}, {"warning", "Warning"},
                                {"caution", "Caution"},     {"tab", "Tab"}};

// The alert that a text begins, and how much of it the marker takes, with its sign and spaces.
const AlertKind* find_kind(std::string_view text, char& fold, std::size_t& size) {
  const std::size_t close = text.find(']');
  if (text.compare(0, 2, "[!") != 0 || close == std::string_view::npos) return nullptr;
  const std::string name = ascii::lowered(text.substr(2, close - 2));
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                 [&](const AlertKind& each) { return each.name == name; });
  if (kind == std::end(kKinds)) return nullptr;
  size = close + 1;
  fold = size < text.size() && (text[size] == '-' || text[size] == '+') ? text[size++] : '\0';
  const std::size_t title = std::min(text.find_first_not_of(" \t", size), text.size());
  // "[!NOTE]x" is no marker.
  if (title == size && title < text.size() && text[title] != '\n') return nullptr;
  size = title;
  return kind;
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
  std::vector<std::pair<std::size_t, Element>> ends;  // of open alerts
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::size_t size = 0;
    char fold = '\0';
    const AlertKind* kind = nullptr;
    if (nodes[i].kind == Node::Kind::Open && nodes[i].element == Element::BlockQuote &&
        i + 2 < nodes.size() && nodes[i + 1].kind == Node::Kind::Open &&
        nodes[i + 1].element == Element::Paragraph && nodes[i + 2].kind == Node::Kind::Text)
      kind = find_kind(nodes[i + 2].text, fold, size);
    if (!kind) {
      if (!ends.empty() && ends.back().first == i) {
        nodes[i].element = ends.back().second;
        ends.pop_back();
      }
      marked.push_back(std::move(nodes[i]));
      continue;
    }
    const Element element = fold ? Element::Details : Element::Alert;
    const Element title = fold ? Element::Summary : Element::AlertTitle;
    ends.emplace_back(find_close(nodes, i), element);
    Node open = make_node(Node::Kind::Open, element);
    if (!fold) open.attributes.push_back({AttributeName::AlertKind, std::string(kind->name)});
    if (fold == '+') open.attributes.push_back({AttributeName::Open, ""});
    marked.push_back(std::move(open));
    marked.push_back(make_node(Node::Kind::Open, title));
    const std::size_t begin = marked.size();
    // The title is the rest of the first line, with what is emphasised or code in it.
    Node paragraph = std::move(nodes[i + 1]);
    i += 2;
    nodes[i].text.erase(0, size);
    for (int depth = 0;; ++i) {
      Node& node = nodes[i];
      if (node.kind == Node::Kind::Close && --depth < 0) break;
      if (depth == 0 && node.kind == Node::Kind::Open && node.element == Element::LineBreak) {
        i += 2;
        break;
      }
      if (node.kind == Node::Kind::Open) ++depth;
      const std::size_t end =
          node.kind == Node::Kind::Text && depth == 0 ? node.text.find('\n') : std::string::npos;
      if (end != std::string::npos) {
        if (end > 0) marked.push_back(make_node(Node::Kind::Text, title, node.text.substr(0, end)));
        node.text.erase(0, end + 1);
        if (node.text.empty()) ++i;
        break;
      }
      if (node.kind != Node::Kind::Text || !node.text.empty()) marked.push_back(std::move(node));
    }
    if (marked.size() == begin)
      marked.push_back(make_node(Node::Kind::Text, title, std::string(kind->title)));
    marked.push_back(make_node(Node::Kind::Close, title));
    if (nodes[i].kind == Node::Kind::Close && nodes[i].element == Element::Paragraph) continue;
    marked.push_back(std::move(paragraph));
    --i;
  }
  nodes = std::move(marked);
}

}  // namespace carrel
