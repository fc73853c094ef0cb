// Looks at a folder of posts as it would be packed, and tells what is wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "carrel/pack.h"
#include "carrel/result.h"
#include "check/rules.h"

namespace carrel {

// One fault, at a place of the folder as it is written.
struct CheckFinding {
  const RuleRecord* rule = nullptr;  // never null
  std::string file;                  // in the folder
  std::size_t line = 1, column = 1;  // from 1; columns are characters
  std::string message;               // what; without numbers of lines, so that it outlives edits
  // Where mending it is certain: the destination of a link as it is written, and as it should be.
  std::string written, meant;
};

struct CheckOptions {
  std::vector<std::string> ignored;        // ids of rules
  std::vector<std::string> private_words;  // beside those of the folder's own list
};

struct CheckResult {
  std::size_t posts = 0;
  std::vector<CheckFinding> findings;  // by rule, file and place
  bool has_faults() const;             // more than notes
};

// Packs in memory. Fails as pack() does, but that secrets are findings.
Result<CheckResult> check_folder(const PackSource& source, const ArchiveFrame& frame,
                                 const PackOptions& packing, const CheckOptions& options);

// The words of a list: one a line, or several that stand beside each other; lines that begin with
// '#' are comments.
std::vector<std::string> read_private_words(std::string_view text);

}  // namespace carrel
