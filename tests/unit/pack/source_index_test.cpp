#include "pack/source_index.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

using Kind = SourceIndex::Found::Kind;

// Every Markdown file is published but those that begin with '!'.
class Source {
 public:
  explicit Source(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      source_.paths.push_back(file[0] == '!' ? file.substr(1) : file);
      if (file[0] == '!' || !is_post_path(file)) continue;
      candidates_.emplace_back();
      candidates_.back().path = file;
    }
  }
  std::map<std::string, std::string>& links() { return source_.links; }
  std::string find(const std::string& path) const {
    return told(SourceIndex(candidates_, source_).find(path));
  }
  std::string named(const std::string& name, const std::string& folder = "") const {
    return told(SourceIndex(candidates_, source_).find_by_name(name, folder));
  }

 private:
  static std::string told(const SourceIndex::Found& found) {
    static constexpr const char* kNames[] = {"none", "", "", "unpublished ", "other "};
    return kNames[static_cast<int>(found.kind)] + found.path + (found.is_loose ? " (loose)" : "") +
           (found.others > 0 ? " +" + std::to_string(found.others) : "");
  }
  std::vector<Candidate> candidates_;
  PackSource source_;
};

}  // namespace

TEST_CASE("a post is found by its path, without its ending, as a page and by its folder") {
  const Source source(
      {"x/a.md", "x/index.md", "y/README.md", "z/b.html.md", "v1.2.mdx", "index.md"});
  for (const char* path : {"x/a.md", "x/a", "x/a.html", "x/a.mdx"})
    CHECK(source.find(path) == "x/a.md");
  CHECK(source.find("x") == "x/index.md");
  CHECK(source.find("y") == "y/README.md");
  CHECK(source.find("z/b") == "z/b.html.md");
  CHECK(source.find("z/b.html") == "z/b.html.md");
  CHECK(source.find("v1.2") == "v1.2.mdx");
  CHECK(source.find("") == "index.md");
  CHECK(source.find("x/a.png") == "none");
}

TEST_CASE("the file of that very name comes first, then the published, then the Markdown") {
  const Source source({"plan.md", "plan.svg", "a.mdx", "!a.md", "b.md", "b.mdx", "!c.md", "d.zip"});
  CHECK(source.find("plan.svg") == "plan.svg");
  CHECK(source.find("plan") == "plan.md");
  CHECK(source.find("a") == "a.mdx");
  CHECK(source.find("a.md") == "unpublished a.md");
  CHECK(source.find("b") == "b.md");
  CHECK(source.find("c") == "unpublished c.md");
  CHECK(source.find("d.zip") == "other d.zip");
}

TEST_CASE("loose writing finds one file, never one of several") {
  const Source source({"Note.md", "x/Über.md", "pic.PNG", "A.md", "a.md"});
  CHECK(source.find("NOTE.md") == "Note.md (loose)");
  CHECK(source.find("note") == "Note.md");  // as sites write addresses
  CHECK(source.find("X/u\xCC\x88"
                    "ber.md") == "x/Über.md (loose)");
  CHECK(source.find("pic.png") == "pic.PNG (loose)");
  CHECK(source.find("a.md") == "a.md");
  CHECK(source.find("A.MD") == "none");
}

TEST_CASE("a symbolic link stands for what it leads to") {
  Source source({"v2/a.md"});
  source.links() = {{"latest", "v2"}};
  CHECK(source.find("latest/a.md") == "v2/a.md");
}

TEST_CASE("a name is looked for at its path, then near by, then by the shortest path") {
  const Source source({"note.md", "x/note.md", "x/y/z/note.md", "x/y/Pic.png", "!q/secret.md"});
  CHECK(source.named("note") == "note.md");
  CHECK(source.named("x/NOTE.md") == "x/note.md");
  CHECK(source.named("y/z/note") == "x/y/z/note.md");
  CHECK(source.named("pic.png", "q") == "x/y/Pic.png");
  CHECK(source.named("secret") == "unpublished q/secret.md");
  CHECK(source.named("e/note") == "none");
  const Source deep({"a/long/n.md", "b/n.md", "c/d/n.md"});
  CHECK(deep.named("n") == "b/n.md +2");
  CHECK(deep.named("n", "c") == "c/d/n.md +2");
}
