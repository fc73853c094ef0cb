// Rows stand in the order of the enum.
#include "document/elements.h"

#include <array>

namespace carrel {

namespace {

constexpr ElementRecord kElements[] = {
    {Element::Paragraph, "p", "p", false, false, true, true},
    {Element::Heading1, "h1", "h1", false, false, true, true},
    {Element::Heading2, "h2", "h2", false, false, true, true},
    {Element::Heading3, "h3", "h3", false, false, true, true},
    {Element::Heading4, "h4", "h4", false, false, true, true},
    {Element::Heading5, "h5", "h5", false, false, true, true},
    {Element::Heading6, "h6", "h6", false, false, true, true},
    {Element::BlockQuote, "blockquote", "blockquote", false, true, true, true},
    {Element::UnorderedList, "ul", "ul", false, true, true, true},
    {Element::OrderedList, "ol", "ol", false, true, true, true},
    {Element::ListItem, "li", "li", false, false, true, true},
    {Element::ThematicBreak, "hr", "hr", true, false, true, true},
    {Element::CodeBlock, "code-block", "pre", false, false, true, true},
    {Element::Code, "code", "code"},
    {Element::Table, "table", "table", false, true, true, true},
    {Element::TableHead, "thead", "thead", false, true, true, true},
    {Element::TableBody, "tbody", "tbody", false, true, true, true},
    {Element::TableRow, "tr", "tr", false, true, true, true},
    {Element::TableHeaderCell, "th", "th", false, false, true, true},
    {Element::TableCell, "td", "td", false, false, true, true},
    {Element::Emphasis, "em", "em"},
    {Element::Strong, "strong", "strong"},
    {Element::Strikethrough, "del", "del"},
    {Element::Link, "a", "a"},
    {Element::Image, "img", "img", true},
    {Element::LineBreak, "br", "br", true, false, true},
    {Element::TaskCheckbox, "task", "input", true},
    {Element::MathInline, "math-inline", "code"},
    {Element::MathBlock, "math-block", "code", false, false, false, true},
    {Element::Alert, "alert", "aside", false, true, true, true},
    {Element::AlertTitle, "alert-title", "p", false, false, true, true},
    {Element::FootnoteReference, "footnote-reference", "sup"},
    {Element::FootnoteSection, "footnotes", "section", false, true, true, true},
    {Element::Footnote, "footnote", "div", false, true, true, true},
    {Element::FootnoteBack, "footnote-back", "a"},
    {Element::Details, "details", "details", false, true, true, true},
    {Element::Summary, "summary", "summary", false, false, true, true},
    {Element::Keyboard, "kbd", "kbd"},
    {Element::Superscript, "sup", "sup"},
    {Element::Subscript, "sub", "sub"},
    {Element::Abbreviation, "abbr", "abbr"},
    {Element::Mark, "mark", "mark"},
    {Element::Small, "small", "small"},
    {Element::Inserted, "ins", "ins"},
    {Element::Sample, "samp", "samp"},
    {Element::Variable, "var", "var"},
    {Element::Quotation, "q", "q"},
    {Element::Citation, "cite", "cite"},
    {Element::DefinitionList, "dl", "dl", false, true, true, true},
    {Element::DefinitionTerm, "dt", "dt", false, false, true, true},
    {Element::DefinitionDescription, "dd", "dd", false, false, true, true},
    {Element::Figure, "figure", "figure", false, true, true, true},
    {Element::FigureCaption, "figcaption", "figcaption", false, false, true, true},
    {Element::Division, "div", "div", false, true, true, true},
    {Element::Span, "span", "span"},
    {Element::Underline, "u", "u"},
    {Element::Bold, "b", "b"},
    {Element::Italic, "i", "i"},
    {Element::Struck, "s", "s"},
    {Element::Caption, "caption", "caption", false, false, true, true},
    {Element::Ruby, "ruby", "ruby"},
    {Element::RubyText, "rt", "rt"},
    {Element::RubyParenthesis, "rp", "rp"},
    {Element::Bidi, "bdi", "bdi"},
    {Element::WordBreak, "wbr", "wbr", true},
    {Element::Match, "match", "mark"},
};

// Raw HTML tags that carrel makes itself, or whose Markdown form has a meaning of its own, are
// reached by these names.
struct Alias {
  std::string_view tag;
  Element element;
};
constexpr Alias kAliases[] = {
    {"pre", Element::CodeBlock},    {"strike", Element::Struck},    {"center", Element::Division},
    {"section", Element::Division}, {"article", Element::Division}, {"aside", Element::Division},
    {"header", Element::Division},  {"footer", Element::Division},  {"main", Element::Division},
    {"tt", Element::Code},          {"dfn", Element::Italic},       {"big", Element::Span},
    {"font", Element::Span},        {"tfoot", Element::TableBody}};

struct AttributeRecord {
  AttributeName name;
  const char* text;
};
constexpr AttributeRecord kAttributes[] = {
    {AttributeName::Id, "id"},
    {AttributeName::Href, "href"},
    {AttributeName::PostSlug, "post"},
    {AttributeName::PostHeading, "heading"},
    {AttributeName::MediaName, "media"},
    {AttributeName::RemoteSource, "remote"},
    {AttributeName::Alt, "alt"},
    {AttributeName::Title, "title"},
    {AttributeName::Width, "width"},
    {AttributeName::Height, "height"},
    {AttributeName::Language, "language"},
    {AttributeName::Lang, "lang"},
    {AttributeName::Dir, "dir"},
    {AttributeName::Start, "start"},
    {AttributeName::Reversed, "reversed"},
    {AttributeName::Align, "align"},
    {AttributeName::ColumnSpan, "colspan"},
    {AttributeName::RowSpan, "rowspan"},
    {AttributeName::Checked, "checked"},
    {AttributeName::Open, "open"},
    {AttributeName::AlertKind, "kind"},
    {AttributeName::Number, "number"},
};

// Attributes that raw HTML may set. Without an element: on every one. href and src go through the
// link checks of links.h.
struct HtmlAttribute {
  std::string_view name;
  AttributeName attribute;
  bool everywhere;
  Element element;
};
constexpr HtmlAttribute kHtmlAttributes[] = {
    {"lang", AttributeName::Lang, true, Element::Span},
    {"dir", AttributeName::Dir, true, Element::Span},
    {"title", AttributeName::Title, true, Element::Span},
    {"open", AttributeName::Open, false, Element::Details},
    {"start", AttributeName::Start, false, Element::OrderedList},
    {"reversed", AttributeName::Reversed, false, Element::OrderedList},
    {"colspan", AttributeName::ColumnSpan, false, Element::TableCell},
    {"rowspan", AttributeName::RowSpan, false, Element::TableCell},
    {"colspan", AttributeName::ColumnSpan, false, Element::TableHeaderCell},
    {"rowspan", AttributeName::RowSpan, false, Element::TableHeaderCell},
    {"align", AttributeName::Align, false, Element::TableCell},
    {"align", AttributeName::Align, false, Element::TableHeaderCell},
    {"alt", AttributeName::Alt, false, Element::Image},
    {"width", AttributeName::Width, false, Element::Image},
    {"height", AttributeName::Height, false, Element::Image},
    {"href", AttributeName::Href, false, Element::Link},
    {"src", AttributeName::RemoteSource, false, Element::Image},
};

}  // namespace

const ElementRecord& record_of(Element element) {
  return kElements[static_cast<std::size_t>(element)];
}

const char* element_name(Element element) { return record_of(element).name; }

const char* attribute_name(AttributeName name) {
  return kAttributes[static_cast<std::size_t>(name)].text;
}

const ElementRecord* find_html_element(std::string_view tag) {
  for (const Alias& alias : kAliases)
    if (alias.tag == tag) return &record_of(alias.element);
  for (const ElementRecord& record : kElements) {
    // Names with a hyphen, and the checkbox, are made by carrel only.
    if (tag == record.name && tag.find('-') == std::string_view::npos && tag != "alert" &&
        tag != "footnotes" && tag != "footnote" && tag != "match" && tag != "task")
      return &record;
  }
  return nullptr;
}

const AttributeName* find_html_attribute(Element element, std::string_view attribute) {
  for (const HtmlAttribute& record : kHtmlAttributes)
    if (record.name == attribute && (record.everywhere || record.element == element))
      return &record.attribute;
  return nullptr;
}

}  // namespace carrel
