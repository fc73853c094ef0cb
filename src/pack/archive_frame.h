// What the archive is called and its language, where carrel.json does not say: the tool's own
// configuration, else the folder.
#pragma once

#include <string>
#include <string_view>

#include "carrel/pack.h"
#include "dialects/recognised.h"

namespace carrel {

// Fills title and language where they are empty. What was taken from where goes into the report.
void complete_frame(const PackSource& source, const RecognisedDialects& dialects,
                    const PackOptions& options, ArchiveFrame& frame, PackReport& report);

// The last name of a path that says what its posts are about: "/home/x/handbook/docs/en" is
// "handbook". The very last where none does.
std::string title_of_folder(std::string_view path);

}  // namespace carrel
