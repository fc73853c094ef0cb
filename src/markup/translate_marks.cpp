// Marks within a line of text.
#include <algorithm>

#include "base/ascii.h"
#include "base/html_text.h"
#include "markup/link_schemes.h"
#include "markup/tag_text.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_word(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

constexpr std::string_view kImages[] = {".png",  ".jpg",  ".jpeg", ".gif", ".svg",
                                        ".webp", ".avif", ".bmp",  ".apng"};

bool is_image(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != kNone && std::find(std::begin(kImages), std::end(kImages),
                                   ascii::lowered(name.substr(dot))) != std::end(kImages);
}

// "width" or "widthxheight"; false for another text.
bool read_size(std::string_view text, std::string& attributes) {
  const std::size_t by = text.find('x');
  const std::string_view width = text.substr(0, by);
  if (!is_number(width) || width.size() > 5) return false;
  attributes = " width=\"" + std::string(width) + "\"";
  if (by == kNone) return true;
  const std::string_view height = text.substr(by + 1);
  if (!is_number(height) || height.size() > 5) return false;
  attributes += " height=\"" + std::string(height) + "\"";
  return true;
}

std::string as_label(std::string_view text) {
  std::string label;
  for (const char c : text) {
    if (c == '[' || c == ']') label += '\\';
    label += c;
  }
  return label;
}

}  // namespace

std::size_t Translator::take_wikilink(std::size_t at, std::size_t end, std::string& segment) const {
  const bool is_embed = text_[at] == '!';
  const std::size_t open = at + is_embed;
  if (text_.compare(open, 2, "[[") != 0) return at;
  const std::size_t close = text_.find("]]", open + 2);
  if (close == kNone || close >= end) return at;
  std::string_view inside = text_.substr(open + 2, close - open - 2);
  if (inside.empty() || inside.find_first_of("[<>\n") != kNone) return at;
  // In a table the bar has a backslash in front.
  std::size_t bar = inside.find('|');
  std::string_view target = inside.substr(0, bar);
  if (!target.empty() && target.back() == '\\') target.remove_suffix(1);
  std::vector<std::string_view> more;
  while (bar != kNone) {
    const std::size_t next = inside.find('|', bar + 1);
    std::string_view part = inside.substr(bar + 1, next == kNone ? kNone : next - bar - 1);
    if (!part.empty() && part.back() == '\\') part.remove_suffix(1);
    more.push_back(ascii::trimmed(part));
    bar = next;
  }
  target = ascii::trimmed(target);
  std::string_view label = more.empty() ? std::string_view() : more[0];
  if (context_.has(Syntax::LabelFirst) && !more.empty() && !is_embed) std::swap(target, label);
  if (target.empty()) return at;
  const std::string_view page = target.substr(0, target.find('#'));
  if (!context_.has(Syntax::Wikilinks) &&
      (page.empty() || !context_.has_page || !context_.has_page(page)))
    return at;
  const std::string address = std::string(kWikilinkScheme) + std::string(target);
  const std::size_t after = close + 2;
  if (is_embed && is_image(page)) {
    std::string size, text;
    for (const std::string_view part : more)
      if (!read_size(part, size)) text = part;
    if (size.empty())
      segment += "![" + as_label(text) + "](<" + address + ">)";
    else
      segment += "<img src=\"" + escape_html(address) + "\" alt=\"" + escape_html(text) + "\"" +
                 size + ">";
    return after;
  }
  std::string text(label);
  if (text.empty()) {
    // "Page > Heading", as Obsidian shows it.
    for (std::size_t from = 0; from <= target.size();) {
      const std::size_t to = std::min(target.find('#', from), target.size());
      std::string_view part = ascii::trimmed(target.substr(from, to - from));
      if (!part.empty() && part[0] != '^') text += (text.empty() ? "" : " > ") + std::string(part);
      from = to + 1;
    }
    if (text.empty()) text = target;
  }
  segment += "[" + as_label(text) + "](<" + address + ">)";
  return after;
}

