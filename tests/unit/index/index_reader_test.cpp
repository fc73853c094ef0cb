#include "index/index_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

#include "carrel/limits.h"
#include "index_build/part_writers.h"

using namespace carrel;

namespace {

using Postings = std::vector<std::tuple<std::uint32_t, int, bool>>;

Postings postings_of(const IndexReader& reader, std::size_t term) {
  Postings postings;
  reader.for_each_posting(term, [&](const Posting& posting) {
    postings.emplace_back(posting.post, posting.code, posting.in_title);
  });
  return postings;
}

// Two terms: "full" in posts 0 and 9, "pool" in 1, 2 and 3.
std::string two_terms() {
  IndexPartWriter writer;
  writer.add_term("full", 2);
  writer.add_posting(0, 15, true);
  writer.add_posting(9, 0, false);
  writer.add_term("pool", 3);
  writer.add_posting(1, 1, false);
  writer.add_posting(2, 2, true);
  writer.add_posting(3, 3, false);
  return writer.content();
}

constexpr std::uint32_t kPosts = 10;

std::string refusal(std::string bytes, std::uint32_t posts = kPosts) {
  const Result<IndexReader> read = IndexReader::read(std::move(bytes), "index-0", posts);
  if (read) return "";
  CHECK(read.error().where == "index-0");
  CHECK(read.error().code == ErrorCode::BadBundle);
  return read.error().message.substr(read.error().message.find(": ") + 2);
}

// The header: terms and postings, then the bytes.
std::string forged(std::uint32_t terms, std::uint32_t postings, const std::string& bytes) {
  std::string part = "CRI2";
  append_u32(terms, part);
  append_u32(postings, part);
  return part + bytes;
}

}  // namespace

TEST_CASE("what was written is read: terms, postings, their frequencies and titles") {
  const IndexReader reader = IndexReader::read(two_terms(), "index-0", kPosts).value();
  REQUIRE(reader.size() == 2);
  CHECK(reader.term(0) == "full");
  CHECK(reader.term(1) == "pool");
  CHECK(reader.post_frequency(0) == 2);
  CHECK(reader.post_frequency(1) == 3);
  CHECK(postings_of(reader, 0) == Postings{{0, 15, true}, {9, 0, false}});
  CHECK(postings_of(reader, 1) == Postings{{1, 1, false}, {2, 2, true}, {3, 3, false}});
}

TEST_CASE("more than eight postings: every bit of the titles is its own posting's") {
  IndexPartWriter writer;
  writer.add_term("term", 20);
  Postings expected;
  for (std::uint32_t post = 0; post < 20; ++post) {
    writer.add_posting(post * 2, post % 16, post % 3 == 0);
    expected.emplace_back(post * 2, post % 16, post % 3 == 0);
  }
  CHECK(postings_of(IndexReader::read(writer.content(), "x", 40).value(), 0) == expected);
}

TEST_CASE("a term is found where it is, and nowhere else") {
  IndexPartWriter writer;
  for (const char* term : {"b", "d", "da", "f"}) {
    writer.add_term(term, 1);
    writer.add_posting(0, 0, false);
  }
  const IndexReader reader = IndexReader::read(writer.content(), "x", 1).value();
  CHECK(reader.find("b") == 0);
  CHECK(reader.find("d") == 1);
  CHECK(reader.find("da") == 2);
  CHECK(reader.find("f") == 3);
  for (const char* absent : {"", "a", "c", "daa", "e", "g"})
    CHECK(reader.find(absent) == IndexReader::npos);
}

TEST_CASE("a part without terms is read, and finds nothing") {
  const IndexReader reader = IndexReader::read(forged(0, 0, ""), "x", 0).value();
  CHECK(reader.size() == 0);
  CHECK(reader.find("a") == IndexReader::npos);
}

TEST_CASE("every cut of a part is refused, and every byte too many") {
  const std::string part = two_terms();
  for (std::size_t size = 0; size < part.size(); ++size)
    CHECK_MESSAGE(!refusal(part.substr(0, size)).empty(), size);
  CHECK(refusal(part).empty());
  CHECK_FALSE(refusal(part + '\0').empty());
}

TEST_CASE("a posting beyond the archive's posts is refused; the last post is not") {
  CHECK(refusal(two_terms(), 10).empty());
  CHECK_FALSE(refusal(two_terms(), 9).empty());
}

TEST_CASE("each kind of damage is named") {
  CHECK(refusal("CRI1" + two_terms().substr(4)) == "it does not begin with CRI2");
  CHECK(refusal(forged(1, 1, "")) == "a term runs past the end");
  // One term "a": shares 0, adds 1, posts, text, codes, gaps, titles.
  const auto one_term = [](char posts, const std::string& gaps) {
    return std::string("\0\1", 2) + posts + 'a' + '\0' + gaps + '\0';
  };
  CHECK(refusal(forged(1, 1, one_term(1, "\1"))).empty());
  CHECK(refusal(forged(1, 2, one_term(1, "\1"))) == "it claims more postings than fit");
  CHECK(refusal(forged(1, 0, one_term(0, ""))) == "a term has more postings than there are");
  CHECK(refusal(forged(1, 1, one_term(1, std::string(1, '\0')))) == "a posting is malformed");
  CHECK(refusal(forged(1, 1, one_term(1, "\x0B"))) == "a posting names a post that does not exist");
  CHECK(refusal(forged(1, 1, one_term(1, "\1\1"))) == "bytes are left over");
}

TEST_CASE("a part of more bytes than one may have is refused as too large") {
  const std::string part = forged(0, 0, "") + std::string(limits::kTermsPartBytes - 11, '\0');
  const Result<IndexReader> read = IndexReader::read(part, "index-0", kPosts);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::TooLarge);
  // Of as many bytes as one may have it is read, and found to be wrong.
  CHECK(refusal(part.substr(0, limits::kTermsPartBytes)) == "bytes are left over");
}
