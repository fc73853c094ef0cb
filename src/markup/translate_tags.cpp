// What the tags of a line mean: blocks that they open and close, and text that stands for them.
#include <algorithm>

#include "base/ascii.h"
#include "base/html_text.h"
#include "carrel/limits.h"
#include "markup/link_schemes.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == kNone; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// A destination in angle brackets, where it needs them.
std::string as_destination(std::string_view address) {
  if (address.find_first_of(" ()<>") == kNone && !address.empty()) return std::string(address);
  std::string escaped = "<";
  for (const char c : address) {
    if (c == '<' || c == '>') escaped += '\\';
    escaped += c;
  }
  return escaped + ">";
}

std::string as_link(std::string_view text, std::string_view address) {
  return "[" + std::string(text) + "](" + as_destination(address) + ")";
}

// The text of a tag that has no better one: its arguments in quotes or without a name.
std::string words_of(const Tag& tag) {
  std::string words(tag.named({"text", "title", "label", "caption", "content"}));
  if (!words.empty()) return words;
  for (const TagArgument& argument : tag.arguments)
    if (argument.name.empty() && !argument.value.empty())
      words += (words.empty() ? "" : " ") + argument.value;
  return words;
}

std::string_view label_of(const Tag& tag) {
  const std::string_view label = tag.named(
      {"label", "title", "name", "header", "tabname", "value", "lang", "language", "summary"});
  return label.empty() ? tag.at(0) : label;
}

// Where a destination stands: "[x](" or "src="".
bool is_destination(std::string_view segment) {
  return !segment.empty() && (segment.back() == '"' || segment.back() == '\'' ||
                              (segment.size() > 1 && segment.substr(segment.size() - 2) == "]("));
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

void Translator::open_block(std::string_view marks, std::string_view header, OpenBlock block) {
  const bool has_marker = marks.find_first_not_of(" \t>") != kNone;
  if (!header.empty() || has_marker) {
    if (!has_marker && block.end != OpenBlock::End::Fence) out_.blank(line_);
    out_.line(std::string(marks) + std::string(header), line_);
  }
  if (out_.blocks().size() >= limits::kBlockDepth) return;
  for (const char c : marks) block.lead += c == '>' ? '>' : ' ';
  if (block.end == OpenBlock::End::Tag && block.indent == 0) block.indent = OpenBlock::kUnknown;
  out_.open(std::move(block));
}

void Translator::open_callout(std::string_view marks, const Callout& callout,
                              std::string_view title, std::string_view fold, OpenBlock block) {
  block.mark = "> ";
  open_block(marks, "> " + alert_line(callout, trimmed(title), fold), std::move(block));
}

void Translator::open_tab(std::string_view marks, std::string_view label, OpenBlock block) {
  block.mark = "> ";
  open_block(marks, "> [!TAB] " + std::string(trimmed(label)), std::move(block));
}

bool Translator::close_block(OpenBlock::End end, std::string_view name) {
  std::vector<OpenBlock>& blocks = out_.blocks();
  for (std::size_t i = blocks.size(); i-- > 0;) {
    if (blocks[i].end != end || (!name.empty() && blocks[i].name != name)) continue;
    while (blocks.size() > i) out_.close(line_);
    return true;
  }
  return false;
}

void Translator::flush(std::string_view& marks, std::string& segment) {
  if (is_blank(segment) && is_blank(marks)) {
    segment.clear();
    return;
  }
  if (!is_blank(segment)) {
    segment.erase(segment.find_last_not_of('\r') + 1);
    out_.line(std::string(marks) + segment, line_);
    marks = {};
  }
  segment.clear();
}

// Whether any tool that the folder may be of has the tag: a page on templates writes many.
bool Translator::is_known_tag(const Tag& tag) const {
  switch (tag.form) {
    case Tag::Form::Liquid:
      if (context_.has(Syntax::Liquid) || context_.has(Syntax::Calls)) return true;
      break;
    case Tag::Form::Output:
      return context_.has(Syntax::Liquid) || context_.has(Syntax::Interpolation);
    case Tag::Form::Call:
      return context_.has(Syntax::Calls);
    default:
      return true;
  }
  const Word* word = find_word(tag.name);
  const bool is_control = tag.name == "if" || tag.name == "for" || tag.name == "set" ||
                          tag.name == "else" || tag.name == "case" || tag.name == "when";
  return (word && !is_control) || find_callout(tag.name);
}

bool Translator::is_closed_later(const Tag& tag) const {
  if (tag.closes_itself) return false;
  const auto found = closings_.find(tag.name);
  if (found != closings_.end() && found->second.back() >= tag.end) return true;
  // Zola's "{% end %}" closes any.
  const auto any = closings_.find("");
  return tag.form == Tag::Form::Liquid && any != closings_.end() && any->second.back() >= tag.end;
}

std::size_t Translator::find_close(const Tag& tag, std::size_t& content_end) const {
  const auto found = closings_.find(tag.name);
  if (found == closings_.end()) return kNone;
  const auto close = std::lower_bound(found->second.begin(), found->second.end(), tag.end);
  if (close == found->second.end()) return kNone;
  const std::optional<Tag> closing = read_tag(text_, *close, context_);
  if (!closing) return kNone;
  content_end = *close;
  return closing->end;
}

std::uint32_t Translator::lines_between(std::size_t begin, std::size_t end) const {
  return static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                               text_.begin() + static_cast<std::ptrdiff_t>(end),
                                               '\n'));
}

