#include "base/web_address.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "shared_data.h"

using namespace carrel;

TEST_CASE(
    "an address may be followed or not as the table of cases says, however its scheme is "
    "disguised" *
    doctest::skip(!kOpensFiles)) {
  const std::string text = read_file(CARREL_SOURCE_DIR "/tests/cases/addresses.json");
  const Result<Json> json = Json::parse(text, "addresses.json");
  REQUIRE(json);
  int count = 0;
  json.value().root().for_each([&](JsonView pair) {
    std::vector<std::string> texts;
    pair.for_each([&](JsonView value) { texts.emplace_back(value.text()); });
    REQUIRE(texts.size() == 2);
    CHECK_MESSAGE(safe_address(texts[0]) == texts[1], texts[0]);
    if (!texts[1].empty())
      CHECK_MESSAGE(safe_address(texts[1]) == texts[1], "not the same a second time: " << texts[1]);
    ++count;
  });
  CHECK(count > 80);
}

TEST_CASE("only http, https and mailto are schemes that may be followed") {
  CHECK(is_web_address("HTTPS://a.example"));
  CHECK_FALSE(is_web_address("mailto:a@b.example"));
  CHECK(has_scheme("mailto:a@b.example"));
  CHECK_FALSE(has_scheme("#https://a.example"));
  CHECK_FALSE(has_scheme("about.html"));
}
