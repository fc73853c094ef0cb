// Which words stand in the archive, and what are their stems? One lexicon part, checked once when it is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

class LexiconReader {
 public:
  // Takes the unpacked bytes of a part. Fails with BadBundle when anything is out of order or points past the end.
  static Result<LexiconReader> read(std::string_view bytes, std::string_view part_name, std::uint32_t posts);

  std::size_t size() const { return words_.size(); }
  std::string_view surface(std::size_t index) const { return text(words_[index].text, words_[index].text_size); }
  std::uint32_t post_frequency(std::size_t index) const { return words_[index].posts; }
  // The index terms this word became, one for each language in which they differ.
  std::size_t stem_count(std::size_t index) const { return words_[index].stem_count; }
  std::string_view stem(std::size_t index, std::size_t nth) const {
    const Span& span = stems_[words_[index].stems + nth];
    return text(span.text, span.size);
  }

  // The first word that is not before `prefix` in byte order; size() when there is none.
  std::size_t lower_bound(std::string_view prefix) const;

 private:
  struct Span {
    std::uint32_t text, size;
  };
  struct WordEntry {
    std::uint32_t text, text_size, posts, stems, stem_count;
  };
  std::string_view text(std::uint32_t offset, std::uint32_t size) const { return std::string_view(text_).substr(offset, size); }

  std::string text_;
  std::vector<WordEntry> words_;
  std::vector<Span> stems_;
};

}  // namespace carrel
