#include "dialects/keep_rules.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/hidden_characters.h"

namespace carrel {

namespace {

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Adds a tool's name; the record without one adds nothing.
void add_name(std::string& names, std::string_view tool) {
  if (!tool.empty()) names += (names.empty() ? "" : ", ") + std::string(tool);
}

std::string in_brackets(const std::string& names) {
  return names.empty() ? "" : " (" + names + ")";
}

}  // namespace

std::string normalised_key(std::string_view key) {
  std::string normal;
  for (std::size_t at = 0; at < key.size();) {
    const Decoded decoded = decode_utf8(key, at);
    const std::string_view bytes = key.substr(at, decoded.size);
    at += decoded.size;
    const char32_t c = decoded.code_point;
    const bool counts = c < 0x80 ? ascii::is_alphanumeric(bytes[0]) : !is_hidden_character(c);
    if (counts) normal += ascii::lowered(bytes);
  }
  return normal;
}

FoundRule find_key_rule(std::string_view key) {
  FoundRule found;
  std::size_t tools = 0;
  for (const Dialect* dialect : dialects()) {
    const auto rule = std::find_if(dialect->keys.begin(), dialect->keys.end(),
                                   [&](const KeyRule& record) { return record.key == key; });
    if (rule == dialect->keys.end()) continue;
    if (!found.rule) found.rule = &*rule;
    if (tools++ < 3) add_name(found.tools, dialect->name);
  }
  return found;
}

std::string path_keeps_back(std::string_view path) {
  const std::string lowered = ascii::lowered(path);
  std::size_t at = 0;
  for (std::size_t slash = lowered.find('/'); slash != std::string::npos;
       at = slash + 1, slash = lowered.find('/', at)) {
    const std::string_view folder = std::string_view(lowered).substr(at, slash - at);
    std::string names;
    bool is_kept = false;
    for (const Dialect* dialect : dialects()) {
      if (!contains(dialect->folders, folder)) continue;
      is_kept = true;
      add_name(names, dialect->name);
    }
    if (is_kept)
      return "it is in a folder \"" + std::string(path.substr(at, slash - at)) + "\"" +
             in_brackets(names);
  }
  const std::string_view name = std::string_view(lowered).substr(at);
  const std::size_t first = name.find('.', 1), last = name.rfind('.');
  for (std::size_t dot = first; dot < last;) {
    const std::size_t next = name.find('.', dot + 1);
    const std::string_view mark = name.substr(dot + 1, next - dot - 1);
    for (const Dialect* dialect : dialects())
      if (contains(dialect->name_marks, mark))
        return "its name says \"." + std::string(mark) + "\"" +
               in_brackets(std::string(dialect->name));
    dot = next;
  }
  return {};
}

}  // namespace carrel
