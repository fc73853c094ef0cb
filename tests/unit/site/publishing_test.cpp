#include "site/publishing.h"

#include <doctest/doctest.h>

#include "built_room.h"

using namespace carrel;

TEST_CASE("an integrity is the hash's own bytes in base64") {
  CHECK(integrity_of("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(integrity_of("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("lines to paste name the address given, with one slash, and both pins") {
  const ElementScript script{"assets/carrel.js", "sha256-x"};
  for (const char* address : {"https://posts.example/a", "https://posts.example/a/"}) {
    const std::string text = write_publishing("out", address, "abc", script);
    CHECK(has(text, "copy out to"));
    CHECK(has(text, "src=\"https://posts.example/a/carrel.js\""));
    CHECK(has(text, "src=\"https://posts.example/a/assets/carrel.js\" integrity=\"sha256-x\""));
    CHECK(has(text, "integrity=\"" + integrity_of("abc") + "\""));
    CHECK_FALSE(has(text, "a//"));
  }
}

TEST_CASE("without an address two lines say how to ask for them") {
  CHECK(write_publishing("out", "", "abc", {}) ==
        "Publish: copy out to any static host. Keep the files of the previous edition for a while: "
        "readers may still use it.\n"
        "Embed: --url ADDRESS prints what to paste into a page.\n");
}
