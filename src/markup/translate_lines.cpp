// Syntaxes that take whole lines.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "markup/line_text.h"
#include "markup/tag_text.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kIndent = 4;  // of what belongs to MkDocs' blocks

// Takes a text in quotes off the end; false where there is none.
bool take_quoted_end(std::string_view& text, std::string_view& quoted) {
  text = ascii::trimmed(text);
  if (text.size() < 2 || (text.back() != '"' && text.back() != '\'')) return false;
  const std::size_t open = text.find(text.back());
  if (open + 1 == text.size()) return false;
  quoted = text.substr(open + 1, text.size() - open - 2);
  text = ascii::trimmed(text.substr(0, open));
  return true;
}

// How many brackets a line opens more than it closes.
int brackets_in(std::string_view line) {
  int depth = 0;
  for (const char c : line)
    depth += (c == '{' || c == '(' || c == '[') - (c == '}' || c == ')' || c == ']');
  return depth;
}

}  // namespace

const Translator::LineSyntax Translator::kLineSyntaxes[] = {
    {':', &Translator::take_directive},     {':', &Translator::take_definition},
    {'!', &Translator::take_admonition},    {'?', &Translator::take_admonition},
    {'=', &Translator::take_content_tab},   {'[', &Translator::take_callout},
    {'[', &Translator::take_contents},      {'{', &Translator::take_attributes},
    {'{', &Translator::take_snippet},       {'-', &Translator::take_snippet},
    {';', &Translator::take_snippet},       {'<', &Translator::take_snippet},
    {'<', &Translator::take_markdown_html}, {'i', &Translator::take_module_line},
    {'e', &Translator::take_module_line},   {'#', &Translator::take_keyword},
    {'*', &Translator::take_abbreviation},  {'\0', &Translator::take_property},
};

std::string_view Translator::enter_blocks(std::string_view line) {
  std::vector<OpenBlock>& blocks = out_.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    OpenBlock& block = blocks[i];
    const bool is_blank = ascii::is_blank(line);  // however it is indented, it ends no block
    const bool has_lead = !block.lead.empty() && line.substr(0, block.lead.size()) == block.lead;
    const std::string_view within =
        has_lead ? line.substr(block.lead.size()) : without_columns(line, block.lead.size());
    const bool leaves_quote = !has_lead && block.lead.find('>') != std::string::npos;
    const bool is_outside =
        !is_blank && (leaves_quote || (block.end == OpenBlock::End::Indentation &&
                                       columns_of(within) < block.indent));
    if (is_outside) {
      while (blocks.size() > i) out_.close(line_);
      return line;
    }
    if (block.indent == OpenBlock::kUnknown && !is_blank) block.indent = columns_of(within);
    line = without_columns(within, block.indent);
  }
  return line;
}

void Translator::take_line() {
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  std::string_view line = text_.substr(at_, end - at_);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t next = end + 1;
  std::string_view rest = enter_blocks(line);
  Line read = out_.read(rest);
  const std::size_t columns = columns_of(rest);
  // MDX has no indented code: what is indented belongs to the item or component above it.
  while (read.kind == LineKind::IndentedCode && context_.has(Syntax::Mdx) &&
         !ascii::is_blank(rest)) {
    rest.remove_prefix(1);
    read = out_.read(rest);
  }
  if (read.kind == LineKind::FenceOpen) fence_shift_ = columns - columns_of(rest);
  if (is_literal(read.kind) ||
      (read.kind == LineKind::Html && (read.html == 1 || read.html == 2))) {
    take_literal(rest, read);
    at_ = next;
    return;
  }
  const std::size_t content =
      std::min(rest.find_first_not_of(" \t", std::min(read.content, rest.size())), rest.size());
  const std::string_view marks = rest.substr(0, content), text = rest.substr(content);
  at_ = next;
  if (!text.empty())
    for (const LineSyntax& syntax : kLineSyntaxes)
      if ((syntax.first == text[0] || (syntax.first == '\0' && ascii::is_letter(text[0]))) &&
          (this->*syntax.take)(marks, text))
        return;
  const bool is_row = read.kind == LineKind::TableRow || text.substr(0, 1) == "|";
  const std::size_t begin = static_cast<std::size_t>(text.data() - text_.data());
  if (text.empty())
    out_.line(rest, line_);
  else
    take_text(marks, begin, begin + text.size(), read.kind == LineKind::Html, is_row);
}

