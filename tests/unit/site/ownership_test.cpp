// What carrel may remove: nothing that only looks like its own.
#include "site/ownership.h"

#include <doctest/doctest.h>

#include <map>

using namespace carrel;

namespace {

using Files = std::map<std::string, std::string>;

ReadOfSite reader(const Files& files) {
  return [&files](const std::string& path) -> Result<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return Error{ErrorCode::NotFound, "is not there", path, ""};
    return found->second;
  };
}

// What is refused where these files stand in the site; empty: nothing.
std::string refused_over(const Files& standing) {
  const Files fresh{{"index.html", "room"},
                    {"site.json", "{\"carrel\": \"site\"}"},
                    {"assets/a.0123.js", "script"},
                    {"archive/archive.json", "{\"carrel\": \"archive\", \"posts\": 2}"}};
  std::vector<std::string> written;
  for (const auto& [path, bytes] : fresh) written.push_back(path);
  const Result<void> refused = refuse_foreign("site", written, reader(standing), reader(fresh));
  return refused ? "" : refused.error().where + ": " + refused.error().message;
}

}  // namespace

TEST_CASE("an edition replaces carrel's own files, and no others of their names") {
  const Files own{{"site.json", "{ \"carrel\": \"site\" }"},
                  {"archive/archive.json", "{\"carrel\": \"archive\"}"}};
  CHECK(refused_over({}) == "");
  CHECK(refused_over({{"robots.txt", "theirs"}, {"index.html", "room"}}) == "");
  CHECK(refused_over({{"site.json", own.at("site.json")}, {"index.html", "edited"}}) == "");
  CHECK(refused_over({{"archive/archive.json", own.at("archive/archive.json")}}) == "");
  CHECK(refused_over({{"assets/a.0123.js", "damaged"}}) == "");
  CHECK(refused_over(
            {{"archive/archive.json", "{\"carrel\": \"archive\"}"}, {"index.html", "theirs"}}) ==
        "site/index.html: carrel did not write this file");
  CHECK(refused_over({{"archive/archive.json", "theirs"}, {"site.json", "{}"}}) ==
        "site/site.json: carrel did not write this file and 1 more of the site's names");
}

TEST_CASE("files of an edition are known by their names") {
  for (const char* name :
       {"posts-0.d3fb16a2f7e9c016.json.zst", "list-12.d3fb16a2f7e9c016.json.zst",
        "index-3.d3fb16a2f7e9c016.zst", "lexicon-0.d3fb16a2f7e9c016.zst",
        "facets-0.d3fb16a2f7e9c016.json.zst", "labels-0.d3fb16a2f7e9c016.json.zst",
        "slugs-1.d3fb16a2f7e9c016.json.zst", "related-0.d3fb16a2f7e9c016.zst",
        "backlinks-0.d3fb16a2f7e9c016.json.zst", "media/p.d3fb16a2f7e9c016.svg",
        "media/a.b_c-d.d3fb16a2f7e9c016.png",
        "delta-d3fb16a2f7e9c016-0123456789abcdef.d3fb16a2f7e9c016.zst"})
    CHECK_MESSAGE(is_edition_name(name), name);
}

TEST_CASE("other names are other people's") {
  for (const char* name : {"",
                           "mine.txt",
                           "archive.json",
                           "posts.json.zst",
                           "posts-0.json.zst",
                           "posts-0.d3fb16a2f7e9c01.json.zst",
                           "posts-0.D3FB16A2F7E9C016.json.zst",
                           "posts-0.d3fb16a2f7e9c016.json",
                           "posts-0.d3fb16a2f7e9c016.json.zst.br",
                           "posts-0.d3fb16a2f7e9c016.zst",
                           "posts.d3fb16a2f7e9c016.json.zst",
                           "backup-0.d3fb16a2f7e9c016.json.zst",
                           "index-3.d3fb16a2f7e9c016.json.gz",
                           "more/posts-0.d3fb16a2f7e9c016.json.zst",
                           "media/p.svg",
                           "media/d3fb16a2f7e9c016.svg",
                           "media/p.d3fb16a2f7e9c016",
                           "media/more/p.d3fb16a2f7e9c016.svg",
                           "media/.d3fb16a2f7e9c016.svg",
                           ".posts-0.d3fb16a2f7e9c016.json.zst"})
    CHECK_MESSAGE(!is_edition_name(name), name);
}

TEST_CASE("another site inside the site has a manifest of its own") {
  const std::vector<std::string> paths{"archive/archive.json",
                                       "index.html",
                                       "2025/archive/archive.json",
                                       "2025/text.html",
                                       "teams/b/archive/archive.json",
                                       "data/archive.json",
                                       "my-archive.json",
                                       "docs/myarchive.json"};
  CHECK(folders_of_other_sites(paths) == std::vector<std::string>{"2025/", "teams/b/", "data/"});
}

TEST_CASE("a page that only resembles carrel's is another's") {
  CHECK(kind_of_page("<script type=\"text/base64\" data-name=\"archive.json\">AAAA</script>") ==
        PageKind::OneFile);
  CHECK(kind_of_page("<html lang=\"en\" class=\"text\">\n<head>\n<title>Mine</title>") ==
        PageKind::Foreign);
  CHECK(kind_of_page("<carrel-archive src=\"archive/archive.json\"></carrel-archive>") ==
        PageKind::Foreign);
  CHECK(kind_of_page("") == PageKind::Foreign);
}
