#include "base/json_tree.h"

#include <algorithm>

#include "base/utf8.h"

namespace carrel {

namespace {

bool holds_utf8(const JsonTree& tree) {
  if (tree.is_string()) return is_valid_utf8(tree.get_ref<const std::string&>());
  if (!tree.is_structured()) return true;
  const auto items = tree.items();
  return std::all_of(items.begin(), items.end(), [&](const auto& item) {
    return (!tree.is_object() || is_valid_utf8(item.key())) && holds_utf8(item.value());
  });
}

}  // namespace

std::string write_json(const JsonTree& tree) {
  constexpr int kOneLine = -1;
  constexpr bool kAsciiOnly = false;
  return tree.dump(kOneLine, ' ', kAsciiOnly, JsonTree::error_handler_t::replace);
}

std::string write_exact_json(const JsonTree& tree) {
  constexpr std::string_view kReplacementBytes = "\ufffd";
  std::string text = write_json(tree);
  const bool may_be_replaced = text.find(kReplacementBytes) != std::string::npos;
  return may_be_replaced && !holds_utf8(tree) ? std::string() : text;
}

bool read_json_tree(std::string_view text, JsonTree& tree) {
  constexpr bool kThrows = false;
  tree = JsonTree::parse(text, nullptr, kThrows);
  return !tree.is_discarded();
}

}  // namespace carrel