void Translator::take_text(std::string_view marks, std::size_t begin, std::size_t end, bool is_html,
                           bool is_row) {
  std::string segment;
  bool has_taken = false;  // a tag
  std::size_t at = std::max(begin, std::min(code_until_, end));
  segment += text_.substr(begin, at - begin);
  while (at < end) {
    const char c = text_[at];
    if (c == '\\' && at + 1 < end) {
      segment += text_.substr(at, 2);
      at += 2;
      continue;
    }
    if (c == '`') {
      const std::size_t run = std::min(text_.find_first_not_of('`', at), text_.size()) - at;
      const std::string ticks(run, '`');
      const std::size_t paragraph = std::min(text_.find("\n\n", at), text_.size());
      std::size_t close = at + run;
      for (close = text_.find(ticks, close); close != kNone && close < paragraph;
           close = text_.find(ticks, close)) {
        const std::size_t after = std::min(text_.find_first_not_of('`', close), text_.size());
        if (after - close == run) break;
        close = after;
      }
      code_until_ = close == kNone || close >= paragraph ? at + run : close + run;
      const std::size_t stop = std::min(code_until_, end);
      std::string code(text_.substr(at, stop - at));
      if (context_.has(Syntax::Liquid))  // which is read before Markdown
        for (std::size_t raw = code.find("{%"); raw != std::string::npos;
             raw = code.find("{%", raw)) {
          const std::optional<Tag> tag = read_tag(code, raw, context_);
          if (tag && tag->name == "raw")
            code.erase(raw, tag->end - raw);
          else
            ++raw;
        }
      segment += code;
      at = stop;
      continue;
    }
    if ((c == '{' || c == '<') && at >= literal_until_) {
      // "{{</* note */>}}" shows a shortcode.
      if (c == '{' && (text_.compare(at, 5, "{{</*") == 0 || text_.compare(at, 5, "{{%/*") == 0)) {
        const std::size_t close = text_.find("*/", at + 5);
        if (close != kNone && close < end) {
          segment += "`" + std::string(text_.substr(at, 3)) +
                     std::string(text_.substr(at + 5, close - at - 5)) +
                     std::string(text_.substr(close + 2, 3)) + "`";
          at = close + 5;
          continue;
        }
      }
      std::optional<Tag> tag = read_tag(text_, at, context_);
      if (tag && is_known_tag(*tag)) {
        has_taken = true;
        const bool is_first = is_blank(segment);
        line_ += lines_between(at, tag->end);
        skip_to_ = tag->end;
        take_tag(*tag, marks, segment, is_row || (!is_first && is_html));
        at = skip_to_;
        if (at > end) {  // it took several lines
          end = std::min(text_.find('\n', at), text_.size());
          at_ = end + 1;
        }
        continue;
      }
      // Another tag, or an address: nothing in it is a mark.
      if (const std::size_t stop = c == '<' ? take_html_tag(at, end, segment) : at; stop > at) {
        at = stop;
        continue;
      }
    }
    std::size_t next = at;
    if (!is_html && at >= literal_until_) {
      switch (c) {
        case '[':
        case '!':
          next = take_wikilink(at, end, segment);
          break;
        case '=':
          next = take_highlight(at, end, segment);
          break;
        case '+':
          next = take_keys(at, end, segment);
          break;
        case ':':
          next = take_icon(at, end);
          break;
        case '{':
          next = take_span_attributes(at, end, segment);
          break;
        case '$':  // GitLab's "$`x`$"
          if (text_.compare(at, 2, "$`") == 0)
            if (const std::size_t close = text_.find("`$", at + 2); close < end) {
              segment += "$" + std::string(text_.substr(at + 2, close - at - 2)) + "$";
              next = close + 2;
            }
          break;
        case '~':
          next = take_script(at, end, segment);
          break;
        case '(':
        case '^':
          next = take_script(at, end, segment);
          if (next == at) next = take_block_reference(at, end, segment);
          break;
        default:
          break;
      }
    }
    if (next == at) segment += text_[at++];
    at = std::max(at, next);
  }
  // A line of tags alone parts what stands around it.
  if (is_blank(segment) && has_taken)
    is_blank(marks) ? out_.blank(line_) : out_.line(marks, line_);
  else
    flush(marks, segment);
}

