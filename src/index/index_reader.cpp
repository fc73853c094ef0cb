// The layout stands in data/FORMAT.md, "Index parts".
#include "index/index_reader.h"

#include <algorithm>

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/part_fault.h"
#include "index/word_columns.h"

namespace carrel {

Result<IndexReader> IndexReader::read(std::string bytes, std::string_view part_name,
                                      std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the index part is malformed: ") + what,
                 std::string(part_name), "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 12;
  if (bytes.size() < kHeader || std::string_view(bytes).substr(0, 4) != kIndexMagic)
    return damaged("it does not begin with CRI2");
  const std::uint32_t count = read_u32(bytes, 4);
  const std::uint32_t postings = read_u32(bytes, 8);
  if (bytes.size() > limits::kTermsPartBytes) return too_large(part_name);

  IndexReader reader;
  reader.bytes_ = std::move(bytes);
  const std::string_view whole = reader.bytes_;
  std::size_t at = kHeader;
  WordsReader words;
  Column posts_of;
  if (!words.read_numbers(whole, at, count) || !posts_of.open(whole, at, count, posts))
    return damaged("a term runs past the end");
  if (posts_of.sum != postings || postings > whole.size() - at)
    return damaged("it claims more postings than fit");
  if (words.written_out() > limits::kTermsTextBytes) return too_large(part_name);
  reader.terms_.reserve(count);
  reader.text_.reserve(static_cast<std::size_t>(words.written_out()));
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t term_posts = posts_of.next();
    if (!words.next(whole, at)) return damaged("its terms are not in order");
    if (term_posts == 0 || term_posts > postings - first)
      return damaged("a term has more postings than there are");
    reader.terms_.push_back({static_cast<std::uint32_t>(reader.text_.size()),
                             static_cast<std::uint32_t>(words.word.size()), term_posts, first, 0});
    reader.text_ += words.word;
    first += term_posts;
  }
  reader.codes_ = at;
  const std::size_t code_bytes = (std::size_t{postings} + 1) / 2,
                    title_bytes = (std::size_t{postings} + 7) / 8;
  if (first != postings || code_bytes + title_bytes > whole.size() - at)
    return damaged("its postings run past the end");
  at += code_bytes;
  reader.titles_ = whole.size() - title_bytes;
  const std::string_view gaps = whole.substr(0, reader.titles_);
  for (Term& term : reader.terms_) {
    term.gaps = static_cast<std::uint32_t>(at);
    std::uint64_t next = 0;
    for (std::uint32_t i = 0; i < term.posts; ++i) {
      std::uint32_t gap;
      if (!read_varint(gaps, at, gap) || gap == 0) return damaged("a posting is malformed");
      next += gap;
      if (next > posts) return damaged("a posting names a post that does not exist");
    }
  }
  if (at != gaps.size()) return damaged("bytes are left over");
  return reader;
}

std::size_t IndexReader::find(std::string_view wanted) const {
  std::size_t low = 0, high = terms_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (term(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < terms_.size() && term(low) == wanted ? low : npos;
}

}  // namespace carrel
