// Writes the bytes of an index part and of a lexicon part. The writing halves of index_reader.h and
// lexicon_reader.h; the layouts stand in data/FORMAT.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/word_columns.h"

namespace carrel {

class IndexPartWriter {
 public:
  // A term, and then its postings. Requires: terms in byte order, the postings of each in ascending
  // order of posts.
  void add_term(std::string_view term, std::uint32_t posts);
  void add_posting(std::uint32_t post, std::uint32_t code, bool in_title);

  std::size_t bytes() const {
    return words_.bytes() + posts_.size() + gaps_.size() + codes_.size() + titles_.size();
  }
  std::size_t written_out() const { return words_.written_out; }  // what its words take in a reader
  std::string content() const;

 private:
  WordsWriter words_;
  std::string posts_, codes_, gaps_, titles_;  // columns
  std::uint32_t terms_ = 0, postings_ = 0;
  std::uint32_t next_ = 0;  // the number after the post before
};

class LexiconPartWriter {
 public:
  // Requires: words in byte order.
  void add(std::string_view word, std::uint32_t posts, const std::vector<std::string>& stems);

  std::size_t bytes() const {
    return words_.bytes() + posts_.size() + counts_.size() + dropped_.size() + added_.size() +
           tails_.size();
  }
  std::size_t written_out() const { return words_.written_out; }
  std::string content() const;

 private:
  WordsWriter words_;
  std::string posts_, counts_, dropped_, added_, tails_;  // columns
  std::uint32_t size_ = 0, stems_ = 0;
};

}  // namespace carrel
