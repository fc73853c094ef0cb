// Builds the index. Packing's half of the index: words of one post, then all posts together, then
// bytes.
//
// analyse is pure and may run for many posts at once, each thread with its own PostAnalyser; add is
// called in the order of post numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "carrel/document.h"
#include "index_build/related_builder.h"
#include "text/form_memory.h"

namespace carrel {

// The texts of a post that are indexed. Views are read during analyse only.
struct PostFields {
  std::string_view title, slug, summary, language;
  const std::vector<std::string>* tags = nullptr;
  const std::vector<TextSection>* sections = nullptr;
};

// What the index keeps of one post.
struct PostTerms {
  struct Term {
    std::string term;
    std::uint32_t halves = 0;  // weighted frequency
    bool in_title = false;
    bool is_own = false;  // of a word as written; not only of one written with accents
  };
  struct Surface {
    std::string surface, term;  // a folded word as written, and what it became
  };
  std::vector<Term> terms;        // sorted by term
  std::vector<Surface> surfaces;  // sorted, distinct
  std::uint32_t length = 0;       // weighted, in halves
};

class PostAnalyser {
 public:
  PostTerms analyse(const PostFields& fields);

 private:
  struct Count {
    std::uint32_t halves = 0;
    bool in_title = false, is_own = false;
  };
  void count_words(std::string_view text, std::uint32_t weight, bool title, FormMemory& language);

  std::unordered_map<std::string, FormMemory> languages_;
  std::vector<Word> words_;
  std::unordered_map<std::string, Count> counts_;
  std::unordered_map<std::string, std::string> surfaces_;
  std::vector<PostTerms::Surface> more_surfaces_;
  std::uint32_t length_ = 0;
};

// The bytes of one index or lexicon part, before compression, and the range of terms in it.
struct TermRange {
  std::string bytes, first;
  std::uint32_t count = 0;
};

class IndexBuilder {
 public:
  // Requires: called once for each post, in the order of their numbers from 0.
  void add(const PostTerms& post);

  std::uint32_t posts() const { return posts_; }
  const std::vector<std::uint8_t>& lengths() const { return lengths_; }  // length bytes
  std::uint32_t average_length() const;                                  // in sixteenths of a word
  std::vector<std::uint8_t> title_weights() const;  // coarse_byte_above() of sixteenths of idf

  // Parts of about `part_bytes` each, or of a size that suits the archive when it is 0.
  std::vector<TermRange> write_index(std::size_t part_bytes) const;
  std::vector<TermRange> write_lexicon(std::size_t part_bytes) const;

  // The nearest posts of each post, by the cosine of their sixty most telling terms; words that a
  // quarter of the posts have, or more than 2,000, tell nothing here.
  std::vector<std::vector<RelatedPost>> find_related_posts() const;

 private:
  struct SurfaceEntry {
    std::uint32_t posts = 0;
    std::uint32_t last_post = 0;
    std::vector<std::string> stems;
  };
  struct PackedPosting {
    std::uint32_t term;
    std::uint32_t packed;  // post << 6 | is_own << 5 | code << 1 | in_title
    std::uint32_t post() const { return packed >> 6; }
    bool is_own() const { return (packed >> 5 & 1) != 0; }
  };
  std::vector<std::uint32_t> sorted_terms() const;

  std::uint32_t posts_ = 0;
  std::unordered_map<std::string, std::uint32_t> term_ids_;
  std::vector<const std::string*> terms_;        // by id; keys of term_ids_, which never move
  std::vector<std::uint32_t> post_frequencies_;  // by id
  std::vector<PackedPosting> postings_;  // in the order added: ascending posts for each term
  std::unordered_map<std::string, SurfaceEntry> surfaces_;
  std::vector<std::uint8_t> lengths_;
  std::uint64_t total_length_ = 0;
};

// Part size that suits an archive: grows with the square root of what is split, so that neither the
// number of parts nor the bytes of the first answer run away. 100 posts: 8 KiB; 5,000: about 25
// KiB.
std::size_t suitable_part_bytes(std::size_t total_bytes);

}  // namespace carrel
