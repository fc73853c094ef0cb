// What does a post's file say before its text? One record a dialect, one record a key; what no record names is dropped.
#include "carrel/front_matter.h"

#include <algorithm>

#include "base/utf8.h"
#include "carrel/limits.h"
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

bool is_true(std::string_view text) { return text == "true" || text == "yes" || text == "on" || text == "y" || text == "1"; }
bool is_false(std::string_view text) { return text == "false" || text == "no" || text == "off" || text == "n" || text == "0"; }

std::string lowered(std::string_view text) {
  std::string lower;
  for (const char c : text)
    if (c != ' ' && c != '\t') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\n") + 1 - from));
}

// The values of a list key; a single text is cut at commas (or, for tags without commas, at white space as Jekyll does).
std::vector<std::string> to_list(const FrontMatterValue& value, bool cut_spaces) {
  std::vector<std::string> list;
  const auto add = [&](std::string_view text) {
    std::string item = trimmed(text);
    if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
  };
  for (const std::string& text : value.texts) {
    if (value.is_list) {
      add(text);
      continue;
    }
    const char separator = text.find(',') != std::string::npos || !cut_spaces ? ',' : ' ';
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      add(std::string_view(text).substr(at, end - at));
      at = end + 1;
    }
  }
  return list;
}

void append_list(std::vector<std::string>& list, std::vector<std::string> more) {
  for (std::string& item : more)
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// What a key does to the front matter being read. `value.texts` is never empty.
using Apply = void (*)(FrontMatter&, const FrontMatterValue&);

void warn(FrontMatter& post, const FrontMatterValue& value, std::string message) { post.warnings.push_back({value.line, std::move(message)}); }

template <std::string PostMetadata::*Field>
void set_text(FrontMatter& post, const FrontMatterValue& value) {
  if ((post.metadata.*Field).empty()) post.metadata.*Field = trimmed(value.texts.front());
}

template <Day PostMetadata::*Field>
void set_day(FrontMatter& post, const FrontMatterValue& value) {
  if (post.metadata.*Field != kNoDay) return;
  bool is_guess = false;
  const std::optional<Day> day = parse_written_day(value.texts.front(), is_guess);
  if (!day) return warn(post, value, "\"" + value.key + ": " + value.texts.front() + "\" is no date carrel knows; write 2024-03-05");
  post.metadata.*Field = *day;
  if (is_guess) warn(post, value, "\"" + value.texts.front() + "\" was read as " + to_text(*day) + ", month first; write it as 2024-03-05");
}

void set_draft(FrontMatter& post, const FrontMatterValue& value) {
  const std::string text = lowered(value.texts.front());
  // Whatever is not clearly "no" keeps the post in: a leaked draft cannot be called back.
  if (!is_false(text)) post.is_draft = true;
  if (!is_false(text) && !is_true(text)) warn(post, value, "\"" + value.key + ": " + value.texts.front() + "\" was read as a draft");
}

void set_published(FrontMatter& post, const FrontMatterValue& value) {
  const std::string text = lowered(value.texts.front());
  bool is_guess = false;
  if (is_false(text)) {
    post.is_draft = true;
  } else if (!is_true(text) && parse_written_day(value.texts.front(), is_guess)) {
    set_day<&PostMetadata::day>(post, value);   // some sites write the date here
  }
}

void set_status(FrontMatter& post, const FrontMatterValue& value) {
  const std::string text = lowered(value.texts.front());
  if (text == "draft" || text == "unpublished" || text == "pending" || text == "private") post.is_draft = true;
}

void set_private(FrontMatter& post, const FrontMatterValue& value) {
  if (!is_false(lowered(value.texts.front()))) post.visibility = "private";
}

void set_visibility(FrontMatter& post, const FrontMatterValue& value) { post.visibility = lowered(value.texts.front()); }
void set_path(FrontMatter& post, const FrontMatterValue& value) { post.path = trimmed(value.texts.front()); }
void add_tags(FrontMatter& post, const FrontMatterValue& value) { append_list(post.metadata.tags, to_list(value, true)); }
void add_categories(FrontMatter& post, const FrontMatterValue& value) { append_list(post.metadata.tags, to_list(value, false)); }
void add_authors(FrontMatter& post, const FrontMatterValue& value) { append_list(post.metadata.authors, to_list(value, false)); }

void add_aliases(FrontMatter& post, const FrontMatterValue& value) {
  for (const std::string& alias : to_list(value, false)) {
    // "/2019/old-name/" leads here as "old-name": slugs have no slashes.
    const std::size_t end = alias.find_last_not_of('/');
    if (end == std::string::npos) continue;
    const std::size_t slash = alias.find_last_of('/', end);
    append_list(post.metadata.aliases, {alias.substr(slash == std::string::npos ? 0 : slash + 1, end - (slash == std::string::npos ? 0 : slash + 1) + 1)});
  }
}

void set_language(FrontMatter& post, const FrontMatterValue& value) {
  std::string language = lowered(value.texts.front());
  std::replace(language.begin(), language.end(), '_', '-');
  if (post.metadata.language.empty()) post.metadata.language = language.substr(0, 35);
}

struct KeyRecord {
  std::string_view key;
  Apply apply;
};
constexpr KeyRecord kKeys[] = {
    {"title", set_text<&PostMetadata::title>},
    {"summary", set_text<&PostMetadata::summary>},
    {"description", set_text<&PostMetadata::summary>},
    {"excerpt", set_text<&PostMetadata::summary>},
    {"abstract", set_text<&PostMetadata::summary>},
    {"date", set_day<&PostMetadata::day>},
    {"pubdate", set_day<&PostMetadata::day>},
    {"publishdate", set_day<&PostMetadata::day>},
    {"published_at", set_day<&PostMetadata::day>},
    {"created", set_day<&PostMetadata::day>},
    {"updated", set_day<&PostMetadata::updated>},
    {"lastmod", set_day<&PostMetadata::updated>},
    {"modified", set_day<&PostMetadata::updated>},
    {"last_modified_at", set_day<&PostMetadata::updated>},
    {"kind", set_text<&PostMetadata::kind>},
    {"type", set_text<&PostMetadata::kind>},
    {"theme", set_text<&PostMetadata::theme>},
    {"section", set_text<&PostMetadata::theme>},
    {"tags", add_tags},
    {"tag", add_tags},
    {"keywords", add_categories},
    {"categories", add_categories},
    {"category", add_categories},
    {"author", add_authors},
    {"authors", add_authors},
    {"lang", set_language},
    {"language", set_language},
    {"locale", set_language},
    {"slug", set_text<&PostMetadata::slug>},
    {"aliases", add_aliases},
    {"redirect_from", add_aliases},
    {"superseded_by", set_text<&PostMetadata::superseded_by>},
    {"url", set_text<&PostMetadata::url>},
    {"path", set_path},
    {"permalink", set_path},
    {"draft", set_draft},
    {"published", set_published},
    {"status", set_status},
    {"visibility", set_visibility},
    {"private", set_private},
};

const KeyRecord* find_key(std::string_view key) {
  const std::string lower = lowered(key);
  for (const KeyRecord& record : kKeys)
    if (record.key == lower) return &record;
  return nullptr;
}

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
    const KeyRecord* record = find_key(value.key);
    if (!record) {
      post.unknown_keys.push_back(value.key);
    } else if (!value.texts.empty()) {
      record->apply(post, value);
    }
  }
  for (Warning& warning : post.warnings)
    if (warning.line > 0) warning.line += parts.front_line - 1;
  apply_limits(post);
  return post;
}

}  // namespace carrel
