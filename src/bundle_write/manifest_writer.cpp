// Writes a manifest. The fields stand in data/FORMAT.md, in the order written here; manifest.cpp
// reads them.
#include "base/json_tree.h"
#include "bundle/bundle_format.h"
#include "carrel/bundle.h"

namespace carrel {

namespace {

JsonTree to_tree(const KindName& kind) {
  return JsonTree::object({{"id", kind.id}, {"name", kind.name}});
}

JsonTree to_tree(const OwnField& field) {
  JsonTree json = JsonTree::object({{"name", field.name}});
  if (!field.title.empty()) json["title"] = field.title;
  if (field.is_tree) json["tree"] = true;
  return json;
}

JsonTree to_tree(const Media& file) {
  return JsonTree::object({{"name", file.name},
                           {"type", file.type},
                           {"bytes", file.bytes},
                           {"width", file.width},
                           {"height", file.height},
                           {"sha256", file.sha256}});
}

JsonTree to_tree(const Delta& delta) {
  return JsonTree::object({{"name", delta.name},
                           {"from", delta.from},
                           {"to", delta.to},
                           {"bytes", delta.bytes},
                           {"sha256", delta.sha256}});
}

template <typename Record>
JsonTree to_list(const std::vector<Record>& records) {
  return json_list(records, [](const Record& record) { return to_tree(record); });
}

template <typename Value>
JsonTree to_column(const std::vector<const Part*>& parts, Value Part::*value) {
  return json_list(parts, [&](const Part* part) { return part->*value; });
}

// Role by role, each in columns: numbers and digits pack far better beside their like, and names
// follow from them.
JsonTree to_roles(const std::vector<Part>& all) {
  JsonTree roles = JsonTree::object();
  for (const RoleRecord& role : kRoles) {
    std::vector<const Part*> parts;
    std::string digits;
    for (const Part& part : all) {
      if (part.role != role.role) continue;
      parts.push_back(&part);
      digits += part.sha256;
    }
    if (parts.empty()) continue;
    JsonTree& columns = roles[role.name];
    columns["ending"] = role.ending;
    columns["count"] = to_column(parts, &Part::count);
    columns["bytes"] = to_column(parts, &Part::bytes);
    columns["unpacked"] = to_column(parts, &Part::unpacked);
    columns["sha256"] = digits;
    if (role.cut == RoleRecord::Cut::ByTerm) columns["first"] = to_column(parts, &Part::first);
  }
  return roles;
}

void add_frame(JsonTree& json, const ArchiveFrame& frame,
               const std::vector<std::string>& languages) {
  json["title"] = frame.title;
  json["strapline"] = frame.strapline;
  json["foot"]["text"] = frame.foot_text;
  json["foot"]["link"] = frame.foot_link;
  json["language"] = frame.language;
  json["languages"] = languages;
  json["kinds"] = to_list(frame.kinds);
  json["stale_after"] = frame.stale_after;
  if (!frame.stale_kinds.empty()) json["stale_kinds"] = frame.stale_kinds;
  if (!frame.synonyms.empty()) json["synonyms"] = frame.synonyms;
  if (!frame.fields.empty()) json["fields"] = to_list(frame.fields);
  json["offline"] = frame.offline;
  json["offline_limit"] = frame.offline_limit;
  json["offline_denied"] = frame.offline_denied;
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  JsonTree json;
  json["carrel"] = kManifestKind;
  json["format"]["major"] = kFormatMajor;
  json["format"]["minor"] = kFormatMinor;
  json["edition"] = manifest.edition;
  json["packed"] = to_text(manifest.packed);
  add_frame(json, manifest.frame, manifest.languages);
  json["posts"] = manifest.posts;
  json["average_length"] = manifest.average_length;
  json["parts"] = to_roles(manifest.parts);
  json["media"] = to_list(manifest.media);
  if (!manifest.deltas.empty()) json["deltas"] = to_list(manifest.deltas);
  return write_exact_json(json);
}

}  // namespace carrel
