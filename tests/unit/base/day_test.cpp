#include <doctest/doctest.h>

#include "carrel/post.h"
#include "carrel/result.h"

using namespace carrel;

TEST_CASE("an ISO date is read, written back the same, and its time of day is ignored") {
  CHECK(parse_day("1970-01-01") == 0);
  CHECK(parse_day("2024-02-29T23:59:59+02:00") == parse_day("2024-02-29"));
  CHECK(to_text(*parse_day("2024-03-05")) == "2024-03-05");
  CHECK(to_text(*parse_day("0001-01-01")) == "0001-01-01");
  CHECK(to_text(kNoDay).empty());
}

TEST_CASE("what is no date is refused, not guessed") {
  for (const char* text : {"", "2024", "2024-02-30", "2024-13-01", "2024-3-5", "2024-03-051",
                           "2024/03/05", "2024-03-05x", "yesterday"})
    CHECK_MESSAGE(!parse_day(text), text);
}

TEST_CASE("an error says where, what and how to mend it") {
  CHECK(to_text(Error{ErrorCode::BadInput, "the date is no date", "a.md:3",
                      "write it as 2024-03-05"}) ==
        "a.md:3: the date is no date (write it as 2024-03-05)");
  CHECK(to_text(Error{ErrorCode::Io, "cannot read", "", ""}) == "cannot read");
}
