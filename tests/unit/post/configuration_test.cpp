// carrel.json: what an owner may say, and what is refused.
#include "carrel/configuration.h"

#include <doctest/doctest.h>

#include <string>

using namespace carrel;

TEST_CASE(
    "an empty configuration lets devices keep archives of up to 8 MiB and keep them when access is "
    "refused") {
  const Result<ArchiveFrame> frame = read_configuration("{}");
  REQUIRE(frame);
  CHECK(frame.value().offline == "keep");
  CHECK(frame.value().offline_limit == 8U * 1024 * 1024);
  CHECK(frame.value().offline_denied == "keep");
}

TEST_CASE("the owner's words about storing are taken over") {
  const Result<ArchiveFrame> frame =
      read_configuration(R"({"offline": "ask", "offline_limit": 0, "offline_denied": "remove"})");
  REQUIRE(frame);
  CHECK(frame.value().offline == "ask");
  CHECK(frame.value().offline_limit == 0);
  CHECK(frame.value().offline_denied == "remove");
}

TEST_CASE("other words about storing are refused, and the error says which there are") {
  for (const std::string text :
       {R"({"offline": "always"})", R"({"offline": true})", R"({"offline_limit": -1})",
        R"({"offline_denied": "never"})", R"({"offlin": "keep"})"}) {
    CAPTURE(text);
    CHECK_FALSE(read_configuration(text));
  }
  const Result<ArchiveFrame> frame = read_configuration(R"({"offline": "always"})");
  REQUIRE_FALSE(frame);
  CHECK(to_text(frame.error()).find("\"never\"") != std::string::npos);
}

TEST_CASE("no page may talk with embed.html by default, and named ones are taken over as written") {
  CHECK(read_configuration("{}").value().embed_hosts.empty());
  CHECK(read_configuration(R"({"embed_hosts": []})").value().embed_hosts.empty());
  const Result<ArchiveFrame> frame = read_configuration(
      R"({"embed_hosts": ["https://portal.example", "http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000"]})");
  REQUIRE(frame);
  CHECK(frame.value().embed_hosts ==
        std::vector<std::string>{"https://portal.example", "http://localhost:3000",
                                 "http://127.0.0.1:8080", "http://[::1]:3000"});
}

TEST_CASE("what is nearly an origin is refused, with the one that is meant") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://portal.example/", "https://portal.example"},
      {"https://Portal.Example", "https://portal.example"},
      {"HTTPS://portal.example", "https://portal.example"},
      {"https://portal.example:443", "https://portal.example"},
      {"http://portal.example:80/x?y#z", "http://portal.example"},
      {" https://portal.example ", "https://portal.example"},
      {"portal.example", "https://portal.example"},
      {"localhost:3000", "https://localhost:3000"},
      {"https://portal.example:", "https://portal.example"},
      {"*", ""},
      {"", ""},
      {"null", nullptr},
      {"https://*.portal.example", ""},
      {"https://user@portal.example", ""},
      {"https://p\\u00f6rtal.example", ""},
      {"https://portal.example:0", ""},
      {"https://portal.example:08080", ""},
      {"https://portal.example:65536", ""},
      {"https://portal.example\\\" onload=\\\"x", ""},
      {"https://portal.example\\u003e\\u003cscript\\u003e", ""},
      {"https://a.example https://b.example", nullptr},
      {"https://127.1", ""},
      {"https://0x7f.0.0.1", nullptr},
      {"https://0x7f000001", ""},
      {"https://2130706433", ""},
      {"https://127.0.0.256", ""},
      {"https://portal..example", ""},
      {"https://-portal.example", ""},
      {"https://[::1", ""},
      {"ftp://portal.example", ""},
      {"file://", ""},
      {"javascript://portal.example", ""},
  };
  for (const auto& each : cases) {
    const char* const text = each.first;
    const char* const meant = each.second;
    CAPTURE(text);
    const Result<ArchiveFrame> frame = read_configuration(
        "{\"embed_hosts\": [\"https://good.example\", \"" + std::string(text) + "\"]}");
    REQUIRE_FALSE(frame);
    const std::string said = to_text(frame.error());
    CHECK(said.find("embed_hosts") != std::string::npos);
    if (meant) CHECK((said.find(", write \"") == std::string::npos) == std::string(meant).empty());
    if (meant && *meant)
      CHECK(said.find(std::string("write \"") + meant + "\"") != std::string::npos);
  }
  for (const std::string value : {R"("https://portal.example")", R"([1])", R"({})", R"(true)"}) {
    CAPTURE(value);
    CHECK_FALSE(read_configuration("{\"embed_hosts\": " + value + "}"));
  }
}

TEST_CASE("keys of front matter become fields, unless a query knows their name already") {
  const Result<ArchiveFrame> list = read_configuration(R"({"facets": ["severity", "service"]})");
  REQUIRE(list);
  REQUIRE(list.value().fields.size() == 2);
  CHECK(list.value().fields[1].name == "service");
  CHECK(list.value().fields[1].title.empty());
  const Result<ArchiveFrame> named = read_configuration(R"({"facets": {"severity": "Schwere"}})");
  REQUIRE(named);
  CHECK(named.value().fields[0].title == "Schwere");
  for (const char* taken :
       {"title", "kind", "tag", "lang", "year", "sort", "in", "Über", "a b", ""}) {
    const Error error = read_configuration("{\n\"title\": \"tag\",\n\"facets\": [\n\"" +
                                           std::string(taken) + "\"]}")
                            .error();
    CHECK(error.code == ErrorCode::BadInput);
    CHECK(error.where == "carrel.json:3");
    CHECK(error.message.find("\"" + std::string(taken) + "\"") != std::string::npos);
  }
  CHECK(read_configuration(R"({"facets": ["a-b", "A_b"]})").error().where == "carrel.json:1");
  CHECK_FALSE(read_configuration(R"({"facets": "severity"})"));
  CHECK_FALSE(read_configuration(R"({"facets": [1]})"));
  CHECK_FALSE(read_configuration(R"({"sections": ["a"]})"));
  CHECK(
      read_configuration(R"({"sections": {"b": "B", "a": "A"}})").value().sections.front().first ==
      "b");
}