// "==text==" is marked where no space stands within its signs.
std::size_t Translator::take_highlight(std::size_t at, std::size_t end,
                                       std::string& segment) const {
  if (text_.compare(at, 2, "==") != 0 || text_.compare(at, 3, "===") == 0) return at;
  const char before = segment.empty() ? ' ' : segment.back();
  if (before == '=' || is_word(before) || at + 2 >= end || text_[at + 2] == ' ') return at;
  const std::size_t close = text_.find("==", at + 2);
  if (close == kNone || close >= end || text_[close - 1] == ' ' ||
      (close + 2 < text_.size() && (text_[close + 2] == '=' || is_word(text_[close + 2]))))
    return at;
  const std::string_view inside = text_.substr(at + 2, close - at - 2);
  if (inside.find('`') != kNone) return at;
  segment += "<mark>" + std::string(inside) + "</mark>";
  return close + 2;
}

// "H~2~O", "x^2^" and "^^inserted^^" of Python-Markdown's extensions.
std::size_t Translator::take_script(std::size_t at, std::size_t end, std::string& segment) const {
  if (!context_.has(Syntax::Keys)) return at;
  const char mark = text_[at];
  const std::size_t run = std::min(text_.find_first_not_of(mark, at), end) - at;
  const bool is_insertion = mark == '^' && run == 2;
  const bool is_behind_mark = !segment.empty() && segment.back() == mark;  // within "~~"
  if (is_behind_mark || (run != 1 && !is_insertion)) return at;
  const std::string_view marks = text_.substr(at, run);
  const std::size_t close = text_.find(marks, at + run);
  if (close == kNone || close >= end || close == at + run) return at;
  const std::string_view inside = text_.substr(at + run, close - at - run);
  if (inside.find('`') != kNone || (!is_insertion && inside.find(' ') != kNone)) return at;
  const std::string name = is_insertion ? "ins" : mark == '~' ? "sub" : "sup";
  segment += "<" + name + ">" + std::string(inside) + "</" + name + ">";
  return close + run;
}

// "++ctrl+alt+del++"
std::size_t Translator::take_keys(std::size_t at, std::size_t end, std::string& segment) const {
  if (!context_.has(Syntax::Keys) || text_.compare(at, 2, "++") != 0) return at;
  const std::size_t close = text_.find("++", at + 2);
  if (close == kNone || close >= end || close == at + 2) return at;
  const std::string_view inside = text_.substr(at + 2, close - at - 2);
  if (inside.find(' ') != kNone && inside.find('"') == kNone) return at;
  std::string keys;
  for (std::size_t from = 0; from <= inside.size();) {
    const std::size_t to = std::min(inside.find('+', from), inside.size());
    std::string_view key = inside.substr(from, to - from);
    if (key.size() > 1 && key.front() == '"') key = key.substr(1, key.size() - 2);
    keys += (keys.empty() ? "<kbd>" : "+<kbd>") + escape_html(key) + "</kbd>";
    from = to + 1;
  }
  segment += keys;
  return close + 2;
}

// "<p class="x">" as it is; of MDX's attributes those that are no text go: "style={{…}}".
std::size_t Translator::take_html_tag(std::size_t at, std::size_t end, std::string& segment) const {
  if (at + 1 >= end || !(ascii::is_letter(text_[at + 1]) || text_[at + 1] == '/')) return at;
  const std::size_t close = text_.find('>', at);
  if (close == kNone || close >= end) return at;
  const std::string_view whole = text_.substr(at, close - at);
  const bool is_mdx = context_.has(Syntax::Mdx);  // whose braces are JavaScript's
  if (!is_mdx && (whole.find("{{") != kNone || whole.find("{%") != kNone))
    return at;  // tags within
  if (!is_mdx || text_.substr(at, close - at).find("={") == kNone) {
    segment += text_.substr(at, close + 1 - at);
    return close + 1;
  }
  std::string tag;
  for (std::size_t i = at; i < end; ++i) {
    if (text_.compare(i, 2, "={") == 0) {
      int depth = 0;
      std::size_t stop = i + 1;
      for (; stop < end; ++stop) {
        if (text_[stop] == '{') ++depth;
        if (text_[stop] == '}' && --depth == 0) break;
      }
      // "src={require('./x.png').default}"
      const std::string_view value = text_.substr(i + 2, stop - i - 2);
      const std::size_t open = value.find_first_of("'\"`");
      const std::size_t shut = open == kNone ? kNone : value.find(value[open], open + 1);
      const bool is_text = shut != kNone && value.find(':') == kNone;
      if (is_text)
        tag += "=\"" + std::string(value.substr(open + 1, shut - open - 1)) + "\"";
      else
        tag.erase(std::min(tag.find_last_of(" \t"), tag.size()));
      i = stop;
      continue;
    }
    tag += text_[i];
    if (text_[i] == '>') {
      segment += tag;
      return i + 1;
    }
  }
  return at;
}

