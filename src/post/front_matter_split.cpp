// First what stands before the front matter is passed over, then the mark is looked at, then what
// stands below it.
#include "post/front_matter_split.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "base/utf8.h"
#include "carrel/limits.h"
#include "post/front_matter_keys.h"
#include "post/hidden_characters.h"
#include "post/kept_back.h"

namespace carrel {

namespace {

constexpr Dialect kDialects[] = {
    {"YAML", "---", read_yaml},
    {"TOML", "+++", read_toml},
    {"JSON", ";;;", read_json},
};

// What may follow an opening mark; no dialect: it is known and cannot be read.
struct LanguageRecord {
  std::string_view name;
  const Dialect* dialect;
};
constexpr LanguageRecord kLanguages[] = {
    {"yaml", &kDialects[0]}, {"yml", &kDialects[0]},    {"toml", &kDialects[1]},
    {"tml", &kDialects[1]},  {"json", &kDialects[2]},   {"json5", nullptr},
    {"jsonc", nullptr},      {"js", nullptr},           {"javascript", nullptr},
    {"mjs", nullptr},        {"ts", nullptr},           {"typescript", nullptr},
    {"coffee", nullptr},     {"coffeescript", nullptr}, {"cson", nullptr},
    {"lua", nullptr},        {"xml", nullptr},          {"ini", nullptr},
    {"python", nullptr},
};

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

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view trimmed_left(std::string_view text) {
  while (!text.empty()) {
    const Decoded decoded = decode_utf8(text, 0);
    if (!is_hidden_character(decoded.code_point)) break;
    text.remove_prefix(decoded.size);
  }
  return text;
}

// Without what nobody sees at both ends.
std::string_view trimmed(std::string_view text) {
  text = trimmed_left(text);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_hidden_character(decode_utf8(text, last).code_point)) break;
    text = text.substr(0, last);
  }
  return text;
}

// The line at `at` as written, without its end.
std::string_view raw_line(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}
std::string_view line_at(std::string_view text, std::size_t at) {
  return trimmed(raw_line(text, at));
}

