// Tildes that strike nothing out: those with white space on their inner side, as in "~ 5 or ~ 6";
// md4c pairs them all the same.
#include <functional>

#include "document/passes.h"

namespace carrel {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool is_noted(const Node& node) {
  return node.attributes.size() == 1 && node.attributes[0].name == AttributeName::Number;
}

}  // namespace

void note_tildes(std::vector<Node>& nodes, std::string_view markdown, const char* text) {
  if (nodes.empty() || nodes.back().kind != Node::Kind::Open ||
      nodes.back().element != Element::Strikethrough)
    return;
  const std::less<const char*> before;
  if (!before(markdown.data(), text) || !before(text, markdown.data() + markdown.size())) return;
  std::string tildes;
  for (auto at = static_cast<std::size_t>(text - markdown.data());
       at > 0 && tildes.size() < 2 && markdown[at - 1] == '~'; --at)
    tildes += '~';
  if (!tildes.empty() && nodes.back().attributes.empty())
    nodes.back().attributes.push_back({AttributeName::Number, std::move(tildes)});
}

void keep_loose_tildes(std::vector<Node>& nodes) {
  std::vector<std::size_t> open;
  const auto make_text = [&](std::size_t at, const std::string& tildes) {
    nodes[at] = Node{};
    nodes[at].text = tildes;
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].element != Element::Strikethrough || nodes[i].kind == Node::Kind::Text) continue;
    if (nodes[i].kind == Node::Kind::Open) {
      open.push_back(i);
      continue;
    }
    const std::size_t begin = open.back();
    open.pop_back();
    if (!is_noted(nodes[begin])) continue;
    const std::string tildes = nodes[begin].attributes[0].value;
    nodes[begin].attributes.clear();
    const Node &first = nodes[begin + 1], &last = nodes[i - 1];
    const bool is_loose =
        (first.kind == Node::Kind::Text && !first.text.empty() && is_space(first.text.front())) ||
        (last.kind == Node::Kind::Text && !last.text.empty() && is_space(last.text.back()));
    if (!is_loose) continue;
    make_text(begin, tildes);
    make_text(i, tildes);
  }
}

}  // namespace carrel