bool Translator::is_next_indented(std::size_t columns) const {
  for (std::size_t at = at_; at < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    std::string_view line = text_.substr(at, end - at);
    for (const OpenBlock& block : out_.blocks())
      line = without_columns(
          line, block.lead.size() + (block.indent == OpenBlock::kUnknown ? 0 : block.indent));
    if (!ascii::is_blank(line)) return columns_of(line) >= columns + kIndent;
    at = end + 1;
  }
  return false;
}

// ":::name[Title]{…}", "::: name Title", ":::{.name}", ":::{name} Title", and the ":::" that ends
// it.
bool Translator::take_directive(std::string_view marks, std::string_view text) {
  const std::size_t colons = run_of(text, ':');
  if (colons < 3) return false;
  std::string_view rest = ascii::trimmed(text.substr(colons));
  std::vector<OpenBlock>& blocks = out_.blocks();
  if (rest.empty() || run_of(rest, ':') == rest.size()) {
    for (std::size_t i = blocks.size(); i-- > 0;) {
      if (blocks[i].end != OpenBlock::End::Directive || blocks[i].colons > colons) continue;
      while (blocks.size() > i) out_.close(line_);
      return true;
    }
    return false;
  }
  const bool has_brace = rest[0] == '{';
  if (has_brace) rest.remove_prefix(1);
  if (!rest.empty() && rest[0] == '.') rest.remove_prefix(1);
  const std::string_view written = leading_name(rest);
  if (written.empty() || !ascii::is_letter(written[0])) return false;
  rest = rest.substr(written.size());
  if (has_brace && rest.find('}') != kNone) rest = rest.substr(rest.find('}') + 1);
  // Without its end it is no block.
  const auto end = std::lower_bound(colon_lines_.begin(), colon_lines_.end(),
                                    std::pair<std::size_t, std::size_t>(at_, 0));
  if (end == colon_lines_.end() || end->second < colons) return false;
  std::string title;
  rest = ascii::trimmed(rest);
  if (!rest.empty() && rest[0] == '[') {
    int depth = 0;
    std::size_t close = 0;
    for (; close < rest.size(); ++close) {
      if (rest[close] == '[') ++depth;
      if (rest[close] == ']' && --depth == 0) break;
    }
    title = rest.substr(1, close - 1);
    rest = close < rest.size() ? rest.substr(close + 1) : std::string_view();
  }
  const std::size_t brace = rest.find('{');
  std::string_view attributes = brace == kNone ? std::string_view() : rest.substr(brace);
  if (title.empty()) title = ascii::trimmed(rest.substr(0, brace));
  for (const std::string_view key : {"title=\"", "label=\""}) {
    const std::size_t found = attributes.find(key);
    if (found == kNone) continue;
    attributes.remove_prefix(found + key.size());
    title = attributes.substr(0, attributes.find('"'));
  }
  std::string name = plain_name(written);
  if (name.substr(0, 7) == "callout") name = name.substr(7).empty() ? "note" : name.substr(7);
  OpenBlock block;
  block.end = OpenBlock::End::Directive;
  block.colons = colons;
  block.indent = 0;
  const Word* word = find_word(name);
  const Callout* callout = find_callout(name);
  if (word && word->meaning == Meaning::Folded)
    open_callout(marks, *find_callout("details"), title, "-", std::move(block));
  else if (word && word->meaning == Meaning::Tab)
    open_tab(marks, title, std::move(block));
  else if (callout)
    open_callout(marks, *callout, title, "", std::move(block));
  else if (word) {
    block.is_code_tabs = word->meaning == Meaning::CodeTabs;
    open_block(marks, title, std::move(block));
  } else {
    count_unknown(":::" + std::string(written));
    open_block(marks, title.empty() ? std::string() : "**" + title + "**", std::move(block));
  }
  return true;
}

// ":   What the term on the line above means.", with what is indented below.
bool Translator::take_definition(std::string_view marks, std::string_view text) {
  const std::size_t spaces = columns_of(text.substr(1));
  if (text.size() < 3 || spaces < (context_.has(Syntax::Definitions) ? 1 : 3) ||
      ascii::is_blank(text.substr(1)) || !ascii::is_blank(marks) ||
      (!out_.make_term() && !context_.has(Syntax::Definitions)))
    return false;
  OpenBlock block;
  block.end = OpenBlock::End::Indentation;
  block.indent = std::min<std::size_t>(spaces + 1, kIndent);
  out_.blank(line_);
  open_block(marks, "", std::move(block));
  const std::size_t begin = static_cast<std::size_t>(text.data() - text_.data());
  take_text("", begin + text.find_first_not_of(" \t", 1), begin + text.size(), false, false);
  return true;
}

