// Reads a post's Markdown. Repaired, cut to its limits, read with its footnotes; then the passes
// over the whole run.
#include <algorithm>

#include "base/utf8.h"
#include "carrel/document.h"
#include "carrel/limits.h"
#include "document/markdown_reader.h"
#include "document/passes.h"
#include "document/prepared_text.h"

namespace carrel {

namespace {

std::size_t output_cap(std::size_t input) {
  return std::min(limits::kRenderOutputBytes,
                  std::max(limits::kRenderOutputFloor, limits::kRenderOutputRatio * input));
}

BlockOptions block_options(const DocumentOptions& options) {
  return {options.extensions, options.extensions && options.formulas};
}

struct FootnoteBodies {
  std::vector<std::vector<Node>> nodes;  // one for each footnote of the text, in their order
  bool was_cut = false;
};

// What was found in a footnote's body, with places in the whole text.
void add_findings(const DocumentFindings& found, const FootnoteBody& body,
                  DocumentFindings& findings) {
  findings.destinations.insert(findings.destinations.end(), found.destinations.begin(),
                               found.destinations.end());
  for (const CommentRange& comment : found.comments) {
    const auto after = std::upper_bound(
        body.pieces.begin(), body.pieces.end(), comment.begin,
        [](std::size_t at, const FootnoteBody::Piece& piece) { return at < piece.begin; });
    if (after == body.pieces.begin()) continue;
    const FootnoteBody::Piece& piece = *(after - 1);
    findings.comments.push_back({comment.begin - piece.begin + piece.source,
                                 comment.end - piece.begin + piece.source, comment.is_closed,
                                 comment.goes_on});
  }
}

// All footnotes share what one page may hold: else each could grow to the caps.
FootnoteBodies read_footnotes(std::string_view markdown, const Blocks& blocks,
                              const DocumentOptions& options, std::size_t cap,
                              DocumentFindings* findings) {
  FootnoteBodies read;
  if (blocks.footnotes.empty()) return read;
  std::size_t nodes = 0, bytes = 0;
  const DefinitionLookup definitions(markdown, blocks);
  for (const Footnote& footnote : blocks.footnotes) {
    if (nodes >= limits::kRenderNodes || bytes >= cap) {
      read.was_cut = true;
      read.nodes.emplace_back();
      continue;
    }
    FootnoteBody body = footnote_body(markdown, blocks, footnote);
    body.text += definitions.lines_for(body.text);
    DocumentFindings found;
    ParsedMarkdown parsed = read_markdown(
        body.text, scan_blocks(body.text, block_options(options)), options,
        std::min(cap - bytes, output_cap(body.text.size())), findings ? &found : nullptr);
    if (findings) add_findings(found, body, *findings);
    read.was_cut |= parsed.was_cut;
    nodes += parsed.nodes.size();
    for (const Node& node : parsed.nodes) bytes += node.text.size();
    read.nodes.push_back(std::move(parsed.nodes));
  }
  return read;
}

}  // namespace

Document parse_document(std::string_view markdown, const DocumentOptions& options,
                        DocumentFindings* findings) {
  std::string repaired;
  if (!is_valid_utf8(markdown)) {
    repaired = repair_utf8(markdown);
    markdown = repaired;
  }
  const std::string_view taken = markdown.substr(0, limits::kPostBytes);
  const Blocks blocks = scan_blocks(taken, block_options(options));
  const std::size_t cap = output_cap(taken.size());

  Document document;
  ParsedMarkdown parsed = read_markdown(taken, blocks, options, cap, findings);
  document.nodes = std::move(parsed.nodes);
  bool was_cut = parsed.was_cut || taken.size() < markdown.size();
  if (options.extensions) {
    const FootnoteBodies footnotes = read_footnotes(taken, blocks, options, cap, findings);
    mark_alerts(document.nodes);
    std::vector<std::string_view> labels;
    for (const Footnote& footnote : blocks.footnotes) labels.push_back(footnote.label);
    const bool has_all_footnotes = add_footnotes(document.nodes, labels, footnotes.nodes);
    was_cut |= footnotes.was_cut || !has_all_footnotes;
    number_headings(document.nodes, document.outline);
  }
  if (was_cut)
    document.notice =
        "This post is cut here: it is larger, or has larger tables, than a page can show.";
  return document;
}

Document parse_post(const Post& post) {
  DocumentOptions options;
  options.links = &post.links;
  options.entities = &post.entities;
  return parse_document(post.markdown, options);
}

}  // namespace carrel
