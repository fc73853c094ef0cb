#include "base/nearest.h"

#include <doctest/doctest.h>

#include <vector>

using namespace carrel;

TEST_CASE("a slip of the keyboard is told by what was meant") {
  const std::vector<std::string_view> names{"title", "date",  "updated",       "summary",
                                            "tags",  "draft", "superseded_by", "pubdate"};
  const auto meant = [&](std::string_view written) { return nearest_name(written, names); };
  CHECK(meant("titel") == "title");
  CHECK(meant("Title") == "title");
  CHECK(meant("sumary") == "summary");
  CHECK(meant("supersededBy") == "superseded_by");
  CHECK(meant("superceeded_by") == "superseded_by");
  CHECK(meant("drfat") == "draft");
  CHECK(meant("dtae") == "date");
  CHECK(meant("pub_date") == "pubdate");
  CHECK(meant("data").empty());
  CHECK(meant("tag").empty());
  CHECK(meant("bags").empty());
  CHECK(meant("image").empty());
  CHECK(meant("").empty());
  CHECK(nearest_name("tble", std::vector<std::string_view>{"table", "tbale"}).empty());
}
