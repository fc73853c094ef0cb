#include "site/one_file.h"

#include <doctest/doctest.h>

#include <string>

#include "built_room.h"

using namespace carrel;

TEST_CASE("base64 of each length of the end, and of every kind of byte") {
  CHECK(encode_base64("") == "");
  CHECK(encode_base64("f") == "Zg==");
  CHECK(encode_base64("fo") == "Zm8=");
  CHECK(encode_base64("foo") == "Zm9v");
  CHECK(encode_base64("foobar") == "Zm9vYmFy");
  CHECK(encode_base64(std::string("\x00\xFF\xFB\xEF", 4)) == "AP/77w==");
}

TEST_CASE("what repeats itself becomes less, in zlib's format") {
  const std::string packed = deflate(std::string(1'000, 'a')).value();
  CHECK(packed.size() < 50);
  CHECK(packed[0] == 0x78);
  CHECK(deflate(""));
}

TEST_CASE("each file is a block of the shell, named and encoded, in the order given") {
  const std::string page =
      write_one_file("<title>{{title}}</title>{{language}}\n{{files}}", "A & B", "en",
                     {{"archive.json", "foo", false}, {"a\"b", "bar", true}})
          .value();
  CHECK(page ==
        "<title>A &amp; B</title>en\n"
        "<script type=\"text/base64\" data-name=\"archive.json\">Zm9v</script>\n"
        "<script type=\"text/base64\" data-name=\"a&quot;b\" data-packed=\"deflate\">"
        "YmFy</script>\n");
}

TEST_CASE("a shell without a place for the files is none") {
  CHECK_FALSE(write_one_file("{{title}} {{language}}", "A", "en", {}));
  CHECK_FALSE(write_one_file("", "A", "en", {}));
}
