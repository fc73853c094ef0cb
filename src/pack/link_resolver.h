// Where a relative link or image of a post leads: to another post, to a file, or nowhere.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/candidates.h"
#include "pack/source_layout.h"

namespace carrel {

class LinkResolver {
 public:
  // All three must outlive the resolver.
  LinkResolver(const std::vector<Candidate>& candidates, const PackSource& source,
               const SourceLayout& layout);

  struct Target {
    enum class Kind : std::uint8_t { External, Post, File, Dead };
    Kind kind = Kind::Dead;
    std::size_t post = 0;   // index into the candidates
    std::string file;       // path in the source
    std::string heading;    // what follows '#'
    bool is_guess = false;  // nothing stands where the link says; this is what it most likely means
  };
  Target resolve(std::string_view from_path, std::string_view destination) const;

 private:
  // What a path means that is no file as it stands: an address of the site that the posts come
  // from.
  void find_by_name(const std::string& path, bool is_rooted, Target& target) const;
  // The translation of a post into the language that another file's name tells.
  std::size_t in_language_of(std::string_view from_path, std::size_t post) const;
  bool find_post(const std::string& path, std::size_t& post) const;
  bool find_file(const std::string& path, std::string& file) const;

  // The path without symbolic links in it.
  std::string real_path(const std::string& path) const;

  const SourceLayout& layout_;
  const std::map<std::string, std::string>& links_;
  const std::vector<Candidate>& candidates_;
  std::map<std::string, std::size_t, std::less<>> by_path_, by_slug_, by_address_, by_lower_path_;
  std::string main_language_;  // that most posts are in, by their paths
  std::set<std::string, std::less<>> files_;
};

}  // namespace carrel