void Translator::take_tag(const Tag& tag, std::string_view& marks, std::string& segment,
                          bool is_inline) {
  if (tag.form == Tag::Form::Output) return take_output(tag, segment);
  if (tag.closes) {
    const Word* word = find_word(tag.name);
    if (word && word->meaning == Meaning::Literal) return;
    if (segment.find('\x02') != std::string::npos && word &&
        (word->meaning == Meaning::Link || word->meaning == Meaning::Reference)) {
      const std::size_t open = segment.rfind('\x02');
      const std::size_t close = segment.find('\x03', open);
      const std::string address = segment.substr(open + 1, close - open - 1);
      segment.erase(open, close + 1 - open);
      segment.insert(open, "[");
      segment += "](" + as_destination(address) + ")";
      return;
    }
    if (is_inline) return;
    const bool is_open =
        std::any_of(out_.blocks().begin(), out_.blocks().end(), [&](const OpenBlock& block) {
          return block.end == OpenBlock::End::Tag && (tag.name.empty() || block.name == tag.name);
        });
    if (!is_open) return;
    flush(marks, segment);
    close_block(OpenBlock::End::Tag, tag.name);
    return;
  }
  const Word* word = find_word(tag.name);
  // A box may be called by its kind alone: "{{< note >}}", "<Tip>".
  const Callout* callout = find_callout(tag.name);
  if (!word && callout) {
    const Word box{tag.name, Meaning::Callout, callout->name};
    return take_block_tag(tag, box, marks, segment, is_inline);
  }
  if (!word) return take_unknown(tag, marks, segment, is_inline);
  take_block_tag(tag, *word, marks, segment, is_inline);
}

