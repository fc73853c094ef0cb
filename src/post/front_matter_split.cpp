// First what stands before the front matter is passed over, then the mark is looked at, then what
// stands below it.
#include "post/front_matter_split.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "post/front_matter_keys.h"
#include "post/front_matter_lines.h"
#include "post/preamble.h"

namespace carrel {

namespace {

constexpr FrontMatterFormat kFormats[] = {
    {"YAML", "---", read_yaml},
    {"TOML", "+++", read_toml},
    {"JSON", ";;;", read_json},
};

// What may follow an opening mark; no format: it is known and cannot be read.
struct LanguageRecord {
  std::string_view name;
  const FrontMatterFormat* format;
};
constexpr LanguageRecord kLanguages[] = {
    {"yaml", &kFormats[0]}, {"yml", &kFormats[0]},     {"toml", &kFormats[1]},
    {"tml", &kFormats[1]},  {"json", &kFormats[2]},    {"json5", nullptr},
    {"jsonc", nullptr},     {"js", nullptr},           {"javascript", nullptr},
    {"mjs", nullptr},       {"ts", nullptr},           {"typescript", nullptr},
    {"coffee", nullptr},    {"coffeescript", nullptr}, {"cson", nullptr},
    {"lua", nullptr},       {"xml", nullptr},          {"ini", nullptr},
    {"python", nullptr},
};

const FrontMatterFormat* format_of_mark(std::string_view mark) {
  for (const FrontMatterFormat& format : kFormats)
    if (format.mark == mark) return &format;
  return nullptr;
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
  return read_key_line(first.substr(0, first.find(',')), line) && is_front_matter_key(line.key)
             ? Brace::LikeJson
             : Brace::Text;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), before_(pass_preamble(text)) {
    split_.body = text;
  }

  Result<Split> run() {
    if (!before_.kept_back.empty())
      return fault(text_, 0, "a comment at the beginning says \"" + before_.kept_back + "\"",
                   "write it as front matter, between lines ---");
    if (before_.at >= text_.size()) return split_;
    if (text_[before_.at] == '{') return split_json();
    const std::string_view line = line_at(text_, before_.at);
    std::size_t run = 0;
    while (run < line.size() && line[run] == line[0]) ++run;
    const std::string_view rest = trimmed(line.substr(run));
    if (const FrontMatterFormat* format = format_of_mark(line.substr(0, run))) {
      if (rest.empty()) return split_marked(*format, false);
      const std::string language = ascii::lowered(rest);
      for (const LanguageRecord& record : kLanguages) {
        if (record.name != language) continue;
        if (record.format) return split_marked(*record.format, true);
        return fault(text_, before_.at,
                     "the front matter is " + std::string(rest) + ", which carrel does not read",
                     "write it as YAML, TOML or JSON");
      }
    }
    return split_unmarked(line);
  }

 private:
  // Nothing but blank space, unseen characters and HTML comments came first.
  Result<void> check_preamble() const {
    if (before_.other.empty()) return {};
    return fault(text_, before_.at,
                 "front matter stands behind " + before_.other + " and was not read",
                 "move it to the beginning of the file");
  }

  Result<Split> split_marked(const FrontMatterFormat& format, bool has_language) {
    const std::size_t begin = next_line(text_, before_.at);
    const std::string_view mark = line_at(text_, before_.at).substr(0, 3);
    const std::size_t line_begin = text_.rfind('\n', before_.at) + 1;  // npos + 1 is the beginning
    const bool is_indented = before_.at > line_begin && text_[before_.at - 1] == ' ';
    std::size_t closing = text_.size();
    bool is_closed = false;
    for (std::size_t at = begin; at < text_.size() && !is_closed; at = next_line(text_, at)) {
      const std::string_view raw = raw_line(text_, at);
      if (!is_indented && (starts_with(raw, " ") || starts_with(raw, "\t"))) continue;
      const std::string_view line = trimmed(raw);
      is_closed = line == mark || (mark == "---" && line == "...");
      if (is_closed) closing = at;
    }
    const bool is_plain = before_.hidden.empty() && !before_.has_comment && before_.other.empty() &&
                          !before_.is_inside_comment;
    const bool is_direct = begin < closing && !line_at(text_, begin).empty();
    const LineBlock first = block_at(text_, begin, closing);
    const bool is_empty = first.begin == first.end;
    const bool is_front = has_language || looks_like_keys(text_, begin, closing, is_closed) ||
                          (is_closed && is_plain && (is_direct || is_empty));
    if (!is_front) return split_;
    if (!is_closed) {
      return fault(text_, before_.at,
                   "the " + std::string(format.name) + " front matter is never closed",
                   "end it with a line \"" + std::string(mark) +
                       "\"; a rule that is meant to be one can be written ***");
    }
    if (Result<void> seen = check_preamble(); !seen) return seen.error();
    split_.front = text_.substr(begin, closing - begin);
    return finish(format, begin, next_line(text_, closing));
  }