// ":material-check:" is an icon's file, which no post has.
std::size_t Translator::take_icon(std::size_t at, std::size_t end) const {
  if (!context_.has(Syntax::Icons)) return at;
  const std::size_t close = text_.find(':', at + 1);
  if (close == kNone || close >= end) return at;
  const std::string_view name = text_.substr(at + 1, close - at - 1);
  const std::string_view set = name.substr(0, name.find('-'));
  if (set != "material" && set != "octicons" && set != "fontawesome" && set != "simple") return at;
  if (name.size() == set.size() ||
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != kNone)
    return at;
  return close + 1;
}

// "{:target="_blank"}" and "{ .class }" behind a link, an image, emphasis or code.
std::size_t Translator::take_span_attributes(std::size_t at, std::size_t end,
                                             std::string& segment) const {
  const std::size_t close = text_.find('}', at);
  if (close == kNone || close >= end) return at;
  const std::string_view inside = ascii::trimmed(text_.substr(at + 1, close - at - 1));
  if (inside.empty() || inside.find('{') != kNone) return at;
  const bool is_kramdown = inside[0] == ':';
  const char before = segment.empty() ? ' ' : segment.back();
  const bool is_behind = before == ')' || before == ']' || before == '*' || before == '_' ||
                         before == '`' || before == '>' || before == '"' || before == ':';
  const bool is_attribute =
      is_kramdown || inside[0] == '.' || (inside[0] == '#' && before != ' ') ||
      (context_.has(Syntax::Attributes) &&
       (inside.find('=') != kNone || inside[0] == '.' || inside == "data-preview"));
  if (!is_attribute || inside.find_first_of("\"'=.#:") == kNone) return at;
  if (is_kramdown ? !is_behind && before != ' ' : !is_behind) {
    // At a line's end MkDocs gives attributes to its block, a heading's id aside.
    const bool is_last = ascii::trimmed(text_.substr(close + 1, end - close - 1)).empty();
    if (!context_.has(Syntax::Attributes) || !is_last || inside.find('#') != kNone) return at;
  }
  while (!segment.empty() && segment.back() == ' ') segment.pop_back();
  // The size of an image is worth keeping.
  return close + 1;
}

// Logseq's "((block))", and the "^name" that Obsidian puts at a block's end.
std::size_t Translator::take_block_reference(std::size_t at, std::size_t end,
                                             std::string& segment) const {
  if (text_[at] == '(') {
    constexpr std::size_t kBlockName = 36;
    if (!context_.has(Syntax::Outline) || text_.compare(at, 2, "((") != 0 ||
        at + kBlockName + 4 > end || text_.compare(at + 2 + kBlockName, 2, "))") != 0)
      return at;
    return at + 2 + kBlockName + 2;
  }
  if (!context_.has(Syntax::Wikilinks) || (!segment.empty() && segment.back() != ' ')) return at;
  const std::string_view name = ascii::trimmed(text_.substr(at + 1, end - at - 1));
  if (name.empty() || at + 1 + name.size() > end ||
      !std::all_of(name.begin(), name.end(),
                   [](char c) { return ascii::is_alphanumeric(c) || c == '-'; }))
    return at;
  while (!segment.empty() && segment.back() == ' ') segment.pop_back();
  return end;
}

}  // namespace carrel
