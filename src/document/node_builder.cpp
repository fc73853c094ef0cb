#include "document/node_builder.h"

#include "carrel/limits.h"
#include "document/elements.h"

namespace carrel {

bool NodeBuilder::spend(std::size_t bytes) {
  // A node costs its share too: an element without text still becomes an object on the page.
  constexpr std::size_t kNodeCost = 8;
  output_ += bytes + kNodeCost;
  if (output_ > output_cap_ || nodes_.size() >= limits::kRenderNodes) is_full_ = true;
  return !is_full_;
}

void NodeBuilder::open(Element element, Origin origin, std::vector<Attribute> attributes) {
  std::size_t bytes = 0;
  for (const Attribute& attribute : attributes) bytes += attribute.value.size();
  // "<pre><code>" is one block of code.
  const bool is_code_in_code = element == Element::Code && is_inside(Element::CodeBlock);
  const bool is_shown = !is_code_in_code &&
                        shown_depth_ < static_cast<std::size_t>(limits::kRenderDepth) &&
                        spend(bytes);
  open_.push_back({element, origin, is_shown});
  if (!is_shown) return;
  ++shown_depth_;
  Node node;
  node.kind = Node::Kind::Open;
  node.element = element;
  node.attributes = std::move(attributes);
  nodes_.push_back(std::move(node));
}

void NodeBuilder::close_top() {
  const OpenElement top = open_.back();
  open_.pop_back();
  if (!top.is_shown) return;
  --shown_depth_;
  Node node;
  node.kind = Node::Kind::Close;
  node.element = top.element;
  nodes_.push_back(std::move(node));
}

void NodeBuilder::close_markdown() {
  while (!open_.empty() && open_.back().origin == Origin::Html) close_top();
  if (!open_.empty()) close_top();
}

bool NodeBuilder::close_html(Element element) {
  std::size_t at = open_.size();
  while (at > 0 && open_[at - 1].origin == Origin::Html && open_[at - 1].element != element) --at;
  if (at == 0 || open_[at - 1].origin != Origin::Html) return false;
  while (open_.size() >= at) close_top();
  return true;
}

void NodeBuilder::leaf(Element element, Origin origin, std::vector<Attribute> attributes) {
  open(element, origin, std::move(attributes));
  close_top();
}

void NodeBuilder::text(std::string_view text) {
  if (text.empty() || !spend(text.size())) return;
  if (!nodes_.empty() && nodes_.back().kind == Node::Kind::Text) {
    nodes_.back().text += text;
    return;
  }
  Node node;
  node.text = text;
  nodes_.push_back(std::move(node));
}

void NodeBuilder::raw_html(std::string_view text, Element place) {
  if (!spend(text.size())) return;
  Node node;
  node.kind = Node::Kind::RawHtml;
  node.element = place;
  node.text = text;
  nodes_.push_back(std::move(node));
}

void NodeBuilder::close_all() {
  while (!open_.empty()) close_top();
}

bool NodeBuilder::is_inside(Element element) const {
  for (const OpenElement& open : open_)
    if (open.element == element) return true;
  return false;
}

}  // namespace carrel
