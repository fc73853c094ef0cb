// What a hit shows of its post: the passage that answers best, on one line, with every match marked
// and nothing else.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "carrel/archive.h"
#include "carrel/pack.h"

using namespace carrel;

namespace {

// The first hit in an archive of this one post.
Hit first_hit(const std::string& markdown, const std::string& query) {
  PackSource source;
  source.paths = {"post.md"};
  source.read = [&](const std::string&) -> Result<std::string> { return markdown; };
  PackOptions options;
  options.today = *parse_day("2026-11-24");
  std::map<std::string, std::string> files;
  REQUIRE(pack(source, {}, options,
               [&](const std::string& name, std::string_view bytes) -> Result<void> {
                 files[name] = bytes;
                 return {};
               }));
  Archive archive;
  REQUIRE(archive.load(kManifestName, files.at(kManifestName)));
  for (const Part& part : archive.manifest()->parts)
    REQUIRE(archive.load(part.name, files.at(part.name)));
  SearchRequest request;
  request.text = query;
  request.count = 1;
  request.excerpts = true;
  const Result<SearchReply> reply = archive.search(request);
  REQUIRE(reply);
  REQUIRE(reply.value().hits.size() == 1);
  return reply.value().hits[0];
}

// Its passage, its marks in brackets.
std::string excerpt_of(const std::string& markdown, const std::string& query) {
  std::string line;
  for (const MarkedText& piece : first_hit(markdown, query).excerpt)
    line += piece.marked ? "[" + piece.text + "]" : piece.text;
  return line;
}

}  // namespace

TEST_CASE("words that stand only in an identifier are shown in it") {
  CHECK(excerpt_of("# One\n\nThe log said `E_POOL_EXHAUSTED` twice.\n", "pool exhausted") ==
        "The log said E_[POOL]_[EXHAUSTED] twice.");
  CHECK(excerpt_of("# One\n\nThe log said `E_POOL_EXHAUSTED` twice.\n", "E_POOL_EXHAUSTED") ==
        "The log said [E_POOL_EXHAUSTED] twice.");
}

TEST_CASE(
    "a passage with both words goes before one with either, also where they stand in an "
    "identifier") {
  const std::string markdown =
      "# One\n\n## First\n\nA pool, a pool, a pool.\n\n## Second\n\nHere `E_POOL_EXHAUSTED` "
      "stood.\n";
  CHECK(excerpt_of(markdown, "pool exhausted") == "Here E_[POOL]_[EXHAUSTED] stood.");
}

TEST_CASE(
    "cells, items and headings are told apart by a dot, sentences and lines of a paragraph by a "
    "space") {
  CHECK(excerpt_of("# One\n\n| Time | What |\n|---|---|\n| 11:03 | pool full |\n", "pool") ==
        "Time · What · 11:03 · [pool] full");
  CHECK(excerpt_of("# One\n\nThe pool\nis full.\n\nNobody knew.\n", "pool") ==
        "The [pool] is full. Nobody knew.");
  CHECK(excerpt_of("# One\n\n- first\n- pool\n- last\n", "pool") == "first · [pool] · last");
}

TEST_CASE("the ellipsis of a passage is no match, at either end") {
  std::string filler;
  for (int i = 0; i < 40; ++i) filler += " filler";
  CHECK(
      excerpt_of("# One\n\nPool." + filler + " queue" + filler + "\n", "queue").find("… filler") ==
      0);
  const std::string first =
      excerpt_of("# One\n\nx" + filler + "\n\n## Two\n\nqueue" + filler + "\n", "queue");
  CHECK(first.substr(0, 7) == "[queue]");
  std::string queues = "queue";
  for (int i = 0; i < 60; ++i) queues += " queue";
  const std::string both = excerpt_of("# One\n\n" + filler + " " + queues + "\n", "queue");
  CHECK(both.substr(both.size() - 11) == "[queue] …");
  const std::string middle =
      excerpt_of("# One\n\nx y z a b c d e" + std::string(" queue") + "\n", "queue");
  CHECK(middle == "… z a b c d e [queue]");
}

TEST_CASE(
    "quiet words neither mark nor choose the passage, unless they are all there is, or are asked "
    "for") {
  const std::string markdown =
      "# One\n\n## First\n\nHow do we do what we do, and how do they?\n\n## Second\n\nTo undo a "
      "release, press the button.\n";
  CHECK(excerpt_of(markdown, "how do we undo a release") ==
        "To [undo] a [release], press the button.");
  CHECK(excerpt_of(markdown, "how do we") ==
        "[How] [do] [we] [do] what [we] [do], and [how] [do] they?");
  CHECK(excerpt_of(markdown, "\"how do we\" release") ==
        "[How] [do] [we] [do] what [we] [do], and [how] [do] they?");
  CHECK(excerpt_of(markdown, "+the undo") == "To [undo] a release, press [the] button.");
  CHECK(excerpt_of(markdown, "the OR button") == "To undo a release, press [the] [button].");
  CHECK(first_hit(markdown, "how should I undo").missing_words.empty());
}

TEST_CASE("no source of a formula stands in a passage, and none is marked") {
  CHECK(excerpt_of("# One\n\nThe price is $200 \\times 0.045$ a day, three times as much.\n",
                   "times") == "The price is … a day, three [times] as much.");
  CHECK(excerpt_of("# One\n\nBefore.\n\n$$\nL = \\lambda W\n$$\n\nQueue after.\n", "queue") ==
        "Before. … [Queue] after.");
  CHECK(excerpt_of("# One\n\nOnly $\\lambda$ here.\n", "lambda").find("lambda") ==
        std::string::npos);
}

TEST_CASE("a hyphenated name of quiet words is a name") {
  CHECK(excerpt_of("# One\n\nA to-do list.\n", "to-do list") == "A [to]-[do] [list].");
  CHECK(excerpt_of("# One\n\nThe state-of-the-art of it.\n", "state-of-the-art") ==
        "The [state]-of-the-[art] of it.");
}
