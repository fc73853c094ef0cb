// Any bytes as a post's Markdown, in the markup of all tools at once: the stream nests, the writers
// hold.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "carrel/document.h"
#include "markup/markup.h"

namespace {

void check(std::string_view text) {
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
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text);
  carrel::MarkupContext context;
  for (const std::uint32_t syntaxes : {0U, UINT32_MAX, size == 0 ? 0U : 1U << (data[0] % 13)}) {
    context.syntaxes = syntaxes;
    check(carrel::translate_markup(text, context).markdown);
  }
  return 0;
}
