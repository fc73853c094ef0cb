#include "post/page_properties.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

// "key=value key=value | what is left".
std::string taken(std::string body) {
  std::string list;
  for (const FrontMatterValue& value : take_page_properties(body))
    list += value.key + "=" + (value.texts.empty() ? "" : value.texts.front()) + " ";
  return list + "| " + body;
}

}  // namespace

TEST_CASE("known properties at the head are taken, others stay as text") {
  CHECK(taken("title:: A b\ntags:: one, two\n\n- x") == "title=A b tags=one, two | \n\n\n- x");
  CHECK(taken("- title:: A\n  rating:: 5\n  draft:: true\n- x") ==
        "title=A draft=true | \n  rating:: 5\n\n- x");
  CHECK(taken("public::\nText") == "public= | \nText");
}

TEST_CASE("text is no property") {
  for (const char* text :
       {"std::vector is a class\n", "a b:: c\n", "Text\ntitle:: x\n", ":: x\n", ""})
    CHECK(taken(text) == "| " + std::string(text));
}
