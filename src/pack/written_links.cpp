// {"carrel": "links", "files": {"a.md": {"../old.md#why": "old.md#why", "gone.md": null}}}
#include "pack/written_links.h"

#include "base/json_fields.h"
#include "base/json_tree.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr std::string_view kLinksKind = "links";

Error wrong(const std::string& what) {
  return {ErrorCode::BadInput, what, kLinksName,
          "carrel unpack writes this file; remove it to have links looked for by their paths"};
}

}  // namespace

Result<WrittenLinks> read_links(std::string_view text) {
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kPosts;
  const Result<Json> json = Json::parse(text, kLinksName, json_limits);
  if (!json) return json.error();
  JsonView files;
  const JsonView root = json.value().root();
  if (!root.is(JsonView::Kind::Object) ||
      JsonFields(root, kLinksName).text_or("carrel", "") != kLinksKind ||
      !root.find("files", files) || !files.is(JsonView::Kind::Object))
    return wrong("is not a list of links");
  WrittenLinks links;
  std::string fault;
  files.for_each_member([&](std::string_view file, JsonView destinations) {
    if (!destinations.is(JsonView::Kind::Object)) {
      fault = file;
      return;
    }
    auto& of_file = links[std::string(file)];
    destinations.for_each_member([&](std::string_view destination, JsonView target) {
      WrittenLink& link = of_file[std::string(destination)];
      if (target.is(JsonView::Kind::Null)) return;
      if (!target.is(JsonView::Kind::String)) {
        fault = file;
        return;
      }
      const std::string_view written = target.text();
      const std::size_t hash = std::min(written.find('#'), written.size());
      link.path = written.substr(0, hash);
      link.heading = written.substr(std::min(hash + 1, written.size()));
    });
  });
  if (!fault.empty()) return wrong("\"" + fault + "\" is no object of paths");
  return links;
}

std::string write_links(const WrittenLinks& links) {
  JsonTree json;
  json["carrel"] = kLinksKind;
  JsonTree& files = json["files"] = JsonTree::object();
  for (const auto& [file, destinations] : links) {
    JsonTree& of_file = files[file] = JsonTree::object();
    for (const auto& [destination, link] : destinations)
      of_file[destination] =
          link.path.empty()
              ? JsonTree()
              : JsonTree(link.path + (link.heading.empty() ? "" : "#" + link.heading));
  }
  return json.dump(1, ' ', false, JsonTree::error_handler_t::replace) + "\n";
}

}  // namespace carrel
