// Deltas: a part made of its predecessor, and what is refused.
#include "bundle/delta.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "bundle/decompress.h"
#include "bundle_write/compress.h"

using namespace carrel;

namespace {

std::string text(int lines, int edited) {
  std::string content;
  for (int i = 0; i < lines; ++i)
    content += "line " + std::to_string(static_cast<std::uint32_t>(i) * 2654435761U) +
               (i == edited ? " was edited" : " stays as it was") + "\n";
  return content;
}

std::string frame_of(const std::string& content) {
  Result<std::string> frame = compress(content);
  REQUIRE(frame);
  return frame.value();
}

}  // namespace

TEST_CASE(
    "a part made of its predecessor and a delta holds the new content, and is itself a part to go "
    "on from") {
  const std::string first = text(20'000, -1), second = text(20'000, 500),
                    third = text(20'010, 9'000);
  const Result<std::string> delta = make_delta(frame_of(first), frame_of(second), "posts-0");
  REQUIRE(delta);
  CHECK(delta.value().size() < frame_of(second).size() / 4);
  const Result<std::string> made = apply_delta(frame_of(first), delta.value(), "posts-0");
  REQUIRE(made);
  const Result<std::string> content = decompress(made.value(), second.size(), "posts-0");
  REQUIRE(content);
  CHECK(content.value() == second);
  const Result<std::string> next = make_delta(frame_of(second), frame_of(third), "posts-0");
  REQUIRE(next);
  const Result<std::string> made_next = apply_delta(made.value(), next.value(), "posts-0");
  REQUIRE(made_next);
  CHECK(decompress(made_next.value(), third.size(), "posts-0").value() == third);
}

TEST_CASE("a frame of raw blocks is an ordinary frame for every size around its blocks") {
  for (const std::size_t size : {0U, 1U, 131'071U, 131'072U, 131'073U, 400'000U}) {
    CAPTURE(size);
    const std::string content(size, 'x');
    const std::string frame = write_raw_frame(content);
    const Result<std::string> unpacked = unpack_frame(frame, "raw");
    REQUIRE(unpacked);
    CHECK(unpacked.value() == content);
  }
}

TEST_CASE(
    "a delta is refused with another predecessor, cut, and with any of its first bytes changed") {
  const std::string first = text(2'000, -1), second = text(2'000, 5);
  const std::string delta = make_delta(frame_of(first), frame_of(second), "x").value();
  CHECK_FALSE(apply_delta(frame_of(text(2'000, 77)), delta, "x"));
  CHECK_FALSE(apply_delta(frame_of(first), delta.substr(0, delta.size() - 1), "x"));
  CHECK_FALSE(apply_delta(frame_of(first), "", "x"));
  for (std::size_t at = 0; at < delta.size(); at += 3) {
    std::string damaged = delta;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    const Result<std::string> made = apply_delta(frame_of(first), damaged, "x");
    if (made) CHECK(unpack_frame(made.value(), "x").value() == second);  // a bit that means nothing
  }
}
