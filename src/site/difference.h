// What readers of a new edition can see that readers of the one before could not, and what they no
// longer can. It is asked before a site is published: nothing is guessed, and a part that cannot be
// read is an error.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/post.h"
#include "carrel/result.h"
#include "pack/earlier_edition.h"

namespace carrel {

struct WholeEdition {
  Manifest manifest;
  std::vector<Post> posts;
};
// Reads every post. Fails with the name of what is missing or damaged.
Result<WholeEdition> read_whole_edition(const ReadEarlier& read);

struct PostDifference {
  enum class Kind : std::uint8_t { New, Changed, Gone };
  Kind kind = Kind::New;
  std::string slug, title;
  std::string former_slug;           // where its address is another one now
  std::vector<std::string> facts;    // of a changed post: "title: “A”, was “B”"
  std::vector<std::string> appears;  // lines that the post before does not have; blank ones aside
  std::size_t disappears = 0;        // how many lines it alone had
};

struct EditionDifference {
  std::vector<std::string> frame;              // "the archive's title: “A”, was “B”"
  std::vector<PostDifference> posts;           // new, changed, gone; in the edition's order each
  std::vector<std::string> files, gone_files;  // media: "media/plan.0123abcd.png (12345 bytes)"
  // Of what no post named before, each with the slug of the first post that does.
  std::vector<std::string> hosts, mail_addresses, authors, tags;
  std::size_t unchanged = 0;  // posts

  // Whether a reader can see something that no reader could.
  bool makes_public() const;
};

EditionDifference compare_editions(const WholeEdition& before, const WholeEdition& after);

// For people: up to kLinesShown of the lines that appear in a changed post; `all`: every line, of
// new posts too. And for programs, whole.
inline constexpr std::size_t kLinesShown = 8;
std::string write_difference_text(const EditionDifference& difference, bool all);
std::string write_difference_json(const EditionDifference& difference);

}  // namespace carrel
