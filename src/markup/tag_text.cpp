#include "markup/tag_text.h"

namespace carrel {

namespace {
constexpr std::size_t kNone = std::string_view::npos;
}

// A destination in angle brackets, where it needs them.
std::string as_destination(std::string_view address) {
  if (address.find_first_of(" ()<>") == kNone && !address.empty()) return std::string(address);
  std::string escaped = "<";
  for (const char c : address) {
    if (c == '<' || c == '>') escaped += '\\';
    escaped += c;
  }
  return escaped + ">";
}

std::string as_link(std::string_view text, std::string_view address) {
  return "[" + std::string(text) + "](" + as_destination(address) + ")";
}

// The text of a tag that has no better one: its arguments in quotes or without a name.
std::string words_of(const Tag& tag) {
  std::string words(tag.named({"text", "title", "label", "caption", "content"}));
  if (!words.empty()) return words;
  for (const TagArgument& argument : tag.arguments)
    if (argument.name.empty() && !argument.value.empty())
      words += (words.empty() ? "" : " ") + argument.value;
  return words;
}

std::string_view label_of(const Tag& tag) {
  const std::string_view label = tag.named(
      {"label", "title", "name", "header", "tabname", "value", "lang", "language", "summary"});
  return label.empty() ? tag.at(0) : label;
}

// Where a destination stands: "[x](" or "src="".
bool is_destination(std::string_view segment) {
  return !segment.empty() && (segment.back() == '"' || segment.back() == '\'' ||
                              (segment.size() > 1 && segment.substr(segment.size() - 2) == "]("));
}

}  // namespace carrel
