// The files that are posts and may be published, with their names: from paths and bytes to numbered
// posts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carrel/document.h"
#include "carrel/pack.h"
#include "carrel/post.h"
#include "pack/anchors.h"

namespace carrel {

class PostMarkup;
class RecognisedDialects;
class SourceLayout;

// A post on its way into the bundle, with what only the packer needs to know of it.
struct Candidate {
  Post post;
  std::string path;           // in the source
  bool has_own_slug = false;  // its front matter gives the slug
  // of the file's name with its language: what it is called where no translation stands beside it
  std::string bare_slug;
  std::vector<std::string> addresses, old_addresses, names;  // as FrontMatter has them
  std::string title_from, date_from;                         // PackedPost's
  std::size_t body_line = 1;  // the line of the file at which the Markdown begins
  // of each of its lines, from there; empty where they are the file's
  std::vector<std::uint32_t> source_lines;
  std::vector<std::pair<std::string, double>> order_numbers;  // FrontMatter's
  std::size_t more_line = 0;  // of the body, with the author's mark for "more"; 0: there is none
  std::vector<OutlineEntry> headings;
  LineAnchors line_anchors;     // of the text as it was written
  std::vector<Anchor> anchors;  // all places that links may name, besides headings
  // The heading that the title was taken from, where front matter gives none, and the file's name
  // as a title; both empty where the title is no heading's. `taken` are the lines that were taken
  // out of the Markdown for it, from `taken_at` on.
  struct TitleHeading {
    std::string text, name, taken;
    std::size_t taken_at = 0;
  };
  TitleHeading title_heading;
  std::string title_id;  // of the heading that became the title: links to it lead to the post's top
};

// Reads every post of `paths`, leaves out what may not be published, guesses what is missing, makes
// slugs unique and sorts: oldest first, undated lowest, ties by slug. Notes and counts go into the
// report.
Result<std::vector<Candidate>> read_candidates(const PackSource& source,
                                               const std::vector<std::string>& paths,
                                               const SourceLayout& layout,
                                               const RecognisedDialects& dialects,
                                               const PostMarkup& markup, const ArchiveFrame& frame,
                                               const PackOptions& options, PackReport& report);

// What the names of posts end with.
std::span<const std::string_view> post_endings();

// The paths of the posts of a source, sorted.
std::vector<std::string> post_paths(const PackSource& source);

std::string_view file_name(std::string_view path);
std::string_view folder_of(std::string_view path);  // without the last slash; empty at the top

}  // namespace carrel
