// Reads Markdown texts, each ended by a NUL byte, and writes of each the HTML of the text, then
// that of the text as the packer cleans it, each ended by a NUL byte: carrel's half of the
// comparison with cmark-gfm. Raw HTML and formulas are left out of it.
#include <cstdio>
#include <string>

#include "carrel/document.h"
#include "pack/clean_markdown.h"

namespace {

std::string read_input() {
  std::string input;
  char buffer[65536];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;)
    input.append(buffer, size);
  return input;
}

void write(const std::string& markdown) {
  carrel::DocumentOptions options;
  options.raw_html = carrel::DocumentOptions::RawHtml::Verbatim;
  options.formulas = false;
  const std::vector<carrel::NamedEntity> entities = carrel::collect_entities(markdown);
  options.entities = &entities;
  carrel::Document document = carrel::parse_document(markdown, options);
  for (carrel::Node& node : document.nodes)
    if (node.kind == carrel::Node::Kind::RawHtml) node.text.clear();
  const std::string html = carrel::write_html(document);
  std::fwrite(html.data(), 1, html.size(), stdout);
  std::fputs(document.notice.c_str(), stdout);
  std::fputc('\0', stdout);
}

}  // namespace

int main() {
  const std::string input = read_input();
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = std::min(input.find('\0', at), input.size());
    const std::string markdown = input.substr(at, end - at);
    write(markdown);
    write(carrel::clean_markdown(markdown).markdown);
    at = end + 1;
  }
}
