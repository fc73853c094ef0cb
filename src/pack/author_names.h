// Who the ids stand for that posts give as their authors: Docusaurus' authors.yml, Jekyll's
// _data/authors.yml.
#pragma once

#include <map>
#include <string>

#include "carrel/pack.h"

namespace carrel {

// Id → name, of every such file of the source; of two that name an id the one higher up counts.
std::map<std::string, std::string> read_author_names(const PackSource& source);

}  // namespace carrel
