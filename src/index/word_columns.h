// The sorted words of a part, in columns: for each word how many bytes it shares with the word
// before, for each how many it adds, and all added bytes one after another. Numbers of one kind
// side by side compress a fifth better than words with their numbers between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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
    written_out += word.size();
    before_ = word;
  }
  std::size_t bytes() const { return shared.size() + added.size() + text.size(); }

  std::string shared, added, text;  // the columns so far
  std::size_t written_out = 0;      // bytes of all words, each whole

 private:
  std::string before_;
};

// A column of numbers that was checked, read from its beginning on without taking any room.
class Column {
 public:
  // Passes over `count` numbers from `at` on, none above `most`, and moves it; false where one is
  // larger, or they run past the end. The bytes must outlive this.
  bool open(std::string_view bytes, std::size_t& at, std::size_t count, std::uint32_t most) {
    if (at > bytes.size() || count > bytes.size() - at)
      return false;  // a number takes a byte at least
    bytes_ = bytes.data();
    at_ = at;
    for (std::size_t i = 0; i < count; ++i) {
      std::uint32_t number;
      if (!read_varint(bytes, at, number) || number > most) return false;
      sum += number;
    }
    return true;
  }

  // Requires: fewer than `count` were taken.
  std::uint32_t next() { return read_checked_varint(bytes_, at_); }

  std::uint64_t sum = 0;  // of all numbers

 private:
  const char* bytes_ = nullptr;
  std::size_t at_ = 0;
};

// Gives the words back, one after another.
class WordsReader {
 public:
  // The columns of numbers stand from `at` on, which is moved past them; false where a word would
  // be longer than limits::kWordBytes, or they run past the end.
  bool read_numbers(std::string_view bytes, std::size_t& at, std::size_t count) {
    return shared_.open(bytes, at, count, limits::kWordBytes) &&
           added_.open(bytes, at, count, limits::kWordBytes);
  }

  // What all words add, and what they take written out. Requires: read_numbers.
  std::uint64_t text_bytes() const { return added_.sum; }
  std::uint64_t written_out() const { return shared_.sum + added_.sum; }

  // The next word, of at most limits::kWordBytes; its bytes stand from `at` on, which is moved.
  // False where it is not after the word before, or they run past the end. Valid until the next
  // call.
  bool next(std::string_view bytes, std::size_t& at) {
    const std::size_t shared = shared_.next(), added = added_.next();
    if (shared > word.size() || added > bytes.size() - at || shared + added > limits::kWordBytes)
      return false;
    before_.swap(word);
    word.assign(before_, 0, shared).append(bytes.substr(at, added));
    at += added;
    return word > before_;
  }
  std::string word;

 private:
  Column shared_, added_;
  std::string before_;
};

}  // namespace carrel
