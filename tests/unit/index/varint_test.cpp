#include "index/varint.h"

#include <doctest/doctest.h>

#include <string>

using namespace carrel;

namespace {

std::string bytes_of(std::uint32_t number) {
  std::string bytes;
  append_varint(number, bytes);
  return bytes;
}

}  // namespace

TEST_CASE("numbers at the edges of each size come back, and take the bytes they should") {
  const struct {
    std::uint32_t number;
    std::size_t bytes;
  } kRows[] = {{0, 1},           {1, 1},           {127, 1},       {128, 2},
               {16'383, 2},      {16'384, 3},      {2'097'151, 3}, {2'097'152, 4},
               {268'435'455, 4}, {268'435'456, 5}, {UINT32_MAX, 5}};
  for (const auto& row : kRows) {
    const std::string bytes = bytes_of(row.number);
    CHECK(bytes.size() == row.bytes);
    std::size_t at = 0;
    std::uint32_t number = 1;
    CHECK(read_varint(bytes, at, number));
    CHECK(number == row.number);
    CHECK(at == bytes.size());
    at = 0;
    CHECK(read_checked_varint(bytes.data(), at) == row.number);
    CHECK(at == bytes.size());
  }
}

TEST_CASE("a number that its bytes do not end, or that takes more than 32 bits, is refused") {
  const auto reads = [](std::string_view bytes) {
    std::size_t at = 0;
    std::uint32_t number;
    return read_varint(bytes, at, number);
  };
  CHECK_FALSE(reads(""));
  CHECK_FALSE(reads("\x80"));
  CHECK_FALSE(reads("\xFF\xFF\xFF\xFF"));
  CHECK(reads("\xFF\xFF\xFF\xFF\x0F"));
  CHECK_FALSE(reads("\xFF\xFF\xFF\xFF\x10"));
  CHECK_FALSE(reads("\xFF\xFF\xFF\xFF\x8F\x01"));
}

TEST_CASE("reading goes on where the number before ended") {
  const std::string bytes = bytes_of(300) + bytes_of(5);
  std::size_t at = 0;
  std::uint32_t first, second;
  REQUIRE(read_varint(bytes, at, first));
  REQUIRE(read_varint(bytes, at, second));
  CHECK(first == 300);
  CHECK(second == 5);
}

TEST_CASE("four bytes of a number, the lowest first") {
  std::string bytes = "x";
  append_u32(0x80FF0102U, bytes);
  CHECK(bytes == std::string("x\x02\x01\xFF\x80"));
  CHECK(read_u32(bytes, 1) == 0x80FF0102U);
}
