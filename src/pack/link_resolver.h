// Where a relative link or image of a post leads: to another post, to a file, or nowhere.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/candidates.h"
#include "pack/source_index.h"
#include "pack/source_layout.h"

namespace carrel {

// Relative paths count from the file, or from the address of its page where a link is written for
// that; "/x" from the site's root; "wikilink:" and "reference:" by the rules of wikilinks.h. A link
// whose target is written otherwise there (case, slashes, accents), or is only likely, is a guess.
class LinkResolver {
 public:
  // The first three must outlive the resolver. `is_vault`: the tool finds what a plain link names
  // in whichever folder it is, as Obsidian does.
  LinkResolver(const std::vector<Candidate>& candidates, const PackSource& source,
               const SourceLayout& layout, bool is_vault = false);

  struct Target {
    enum class Kind : std::uint8_t { External, Post, File, Dead };
    Kind kind = Kind::Dead;
    std::size_t post = 0;  // index into the candidates
    std::string file;      // path in the source
    std::string heading;   // what follows '#'
    bool by_text = false;  // the heading is named by its text, not by its id
    // why this is only what the link most likely means; empty: it is what it says
    std::string guess;
    std::string why_dead;  // "leads nowhere", or what stands there instead
  };
  Target resolve(std::string_view from_path, std::string_view destination) const;

 private:
  struct Wanted;  // a destination, taken apart
  Target resolve_path(std::string_view from_path, const Wanted& wanted) const;
  Target resolve_wikilink(std::string_view from_path, std::string_view link) const;
  // Takes what stands at a path into the target; remembers what stands there and is not packed.
  bool take(const SourceIndex::Found& found, Target& target) const;
  bool take_relative(std::string_view from_path, const Wanted& wanted, Target& target) const;
  using Addresses = std::map<std::string, std::size_t, std::less<>>;
  bool take_address(const Addresses& addresses, const std::string& path, Target& target) const;
  std::vector<std::string> page_folders_of(std::string_view from_path) const;
  // What a path means that is no file as it stands: an address of the site that the posts come
  // from.
  void find_by_name(const std::string& path, bool is_rooted, Target& target) const;
  // The translation of a post into the language that another file's name tells.
  std::size_t in_language_of(std::string_view from_path, std::size_t post) const;

  const SourceLayout& layout_;
  const std::vector<Candidate>& candidates_;
  bool is_vault_;
  SourceIndex index_;
  std::map<std::string, std::size_t, std::less<>> by_path_, by_slug_;
  // Loose names of files, with the day that stands before it or that the post has.
  std::multimap<std::string, std::pair<Day, std::size_t>> by_dated_name_;
  Addresses by_address_, by_old_address_;  // that posts give themselves, and gave before
  // loose names and titles of posts, for wikilinks; candidates_.size() where several have it
  std::map<std::string, std::size_t, std::less<>> by_alias_, by_title_;
  std::string main_language_;  // that most posts are in, by their paths
};

}  // namespace carrel