std::size_t line_number(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

const Dialect* dialect_of_mark(std::string_view mark) {
  for (const Dialect& dialect : kDialects)
    if (dialect.mark == mark) return &dialect;
  return nullptr;
}

// A line that has the shape of a key and its value, in any dialect: "key: value", "key = value",
// "[table]", "#+key:", ".. key:".
struct KeyLine {
  std::string_view key, value;
  bool is_one_word = true;
};
bool read_key_line(std::string_view line, KeyLine& read) {
  line = trimmed(line);
  for (const std::string_view prefix : {"#+", ".. ", ":", "? "})
    if (starts_with(line, prefix)) line = trimmed_left(line.substr(prefix.size()));
  if (starts_with(line, "[") && line.back() == ']' && line.size() > 2) {
    const std::string_view name =
        line.substr(line.find_first_not_of('['), line.find(']') - line.find_first_not_of('['));
    read = {name, {}, true};
    return !name.empty() && name.find_first_of(" ()") == std::string_view::npos &&
           line.find(']') + 2 >= line.size();
  }
  const char quote =
      !line.empty() && (line.front() == '"' || line.front() == '\'') ? line.front() : '\0';
  std::size_t end = quote ? line.find(quote, 1) : line.find_first_of(":=");
  const std::size_t wide = line.find("\uFF1A");  // typed with an East Asian keyboard
  if (!quote && wide < end) end = wide;
  if (end == std::string_view::npos || end > 60) return false;
  std::string_view key = trimmed(quote ? line.substr(1, end - 1) : line.substr(0, end));
  std::string_view rest = trimmed_left(line.substr(quote ? end + 1 : end));
  const std::size_t sign = starts_with(rest, "\uFF1A")                        ? 3
                           : starts_with(rest, "::")                          ? 2
                           : starts_with(rest, ":") || starts_with(rest, "=") ? 1
                                                                              : 0;
  if (sign == 0 || key.empty() || starts_with(rest.substr(sign), "//")) return false;
  if (key.find_first_of("`*<>()[]{}!?\"#|,;/\\") != std::string_view::npos) return false;
  read = {key, trimmed(rest.substr(sign)), key.find(' ') == std::string_view::npos};
  return true;
}

bool is_known(std::string_view key) { return is_front_matter_key(key); }

// The lines from `begin` on that hang together: blank lines first, then up to the next blank one.
struct Block {
  std::size_t begin = 0, end = 0;
};
Block block_at(std::string_view text, std::size_t begin, std::size_t limit) {
  while (begin < limit && line_at(text, begin).empty()) begin = next_line(text, begin);
  Block block{begin, begin};
  while (block.end < limit && !line_at(text, block.end).empty())
    block.end = std::min(next_line(text, block.end), limit);
  return block;
}

template <typename Test>
bool any_line(std::string_view text, std::size_t begin, std::size_t end, Test test) {
  for (std::size_t at = begin; at < end; at = next_line(text, at)) {
    KeyLine line;
    if (read_key_line(raw_line(text, at), line) && test(line)) return true;
  }
  return false;
}

// Whether what stands from `begin` to `end` looks like front matter rather than text.
bool looks_like_keys(std::string_view text, std::size_t begin, std::size_t end, bool is_closed) {
  const bool is_direct = begin < end && !line_at(text, begin).empty();
  Block first = block_at(text, begin, end);
  while (first.begin < first.end) {  // comments of YAML and TOML, or headings, say nothing yet
    bool is_comment = true;
    for (std::size_t at = first.begin; at < first.end; at = next_line(text, at))
      is_comment &= starts_with(line_at(text, at), "#");
    if (!is_comment) break;
    first = block_at(text, first.end, end);
  }
  const auto is_one_word = [](const KeyLine& line) { return line.is_one_word; };
  const auto is_known_key = [](const KeyLine& line) { return is_known(line.key); };
  if (any_line(text, first.begin, first.end, is_known_key)) return true;
  if ((is_direct || is_closed) && any_line(text, first.begin, first.end, is_one_word)) return true;
  if (first.begin < first.end && (starts_with(line_at(text, first.begin), "{") ||
                                  starts_with(line_at(text, first.begin), "&")))
    return is_direct;
  return is_closed && any_line(text, begin, end, is_known_key);
}

// Lines of keys without any mark, as Pelican and MultiMarkdown write them, that keep the post back.
// A lone word must be clear.
std::string kept_back_by_bare_keys(std::string_view text, std::size_t begin, std::size_t end) {
  FrontMatterValues values;
  for (std::size_t at = begin; at < end; at = next_line(text, at)) {
    KeyLine line;
    const std::string_view raw = raw_line(text, at).substr(0, end - at), seen = trimmed(raw);
    if (dialect_of_mark(seen) && !values.empty()) break;
    if (seen.empty() || dialect_of_mark(seen)) continue;
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

// What stands before the front matter.
struct Veil {
  std::size_t at = 0;              // where it ends
  std::string hidden;              // "U+200B", where a character that nobody sees stood
  bool has_comment = false;        // HTML comments came first
  bool is_inside_comment = false;  // the front matter stands within one
  std::string other;               // what of another tool's came first: a comment, a code block
  std::string kept_back;           // a comment of keys keeps the post back: "status: draft"
};

std::string code_point_name(char32_t code_point) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code_point));
  return name;
}

bool opens_front_matter(std::string_view line) {
  line = trimmed(line);
  return dialect_of_mark(line.substr(0, 3)) != nullptr || starts_with(line, "{\"");
}

// Passes over one comment of whatever tool; false where none stands here.
bool pass_comment(std::string_view text, Veil& veil) {
  const std::string_view rest = text.substr(veil.at);
  if (starts_with(rest, "<!--")) {
    const std::size_t end = rest.find("-->");
    const std::string_view inside =
        rest.substr(4, (end == std::string_view::npos ? rest.size() : end) - 4);
    if (opens_front_matter(raw_line(trimmed_left(inside), 0)) && !veil.is_inside_comment) {
      veil.is_inside_comment = true;
      veil.at += 4;
      return true;
    }
    if (end == std::string_view::npos) return false;
    if (veil.kept_back.empty()) veil.kept_back = kept_back_by_bare_keys(inside, 0, inside.size());
    veil.has_comment = true;
    veil.at += end + 3;
    return true;
  }
  for (const CommentRecord& comment : kComments) {
    if (!starts_with(rest, comment.open)) continue;
    const std::size_t end = rest.find(comment.close, comment.open.size());
    if (end == std::string_view::npos) continue;
    veil.other = "a comment";
    veil.at += end + comment.close.size();
    return true;
  }
  for (const std::string_view opening : kCommentLines) {
    if (!starts_with(rest, opening)) continue;
    veil.other = "a comment";
    veil.at = next_line(text, veil.at);
    return true;
  }
  const bool is_fence = starts_with(rest, "```") || starts_with(rest, "~~~");
  if (is_fence && opens_front_matter(raw_line(text, next_line(text, veil.at)))) {
    veil.other = "the beginning of a code block";
    veil.at = next_line(text, veil.at);
    return true;
  }
  return false;
}

