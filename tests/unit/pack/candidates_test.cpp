#include "pack/candidates.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"
#include "dialects/recognised.h"
#include "pack/post_markup.h"
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
        read_candidates(source, post_paths(source), layout, RecognisedDialects(),
                        PostMarkup(source, RecognisedDialects()), frame, options, report);
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
  CHECK(day("a.md", "---\nstart-date: 2024-02-03\n---\n") == "2024-02-03");
  CHECK(day("a.md", "---\nstart-date: 2999-02-03\n---\n") == "");
  CHECK(day("20240203-x.md") == "2024-02-03");
  CHECK(day("2024-02.md") == "2024-02-01");
  CHECK(day("2024-02-03 Meeting.md") == "2024-02-03");
  CHECK(day("0007-queues.md", "# 7. Use queues\n\nDate: 2024-02-03\n\n## Status\n") ==
        "2024-02-03");
  CHECK(day("a.md", "# X\n\n## Y\n\nDate: 2024-02-03\n") == "");
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

TEST_CASE(
    "oldest first, ties by slug; undated before, by title from the end, others' languages first") {
  const Read read(Files{{"2021-01-01-b.md", "B"},
                        {"2021-01-01-a.md", "A"},
                        {"2020-01-01-c.md", "C"},
                        {"z.md", "# Part 2"},
                        {"y.md", "# part 10"},
                        {"x.md", "# Intro"},
                        {"w.md", "---\nlang: de\ntitle: Auf\n---\n"}});
  CHECK(read.slugs() == Names{"w", "y", "z", "x", "c", "a", "b"});
}

TEST_CASE("an archive without a date says how it is listed") {
  const auto said = [](const Files& files) {
    Names notes;
    for (const std::string& note : notes_of(Read(files).report, PackNote::Kind::Remark))
      if (note.find("is dated") != std::string::npos) notes.push_back(note);
    return notes;
  };
  CHECK(said({{"a.md", "# A"}, {"b.md", "# B"}}) ==
        Names{".: no post is dated: they are listed by title, from A to Z"});
  CHECK(said({{"a.md", "# A"}, {"b.md", "---\ndate: 2024-01-01\n---\n"}}).empty());
}

TEST_CASE("a name that several begin with is a section's, and each is called after its file") {
  const Files rfcs{{"0001-first-way.md", "- Feature: x\n\n# Summary\n\nOne."},
                   {"0002-second.md", "# Summary\n\nTwo."},
                   {"0003-third.md", "# Summary\n\nThree."},
                   {"0004-summary.md", "# Summary\n\nFour."}};
  const Read read(rfcs);
  std::vector<std::string> titles;
  for (const Candidate& candidate : read.candidates)
    titles.push_back(candidate.post.metadata.title);
  CHECK(titles == Names{"Summary", "Third", "Second", "First way"});
  CHECK(read.candidates[1].post.markdown == "# Summary\n\nThree.");
  CHECK(notes_of(read.report, PackNote::Kind::Guess).size() == 3);
  CHECK(title("# Summary\n\nOne.") == "Summary");
}

TEST_CASE(
    "a note of a vault is called after its file, unless it begins with a heading of its own") {
  const RecognisedDialects vault({{find_dialect("Obsidian"), ".obsidian/app.json", ".obsidian/"}});
  const Files files{{"Obsidian for iOS.md", "## Sync\n\nText #ops and `#no`."},
                    {"b.md", "# Whole"}};
  const PackSource source = source_of(files);
  PackReport report;
  const Result<std::vector<Candidate>> read =
      read_candidates(source, post_paths(source), SourceLayout(source.paths), vault,
                      PostMarkup(source, vault), {}, on_a_day(), report);
  REQUIRE(read);
  CHECK(read.value()[1].post.metadata.title == "Obsidian for iOS");
  CHECK(read.value()[1].post.metadata.tags == Names{"ops"});
  CHECK(read.value()[0].post.metadata.title == "Whole");
}

TEST_CASE("a file's name loses its date and number, as a title") {
  const auto named = [](const std::string& path, const Files& others = {}) {
    Files files = others;
    files[path] = "Text.";
    for (const Candidate& candidate : Read(files).candidates)
      if (candidate.path == path) return candidate.post.metadata.title;
    return std::string();
  };
  CHECK(named("2024-02-03 Meeting.md") == "Meeting");
  CHECK(named("20240203-release-notes.md") == "Release notes");
  CHECK(named("2024-02.md") == "2024-02");
  CHECK(named("01-intro.md") == "Intro");
  CHECK(named("1. Getting Started.md") == "Getting Started");
  CHECK(named("7-zip.md") == "7 zip");
  CHECK(named("2-zip.md", {{"1-tar.md", "x"}}) == "Zip");
  CHECK(named("guide/index.html.md") == "Guide");
  CHECK(named("AWS-basics.md") == "AWS basics");
}

TEST_CASE("other keys name a post that has neither title nor heading") {
  CHECK(title("---\nsidebar_label: Side\n---\nText.") == "Side");
  CHECK(title("---\nname: N\n---\n# Heading") == "Heading");
  CHECK(title("title:: Page properties\ntags:: one, [[two]]\n\n- Text") == "Page properties");
}

TEST_CASE("ids of authors.yml become names") {
  const Read read(Files{{"a.md", "---\nauthors: [ann, Bob]\n---\nText."},
                        {"authors.yml", "ann:\n  name: Ann Reed\n"}});
  CHECK(read.candidates[0].post.metadata.authors == Names{"Ann Reed", "Bob"});
}

TEST_CASE("a kind that carrel.json does not name is dropped and told of") {
  ArchiveFrame frame;
  frame.kinds = {{"incident", "Incident"}};
  const Read read(
      Files{{"a.md", "---\nkind: novel\n---\n"}, {"b.md", "---\nkind: incident\n---\n"}}, frame);
  CHECK(read.candidates[1].post.metadata.kind.empty());
  CHECK(read.candidates[0].post.metadata.kind == "incident");
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
