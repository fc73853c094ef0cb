// Which words stand in the archive, and what are their stems? The layout stands in data/FORMAT.md, "Lexicon parts".
#include "index/lexicon_reader.h"

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/word_columns.h"

namespace carrel {

Result<LexiconReader> LexiconReader::read(std::string_view bytes, std::string_view part_name, std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the lexicon part is malformed: ") + what, std::string(part_name),
                 "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 12;
  if (bytes.size() < kHeader || bytes.substr(0, 4) != kLexiconMagic) return damaged("it does not begin with CRL2");
  const std::uint32_t count = read_u32(bytes, 4);
  const std::uint32_t stems = read_u32(bytes, 8);

  LexiconReader reader;
  std::size_t at = kHeader;
  WordsReader words;
  std::vector<std::uint32_t> posts_of, stems_of, dropped, added;
  if (!words.read_numbers(bytes, at, count) || !read_column(bytes, at, count, posts_of) || !read_column(bytes, at, count, stems_of) ||
      !read_column(bytes, at, stems, dropped) || !read_column(bytes, at, stems, added))
    return damaged("it claims more words than fit");
  std::size_t tail = at + words.text_bytes();
  if (tail > bytes.size()) return damaged("a word runs past the end");
  reader.words_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!words.next(bytes, at)) return damaged("its words are not in order");
    const std::string& word = words.word;
    const std::size_t first = reader.stems_.size();
    if (posts_of[i] == 0 || posts_of[i] > posts || stems_of[i] == 0 ||
        stems_of[i] > limits::kStemsPerWord || stems_of[i] > stems - first)
      return damaged("a word's counts are wrong");
    reader.words_.push_back({static_cast<std::uint32_t>(reader.text_.size()), static_cast<std::uint32_t>(word.size()), posts_of[i],
                             static_cast<std::uint32_t>(first), stems_of[i]});
    reader.text_ += word;
    for (std::size_t stem = first; stem < first + stems_of[i]; ++stem) {
      const std::size_t size = added[stem];
      if (dropped[stem] > word.size() || size > bytes.size() - tail ||
          word.size() - dropped[stem] + size > limits::kWordBytes)
        return damaged("a stem runs past the end");
      reader.stems_.push_back({static_cast<std::uint32_t>(reader.text_.size()), static_cast<std::uint32_t>(word.size() - dropped[stem] + size)});
      reader.text_.append(word, 0, word.size() - dropped[stem]).append(bytes.substr(tail, size));
      tail += size;
    }
    if (reader.text_.size() > UINT32_MAX / 2) return damaged("it unpacks to too much");
  }
  if (reader.stems_.size() != stems || tail != bytes.size()) return damaged("bytes are left over");
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
