#include "pack/causes.h"

#include <doctest/doctest.h>

#include <set>

using namespace carrel;

TEST_CASE("every kind has a name and a general cause of that name") {
  for (const auto kind :
       {PackNote::Kind::LeftOut, PackNote::Kind::Guess, PackNote::Kind::DeadLink,
        PackNote::Kind::Warning, PackNote::Kind::Unreadable, PackNote::Kind::Converted,
        PackNote::Kind::Withdrawn, PackNote::Kind::Hidden, PackNote::Kind::PassedOver,
        PackNote::Kind::Remark, PackNote::Kind::Allowed}) {
    const CauseRecord& cause = cause_of({kind, "a.md", "x"});
    CHECK(cause.kind == kind);
    CHECK(cause.id == name_of(kind));
    CHECK(kind_of(name_of(kind)) == kind);
  }
  CHECK(kind_of("nonsense") == PackNote::Kind::LeftOut);
}

TEST_CASE("a note has the cause that it names; a name that is none says nothing") {
  CHECK(cause_of({PackNote::Kind::Guess, "a.md", "x", "untitled"}).id == "untitled");
  CHECK(cause_of({PackNote::Kind::Guess, "a.md", "x", "nonsense"}).id == "guess");
  std::set<std::string_view> ids, headings;
  for (const CauseRecord& cause : causes()) {
    CHECK(ids.insert(cause.id).second);
    CHECK(headings.insert(cause.heading).second);
  }
}
