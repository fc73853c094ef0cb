// The syntax read is that of HTML tags, loosely: whatever does not look like one is text.
#include "document/raw_html.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/ascii.h"
#include "document/elements.h"
#include "document/entities.h"
#include "document/links.h"

namespace carrel {

namespace {

// Elements whose content is no text for readers.
constexpr std::string_view kDropped[] = {"script", "style",  "iframe",  "template", "noscript",
                                         "object", "embed",  "svg",     "math",     "title",
                                         "head",   "canvas", "audio",   "video",    "textarea",
                                         "select", "xmp",    "noembed", "noframes"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_name(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == ':' || c == '_'; }

std::string read_name(std::string_view html, std::size_t& at) {
  std::string name;
  while (at < html.size() && is_name(html[at])) name += ascii::lower(html[at++]);
  return name;
}

void skip_space(std::string_view html, std::size_t& at) {
  while (at < html.size() && is_space(html[at])) ++at;
}

// The value after "=", quoted or bare, with its entities decoded.
std::string read_value(std::string_view html, std::size_t& at,
                       const std::vector<NamedEntity>* entities) {
  skip_space(html, at);
  std::size_t from = at;
  std::size_t to;
  if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
    const char quote = html[at];
    from = at + 1;
    to = std::min(html.find(quote, from), html.size());
    at = std::min(to + 1, html.size());
  } else {
    while (at < html.size() && !is_space(html[at]) && html[at] != '>') ++at;
    to = at;
  }
  return decode_entities(html.substr(from, to - from), entities);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), ascii::is_digit);
}

// Values that mean something to a browser are checked; the others are only ever shown as text.
bool is_acceptable(AttributeName name, std::string_view value) {
  switch (name) {
    case AttributeName::Width:
    case AttributeName::Height:
    case AttributeName::Start:
    case AttributeName::ColumnSpan:
    case AttributeName::RowSpan:
      return is_number(value);
    case AttributeName::Align:
      return value == "left" || value == "right" || value == "center";
    case AttributeName::Dir:
      return value == "ltr" || value == "rtl" || value == "auto";
    case AttributeName::Lang:
      return !value.empty() && value.size() <= 35 &&
             std::all_of(value.begin(), value.end(),
                         [](char c) { return is_name(c) && c != ':' && c != '_'; });
    default:
      return true;
  }
}

}  // namespace

bool has_closing_tag(std::string_view text, std::string_view tag) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at)) {
    at += 2;
    if (read_name(text, at) == tag) return true;
  }
  return false;
}

// Whether the tag is closed behind the HTML's place or in what follows. A "no" is remembered: to
// look again from each tag would be quadratic.
bool RawHtml::is_closed(std::string_view tag, std::string_view behind) {
  if (has_closing_tag(behind, tag)) return true;
  const auto known = std::find_if(unclosed_.begin(), unclosed_.end(),
                                  [&](const auto& each) { return each.first == tag; });
  if (known != unclosed_.end() && std::less<const char*>()(following_.data(), known->second))
    return false;
  const std::string_view paragraph = following_.substr(0, following_.find("\n\n"));
  if (has_closing_tag(paragraph, tag)) return true;
  const char* end = paragraph.data() + paragraph.size();
  if (known != unclosed_.end())
    known->second = end;
  else
    unclosed_.emplace_back(tag, end);
  return false;
}

void RawHtml::open_tag(std::string_view tag, std::vector<Attribute> attributes, bool self_closing,
                       std::string_view behind) {
  const ElementRecord* record = find_html_element(tag);
  if (!record) {
    const bool is_dropped = !self_closing && std::find(std::begin(kDropped), std::end(kDropped),
                                                       tag) != std::end(kDropped);
    if (is_dropped && is_closed(tag, behind)) dropping_ = tag;
    return;
  }
  const auto take = [&](AttributeName name) {
    std::string value;
    for (const Attribute& attribute : attributes)
      if (attribute.name == name) value = attribute.value;
    attributes.erase(std::remove_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& a) { return a.name == name; }),
                     attributes.end());
    return value;
  };
  Element element = record->element;
  if (element == Element::Link) {
    // Without a destination it is only a piece of text; so is a link inside a link.
    const std::string destination = take(AttributeName::Href);
    if (findings_ && !destination.empty()) findings_->destinations.push_back({destination, false});
    std::vector<Attribute> link = make_link_attributes(destination, options_);
    if (link.empty() || builder_.is_inside(Element::Link)) {
      element = Element::Span;
      link.clear();
    }
    attributes.insert(attributes.begin(), link.begin(), link.end());
  } else if (element == Element::Image) {
    const std::string source = take(AttributeName::RemoteSource);
    if (findings_ && !source.empty()) findings_->destinations.push_back({source, true});
    std::vector<Attribute> image = make_image_attributes(source, options_);
    if (image.empty()) {
      builder_.text(take(AttributeName::Alt));
      return;
    }
    attributes.insert(attributes.begin(), image.begin(), image.end());
  }
  if (record->is_void) {
    builder_.leaf(element, Origin::Html, std::move(attributes));
  } else {
    builder_.open(element, Origin::Html, std::move(attributes));
    if (self_closing) builder_.close_html(element);
  }
}