// "!!! type "Title"" and "??? type", with what is indented below.
bool Translator::take_admonition(std::string_view marks, std::string_view text) {
  if (text.size() < 4 || (text.substr(0, 3) != "!!!" && text.substr(0, 3) != "???")) return false;
  const bool is_folded = text[0] == '?';
  std::string_view rest = text.substr(3);
  const bool is_open = rest[0] == '+';
  if (is_open) rest.remove_prefix(1);
  std::string_view title;
  const bool has_title = take_quoted_end(rest, title);
  rest = ascii::trimmed(rest);
  const std::string_view written = leading_name(rest);
  if (written.empty() ||
      rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ ") !=
          kNone ||
      !is_next_indented(columns_of(marks)))
    return false;
  const Callout* known = find_callout(plain_name(written));
  // A type of one's own is called by its name.
  const std::string own(written);
  const Callout callout = known ? *known : Callout{own, "note", own};
  OpenBlock block;
  block.end = OpenBlock::End::Indentation;
  block.indent = kIndent;
  open_callout(marks, callout, has_title ? title : std::string_view(),
               !is_folded ? ""
               : is_open  ? "+"
                          : "-",
               std::move(block));
  return true;
}

// "=== "Label"", with what is indented below.
bool Translator::take_content_tab(std::string_view marks, std::string_view text) {
  if (text.substr(0, 3) != "===") return false;
  std::string_view rest = text.substr(3), label;
  if (!rest.empty() && (rest[0] == '+' || rest[0] == '!')) rest.remove_prefix(1);
  if (rest.empty() || rest[0] != ' ' || !take_quoted_end(rest, label) || !rest.empty() ||
      !is_next_indented(columns_of(marks)))
    return false;
  OpenBlock block;
  block.end = OpenBlock::End::Indentation;
  block.indent = kIndent;
  open_tab(marks, label, std::move(block));
  return true;
}

// "[!type]- Title" at the beginning of a quote: GitHub's names for Obsidian's types.
bool Translator::take_callout(std::string_view marks, std::string_view text) {
  if (marks.find('>') == kNone || text.substr(0, 2) != "[!") return false;
  const std::size_t close = text.find(']');
  if (close == kNone || close < 3) return false;
  std::string_view written = text.substr(2, close - 2);
  written = written.substr(0, written.find('|'));
  if (leading_name(written).size() != written.size()) return false;
  std::string_view rest = text.substr(close + 1);
  std::string_view fold;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    fold = rest.substr(0, 1);
    rest.remove_prefix(1);
  }
  const std::string own(written);
  const Callout* known = find_callout(plain_name(written));
  if (!known && !context_.has(Syntax::Wikilinks)) return false;
  std::string title = own;
  if (!title.empty() && ascii::is_lower(title[0])) title[0] = static_cast<char>(title[0] - 32);
  const Callout callout = known ? *known : Callout{own, "note", title};
  rest = ascii::trimmed(rest);
  if (rest.empty()) {
    out_.line(std::string(marks) + alert_line(callout, rest, fold), line_);
    return true;
  }
  const std::string marker = std::string(marks) + alert_line(callout, "-", fold);
  const std::size_t begin = static_cast<std::size_t>(rest.data() - text_.data());
  take_text(std::string_view(marker).substr(0, marker.size() - 1), begin, begin + rest.size(),
            false, true);
  return true;
}

// A line of attributes: "{: .note }", "{#id .class}". An id goes to the heading above.
bool Translator::take_attributes(std::string_view, std::string_view text) {
  text = ascii::trimmed(text);
  if (text.size() < 3 || text.back() != '}' || text.find('}') + 1 != text.size()) return false;
  std::string_view inside = ascii::trimmed(text.substr(1, text.size() - 2));
  const bool is_kramdown = !inside.empty() && inside[0] == ':';
  if (is_kramdown) {
    inside = ascii::trimmed(inside.substr(1));
    if (inside.substr(0, 1) == ":") return true;  // "{::options … /}"
    if (inside == "toc") out_.drop_last_line();   // the item that the contents would replace
  }
  if (inside.empty()) return false;
  std::string id;
  for (std::size_t at = 0; at < inside.size();) {
    at = inside.find_first_not_of(' ', at);
    if (at == kNone) break;
    std::size_t end = std::min(inside.find(' ', at), inside.size());
    if (const std::size_t quote = inside.substr(at, end - at).find('"'); quote != kNone)
      end = std::min(inside.find('"', at + quote + 1), inside.size() - 1) + 1;
    const std::string_view word = inside.substr(at, end - at);
    const bool is_named = (word[0] == '.' || word[0] == '#') && word.size() > 1;
    if (!is_named && !is_kramdown && word.find('=') == kNone) return false;
    if (word[0] == '#') id = word.substr(1);
    at = end;
  }
  if (!id.empty() && out_.is_behind_heading()) out_.append(" {#" + id + "}");
  return true;
}

