// A post's Markdown as a stream of typed nodes: the only form in which content ever reaches a page.
//
// parse_document runs md4c and carrel's own passes (raw HTML allow-list, footnotes, alerts, heading
// ids, caps) and yields a flat stream of Open / Text / Close nodes whose elements, attributes and
// link schemes are all on the allow-lists below. The same stream feeds the DOM builder (through the
// edge, wasm/), write_html and write_text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/post.h"

namespace carrel {

// Every element a post can become. The name on the page is element_name(). Math nodes hold TeX
// source as text: the page turns them into MathML when it has the library loaded, and shows the
// source until then.
enum class Element : std::uint8_t {
  Paragraph,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Heading5,
  Heading6,
  BlockQuote,
  UnorderedList,
  OrderedList,
  ListItem,
  ThematicBreak,
  CodeBlock,
  Code,  // pre and code; a fence's language is the Language attribute of CodeBlock
  Table,
  TableHead,
  TableBody,
  TableRow,
  TableHeaderCell,
  TableCell,
  Emphasis,
  Strong,
  Strikethrough,
  Link,
  Image,
  LineBreak,
  TaskCheckbox,  // an inert checkbox; Checked attribute when ticked
  MathInline,
  MathBlock,
  Alert,
  AlertTitle,  // GitHub alerts; AlertKind attribute: note, tip, important, warning, caution
  FootnoteReference,
  FootnoteSection,
  Footnote,
  FootnoteBack,
  // from raw HTML only
  Details,
  Summary,
  Keyboard,
  Superscript,
  Subscript,
  Abbreviation,
  Mark,
  Small,
  Inserted,
  Sample,
  Variable,
  Quotation,
  Citation,
  DefinitionList,
  DefinitionTerm,
  DefinitionDescription,
  Figure,
  FigureCaption,
  Division,
  Span,
  Underline,
  Bold,
  Italic,
  Struck,
  Caption,
  Ruby,
  RubyText,
  RubyParenthesis,
  Bidi,
  WordBreak,
  Match,  // a word that the query asked for; made when a post is read, never by content
};

// Every attribute a node can carry.
enum class AttributeName : std::uint8_t {
  Id,    // heading and footnote ids, made by carrel, never taken from content unprefixed
  Href,  // http, https, mailto or a fragment of this post ("#id")
  PostSlug,
  PostHeading,   // a link to another post of the archive: the shell makes the address
  MediaName,     // an image or attachment of the bundle: the shell makes the address
  RemoteSource,  // an image elsewhere: shown only on a click
  Alt,
  Title,
  Width,
  Height,
  Language,  // of a fenced code block
  Lang,
  Dir,  // from raw HTML
  Start,
  Reversed,
  Align,
  ColumnSpan,
  RowSpan,
  Checked,
  Open,
  AlertKind,
  Number,
};

const char* element_name(Element element);       // "p", "h2", "math-inline" …
const char* attribute_name(AttributeName name);  // "href", "post", "media" …

struct Attribute {
  AttributeName name;
  std::string value;
};

// One step of the stream. Open and Close nest properly, always, whatever the input was.
struct Node {
  enum class Kind : std::uint8_t {
    Open,
    Close,
    Text,
    RawHtml
  };  // RawHtml: in the conformance tests' Verbatim mode only
  Kind kind = Kind::Text;
  Element element = Element::Paragraph;  // for Open and Close
  std::vector<Attribute> attributes;     // for Open
  std::string text;                      // for Text: UTF-8, entities already decoded
};

// A heading of the outline.
struct OutlineEntry {
  int level = 1;
  std::string id;  // unique in the post: "what-we-changed", "what-we-changed-1"
  std::string text;
};

struct DocumentOptions {
  // Raw HTML: AllowList is what readers get. Verbatim passes it through write_html untouched and
  // exists for conformance tests only.
  enum class RawHtml : std::uint8_t { AllowList, Verbatim };
  RawHtml raw_html = RawHtml::AllowList;
  bool formulas = true;    // "$…$" and "$$…$$", where there are extensions
  bool extensions = true;  // tables, strikethrough, task lists, autolinks, footnotes, alerts
  // may be null; sorted by destination; must outlive the call only
  const std::vector<ResolvedLink>* links = nullptr;
  // may be null; sorted by name; what is not in it, and is not XML's own, stays as written
  const std::vector<NamedEntity>* entities = nullptr;
};

struct Document {
  std::vector<Node> nodes;
  std::vector<OutlineEntry> outline;
  std::string
      notice;  // empty, or why the rest is missing: "This post is cut here: it is larger than …"
};

// A link or image destination as found, for the packer to resolve.
struct Destination {
  std::string text;  // what ResolvedLink::destination is compared with
  bool image = false;
};

// An HTML comment, or the part of one that stands on one line: bytes of the Markdown.
struct CommentRange {
  std::size_t begin = 0, end = 0;
  bool is_closed = true;  // false: it is never closed, and takes the rest of its block with it
  bool goes_on = false;   // of the comment of the range before it
};

// A place that a link may name without being a heading: <a id>, <a name>, an id of any raw HTML.
struct Anchor {
  std::string id;
  std::size_t heading = 0;  // of the outline's, counted from 1, that it stands in, before or below
};

// What the packer asks of a reading, in the order of the text.
struct DocumentFindings {
  std::vector<Destination> destinations;  // of every link and image, duplicates kept
  std::vector<CommentRange> comments;
  std::vector<Anchor> anchors;  // but those of footnotes
};

// Parses Markdown. Never fails: what exceeds a cap is cut, and the notice says so. Pure; keeps
// nothing of its arguments. `findings` may be null; what is met is added to it.
Document parse_document(std::string_view markdown, const DocumentOptions& options = {},
                        DocumentFindings* findings = nullptr);

// A post's Markdown with what its bundle says of its links and entities.
Document parse_post(const Post& post);

// The named entities that stand in a Markdown text, looked up in HTML's whole list, sorted by name.
// Only packers and tests link this.
std::vector<NamedEntity> collect_entities(std::string_view markdown);

// HTML for previews, exports and conformance tests. Escapes everything; opens nothing that the
// stream does not.
std::string write_html(const Document& document);

// What stands under one heading, as plain words: what is indexed, excerpted and read aloud. Section
// 0 is what precedes the first heading.
struct TextSection {
  std::string heading_id;  // empty for section 0
  std::string heading;
  int level = 0;
  std::string text;  // prose, code, table cells and alternative texts; blocks separated by '\n'
};
// A formula's source is searched; a line that is shown has an ellipsis in its place.
enum class Formulas : std::uint8_t { AsSource, LeftOut };
std::vector<TextSection> write_sections(const Document& document,
                                        Formulas formulas = Formulas::AsSource);

// The whole post as readable plain text (the command line's `read`, text.html).
std::string write_text(const Document& document);

}  // namespace carrel
