// What does a post's Markdown say? Repaired, cut to its limits, read with its footnotes; then the passes over the whole run.
#include <algorithm>

#include "base/utf8.h"
#include "carrel/document.h"
#include "carrel/limits.h"
#include "document/markdown_reader.h"
#include "document/passes.h"

namespace carrel {

namespace {

std::size_t output_cap(std::size_t input) {
  return std::min(limits::kRenderOutputBytes, std::max(limits::kRenderOutputFloor, limits::kRenderOutputRatio * input));
}

struct FootnoteBodies {
  std::vector<std::vector<Node>> bodies;   // one for each definition, in their order
  bool was_cut = false;
};

// All footnotes share what one page may hold: else each could grow to the caps.
FootnoteBodies read_footnotes(const FootnoteSplit& split, const DocumentOptions& options, std::size_t cap, std::vector<Destination>* destinations) {
  FootnoteBodies read;
  std::size_t nodes = 0, bytes = 0;
  const LinkDefinitions links = split.definitions.empty() ? LinkDefinitions() : collect_definitions(split.markdown);
  for (const FootnoteDefinition& definition : split.definitions) {
    if (nodes >= limits::kRenderNodes || bytes >= cap) {
      read.was_cut = true;
      read.bodies.emplace_back();
      continue;
    }
    const std::string text = definition.body + definitions_for(definition.body, links);
    ParsedMarkdown body = read_markdown(text, options, std::min(cap - bytes, output_cap(definition.body.size())), destinations);
    read.was_cut |= body.was_cut;
    nodes += body.nodes.size();
    for (const Node& node : body.nodes) bytes += node.text.size();
    read.bodies.push_back(std::move(body.nodes));
  }
  return read;
}

}  // namespace

Document parse_document(std::string_view markdown, const DocumentOptions& options, std::vector<Destination>* destinations) {
  std::string repaired;
  if (!is_valid_utf8(markdown)) {
    repaired = repair_utf8(markdown);
    markdown = repaired;
  }
  const std::string_view taken = markdown.substr(0, std::min(definitions_end(markdown), limits::kPostBytes));
  bool was_cut = taken.size() < markdown.size();
  const std::size_t cap = output_cap(taken.size());

  Document document;
  if (!options.extensions) {
    ParsedMarkdown parsed = read_markdown(taken, options, cap, destinations);
    document.nodes = std::move(parsed.nodes);
    was_cut |= parsed.was_cut;
  } else {
    const FootnoteSplit split = split_footnotes(taken);
    ParsedMarkdown parsed = read_markdown(split.markdown, options, cap, destinations);
    const FootnoteBodies footnotes = read_footnotes(split, options, cap, destinations);
    document.nodes = std::move(parsed.nodes);
    mark_alerts(document.nodes);
    const bool has_all_footnotes = add_footnotes(document.nodes, split.definitions, footnotes.bodies);
    was_cut |= parsed.was_cut || footnotes.was_cut || !has_all_footnotes;
    number_headings(document.nodes, document.outline);
  }
  if (was_cut) document.notice = "This post is cut here: it is larger, or has larger tables, than a page can show.";
  return document;
}

Document parse_post(const Post& post) {
  DocumentOptions options;
  options.links = &post.links;
  options.entities = &post.entities;
  return parse_document(post.markdown, options);
}

}  // namespace carrel
