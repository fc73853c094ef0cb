// What a front matter's keys say about who may read the post, and when. The rules stand in
// src/dialects.
#pragma once

#include <string>
#include <vector>

#include "carrel/front_matter.h"
#include "post/front_matter_values.h"

namespace carrel {

// One record for each key that a rule names, in their order; those that keep nothing back too,
// since a key of the post's own wins over one that its section hands down.
std::vector<KeepRecord> find_keep_records(const FrontMatterValues& values);

// Whether a rule names this key.
bool is_keep_key(std::string_view key);

// A clear no or yes in any of the spellings of YAML and of people.
bool says_no(std::string_view text);
bool says_yes(std::string_view text);

}  // namespace carrel
