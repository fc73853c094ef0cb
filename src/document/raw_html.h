// What reaches the page of an author's raw HTML. carrel's own tokenizer and the allow-list decide;
// no browser parser ever sees it.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "carrel/document.h"
#include "document/node_builder.h"

namespace carrel {

// Where a piece of the HTML stands in the Markdown.
struct HtmlPiece {
  std::size_t begin, source;  // in the HTML, in the Markdown
};

// Adds raw HTML, whole tags and the text between them. Elements stay open across calls, so that
// Markdown can stand between <details> and </details>. Comments, declarations, and script-like
// elements with their content vanish; tags off the list vanish and leave their content; closing
// tags that close nothing become text; attributes off the list vanish.
class RawHtml {
 public:
  // `findings` may be null; links, images and comments found are added to it.
  RawHtml(NodeBuilder& builder, const DocumentOptions& options, DocumentFindings* findings)
      : builder_(builder), options_(options), findings_(findings) {}
  // `pieces` ascend; they tell where comments stand. `following` is the Markdown behind the HTML:
  // before its next empty line an element that is dropped with its content must end, else only its
  // tag is.
  void add(std::string_view html, const std::vector<HtmlPiece>& pieces, std::string_view following);
  // True while the content of a script-like element is being dropped: Markdown's own text inside it
  // is dropped too.
  bool is_dropping() const { return !dropping_.empty(); }
  // The ids of tags, each with the number of nodes that stood before it.
  const std::vector<std::pair<std::string, std::size_t>>& anchors() const { return anchors_; }
  // A block has ended: what was dropped so far is all. An element that is never closed does not
  // take the rest of the post with it.
  void end_dropping() { dropping_.clear(); }

 private:
  std::size_t drop(std::string_view html, std::size_t at);
  std::size_t add_tag(std::string_view html, std::size_t at);
  void open_tag(std::string_view tag, std::vector<Attribute> attributes, bool self_closing,
                std::string_view behind);
  bool is_closed(std::string_view tag, std::string_view behind);
  void note_comment(std::size_t begin, std::size_t end, bool is_closed,
                    const std::vector<HtmlPiece>& pieces);

  NodeBuilder& builder_;
  const DocumentOptions& options_;
  DocumentFindings* findings_;
  std::string dropping_;  // the tag whose end is awaited, or empty
  std::string_view following_;
  std::vector<std::pair<std::string, std::size_t>> anchors_;
  // Up to where a tag is known not to be closed; only tags that are dropped are asked for, so that
  // the list is short.
  std::vector<std::pair<std::string, const char*>> unclosed_;
};

}  // namespace carrel
