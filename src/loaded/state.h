// What an open archive holds: the manifest, the parts loaded so far, and what was made of them at
// opening.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/bundle_format.h"
#include "bundle/parts.h"
#include "carrel/archive.h"
#include "index/index_reader.h"
#include "index/lexicon_reader.h"
#include "index/related_reader.h"
#include "rank/scorer.h"
#include "text/stem.h"

namespace carrel {

// Names of parts an answer lacks, each once, in the manifest's order of asking.
class Needs {
 public:
  void add(const std::string& part_name);
  bool empty() const { return names_.empty(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> order_;  // places in names_, by name
};

class PostCache;
struct Answer;

// One word of a group of synonyms, with the terms it stands for in the archive's languages.
struct Synonym {
  std::string word;
  std::vector<std::string> terms;
};

// A group of synonyms that one of its terms leads to.
struct SynonymEntry {
  std::string term;
  std::size_t group;
};

// What a loaded part holds, whatever its role.
struct PartContent {
  virtual ~PartContent() = default;
};
template <typename T>
struct ContentOf : PartContent {
  explicit ContentOf(T content) : value(std::move(content)) {}
  T value;
};

// The same for what was just read, or its error.
template <typename T>
Result<std::unique_ptr<PartContent>> as_content(Result<T> read) {
  if (!read) return read.error();
  return std::unique_ptr<PartContent>(new ContentOf<T>(std::move(read).value()));
}

struct Archive::State {
  explicit State(Manifest opened);
  State() = default;

  std::optional<Manifest> manifest;
  std::array<std::vector<const Part*>, kRoles.size()> parts_of_role;  // in the manifest's order
  std::optional<Facets> facets;
  std::optional<Scorer> scorer;
  std::map<std::string, std::unique_ptr<PartContent>, std::less<>>
      contents;  // of the other parts, by their names
  // Those of the archive whose words are stemmed, each once: "en" for "en-gb" too. All others,
  // whose words are only folded, are one, "". A stemmer for each.
  std::vector<std::string_view> languages;
  mutable std::vector<Stemmer> stemmers;
  void take_languages();
  std::vector<std::vector<Synonym>> synonym_groups;
  std::vector<SynonymEntry> synonyms;  // by term, then by group
  void take_synonyms();

  // What was read of posts, and the last answer; each made when it is first used, so that a program
  // without it need not know what it is. The answer refers to all that is loaded but posts.
  mutable std::shared_ptr<PostCache> posts_read;
  mutable std::shared_ptr<Answer> answer;

  Result<void> take(const Part& part, std::string content);
  bool is_loaded(const Part& part) const;
  // What a part holds. Null when it is not loaded; it is then added to `needs`. Requires: parts of
  // its role hold a T.
  template <typename T>
  const T* content(const Part& part, Needs& needs) const {
    const auto found = contents.find(part.name);
    if (found != contents.end()) return &static_cast<const ContentOf<T>&>(*found->second).value;
    needs.add(part.name);
    return nullptr;
  }

  // Of a role that has one part only.
  const Part& only_part(PartRole role) const;
  // The part of this role that holds a post, or would hold a term. Null when there is none.
  const Part* part_of_post(PartRole role, std::uint32_t number) const;
  const Part* part_of_term(PartRole role, std::string_view term) const;

  // Null when the part is not loaded, which is then added to `needs`.
  const Labels* labels(Needs& needs) const;
  const ListedPost* listed(std::uint32_t number, Needs& needs) const;
  const Post* post(std::uint32_t number, Needs& needs) const;
  // Null also where the bundle has no related parts at all.
  const RelatedReader* related_to(std::uint32_t number, Needs& needs) const;
  // Numbers of the posts that link to a post. Null also where the bundle has no backlinks at all.
  const std::vector<std::uint32_t>* links_to(std::uint32_t number, Needs& needs) const;
};

}  // namespace carrel
