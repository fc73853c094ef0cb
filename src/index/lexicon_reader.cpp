// The layout stands in data/FORMAT.md, "Lexicon parts".
#include "index/lexicon_reader.h"

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/part_fault.h"
#include "index/word_columns.h"

namespace carrel {

Result<LexiconReader> LexiconReader::read(std::string_view bytes, std::string_view part_name,
                                          std::uint32_t posts) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::BadBundle, std::string("the lexicon part is malformed: ") + what,
                 std::string(part_name), "the archive must be packed anew"};
  };
  constexpr std::size_t kHeader = 12;
  if (bytes.size() < kHeader || bytes.substr(0, 4) != kLexiconMagic)
    return damaged("it does not begin with CRL2");
  const std::uint32_t count = read_u32(bytes, 4);
  const std::uint32_t stems = read_u32(bytes, 8);

  if (bytes.size() > limits::kTermsPartBytes) return too_large(part_name);

  LexiconReader reader;
  std::size_t at = kHeader;
  WordsReader words;
  Column posts_of, stems_of, dropped, added;
  if (!words.read_numbers(bytes, at, count) || !posts_of.open(bytes, at, count, posts) ||
      !stems_of.open(bytes, at, count, limits::kStemsPerWord) ||
      !dropped.open(bytes, at, stems, limits::kWordBytes) ||
      !added.open(bytes, at, stems, limits::kWordBytes))
    return damaged("it claims more words than fit");
  if (stems_of.sum != stems) return damaged("its words have another number of stems than it says");
  if (words.text_bytes() + added.sum != bytes.size() - at)
    return damaged("its words have another number of bytes than there are");
  if (words.written_out() > limits::kTermsTextBytes) return too_large(part_name);
  reader.words_.reserve(count);
  reader.stems_.reserve(stems);
  reader.text_.reserve(static_cast<std::size_t>(words.written_out()));
  reader.tails_ = bytes.substr(at + static_cast<std::size_t>(words.text_bytes()));
  std::uint32_t tail = 0;
  std::string stem, stem_before;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!words.next(bytes, at)) return damaged("its words are not in order");
    const std::string& word = words.word;
    const std::uint32_t posts_with = posts_of.next(), stem_count = stems_of.next();
    if (posts_with == 0 || stem_count == 0) return damaged("a word's counts are wrong");
    reader.words_.push_back({static_cast<std::uint32_t>(reader.text_.size()), posts_with,
                             static_cast<std::uint32_t>(reader.stems_.size()),
                             static_cast<std::uint8_t>(word.size()),
                             static_cast<std::uint8_t>(stem_count)});
    reader.text_ += word;
    for (std::uint32_t nth = 0; nth < stem_count; ++nth) {
      const std::size_t without = dropped.next(), size = added.next();
      if (without > word.size() || word.size() - without + size > limits::kWordBytes)
        return damaged("a stem runs past the end");
      const std::size_t kept = word.size() - without;
      stem_before.swap(stem);
      stem.assign(word, 0, kept).append(reader.tails_, tail, size);
      if (nth > 0 && stem <= stem_before) return damaged("a word's stems are not in order");
      reader.stems_.push_back(
          {tail, static_cast<std::uint8_t>(kept), static_cast<std::uint8_t>(size)});
      tail += static_cast<std::uint32_t>(size);
    }
  }
  return reader;
}

std::string LexiconReader::stem(std::size_t index, std::size_t nth) const {
  const StemEntry& entry = stems_[words_[index].stems + nth];
  return std::string(surface(index).substr(0, entry.kept))
      .append(tails_, entry.tail, entry.tail_size);
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
