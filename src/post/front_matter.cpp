// front_matter_split.cpp finds it, one record a key in front_matter_keys.cpp and src/dialects says
// what it means.
#include "carrel/front_matter.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "dialects/keep_rules.h"
#include "dialects/recognised.h"
#include "post/front_matter_keys.h"
#include "post/front_matter_read.h"
#include "post/front_matter_split.h"
#include "post/kept_back.h"
#include "post/page_properties.h"
#include "post/written_day.h"

namespace carrel {

namespace {

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

void cut_to(std::string& text, std::size_t code_points, const char* what, FrontMatter& post) {
  if (count_code_points(text) <= code_points) return;
  std::size_t end = 0;
  for (std::size_t n = 0; n < code_points; ++n) end += decode_utf8(text, end).size;
  text.resize(end);
  post.warnings.push_back({0, std::string("the ") + what + " is longer than " +
                                  std::to_string(code_points) + " characters and was cut"});
}

void apply_limits(FrontMatter& post) {
  PostMetadata& metadata = post.metadata;
  std::replace(metadata.title.begin(), metadata.title.end(), '\n', ' ');
  std::replace(metadata.summary.begin(), metadata.summary.end(), '\n', ' ');
  cut_to(metadata.title, limits::kTitleCodePoints, "title", post);
  for (std::string& tag : metadata.tags) cut_to(tag, limits::kTagCodePoints, "tag", post);
  if (metadata.tags.size() > limits::kTagsPerPost) {
    metadata.tags.resize(limits::kTagsPerPost);
    post.warnings.push_back(
        {0, "only the first " + std::to_string(limits::kTagsPerPost) + " tags were kept"});
  }
  cut_to(metadata.kind, limits::kLabelCodePoints, "kind", post);
  cut_to(metadata.theme, limits::kLabelCodePoints, "theme", post);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < metadata.authors.size(); ++i) {
    cut_to(metadata.authors[i], limits::kLabelCodePoints, "author's name", post);
    bytes += metadata.authors[i].size() + 8;
    if (bytes <= limits::kLabelsBytesPerPost) continue;
    metadata.authors.resize(i);
    post.warnings.push_back({0, "only the first " + std::to_string(i) + " authors were kept"});
  }
}

std::optional<double> read_number(std::string_view text) {
  double number = 0, scale = 0;
  bool has_digit = false;
  const bool is_negative = text.substr(0, 1) == "-";
  for (const char c : text.substr(is_negative ? 1 : 0)) {
    if (c == '.' && scale == 0) {
      scale = 1;
      continue;
    }
    if (!ascii::is_digit(c)) return std::nullopt;
    has_digit = true;
    number = number * 10 + (c - '0');
    scale *= 10;
  }
  if (!has_digit) return std::nullopt;
  return (is_negative ? -number : number) / (scale > 0 ? scale : 1);
}

// True where the key, or one within its map, orders pages.
bool take_order_number(const FrontMatterValue& value, const std::string& above, FrontMatter& post) {
  const std::string key = above.empty() ? value.key : above + "." + value.key;
  bool is_known = false;
  if (value.texts.size() == 1 && is_order_key(normalised_key(key))) {
    const std::optional<double> number = read_number(bare(value.texts.front()));
    if (number) post.order_numbers.emplace_back(key, *number);
    is_known = number.has_value();
  }
  if (above.empty())
    for (const FrontMatterValue& member : value.members)
      is_known = take_order_number(member, key, post) || is_known;
  return is_known;
}

void take_values(const FrontMatterValues& values, std::vector<FrontMatter::Value>& taken) {
  for (const FrontMatterValue& value : values)
    if (!value.is_map && !value.texts.empty())
      taken.push_back({value.key, value.texts, value.line});
  for (const FrontMatterValue& value : values)
    if (value.is_map) take_values(value.members, taken);
}

// Lines within the front matter become lines of the file.
void move_lines(FrontMatterValues& values, std::size_t by) {
  for (FrontMatterValue& value : values) {
    if (value.line > 0) value.line += by;
    move_lines(value.members, by);
    move_lines(value.elements, by);
  }
}

}  // namespace

Result<ReadFrontMatter> read_front_matter(std::string_view text, std::string_view file) {
  const auto at_line = [&](Error error, std::size_t first_line) {
    std::size_t line = 0;
    for (const char c : error.where)
      if (ascii::is_digit(c)) line = line * 10 + static_cast<std::size_t>(c - '0');
    error.where = std::string(file) + ":" + std::to_string(line + first_line - 1);
    return error;
  };
  const std::string clean = normalised(text);
  const Result<Split> split = split_front_matter(clean);
  if (!split) return at_line(split.error(), 1);
  const Split& parts = split.value();
  ReadFrontMatter read;
  read.body = parts.body;
  read.body_line = parts.body_line;
  read.warnings = parts.warnings;
  if (!parts.format) {
    read.values = take_page_properties(read.body);
    move_lines(read.values, read.body_line - 1);
    return read;
  }
  if (parts.front.size() > limits::kFrontMatterBytes)
    return Error{ErrorCode::TooLarge, "the front matter is larger than 64 KiB", std::string(file),
                 "move text into the body"};
  Result<FrontMatterValues> values = parts.format->read(parts.front);
  if (!values) return at_line(values.error(), parts.front_line);
  read.values = std::move(values).value();
  move_lines(read.values, parts.front_line - 1);
  return read;
}

Result<FrontMatter> parse_front_matter(std::string_view text, std::string_view file,
                                       std::string_view language) {
  Result<ReadFrontMatter> result = read_front_matter(text, file);
  if (!result) return result.error();
  ReadFrontMatter read = std::move(result).value();
  FrontMatter post;
  post.body = std::move(read.body);
  post.body_line = read.body_line;
  post.warnings = std::move(read.warnings);
  for (const FrontMatterValue& value : read.values)
    if (is_language_key(value.key)) apply_key(post, value);
  post.is_day_first =
      writes_day_first(post.metadata.language.empty() ? language : post.metadata.language);
  for (const FrontMatterValue& value : read.values) {
    const bool is_order = take_order_number(value, "", post);
    if (!apply_key(post, value) && !is_order) post.unknown_keys.push_back(value.key);
  }
  take_values(read.values, post.values);
  post.keep_records = find_keep_records(read.values);
  apply_limits(post);
  return post;
}

}  // namespace carrel
