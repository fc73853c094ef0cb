// Keeps the node stream well nested and within its limits. Everything that makes nodes goes through
// this one class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

// Who opened an element: Markdown's own structure, or a raw HTML tag that may never be closed.
enum class Origin : std::uint8_t { Markdown, Html };

class NodeBuilder {
 public:
  // `output_cap`: most bytes of text and attributes.
  explicit NodeBuilder(std::size_t output_cap) : output_cap_(output_cap) {}

  void open(Element element, Origin origin, std::vector<Attribute> attributes = {});
  // Closes the innermost element that Markdown opened, and whatever raw HTML left open inside it.
  // Requires: there is one.
  void close_markdown();
  // Closes the innermost raw HTML element of this kind, if nothing of Markdown's stands between;
  // false otherwise.
  bool close_html(Element element);
  void leaf(Element element, Origin origin, std::vector<Attribute> attributes = {});
  void text(std::string_view text);
  // Verbatim mode only: a block of HTML (Division) or a piece within a line (Span).
  void raw_html(std::string_view text, Element place);
  void close_all();

  bool is_inside(Element element) const;
  // True once a cap was met: the caller stops, and calls close_all.
  bool is_full() const { return is_full_; }
  std::vector<Node>& nodes() { return nodes_; }

 private:
  struct OpenElement {
    Element element;
    Origin origin;
    bool is_shown;  // false beyond the depth cap: its content joins the element around it
  };
  void close_top();
  bool spend(std::size_t bytes);

  std::vector<Node> nodes_;
  std::vector<OpenElement> open_;
  std::size_t shown_depth_ = 0;
  std::size_t output_cap_;
  std::size_t output_ = 0;
  bool is_full_ = false;
};

}  // namespace carrel
