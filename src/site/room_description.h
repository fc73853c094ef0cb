// What the built reading room says of itself to programs: room.json (data/FORMAT.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

inline constexpr const char* kRoomDescriptionName = "room.json";

// Both files of an engine, as "assets/x.wasm#sha256-…".
struct EngineAddresses {
  std::string find, read;
};

// Paths are below the room, and so below the site that it is copied into.
struct RoomDescription {
  EngineAddresses english, all_languages;
  std::string one_file;                      // the shell that an export fills
  std::string text_style;                    // the look of text.html
  std::string element;                       // the script that defines <carrel-archive>
  std::vector<std::string> for_other_pages;  // what the room itself never loads: no device keeps it
};

// Fails with BadInput where a field is missing, or a path leads out of the room.
Result<RoomDescription> read_room_description(std::string_view json);

// What a packed site says of its room: which engine it has, and the shell of an export.
struct SiteRoom {
  EngineAddresses engine;
  std::string one_file;
};
Result<SiteRoom> read_site_room(std::string_view json);
std::string write_site_room(const SiteRoom& room);

// The path of an address that may bear a hash.
std::string path_of(const std::string& address);

}  // namespace carrel
