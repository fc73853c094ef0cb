// Writes a manifest. The fields stand in data/FORMAT.md, in the order written here; manifest.cpp
// reads them.
#include "base/json_writer.h"
#include "bundle/bundle_format.h"
#include "carrel/bundle.h"

namespace carrel {

namespace {

void write(JsonWriter& json, const KindName& kind) {
  json.field("id", kind.id);
  json.field("name", kind.name);
}

void write(JsonWriter& json, const Media& file) {
  json.field("name", file.name);
  json.field("type", file.type);
  json.field("bytes", file.bytes);
  json.field("width", file.width);
  json.field("height", file.height);
  json.field("sha256", file.sha256);
}

void write(JsonWriter& json, const Delta& delta) {
  json.field("name", delta.name);
  json.field("from", delta.from);
  json.field("to", delta.to);
  json.field("bytes", delta.bytes);
  json.field("sha256", delta.sha256);
}

template <typename Record>
void write_list(JsonWriter& json, const char* name, const std::vector<Record>& records) {
  json.key(name);
  json.begin_array();
  for (const Record& record : records) {
    json.begin_object();
    write(json, record);
    json.end_object();
  }
  json.end_array();
}

template <typename Value>
void write_column(JsonWriter& json, const char* name, const std::vector<const Part*>& parts, Value value) {
  json.key(name);
  json.begin_array();
  for (const Part* part : parts) json.value(value(*part));
  json.end_array();
}

// Role by role, each in columns: numbers and digits pack far better beside their like, and names follow from them.
void write_parts(JsonWriter& json, const std::vector<Part>& all) {
  json.key("parts");
  json.begin_object();
  for (const RoleRecord& role : kRoles) {
    std::vector<const Part*> parts;
    std::string digits;
    for (const Part& part : all) {
      if (part.role != role.role) continue;
      parts.push_back(&part);
      digits += part.sha256;
    }
    if (parts.empty()) continue;
    json.key(role.name);
    json.begin_object();
    json.field("ending", role.ending);
    write_column(json, "count", parts, [](const Part& part) { return part.count; });
    write_column(json, "bytes", parts, [](const Part& part) { return part.bytes; });
    write_column(json, "unpacked", parts, [](const Part& part) { return part.unpacked; });
    json.field("sha256", digits);
    if (role.cut == RoleRecord::Cut::ByTerm) write_column(json, "first", parts, [](const Part& part) { return std::string_view(part.first); });
    json.end_object();
  }
  json.end_object();
}

void write_frame(JsonWriter& json, const ArchiveFrame& frame, const std::vector<std::string>& languages) {
  json.field("title", frame.title);
  json.field("strapline", frame.strapline);
  json.key("foot");
  json.begin_object();
  json.field("text", frame.foot_text);
  json.field("link", frame.foot_link);
  json.end_object();
  json.field("language", frame.language);
  json.field("languages", languages);
  write_list(json, "kinds", frame.kinds);
  json.field("stale_after", frame.stale_after);
  if (!frame.stale_kinds.empty()) {
    json.key("stale_kinds");
    json.begin_array();
    for (const std::string& kind : frame.stale_kinds) json.value(kind);
    json.end_array();
  }
  if (!frame.synonyms.empty()) {
    json.key("synonyms");
    json.begin_array();
    for (const SynonymGroup& group : frame.synonyms) json.value(group);
    json.end_array();
  }
  json.field("offline", frame.offline);
  json.field("offline_limit", frame.offline_limit);
  json.field("offline_denied", frame.offline_denied);
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  JsonWriter json;
  json.begin_object();
  json.field("carrel", "archive");
  json.key("format");
  json.begin_object();
  json.field("major", kFormatMajor);
  json.field("minor", kFormatMinor);
  json.end_object();
  json.field("edition", manifest.edition);
  json.field("packed", to_text(manifest.packed));
  write_frame(json, manifest.frame, manifest.languages);
  json.field("posts", manifest.posts);
  json.field("average_length", manifest.average_length);
  write_parts(json, manifest.parts);
  write_list(json, "media", manifest.media);
  if (!manifest.deltas.empty()) write_list(json, "deltas", manifest.deltas);
  json.end_object();
  return json.take();
}

}  // namespace carrel
