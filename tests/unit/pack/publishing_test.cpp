#include "pack/publishing.h"

#include <doctest/doctest.h>

#include <string>

#include "packed_files.h"

using namespace carrel;

namespace {

// Why this post stays out; empty where it does not.
std::string kept_out(const std::string& front, const PackOptions& options = on_a_day(),
                     const std::string& path = "a.md", const Files& others = {}) {
  Files files = others;
  files[path] = front;
  const Sections sections(source_of(files));
  const Result<FrontMatter> read = parse_front_matter(front, path);
  REQUIRE(read);
  return find_kept_out(path, read.value(), sections, options).message;
}

std::string with(const std::string& lines) { return "---\n" + lines + "\n---\nText.\n"; }

PackOptions with_drafts() {
  PackOptions options = on_a_day();
  options.include_drafts = true;
  return options;
}
PackOptions with_future() {
  PackOptions options = on_a_day();
  options.include_future = true;
  return options;
}

bool begins(const std::string& text, const std::string& opening) {
  return text.rfind(opening, 0) == 0;
}

}  // namespace

TEST_CASE("a post that says nothing of it may be read") {
  CHECK(kept_out("Text.").empty());
  CHECK(kept_out(with("title: A")).empty());
  CHECK(kept_out(with("draft: false")).empty());
}

TEST_CASE("a draft stays out, unless drafts are asked for") {
  CHECK(begins(kept_out(with("draft: true")), "\"draft: true\" keeps it back"));
  CHECK(kept_out(with("draft: true"), with_drafts()).empty());
  CHECK_FALSE(kept_out(with("draft: true"), with_future()).empty());
}

TEST_CASE("a post of today may be read, one of tomorrow not, unless the future is asked for") {
  CHECK(kept_out(with("date: 2026-11-24")).empty());
  CHECK(
      begins(kept_out(with("date: 2026-11-25")), "\"date: 2026-11-25\" keeps it back until then"));
  CHECK(kept_out(with("date: 2026-11-25"), with_future()).empty());
  CHECK_FALSE(kept_out(with("date: 2026-11-25"), with_drafts()).empty());
}

TEST_CASE("a post expires with its day, not before") {
  CHECK(kept_out(with("expiryDate: 2026-11-25")).empty());
  CHECK_FALSE(kept_out(with("expiryDate: 2026-11-24")).empty());
  CHECK(kept_out(with("expiryDate: 2026-11-24"), with_drafts()).empty());
}

TEST_CASE("a post for some is for all only where each of them is named") {
  CHECK_FALSE(kept_out(with("visibility: internal")).empty());
  PackOptions options = on_a_day();
  options.visibilities = {"public", "internal"};
  CHECK(kept_out(with("visibility: internal"), options).empty());
  CHECK(kept_out(with("visibility: public")).empty());
}

TEST_CASE("a doubtful value keeps a post back, and says so") {
  const std::string message = kept_out(with("draft: perhaps"));
  CHECK(message.find("doubt keeps a post back") != std::string::npos);
}

TEST_CASE("a folder's file hands down, and is named") {
  const Files section{{"s/_index.md", with("draft: true")}};
  CHECK(kept_out("Text.", on_a_day(), "s/a.md", section).find("of the section's s/_index.md") !=
        std::string::npos);
  const Files cascade{{"s/_index.md", with("cascade:\n  draft: true")}};
  CHECK(kept_out("Text.", on_a_day(), "s/a.md", cascade).find("which s/_index.md hands down") !=
        std::string::npos);
  CHECK(kept_out(with("draft: false"), on_a_day(), "s/a.md", cascade).empty());
  CHECK(kept_out("Text.", on_a_day(), "a.md", section).empty());
}

TEST_CASE("a path may keep a post back by itself") {
  CHECK_FALSE(kept_out("Text.", on_a_day(), "_drafts/a.md").empty());
  CHECK(kept_out("Text.", with_drafts(), "_drafts/a.md").empty());
}
