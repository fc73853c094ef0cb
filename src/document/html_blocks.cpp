#include "document/html_blocks.h"

#include <algorithm>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr std::string_view kRawText[] = {"pre", "script", "style", "textarea"};
constexpr std::string_view kBlockTags[] = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul"};

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool equals(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && ascii::starts_with(text, lower);
}

bool contains(std::string_view line, std::string_view lower) {
  const auto found = std::search(line.begin(), line.end(), lower.begin(), lower.end(),
                                 [](char a, char b) { return ascii::lower(a) == b; });
  return found != line.end();
}

std::size_t name_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || !ascii::is_letter(text[at])) return at;
  while (at < text.size() &&
         (ascii::is_letter(text[at]) || ascii::is_digit(text[at]) || text[at] == '-'))
    ++at;
  return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// Where the attribute ends that begins at `at`; `at` itself when there is none.
std::size_t attribute_end(std::string_view text, std::size_t at) {
  const auto may_begin = [](char c) { return ascii::is_letter(c) || c == '_' || c == ':'; };
  if (at >= text.size() || !may_begin(text[at])) return at;
  std::size_t end = at;
  while (end < text.size() && (may_begin(text[end]) || ascii::is_digit(text[end]) ||
                               text[end] == '.' || text[end] == '-'))
    ++end;
  std::size_t value = skip_spaces(text, end);
  if (value >= text.size() || text[value] != '=') return end;
  value = skip_spaces(text, value + 1);
  if (value >= text.size()) return at;
  if (text[value] == '"' || text[value] == '\'') {
    const std::size_t close = text.find(text[value], value + 1);
    return close == std::string_view::npos ? at : close + 1;
  }
  const std::size_t begin = value;
  while (value < text.size() && !is_space(text[value]) &&
         std::string_view("\"'=<>`").find(text[value]) == std::string_view::npos)
    ++value;
  return value == begin ? at : value;
}

// Whether the text is one whole tag, opening or closing, with nothing behind it.
bool is_lone_tag(std::string_view text) {
  const bool closing = text.size() > 1 && text[1] == '/';
  std::size_t at = name_end(text, closing ? 2 : 1);
  if (at == (closing ? 2u : 1u)) return false;
  if (!closing) {
    for (;;) {
      const std::size_t next = skip_spaces(text, at);
      const std::size_t end = next > at ? attribute_end(text, next) : next;
      if (end == next) break;
      at = end;
    }
  }
  at = skip_spaces(text, at);
  if (!closing && at < text.size() && text[at] == '/') ++at;
  return at < text.size() && text[at] == '>' && skip_spaces(text, at + 1) == text.size();
}

}  // namespace

std::uint8_t html_block_kind(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text[1] == '?') return 3;
  if (text[1] == '!') {
    if (text.substr(2, 2) == "--") return 2;
    if (text.substr(2, 7) == "[CDATA[") return 5;
    return text.size() > 2 && ascii::is_letter(text[2]) ? 4 : 0;
  }
  const bool closing = text[1] == '/';
  const std::size_t begin = closing ? 2 : 1;
  const std::size_t end = name_end(text, begin);
  if (end == begin) return 0;
  const std::string_view name = text.substr(begin, end - begin), rest = text.substr(end);
  const bool ends_name = rest.empty() || is_space(rest[0]) || rest[0] == '>';
  for (const std::string_view tag : kRawText)
    if (equals(name, tag)) return !closing && ends_name ? 1 : 0;
  if (ends_name || rest.substr(0, 2) == "/>")
    for (const std::string_view tag : kBlockTags)
      if (equals(name, tag)) return 6;
  return is_lone_tag(text) ? 7 : 0;
}

bool ends_html_block(std::uint8_t kind, std::string_view line) {
  switch (kind) {
    case 1:
      return contains(line, "</script>") || contains(line, "</pre>") ||
             contains(line, "</style>") || contains(line, "</textarea>");
    case 2:
      return line.find("-->") != std::string_view::npos;
    case 3:
      return line.find("?>") != std::string_view::npos;
    case 4:
      return line.find('>') != std::string_view::npos;
    case 5:
      return line.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace carrel
