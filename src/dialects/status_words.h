// Words of a front matter's "status".
#pragma once

#include <cstdint>
#include <string_view>

namespace carrel {

// What a status says: unfinished or not for everybody, fit to be read, or nothing that any list
// knows.
enum class StatusSays : std::uint8_t { Unfinished, Finished, Unknown };
StatusSays read_status(std::string_view text);

}  // namespace carrel
