#include "index/word_columns.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carrel;

namespace {

// The columns of the words as one text: both of numbers, then the bytes added.
std::string columns_of(const std::vector<std::string>& words) {
  WordsWriter writer;
  for (const std::string& word : words) writer.add(word);
  return writer.shared + writer.added + writer.text;
}

// All words read back; empty where they are refused.
std::vector<std::string> read_back(std::string_view bytes, std::size_t count) {
  WordsReader reader;
  std::size_t at = 0;
  std::vector<std::string> words;
  if (!reader.read_numbers(bytes, at, count)) return {};
  for (std::size_t i = 0; i < count; ++i) {
    if (!reader.next(bytes, at)) return {};
    words.push_back(reader.word);
  }
  return words;
}

}  // namespace

TEST_CASE("words come back, each written as how it differs from the one before") {
  const std::vector<std::string> words{"pool", "pooled", "pools", "port"};
  CHECK(read_back(columns_of(words), 4) == words);
  WordsWriter writer;
  for (const std::string& word : words) writer.add(word);
  CHECK(writer.text == "pooledsrt");
  CHECK(writer.written_out == 19);
  CHECK(writer.bytes() == 4 + 4 + 9);
}

TEST_CASE("what words take written out is known before any is") {
  const std::string bytes = columns_of({"pool", "pooled"});
  WordsReader reader;
  std::size_t at = 0;
  REQUIRE(reader.read_numbers(bytes, at, 2));
  CHECK(at == 4);
  CHECK(reader.text_bytes() == 6);
  CHECK(reader.written_out() == 10);
}

TEST_CASE("a word of as many bytes as a word may have is read, one of a byte more is refused") {
  const std::string longest(limits::kWordBytes, 'w');
  CHECK(read_back(columns_of({longest}), 1) == std::vector<std::string>{longest});
  CHECK(read_back(columns_of({longest + "w"}), 1).empty());
  // Each number is allowed alone, and both together are too long.
  const std::string bytes = std::string("\x00\xC8\x01\xC8\x01\xC8\x01", 7) + std::string(200, 'a') +
                            std::string(200, 'b');
  CHECK(read_back(bytes, 2).empty());
}

TEST_CASE("words out of order, twice, empty, or with bytes that are not there are refused") {
  CHECK(read_back(std::string("\0\0\1\1ba", 6), 2).empty());
  CHECK(read_back(std::string("\0\0\1\1aa", 6), 2).empty());
  CHECK(read_back(std::string("\0\1\1\0a", 5), 2).empty());   // the same by sharing all
  CHECK(read_back(std::string("\0\2\1\1ab", 6), 2).empty());  // shares more than there is
  CHECK(read_back(std::string("\0\1\1\2ab", 6), 2).empty());  // one byte is missing
  CHECK(read_back(std::string("\0\0", 2), 1).empty());
}

TEST_CASE("a column has as many numbers as asked, none above the most") {
  Column column;
  std::size_t at = 0;
  CHECK(column.open("\1\2\3", at, 3, 3));
  CHECK(at == 3);
  CHECK(column.sum == 6);
  CHECK(column.next() == 1);
  CHECK(column.next() == 2);
  CHECK(column.next() == 3);
  const auto opens = [](std::string_view bytes, std::size_t from, std::size_t count) {
    Column other;
    return other.open(bytes, from, count, 3);
  };
  CHECK(opens("\1\2\3", 3, 0));
  CHECK_FALSE(opens("\1\2\3", 4, 0));
  CHECK_FALSE(opens("\1\2\3", 0, 4));
  CHECK_FALSE(opens("\1\2\3", 1, 3));
  CHECK_FALSE(opens("\1\4\3", 0, 3));
  CHECK_FALSE(opens("\1\x80", 0, 2));
}
