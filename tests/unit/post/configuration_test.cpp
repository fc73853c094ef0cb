// carrel.json: what an owner may say, and what is refused.
#include <doctest/doctest.h>

#include <string>

#include "carrel/configuration.h"

using namespace carrel;

TEST_CASE("an empty configuration lets devices keep archives of up to 8 MiB and keep them when access is refused") {
  const Result<ArchiveFrame> frame = read_configuration("{}");
  REQUIRE(frame);
  CHECK(frame.value().offline == "keep");
  CHECK(frame.value().offline_limit == 8U * 1024 * 1024);
  CHECK(frame.value().offline_denied == "keep");
}

TEST_CASE("the owner's words about storing are taken over") {
  const Result<ArchiveFrame> frame = read_configuration(R"({"offline": "ask", "offline_limit": 0, "offline_denied": "remove"})");
  REQUIRE(frame);
  CHECK(frame.value().offline == "ask");
  CHECK(frame.value().offline_limit == 0);
  CHECK(frame.value().offline_denied == "remove");
}

TEST_CASE("other words about storing are refused, and the error says which there are") {
  for (const std::string text : {R"({"offline": "always"})", R"({"offline": true})", R"({"offline_limit": -1})", R"({"offline_denied": "never"})", R"({"offlin": "keep"})"}) {
    CAPTURE(text);
    CHECK_FALSE(read_configuration(text));
  }
  const Result<ArchiveFrame> frame = read_configuration(R"({"offline": "always"})");
  REQUIRE_FALSE(frame);
  CHECK(to_text(frame.error()).find("\"never\"") != std::string::npos);
}
