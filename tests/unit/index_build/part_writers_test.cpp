#include "index_build/part_writers.h"

#include <doctest/doctest.h>

#include <string>

#include "index/index_reader.h"
#include "index/lexicon_reader.h"

using namespace carrel;

TEST_CASE("an index part's bytes, column by column") {
  IndexPartWriter writer;
  writer.add_term("ab", 2);
  writer.add_posting(0, 1, true);
  writer.add_posting(5, 2, false);
  writer.add_term("ac", 1);
  writer.add_posting(3, 3, true);
  const std::string columns(
      "\0\1"      // shared
      "\2\1"      // added
      "\2\1"      // posts
      "abc"       // text
      "\x21\x03"  // codes, two in a byte
      "\1\5\4"    // gaps, each from the post before
      "\5",       // titles, a bit each
      15);
  CHECK(writer.content() == std::string("CRI2\2\0\0\0\3\0\0\0", 12) + columns);
  CHECK(writer.bytes() == columns.size());
  CHECK(writer.written_out() == 4);
}

TEST_CASE("a lexicon part's bytes, column by column") {
  LexiconPartWriter writer;
  writer.add("fail", 3, {"fail"});
  writer.add("failed", 1, {"fail", "fallen"});
  const std::string columns(
      "\0\4"    // shared
      "\4\2"    // added
      "\3\1"    // posts
      "\1\2"    // stems of each
      "\0\2\4"  // dropped
      "\0\0\4"  // added by each stem
      "failed"  // text
      "llen",   // tails
      24);
  CHECK(writer.content() == std::string("CRL2\2\0\0\0\3\0\0\0", 12) + columns);
  CHECK(writer.bytes() == columns.size());
  CHECK(writer.written_out() == 10);
}

TEST_CASE("a part of nothing is one that readers take") {
  CHECK(IndexReader::read(IndexPartWriter().content(), "x", 0));
  CHECK(LexiconReader::read(LexiconPartWriter().content(), "x", 0));
}