void Translator::take_block_tag(const Tag& tag, const Word& word, std::string_view& marks,
                                std::string& segment, bool is_inline) {
  const bool is_paired = is_closed_later(tag);
  OpenBlock block;
  block.name = tag.name;
  switch (word.meaning) {
    case Meaning::Callout:
    case Meaning::Folded: {
      const bool is_folded = word.meaning == Meaning::Folded;
      std::string_view kind = tag.named({"type", "style", "kind", "color", "variant", "intent"});
      const bool has_own = find_callout(tag.name) != nullptr && !is_folded;
      if (kind.empty() && !is_folded && !has_own) kind = tag.at(0);
      const Callout* callout = find_callout(plain_name(kind));
      const bool is_named_by_kind = callout && kind == tag.at(0);
      if (!callout) callout = find_callout(word.detail);
      if (!callout) callout = find_callout(is_folded ? "details" : "note");
      std::string_view title = tag.named({"title", "header", "heading", "summary", "label"});
      if (title.empty()) title = is_named_by_kind ? tag.at(1) : tag.at(0);
      const std::string_view content = tag.named({"content", "text", "message", "description"});
      if (!is_paired && content.empty()) {
        segment += segment.empty() ? words_of(tag) : " " + words_of(tag);
        return;
      }
      if (is_inline) return;
      flush(marks, segment);
      open_callout(marks, *callout, title, is_folded ? "-" : "", std::move(block));
      marks = {};
      if (!is_paired) {
        out_.line(content, line_);
        out_.close(line_);
      }
      return;
    }
    case Meaning::Tab:
      if (!is_paired) {
        segment += label_of(tag);
        return;
      }
      if (is_inline) return;
      flush(marks, segment);
      open_tab(marks, label_of(tag), std::move(block));
      marks = {};
      return;
    case Meaning::CodeTabs:
    case Meaning::Group: {
      if (!is_paired || is_inline) return;
      std::string title(tag.named({"title", "label", "heading", "caption"}));
      if (!word.detail.empty())  // "Listing 4-2: The caption"
        title = std::string(word.detail) + " " + std::string(tag.named({"number"})) +
                (title.empty() ? "" : ": " + title);
      if (!is_blank(segment)) return;  // within a line there is nothing to lay out
      block.is_code_tabs = word.meaning == Meaning::CodeTabs;
      flush(marks, segment);
      open_block(marks, title.empty() ? std::string() : "**" + title + "**", std::move(block));
      if (!title.empty()) out_.line("", line_);
      marks = {};
      return;
    }
    case Meaning::Code:
      // "<Highlight color="red">" is no code.
      if (tag.form == Tag::Form::Component && word.detail.empty())
        return take_unknown(tag, marks, segment, is_inline);
      [[fallthrough]];
    case Meaning::Formula:
    case Meaning::Literal:
      return take_verbatim(tag, word, marks, segment);
    case Meaning::Figure: {
      std::string_view address = tag.named({"src", "source", "path", "file", "link"});
      if (address.empty()) address = tag.at(0);
      std::string_view text = tag.named({"alt", "alternate", "title"});
      if (text.empty() && tag.form == Tag::Form::Liquid) text = tag.at(tag.name == "image" ? 1 : 2);
      const std::string_view caption = tag.named({"caption", "attr"});
      if (text.empty()) text = caption;
      if (address.empty()) return take_unknown(tag, marks, segment, is_inline);
      if (is_destination(segment)) {
        segment += address;
        return;
      }
      segment += "!" + as_link(text, address);
      if (!caption.empty() && caption != text) segment += " *" + std::string(caption) + "*";
      return;
    }
    case Meaning::Media: {
      std::string_view given = tag.named({"src", "url", "href", "id", "data", "file", "uid"});
      if (given.empty()) {
        for (const TagArgument& argument : tag.arguments)
          if (argument.name.empty() && (argument.is_quoted || tag.form != Tag::Form::Html) &&
              given.empty())
            given = argument.value;
      }
      std::string address(given);
      const bool is_whole =
          given.find("://") != kNone || given.substr(0, 2) == "//" || given.find('/') != kNone;
      if (!is_whole && !word.detail.empty()) address = std::string(word.detail) + address;
      if (given.substr(0, 2) == "//") address = "https:" + address;
      if (tag.name == "gist" && !tag.at(1).empty()) address += "/" + std::string(tag.at(1));
      std::string_view title = tag.named({"title", "label", "caption", "ariallabel"});
      if (address.empty() && is_paired) {
        // "<video><source src=…></video>"
        std::size_t content_end = tag.end;
        if (const std::size_t close = find_close(tag, content_end); close != kNone) {
          const std::string_view inside = text_.substr(tag.end, content_end - tag.end);
          const std::size_t source = inside.find("src=");
          if (source != kNone) {
            std::string_view value = inside.substr(source + 4);
            const char quote = value.empty() ? ' ' : value[0];
            if (quote == '"' || quote == '\'') value.remove_prefix(1);
            address = value.substr(
                0, value.find_first_of(quote == '"' || quote == '\'' ? std::string_view(&quote, 1)
                                                                     : std::string_view(" >")));
          }
        }
      }
      if (is_paired) {
        std::size_t content_end = tag.end;
        const std::size_t close = find_close(tag, content_end);
        // What a browser shows that cannot play it is not for readers.
        if (close != kNone && tag.form == Tag::Form::Html) {
          line_ += lines_between(tag.end, close);
          skip_to_ = close;
        }
      }
      if (address.empty()) return;
      const std::string_view kind =
          tag.name == "audio"                                                   ? "Audio"
          : tag.name == "iframe" || tag.name == "embed" || tag.name == "object" ? "Embedded page"
                                                                                : "Video";
      const bool is_post =
          tag.name == "tweet" || tag.name == "x" || tag.name == "instagram" || tag.name == "gist";
      std::string text =
          is_post ? std::string(tag.name == "gist" ? "Gist" : "Post") : std::string(kind);
      text += ": " + (title.empty() ? address : std::string(title));
      if (!segment.empty() && segment.back() != ' ') segment += ' ';
      segment += as_link(text, address);
      return;
    }
    case Meaning::Link: {
      std::string_view address = tag.named({"href", "url", "to", "link", "src", "page", "path"});
      if (address.empty() && tag.form != Tag::Form::Component) address = tag.at(0);
      std::string_view title = tag.named({"title", "text", "label", "name"});
      if (title.empty() && tag.form != Tag::Form::Component) title = tag.at(1);
      if (address.empty()) {
        if (is_paired && !is_inline && is_blank(segment)) {
          flush(marks, segment);
          open_block(marks, title.empty() ? std::string() : "**" + std::string(title) + "**",
                     std::move(block));
          if (!title.empty()) out_.line("", line_);
          marks = {};
        }
        return;
      }
      if (title.empty() && is_paired && begin_link(tag, address, segment)) return;
      segment += as_link(title.empty() ? address : title, address);
      if (const std::string_view more = tag.named({"description", "subtitle"}); !more.empty())
        segment += ": " + std::string(more);
      return;
    }
    case Meaning::Reference: {
      std::string_view address = tag.named({"path", "to", "href", "url"});
      if (address.empty()) address = tag.at(0);
      if (tag.form == Tag::Form::Component) {  // "<Link to="…">text</Link>"
        if (is_paired && !address.empty()) begin_link(tag, address, segment);
        return;
      }
      const std::string target = std::string(kReferenceScheme) + std::string(address);
      if (!is_destination(segment))
        segment += as_link(address, target);
      else
        segment += segment.back() == '(' ? as_destination(target) : target;
      return;
    }
    case Meaning::Text: {
      std::string words = words_of(tag);
      if (tag.name == "since") words = tag.named({"v"}).empty() ? words : tag.named({"v"});
      if (!word.detail.empty() && !words.empty()) words = std::string(word.detail) + words;
      if (!words.empty() && !segment.empty() && segment.back() != ' ' && segment.back() != '(')
        segment += ' ';
      segment += words;
      return;
    }
    case Meaning::Key:
      segment += is_paired ? "" : "<kbd>" + escape_html(words_of(tag)) + "</kbd>";
      return;
    case Meaning::Include:
      return include(tag, marks, segment);
    case Meaning::Nothing:
      // What stands on both sides of an "else" is shown.
      if (!segment.empty() && segment.back() != ' ' && tag.form == Tag::Form::Liquid)
        segment += ' ';
      return;
  }
}

