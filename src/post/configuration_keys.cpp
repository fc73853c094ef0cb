#include "post/configuration_keys.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace carrel {

namespace {

using Kind = ConfigurationKey::Kind;

constexpr ConfigurationKey kKeys[] = {
    {"$schema"},
    {"title"},
    {"strapline"},
    {"foot", Kind::Object},
    {"language"},
    {"kinds", Kind::Object},
    {"stale_after", Kind::Integer},
    {"stale_kinds", Kind::Texts},
    {"offline"},
    {"offline_limit", Kind::Integer},
    {"offline_denied"},
    {"embed_hosts", Kind::Texts},
    {"allowed_secrets", Kind::Texts},
    {"dialect"},
    {"include", Kind::Texts},
    {"exclude", Kind::Texts},
    {"git_dates", Kind::Boolean},
    {"facets", Kind::Texts},
    {"sections", Kind::Object},
    {"url"},
    {"publish", Kind::Texts},
};

constexpr std::size_t kMostDigits = 18;

JsonTree to_scalar(const std::string& text, Kind kind) {
  if (kind == Kind::Boolean && (text == "true" || text == "false")) return text == "true";
  const bool is_number = kind == Kind::Integer && !text.empty() && text.size() <= kMostDigits &&
                         std::all_of(text.begin(), text.end(), ascii::is_digit);
  if (!is_number) return text;
  std::int64_t number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

JsonTree to_tree(const FrontMatterValue& value, Kind kind) {
  if (value.is_list) return JsonTree(value.texts);
  if (!value.is_map) return value.texts.empty() ? JsonTree() : to_scalar(value.texts.front(), kind);
  JsonTree tree = JsonTree::object();
  for (const FrontMatterValue& member : value.members)
    tree[member.key] = to_tree(member, Kind::Text);
  return tree;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::span<const ConfigurationKey> configuration_keys() { return kKeys; }

const ConfigurationKey* find_configuration_key(std::string_view name) {
  const auto found = std::find_if(std::begin(kKeys), std::end(kKeys),
                                  [&](const ConfigurationKey& key) { return key.name == name; });
  return found == std::end(kKeys) ? nullptr : &*found;
}

JsonTree to_configuration(const FrontMatterValues& values) {
  JsonTree json = JsonTree::object();
  for (const FrontMatterValue& value : values) {
    const ConfigurationKey* key = find_configuration_key(value.key);
    json[value.key] = to_tree(value, key ? key->kind : Kind::Text);
  }
  return json;
}

JsonTree to_setting(const ConfigurationKey& key, const std::string& value) {
  if (key.kind != Kind::Texts) return to_scalar(value, key.kind);
  JsonTree list = JsonTree::array();
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    if (std::string item = trimmed(std::string_view(value).substr(at, end - at)); !item.empty())
      list.push_back(std::move(item));
    at = end + 1;
  }
  return list;
}

std::size_t line_of_setting(std::string_view text, std::string_view key) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++line;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view whole = text.substr(at, end - at);
    at = end + 1;
    for (std::size_t found = whole.find(key); found != std::string_view::npos;
         found = whole.find(key, found + 1)) {
      // A key has nothing before it but what begins a line, a table, an object or its quotes …
      const std::string_view before = whole.substr(0, found);
      const std::size_t last = before.find_last_not_of(" \t\"'");
      const bool begins = last == std::string_view::npos || before[last] == '{' ||
                          before[last] == ',' || before[last] == '[';
      // … and a sign for its value behind it.
      const std::string_view after = whole.substr(found + key.size());
      const std::size_t next = after.find_first_not_of(" \t\"'");
      const bool ends = next != std::string_view::npos &&
                        std::string_view(":=].").find(after[next]) != std::string_view::npos;
      if (begins && ends) return line;
    }
  }
  return 0;
}

}  // namespace carrel
