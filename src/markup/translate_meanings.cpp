// What each meaning of a tag puts into the text.
#include <algorithm>

#include "base/ascii.h"
#include "base/html_text.h"
#include "markup/link_schemes.h"
#include "markup/tag_text.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

OpenBlock block_of(const Tag& tag) {
  OpenBlock block;
  block.name = tag.name;
  return block;
}

std::string as_heading(std::string_view title) {
  return title.empty() ? std::string() : "**" + std::string(title) + "**";
}

// The value of the first "src" within: "<video><source src="a.mp4"></video>".
std::string_view find_source(std::string_view inside) {
  const std::size_t source = inside.find("src=");
  if (source == kNone) return {};
  std::string_view value = inside.substr(source + 4);
  const char quote = value.empty() ? ' ' : value[0];
  if (quote != '"' && quote != '\'') return value.substr(0, value.find_first_of(" >"));
  value.remove_prefix(1);
  return value.substr(0, value.find(quote));
}

// What a reader is told that is shown elsewhere.
struct MediaKind {
  std::string_view name, kind;
};
constexpr MediaKind kMediaKinds[] = {
    {"audio", "Audio"},         {"iframe", "Embedded page"},
    {"embed", "Embedded page"}, {"object", "Embedded page"},
    {"tweet", "Post"},          {"x", "Post"},
    {"instagram", "Post"},      {"gist", "Gist"},
};

std::string_view media_kind(std::string_view name) {
  for (const MediaKind& each : kMediaKinds)
    if (each.name == name) return each.kind;
  return "Video";
}

}  // namespace

void Translator::take_meaning(const Tag& tag, const Word& word, Pending& text) {
  switch (word.meaning) {
    case Meaning::Callout:
    case Meaning::Folded:
      return take_callout_tag(tag, word, text);
    case Meaning::Tab:
      return take_tab_tag(tag, text);
    case Meaning::CodeTabs:
    case Meaning::Group:
      return take_group(tag, word, text);
    case Meaning::Code:
      // "<Highlight color="red">" is no code.
      if (tag.form == Tag::Form::Component && word.detail.empty()) return take_unknown(tag, text);
      return take_verbatim(tag, word, text);
    case Meaning::Formula:
    case Meaning::Literal:
      return take_verbatim(tag, word, text);
    case Meaning::Figure:
      return take_figure(tag, text);
    case Meaning::Media:
      return take_media(tag, word, text);
    case Meaning::Link:
      return take_link(tag, text);
    case Meaning::Reference:
      return take_reference(tag, text);
    case Meaning::Text:
      return take_words(tag, word, text);
    case Meaning::Key:
      if (!is_closed_later(tag)) text.segment += "<kbd>" + escape_html(words_of(tag)) + "</kbd>";
      return;
    case Meaning::Include:
      return include(tag, text);
    case Meaning::Nothing:
      // What stands on both sides of an "else" is shown.
      if (tag.form == Tag::Form::Liquid) text.add_space();
      return;
  }
}

void Translator::take_callout_tag(const Tag& tag, const Word& word, Pending& text) {
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
  const bool is_paired = is_closed_later(tag);
  if (!is_paired && content.empty()) return text.add_word(words_of(tag));
  if (text.is_inline) return;
  flush(text);
  open_callout(text.marks, *callout, title, is_folded ? "-" : "", block_of(tag));
  text.marks = {};
  if (!is_paired) {
    out_.line(content, line_);
    out_.close(line_);
  }
}

void Translator::take_tab_tag(const Tag& tag, Pending& text) {
  if (!is_closed_later(tag)) return text.add_word(label_of(tag));
  if (text.is_inline) return;
  flush(text);
  open_tab(text.marks, label_of(tag), block_of(tag));
  text.marks = {};
}

void Translator::open_group(const Tag& tag, std::string_view title, bool is_code_tabs,
                            Pending& text) {
  // Within a line there is nothing to lay out.
  if (!is_closed_later(tag) || text.is_inline || !ascii::is_blank(text.segment)) return;
  flush(text);
  OpenBlock block = block_of(tag);
  block.is_code_tabs = is_code_tabs;
  open_block(text.marks, as_heading(title), std::move(block));
  if (!title.empty()) out_.line("", line_);
  text.marks = {};
}

void Translator::take_group(const Tag& tag, const Word& word, Pending& text) {
  std::string title(tag.named({"title", "label", "heading", "caption"}));
  if (!word.detail.empty())  // "Listing 4-2: The caption"
    title = std::string(word.detail) + " " + std::string(tag.named({"number"})) +
            (title.empty() ? "" : ": " + title);
  open_group(tag, title, word.meaning == Meaning::CodeTabs, text);
}

void Translator::take_figure(const Tag& tag, Pending& text) {
  std::string_view address = tag.named({"src", "source", "path", "file", "link"});
  if (address.empty()) address = tag.at(0);
  std::string_view alt = tag.named({"alt", "alternate", "title"});
  if (alt.empty() && tag.form == Tag::Form::Liquid) alt = tag.at(tag.name == "image" ? 1 : 2);
  const std::string_view caption = tag.named({"caption", "attr"});
  if (alt.empty()) alt = caption;
  if (address.empty()) return take_unknown(tag, text);
  if (is_destination(text.segment)) {
    text.segment += address;
    return;
  }
  text.segment += "!" + as_link(alt, address);
  if (!caption.empty() && caption != alt) text.segment += " *" + std::string(caption) + "*";
}

