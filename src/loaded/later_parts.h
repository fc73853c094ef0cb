// What a posts, slugs or backlinks part holds: the parts that only the engine's second file reads
// (second_file.h).
#pragma once

#include "loaded/state.h"

namespace carrel {

[[gnu::noinline]] Result<std::unique_ptr<PartContent>> read_reader_content(
    const Manifest& manifest, const Part& part, std::string_view content);

}  // namespace carrel
