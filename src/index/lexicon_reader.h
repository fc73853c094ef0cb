// The words of the archive and their stems. One lexicon part, checked once when it is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

class LexiconReader {
 public:
  // Takes the unpacked bytes of a part. Fails with BadBundle when anything is out of order or
  // points past the end.
  static Result<LexiconReader> read(std::string_view bytes, std::string_view part_name,
                                    std::uint32_t posts);

  std::size_t size() const { return words_.size(); }
  std::string_view surface(std::size_t index) const {
    return text(words_[index].text, words_[index].text_size);
  }
  std::uint32_t post_frequency(std::size_t index) const { return words_[index].posts; }
  // The index terms this word became, one for each language in which they differ.
  std::size_t stem_count(std::size_t index) const { return words_[index].stem_count; }
  // In byte order, each once.
  std::string stem(std::size_t index, std::size_t nth) const;

  // The first word that is not before `prefix` in byte order; size() when there is none.
  std::size_t lower_bound(std::string_view prefix) const;

 private:
  // The beginning of its word, and what stands in tails_. Written out, stems of a forged part would
  // take a hundred times its size.
  struct StemEntry {
    std::uint32_t tail;
    std::uint8_t kept, tail_size;
  };
  struct WordEntry {
    std::uint32_t text, posts, stems;
    std::uint8_t text_size, stem_count;
  };
  std::string_view text(std::uint32_t offset, std::uint32_t size) const {
    return std::string_view(text_).substr(offset, size);
  }

  std::string text_, tails_;
  std::vector<WordEntry> words_;
  std::vector<StemEntry> stems_;
};

}  // namespace carrel
