// Writes JSON: a tree of nlohmann-json whose keys stand in the order they were set.
//
//     JsonTree post;
//     post["slug"] = slug;
//     post["tags"] = tags;
//     const std::string text = write_json(post);
//
// The engine's replies are written at every keystroke and do not come this way:
// wasm/json_writer.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace carrel {

using JsonTree = nlohmann::ordered_json;

// The one place that decides how JSON is spelled: on one line, all characters but quotes,
// backslashes and control characters as they are, and U+FFFD for what is not UTF-8. Not for HTML:
// "</script>" stands as it is.
std::string write_json(const JsonTree& tree);

// The same for what is packed, of which nothing may be replaced unsaid: empty, which no reader
// takes, where a text is not UTF-8.
std::string write_exact_json(const JsonTree& tree);

// The tree that `text` holds; false where it is not JSON. Without limits: for carrel's own files.
bool read_json_tree(std::string_view text, JsonTree& tree);

// An array of what `to_tree` makes of each record.
template <typename Records, typename ToTree>
JsonTree json_list(const Records& records, ToTree to_tree) {
  JsonTree list = JsonTree::array();
  for (const auto& record : records) list.push_back(to_tree(record));
  return list;
}

}  // namespace carrel