// Reads the tag that begins at html[at] == '<' and returns where it ends; `at` itself when it is no
// tag.
std::size_t RawHtml::add_tag(std::string_view html, std::size_t at) {
  const std::size_t begin = at++;
  const bool closing = at < html.size() && html[at] == '/';
  if (closing) ++at;
  const std::string tag = read_name(html, at);
  if (tag.empty() || !ascii::is_lower(tag[0])) return begin;
  const ElementRecord* record = find_html_element(tag);
  std::vector<Attribute> attributes;
  bool self_closing = false;
  while (at < html.size() && html[at] != '>') {
    if (html[at] == '/') {
      self_closing = at + 1 < html.size() && html[at + 1] == '>';
      ++at;
      continue;
    }
    if (!is_name(html[at])) {
      ++at;
      continue;
    }
    const std::string name = read_name(html, at);
    std::string value;
    skip_space(html, at);
    if (at < html.size() && html[at] == '=') value = read_value(html, ++at, options_.entities);
    if (findings_ && !closing && !value.empty() && (name == "id" || (name == "name" && tag == "a")))
      anchors_.emplace_back(value, builder_.nodes().size());
    const AttributeName* known =
        record && !closing ? find_html_attribute(record->element, name) : nullptr;
    if (known && is_acceptable(*known, value)) attributes.push_back({*known, std::move(value)});
  }
  if (at >= html.size()) {
    // Never closed: it is text, and so is the rest. To read on from each "<" within would be
    // quadratic.
    builder_.text(decode_entities(html.substr(begin), options_.entities));
    return html.size();
  }
  ++at;
  if (!closing) {
    open_tag(tag, std::move(attributes), self_closing, html.substr(at));
  } else if (record && !record->is_void) {
    const bool closed = builder_.close_html(record->element) ||
                        (record->element == Element::Link && builder_.close_html(Element::Span));
    if (!closed && record->element != Element::Paragraph)
      builder_.text(html.substr(begin, at - begin));
  }
  return at;
}

// Where the content ends that is dropped from html[at] on: behind the closing tag, or at the end of
// the text.
std::size_t RawHtml::drop(std::string_view html, std::size_t at) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at)) {
    at += 2;
    if (read_name(html, at) != dropping_) continue;
    dropping_.clear();
    const std::size_t end = html.find('>', at);
    return end == std::string_view::npos ? html.size() : end + 1;
  }
  return html.size();
}

// One range for each line of the comment, or part of a line.
void RawHtml::note_comment(std::size_t begin, std::size_t end, bool is_closed,
                           const std::vector<HtmlPiece>& pieces) {
  if (!findings_) return;
  bool goes_on = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t stop = i + 1 < pieces.size() ? pieces[i + 1].begin : end;
    const std::size_t from = std::max(begin, pieces[i].begin), to = std::min(end, stop);
    if (from < to)
      findings_->comments.push_back({pieces[i].source + (from - pieces[i].begin),
                                     pieces[i].source + (to - pieces[i].begin), is_closed,
                                     std::exchange(goes_on, true)});
  }
}

void RawHtml::add(std::string_view html, const std::vector<HtmlPiece>& pieces,
                  std::string_view following) {
  following_ = following;
  std::size_t at = 0;
  while (at < html.size()) {
    if (!dropping_.empty()) {
      at = drop(html, at);
      continue;
    }
    const std::size_t tag = std::min(html.find('<', at), html.size());
    if (tag > at) builder_.text(decode_entities(html.substr(at, tag - at), options_.entities));
    at = tag;
    if (at >= html.size()) break;
    if (html.compare(at, 4, "<!--") == 0) {
      const std::size_t end = html.find("-->", at + 4);
      const std::size_t stop = end == std::string_view::npos ? html.size() : end + 3;
      note_comment(at, stop, end != std::string_view::npos, pieces);
      at = stop;
    } else if (at + 1 < html.size() && (html[at + 1] == '!' || html[at + 1] == '?')) {
      const std::size_t end = html.find('>', at);
      at = end == std::string_view::npos ? html.size() : end + 1;
    } else {
      const std::size_t end = add_tag(html, at);
      if (end == at) builder_.text("<");
      at = std::max(end, at + 1);
    }
  }
}

}  // namespace carrel
