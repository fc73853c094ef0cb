#include "markup/tags.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestTag = 8 * 1024;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '/' ||
         c == '@';
}

// Reads the arguments of a tag up to its end.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at)
      : text_(text.substr(0, at + kLongestTag)), at_(at) {}

  std::size_t place() const { return at_; }
  bool is_at_end() const { return at_ >= text_.size(); }
  bool starts_with(std::string_view what) const {
    return text_.compare(at_, what.size(), what) == 0;
  }
  bool take(std::string_view what) {
    if (!starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  std::string_view name() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
  }

  // Arguments up to one of the ends, behind which it stands then. False where there is none.
  bool arguments(std::initializer_list<std::string_view> ends, Tag& tag) {
    while (!is_at_end()) {
      skip_space();
      tag.closes_itself = false;
      if (at_ + 1 < text_.size() && text_[at_] == '/' && text_[at_ + 1] != '/') {
        tag.closes_itself = true;
        ++at_;
        skip_space();
      }
      for (const std::string_view end : ends)
        if (take(end)) return true;
      if (is_at_end()) return false;
      const char c = text_[at_];
      // Another tag begins: this one is none.
      if (c == '<' || starts_with("{%") || starts_with("{{<") || starts_with("{{%")) return false;
      if (c == ',' || c == '(' || c == ')' || c == '|') {
        ++at_;
      } else if (c == '{') {  // "{...properties}"
        if (!skip_braces()) return false;
      } else if (!argument(ends, tag)) {
        return false;
      }
    }
    return false;
  }

 private:
  bool argument(std::initializer_list<std::string_view> ends, Tag& tag) {
    TagArgument argument;
    std::size_t from = at_;
    if (text_[at_] != '"' && text_[at_] != '\'' && text_[at_] != '`') {
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '=' &&
             text_[at_] != ',' && text_[at_] != ')' && text_[at_] != '(' && !is_end(ends))
        ++at_;
      if (at_ == from) return ++at_, true;  // a sign that means nothing here
      std::string_view word = text_.substr(from, at_ - from);
      const std::size_t before = at_;
      skip_space();
      const bool is_named = at_ < text_.size() && text_[at_] == '=' &&
                            word.find_first_of("\"'") == kNone && !starts_with("==");
      if (!is_named) {
        at_ = before;
        const std::size_t colon = word.find(':');  // Liquid's "title:"
        if (colon != kNone && colon + 1 == word.size()) word.remove_suffix(1);
        argument.value = word;
        tag.arguments.push_back(std::move(argument));
        return true;
      }
      ++at_;
      skip_space();
      argument.name = plain_name(word);
      if (is_at_end()) return false;
    }
    const char quote = text_[at_];
    if (quote == '{') {
      from = at_ + 1;
      if (!skip_braces()) return false;
      std::string_view value = text_.substr(from, at_ - 1 - from);
      while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
      while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
      const bool is_text = value.size() > 1 && value.front() == value.back() &&
                           (value[0] == '"' || value[0] == '\'' || value[0] == '`');
      argument.is_quoted = is_text;
      if (is_text) argument.value = value.substr(1, value.size() - 2);
    } else if (quote == '"' || quote == '\'' || quote == '`') {
      for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
        if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size() &&
            (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\'))
          ++at_;
        argument.value += text_[at_] == '\n' ? ' ' : text_[at_];
      }
      if (is_at_end()) return false;
      ++at_;
      argument.is_quoted = true;
    } else {
      from = at_;
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ',' &&
             text_[at_] != ')' && !is_end(ends))
        ++at_;
      argument.value = text_.substr(from, at_ - from);
    }
    tag.arguments.push_back(std::move(argument));
    return true;
  }

  bool is_end(std::initializer_list<std::string_view> ends) const {
    if (text_[at_] == '/' && at_ + 1 < text_.size() &&
        std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
          return text_.compare(at_ + 1, end.size(), end) == 0;
        }))
      return true;
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return starts_with(end); });
  }

  // Behind the brace that closes the one at the place. Quotes hide braces.
  bool skip_braces() {
    int depth = 0;
    for (char quote = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote != 0) {
        if (c == '\\')
          ++at_;
        else if (c == quote)
          quote = 0;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_;
};

std::optional<Tag> read_shortcode(std::string_view text, std::size_t at) {
  Reader reader(text, at);
  const bool is_angle = reader.take("{{<");
  if (!is_angle && !reader.take("{{%")) return std::nullopt;
  reader.take("-");
  reader.skip_space();
  Tag tag;
  tag.form = Tag::Form::Shortcode;
  tag.closes = reader.take("/");
  reader.skip_space();
  const std::string_view name = reader.name();
  if (name.empty() && !tag.closes) return std::nullopt;
  tag.name = plain_name(name);
  if (!reader.arguments(is_angle ? std::initializer_list<std::string_view>{">}}", "->}}"}
                                 : std::initializer_list<std::string_view>{"%}}", "-%}}"},
                        tag))
    return std::nullopt;
  tag.written =
      is_angle ? "{{< " + std::string(name) + " >}}" : "{{% " + std::string(name) + " %}}";
  tag.end = reader.place();
  return tag;
}

std::optional<Tag> read_liquid(std::string_view text, std::size_t at) {
  Reader reader(text, at);
  if (!reader.take("{%")) return std::nullopt;
  if (!reader.take("-")) reader.take("+");
  reader.skip_space();
  Tag tag;
  tag.form = Tag::Form::Liquid;
  tag.closes = reader.take("/");  // Markdoc's
  const std::string_view written = reader.name();
  if (written.empty() || !ascii::is_alphanumeric(written[0])) return std::nullopt;
  std::string_view name = written;
  if (name.size() >= 3 && name.substr(0, 3) == "end" && name != "endings") {
    tag.closes = true;
    name.remove_prefix(3);
  }
  tag.name = plain_name(name);
  if (!reader.arguments({"%}", "-%}"}, tag)) return std::nullopt;
  tag.written = "{% " + std::string(written) + " %}";
  tag.end = reader.place();
  return tag;
}

// "{{ expression }}", on one line.
std::optional<Tag> read_output(std::string_view text, std::size_t at, bool reads_calls) {
  const std::size_t close = text.find("}}", at + 2);
  if (close == kNone || close - at > 500 ||
      text.substr(at, close - at).find_first_of("\n`") != kNone)
    return std::nullopt;
  std::string_view inside = text.substr(at + 2, close - at - 2);
  while (!inside.empty() && (is_space(inside.front()) || inside.front() == '-'))
    inside.remove_prefix(1);
  while (!inside.empty() && (is_space(inside.back()) || inside.back() == '-'))
    inside.remove_suffix(1);
  if (inside.empty() || inside.find("{{") != kNone) return std::nullopt;
  Tag tag;
  tag.form = Tag::Form::Output;
  tag.end = close + 2;
  const std::size_t bracket = inside.find('(');
  if (reads_calls && bracket != kNone && inside.back() == ')') {
    Reader reader(text, at + 2);
    reader.skip_space();
    const std::string_view name = reader.name();
    tag.form = Tag::Form::Call;
    tag.name = plain_name(name);
    tag.written = "{{ " + std::string(name) + "() }}";
    if (!reader.arguments({"}}", "-}}"}, tag)) return std::nullopt;
    tag.end = reader.place();
    return tag;
  }
  tag.name = inside;
  tag.written = "{{ " + std::string(inside.substr(0, 40)) + " }}";
  return tag;
}

// HTML that a post cannot show: it becomes a link.
constexpr std::string_view kShownElsewhere[] = {"iframe", "video", "audio", "embed", "object"};

std::optional<Tag> read_element(std::string_view text, std::size_t at,
                                const MarkupContext& context) {
  Reader reader(text, at);
  if (!reader.take("<")) return std::nullopt;
  Tag tag;
  tag.closes = reader.take("/");
  const std::string_view name = reader.name();
  std::string_view bare = name;
  if (!bare.empty() && bare.back() == '/') bare.remove_suffix(1);
  if (bare.empty()) {  // "<>" and "</>" of MDX
    if (!context.has(Syntax::Mdx) || !reader.take(">")) return std::nullopt;
    tag.form = Tag::Form::Component;
    tag.end = reader.place();
    return tag;
  }
  if (bare.size() != name.size()) reader = Reader(text, at + 1 + tag.closes + bare.size());
  const bool is_shown_elsewhere = std::find(std::begin(kShownElsewhere), std::end(kShownElsewhere),
                                            ascii::lowered(bare)) != std::end(kShownElsewhere);
  const bool is_component =
      context.has(Syntax::Components) && ascii::is_alphanumeric(bare[0]) &&
      bare.find_first_of(":/@") == kNone &&
      (!ascii::is_lower(bare[0]) || bare.find('-') != kNone || bare.find('.') != kNone) &&
      !ascii::is_digit(bare[0]);
  if (!is_shown_elsewhere && !is_component) return std::nullopt;
  const char next = reader.is_at_end() ? '\0' : text[reader.place()];
  if (next != '>' && next != '/' && !is_space(next)) return std::nullopt;
  tag.form = is_shown_elsewhere ? Tag::Form::Html : Tag::Form::Component;
  tag.name = plain_name(bare);
  if (!reader.arguments({">"}, tag)) return std::nullopt;
  tag.written = "<" + std::string(bare) + ">";
  tag.end = reader.place();
  return tag;
}

}  // namespace

std::string_view Tag::named(std::initializer_list<std::string_view> names) const {
  for (const std::string_view wanted : names)
    for (const TagArgument& argument : arguments)
      if (argument.name == wanted) return argument.value;
  return {};
}

std::string_view Tag::at(std::size_t n) const {
  for (const TagArgument& argument : arguments)
    if (argument.name.empty() && n-- == 0) return argument.value;
  return {};
}

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ':' && c != '@') plain += ascii::lower(c);
  return plain;
}

std::optional<Tag> read_tag(std::string_view text, std::size_t at, const MarkupContext& context) {
  if (at + 2 >= text.size()) return std::nullopt;
  if (text[at] == '<') return read_element(text, at, context);
  if (text[at] != '{') return std::nullopt;
  if (text[at + 1] == '%') return read_liquid(text, at);
  if (text[at + 1] != '{') return std::nullopt;
  if (text[at + 2] == '<' || text[at + 2] == '%') return read_shortcode(text, at);
  return read_output(text, at, context.has(Syntax::Calls));
}

}  // namespace carrel
