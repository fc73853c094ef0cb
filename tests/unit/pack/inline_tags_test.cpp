#include "pack/inline_tags.h"

#include <doctest/doctest.h>

using namespace carrel;
using Names = std::vector<std::string>;

TEST_CASE("tags in the text are found once each, with their folders") {
  CHECK(find_inline_tags("A #ops and #ops/db, again #ops.\n- #über-tag #[[two words]]\n") ==
        Names{"ops", "ops/db", "über-tag", "two words"});
}

TEST_CASE("headings, code, numbers, addresses and fragments are no tags") {
  CHECK(find_inline_tags("# Heading\n\n#1 a#b `#code` https://a.example/#x\n\n```\n#no\n```\n") ==
        Names{});
}
