#include "post/preamble.h"

#include <cstdio>

#include "base/utf8.h"
#include "post/front_matter_lines.h"
#include "post/front_matter_split.h"
#include "post/kept_back.h"
#include "text/hidden_characters.h"

namespace carrel {

namespace {

// Other tools' comments. What stands behind one is front matter to nobody who can be named, so it
// is not read.
struct CommentRecord {
  std::string_view open, close;
};
constexpr CommentRecord kComments[] = {
    {"{{/*", "*/}}"},
    {"{{!--", "--}}"},
    {"{{!", "}}"},
    {"{/*", "*/}"},
    {"{#", "#}"},
    {"%%", "%%"},
    {"<?", "?>"},
    {"<!DOCTYPE", ">"},
    {"<!doctype", ">"},
    {"{% comment %}", "{% endcomment %}"},
    {"{%- comment -%}", "{%- endcomment -%}"},
    {"/*", "*/"},
};
// Whole lines that say nothing to a reader.
constexpr std::string_view kCommentLines[] = {"[//]:", "[comment]:", "[//", "%YAML", "%TAG", "//"};

std::string code_point_name(char32_t code_point) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code_point));
  return name;
}

bool opens_front_matter(std::string_view line) {
  line = trimmed(line);
  return is_front_matter_mark(line.substr(0, 3)) || starts_with(line, "{\"");
}

// Passes over one comment of whatever tool; false where none stands here.
bool pass_comment(std::string_view text, Preamble& preamble) {
  const std::string_view rest = text.substr(preamble.at);
  if (starts_with(rest, "<!--")) {
    const std::size_t end = rest.find("-->");
    const std::string_view inside =
        rest.substr(4, (end == std::string_view::npos ? rest.size() : end) - 4);
    if (opens_front_matter(raw_line(trimmed_left(inside), 0)) && !preamble.is_inside_comment) {
      preamble.is_inside_comment = true;
      preamble.at += 4;
      return true;
    }
    if (end == std::string_view::npos) return false;
    if (preamble.kept_back.empty())
      preamble.kept_back = kept_back_by_bare_keys(inside, 0, inside.size());
    preamble.has_comment = true;
    preamble.at += end + 3;
    return true;
  }
  for (const CommentRecord& comment : kComments) {
    if (!starts_with(rest, comment.open)) continue;
    const std::size_t end = rest.find(comment.close, comment.open.size());
    if (end == std::string_view::npos) continue;
    preamble.other = "a comment";
    preamble.at += end + comment.close.size();
    return true;
  }
  for (const std::string_view opening : kCommentLines) {
    if (!starts_with(rest, opening)) continue;
    preamble.other = "a comment";
    preamble.at = next_line(text, preamble.at);
    return true;
  }
  const bool is_fence = starts_with(rest, "```") || starts_with(rest, "~~~");
  if (is_fence && opens_front_matter(raw_line(text, next_line(text, preamble.at)))) {
    preamble.other = "the beginning of a code block";
    preamble.at = next_line(text, preamble.at);
    return true;
  }
  return false;
}

}  // namespace

std::string kept_back_by_bare_keys(std::string_view text, std::size_t begin, std::size_t end) {
  FrontMatterValues values;
  for (std::size_t at = begin; at < end; at = next_line(text, at)) {
    KeyLine line;
    const std::string_view raw = raw_line(text, at).substr(0, end - at), seen = trimmed(raw);
    if (is_front_matter_mark(seen) && !values.empty()) break;
    if (seen.empty() || is_front_matter_mark(seen)) continue;
    if (!values.empty() && (raw.front() == ' ' || raw.front() == '\t') && !starts_with(seen, ".."))
      continue;
    if (!read_key_line(seen, line)) return {};
    FrontMatterValue value;
    value.key = line.key;
    std::string_view said = line.value;
    while (!said.empty() && (said.back() == ',' || said.back() == '"' || said.back() == '\''))
      said.remove_suffix(1);
    while (!said.empty() && (said.front() == '"' || said.front() == '\'')) said.remove_prefix(1);
    const bool is_word =
        said.find(' ') == std::string_view::npos || (said.front() >= '0' && said.front() <= '9');
    if (!said.empty() && is_word) value.texts.emplace_back(said);
    if (is_word && !said.empty())
      values.push_back(std::move(value));
    else
      values.push_back({});
  }
  for (const KeepRecord& record : find_keep_records(values)) {
    if (record.kind == KeepRecord::Kind::Draft || record.kind == KeepRecord::Kind::OnlyFor)
      return record.said;
    const bool has_day =
        record.kind == KeepRecord::Kind::Before || record.kind == KeepRecord::Kind::From;
    if (has_day && record.key != "date" && record.key != "published") return record.said;
  }
  return {};
}

Preamble pass_preamble(std::string_view text) {
  Preamble preamble;
  while (preamble.at < text.size()) {
    const Decoded decoded = decode_utf8(text, preamble.at);
    const char32_t c = decoded.code_point;
    if (is_hidden_character(c)) {
      const bool is_usual =
          c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v' || c == 0xFEFF;
      if (!is_usual) preamble.hidden = code_point_name(c);
      preamble.at += decoded.size;
    } else if (!pass_comment(text, preamble)) {
      break;
    }
  }
  return preamble;
}

}  // namespace carrel