  Result<Split> split_json() {
    const std::string_view object = text_.substr(before_.at);
    const Brace brace = read_brace(object);
    if (brace == Brace::Text) return split_;
    if (brace == Brace::LikeJson)
      return fault(text_, before_.at,
                   "this looks like JSON front matter, but its keys stand without quotation marks",
                   "write it as {\"title\": \"…\"}");
    const std::size_t size = find_json_end(object);
    if (size == std::string_view::npos)
      return fault(text_, before_.at, "the JSON front matter is never closed",
                   "balance its braces");
    if (!line_at(object, size).empty() &&
        !starts_with(line_at(object, size), "-->")) {  // a sentence that begins with an object
      const bool has_known = any_key_line(
          object, 1, size, [](const KeyLine& line) { return is_front_matter_key(line.key); });
      KeyLine line;
      if (!has_known && !(read_key_line(trimmed_left(object.substr(1, size - 2)), line) &&
                          is_front_matter_key(line.key)))
        return split_;
      return fault(text_, before_.at, "text follows the JSON front matter on its last line",
                   "begin the text on a line of its own");
    }
    if (Result<void> seen = check_preamble(); !seen) return seen.error();
    split_.front = object.substr(0, size);
    return finish(kFormats[2], before_.at, before_.at + size);
  }

  Result<Split> finish(const FrontMatterFormat& format, std::size_t front, std::size_t body) {
    if (before_.is_inside_comment) {
      // The comment that the front matter stands in ends behind it; what else it holds is hidden,
      // as comments are.
      const std::size_t end = text_.find("-->", body);
      if (end == std::string_view::npos)
        return fault(text_, before_.at, "the comment around the front matter is never closed",
                     "close it with -->");
      body = end + 3;
    }
    split_.format = &format;
    split_.body = text_.substr(body);
    split_.front_line = line_number(text_, front);
    split_.body_line = line_number(text_, body);
    const std::size_t line = line_number(text_, before_.at);
    if (!before_.hidden.empty())
      split_.warnings.push_back({line, "the front matter stands behind the character " +
                                           before_.hidden + ", which nobody sees: it was read"});
    if (before_.has_comment || before_.is_inside_comment)
      split_.warnings.push_back({line, std::string("the front matter stands ") +
                                           (before_.is_inside_comment ? "within" : "behind") +
                                           " an HTML comment: it was read"});
    return split_;
  }

  // No mark that carrel knows. What looks like front matter all the same keeps the post out.
  Result<Split> split_unmarked(std::string_view line) {
    const std::size_t begin = next_line(text_, before_.at);
    const auto is_known_key = [](const KeyLine& key_line) {
      return is_front_matter_key(key_line.key);
    };
    const std::string_view second =
        begin < text_.size() ? raw_line(text_, begin) : std::string_view();
    KeyLine key_line;
    if (is_odd_mark(line) && read_key_line(second, key_line) &&
        any_key_line(text_, begin, block_at(text_, begin, text_.size()).end, is_known_key))
      return fault(text_, before_.at,
                   "this looks like front matter, but its first line is no mark that carrel knows",
                   "open and close it with lines ---");
    const LineBlock block = block_at(text_, before_.at, text_.size());
    const std::string said = kept_back_by_bare_keys(text_, block.begin, block.end);
    if (!said.empty())
      return fault(text_, before_.at,
                   "the first lines look like front matter without marks and say \"" + said + "\"",
                   "put them between lines ---");
    return split_;
  }

  // Three of a kind or more, a dash that a word processor made, or a known mark with something
  // behind it.
  static bool is_odd_mark(std::string_view line) {
    if (line.empty()) return false;
    if (format_of_mark(line.substr(0, 3))) return true;
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
  Preamble before_;
  Split split_;
};

}  // namespace

bool is_front_matter_mark(std::string_view mark) { return format_of_mark(mark) != nullptr; }

Result<Split> split_front_matter(std::string_view text) { return Splitter(text).run(); }

}  // namespace carrel
