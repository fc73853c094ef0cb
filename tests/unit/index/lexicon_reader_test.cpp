#include "index/lexicon_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"
#include "index_build/part_writers.h"

using namespace carrel;

namespace {

std::string three_words() {
  LexiconPartWriter writer;
  writer.add("fail", 1, {"fail"});
  writer.add("failed", 2, {"fail", "failed"});
  writer.add("over", 3, {"uber"});
  return writer.content();
}

constexpr std::uint32_t kPosts = 3;

std::string refusal(std::string_view bytes, std::uint32_t posts = kPosts) {
  const Result<LexiconReader> read = LexiconReader::read(bytes, "lexicon-0", posts);
  if (read) return "";
  CHECK(read.error().where == "lexicon-0");
  CHECK(read.error().code == ErrorCode::BadBundle);
  return read.error().message.substr(read.error().message.find(": ") + 2);
}

std::string forged(std::uint32_t words, std::uint32_t stems, const std::string& bytes) {
  std::string part = "CRL2";
  append_u32(words, part);
  append_u32(stems, part);
  return part + bytes;
}

}  // namespace

TEST_CASE("what was written is read: words, how many posts have each, and their stems") {
  const LexiconReader reader = LexiconReader::read(three_words(), "lexicon-0", kPosts).value();
  REQUIRE(reader.size() == 3);
  CHECK(reader.surface(1) == "failed");
  CHECK(reader.post_frequency(1) == 2);
  REQUIRE(reader.stem_count(1) == 2);
  CHECK(reader.stem(1, 0) == "fail");
  CHECK(reader.stem(1, 1) == "failed");
  CHECK(reader.stem(0, 0) == "fail");
  CHECK(reader.stem(2, 0) == "uber");
}

TEST_CASE("the first word that is not before a beginning") {
  const LexiconReader reader = LexiconReader::read(three_words(), "lexicon-0", kPosts).value();
  CHECK(reader.lower_bound("") == 0);
  CHECK(reader.lower_bound("fail") == 0);
  CHECK(reader.lower_bound("faila") == 1);
  CHECK(reader.lower_bound("failed") == 1);
  CHECK(reader.lower_bound("failee") == 2);
  CHECK(reader.lower_bound("over") == 2);
  CHECK(reader.lower_bound("overa") == 3);
}

TEST_CASE("every cut of a part is refused, and every byte too many") {
  const std::string part = three_words();
  for (std::size_t size = 0; size < part.size(); ++size)
    CHECK_MESSAGE(!refusal(part.substr(0, size)).empty(), size);
  CHECK(refusal(part).empty());
  CHECK_FALSE(refusal(part + 'x').empty());
}

TEST_CASE("a word in more posts than the archive has is refused") {
  CHECK(refusal(three_words(), 3).empty());
  CHECK(refusal(three_words(), 2) == "it claims more words than fit");
}

TEST_CASE("each kind of damage is named") {
  CHECK(refusal("CRL1" + three_words().substr(4)) == "it does not begin with CRL2");
  // One word "ab": shares 0, adds 2, posts, stems, what each stem drops and adds, "ab", tails.
  const auto one_word = [](const std::string& numbers, const std::string& tails) {
    return std::string("\0\2", 2) + numbers + "ab" + tails;
  };
  CHECK(refusal(forged(1, 1, one_word(std::string("\1\1\0\0", 4), ""))).empty());
  CHECK(refusal(forged(1, 1, one_word(std::string("\1\1\2\1", 4), "x"))).empty());
  CHECK(refusal(forged(1, 1, one_word(std::string("\1\2\0\0", 4), ""))) ==
        "its words have another number of stems than it says");
  CHECK(refusal(forged(1, 1, one_word(std::string("\1\1\0\0", 4), "x"))) ==
        "its words have another number of bytes than there are");
  CHECK(refusal(forged(1, 1, one_word(std::string("\0\1\0\0", 4), ""))) ==
        "a word's counts are wrong");
  CHECK(refusal(forged(1, 0, one_word(std::string("\1\0", 2), ""))) == "a word's counts are wrong");
  CHECK(refusal(forged(1, 1, one_word(std::string("\1\1\3\0", 4), ""))) ==
        "a stem runs past the end");
  CHECK(refusal(forged(1, 2, one_word(std::string("\1\2\0\0\0\0", 6), ""))) ==
        "a word's stems are not in order");  // the same twice
  CHECK(refusal(forged(2, 2, std::string("\0\0\1\1\1\1\1\1\0\0\0\0", 12) + "ba")) ==
        "its words are not in order");
}

TEST_CASE("a word has as many stems as one may, and not one more") {
  const auto word_with = [](std::size_t stems) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < stems; ++i) names.push_back("w" + std::to_string(100 + i));
    LexiconPartWriter writer;
    writer.add("w", 1, names);
    return writer.content();
  };
  CHECK(refusal(word_with(limits::kStemsPerWord)).empty());
  CHECK_FALSE(refusal(word_with(limits::kStemsPerWord + 1)).empty());
}

TEST_CASE("a stem is no longer than a word may be") {
  const auto word_with = [](std::size_t more) {
    LexiconPartWriter writer;
    writer.add("word", 1, {"word" + std::string(more, 's')});
    return writer.content();
  };
  CHECK(refusal(word_with(limits::kWordBytes - 4)).empty());
  CHECK(refusal(word_with(limits::kWordBytes - 3)) == "a stem runs past the end");
}

TEST_CASE("a part of more bytes than one may have is refused as too large") {
  const std::string part = forged(0, 0, "") + std::string(limits::kTermsPartBytes - 11, '\0');
  const Result<LexiconReader> read = LexiconReader::read(part, "lexicon-0", kPosts);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::TooLarge);
  CHECK(refusal(std::string_view(part).substr(0, limits::kTermsPartBytes)) ==
        "its words have another number of bytes than there are");
}

TEST_CASE("the longest word may become another altogether") {
  LexiconPartWriter writer;
  writer.add(std::string(limits::kWordBytes, 'w'), 1, {"x"});
  const LexiconReader reader = LexiconReader::read(writer.content(), "lexicon-0", kPosts).value();
  CHECK(reader.stem(0, 0) == "x");
}
