#include "document/markdown_reader.h"

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "document/blocks.h"
#include "document/code_indentation.h"
#include "document/entities.h"
#include "document/links.h"
#include "document/node_builder.h"
#include "document/passes.h"
#include "document/prepared_text.h"
#include "document/raw_html.h"
#include "document/table_limits.h"

namespace carrel {

namespace {

// md4c's attribute as text, its entities decoded.
std::string to_string(const MD_ATTRIBUTE& attribute, const PreparedText& prepared,
                      const std::vector<NamedEntity>* entities) {
  std::string text, buffer;
  if (!attribute.text) return text;
  for (unsigned i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET from = attribute.substr_offsets[i];
    const std::string_view piece(attribute.text + from, attribute.substr_offsets[i + 1] - from);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_ENTITY:
        text += decode_entity(piece, entities);
        break;
      case MD_TEXT_NULLCHAR:
        append_utf8(kReplacement, text);
        break;
      default:
        text += prepared.is_inserted(piece) ? piece : prepared.as_written(piece, buffer);
    }
  }
  return text;
}

class MarkdownReader {
 public:
  MarkdownReader(const PreparedText& prepared, const DocumentOptions& options,
                 std::size_t output_cap, DocumentFindings* findings)
      : prepared_(prepared),
        options_(options),
        builder_(output_cap),
        html_(builder_, options, findings),
        findings_(findings),
        table_(prepared.text().size()) {}

  // Returns false when a cap cut the reading short.
  bool read() {
    const std::string_view markdown = prepared_.text();
    MD_PARSER parser{};
    if (options_.extensions)
      parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                     (options_.formulas ? MD_FLAG_LATEXMATHSPANS : 0u);
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_block(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_block(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_span(type, detail);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<MarkdownReader*>(self)->text(type, std::string_view(text, size));
    };
    const int status =
        md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this);
    builder_.close_all();
    return status == 0 && !builder_.is_full() && !table_.was_cut();
  }

  std::vector<Node>& nodes() { return builder_.nodes(); }

  // Each anchor with the heading that it stands in or, with nothing to see between, before; else
  // below.
  void note_anchors() {
    const std::vector<Node>& nodes = builder_.nodes();
    const auto begins_heading = [](const Node& node) {
      return node.kind == Node::Kind::Open && heading_level(node.element) != 0;
    };
    const auto is_seen = [](const Node& node) {
      return node.kind == Node::Kind::Text
                 ? node.text.find_first_not_of(" \t\n") != std::string::npos
                 : node.kind == Node::Kind::Open && node.element == Element::Image;
    };
    // From the end, so that each node is looked at once.
    std::size_t begun = static_cast<std::size_t>(
                    std::count_if(nodes.begin(), nodes.end(), begins_heading)),
                at = nodes.size();
    bool is_before = false;
    std::vector<Anchor>& anchors = findings_->anchors;
    const auto first = static_cast<std::ptrdiff_t>(anchors.size());
    for (auto anchor = html_.anchors().rbegin(); anchor != html_.anchors().rend(); ++anchor) {
      for (; at > anchor->second; --at) {
        const Node& node = nodes[at - 1];
        if (begins_heading(node)) {
          --begun;
          is_before = true;
        } else if (is_seen(node)) {
          is_before = false;
        }
      }
      anchors.push_back({anchor->first, begun + (is_before ? 1 : 0)});
    }
    std::reverse(anchors.begin() + first, anchors.end());
  }

 private:
  // md4c stops at a callback's -1; positive values misbehave in older versions.
  int status() const { return builder_.is_full() || table_.is_endless() ? -1 : 0; }
  bool is_verbatim() const { return options_.raw_html == DocumentOptions::RawHtml::Verbatim; }

  int open(Element element, std::vector<Attribute> attributes = {}) {
    builder_.open(element, Origin::Markdown, std::move(attributes));
    return status();
  }

  int enter_list(const MD_BLOCK_OL_DETAIL& list) {
    std::vector<Attribute> attributes;
    if (list.start != 1) attributes.push_back({AttributeName::Start, std::to_string(list.start)});
    return open(Element::OrderedList, std::move(attributes));
  }

  int enter_item(const MD_BLOCK_LI_DETAIL& item) {
    open(Element::ListItem);
    if (item.is_task) {
      std::vector<Attribute> attributes;
      if (item.task_mark != ' ') attributes.push_back({AttributeName::Checked, ""});
      builder_.leaf(Element::TaskCheckbox, Origin::Markdown, std::move(attributes));
    }
    return status();
  }

  int enter_code(const MD_BLOCK_CODE_DETAIL& code) {
    std::vector<Attribute> attributes;
    std::string language = to_string(code.lang, prepared_, options_.entities);
    indentation_.emplace(prepared_.text());
    is_formula_ = options_.extensions && options_.formulas && language == "math";
    if (is_formula_) {
      math_.clear();
      return 0;
    }
    if (!language.empty()) attributes.push_back({AttributeName::Language, std::move(language)});
    return open(Element::CodeBlock, std::move(attributes));
  }

