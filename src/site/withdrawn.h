// Which posts of the edition before are not in this one, which files of the site still hold their
// words, and which files of earlier editions may be removed? No file is opened here: whoever packs
// lists the site, hands over the contents that are asked for, and removes what may go.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/pack.h"
#include "pack/earlier_edition.h"

namespace carrel {

class Withdrawal {
 public:
  // Compares two editions, whose files are read by their names below archive/. `before` is null
  // where no edition stood in the site; of it the manifest's, list and posts parts are read.
  Withdrawal(const Manifest* before, const ReadEarlier& read_before, const Manifest& after,
             const ReadEarlier& read_after);

  // The files that stand in the site when this edition is in its place, by their paths below it,
  // and which of them this packing wrote. Yields those whose content decides: each is to be handed
  // to look_into if it can be read. What then cannot be looked into (an index, a delta, a part of a
  // still older edition, an exported file) counts as holding a withdrawn post's words.
  std::vector<std::string> take_stock(const std::vector<std::string>& paths,
                                      const std::function<bool(const std::string& path)>& is_fresh);
  void look_into(const std::string& path, std::string_view content);

  // What --prune removes, sorted: files that carrel wrote, of no edition that readers may still be
  // on. Where a post was withdrawn its words are not kept for those on the edition before.
  std::vector<std::string> prunable() const;

  // A line for each post, a warning for each that only changed its address, then a line for each
  // file. `removed` are those that are gone; `is_pruning` says whether that was asked for.
  std::vector<PackNote> notes(const std::set<std::string>& removed, bool is_pruning) const;

 private:
  struct File {
    bool is_carrels = false;
    bool is_outdated = false;  // of an edition that is kept for nobody
    bool holds = false;        // or may hold, words of a withdrawn post
  };
  void compare(const Manifest& before, const ReadEarlier& read_before, const Manifest& after,
               const ReadEarlier& read_after);
  void remember_words(const std::vector<Post>& now);
  bool is_in_other_site(const std::string& path) const;
  bool mentions(std::string_view part) const;
  bool is_page_of_gone(const std::string& path) const;
  bool page_mentions(std::string_view html, bool is_carrels) const;
  bool one_file_holds(std::string_view html, bool is_carrels) const;

  std::vector<Post> gone_;
  std::vector<PackNote> post_notes_;
  std::set<std::string> words_;  // aliases and labels that no post has now
  std::map<std::string, Part> before_parts_;
  std::set<std::string> before_, current_, media_;  // names below archive/; media of what is gone
  std::vector<std::string> other_sites_;
  std::map<std::string, File> files_;  // by path
};

}  // namespace carrel
