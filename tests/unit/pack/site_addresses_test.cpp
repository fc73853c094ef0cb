#include "pack/site_addresses.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pack/recognition.h"
#include "packed_files.h"

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

struct About {
  std::string slug, title, day;
};

// The addresses that a configuration gives the post of a path.
Names addresses_of(const std::string& path, const Files& configuration, const About& about = {}) {
  Files files = configuration;
  files[path] = "x";
  const PackSource source = source_of(files);
  std::vector<Candidate> candidates(1);
  candidates[0].path = path;
  candidates[0].post.metadata.slug = about.slug;
  candidates[0].has_own_slug = !about.slug.empty();
  candidates[0].post.metadata.title = about.title;
  if (!about.day.empty()) candidates[0].post.metadata.day = *parse_day(about.day);
  add_site_addresses(source, recognise(source, ""), candidates);
  return candidates[0].addresses;
}

}  // namespace

TEST_CASE("Hugo's permalinks, by the folder of a page") {
  const Files hugo = {{"hugo.toml",
                       "[permalinks]\nblog = '/:year/:month/:slug/'\n"
                       "docs = '/:sections/:slugorfilename/'\nbad = '/:nothing/'"}};
  CHECK(addresses_of("content/blog/x.md", hugo, {"short", "Long", "2024-05-01"}) ==
        Names{"/2024/05/short/"});
  CHECK(addresses_of("content/blog/x.md", hugo, {"", "A long title", "2024-05-01"}) ==
        Names{"/2024/05/a-long-title/"});
  CHECK(addresses_of("content/blog/x.md", hugo).empty());  // without a date there is no year
  CHECK(addresses_of("content/docs/a/b.md", hugo) == Names{"/docs/a/b/"});
  CHECK(addresses_of("content/bad/b.md", hugo).empty());
  CHECK(addresses_of("content/other/b.md", hugo).empty());
  CHECK(addresses_of("content/blog/x/index.md",
                     {{"hugo.toml", "[permalinks.page]\nblog = '/b/:filename/'"}}) ==
        Names{"/b/x/"});
}

TEST_CASE("Jekyll's permalinks, of posts and of collections") {
  const Files jekyll = {{"_config.yml",
                         "permalink: /:year/:title/\n"
                         "collections:\n  guides: {permalink: '/how/:path/'}\n"}};
  CHECK(addresses_of("_posts/2024-01-02-first.md", jekyll, {"", "The First", "2024-01-02"}) ==
        Names{"/2024/first/"});
  CHECK(addresses_of("_posts/2024-01-02-first.md", jekyll, {"own", "", "2024-01-02"}) ==
        Names{"/2024/own/"});
  CHECK(addresses_of("_guides/a/b.md", jekyll) == Names{"/how/a/b/"});
  CHECK(addresses_of("about.md", jekyll).empty());
  CHECK(addresses_of("_posts/2024-01-02-first.md", {{"_config.yml", "permalink: pretty"}}).empty());
}

TEST_CASE("Docusaurus leaves out the numbers that order its pages") {
  const Files docusaurus = {{"docusaurus.config.js", "module.exports = {title: 'T'};"}};
  CHECK(addresses_of("docs/01-guide/02-start.md", docusaurus) == Names{"docs/guide/start"});
  CHECK(addresses_of("docs/guide/02-start.md", docusaurus, {"begin", "", ""}) ==
        Names{"docs/guide/begin"});
  CHECK(addresses_of("blog/2024-02-03-second/index.md", docusaurus, {"own", "", ""}) ==
        Names{"blog/own"});
  CHECK(addresses_of("docs/start.md", docusaurus).empty());
}
