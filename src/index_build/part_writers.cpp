#include "index_build/part_writers.h"

#include "bundle/bundle_format.h"

namespace carrel {

void IndexPartWriter::add_term(std::string_view term, std::uint32_t posts) {
  words_.add(term);
  append_varint(posts, posts_);
  ++terms_;
  next_ = 0;
}

void IndexPartWriter::add_posting(std::uint32_t post, std::uint32_t code, bool in_title) {
  append_varint(post + 1 - next_, gaps_);
  next_ = post + 1;
  if (postings_ % 2 == 0) codes_ += '\0';
  codes_.back() =
      static_cast<char>(static_cast<unsigned char>(codes_.back()) | code << 4 * (postings_ % 2));
  if (postings_ % 8 == 0) titles_ += '\0';
  titles_.back() = static_cast<char>(static_cast<unsigned char>(titles_.back()) |
                                     (in_title ? 1U : 0U) << postings_ % 8);
  ++postings_;
}

std::string IndexPartWriter::content() const {
  std::string bytes(kIndexMagic);
  append_u32(terms_, bytes);
  append_u32(postings_, bytes);
  return bytes + words_.shared + words_.added + posts_ + words_.text + codes_ + gaps_ + titles_;
}

void LexiconPartWriter::add(std::string_view word, std::uint32_t posts,
                            const std::vector<std::string>& stems) {
  words_.add(word);
  append_varint(posts, posts_);
  append_varint(static_cast<std::uint32_t>(stems.size()), counts_);
  for (const std::string& stem : stems) {
    std::size_t kept = 0;
    while (kept < word.size() && kept < stem.size() && word[kept] == stem[kept]) ++kept;
    append_varint(static_cast<std::uint32_t>(word.size() - kept), dropped_);
    append_varint(static_cast<std::uint32_t>(stem.size() - kept), added_);
    tails_ += stem.substr(kept);
  }
  stems_ += static_cast<std::uint32_t>(stems.size());
  ++size_;
}

std::string LexiconPartWriter::content() const {
  std::string bytes(kLexiconMagic);
  append_u32(size_, bytes);
  append_u32(stems_, bytes);
  return bytes + words_.shared + words_.added + posts_ + counts_ + dropped_ + added_ + words_.text +
         tails_;
}

}  // namespace carrel
