// Which words stand in the archive, and what are their stems? The layout stands in data/FORMAT.md, "Lexicon parts".
#include "index/lexicon_reader.h"

#include "bundle/bundle_format.h"
#include "index/varint.h"

namespace carrel {

Result<LexiconReader> LexiconReader::read(std::string_view bytes, std::string_view part_name, std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the lexicon part is malformed: ") + what, std::string(part_name),
                 "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 8;
  if (bytes.size() < kHeader || bytes.substr(0, 4) != kLexiconMagic) return damaged("it does not begin with CRL1");
  const std::uint32_t count = read_u32(bytes, 4);
  if (count > (bytes.size() - kHeader) / 4) return damaged("it claims more words than fit");

  LexiconReader reader;
  reader.words_.reserve(count);
  std::size_t at = kHeader;
  std::string word, before;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t shared, added, word_posts, stem_count;
    if (!read_varint(bytes, at, shared) || !read_varint(bytes, at, added) || added > bytes.size() - at || shared > before.size())
      return damaged("a word runs past the end");
    word.assign(before, 0, shared).append(bytes.substr(at, added));
    at += added;
    if (word <= before || word.size() > 255) return damaged("its words are not in order");
    if (!read_varint(bytes, at, word_posts) || word_posts == 0 || word_posts > posts || !read_varint(bytes, at, stem_count) || stem_count == 0 ||
        stem_count > 64)
      return damaged("a word's counts are wrong");
    WordEntry entry{static_cast<std::uint32_t>(reader.text_.size()), static_cast<std::uint32_t>(word.size()), word_posts,
                    static_cast<std::uint32_t>(reader.stems_.size()), stem_count};
    reader.text_ += word;
    for (std::uint32_t s = 0; s < stem_count; ++s) {
      std::uint32_t kept, tail;
      if (!read_varint(bytes, at, kept) || kept > word.size() || !read_varint(bytes, at, tail) || tail > bytes.size() - at || kept + tail > 255)
        return damaged("a stem runs past the end");
      reader.stems_.push_back({static_cast<std::uint32_t>(reader.text_.size()), kept + tail});
      reader.text_.append(word, 0, kept).append(bytes.substr(at, tail));
      at += tail;
    }
    reader.words_.push_back(entry);
    std::swap(word, before);
    if (reader.text_.size() > UINT32_MAX / 2) return damaged("it unpacks to too much");
  }
  if (at != bytes.size()) return damaged("bytes are left over");
  return reader;
}

std::size_t LexiconReader::lower_bound(std::string_view prefix) const {
  std::size_t low = 0, high = words_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (surface(middle) < prefix) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace carrel
