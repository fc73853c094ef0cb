// What a section's file hands down: Hugo's "cascade", read into records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/front_matter.h"
#include "post/front_matter_values.h"

namespace carrel {

struct SectionValues {
  struct Cascade {
    std::vector<std::string> paths, kinds, environments;  // of its target, as globs; empty: any
    std::vector<KeepRecord> records;
  };
  std::vector<KeepRecord> own;
  std::vector<Cascade> cascades;  // in order
};
Result<SectionValues> read_section_values(std::string_view text, std::string_view file);
// The same of a site's own configuration.
std::vector<SectionValues::Cascade> read_cascades(const FrontMatterValues& values);

// The records of a file that holds data for a folder or a page: JSON, or what a script says
// plainly; none where it cannot be read.
std::vector<KeepRecord> read_data_records(std::string_view path, std::string_view text);

}  // namespace carrel