// "<Link to="/a">" is a link's begin if its end stands on the same line. Until that comes its
// address waits between two control characters, which no text has: XML's and Markdown's bytes begin
// above.
bool Translator::begin_link(const Tag& tag, std::string_view address, std::string& segment) const {
  std::size_t content_end = tag.end;
  if (find_close(tag, content_end) == kNone) return false;
  const std::string_view inside = text_.substr(tag.end, content_end - tag.end);
  if (is_blank(inside) || inside.find_first_of("\n\x02\x03") != kNone) return false;
  segment += '\x02' + std::string(address) + '\x03';
  return true;
}

// Its text stays, its marks go.
void Translator::take_unknown(const Tag& tag, std::string_view& marks, std::string& segment,
                              bool is_inline) {
  if (tag.form == Tag::Form::Html) return;
  count_unknown(tag.written);
  if (is_closed_later(tag)) {
    if (is_inline || !is_blank(segment)) return;
    flush(marks, segment);
    OpenBlock block;
    block.name = tag.name;
    open_block(marks, "", std::move(block));
    if (marks.find_first_not_of(" \t") != kNone) marks = {};
    return;
  }
  if (tag.form == Tag::Form::Component) return;  // its properties are no text
  std::string words = words_of(tag);
  if (words.empty()) return;
  if (!is_destination(segment) && !segment.empty() && segment.back() != ' ') segment += ' ';
  segment += words;
}

