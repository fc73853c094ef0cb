// What of an author's raw HTML reaches the page? carrel's own tokenizer and the allow-list decide; no browser parser ever sees it.
#pragma once

#include <string_view>

#include "carrel/document.h"
#include "document/node_builder.h"

namespace carrel {

// Adds a piece of raw HTML, whole tags and the text between them. Elements stay open across pieces, so that Markdown can stand between
// <details> and </details>. Comments, declarations, and script-like elements with their content vanish; tags off the list vanish and
// leave their content; closing tags that close nothing become text; attributes off the list vanish.
class RawHtml {
 public:
  // `destinations` may be null; links and images found are added to it.
  RawHtml(NodeBuilder& builder, const DocumentOptions& options, std::vector<Destination>* destinations)
      : builder_(builder), options_(options), destinations_(destinations) {}
  void add(std::string_view html);
  // True while the content of a script-like element is being dropped: Markdown's own text inside it is dropped too.
  bool is_dropping() const { return !dropping_.empty(); }

 private:
  std::size_t drop(std::string_view html, std::size_t at);
  std::size_t add_tag(std::string_view html, std::size_t at);
  void open_tag(std::string_view tag, std::vector<Attribute> attributes, bool self_closing);

  NodeBuilder& builder_;
  const DocumentOptions& options_;
  std::vector<Destination>* destinations_;
  std::string dropping_;   // the tag whose end is awaited, or empty
};

}  // namespace carrel
