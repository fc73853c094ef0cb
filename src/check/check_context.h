// What a search of carrel check has before it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/checking.h"
#include "check/sources.h"

namespace carrel {

struct CheckedPost {
  std::string path;
  const PackedPost* packed = nullptr;
  const Post* post = nullptr;
};

struct CheckContext {
  const PackSource& source;
  const PackReport& report;
  const CheckOptions& options;
  Sources sources{source};
  std::vector<CheckedPost> posts = {};  // by path
  std::vector<CheckFinding> findings = {};

  void add(std::string_view rule, std::string file, std::size_t line, std::size_t column,
           std::string message) {
    findings.push_back({find_rule(rule), std::move(file), line == 0 ? 1 : line, column,
                        std::move(message), "", ""});
  }
};

// One post: images, headings, keys, markup. All of them: titles, tags, dates, summaries.
void check_post(CheckContext& context, const CheckedPost& post);
void check_archive(CheckContext& context);
// Words that must not be published, in what is.
void check_private_words(CheckContext& context, const std::vector<std::string>& words);

}  // namespace carrel
