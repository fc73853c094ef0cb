#include "site/export_site.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "built_room.h"

using namespace carrel;

namespace {

Post of_kind(const std::string& slug, const std::string& kind) {
  Post post = post_called(slug);
  post.metadata.kind = kind;
  return post;
}

// A packed site.
Files two_posts() {
  const SmallEdition edition = edition_of({of_kind("a", "incident"), of_kind("b", "guide")});
  Files site{{"room.json", R"({"engine":{"find":"assets/f.wasm#h","read":"assets/r.wasm"},)"
                           R"("one_file":"assets/one.html"})"},
             {"assets/one.html", "{{title}} {{language}}\n{{files}}"},
             {"assets/f.wasm", "find"},
             {"assets/r.wasm", "read"}};
  for (const auto& [name, bytes] : edition.files) site["archive/" + name] = bytes;
  return site;
}

Result<ExportedSite> exported(const Files& site, const ExportOptions& options = {}) {
  return export_site([&](const std::string& path) { return read_from(site, path); }, options);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

ExportOptions with_posts(const std::string& query) {
  ExportOptions options;
  options.posts = query;
  return options;
}

}  // namespace

TEST_CASE("a site as one file has its manifest, every part, and both files of the engine") {
  const Files site = two_posts();
  const ExportedSite made = exported(site).value();
  CHECK(made.html.rfind("A &amp; B en\n", 0) == 0);
  for (const char* name : {"archive.json", "carrel-find.wasm", "carrel-read.wasm"})
    CHECK(count(made.html, "data-name=\"" + std::string(name) + "\"") == 1);
  CHECK(count(made.html, "data-name=") == site.size() - 4 + 2);
  CHECK(has(made.report, "2 posts in one file"));
}

TEST_CASE("the same site gives the same bytes") {
  CHECK(exported(two_posts()).value().html == exported(two_posts()).value().html);
}

TEST_CASE("of some posts only those are in the file") {
  CHECK(has(exported(two_posts(), with_posts("kind:incident")).value().report,
            "1 posts in one file"));
  CHECK(has(exported(two_posts(), with_posts("title")).value().report, "2 posts in one file"));
  // A post with some of the words only is not what was asked for.
  CHECK(exported(two_posts(), with_posts("words nowherexyz")).error().code == ErrorCode::NotFound);
}

TEST_CASE("a query that finds nothing is an error that names it") {
  const Result<ExportedSite> made = exported(two_posts(), with_posts("kind:novel"));
  REQUIRE_FALSE(made);
  CHECK(has(made.error().message, "kind:novel"));
}

TEST_CASE("a file is as large as allowed, and not larger") {
  ExportOptions options;
  options.most_bytes = exported(two_posts()).value().html.size();
  CHECK(exported(two_posts(), options));
  --options.most_bytes;
  CHECK(exported(two_posts(), options).error().code == ErrorCode::TooLarge);
}

TEST_CASE("a part that is damaged is not carried on") {
  Files site = two_posts();
  for (auto& [path, bytes] : site)
    if (path.rfind("archive/index-", 0) == 0) bytes.back() = static_cast<char>(bytes.back() ^ 1);
  CHECK(exported(site).error().code == ErrorCode::BadBundle);
}

TEST_CASE("a site that lacks a file is refused") {
  for (const char* path :
       {"room.json", "assets/one.html", "assets/f.wasm", "assets/r.wasm", "archive/archive.json"}) {
    Files site = two_posts();
    site.erase(path);
    CHECK_FALSE(exported(site));
  }
}
