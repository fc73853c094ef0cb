// Which tools a folder was written for: by their configuration, else by the folder's files, else by
// what the posts hold.
#pragma once

#include <optional>
#include <string>

#include "carrel/pack.h"
#include "dialects/recognised.h"
#include "post/front_matter_values.h"

namespace carrel {

// `named`: what carrel.json says, a name of dialect_names() or empty.
//
// Of sites the one with the nearest configuration counts, and of what stands within others (vaults,
// decision records) likewise; several of one folder all count. Folders and markup speak only where
// no site's configuration does; markup has to be in one post of twenty, and in half as many as that
// of the tool that has most.
RecognisedDialects recognise(const PackSource& source, const std::string& named);

// The text of a configuration file: one of the source's settings, or of its own files. Nothing
// where it is not there or cannot be read.
std::optional<std::string> read_setting(const PackSource& source, const std::string& path);

// The values of a recognised tool's configuration; none where it has no such file.
FrontMatterValues read_configuration(const PackSource& source, const RecognisedDialect& tool);

// The folder of a configuration's posts, from where it stands on: "content/"; empty where it is
// all.
std::string content_folder(const Dialect& dialect, const FrontMatterValues& configuration);
// A folder's path as others begin with it: "./docs" is "docs/", "." is empty.
std::string with_slash(std::string folder);

}  // namespace carrel
