#include "site/room_description.h"

#include "base/json_fields.h"
#include "base/json_tree.h"

namespace carrel {

namespace {

// A path as the build writes them: it never leads upward.
std::string read_path(JsonFields& fields, std::string_view field) {
  std::string path = fields.text(field);
  if (path.empty() || path.front() == '/' || path.find("..") != std::string::npos)
    fields.fail(field, "a path inside the room");
  return path;
}

EngineAddresses read_engine(JsonFields& fields, JsonView room, std::string_view field) {
  JsonView view;
  if (!room.is(JsonView::Kind::Object) || !room.find(field, view)) {
    fields.fail(field, "an object");
    return {};
  }
  JsonFields engine(view, kRoomDescriptionName);
  EngineAddresses addresses{read_path(engine, "find"), read_path(engine, "read")};
  if (!engine.ok()) fields.fail(field, "the paths \"find\" and \"read\"");
  return addresses;
}

Error as_stale(Error error) {
  error.hint = "build the room again with scripts/dev build, or pack the site anew";
  return error;
}

}  // namespace

std::string path_of(const std::string& address) { return address.substr(0, address.find('#')); }

Result<RoomDescription> read_room_description(std::string_view text) {
  const Result<Json> json = Json::parse(text, kRoomDescriptionName);
  if (!json) return as_stale(json.error());
  const JsonView view = json.value().root();
  JsonFields fields(view, kRoomDescriptionName);
  RoomDescription room;
  room.english = read_engine(fields, view, "english");
  room.all_languages = read_engine(fields, view, "all_languages");
  room.one_file = read_path(fields, "one_file");
  room.text_style = read_path(fields, "text_style");
  room.element = read_path(fields, "element");
  room.for_other_pages = fields.texts("for_other_pages");
  if (!fields.ok()) return as_stale(fields.error());
  return room;
}

Result<SiteRoom> read_site_room(std::string_view text) {
  const Result<Json> json = Json::parse(text, kRoomDescriptionName);
  if (!json) return as_stale(json.error());
  const JsonView view = json.value().root();
  JsonFields fields(view, kRoomDescriptionName);
  SiteRoom room{read_engine(fields, view, "engine"), read_path(fields, "one_file")};
  if (!fields.ok()) return as_stale(fields.error());
  return room;
}

std::string write_site_room(const SiteRoom& room) {
  JsonTree json;
  json["engine"]["find"] = room.engine.find;
  json["engine"]["read"] = room.engine.read;
  json["one_file"] = room.one_file;
  return write_json(json);
}

}  // namespace carrel
