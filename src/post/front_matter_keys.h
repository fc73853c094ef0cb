// What a front matter key does: one record a key, in front_matter_keys.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "carrel/front_matter.h"
#include "post/front_matter_values.h"

namespace carrel {

// False where no record names the key, which is then dropped. A key without a value does nothing.
bool apply_key(FrontMatter& post, const FrontMatterValue& value);

// Every key that says something of a post, and those that keep one back, as data/README.md has
// them.
std::vector<std::string_view> front_matter_key_names();

bool is_language_key(std::string_view key);

// Whether a key of front matter tells the day of a post, or that of its last change.
enum class DayKey : std::uint8_t { None, Written, Updated };
DayKey day_key(std::string_view key);

// Whether carrel or one of the tools it knows reads this key: a line that begins with it is front
// matter rather than text.
bool is_front_matter_key(std::string_view key);

}  // namespace carrel