void Translator::take_output(const Tag& tag, std::string& segment) {
  const std::string_view expression = tag.name;
  const char quote = expression[0];
  const bool is_text = quote == '"' || quote == '\'';
  if (is_text) {
    segment += expression.substr(1, expression.find(quote, 1) - 1);
    return;
  }
  const std::string_view variable = trimmed(expression.substr(0, expression.find('|')));
  const std::string name = plain_name(variable);
  if (ends_with(name, "baseurl") || name == "site.url" || name == "base" || name == "site.host")
    return;
  count_unknown(tag.written);
  segment += is_destination(segment) ? std::string(variable) : "`" + std::string(expression) + "`";
}

void Translator::take_verbatim(const Tag& tag, const Word& word, std::string_view& marks,
                               std::string& segment) {
  std::size_t content_end = tag.end;
  const std::size_t close = find_close(tag, content_end);
  if (word.meaning == Meaning::Literal) {
    if (close != kNone) literal_until_ = std::max(literal_until_, content_end);
    return;
  }
  if (close == kNone) return;
  std::string_view inside = text_.substr(tag.end, content_end - tag.end);
  skip_to_ = close;
  std::string language(tag.named({"lang", "language"}));
  if (language.empty() && word.detail.empty()) language = tag.at(0);
  if (language.empty()) language = word.detail;
  flush(marks, segment);
  while (!inside.empty() && (inside.front() == '\n' || inside.front() == '\r'))
    inside.remove_prefix(1);
  const std::size_t last = inside.find_last_not_of(" \t\r\n");
  inside = inside.substr(0, last == kNone ? 0 : last + 1);
  std::size_t longest = 2;
  for (std::size_t at = inside.find("```"); at != kNone; at = inside.find("```", at)) {
    const std::size_t run = std::min(inside.find_first_not_of('`', at), inside.size()) - at;
    longest = std::max(longest, run);
    at += run;
  }
  const bool is_formula = word.meaning == Meaning::Formula;
  const std::string fence = is_formula ? "$$" : std::string(longest + 1, '`');
  const bool has_fence = !is_formula && inside.substr(0, 3) == "```";
  std::string lead;
  for (const char c : marks) lead += c == '>' ? '>' : ' ';
  if (is_blank(marks)) out_.blank(line_);
  if (!has_fence) out_.line(std::string(marks) + fence + (is_formula ? "" : language), line_);
  for (std::size_t at = 0; at <= inside.size();) {
    const std::size_t end = std::min(inside.find('\n', at), inside.size());
    out_.line(lead + std::string(inside.substr(at, end - at)), line_);
    at = end + 1;
  }
  if (!has_fence) out_.line(lead + fence, line_);
  out_.line("", line_);
  marks = {};
  line_ += lines_between(tag.end, close);
}

void Translator::include(const Tag& tag, std::string_view& marks, std::string& segment) {
  std::string_view name = tag.named({"file", "path", "src"});
  if (name.empty()) name = tag.at(0);
  const std::optional<std::string> part = read_part(name);
  if (!part) {
    count_unknown(tag.written);
    // "{% include alert.html content="Mind this" %}"
    for (const std::string_view key : {"content", "text", "title", "caption", "alt", "description"})
      if (const std::string_view words = tag.named({key}); !words.empty())
        segment += (segment.empty() ? "" : " ") + std::string(words);
    return;
  }
  const std::string included = translate_included(*part);
  const std::string_view text = trimmed(included);
  if (text.find('\n') == kNone) {
    segment += text;
    return;
  }
  flush(marks, segment);
  const std::string indent(marks.size(), ' ');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out_.line(indent + std::string(text.substr(at, end - at)), line_);
    at = end + 1;
  }
}

}  // namespace carrel
