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

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether what stands between quotes is a text as it is.
bool is_plain(std::string_view inside, char quote) {
  return inside.find('\\') == std::string_view::npos &&
         (quote != '`' || inside.find("${") == std::string_view::npos);
}

// The plain texts of the list that begins at `at`, and where it ends.
std::size_t read_list(std::string_view text, std::size_t at, FrontMatterValue& list) {
  list.is_list = true;
  for (++at; at < text.size() && text[at] != ']';) {
    const char c = text[at];
    if (const std::size_t behind = comment_end(text, at); behind != at) {
      at = behind;
    } else if (c == '"' || c == '\'' || c == '`') {
      const std::size_t end = string_end(text, at);
      const std::string_view inside = text.substr(at + 1, end - at - 1);
      if (is_plain(inside, c))
        list.texts.emplace_back(inside);
      else
        list.is_partial = true;
      at = end + 1;
    } else {
      if (!is_space(c) && c != ',') list.is_partial = true;
      ++at;
    }
  }
  return at;
}

// The plain text that is all between the parentheses that begin at `at`, and where they end; `at`
// where it is not.
std::size_t read_only_text(std::string_view text, std::size_t at, FrontMatterValue& call) {
  const std::size_t quote = text.find_first_not_of(" \t\r\n", at + 1);
  if (quote == std::string_view::npos ||
      std::string_view("\"'`").find(text[quote]) == std::string_view::npos)
    return at;
  const std::size_t end = string_end(text, quote);
  const std::size_t close = text.find_first_not_of(" \t\r\n,", std::min(end + 1, text.size()));
  const std::string_view inside = text.substr(quote + 1, end - quote - 1);
  if (close == std::string_view::npos || text[close] != ')' || !is_plain(inside, text[quote]))
    return at;
  call.texts.emplace_back(inside);
  return close + 1;
}

// `key: 'text'`, `"key": "text"` and `key: ['text', …]`, whatever stands around them; templates
// with "${" are none.
FrontMatterValues read_script(std::string_view text) {
  FrontMatterValues values;
  std::string key;     // what was read last, where a colon may follow
  std::string before;  // the word before it
  bool has_colon = false;
  const auto take = [&](FrontMatterValue read) {
    read.key = key;
    values.push_back(std::move(read));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::size_t behind = comment_end(text, at); behind != at) {
      at = behind;
    } else if (c == '"' || c == '\'' || c == '`') {
      const std::size_t end = string_end(text, at);
      const std::string_view inside = text.substr(at + 1, end - at - 1);
      // A string that is a sum's first part is no value by itself.
      const std::size_t next = text.find_first_not_of(" \t\r\n", std::min(end + 1, text.size()));
      const char after = next == std::string_view::npos ? '\0' : text[next];
      if (is_plain(inside, c) && has_colon && !key.empty() &&
          (after == ',' || after == '}' || after == ';' || after == '/')) {
        FrontMatterValue read;
        read.texts.emplace_back(inside);
        take(std::move(read));
      }
      key = has_colon ? std::string() : std::string(inside);
      has_colon = false;
      at = end + 1;
    } else if (is_word(c)) {
      std::size_t end = at;
      while (end < text.size() && is_word(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      if (has_colon && !key.empty() && (word == "true" || word == "false")) {
        FrontMatterValue read;
        read.texts.emplace_back(word);
        take(std::move(read));
      }
      // Of `config.ignores.add` the last two words.
      const bool is_member = at > 0 && text[at - 1] == '.' && !before.empty();
      key = has_colon ? std::string() : (is_member ? before + "." : "") + std::string(word);
      before = word;
      has_colon = false;
      at = end;
    } else if (c == '(' && !has_colon && key.find('.') != std::string::npos) {
      FrontMatterValue call;
      if (const std::size_t end = read_only_text(text, at, call); end != at) {
        take(std::move(call));
        at = end;
      } else {
        ++at;
      }
      key.clear();
    } else if (c == '[' && has_colon && !key.empty()) {
      FrontMatterValue list;
      const std::size_t end = read_list(text, at, list);
      if (!list.texts.empty()) take(std::move(list));
      // A list of records is looked into, for their own keys.
      at = list.texts.empty() ? at + 1 : end + 1;
      key.clear(), has_colon = false;
    } else {
      if (c == ':' && !key.empty())
        has_colon = true;
      else if (!is_space(c))
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

std::vector<std::string> all_texts_of(const FrontMatterValues& values, std::string_view key) {
  std::vector<std::string> texts;
  for (const FrontMatterValue& value : values)
    if (normalised_key(value.key) == normalised_key(key))
      texts.insert(texts.end(), value.texts.begin(), value.texts.end());
  return texts;
}

std::string with_name(std::string_view key, std::string_view name) {
  std::string named(key);
  if (const std::size_t star = named.find('*'); star != std::string::npos)
    named.replace(star, 1, name);
  return named;
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
