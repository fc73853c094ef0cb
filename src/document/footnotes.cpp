// Where are a post's footnotes, and which are referred to? md4c has none, so definitions are taken out of the text before it and
// references are found in the node stream after it.
#include <algorithm>
#include <map>

#include "carrel/limits.h"
#include "document/passes.h"

namespace carrel {

namespace {

constexpr std::size_t kLongestLabel = 60;

// The label of "[^label]" at `at`, and where the brackets end; empty when there is none.
std::string_view read_label(std::string_view text, std::size_t at, std::size_t& end) {
  if (text.substr(at, 2) != "[^") return {};
  // Looked for no further than a label reaches: a text of "[^" alone would be read again from each.
  const std::size_t size = text.substr(at, kLongestLabel + 1).find(']');
  if (size == std::string_view::npos || size == 2) return {};
  const std::size_t close = at + size;
  const std::string_view label = text.substr(at + 2, close - at - 2);
  if (label.find_first_of(" \t\n[") != std::string_view::npos) return {};
  end = close + 1;
  return label;
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// The fence that opens or closes code at this line ("```" or "~~~"), or empty.
std::string_view read_fence(std::string_view line) {
  const std::size_t at = indentation(line);
  if (at > 3 || at >= line.size() || (line[at] != '`' && line[at] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
  return end - at >= 3 ? line.substr(at, end - at) : std::string_view();
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

Node make_node(Node::Kind kind, Element element, std::string text = {}, std::vector<Attribute> attributes = {}) {
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
  explicit References(const std::vector<FootnoteDefinition>& definitions) {
    for (std::size_t i = 0; i < definitions.size(); ++i) by_label_.emplace(definitions[i].label, i);
  }

  // A copy of the stream with its references in place. Code, math and links are left alone.
  std::vector<Node> replace_in(std::vector<Node>& nodes) {
    std::vector<Node> result;
    result.reserve(nodes.size());
    int untouched = 0;
    for (Node& node : nodes) {
      const bool is_literal = node.element == Element::Code || node.element == Element::CodeBlock || node.element == Element::MathInline ||
                              node.element == Element::MathBlock || node.element == Element::Link;
      if (node.kind == Node::Kind::Open && is_literal) ++untouched;
      if (node.kind == Node::Kind::Close && is_literal) --untouched;
      if (node.kind == Node::Kind::Text && untouched == 0 && node.text.find("[^") != std::string::npos) {
        split_text(node.text, result);
      } else {
        result.push_back(std::move(node));
      }
    }
    return result;
  }

  // Definitions in the order of their numbers; grows while bodies are replaced in.
  const std::vector<std::size_t>& order() const { return order_; }
  std::size_t uses(std::size_t definition) const { return uses_.at(definition); }

 private:
  void split_text(const std::string& text, std::vector<Node>& result) {
    std::size_t plain = 0;
    for (std::size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at + 1)) {
      std::size_t end = 0;
      const std::string_view label = read_label(text, at, end);
      const auto found = label.empty() ? by_label_.end() : by_label_.find(label);
      // A reference becomes several nodes: beyond the cap it stays text.
      if (found == by_label_.end() || result.size() + 8 > limits::kRenderNodes || references_ >= limits::kFootnoteReferences) continue;
      if (at > plain) result.push_back(make_node(Node::Kind::Text, Element::Paragraph, text.substr(plain, at - plain)));
      add_reference(found->second, result);
      plain = end;
      at = end - 1;
    }
    if (plain < text.size()) result.push_back(make_node(Node::Kind::Text, Element::Paragraph, text.substr(plain)));
  }

  void add_reference(std::size_t definition, std::vector<Node>& result) {
    if (uses_.find(definition) == uses_.end()) {
      order_.push_back(definition);
      number_[definition] = order_.size();
    }
    ++references_;
    const std::size_t use = ++uses_[definition];
    const std::string number = std::to_string(number_[definition]);
    const std::string id = "footnote-reference-" + number + (use > 1 ? "-" + std::to_string(use) : "");
    result.push_back(make_node(Node::Kind::Open, Element::FootnoteReference, "",
                               {{AttributeName::Id, id}, {AttributeName::Href, "#footnote-" + number}, {AttributeName::Number, number}}));
    result.push_back(make_node(Node::Kind::Text, Element::FootnoteReference, number));
    result.push_back(make_node(Node::Kind::Close, Element::FootnoteReference));
  }

  std::map<std::string, std::size_t, std::less<>> by_label_;
  std::map<std::size_t, std::size_t> uses_, number_;
  std::vector<std::size_t> order_;
  std::size_t references_ = 0;
};

constexpr std::size_t kMostBackLinks = 20;

void append_back_links(std::size_t number, std::size_t uses, std::vector<Node>& nodes) {
  for (std::size_t use = 1; use <= std::min(uses, kMostBackLinks); ++use) {
    const std::string target = "#footnote-reference-" + std::to_string(number) + (use > 1 ? "-" + std::to_string(use) : "");
    nodes.push_back(make_node(Node::Kind::Open, Element::FootnoteBack, "", {{AttributeName::Href, target}}));
    nodes.push_back(make_node(Node::Kind::Text, Element::FootnoteBack, "↩"));
    nodes.push_back(make_node(Node::Kind::Close, Element::FootnoteBack));
  }
}

}  // namespace

FootnoteSplit split_footnotes(std::string_view markdown) {
  FootnoteSplit split;
  if (markdown.find("[^") == std::string_view::npos) {
    split.markdown = markdown;
    return split;
  }
  std::string_view fence;          // of the code block we are in
  bool in_definition = false;
  std::size_t blank_lines = 0;     // held back: they belong to the definition only if it goes on
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t line_end = std::min(markdown.find('\n', at), markdown.size());
    const std::string_view line = markdown.substr(at, line_end - at);
    at = line_end + 1;
    std::size_t label_end = 0;
    const std::size_t indent = indentation(line);
    const std::string_view label = fence.empty() && indent < 4 ? read_label(line, indent, label_end) : std::string_view();
    const bool begins = !label.empty() && line.substr(label_end, 1) == ":" && split.definitions.size() < limits::kLinkDefinitions;
    if (begins) {
      split.definitions.push_back({std::string(label), std::string(line.substr(label_end + 1)) + "\n"});
      in_definition = true;
      blank_lines = 0;
      continue;
    }
    if (in_definition) {
      if (is_blank(line)) {
        ++blank_lines;
        continue;
      }
      // Indented lines go on with it, and so does a paragraph's next line when no blank line stood between.
      const bool continues = indent >= 2 ? (blank_lines == 0 || indent >= 4) : (blank_lines == 0 && read_fence(line).empty());
      if (continues) {
        std::string& body = split.definitions.back().body;
        body.append(blank_lines, '\n');
        body += line.substr(std::min<std::size_t>(indent, 4));
        body += '\n';
        blank_lines = 0;
        continue;
      }
      in_definition = false;
      split.markdown += '\n';
      blank_lines = 0;
    }
    if (const std::string_view mark = read_fence(line); !mark.empty()) {
      if (fence.empty()) {
        fence = mark;
      } else if (mark[0] == fence[0] && mark.size() >= fence.size() && is_blank(line.substr(indent + mark.size()))) {
        fence = {};
      }
    }
    split.markdown += line;
    if (line_end < markdown.size()) split.markdown += '\n';
  }
  return split;
}

bool add_footnotes(std::vector<Node>& nodes, const std::vector<FootnoteDefinition>& definitions, const std::vector<std::vector<Node>>& bodies) {
  if (definitions.empty()) return true;
  References references(definitions);
  nodes = references.replace_in(nodes);
  if (references.order().empty()) return true;
  // Bodies may refer to further footnotes, which then join the end of the order.
  std::vector<std::vector<Node>> replaced;
  for (std::size_t i = 0; i < references.order().size(); ++i) {
    std::vector<Node> body = bodies[references.order()[i]];
    replaced.push_back(references.replace_in(body));
  }
  nodes.push_back(make_node(Node::Kind::Open, Element::FootnoteSection));
  constexpr std::size_t kAround = 3 * kMostBackLinks + 4;   // nodes that a body gets beside its own
  bool is_whole = true;
  for (std::size_t i = 0; i < replaced.size(); ++i) {
    if (nodes.size() + replaced[i].size() + kAround > limits::kRenderNodes) {
      is_whole = false;
      continue;
    }
    const std::string number = std::to_string(i + 1);
    nodes.push_back(make_node(Node::Kind::Open, Element::Footnote, "",
                              {{AttributeName::Id, "footnote-" + number}, {AttributeName::Number, number}}));
    std::vector<Node>& body = replaced[i];
    // The way back stands at the end of the last paragraph, where the eye is.
    const bool ends_in_paragraph = !body.empty() && body.back().kind == Node::Kind::Close && body.back().element == Element::Paragraph;
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
