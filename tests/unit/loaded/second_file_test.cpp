#include "loaded/second_file.h"

#include <doctest/doctest.h>

TEST_CASE("the second file is here until the loader says otherwise, and again once it is joined") {
  CHECK(carrel::reader_is_here());
  carrel::set_reader(false);
  CHECK_FALSE(carrel::reader_is_here());
  carrel::set_reader(true);
  CHECK(carrel::reader_is_here());
}
