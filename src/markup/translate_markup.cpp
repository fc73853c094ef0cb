#include <algorithm>

#include "base/ascii.h"
#include "carrel/limits.h"
#include "markup/translator.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

// What some syntax begins with. A text without any of it is as it should be.
bool may_have_markup(std::string_view text, const MarkupContext& context) {
  for (const std::string_view mark :
       {":::",       "!!!",        "???",   "=== \"", "{{",      "{%",      "[[",
        "==",        "[!",         "{:",    "--8<--", "<<<",     "#+BEGIN", "#+begin",
        "markdown=", " markdown>", "[TOC]", "[toc]",  "<iframe", "<video",  "<audio",
        "<embed",    "<object",    "$`",    "```"})
    if (text.find(mark) != kNone) return true;
  return context.syntaxes != 0;
}

bool has_closed_formulas(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("$$"); at != kNone; at = text.find("$$", at + 2)) ++count;
  return count % 2 == 0;
}

}  // namespace

Translator::Translator(std::string_view text, const MarkupContext& context, Includes& includes)
    : text_(text), context_(context), includes_(includes), out_(has_closed_formulas(text)) {
  for (std::size_t at = text.find_first_of("{<"); at != kNone;
       at = text.find_first_of("{<", at + 1)) {
    const bool may_close =
        at + 2 < text.size() &&
        (text[at] == '<' ? text[at + 1] == '/' : text[at + 1] == '%' || text[at + 1] == '{');
    if (!may_close) continue;
    const std::optional<Tag> tag = read_tag(text, at, context);
    if (tag && tag->closes) closings_[tag->name].push_back(at);
  }
  for (std::size_t at = text.find(":::"); at != kNone; at = text.find(":::", at)) {
    const std::size_t run = std::min(text.find_first_not_of(':', at), text.size()) - at;
    const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is 0
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (text.find_first_not_of(" \t>", line) == at &&
        text.substr(at + run, end - at - run).find_first_not_of(" \t\r") == kNone)
      colon_lines_.emplace_back(at, run);
    at += run;
  }
  for (std::size_t i = colon_lines_.size(); i-- > 1;)
    colon_lines_[i - 1].second = std::max(colon_lines_[i - 1].second, colon_lines_[i].second);
}

TranslatedMarkup Translator::translate() {
  while (at_ < text_.size()) {
    take_line();
    ++line_;
  }
  while (!out_.blocks().empty()) out_.close(line_ - 1);
  TranslatedMarkup translated;
  translated.markdown = out_.take_text();
  translated.source_lines = out_.take_sources();
  translated.not_understood = std::move(not_understood_);
  return translated;
}

std::optional<std::string> Translator::read_part(std::string_view name) const {
  if (!context_.read_included || name.empty() || includes_.depth == 0) return std::nullopt;
  const std::size_t sign = name.find_first_of(":#", name.find('/') == kNone ? 0 : name.rfind('/'));
  const std::string_view file = name.substr(0, sign);
  std::string_view part = sign == kNone ? std::string_view() : name.substr(sign + 1);
  std::optional<std::string> whole = context_.read_included(file);
  if (!whole || whole->size() > includes_.bytes) return std::nullopt;
  includes_.bytes -= whole->size();
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < whole->size();) {
    const std::size_t end = std::min(whole->find('\n', at), whole->size());
    lines.push_back(std::string_view(*whole).substr(at, end - at));
    at = end + 1;
  }
  const auto is_number = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), ascii::is_digit);
  };
  const auto number = [](std::string_view text, std::size_t otherwise) {
    std::size_t value = 0;
    for (const char c : text.substr(0, 7)) value = value * 10 + static_cast<std::size_t>(c - '0');
    return text.empty() ? otherwise : value;
  };
  std::size_t from = 0, to = lines.size();
  std::string_view anchor;
  if (!part.empty()) {
    const std::size_t colon = part.find(':');
    const std::string_view first = part.substr(0, colon),
                           last = colon == kNone ? std::string_view() : part.substr(colon + 1);
    if (is_number(first) && is_number(last)) {
      from = number(first, 1) - (first.empty() || first == "0" ? (first == "0" ? 0 : 1) : 1);
      to = std::min(lines.size(), colon == kNone ? from + 1 : number(last, lines.size()));
    } else {
      anchor = part;
    }
  }
  const auto has_mark = [](std::string_view line, std::string_view mark, std::string_view wanted) {
    const std::size_t found = line.find(mark);
    if (found == kNone) return false;
    if (wanted.empty()) return true;
    std::string_view rest = line.substr(found + mark.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return rest.substr(0, wanted.size()) == wanted &&
           (rest.size() == wanted.size() || rest[wanted.size()] == ' ' ||
            rest[wanted.size()] == '\r' || rest[wanted.size()] == ']' ||
            rest[wanted.size()] == '-' || rest[wanted.size()] == '*');
  };
  std::string text;
  bool is_inside = anchor.empty(), was_found = anchor.empty();
  for (std::size_t i = from; i < to && i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const bool begins = has_mark(line, "ANCHOR:", {}) || line.find("--8<-- [start:") != kNone ||
                        line.find("#region") != kNone;
    const bool ends = has_mark(line, "ANCHOR_END:", {}) || line.find("--8<-- [end:") != kNone ||
                      line.find("#endregion") != kNone;
    if (!anchor.empty() && begins &&
        (has_mark(line, "ANCHOR:", anchor) || has_mark(line, "[start:", anchor) ||
         has_mark(line, "#region", anchor)))
      is_inside = was_found = true;
    if (!anchor.empty() && ends &&
        (has_mark(line, "ANCHOR_END:", anchor) || has_mark(line, "[end:", anchor) ||
         has_mark(line, "#endregion", anchor)))
      is_inside = false;
    if (is_inside && !begins && !ends) text += std::string(line) + "\n";
  }
  if (!was_found) return std::nullopt;
  return text;
}

std::string Translator::translate_included(std::string_view text) {
  --includes_.depth;
  const TranslatedMarkup inner = Translator(text, context_, includes_).translate();
  ++includes_.depth;
  for (const auto& [written, count] : inner.not_understood) not_understood_[written] += count;
  return inner.markdown;
}

TranslatedMarkup translate_markup(std::string_view markdown, const MarkupContext& context) {
  if (!may_have_markup(markdown, context)) return {std::string(markdown), {}, {}};
  Translator::Includes includes{.bytes = limits::kPostBytes};
  TranslatedMarkup translated = Translator(markdown, context, includes).translate();
  if (!markdown.empty() && markdown.back() != '\n' && !translated.markdown.empty() &&
      translated.markdown.back() == '\n')
    translated.markdown.pop_back();
  if (translated.markdown == markdown) translated.source_lines.clear();
  return translated;
}

}  // namespace carrel
