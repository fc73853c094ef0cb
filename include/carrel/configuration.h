// What an archive's owner says of it: the file carrel.json beside the posts.
#pragma once

#include <string_view>

#include "carrel/bundle.h"
#include "carrel/result.h"

namespace carrel {

inline constexpr const char* kConfigurationName = "carrel.json";

// Reads carrel.json: title, strapline, foot {text, link}, language, kinds {id: name}, stale_after
// (days), stale_kinds [ids], and what readers' devices may keep: offline, offline_limit (bytes),
// offline_denied; embed_hosts: the origins that embed.html may talk with; allowed_secrets: numbers
// that a packing gave to what looked like a secret; dialect: the tool whose
// folder it is; include, exclude: patterns of files; git_dates: whether git's history dates posts
// that have no date. Every field may be left out; title and
// language are empty then. Fails with BadInput on unknown keys (naming the known
// ones), wrong types, and what is no origin.
Result<ArchiveFrame> read_configuration(std::string_view json);

}  // namespace carrel
