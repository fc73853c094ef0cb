#include "post/tool_settings.h"

#include <algorithm>

#include "base/ascii.h"
#include "dialects/keep_rules.h"

namespace carrel {

namespace {

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '$'; }

// Where the comment or string that begins at `at` ends; `at` where there is none.
std::size_t comment_end(std::string_view text, std::size_t at) {
  const std::string_view mark = text.substr(at, 2);
  if (mark == "//") return std::min(text.find('\n', at), text.size());
  if (mark != "/*") return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

std::size_t string_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2U : 1U;
  return std::min(end, text.size());
}

// `key: 'text'` and `"key": "text"`, whatever stands around them; templates with "${" are none.
FrontMatterValues read_script(std::string_view text) {
  FrontMatterValues values;
  std::string key;  // what was read last, where a colon may follow
  bool has_colon = false;
  const auto take = [&](std::string_view value) {
    if (has_colon && !key.empty() &&
        std::none_of(values.begin(), values.end(),
                     [&](const FrontMatterValue& known) { return known.key == key; })) {
      FrontMatterValue read;
      read.key = key;
      read.texts.emplace_back(value);
      values.push_back(std::move(read));
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::size_t behind = comment_end(text, at); behind != at) {
      at = behind;
    } else if (c == '"' || c == '\'' || c == '`') {
      const std::size_t end = string_end(text, at);
      const std::string_view inside = text.substr(at + 1, end - at - 1);
      const bool is_plain = inside.find('\\') == std::string_view::npos &&
                            (c != '`' || inside.find("${") == std::string_view::npos);
      // A string that is a sum's first part is no value by itself.
      const std::size_t next = text.find_first_not_of(" \t\r\n", std::min(end + 1, text.size()));
      const char after = next == std::string_view::npos ? '\0' : text[next];
      if (is_plain && has_colon && (after == ',' || after == '}' || after == ';' || after == '/'))
        take(inside);
      key = has_colon ? std::string() : std::string(inside);
      has_colon = false;
      at = end + 1;
    } else if (is_word(c)) {
      std::size_t end = at;
      while (end < text.size() && is_word(text[end])) ++end;
      key = has_colon ? std::string() : std::string(text.substr(at, end - at));
      has_colon = false;
      at = end;
    } else {
      if (c == ':' && !key.empty())
        has_colon = true;
      else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
        key.clear(), has_colon = false;
      ++at;
    }
  }
  return values;
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return path.size() >= ending.size() && path.substr(path.size() - ending.size()) == ending;
  });
}

}  // namespace

FrontMatterValues read_tool_settings(std::string_view path, std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const std::string lowered = ascii::lowered(path);
  Result<FrontMatterValues> read = FrontMatterValues();
  if (ends_with_any(lowered, {".yml", ".yaml"}))
    read = read_yaml(text);
  else if (ends_with_any(lowered, {".toml"}))
    read = read_toml(text);
  else if (ends_with_any(lowered, {".json"}))
    read = read_json(text);
  else if (ends_with_any(lowered, {".js", ".ts", ".mjs", ".mts", ".cjs", ".cts"}))
    read = read_script(text);
  return read ? std::move(read).value() : FrontMatterValues();
}

const FrontMatterValue* find_value(const FrontMatterValues& values, std::string_view key) {
  const std::size_t dot = key.find('.');
  const std::string wanted = normalised_key(key.substr(0, dot));
  for (const FrontMatterValue& value : values) {
    if (normalised_key(value.key) != wanted) continue;
    if (dot == std::string_view::npos) return &value;
    if (const FrontMatterValue* found = find_value(value.members, key.substr(dot + 1)))
      return found;
  }
  return nullptr;
}

std::vector<std::string> texts_of(const FrontMatterValues& values, std::string_view key) {
  const FrontMatterValue* value = find_value(values, key);
  return value ? value->texts : std::vector<std::string>();
}

std::string text_of(const FrontMatterValues& values, std::string_view key) {
  const std::vector<std::string> texts = texts_of(values, key);
  return texts.size() == 1 ? texts.front() : std::string();
}

}  // namespace carrel
