#include "pack/git_dates.h"

#include <doctest/doctest.h>

#include "packed_files.h"

using namespace carrel;

namespace {

using namespace std::literals;

// "a.md 2020-01-02 2021-03-04, …" of what git prints.
std::string days_of(std::string_view log) {
  std::string list;
  for (const auto& [name, days] : read_git_log(log))
    list += (list.empty() ? "" : ", ") + name + " " + to_text(days.first) + " " +
            to_text(days.last) + (days.is_of_bulk ? " bulk" : "");
  return list;
}

// A commit that does the same to `count` posts "p0.md", "p1.md" …
std::string commit_of(const char* day, const char* what, std::size_t count) {
  std::string log = std::string(day) + '\0' + "\n";
  for (std::size_t i = 0; i < count; ++i)
    log += what + std::string(1, '\0') + "p" + std::to_string(i) + ".md" + '\0';
  return log;
}

struct Dated {
  explicit Dated(const GitAnswers& answers, bool may_date = true) {
    PackSource source = source_of(files);
    source.history = [&] { return answers; };
    ArchiveFrame frame;
    frame.git_dates = may_date;
    const Result<PackReport> packed =
        pack(source, frame, on_a_day(),
             [](const std::string&, std::string_view) { return Result<void>(); });
    REQUIRE(packed);
    for (const PackedPost& post : packed.value().packed)
      list += post.path + " " + to_text(post.day) + " " + post.date_from + "; ";
    for (const PackNote& note : packed.value().notes)
      if (note.cause == "git-dates") list += note.message;
  }
  Files files = {{"a.md", "# A\n\nText."},
                 {"b.md", "---\ndate: 2019-05-06\n---\n# B\n\nText."},
                 {"c.md", "# C\n\nText."}};
  std::string list;
};

constexpr std::string_view kLog =
    "2021-03-04\0\nM\0d/a.md\0M\0d/b.md\0002020-01-02\0\nA\0d/a.md\0A\0d/b.md\0A\0c.md\0"sv;

}  // namespace

TEST_CASE("a file's days are those of its first and last commit, under all its names") {
  CHECK(days_of(kLog) ==
        "c.md 2020-01-02 2020-01-02, d/a.md 2020-01-02 2021-03-04, d/b.md 2020-01-02 2021-03-04");
  CHECK(days_of("2022-01-01\0\nR100\0b.md\0c.md\0002021-01-01\0\nR080\0a.md\0b.md\0"
                "2020-01-01\0\nA\0a.md\0"sv) == "c.md 2020-01-01 2021-01-01");
  CHECK(days_of("2021-01-01\0\nR100\0a.md\0b.md\0R100\0b.md\0a.md\0002020-02-02\0\nA\0b.md\0"
                "2020-01-01\0\nA\0a.md\0"sv) ==
        "a.md 2020-02-02 2020-02-02, b.md 2020-01-01 2020-01-01");
  // Deleted and written again; a commit without files; one made at no time.
  CHECK(days_of("2022-01-01\0\nA\0a.md\0002021-06-01\0002021-01-01\0\nD\0a.md\0"
                "2020-01-01\0\nA\0a.md\0"sv) == "a.md 2022-01-01 2022-01-01");
  CHECK(days_of("1970-01-01\0\nA\0a.md\0"sv) == "a.md  ");
  CHECK(days_of("2020-01-01\0\nA\0002024-01-01\0"sv) == "2024-01-01 2020-01-01 2020-01-01");
  for (const std::string_view broken :
       {""sv, "\0"sv, "A\0"sv, "R100\0a\0"sv, "2020-01-01\0\nM"sv, "x\0y\0z"sv})
    CHECK(days_of(broken).find("20") == std::string::npos);
}

TEST_CASE("a commit of very many posts tells no day, but a move of them keeps theirs") {
  CHECK(days_of(commit_of("2020-01-01", "A", kPostsOfOneCommit)).find("bulk") == std::string::npos);
  const std::string import = commit_of("2020-01-01", "A", kPostsOfOneCommit + 1);
  CHECK(days_of(import).substr(0, 12) == "p0.md   bulk");
  // Changed after the import, and reformatted after that.
  const std::string changed = commit_of("2022-01-01", "M", kPostsOfOneCommit + 1) +
                              commit_of("2021-01-01", "M", 1) + import;
  CHECK(days_of(changed).substr(0, 22) == "p0.md  2021-01-01 bulk");
  std::string moved = "2022-01-01" + std::string(1, '\0') + "\n";
  for (int i = 0; i < 60; ++i) {
    const std::string name = "p" + std::to_string(i) + ".md";
    moved += "R100" + std::string(1, '\0') + name + '\0' + "docs/" + name + '\0';
  }
  CHECK(days_of(moved + commit_of("2020-01-01", "A", 2)).substr(0, 32) ==
        "docs/p0.md 2020-01-01 2020-01-01");
}

TEST_CASE("posts without a date take those of their commits, and the report says so") {
  CHECK(Dated({"false\nd/\n", std::string(kLog), ""}).list ==
        "c.md  ; b.md 2019-05-06 ; a.md 2020-01-02 its first commit; 1 post is dated by the first "
        "commit, and changed when the last was made");
  const std::string undated = "c.md  ; a.md  ; b.md 2019-05-06 ; ";
  CHECK(Dated({"true\nd/\n", std::string(kLog), ""}).list.find("shallow clone") !=
        std::string::npos);
  CHECK(Dated({"", "", "git was not found"}).list == undated + "none was taken: git was not found");
  CHECK(Dated({"", "", ""}).list.find("none was taken") != std::string::npos);
  CHECK(Dated({"false\nd/\n", std::string(kLog), ""}, false).list == undated);
  CHECK(Dated({"false\n\n", "2999-01-01\0\nA\0a.md\0"s, ""}).list == undated);
}