Veil pass_veil(std::string_view text) {
  Veil veil;
  while (veil.at < text.size()) {
    const Decoded decoded = decode_utf8(text, veil.at);
    const char32_t c = decoded.code_point;
    if (is_hidden_character(c)) {
      const bool is_usual =
          c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v' || c == 0xFEFF;
      if (!is_usual) veil.hidden = code_point_name(c);
      veil.at += decoded.size;
    } else if (!pass_comment(text, veil)) {
      break;
    }
  }
  return veil;
}

// A JSON object ends with the brace that balances it, outside strings.
std::size_t find_json_end(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size() && i < limits::kFrontMatterBytes; ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

Error fault(std::string_view text, std::size_t at, std::string message, std::string hint) {
  return {ErrorCode::BadInput, std::move(message), std::to_string(line_number(text, at)),
          std::move(hint)};
}

// "{" opens JSON where a quoted key and a colon follow: shortcodes ("{% note "x" %}"), attributes
// and prose do not.
enum class Brace { Text, Json, LikeJson };
Brace read_brace(std::string_view text) {
  std::string_view inside = trimmed_left(text.substr(1));
  while (starts_with(inside, "//") || starts_with(inside, "/*")) {
    const bool is_line = inside[1] == '/';
    const std::size_t end = inside.find(is_line ? "\n" : "*/");
    if (end == std::string_view::npos) return Brace::Text;
    inside = trimmed_left(inside.substr(end + (is_line ? 1 : 2)));
  }
  if (starts_with(inside, "\"")) {
    const std::size_t end = inside.find('"', 1);
    return end != std::string_view::npos && starts_with(trimmed_left(inside.substr(end + 1)), ":")
               ? Brace::Json
               : Brace::Text;
  }
  KeyLine line;
  const std::string_view first = raw_line(inside, 0);
  return read_key_line(first.substr(0, first.find(',')), line) && is_known(line.key)
             ? Brace::LikeJson
             : Brace::Text;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), veil_(pass_veil(text)) {
    split_.body = text;
  }

  Result<Split> run() {
    if (!veil_.kept_back.empty())
      return fault(text_, 0, "a comment at the beginning says \"" + veil_.kept_back + "\"",
                   "write it as front matter, between lines ---");
    if (veil_.at >= text_.size()) return split_;
    if (text_[veil_.at] == '{') return split_json();
    const std::string_view line = line_at(text_, veil_.at);
    std::size_t run = 0;
    while (run < line.size() && line[run] == line[0]) ++run;
    const std::string_view rest = trimmed(line.substr(run));
    if (const Dialect* dialect = dialect_of_mark(line.substr(0, run))) {
      if (rest.empty()) return split_marked(*dialect, false);
      std::string language(rest);
      std::transform(language.begin(), language.end(), language.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      for (const LanguageRecord& record : kLanguages) {
        if (record.name != language) continue;
        if (record.dialect) return split_marked(*record.dialect, true);
        return fault(text_, veil_.at,
                     "the front matter is " + std::string(rest) + ", which carrel does not read",
                     "write it as YAML, TOML or JSON");
      }
    }
    return split_unmarked(line);
  }

 private:
  // Nothing but blank space, unseen characters and HTML comments came first.
  Result<void> check_veil() const {
    if (veil_.other.empty()) return {};
    return fault(text_, veil_.at, "front matter stands behind " + veil_.other + " and was not read",
                 "move it to the beginning of the file");
  }

  Result<Split> split_marked(const Dialect& dialect, bool has_language) {
    const std::size_t begin = next_line(text_, veil_.at);
    const std::string_view mark = line_at(text_, veil_.at).substr(0, 3);
    const std::size_t line_begin = text_.rfind('\n', veil_.at) + 1;  // npos + 1 is the beginning
    const bool is_indented = veil_.at > line_begin && text_[veil_.at - 1] == ' ';
    std::size_t closing = text_.size();
    bool is_closed = false;
    for (std::size_t at = begin; at < text_.size() && !is_closed; at = next_line(text_, at)) {
      const std::string_view raw = raw_line(text_, at);
      if (!is_indented && (starts_with(raw, " ") || starts_with(raw, "\t"))) continue;
      const std::string_view line = trimmed(raw);
      is_closed = line == mark || (mark == "---" && line == "...");
      if (is_closed) closing = at;
    }
    const bool is_plain = veil_.hidden.empty() && !veil_.has_comment && veil_.other.empty() &&
                          !veil_.is_inside_comment;
    const bool is_direct = begin < closing && !line_at(text_, begin).empty();
    const Block first = block_at(text_, begin, closing);
    const bool is_empty = first.begin == first.end;
    const bool is_front = has_language || looks_like_keys(text_, begin, closing, is_closed) ||
                          (is_closed && is_plain && (is_direct || is_empty));
    if (!is_front) return split_;
    if (!is_closed) {
      return fault(text_, veil_.at,
                   "the " + std::string(dialect.name) + " front matter is never closed",
                   "end it with a line \"" + std::string(mark) +
                       "\"; a rule that is meant to be one can be written ***");
    }
    if (Result<void> seen = check_veil(); !seen) return seen.error();
    split_.front = text_.substr(begin, closing - begin);
    return finish(dialect, begin, next_line(text_, closing));
  }

  Result<Split> split_json() {
    const std::string_view object = text_.substr(veil_.at);
    const Brace brace = read_brace(object);
    if (brace == Brace::Text) return split_;
    if (brace == Brace::LikeJson)
      return fault(text_, veil_.at,
                   "this looks like JSON front matter, but its keys stand without quotation marks",
                   "write it as {\"title\": \"…\"}");
    const std::size_t size = find_json_end(object);
    if (size == std::string_view::npos)
      return fault(text_, veil_.at, "the JSON front matter is never closed", "balance its braces");
    if (!line_at(object, size).empty() &&
        !starts_with(line_at(object, size), "-->")) {  // a sentence that begins with an object
      const bool has_known =
          any_line(object, 1, size, [](const KeyLine& line) { return is_known(line.key); });
      KeyLine line;
      if (!has_known &&
          !(read_key_line(trimmed_left(object.substr(1, size - 2)), line) && is_known(line.key)))
        return split_;
      return fault(text_, veil_.at, "text follows the JSON front matter on its last line",
                   "begin the text on a line of its own");
    }
    if (Result<void> seen = check_veil(); !seen) return seen.error();
    split_.front = object.substr(0, size);
    return finish(kDialects[2], veil_.at, veil_.at + size);
  }

  Result<Split> finish(const Dialect& dialect, std::size_t front, std::size_t body) {
    if (veil_.is_inside_comment) {
      // The comment that the front matter stands in ends behind it; what else it holds is hidden,
      // as comments are.
      const std::size_t end = text_.find("-->", body);
      if (end == std::string_view::npos)
        return fault(text_, veil_.at, "the comment around the front matter is never closed",
                     "close it with -->");
      body = end + 3;
    }
    split_.dialect = &dialect;
    split_.body = text_.substr(body);
    split_.front_line = line_number(text_, front);
    split_.body_line = line_number(text_, body);
    const std::size_t line = line_number(text_, veil_.at);
    if (!veil_.hidden.empty())
      split_.warnings.push_back({line, "the front matter stands behind the character " +
                                           veil_.hidden + ", which nobody sees: it was read"});
    if (veil_.has_comment || veil_.is_inside_comment)
      split_.warnings.push_back({line, std::string("the front matter stands ") +
                                           (veil_.is_inside_comment ? "within" : "behind") +
                                           " an HTML comment: it was read"});
    return split_;
  }

  // No mark that carrel knows. What looks like front matter all the same keeps the post out.
  Result<Split> split_unmarked(std::string_view line) {
    const std::size_t begin = next_line(text_, veil_.at);
    const auto is_known_key = [](const KeyLine& key_line) { return is_known(key_line.key); };
    const std::string_view second =
        begin < text_.size() ? raw_line(text_, begin) : std::string_view();
    KeyLine key_line;
    if (is_odd_mark(line) && read_key_line(second, key_line) &&
        any_line(text_, begin, block_at(text_, begin, text_.size()).end, is_known_key))
      return fault(text_, veil_.at,
                   "this looks like front matter, but its first line is no mark that carrel knows",
                   "open and close it with lines ---");
    const Block block = block_at(text_, veil_.at, text_.size());
    const std::string said = kept_back_by_bare_keys(text_, block.begin, block.end);
    if (!said.empty())
      return fault(text_, veil_.at,
                   "the first lines look like front matter without marks and say \"" + said + "\"",
                   "put them between lines ---");
    return split_;
  }

  // Three of a kind or more, a dash that a word processor made, or a known mark with something
  // behind it.
  static bool is_odd_mark(std::string_view line) {
    if (line.empty()) return false;
    if (dialect_of_mark(line.substr(0, 3))) return true;
    const Decoded first = decode_utf8(line, 0);
    const char32_t c = first.code_point;
    const bool is_dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 ||
                         c == 0x2501 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0xFF0B;
    if (is_dash) return trimmed_left(line.substr(first.size)).size() <= 12;
    const std::string_view sign = line.substr(0, 1);
    return line.size() >= 2 &&
           std::string_view("-+;=~*_#/<>`").find(sign) != std::string_view::npos &&
           line.find_first_not_of(line[0]) == std::string_view::npos;
  }

  std::string_view text_;
  Veil veil_;
  Split split_;
};

}  // namespace

Result<Split> split_front_matter(std::string_view text) { return Splitter(text).run(); }

}  // namespace carrel