  int enter_cell(Element element, const MD_BLOCK_TD_DETAIL& cell) {
    if (!table_.begin_cell()) return status();
    static constexpr const char* kAligns[] = {nullptr, "left", "center", "right"};
    std::vector<Attribute> attributes;
    if (const char* align = kAligns[cell.align & 3])
      attributes.push_back({AttributeName::Align, align});
    return open(element, std::move(attributes));
  }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    flush_html();
    html_.end_dropping();
    switch (type) {
      case MD_BLOCK_DOC:
        return 0;
      case MD_BLOCK_QUOTE:
        return open(Element::BlockQuote);
      case MD_BLOCK_UL:
        return open(Element::UnorderedList);
      case MD_BLOCK_OL:
        return enter_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
      case MD_BLOCK_LI:
        return enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
      case MD_BLOCK_HR:
        return open(Element::ThematicBreak);
      case MD_BLOCK_H: {
        const unsigned level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        return open(static_cast<Element>(static_cast<unsigned>(Element::Heading1) + level - 1));
      }
      case MD_BLOCK_CODE:
        return enter_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
      case MD_BLOCK_HTML:
        is_html_block_ = true;
        indentation_.emplace(prepared_.text());
        return 0;
      case MD_BLOCK_P:
        return open(Element::Paragraph);
      case MD_BLOCK_TABLE:
        table_.begin_table();
        return open(Element::Table);
      case MD_BLOCK_THEAD:
        return open(Element::TableHead);
      case MD_BLOCK_TBODY:
        return open(Element::TableBody);
      case MD_BLOCK_TR:
        return table_.begin_row() ? open(Element::TableRow) : 0;
      case MD_BLOCK_TH:
        return enter_cell(Element::TableHeaderCell, *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
      case MD_BLOCK_TD:
        return enter_cell(Element::TableCell, *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    flush_html();
    html_.end_dropping();
    switch (type) {
      case MD_BLOCK_DOC:
        return 0;
      case MD_BLOCK_HTML:
        is_html_block_ = false;
        indentation_.reset();
        return status();
      case MD_BLOCK_CODE:
        indentation_.reset();
        if (is_formula_) return leave_formula();
        break;
      case MD_BLOCK_TR:
        if (!table_.is_row_open()) return 0;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        if (table_.was_cut()) return 0;
        break;
      case MD_BLOCK_TABLE:
        table_.end_table();
        break;
      default:
        break;
    }
    builder_.close_markdown();
    return status();
  }

  int enter_link(const MD_SPAN_A_DETAIL& link) {
    const std::string destination = to_string(link.href, prepared_, options_.entities);
    if (findings_) findings_->destinations.push_back({destination, false});
    std::vector<Attribute> attributes = make_link_attributes(destination, options_);
    if (attributes.empty()) return open(Element::Span);
    std::string title = to_string(link.title, prepared_, options_.entities);
    if (!title.empty()) attributes.push_back({AttributeName::Title, std::move(title)});
    return open(Element::Link, std::move(attributes));
  }

  int leave_image(const MD_SPAN_IMG_DETAIL& image) {
    if (--image_depth_ > 0) return 0;
    const std::string source = to_string(image.src, prepared_, options_.entities);
    if (findings_) findings_->destinations.push_back({source, true});
    std::vector<Attribute> attributes = make_image_attributes(source, options_);
    if (attributes.empty()) {
      builder_.text(alt_);
      return status();
    }
    attributes.push_back({AttributeName::Alt, std::move(alt_)});
    std::string title = to_string(image.title, prepared_, options_.entities);
    if (!title.empty()) attributes.push_back({AttributeName::Title, std::move(title)});
    builder_.leaf(Element::Image, Origin::Markdown, std::move(attributes));
    return status();
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    flush_html();
    if (type == MD_SPAN_IMG) {
      if (image_depth_++ == 0) alt_.clear();
      return 0;
    }
    if (image_depth_ > 0) return 0;
    switch (type) {
      case MD_SPAN_EM:
        return open(Element::Emphasis);
      case MD_SPAN_STRONG:
        return open(Element::Strong);
      case MD_SPAN_A:
        return enter_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
      case MD_SPAN_CODE:
        return open(Element::Code);
      case MD_SPAN_DEL:
        return open(Element::Strikethrough);
      case MD_SPAN_LATEXMATH:
      case MD_SPAN_LATEXMATH_DISPLAY:
        math_.clear();
        return 0;
      default:
        return open(Element::Span);
    }
  }

  int leave_span(MD_SPANTYPE type, void* detail) {
    flush_html();
    if (type == MD_SPAN_IMG) return leave_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    if (image_depth_ > 0) return 0;
    if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
      return leave_math(type == MD_SPAN_LATEXMATH_DISPLAY);
    builder_.close_markdown();
    return status();
  }

  // "$5 and $10" is money: what TeX authors write neither begins nor ends with a space.
  int leave_math(bool display) {
    const bool is_money =
        !display && (math_.empty() || math_.front() == ' ' || math_.back() == ' ');
    if (is_money) {
      builder_.text("$" + math_ + "$");
      return status();
    }
    builder_.open(display ? Element::MathBlock : Element::MathInline, Origin::Markdown);
    builder_.text(math_);
    builder_.close_markdown();
    return status();
  }

  // A block of its own: "$$" over several lines, or a fence marked "math".
  int leave_formula() {
    is_formula_ = false;
    const std::size_t begin = math_.find_first_not_of(" \t\n"),
                      end = math_.find_last_not_of(" \t\n");
    if (begin == std::string::npos) return status();
    builder_.open(Element::Paragraph, Origin::Markdown);
    builder_.open(Element::MathBlock, Origin::Markdown);
    builder_.text(std::string_view(math_).substr(begin, end + 1 - begin));
    builder_.close_markdown();
    builder_.close_markdown();
    return status();
  }

  void plain(std::string_view text) {
    if (image_depth_ > 0) {
      alt_ += text;
    } else if (!html_.is_dropping()) {
      builder_.text(text);
    }
  }

  // In a cell even code needs its pipes escaped, and shows them without the backslash.
  void cell_code(std::string_view text) {
    for (std::size_t at = text.find("\\|"); at != std::string_view::npos; at = text.find("\\|")) {
      plain(text.substr(0, at));
      plain("|");
      text.remove_prefix(at + 2);
    }
    plain(text);
  }

  int text(MD_TEXTTYPE type, std::string_view piece) {
    if (type != MD_TEXT_HTML) flush_html();
    if (table_.hides_text()) return 0;
    note_tildes(builder_.nodes(), prepared_.text(), piece.data());
    if (indentation_) {
      const std::string_view kept = indentation_->read(piece);
      if (!kept.empty()) verbatim(type, kept);
      if (indentation_->is_held()) return 0;
    }
    if (type == MD_TEXT_HTML) {
      // The line's end that md4c adds goes with it.
      if (prepared_.is_inserted(piece))
        is_after_inserted_ = true;
      else if (!std::exchange(is_after_inserted_, false))
        add_html(piece);
      return status();
    }
    if (prepared_.is_inserted(piece)) return 0;
    const std::string_view text = prepared_.as_written(piece, written_);
    switch (type) {
      case MD_TEXT_NULLCHAR:
        plain("\xEF\xBF\xBD");
        break;
      case MD_TEXT_BR:
        if (image_depth_ > 0) {
          alt_ += '\n';
        } else {
          builder_.leaf(Element::LineBreak, Origin::Markdown);
        }
        break;
      case MD_TEXT_SOFTBR:
        plain("\n");
        break;
      case MD_TEXT_ENTITY:
        plain(decode_entity(text, options_.entities));
        break;
      case MD_TEXT_LATEXMATH:
        math_ += text;
        break;
      case MD_TEXT_CODE:
        verbatim(type, text);
        break;
      default:
        plain(text);
    }
    return status();
  }

  void verbatim(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) {
      html_text_ += text;
    } else if (is_formula_) {
      math_ += text;
    } else if (table_.is_open()) {
      cell_code(text);
    } else {
      plain(text);
    }
  }

  // md4c hands HTML over line by line. A tag or a comment may span lines, so what belongs together
  // is read as a whole.
  void add_html(std::string_view piece) {
    const std::size_t source = prepared_.source_offset(piece);
    if (source != std::string_view::npos) html_pieces_.push_back({html_text_.size(), source});
    html_text_ += prepared_.as_written(piece, written_);
  }

  void flush_html() {
    if (html_text_.empty()) return;
    if (is_verbatim()) {
      builder_.raw_html(html_text_, is_html_block_ ? Element::Division : Element::Span);
    } else if (image_depth_ == 0) {
      html_.add(html_text_, html_pieces_, following_text());
    }
    html_text_.clear();
    html_pieces_.clear();
  }

  // What stands behind the HTML of a line; a block of HTML is whole already.
  std::string_view following_text() const {
    if (is_html_block_ || html_pieces_.empty()) return {};
    return prepared_.source_from(html_pieces_.back().source + html_text_.size() -
                                 html_pieces_.back().begin);
  }

  const PreparedText& prepared_;
  const DocumentOptions& options_;
  NodeBuilder builder_;
  RawHtml html_;
  DocumentFindings* findings_;
  std::string html_text_, alt_, math_, written_;
  std::vector<HtmlPiece> html_pieces_;
  std::optional<CodeIndentation> indentation_;  // within a block of code or HTML
  int image_depth_ = 0;
  TableLimits table_;
  bool is_html_block_ = false;
  bool is_formula_ = false;
  bool is_after_inserted_ = false;
};

}  // namespace

ParsedMarkdown read_markdown(std::string_view markdown, const Blocks& blocks,
                             const DocumentOptions& options, std::size_t output_cap,
                             DocumentFindings* findings) {
  const PreparedText prepared(markdown, blocks);
  MarkdownReader reader(prepared, options, output_cap, findings);
  ParsedMarkdown parsed;
  parsed.was_cut = !reader.read();
  if (findings) reader.note_anchors();
  parsed.nodes = std::move(reader.nodes());
  keep_loose_tildes(parsed.nodes);
  if (options.extensions) add_autolinks(parsed.nodes, options, findings);
  return parsed;
}

}  // namespace carrel
