// The markup of a folder's tools, with what its posts may name: pages that wikilinks lead to, and
// files that posts include.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/pack.h"
#include "dialects/recognised.h"
#include "markup/markup.h"
#include "pack/written_links.h"

namespace carrel {

class PostMarkup {
 public:
  // `source` and `links` must outlive it. Files that `links` names are in carrel's own Markdown.
  PostMarkup(const PackSource& source, const RecognisedDialects& dialects,
             const WrittenLinks* links = nullptr);

  bool has(Syntax syntax) const { return (syntaxes_ & static_cast<std::uint32_t>(syntax)) != 0; }
  // What the post at this path may use.
  MarkupContext context_of(const std::string& path) const;

 private:
  bool has_page(std::string_view name) const;
  std::optional<std::string> read_included(const std::string& post, std::string_view name) const;

  const PackSource& source_;
  const WrittenLinks* links_;
  std::uint32_t syntaxes_ = 0;
  // sorted: paths; names of posts and files as wikilinks give them, in lower case
  std::vector<std::string_view> paths_;
  std::vector<std::string> names_;
};

}  // namespace carrel
