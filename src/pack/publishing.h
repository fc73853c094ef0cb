// Whether a post may be read, and if not, what says so.
#pragma once

#include <string>

#include "carrel/front_matter.h"
#include "carrel/pack.h"
#include "pack/sections.h"

namespace carrel {

// Why a post stays out, with the line that says so (0: the file as a whole); an empty message where
// it may be read.
struct KeptOut {
  std::string message;
  std::size_t line = 0;
};
KeptOut find_kept_out(const std::string& path, const FrontMatter& front, const Sections& sections,
                      const PackOptions& options);

}  // namespace carrel
