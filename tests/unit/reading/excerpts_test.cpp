// What a hit shows of its post: the passage that answers best, on one line, with every match marked
// and nothing else.
#include "reading/excerpts.h"

#include <doctest/doctest.h>

#include <string>

#include "small_archive.h"

using namespace carrel;

namespace {

// The excerpt of this one post.
Excerpt excerpt_for(const std::string& markdown, const std::string& text,
                    const std::string& summary = "") {
  Post post = make_post("one", "One", markdown);
  post.metadata.summary = summary;
  const auto state = SmallArchive({post}).open();
  Needs needs;
  const Query query = parse_query(text);
  const WordMatcher matcher(query, find_forms(*state, query, needs), *state);
  const Excerpt excerpt = make_excerpt(*state, 0, matcher, needs);
  CHECK(needs.empty());
  return excerpt;
}

// Its passage, its marks in brackets.
std::string excerpt_of(const std::string& markdown, const std::string& query) {
  std::string line;
  for (const MarkedText& piece : excerpt_for(markdown, query).pieces)
    line += piece.marked ? "[" + piece.text + "]" : piece.text;
  return line;
}

}  // namespace

TEST_CASE("words that stand only in an identifier are shown in it") {
  CHECK(excerpt_of("The log said `E_POOL_EXHAUSTED` twice.\n", "pool exhausted") ==
        "The log said E_[POOL]_[EXHAUSTED] twice.");
  CHECK(excerpt_of("The log said `E_POOL_EXHAUSTED` twice.\n", "E_POOL_EXHAUSTED") ==
        "The log said [E_POOL_EXHAUSTED] twice.");
}

TEST_CASE(
    "a passage with both words goes before one with either, also where they stand in an "
    "identifier") {
  const std::string markdown =
      "## First\n\nA pool, a pool, a pool.\n\n## Second\n\nHere `E_POOL_EXHAUSTED` "
      "stood.\n";
  CHECK(excerpt_of(markdown, "pool exhausted") == "Here E_[POOL]_[EXHAUSTED] stood.");
}

TEST_CASE(
    "cells, items and headings are told apart by a dot, sentences and lines of a paragraph by a "
    "space") {
  CHECK(excerpt_of("| Time | What |\n|---|---|\n| 11:03 | pool full |\n", "pool") ==
        "Time · What · 11:03 · [pool] full");
  CHECK(excerpt_of("The pool\nis full.\n\nNobody knew.\n", "pool") ==
        "The [pool] is full. Nobody knew.");
  CHECK(excerpt_of("- first\n- pool\n- last\n", "pool") == "first · [pool] · last");
}

TEST_CASE("the ellipsis of a passage is no match, at either end") {
  std::string filler;
  for (int i = 0; i < 40; ++i) filler += " filler";
  CHECK(excerpt_of("Pool." + filler + " queue" + filler + "\n", "queue").find("… filler") == 0);
  const std::string first =
      excerpt_of("x" + filler + "\n\n## Two\n\nqueue" + filler + "\n", "queue");
  CHECK(first.substr(0, 7) == "[queue]");
  std::string queues = "queue";
  for (int i = 0; i < 60; ++i) queues += " queue";
  const std::string both = excerpt_of(filler + " " + queues + "\n", "queue");
  CHECK(both.substr(both.size() - 11) == "[queue] …");
  const std::string middle = excerpt_of("x y z a b c d e queue\n", "queue");
  CHECK(middle == "… z a b c d e [queue]");
}

TEST_CASE(
    "quiet words neither mark nor choose the passage, unless they are all there is, or are asked "
    "for") {
  const std::string markdown =
      "## First\n\nHow do we do what we do, and how do they?\n\n## Second\n\nTo undo a "
      "release, press the button.\n";
  CHECK(excerpt_of(markdown, "how do we undo a release") ==
        "To [undo] a [release], press the button.");
  CHECK(excerpt_of(markdown, "how do we") ==
        "[How] [do] [we] [do] what [we] [do], and [how] [do] they?");
  CHECK(excerpt_of(markdown, "\"how do we\" release") ==
        "[How] [do] [we] [do] what [we] [do], and [how] [do] they?");
  CHECK(excerpt_of(markdown, "+the undo") == "To [undo] a release, press [the] button.");
  CHECK(excerpt_of(markdown, "the OR button") == "To undo a release, press [the] [button].");
}

TEST_CASE("no source of a formula stands in a passage, and none is marked") {
  CHECK(excerpt_of("The price is $200 \\times 0.045$ a day, three times as much.\n", "times") ==
        "The price is … a day, three [times] as much.");
  CHECK(excerpt_of("Before.\n\n$$\nL = \\lambda W\n$$\n\nQueue after.\n", "queue") ==
        "Before. … [Queue] after.");
  CHECK(excerpt_of("Only $\\lambda$ here.\n", "lambda").find("lambda") == std::string::npos);
}

TEST_CASE("a hyphenated name of quiet words is a name") {
  CHECK(excerpt_of("A to-do list.\n", "to-do list") == "A [to]-[do] [list].");
  CHECK(excerpt_of("The state-of-the-art of it.\n", "state-of-the-art") ==
        "The [state]-of-the-[art] of it.");
}

TEST_CASE("the passage's heading is told, and none above the first") {
  const std::string markdown = "First.\n\n## What we *changed*\n\nThe pool.\n";
  CHECK(excerpt_for(markdown, "pool").heading == "What we changed");
  CHECK(excerpt_for(markdown, "pool").heading_id == "what-we-changed");
  CHECK(excerpt_for(markdown, "first").heading.empty());
}

TEST_CASE("where no section has a word the summary stands in, marked") {
  const Excerpt excerpt = excerpt_for("Nothing.\n", "pool", "Of a pool.");
  REQUIRE(excerpt.pieces.size() == 3);
  CHECK(excerpt.pieces[0].text == "Of a ");
  CHECK(excerpt.pieces[1].text == "pool");
  CHECK(excerpt.pieces[1].marked);
  CHECK(excerpt.pieces[2].text == ".");
  CHECK(excerpt_for("Nothing.\n", "pool").pieces.empty());
}

TEST_CASE("a window begins six words before its match and has thirty, cut at both ends") {
  std::string markdown;
  for (int i = 0; i < 10; ++i) markdown += 'a' + std::to_string(i) + ' ';
  markdown += "pool";
  for (int i = 0; i < 40; ++i) markdown += " z" + std::to_string(i);
  const Excerpt excerpt = excerpt_for(markdown + "\n", "pool");
  REQUIRE(excerpt.pieces.size() == 3);
  CHECK(excerpt.pieces[0].text == "… a4 a5 a6 a7 a8 a9 ");
  CHECK(excerpt.pieces[2].text.rfind(" z22 …") == excerpt.pieces[2].text.size() - 8);
}

TEST_CASE("a post that is not loaded has no excerpt, and is asked for") {
  const SmallArchive archive({make_post("one", "One", "pool")});
  const auto state = archive.open({PartRole::Posts});
  Needs needs, wants;
  const Query query = parse_query("pool");
  const WordMatcher matcher(query, find_forms(*state, query, needs), *state);
  CHECK(make_excerpt(*state, 0, matcher, wants).pieces.empty());
  CHECK(wants.names().size() == 1);
}
