// Code: what of it a tool fills in or hides, and what stands behind a fence.
#include <algorithm>

#include "base/ascii.h"
#include "markup/line_text.h"
#include "markup/translator.h"

namespace carrel {

namespace {
constexpr std::size_t kNone = std::string_view::npos;
}

void Translator::take_literal(std::string_view rest, const Line& read) {
  if (read.kind == LineKind::FenceOpen) return take_fence(rest, read);
  const bool is_code_tab =
      !out_.blocks().empty() && out_.blocks().back().end == OpenBlock::End::Fence;
  if (read.kind == LineKind::FenceClose) {
    out_.line(rest, line_);
    fence_language_.clear();
    if (is_code_tab) out_.close(line_);
    return;
  }
  if (read.kind == LineKind::FenceText) rest = without_columns(rest, fence_shift_);
  const std::string_view text = ascii::trimmed(rest);
  // Nor does indentation keep a fence from closing there.
  const bool closes_mdx = read.kind == LineKind::FenceText && context_.has(Syntax::Mdx) &&
                          !text.empty() && !fence_close_.empty() &&
                          text.size() >= ascii::trimmed(fence_close_).size() &&
                          run_of(text, ascii::trimmed(fence_close_)[0]) == text.size();
  if (closes_mdx) {
    out_.line(fence_close_, line_);
    fence_language_.clear();
    if (is_code_tab) out_.close(line_);
    return;
  }
  if (read.kind == LineKind::FenceText) {
    if (text.substr(0, 3) == "{{#" || text.substr(0, 6) == "--8<--") {
      const std::size_t open = text.find_first_of(" \"'");
      std::string_view name =
          open == kNone ? std::string_view() : ascii::trimmed(text.substr(open));
      while (!name.empty() && (name.back() == '}' || name.back() == '"' || name.back() == '\''))
        name.remove_suffix(1);
      while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
      if (const std::optional<std::string> part = read_part(name)) {
        for (std::size_t at = 0; at < part->size();) {
          const std::size_t end = std::min(part->find('\n', at), part->size());
          const std::string_view included = std::string_view(*part).substr(at, end - at);
          at = end + 1;
          // A fence within the file must not end this one.
          out_.line(ascii::trimmed(included).substr(0, 3) == "```" ? " " + std::string(included)
                                                                   : std::string(included),
                    line_);
        }
        return;
      }
      if (context_.has(Syntax::MdBook) || text[0] == '-')
        count_unknown(std::string(text.substr(0, 60)));
    }
    // mdBook hides lines of Rust that begin with "# ".
    if (context_.has(Syntax::MdBook) && fence_language_ == "rust" && !text.empty() &&
        text[0] == '#') {
      if (text == "#" || text.substr(0, 2) == "# ") return;
      if (text.substr(0, 2) == "##") {
        const std::size_t hash = rest.find('#');
        out_.line(std::string(rest.substr(0, hash)) + std::string(rest.substr(hash + 1)), line_);
        return;
      }
    }
    // Liquid is read before Markdown, in code too.
    if (context_.has(Syntax::Liquid) && rest.find("{%") != kNone) {
      std::string shown(rest);
      for (std::size_t at = shown.find("{%"); at != std::string::npos; at = shown.find("{%", at)) {
        const std::optional<Tag> tag = read_tag(shown, at, context_);
        if (tag && tag->name == "raw")
          shown.erase(at, tag->end - at);
        else
          ++at;
      }
      if (ascii::is_blank(shown) && shown != rest) return;
      out_.line(shown, line_);
      return;
    }
    // Hugo shows a shortcode where its name stands in a comment's marks.
    if (rest.find("{{</*") != kNone || rest.find("{{%/*") != kNone) {
      std::string shown(rest);
      for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"{{</*", "{{<"},
                                     {"{{%/*", "{{%"},
                                     {"*/>}}", ">}}"},
                                     {"*/%}}", "%}}"}})
        for (std::size_t found = shown.find(from); found != std::string::npos;
             found = shown.find(from, found))
          shown.replace(found, from.size(), to);
      out_.line(shown, line_);
      return;
    }
  }
  out_.line(rest, line_);
}

// "```js [main.js]", "```rust,ignore", "```jsx title="src/App.js" {2}".
void Translator::take_fence(std::string_view rest, const Line& read) {
  const std::size_t content =
      std::min(rest.find_first_not_of(" \t", std::min(read.content, rest.size())), rest.size());
  const std::string_view marks = rest.substr(0, content), text = rest.substr(content);
  const std::size_t ticks = run_of(text, text.empty() ? '`' : text[0]);
  std::string_view info = ascii::trimmed(text.substr(ticks));
  if (info.substr(0, 1) == "{") {  // Pandoc's, kramdown's and R Markdown's braces
    info = info.substr(1, info.find('}') - 1);
    if (info.substr(0, 1) == ".") info.remove_prefix(1);
  }
  const std::size_t size = std::min(info.find_first_of(" ,{[:\t"), info.size());
  fence_language_ = ascii::lowered(info.substr(0, size));
  const std::string_view more = info.substr(size);
  std::string title;
  if (const std::size_t open = more.find('['); open != kNone && more.find(']', open) != kNone)
    title = more.substr(open + 1, more.find(']', open) - open - 1);
  for (const std::string_view key : {"title=", "name=", "file=", "filename=", "caption="}) {
    const std::size_t found = more.find(key);
    if (found == kNone || (found > 0 && ascii::is_alphanumeric(more[found - 1]))) continue;
    std::string_view value = more.substr(found + key.size());
    if (value.empty()) continue;
    const char quote = value[0];
    if (quote == '"' || quote == '\'') {
      value.remove_prefix(1);
      title = value.substr(0, value.find(quote));
    } else {
      title = value.substr(0, value.find_first_of(" }"));
    }
  }
  std::string fence(text.substr(0, ticks));
  fence_close_.clear();
  for (const char c : marks) fence_close_ += c == '>' ? '>' : ' ';
  fence_close_ += fence;
  fence += info.substr(0, size);
  const bool is_in_code_tabs = !out_.blocks().empty() && out_.blocks().back().is_code_tabs;
  if (is_in_code_tabs) {
    OpenBlock block;
    block.end = OpenBlock::End::Fence;
    open_tab(marks, title.empty() ? std::string(info.substr(0, size)) : title, std::move(block));
    out_.line(fence, line_);
    return;
  }
  if (!title.empty() && ascii::is_blank(marks)) {
    out_.blank(line_);
    out_.line(std::string(marks) + "**" + title + "**", line_);
    out_.line("", line_);
  }
  // What a fence says further is its tool's business; as written it would be the language's name.
  const bool is_plain = more.empty() || (more[0] != ',' && more[0] != '{' && more[0] != ':');
  const bool had_braces = ascii::trimmed(text.substr(ticks)).substr(0, 1) == "{";
  out_.line(
      is_plain && !had_braces && title.empty() ? std::string(rest) : std::string(marks) + fence,
      line_);
}

}  // namespace carrel
