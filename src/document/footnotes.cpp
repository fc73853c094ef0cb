// Footnotes in the node stream: md4c has none. Their definitions are found by blocks.h and read by
// themselves (parse_document).
#include <algorithm>
#include <map>

#include "carrel/limits.h"
#include "document/footnote_label.h"
#include "document/passes.h"

namespace carrel {

namespace {

Node make_node(Node::Kind kind, Element element, std::string text = {},
               std::vector<Attribute> attributes = {}) {
  Node node;
  node.kind = kind;
  node.element = element;
  node.text = std::move(text);
  node.attributes = std::move(attributes);
  return node;
}

// Numbers references in the order met, and remembers how often each footnote was referred to.
class References {
 public:
  explicit References(const std::vector<std::string_view>& labels)
      : uses_(labels.size()), number_(labels.size()) {
    for (std::size_t i = 0; i < labels.size(); ++i) by_label_.emplace(labels[i], i);
  }

  // A copy of the stream with its references in place. Code, math and links are left alone.
  std::vector<Node> replace_in(std::vector<Node>& nodes) {
    std::vector<Node> result;
    result.reserve(nodes.size());
    int untouched = 0;
    for (Node& node : nodes) {
      const bool is_literal = node.element == Element::Code || node.element == Element::CodeBlock ||
                              node.element == Element::MathInline ||
                              node.element == Element::MathBlock || node.element == Element::Link;
      if (node.kind == Node::Kind::Open && is_literal) ++untouched;
      if (node.kind == Node::Kind::Close && is_literal) --untouched;
      if (node.kind == Node::Kind::Text && untouched == 0 &&
          node.text.find("[^") != std::string::npos) {
        split_text(node.text, result);
      } else {
        result.push_back(std::move(node));
      }
    }
    return result;
  }

  // Definitions in the order of their numbers; grows while bodies are replaced in.
  const std::vector<std::size_t>& order() const { return order_; }
  std::size_t uses(std::size_t definition) const { return uses_[definition]; }

 private:
  void split_text(const std::string& text, std::vector<Node>& result) {
    std::size_t plain = 0;
    for (std::size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at + 1)) {
      std::size_t end = 0;
      const std::string_view label = read_footnote_label(text, at, end);
      const auto found = label.empty() ? by_label_.end() : by_label_.find(label);
      // A reference becomes several nodes: beyond the cap it stays text.
      if (found == by_label_.end() || result.size() + 8 > limits::kRenderNodes ||
          references_ >= limits::kFootnoteReferences)
        continue;
      if (at > plain)
        result.push_back(
            make_node(Node::Kind::Text, Element::Paragraph, text.substr(plain, at - plain)));
      add_reference(found->second, result);
      plain = end;
      at = end - 1;
    }
    if (plain < text.size())
      result.push_back(make_node(Node::Kind::Text, Element::Paragraph, text.substr(plain)));
  }

  void add_reference(std::size_t definition, std::vector<Node>& result) {
    if (number_[definition] == 0) {
      order_.push_back(definition);
      number_[definition] = order_.size();
    }
    ++references_;
    const std::size_t use = ++uses_[definition];
    const std::string number = std::to_string(number_[definition]);
    const std::string id =
        "footnote-reference-" + number + (use > 1 ? "-" + std::to_string(use) : "");
    result.push_back(make_node(Node::Kind::Open, Element::FootnoteReference, "",
                               {{AttributeName::Id, id},
                                {AttributeName::Href, "#footnote-" + number},
                                {AttributeName::Number, number}}));
    result.push_back(make_node(Node::Kind::Text, Element::FootnoteReference, number));
    result.push_back(make_node(Node::Kind::Close, Element::FootnoteReference));
  }

  std::map<std::string, std::size_t, std::less<>> by_label_;
  std::vector<std::size_t> uses_, number_;  // of each definition; 0: none yet
  std::vector<std::size_t> order_;
  std::size_t references_ = 0;
};

constexpr std::size_t kMostBackLinks = 20;

void append_back_links(std::size_t number, std::size_t uses, std::vector<Node>& nodes) {
  for (std::size_t use = 1; use <= std::min(uses, kMostBackLinks); ++use) {
    const std::string target = "#footnote-reference-" + std::to_string(number) +
                               (use > 1 ? "-" + std::to_string(use) : "");
    nodes.push_back(
        make_node(Node::Kind::Open, Element::FootnoteBack, "", {{AttributeName::Href, target}}));
    nodes.push_back(make_node(Node::Kind::Text, Element::FootnoteBack, "↩"));
    nodes.push_back(make_node(Node::Kind::Close, Element::FootnoteBack));
  }
}

}  // namespace

bool add_footnotes(std::vector<Node>& nodes, const std::vector<std::string_view>& labels,
                   const std::vector<std::vector<Node>>& bodies) {
  if (labels.empty()) return true;
  References references(labels);
  nodes = references.replace_in(nodes);
  if (references.order().empty()) return true;
  // Bodies may refer to further footnotes, which then join the end of the order.
  std::vector<std::vector<Node>> replaced;
  for (std::size_t i = 0; i < references.order().size(); ++i) {
    std::vector<Node> body = bodies[references.order()[i]];
    replaced.push_back(references.replace_in(body));
  }
  nodes.push_back(make_node(Node::Kind::Open, Element::FootnoteSection));
  constexpr std::size_t kAround = 3 * kMostBackLinks + 4;  // nodes that a body gets beside its own
  bool is_whole = true;
  for (std::size_t i = 0; i < replaced.size(); ++i) {
    if (nodes.size() + replaced[i].size() + kAround > limits::kRenderNodes) {
      is_whole = false;
      continue;
    }
    const std::string number = std::to_string(i + 1);
    nodes.push_back(
        make_node(Node::Kind::Open, Element::Footnote, "",
                  {{AttributeName::Id, "footnote-" + number}, {AttributeName::Number, number}}));
    std::vector<Node>& body = replaced[i];
    // The way back stands at the end of the last paragraph, where the eye is.
    const bool ends_in_paragraph = !body.empty() && body.back().kind == Node::Kind::Close &&
                                   body.back().element == Element::Paragraph;
    if (ends_in_paragraph) body.pop_back();
    nodes.insert(nodes.end(), body.begin(), body.end());
    append_back_links(i + 1, references.uses(references.order()[i]), nodes);
    if (ends_in_paragraph) nodes.push_back(make_node(Node::Kind::Close, Element::Paragraph));
    nodes.push_back(make_node(Node::Kind::Close, Element::Footnote));
  }
  nodes.push_back(make_node(Node::Kind::Close, Element::FootnoteSection));
  return is_whole;
}

}  // namespace carrel
