// The posts that a term occurs in. One index part, checked once when it is read, so that queries
// need no checks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"
#include "index/varint.h"

namespace carrel {

struct Posting {
  std::uint32_t post = 0;
  std::uint8_t code = 0;  // an index into kFrequencies
  bool in_title = false;
};

class IndexReader {
 public:
  // Takes the unpacked bytes of a part. Fails with BadBundle when any term, gap or size is out of
  // order or points past the end.
  static Result<IndexReader> read(std::string bytes, std::string_view part_name,
                                  std::uint32_t posts);

  std::size_t size() const { return terms_.size(); }
  std::string_view term(std::size_t index) const {
    return std::string_view(text_).substr(terms_[index].text, terms_[index].text_size);
  }
  std::uint32_t post_frequency(std::size_t index) const { return terms_[index].posts; }

  // The term's place, or npos.
  std::size_t find(std::string_view term) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  // Calls visit(const Posting&) in ascending order of posts.
  template <typename Visit>
  void for_each_posting(std::size_t index, Visit visit) const {
    const Term& term = terms_[index];
    std::size_t at = term.gaps;
    std::uint32_t next = 0;
    for (std::uint32_t i = term.first; i < term.first + term.posts; ++i) {
      next += read_checked_varint(bytes_.data(), at);
      const std::uint32_t pair = byte(codes_ + i / 2);
      visit(Posting{next - 1, static_cast<std::uint8_t>(i % 2 == 0 ? pair & 15 : pair >> 4),
                    (byte(titles_ + i / 8) >> i % 8 & 1) != 0});
    }
  }

 private:
  struct Term {
    std::uint32_t text, text_size;
    std::uint32_t posts;
    std::uint32_t first;  // its first posting, counted over the part
    std::uint32_t gaps;   // where its gaps stand in bytes_
  };
  std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

  std::string bytes_;
  std::size_t codes_ = 0, titles_ = 0;  // where these columns stand in bytes_
  std::string text_;                    // all terms, one after another
  std::vector<Term> terms_;
};

}  // namespace carrel
