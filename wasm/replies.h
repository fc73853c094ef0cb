// Writes the engine's answers for JavaScript: one function for each reply of wasm/README.md.
#pragma once

#include <string>
#include <string_view>

#include "carrel/archive.h"
#include "carrel/result.h"

namespace carrel {

std::string write_error(const Error& error);
std::string write_manifest_reply(const Archive& archive);
std::string write_loaded_reply(std::string_view part_name);
std::string write_search_reply(const SearchReply& reply);
std::string write_description(const Description& description);
std::string write_suggest_reply(const SuggestReply& reply);
std::string write_post_reply(const PostReply& reply);

}  // namespace carrel
