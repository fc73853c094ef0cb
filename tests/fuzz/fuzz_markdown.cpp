// Any bytes as a post's Markdown: the stream nests, the writers hold.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "carrel/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  carrel::DocumentFindings findings;
  const carrel::Document document = carrel::parse_document(text, {}, &findings);
  std::size_t depth = 0;
  for (const carrel::Node& node : document.nodes) {
    if (node.kind == carrel::Node::Kind::Open) ++depth;
    if (node.kind == carrel::Node::Kind::Close && depth-- == 0) std::abort();
    if (node.kind == carrel::Node::Kind::RawHtml) std::abort();
  }
  if (depth != 0) std::abort();
  carrel::write_html(document);
  carrel::write_text(document);
  carrel::write_sections(document);
  return 0;
}
