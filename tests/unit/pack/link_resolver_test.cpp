#include "pack/link_resolver.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carrel;

namespace {

using Kind = LinkResolver::Target::Kind;

Candidate candidate(const std::string& path, const std::string& slug) {
  Candidate made;
  made.path = path;
  made.post.metadata.slug = slug;
  made.post.metadata.language = "en";
  return made;
}

// A folder with posts and an image, and what its links lead to, in a word.
class Folder {
 public:
  Folder() {
    candidates_ = {candidate("a.md", "a"), candidate("guides/b.md", "b"),
                   candidate("guides/c/index.md", "c"),
                   candidate("posts/2020-01-31-dated.md", "dated")};
    candidates_[1].address = "/permalink/b/";
    candidates_[3].post.metadata.day = *parse_day("2020-01-31");
    source_.paths = {"a.md",
                     "guides/b.md",
                     "guides/c/index.md",
                     "posts/2020-01-31-dated.md",
                     "guides/pool.png",
                     "static/logo.png",
                     "guides/a b.png"};
  }

  std::string leads(const std::string& from, const std::string& destination) const {
    const SourceLayout layout(source_.paths);
    const LinkResolver resolver(candidates_, source_, layout);
    const LinkResolver::Target target = resolver.resolve(from, destination);
    const std::string heading = target.heading.empty() ? "" : "#" + target.heading;
    const std::string guess = target.is_guess ? " (guess)" : "";
    switch (target.kind) {
      case Kind::External:
        return "external";
      case Kind::Post:
        return candidates_[target.post].post.metadata.slug + heading + guess;
      case Kind::File:
        return target.file + guess;
      case Kind::Dead:
        return "dead";
    }
    return "";
  }

 private:
  std::vector<Candidate> candidates_;
  PackSource source_;
};

}  // namespace

TEST_CASE("addresses with a scheme or a host lead out") {
  const Folder folder;
  for (const char* address : {"https://a.example/", "mailto:a@b", "//a.example/x"})
    CHECK(folder.leads("a.md", address) == "external");
}

TEST_CASE("a file is found as written, from the post's folder") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b.md") == "b");
  CHECK(folder.leads("a.md", "./guides/b.md") == "b");
  CHECK(folder.leads("guides/b.md", "../a.md") == "a");
  CHECK(folder.leads("guides/b.md", "pool.png") == "guides/pool.png");
  CHECK(folder.leads("guides/b.md", "a%20b.png") == "guides/a b.png");
}

TEST_CASE("a heading goes along, of the post itself too") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b.md#what") == "b#what");
  CHECK(folder.leads("a.md", "guides/b.md?x=1#what") == "b#what");
}

TEST_CASE("without its ending, as a folder, and from the root") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b") == "b");
  CHECK(folder.leads("a.md", "guides/b/") == "b");
  CHECK(folder.leads("a.md", "guides/b.html") == "b");
  CHECK(folder.leads("a.md", "guides/c/") == "c");
  CHECK(folder.leads("guides/b.md", "/a.md") == "a");
  CHECK(folder.leads("guides/b.md", "/logo.png") == "static/logo.png");
}

TEST_CASE("an address that a post gives itself leads there") {
  CHECK(Folder().leads("a.md", "/permalink/b/") == "b");
}

TEST_CASE("a dated address is the post of that day and name") {
  const Folder folder;
  CHECK(folder.leads("a.md", "/2020/01/31/dated/") == "dated");
  CHECK(folder.leads("a.md", "/2020/01/30/dated/") == "dead");
}

TEST_CASE("what nothing stands for is dead, and nothing leads out of the folder") {
  const Folder folder;
  for (const char* destination : {"nowhere.md", "guides/none.png", "/none/"})
    CHECK(folder.leads("a.md", destination) == "dead");
  CHECK(folder.leads("a.md", "../../etc/passwd") == "dead");
}
