// Where does a term occur? The layout stands in data/FORMAT.md, "Index parts".
#include "index/index_reader.h"

#include <algorithm>

#include "bundle/bundle_format.h"

namespace carrel {

Result<IndexReader> IndexReader::read(std::string bytes, std::string_view part_name, std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the index part is malformed: ") + what, std::string(part_name), "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 16;
  if (bytes.size() < kHeader || std::string_view(bytes).substr(0, 4) != kIndexMagic) return damaged("it does not begin with CRI1");
  const std::uint32_t count = read_u32(bytes, 4);
  const std::uint32_t dictionary_bytes = read_u32(bytes, 8);
  const std::uint32_t postings_bytes = read_u32(bytes, 12);
  if (std::uint64_t{dictionary_bytes} + postings_bytes + kHeader != bytes.size()) return damaged("its sizes do not add up");
  if (count > dictionary_bytes / 4) return damaged("it claims more terms than fit");

  IndexReader reader;
  reader.bytes_ = std::move(bytes);
  const std::string_view dictionary = std::string_view(reader.bytes_).substr(0, kHeader + dictionary_bytes);
  const std::string_view whole = reader.bytes_;
  reader.terms_.reserve(count);
  std::size_t at = kHeader;
  std::size_t postings = kHeader + dictionary_bytes;
  std::string term, before;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t shared, added, term_posts, size;
    if (!read_varint(dictionary, at, shared) || !read_varint(dictionary, at, added) || added > dictionary.size() - at || shared > before.size())
      return damaged("a term runs past the dictionary");
    term.assign(before, 0, shared).append(dictionary.substr(at, added));
    at += added;
    if (term <= before || term.size() > 255) return damaged("its terms are not in order");
    if (!read_varint(dictionary, at, term_posts) || !read_varint(dictionary, at, size) || size > whole.size() - postings || term_posts == 0 ||
        term_posts > posts)
      return damaged("a term's postings run past the end");
    const std::size_t codes_size = (std::size_t{term_posts} + 1) / 2;
    if (size < codes_size + term_posts) return damaged("a term has too few postings");
    const std::string_view gaps = whole.substr(0, postings + size - codes_size);
    std::size_t gap_at = postings;
    std::uint64_t next = 0;
    for (std::uint32_t p = 0; p < term_posts; ++p) {
      std::uint32_t gap;
      if (!read_varint(gaps, gap_at, gap) || gap < 2) return damaged("a posting is malformed");
      next += gap >> 1;
      if (next > posts) return damaged("a posting names a post that does not exist");
    }
    if (gap_at != gaps.size()) return damaged("a term's postings have the wrong size");
    reader.terms_.push_back({static_cast<std::uint32_t>(reader.text_.size()), static_cast<std::uint32_t>(term.size()), term_posts,
                             static_cast<std::uint32_t>(postings), static_cast<std::uint32_t>(gap_at)});
    reader.text_ += term;
    postings += size;
    std::swap(term, before);
  }
  if (at != dictionary.size() || postings != whole.size()) return damaged("bytes are left over");
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
