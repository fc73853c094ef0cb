#include "pack/candidates.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"
#include "dialects/recognised.h"
#include "pack/source_layout.h"
#include "packed_files.h"

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

struct Read {
  explicit Read(const Files& files, const ArchiveFrame& frame = {},
                const PackOptions& options = on_a_day()) {
    const PackSource source = source_of(files);
    const SourceLayout layout(source.paths);
    Result<std::vector<Candidate>> read =
        read_candidates(source, layout, RecognisedDialects(), frame, options, report);
    is_read = static_cast<bool>(read);
    if (read) candidates = std::move(read).value();
  }

  Names slugs() const {
    Names slugs;
    for (const Candidate& candidate : candidates) slugs.push_back(candidate.post.metadata.slug);
    return slugs;
  }

  PackReport report;
  std::vector<Candidate> candidates;
  bool is_read = false;
};

// The only post of a folder.
Candidate only(const std::string& path, const std::string& text) {
  const Read read(Files{{path, text}});
  REQUIRE(read.candidates.size() == 1);
  return read.candidates[0];
}
std::string title(const std::string& text) { return only("a-name.md", text).post.metadata.title; }
std::string day(const std::string& path, const std::string& text = "Text.") {
  return to_text(only(path, text).post.metadata.day);
}
std::string slug(const std::string& path, const std::string& text = "Text.") {
  return only(path, text).post.metadata.slug;
}

}  // namespace

TEST_CASE("names and folders of paths") {
  CHECK(file_name("a/b/c.md") == "c.md");
  CHECK(file_name("c.md") == "c.md");
  CHECK(folder_of("a/b/c.md") == "a/b");
  CHECK(folder_of("c.md") == "");
}

TEST_CASE("posts are files of Markdown, whatever else the folder holds") {
  CHECK(is_post_path("a.md"));
  CHECK(is_post_path("a/b.markdown"));
  CHECK(is_post_path("a.mdx"));
  for (const char* path : {"a.txt", "md", "a.md.bak", "amd", ""}) CHECK_FALSE(is_post_path(path));
  PackSource source;
  source.paths = {"b.md", "x.png", "a.md"};
  CHECK(post_paths(source) == Names{"a.md", "b.md"});
}

TEST_CASE("a title is the front matter's, the first heading, or the file's name") {
  CHECK(title("---\ntitle: Told\n---\n# Heading\n") == "Told");
  CHECK(title("# Heading\n\nText.") == "Heading");
  CHECK(title("Text.") == "A name");
  const Candidate heading = only("a.md", "# Heading\n\nText.");
  CHECK(heading.post.markdown.find("Heading") == std::string::npos);
  CHECK(only("a.md", "---\ntitle: Told\n---\n# Heading\n").post.markdown.find("Heading") !=
        std::string::npos);
}

TEST_CASE("a title is as long as one may be, and a longer one is cut") {
  const std::string longest(limits::kTitleCodePoints, 'a');
  CHECK(title("---\ntitle: " + longest + "\n---\n") == longest);
  CHECK(title("---\ntitle: " + longest + "b\n---\n") == longest);
}

TEST_CASE("a day is the front matter's, the path's folders', or the name's") {
  CHECK(day("a.md", "---\ndate: 2020-01-02\n---\n") == "2020-01-02");
  CHECK(day("2021-03-04-a.md") == "2021-03-04");
  CHECK(day("2021_03_04-a.md") == "2021-03-04");
  CHECK(day("2021/03/04/a.md") == "2021-03-04");
  CHECK(day("x/2021/03/04.md") == "");
  CHECK(day("2021-13-04-a.md") == "");
  CHECK(day("a.md") == "");
}

TEST_CASE("a slug is the front matter's, or the name without its day; an index is its folder") {
  CHECK(slug("a.md", "---\nslug: My Slug\n---\n") == "my-slug");
  CHECK(slug("2021-03-04-The Plan.md") == "the-plan");
  CHECK(slug("plan/index.md") == "plan");
  CHECK(slug("plan/README.md") == "plan");
  CHECK(slug("index.md") == "index");
  CHECK(slug("2021-03-04.md") == "2021-03-04");
}

TEST_CASE("oldest first, undated before, ties by slug") {
  const Read read(Files{
      {"2021-01-01-b.md", "B"}, {"2021-01-01-a.md", "A"}, {"2020-01-01-c.md", "C"}, {"z.md", "Z"}});
  CHECK(read.slugs() == Names{"z", "c", "a", "b"});
}

TEST_CASE("a kind that carrel.json does not name is dropped and told of") {
  ArchiveFrame frame;
  frame.kinds = {{"incident", "Incident"}};
  const Read read(
      Files{{"a.md", "---\nkind: novel\n---\n"}, {"b.md", "---\nkind: incident\n---\n"}}, frame);
  CHECK(read.candidates[0].post.metadata.kind.empty());
  CHECK(read.candidates[1].post.metadata.kind == "incident");
  CHECK(notes_of(read.report, PackNote::Kind::Warning).size() == 1);
}

TEST_CASE("what cannot be read is named and left out, and the rest is packed") {
  Files files{{"a.md", "A"},
              {"b.md", std::string(2 * limits::kPostBytes + 1, 'b')},
              {"c.md", "---\ntitle: never closed\n"}};
  const Read read(files);
  CHECK(read.report.left_out >= 1);
  CHECK(notes_of(read.report, PackNote::Kind::Unreadable).front() ==
        "b.md: the post is larger than 2 MiB: split it");
  CHECK(read.slugs().front() == "a");
}

TEST_CASE("a post is as large as one may be, and not larger") {
  CHECK(Read(Files{{"a.md", std::string(limits::kPostBytes, 'a')}}).is_read);
  CHECK_FALSE(Read(Files{{"a.md", std::string(limits::kPostBytes + 1, 'a')}}).is_read);
}

TEST_CASE("keys that are not packed are counted by post") {
  const Read read(
      Files{{"a.md", "---\nlayout: x\n---\n"}, {"b.md", "---\nlayout: y\nfoo: z\n---\n"}});
  CHECK(read.report.dropped_keys == Names{"foo (1 post)", "layout (2 posts)"});
}

TEST_CASE("a folder without posts, or with drafts alone, is an error") {
  CHECK_FALSE(Read(Files{{"a.txt", "A"}}).is_read);
  CHECK_FALSE(Read(Files{{"a.md", "---\ndraft: true\n---\n"}}).is_read);
}
