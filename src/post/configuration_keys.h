// The keys of carrel.json, one record each. data/carrel.schema.json says the same for editors, and
// a test holds both together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/json_tree.h"
#include "post/front_matter_values.h"

namespace carrel {

struct ConfigurationKey {
  enum class Kind : std::uint8_t {
    Text,
    Integer,
    Boolean,
    Texts,   // a list
    Object,  // with texts, or names by ids: taken as it is
  };
  std::string_view name;
  Kind kind = Kind::Text;
};

std::span<const ConfigurationKey> configuration_keys();
const ConfigurationKey* find_configuration_key(std::string_view name);  // null: there is none

// What TOML or YAML says as the JSON that carrel.json would say. A value of another kind than its
// key's stays a text, which is refused as such.
JsonTree to_configuration(const FrontMatterValues& values);
// What a variable or an option says: lists are parted by commas.
JsonTree to_setting(const ConfigurationKey& key, const std::string& value);

// The line on which a key of the file stands, from 1; 0 where it is not found.
std::size_t line_of_setting(std::string_view text, std::string_view key);

}  // namespace carrel
