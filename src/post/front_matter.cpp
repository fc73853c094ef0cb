// What does a post's file say before its text? One record a dialect here, one a key in front_matter_keys.cpp.
#include "carrel/front_matter.h"

#include <algorithm>

#include "base/utf8.h"
#include "carrel/limits.h"
#include "post/front_matter_keys.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

struct Dialect {
  std::string_view name;
  std::string_view opening;   // the whole first line
  std::string_view closing;   // the whole line that ends it; "..." ends YAML too
  Result<FrontMatterValues> (*read)(std::string_view);
};
constexpr Dialect kDialects[] = {
    {"YAML", "---", "---", read_yaml},
    {"TOML", "+++", "+++", read_toml},
    {"JSON", ";;;", ";;;", read_json},
};

// The text with \n line ends, no byte-order mark, and valid UTF-8.
std::string normalised(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') clean += '\n';
    } else {
      clean += text[i];
    }
  }
  return is_valid_utf8(clean) ? clean : repair_utf8(clean);
}

// Where the front matter and the body stand in a text.
struct Split {
  const Dialect* dialect = nullptr;
  std::string_view front, body;
  std::size_t front_line = 1, body_line = 1;
};

std::string_view line_at(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// A JSON object at the very start ends with the brace that balances it, outside strings.
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

// Fails where front matter is begun and never ended: a text that only begins with a rule ("---") is taken for that, on the safe side.
Result<Split> split_front_matter(std::string_view text) {
  Split split;
  split.body = text;
  const std::string_view first = line_at(text, 0);
  if (first.substr(0, 1) == "{" && (first.size() == 1 || first.find('"') != std::string_view::npos)) {
    const std::size_t end = find_json_end(text);
    if (end == std::string_view::npos) return Error{ErrorCode::BadInput, "the JSON front matter is never closed", "1", "balance its braces"};
    split.dialect = &kDialects[2];
    split.front = text.substr(0, end);
    split.body = text.substr(end);
    split.body_line = 1 + static_cast<std::size_t>(std::count(split.front.begin(), split.front.end(), '\n'));
    return split;
  }
  for (const Dialect& dialect : kDialects) {
    if (first != dialect.opening) continue;
    const std::size_t begin = std::min(text.find('\n'), text.size() - 1) + 1;
    std::size_t line_number = 2;
    for (std::size_t at = begin; at < text.size(); ++line_number) {
      const std::string_view line = line_at(text, at);
      const std::size_t next = std::min(text.find('\n', at), text.size() - 1) + 1;
      if (line == dialect.closing || (dialect.closing == "---" && line == "...")) {
        split.dialect = &dialect;
        split.front = text.substr(begin, at - begin);
        split.body = text.substr(next);
        split.front_line = 2;
        split.body_line = line_number + 1;
        return split;
      }
      at = next;
    }
    return Error{ErrorCode::BadInput, "the " + std::string(dialect.name) + " front matter is never closed", "1",
                 "end it with a line \"" + std::string(dialect.closing) + "\""};
  }
  return split;
}

void cut_to(std::string& text, std::size_t code_points, const char* what, FrontMatter& post) {
  if (count_code_points(text) <= code_points) return;
  std::size_t end = 0;
  for (std::size_t n = 0; n < code_points; ++n) end += decode_utf8(text, end).size;
  text.resize(end);
  post.warnings.push_back({0, std::string("the ") + what + " is longer than " + std::to_string(code_points) + " characters and was cut"});
}

void apply_limits(FrontMatter& post) {
  PostMetadata& metadata = post.metadata;
  std::replace(metadata.title.begin(), metadata.title.end(), '\n', ' ');
  std::replace(metadata.summary.begin(), metadata.summary.end(), '\n', ' ');
  cut_to(metadata.title, limits::kTitleCodePoints, "title", post);
  for (std::string& tag : metadata.tags) cut_to(tag, limits::kTagCodePoints, "tag", post);
  if (metadata.tags.size() > limits::kTagsPerPost) {
    metadata.tags.resize(limits::kTagsPerPost);
    post.warnings.push_back({0, "only the first " + std::to_string(limits::kTagsPerPost) + " tags were kept"});
  }
}

}  // namespace

Result<FrontMatter> parse_front_matter(std::string_view text, std::string_view file) {
  const auto at_line = [&](Error error, std::size_t first_line) {
    std::size_t line = 0;
    for (const char c : error.where)
      if (c >= '0' && c <= '9') line = line * 10 + static_cast<std::size_t>(c - '0');
    error.where = std::string(file) + ":" + std::to_string(line + first_line - 1);
    return error;
  };
  const std::string clean = normalised(text);
  const Result<Split> split = split_front_matter(clean);
  if (!split) return at_line(split.error(), 1);
  const Split& parts = split.value();

  FrontMatter post;
  post.body = parts.body;
  post.body_line = parts.body_line;
  if (!parts.dialect) return post;
  if (parts.front.size() > limits::kFrontMatterBytes)
    return Error{ErrorCode::TooLarge, "the front matter is larger than 64 KiB", std::string(file), "move text into the body"};
  const Result<FrontMatterValues> values = parts.dialect->read(parts.front);
  if (!values) return at_line(values.error(), parts.front_line);
  for (const FrontMatterValue& value : values.value()) {
    if (!apply_key(post, value)) post.unknown_keys.push_back(value.key);
  }
  for (Warning& warning : post.warnings)
    if (warning.line > 0) warning.line += parts.front_line - 1;
  apply_limits(post);
  return post;
}

}  // namespace carrel
