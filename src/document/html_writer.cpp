// The node stream as HTML. For previews, exports and the conformance tests; pages are built from
// nodes, never from this.
#include "base/ascii.h"
#include "base/html_text.h"
#include "carrel/document.h"
#include "document/elements.h"

namespace carrel {

namespace {

// Percent-encodes what may not stand in a URL; what is encoded already stays.
void append_url(std::string_view url, std::string& html) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::string_view kSafe = "~-_.+!*(),%#@?=;:/$'[]";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      html += "&amp;";
    } else if (ascii::is_alphanumeric(c) ||
               (kSafe.find(c) != std::string_view::npos && c != '[' && c != ']')) {
      html += c;
    } else {
      html += '%';
      html += kHex[byte >> 4];
      html += kHex[byte & 15];
    }
  }
}

std::string_view find_attribute(const Node& node, AttributeName name) {
  for (const Attribute& attribute : node.attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

void append_attribute(std::string_view name, std::string_view value, bool is_url,
                      std::string& html) {
  html += ' ';
  html += name;
  html += "=\"";
  if (is_url) {
    append_url(value, html);
  } else {
    html += escape_html(value);
  }
  html += '"';
}

// Opened by itself an SVG image may run scripts on the archive's host.
bool is_svg(std::string_view media) {
  return media.size() > 4 && media.substr(media.size() - 4) == ".svg";
}

void append_attributes(const Node& node, std::string& html) {
  for (const Attribute& attribute : node.attributes) {
    switch (attribute.name) {
      case AttributeName::PostSlug: {
        const std::string_view heading = find_attribute(node, AttributeName::PostHeading);
        append_attribute(
            "href",
            "#/post/" + attribute.value + (heading.empty() ? "" : "/" + std::string(heading)), true,
            html);
        break;
      }
      case AttributeName::PostHeading:
        break;
      case AttributeName::MediaName:
        append_attribute(node.element == Element::Image ? "src" : "href", attribute.value, true,
                         html);
        if (node.element != Element::Image && is_svg(attribute.value)) html += " download";
        break;
      case AttributeName::RemoteSource:
        append_attribute("src", attribute.value, true, html);
        break;
      case AttributeName::Href:
        if (node.element != Element::FootnoteReference)
          append_attribute("href", attribute.value, true, html);  // there: on the link inside
        break;
      case AttributeName::Language:
        break;  // on the code element inside
      case AttributeName::AlertKind:
        append_attribute("data-kind", attribute.value, false, html);
        break;
      case AttributeName::Number:
        break;  // said by the content
      default:
        append_attribute(attribute_name(attribute.name), attribute.value, false, html);
    }
  }
}

void append_open(const Node& node, std::string& html) {
  const ElementRecord& record = record_of(node.element);
  if (record.is_block && !html.empty() && html.back() != '\n') html += '\n';
  html += '<';
  html += record.html;
  if (node.element == Element::TaskCheckbox) html += " type=\"checkbox\" disabled";
  if (node.element == Element::MathInline) html += " data-math=\"inline\"";
  if (node.element == Element::MathBlock) html += " data-math=\"block\"";
  append_attributes(node, html);
  html += record.is_void ? " />" : ">";
  if (node.element == Element::CodeBlock) {
    html += "<code";
    const std::string_view language = find_attribute(node, AttributeName::Language);
    if (!language.empty())
      append_attribute("class", "language-" + std::string(language), false, html);
    html += '>';
  }
  if (node.element == Element::FootnoteReference) {
    html += "<a";
    append_attribute("href", find_attribute(node, AttributeName::Href), true, html);
    html += '>';
  }
  if (record.breaks_open) html += '\n';
}

}  // namespace

std::string write_html(const Document& document) {
  std::string html;
  for (const Node& node : document.nodes) {
    const ElementRecord& record = record_of(node.element);
    switch (node.kind) {
      case Node::Kind::Text:
        html += escape_html(node.text);
        break;
      case Node::Kind::RawHtml:
        if (record.is_block && !html.empty() && html.back() != '\n') html += '\n';
        html += node.text;
        break;
      case Node::Kind::Open:
        append_open(node, html);
        break;
      case Node::Kind::Close:
        if (node.element == Element::CodeBlock) html += "</code>";
        if (node.element == Element::FootnoteReference) html += "</a>";
        if (!record.is_void) html += "</" + std::string(record.html) + ">";
        if (record.breaks_close) html += '\n';
        if (node.element == Element::TaskCheckbox) html += ' ';
    }
  }
  return html;
}

}  // namespace carrel