void Translator::take_media(const Tag& tag, const Word& word, Pending& text) {
  std::string_view given = tag.named({"src", "url", "href", "id", "data", "file", "uid"});
  for (const TagArgument& argument : tag.arguments)
    if (given.empty() && argument.name.empty() &&
        (argument.is_quoted || tag.form != Tag::Form::Html))  // "controls" is no address
      given = argument.value;
  if (is_closed_later(tag)) {
    std::size_t content_end = tag.end;
    const std::size_t close = find_close(tag, content_end);
    if (close != kNone && given.empty())
      given = find_source(text_.substr(tag.end, content_end - tag.end));
    // What a browser shows that cannot play it is not for readers.
    if (close != kNone && tag.form == Tag::Form::Html) {
      line_ += lines_between(tag.end, close);
      skip_to_ = close;
    }
  }
  if (given.empty()) return;
  const bool is_whole = given.find('/') != kNone;
  std::string address = (is_whole ? "" : std::string(word.detail)) + std::string(given);
  if (given.substr(0, 2) == "//") address = "https:" + address;
  if (tag.name == "gist" && !tag.at(1).empty()) address += "/" + std::string(tag.at(1));
  const std::string_view title = tag.named({"title", "label", "caption", "ariallabel"});
  text.add_word(as_link(
      std::string(media_kind(tag.name)) + ": " + (title.empty() ? address : std::string(title)),
      address));
}

void Translator::take_link(const Tag& tag, Pending& text) {
  std::string_view address = tag.named({"href", "url", "to", "link", "src", "page", "path"});
  if (address.empty() && tag.form != Tag::Form::Component) address = tag.at(0);
  std::string_view title = tag.named({"title", "text", "label", "name"});
  if (title.empty() && tag.form != Tag::Form::Component) title = tag.at(1);
  if (address.empty()) return open_group(tag, title, false, text);
  if (title.empty() && begin_link(tag, address, text)) return;
  text.segment += as_link(title.empty() ? address : title, address);
  if (const std::string_view more = tag.named({"description", "subtitle"}); !more.empty())
    text.segment += ": " + std::string(more);
}

void Translator::take_reference(const Tag& tag, Pending& text) {
  std::string_view address = tag.named({"path", "to", "href", "url"});
  if (address.empty()) address = tag.at(0);
  if (tag.form == Tag::Form::Component) {  // "<Link to="…">text</Link>"
    if (!address.empty()) begin_link(tag, address, text);
    return;
  }
  const std::string target = std::string(kReferenceScheme) + std::string(address);
  if (!is_destination(text.segment))
    text.segment += as_link(address, target);
  else
    text.segment += text.segment.back() == '(' ? as_destination(target) : target;
}

void Translator::take_words(const Tag& tag, const Word& word, Pending& text) {
  std::string words = words_of(tag);
  if (tag.name == "since") words = tag.named({"v"}).empty() ? words : tag.named({"v"});
  if (!word.detail.empty() && !words.empty()) words = std::string(word.detail) + words;
  text.add_word(words);
}

// "<Link to="/a">" is a link's begin if its end stands on the same line.
bool Translator::begin_link(const Tag& tag, std::string_view address, Pending& text) const {
  std::size_t content_end = tag.end;
  if (!is_closed_later(tag) || find_close(tag, content_end) == kNone) return false;
  const std::string_view inside = text_.substr(tag.end, content_end - tag.end);
  if (ascii::is_blank(inside) || inside.find('\n') != kNone) return false;
  text.links.push_back({text.segment.size(), std::string(address)});
  return true;
}

void Translator::take_verbatim(const Tag& tag, const Word& word, Pending& text) {
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
  flush(text);
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
  for (const char c : text.marks) lead += c == '>' ? '>' : ' ';
  if (ascii::is_blank(text.marks)) out_.blank(line_);
  if (!has_fence) out_.line(std::string(text.marks) + fence + (is_formula ? "" : language), line_);
  for (std::size_t at = 0; at <= inside.size();) {
    const std::size_t end = std::min(inside.find('\n', at), inside.size());
    out_.line(lead + std::string(inside.substr(at, end - at)), line_);
    at = end + 1;
  }
  if (!has_fence) out_.line(lead + fence, line_);
  out_.line("", line_);
  text.marks = {};
  line_ += lines_between(tag.end, close);
}

void Translator::include(const Tag& tag, Pending& text) {
  std::string_view name = tag.named({"file", "path", "src"});
  if (name.empty()) name = tag.at(0);
  const std::optional<std::string> part = read_part(name);
  if (!part) {
    count_unknown(tag.written);
    // "{% include alert.html content="Mind this" %}"
    for (const std::string_view key : {"content", "text", "title", "caption", "alt", "description"})
      if (const std::string_view words = tag.named({key}); !words.empty()) text.add_word(words);
    return;
  }
  const std::string included = translate_included(*part);
  const std::string_view whole = ascii::trimmed(included);
  if (whole.find('\n') == kNone) {
    text.segment += whole;
    return;
  }
  flush(text);
  const std::string indent(text.marks.size(), ' ');
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    out_.line(indent + std::string(whole.substr(at, end - at)), line_);
    at = end + 1;
  }
}

}  // namespace carrel
