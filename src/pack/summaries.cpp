#include "pack/summaries.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/blocks.h"

namespace carrel {

namespace {

// Without regard to case and white space: Jekyll's, Hugo's and Zola's "more", Docusaurus'
// "truncate", Hexo's, WordPress' and Eleventy's "excerpt".
constexpr std::string_view kMoreMarks[] = {
    "<!--more-->",     "<!--truncate-->", "{/*truncate*/}",     "{/*more*/}",
    "<!--readmore-->", "<!--excerpt-->",  "<!--end_excerpt-->", "<!--endexcerpt-->",
    "<!--summary-->",  "<!--preview-->"};

// What paragraphs begin with that are written for a tool, or are fields of a record.
constexpr std::string_view kForTools[] = {"[[",  "{{",      "{%",      "{:", ":::",  "!!!",
                                          "???", "import ", "export ", "@",  "[toc]"};

// A paragraph that says little stands in only where no other says more.
constexpr std::size_t kFewCodePoints = 40;

bool ends_sentence(std::string_view text, std::size_t at, std::size_t next) {
  const std::string_view mark = text.substr(at, next - at);
  if (mark == "。" || mark == "！" || mark == "？" || mark == "।") return true;
  return (mark == "." || mark == "!" || mark == "?" || mark == "…") &&
         (next == text.size() || text[next] == ' ');
}

// Where the last whole sentence ends; 0 where none does.
std::size_t end_of_sentences(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = at + decode_utf8(text, at).size;
    if (ends_sentence(text, at, next)) end = next;
    at = next;
  }
  return end;
}

// A sentence that leads on to what is no part of the paragraph: "There are three of them:".
bool leads_on(std::string_view text) {
  constexpr std::string_view kWide = "：";
  return text.back() == ':' ||
         (text.size() >= kWide.size() && text.substr(text.size() - kWide.size()) == kWide);
}

bool is_for_tools(std::string_view text) {
  return std::any_of(std::begin(kForTools), std::end(kForTools), [&](std::string_view beginning) {
    return ascii::starts_with(text, beginning);
  });
}

// "Status: accepted", "Last updated: 2024-02-03": a word or three and a colon.
bool is_field(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon < 24 &&
         std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), ' ') < 3;
}

bool says_little(std::string_view text) {
  return leads_on(text) || is_field(text) ||
         (count_code_points(text) < kFewCodePoints && end_of_sentences(text) == 0);
}

std::string cut_to_sentences(std::string_view text) {
  std::size_t count = 0, sentence = 0, word = 0, at = 0;
  while (at < text.size() && count < kSummaryCodePoints) {
    const std::size_t next = at + decode_utf8(text, at).size;
    if (ends_sentence(text, at, next)) sentence = next;
    if (text[at] == ' ') word = at;
    at = next;
    ++count;
  }
  if (at == text.size()) return std::string(text);
  // A sentence of three words is no summary.
  if (sentence * 4 >= at) return std::string(text.substr(0, sentence));
  return std::string(text.substr(0, word > 0 ? word : at)) + "…";
}

// The paragraphs of a document that stand in nothing else, as plain text.
class Paragraphs {
 public:
  explicit Paragraphs(const Document& document) {
    for (const Node& node : document.nodes) {
      if (node.kind == Node::Kind::Open)
        open(node.element);
      else if (node.kind == Node::Kind::Close)
        close(node.element);
      else
        add(node.text);
    }
  }

  std::string all() const {
    std::string joined;
    for (const std::string& text : texts_) joined += (joined.empty() ? "" : " ") + text;
    return joined;
  }
  std::string first() const {
    const auto found = std::find_if_not(texts_.begin(), texts_.end(),
                                        [](const std::string& text) { return says_little(text); });
    if (found != texts_.end()) return *found;
    return texts_.empty() ? std::string() : texts_.front();
  }

 private:
  static bool is_formula(Element element) {
    return element == Element::MathInline || element == Element::MathBlock;
  }
  static bool says_nothing(Element element) {
    return element == Element::Link || element == Element::FootnoteReference ||
           element == Element::Keyboard;
  }

  void open(Element element) {
    if (depth_++ == 0) {
      is_paragraph_ = element == Element::Paragraph;
      has_formula_ = says_something_ = false;
      text_.clear();
    }
    hidden_ += element == Element::FootnoteReference ? 1 : 0;
    silent_ += says_nothing(element) ? 1 : 0;
    if (is_formula(element)) has_formula_ = true;
    if (element == Element::LineBreak && !text_.empty()) text_ += ' ';
  }

  void close(Element element) {
    hidden_ -= element == Element::FootnoteReference ? 1 : 0;
    silent_ -= says_nothing(element) ? 1 : 0;
    if (--depth_ > 0 || !is_paragraph_) return;
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    take();
  }

  // Of a paragraph that leads on, or has a formula, the sentences before that.
  void take() {
    if (!text_.empty() && (has_formula_ || leads_on(text_)))
      if (const std::size_t end = end_of_sentences(text_); end > 0 || has_formula_)
        text_.resize(end);
    if (says_something_ && !text_.empty() && !is_for_tools(text_)) texts_.push_back(text_);
  }

  void add(std::string_view text) {
    if (!is_paragraph_ || hidden_ > 0) return;
    if (has_formula_) {
      take();
      is_paragraph_ = false;
      return;
    }
    for (const char c : text) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t';
      if (!is_space || (!text_.empty() && text_.back() != ' ')) text_ += is_space ? ' ' : c;
      says_something_ |=
          silent_ == 0 && (ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80);
    }
  }

  std::vector<std::string> texts_;
  std::string text_;
  int depth_ = 0, hidden_ = 0, silent_ = 0;
  bool is_paragraph_ = false, has_formula_ = false, says_something_ = false;
};

// The lines above `more`, and the definitions of links below, which they may use.
std::string above(std::string_view markdown, std::size_t more) {
  const Blocks blocks = scan_blocks(markdown);
  std::string text(markdown.substr(0, blocks.lines[more - 1].begin));
  for (const LinkDefinition& definition : blocks.definitions)
    if (definition.first_line + 1 >= more) {
      const std::size_t begin = blocks.lines[definition.first_line].begin,
                        end = blocks.lines[definition.last_line].end;
      text.append("\n").append(markdown.substr(begin, end - begin)).append("\n");
    }
  return text;
}

}  // namespace

std::size_t find_more_mark(std::string_view markdown) {
  if (markdown.find("<!--") == std::string_view::npos &&
      markdown.find("{/*") == std::string_view::npos)
    return 0;
  const Blocks blocks = scan_blocks(markdown);
  for (std::size_t i = 0; i < blocks.lines.size(); ++i) {
    const Line& line = blocks.lines[i];
    if (is_literal(line.kind)) continue;
    std::string plain;
    for (const char c : markdown.substr(line.content, line.end - line.content))
      if (c != ' ' && c != '\t') plain += ascii::lower(c);
    if (std::find(std::begin(kMoreMarks), std::end(kMoreMarks), plain) != std::end(kMoreMarks))
      return i + 1;
  }
  return 0;
}

std::string find_beginning(const Document& document, const Post& post, std::size_t more) {
  std::string text;
  const auto lines = std::count(post.markdown.begin(), post.markdown.end(), '\n');
  if (more > 1 && more <= static_cast<std::size_t>(lines)) {
    DocumentOptions options;
    options.entities = &post.entities;
    text = Paragraphs(parse_document(above(post.markdown, more), options)).all();
  }
  return cut_to_sentences(text.empty() ? Paragraphs(document).first() : text);
}

}  // namespace carrel
