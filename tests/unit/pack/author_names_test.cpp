#include "pack/author_names.h"

#include <doctest/doctest.h>

#include "packed_files.h"

using namespace carrel;

TEST_CASE("authors' files give names to ids, the one higher up first") {
  const Files files{{"authors.yml", "ann:\n  name: Ann Reed\n  url: https://a.example\n"},
                    {"blog/authors.yml", "ann:\n  name: Another\nbob:\n  name: Bob\nno: 1\n"},
                    {"x/authors.json", R"({"eve": {"name": "Eve"}})"},
                    {"y/authors.yaml", "{broken"}};
  const std::map<std::string, std::string> names = read_author_names(source_of(files));
  CHECK(names ==
        std::map<std::string, std::string>{{"ann", "Ann Reed"}, {"bob", "Bob"}, {"eve", "Eve"}});
}