// "[TOC]", "[[_TOC_]]", "[[toc]]": the reading room has a list of contents of its own.
bool Translator::take_contents(std::string_view, std::string_view text) {
  const std::string name = ascii::lowered(ascii::trimmed(text));
  return name == "[toc]" || name == "[[_toc_]]" || name == "[[toc]]";
}

// "--8<-- "file"", "{{#include file}}", "<<< file".
bool Translator::take_snippet(std::string_view marks, std::string_view text) {
  text = ascii::trimmed(text);
  std::string_view name;
  bool is_code = false;
  if (text.substr(0, 3) == "{{#") {
    const std::size_t close = text.find("}}");
    if (close == kNone || close + 2 != text.size()) return false;
    const std::string_view inside = ascii::trimmed(text.substr(3, close - 3));
    const std::string_view verb = inside.substr(0, inside.find(' '));
    if (verb == "title") return true;  // of the browser's window
    const bool is_include = verb == "include" || verb == "rustdoc_include";
    const bool is_playground = verb == "playground" || verb == "playpen";
    if ((!is_include && !is_playground) || verb.size() == inside.size()) return false;
    name = ascii::trimmed(inside.substr(verb.size()));
    is_code = is_playground;
    if (const std::size_t space = name.find(' '); space != kNone) name = name.substr(0, space);
  } else if (const std::size_t mark = text.find("--8<--");
             mark == 0 || (mark == 1 && text[0] == ';')) {
    if (mark == 1) return true;  // switched off
    std::string_view before = text;
    if (!take_quoted_end(before, name) || ascii::trimmed(before) != "--8<--") return false;
  } else if (text.substr(0, 4) == "<<< ") {
    name = ascii::trimmed(text.substr(4));
    name = name.substr(0, name.find_first_of(" {["));
    is_code = true;
  } else {
    return false;
  }
  const std::optional<std::string> part = read_part(name);
  if (!part) {
    count_unknown(std::string(text.substr(0, 80)));
    out_.line(std::string(marks) + "`" + std::string(name) + "`", line_);
    return true;
  }
  const std::string_view file = name.substr(0, name.find_first_of(":#"));
  const std::size_t dot = file.rfind('.');
  const std::string_view ending = dot == kNone ? std::string_view() : file.substr(dot + 1);
  is_code |= !(ending.empty() || ending == "md" || ending == "markdown" || ending == "txt");
  std::string included = *part;
  if (is_code) {
    out_.line(std::string(marks) + "~~~~" + std::string(ending), line_);
  } else {
    included = translate_included(*part);
  }
  const std::string indent(marks.size(), ' ');
  for (std::size_t at = 0; at < included.size();) {
    const std::size_t end = std::min(included.find('\n', at), included.size());
    out_.line(indent + included.substr(at, end - at), line_);
    at = end + 1;
  }
  if (is_code) out_.line(indent + "~~~~", line_);
  return true;
}

// "import … from '…'" and "export …" of MDX, up to the next blank line where they take several.
bool Translator::take_module_line(std::string_view marks, std::string_view text) {
  if (!context_.has(Syntax::Mdx) || !marks.empty()) return false;
  const bool is_import = text.substr(0, 7) == "import " || text.substr(0, 7) == "import{";
  const bool is_export = text.substr(0, 7) == "export ";
  if (!is_import && !is_export) return false;
  const std::string_view rest = ascii::trimmed(text.substr(6));
  const std::string_view verb = leading_name(rest);
  if (is_import && text.find_first_of("'\"{*") == kNone) return false;  // a sentence
  if (is_export && verb != "const" && verb != "let" && verb != "var" && verb != "default" &&
      verb != "function" && verb != "async" && verb != "class" && rest.substr(0, 1) != "{" &&
      rest.substr(0, 1) != "*")
    return false;
  // A blank line ends it only where its brackets are closed.
  int depth = brackets_in(text);
  for (; at_ < text_.size(); ++line_) {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    if (ascii::is_blank(line) && depth <= 0) break;
    depth += brackets_in(line);
    at_ = end + 1;
  }
  at_ = std::min(at_, text_.size());
  return true;
}

