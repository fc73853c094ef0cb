#include "site/room_files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "built_room.h"

using namespace carrel;

namespace {

struct Furnished {
  explicit Furnished(const SmallEdition& edition, const Files& room = built_room()) {
    PackSource source;
    for (const auto& [path, bytes] : room) source.paths.push_back(path);
    source.read = [&](const std::string& path) { return read_from(room, path); };
    const Result<ElementScript> made = furnish_site(
        source, [&](const std::string& name) { return read_from(edition.files, name); },
        edition.manifest, edition.files.at(kManifestName),
        [&](const std::string& name, std::string_view bytes) -> Result<void> {
          order.push_back(name);
          site[name] = bytes;
          return {};
        });
    is_made = static_cast<bool>(made);
    if (made) script = made.value();
  }

  std::size_t place(const std::string& path) const {
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), path) - order.begin());
  }

  Files site;
  std::vector<std::string> order;
  ElementScript script;
  bool is_made = false;
};

SmallEdition english() { return edition_of({post_called("a")}); }

SmallEdition with(const std::function<void(ArchiveFrame&)>& change) {
  ArchiveFrame frame;
  frame.title = "A & B";
  change(frame);
  return edition_of({post_called("a")}, frame);
}

}  // namespace

TEST_CASE("only languages that are stemmed and not English need the larger engine") {
  CHECK_FALSE(needs_all_languages({}));
  CHECK_FALSE(needs_all_languages({"en", "en-gb", "xx"}));
  CHECK(needs_all_languages({"en", "de"}));
  CHECK(needs_all_languages({"pt-br"}));
}

TEST_CASE("the page names the archive, its engine, and what comes first") {
  const Furnished furnished(english());
  REQUIRE(furnished.is_made);
  const std::string& page = furnished.site.at("index.html");
  CHECK(page.rfind("en A &amp; B An archive to search", 0) == 0);
  CHECK(has(page, "hint:assets/en-find.wasm\n"));
  CHECK(has(page, "hint:archive/facets-0."));
  CHECK(has(page, "assets/en-find.wasm#h assets/en-read.wasm"));
  CHECK(has(page, "first:text.html#a"));
}

TEST_CASE("one engine is copied, and what only the packer reads is not") {
  const Furnished furnished(english());
  for (const char* path :
       {"assets/all-find.wasm", "assets/all-read.wasm", "site/pieces.html", "sw_remove.js"})
    CHECK(furnished.site.count(path) == 0);
  CHECK(furnished.site.count("assets/en-read.wasm") == 1);
  Post german = post_called("a");
  german.metadata.language = "de";
  const Furnished other(edition_of({german}));
  CHECK(other.site.count("assets/all-find.wasm") == 1);
  CHECK(other.site.count("assets/en-find.wasm") == 0);
  CHECK(has(other.site.at("room.json"), "all-find"));
}

TEST_CASE("assets come before pages, pages before the worker, and the list last") {
  const Furnished furnished(english());
  CHECK(furnished.place("assets/text.css") < furnished.place("index.html"));
  CHECK(furnished.place("index.html") < furnished.place("sw.js"));
  CHECK(furnished.order.back() == kSiteListName);
}

TEST_CASE("the list has what a device keeps, and neither the worker nor what other pages load") {
  const std::string list = Furnished(english()).site.at(kSiteListName);
  CHECK(has(list, "\"archive/archive.json\""));
  CHECK(has(list, "\"index.html\""));
  CHECK_FALSE(has(list, "\"sw.js\""));
  CHECK_FALSE(has(list, "\"carrel.js\""));
}

TEST_CASE("where nothing may be kept the worker is the one that removes") {
  CHECK(Furnished(english()).site.at("sw.js") == "keeps");
  CHECK(Furnished(with([](ArchiveFrame& frame) { frame.offline = "never"; })).site.at("sw.js") ==
        "removes");
}

TEST_CASE("the installed page and the embedded one are the archive's") {
  SmallEdition edition = with([](ArchiveFrame& frame) { frame.strapline = "What we learned"; });
  // The hosts are no part of a manifest: whoever packs hands them over.
  edition.manifest.frame.embed_hosts = {"https://a.example", "https://b.example"};
  const Furnished furnished(edition);
  CHECK(furnished.site.at("embed.html") == "hosts:https://a.example https://b.example");
  CHECK(has(furnished.site.at("app.webmanifest"), "\"name\":\"A & B\""));
  CHECK(has(furnished.site.at("app.webmanifest"), "What we learned"));
  CHECK(has(furnished.site.at("index.html"), "What we learned"));
}

TEST_CASE("the script for other pages is named with its hash") {
  const Furnished furnished(english());
  CHECK(furnished.script.path == "assets/carrel.0123456789abcdef.js");
  CHECK(furnished.script.integrity == integrity_of("element"));
}

TEST_CASE("a room that lacks what it must have is refused") {
  for (const char* path : {"room.json", "site/pieces.html"}) {
    Files room = built_room();
    room.erase(path);
    CHECK_FALSE(Furnished(english(), room).is_made);
  }
  Files room = built_room();
  room["app.webmanifest"] = "no JSON";
  CHECK_FALSE(Furnished(english(), room).is_made);
  room = built_room();
  room["index.html"] = "no marks";
  CHECK_FALSE(Furnished(english(), room).is_made);
}
