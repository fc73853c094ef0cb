// What the tags of a line mean: blocks that they open and close, and text that stands for them.
#include <algorithm>

#include "base/ascii.h"
#include "markup/tag_text.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

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
  Pending text{marks, {}, {}, false};
  std::string& segment = text.segment;
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
    if (c == '<' || (c == '{' && at >= literal_until_)) {
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
        const bool is_first = ascii::is_blank(segment);
        line_ += lines_between(at, tag->end);
        skip_to_ = tag->end;
        text.is_inline = is_row || (!is_first && is_html);
        take_tag(*tag, text);
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
    if (!is_html && (c != '{' || at >= literal_until_)) {
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
  if (ascii::is_blank(segment) && has_taken)
    ascii::is_blank(text.marks) ? out_.blank(line_) : out_.line(text.marks, line_);
  else
    flush(text);
}

void Translator::take_tag(const Tag& tag, Pending& text) {
  if (tag.form == Tag::Form::Output) return take_output(tag, text);
  if (tag.closes) {
    const Word* word = find_word(tag.name);
    if (word && word->meaning == Meaning::Literal) return;
    const bool is_link =
        word && (word->meaning == Meaning::Link || word->meaning == Meaning::Reference);
    if (is_link && !text.links.empty()) {
      text.segment.insert(text.links.back().at, "[");
      text.segment += "](" + as_destination(text.links.back().address) + ")";
      text.links.pop_back();
      return;
    }
    if (text.is_inline) return;
    const bool is_open =
        std::any_of(out_.blocks().begin(), out_.blocks().end(), [&](const OpenBlock& block) {
          return block.end == OpenBlock::End::Tag && (tag.name.empty() || block.name == tag.name);
        });
    if (!is_open) return;
    flush(text);
    close_block(OpenBlock::End::Tag, tag.name);
    return;
  }
  const Word* word = find_word(tag.name);
  // A box may be called by its kind alone: "{{< note >}}", "<Tip>".
  const Callout* callout = find_callout(tag.name);
  if (!word && callout) {
    const Word box{tag.name, Meaning::Callout, callout->name};
    return take_meaning(tag, box, text);
  }
  if (!word) return take_unknown(tag, text);
  take_meaning(tag, *word, text);
}

// Its text stays, its text.marks go.
void Translator::take_unknown(const Tag& tag, Pending& text) {
  if (tag.form == Tag::Form::Html) return;
  count_unknown(tag.written);
  if (is_closed_later(tag)) {
    if (text.is_inline || !ascii::is_blank(text.segment)) return;
    flush(text);
    OpenBlock block;
    block.name = tag.name;
    open_block(text.marks, "", std::move(block));
    if (text.marks.find_first_not_of(" \t") != kNone) text.marks = {};
    return;
  }
  if (tag.form == Tag::Form::Component) return;  // its properties are no text
  std::string words = words_of(tag);
  if (words.empty()) return;
  if (!is_destination(text.segment) && !text.segment.empty() && text.segment.back() != ' ')
    text.segment += ' ';
  text.segment += words;
}

void Translator::take_output(const Tag& tag, Pending& text) {
  const std::string_view expression = tag.name;
  const char quote = expression[0];
  const bool is_text = quote == '"' || quote == '\'';
  if (is_text) {
    text.segment += expression.substr(1, expression.find(quote, 1) - 1);
    return;
  }
  const std::string_view variable = ascii::trimmed(expression.substr(0, expression.find('|')));
  const std::string name = plain_name(variable);
  if (ends_with(name, "baseurl") || name == "site.url" || name == "base" || name == "site.host")
    return;
  count_unknown(tag.written);
  text.segment +=
      is_destination(text.segment) ? std::string(variable) : "`" + std::string(expression) + "`";
}

}  // namespace carrel
