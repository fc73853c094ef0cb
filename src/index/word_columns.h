// How are the sorted words of a part written? In columns: for each word how many bytes it shares with the word before, for each how many it
// adds, and all added bytes one after another. Numbers of one kind side by side compress a fifth better than words with their numbers between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/limits.h"
#include "index/varint.h"

namespace carrel {

class WordsWriter {
 public:
  // Requires: words come in byte order.
  void add(std::string_view word) {
    std::size_t same = 0;
    while (same < before_.size() && same < word.size() && before_[same] == word[same]) ++same;
    append_varint(static_cast<std::uint32_t>(same), shared);
    append_varint(static_cast<std::uint32_t>(word.size() - same), added);
    text += word.substr(same);
    before_ = word;
  }
  std::size_t bytes() const { return shared.size() + added.size() + text.size(); }

  std::string shared, added, text;   // the columns so far

 private:
  std::string before_;
};

// Reads `count` numbers from `at` on and moves it; false where they run past the end.
inline bool read_column(std::string_view bytes, std::size_t& at, std::size_t count, std::vector<std::uint32_t>& numbers) {
  if (at > bytes.size() || count > bytes.size() - at) return false;   // a number takes a byte at least
  numbers.resize(count);
  for (std::uint32_t& number : numbers)
    if (!read_varint(bytes, at, number)) return false;
  return true;
}

// Gives the words back, one after another.
class WordsReader {
 public:
  // The columns of numbers stand from `at` on, which is moved past them; false where they run past the end.
  bool read_numbers(std::string_view bytes, std::size_t& at, std::size_t count) {
    return read_column(bytes, at, count, shared_) && read_column(bytes, at, count, added_);
  }

  // Of all words together. Requires: read_numbers.
  std::size_t text_bytes() const {
    std::size_t bytes = 0;
    for (const std::uint32_t added : added_) bytes += added;
    return bytes;
  }

  // The next word, of at most limits::kWordBytes; its bytes stand from `at` on, which is moved.
  // False where it is not after the word before, or they run past the end. Valid until the next
  // call.
  bool next(std::string_view bytes, std::size_t& at) {
    const std::size_t shared = shared_[place_], added = added_[place_];
    ++place_;
    if (shared > word.size() || added > bytes.size() - at || shared + added > limits::kWordBytes)
      return false;
    before_.swap(word);
    word.assign(before_, 0, shared).append(bytes.substr(at, added));
    at += added;
    return word > before_;
  }
  std::string word;

 private:
  std::vector<std::uint32_t> shared_, added_;
  std::size_t place_ = 0;
  std::string before_;
};

}  // namespace carrel
