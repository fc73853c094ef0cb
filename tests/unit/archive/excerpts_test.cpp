// What a hit shows of its post: the passage that answers best, on one line, with every match marked and nothing else.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "carrel/archive.h"
#include "carrel/pack.h"

using namespace carrel;

namespace {

// The first hit's passage in an archive of this one post, its marks in brackets.
std::string excerpt_of(const std::string& markdown, const std::string& query) {
  PackSource source;
  source.paths = {"post.md"};
  source.read = [&](const std::string&) -> Result<std::string> { return markdown; };
  PackOptions options;
  options.today = *parse_day("2026-11-24");
  std::map<std::string, std::string> files;
  REQUIRE(pack(source, {}, options, [&](const std::string& name, std::string_view bytes) -> Result<void> {
    files[name] = bytes;
    return {};
  }));
  Archive archive;
  REQUIRE(archive.load(kManifestName, files.at(kManifestName)));
  for (const Part& part : archive.manifest()->parts) REQUIRE(archive.load(part.name, files.at(part.name)));
  SearchRequest request;
  request.text = query;
  request.count = 1;
  request.excerpts = true;
  const Result<SearchReply> reply = archive.search(request);
  REQUIRE(reply);
  REQUIRE(reply.value().hits.size() == 1);
  std::string line;
  for (const MarkedText& piece : reply.value().hits[0].excerpt) line += piece.marked ? "[" + piece.text + "]" : piece.text;
  return line;
}

}  // namespace

TEST_CASE("words that stand only in an identifier are shown in it") {
  CHECK(excerpt_of("# One\n\nThe log said `E_POOL_EXHAUSTED` twice.\n", "pool exhausted") == "The log said E_[POOL]_[EXHAUSTED] twice.");
  CHECK(excerpt_of("# One\n\nThe log said `E_POOL_EXHAUSTED` twice.\n", "E_POOL_EXHAUSTED") == "The log said [E_POOL_EXHAUSTED] twice.");
}

TEST_CASE("a passage with both words goes before one with either, also where they stand in an identifier") {
  const std::string markdown = "# One\n\n## First\n\nA pool, a pool, a pool.\n\n## Second\n\nHere `E_POOL_EXHAUSTED` stood.\n";
  CHECK(excerpt_of(markdown, "pool exhausted") == "Here E_[POOL]_[EXHAUSTED] stood.");
}

TEST_CASE("cells, items and headings are told apart by a dot, sentences and lines of a paragraph by a space") {
  CHECK(excerpt_of("# One\n\n| Time | What |\n|---|---|\n| 11:03 | pool full |\n", "pool") == "Time · What · 11:03 · [pool] full");
  CHECK(excerpt_of("# One\n\nThe pool\nis full.\n\nNobody knew.\n", "pool") == "The [pool] is full. Nobody knew.");
  CHECK(excerpt_of("# One\n\n- first\n- pool\n- last\n", "pool") == "first · [pool] · last");
}