// "*[HTML]: Hypertext Markup Language"
bool Translator::take_abbreviation(std::string_view marks, std::string_view text) {
  const std::size_t close = text.find("]:");
  if (text.substr(0, 2) != "*[" || close == kNone || close == 2) return false;
  out_.blank(line_);
  out_.line(std::string(marks) + "**" + std::string(text.substr(2, close - 2)) +
                "**: " + std::string(ascii::trimmed(text.substr(close + 2))),
            line_);
  out_.line("", line_);
  return true;
}

// "#+BEGIN_NOTE" to "#+END_NOTE".
bool Translator::take_keyword(std::string_view marks, std::string_view text) {
  const std::string lower = ascii::lowered(ascii::trimmed(text));
  if (lower.compare(0, 8, "#+begin_") == 0) {
    const std::string_view rest = std::string_view(lower).substr(8);
    const std::string name(leading_name(rest));
    OpenBlock block;
    block.end = OpenBlock::End::Keyword;
    block.name = name;
    block.indent = 0;
    if (name == "src" || name == "example") {
      block.after = "~~~~";
      const std::string language(ascii::trimmed(rest.substr(name.size())));
      open_block(marks, "~~~~" + language, std::move(block));
    } else if (const Callout* callout = find_callout(name)) {
      open_callout(marks, *callout, "", "", std::move(block));
    } else {
      open_block(marks, "", std::move(block));
    }
    return true;
  }
  if (lower.compare(0, 6, "#+end_") != 0) return false;
  return close_block(OpenBlock::End::Keyword, leading_name(std::string_view(lower).substr(6)));
}

// "key:: value". What the tool itself uses is not shown.
bool Translator::take_property(std::string_view marks, std::string_view text) {
  if (!context_.has(Syntax::Outline)) return false;
  const std::string_view key = leading_name(text);
  if (text.substr(key.size(), 2) != "::" ||
      (text.size() > key.size() + 2 && text[key.size() + 2] != ' '))
    return false;
  constexpr std::string_view kOwn[] = {"id",      "collapsed", "logseq",
                                       "ls-type", "hl-page",   "title",
                                       "icon",    "public",    "exclude-from-graph-view"};
  if (std::find(std::begin(kOwn), std::end(kOwn), ascii::lowered(key)) != std::end(kOwn) ||
      key.substr(0, 7) == "logseq.") {
    if (marks.find_first_of("-*+") != kNone) out_.line(marks, line_);
    return true;
  }
  const std::size_t begin = static_cast<std::size_t>(text.data() - text_.data());
  out_.line(std::string(marks) + "**" + std::string(key) + ":**", line_);
  const std::size_t value = begin + key.size() + 2;
  if (!ascii::is_blank(text.substr(key.size() + 2)))
    take_text(std::string(marks.size(), ' '), value + 1, begin + text.size(), false, false);
  return true;
}

// "<div markdown="1">": what it holds is Markdown.
bool Translator::take_markdown_html(std::string_view marks, std::string_view text) {
  text = ascii::trimmed(text);
  std::vector<OpenBlock>& blocks = out_.blocks();
  if (text.substr(0, 2) == "</") {
    const std::string name = ascii::lowered(leading_name(text.substr(2)));
    if (blocks.empty() || blocks.back().after.empty() || blocks.back().name != "<" + name ||
        text != "</" + name + ">")
      return false;
    out_.blank(line_);
    out_.close(line_);
    return true;
  }
  const std::string name = ascii::lowered(leading_name(text.substr(1)));
  const std::size_t close = text.find('>');
  if (name.empty() || close == kNone || close + 1 != text.size()) return false;
  const std::string_view tag = text.substr(0, close);
  const std::size_t attribute = tag.find(" markdown");
  const char behind = attribute == kNone || attribute + 9 >= tag.size() ? '>' : tag[attribute + 9];
  if (attribute == kNone || (behind != '>' && behind != '=' && behind != ' ')) return false;
  OpenBlock block;
  block.name = "<" + name;
  block.after = "</" + name + ">";
  block.indent = OpenBlock::kUnknown;
  open_block(marks, "<" + name + ">", std::move(block));
  out_.line("", line_);
  return true;
}

}  // namespace carrel
