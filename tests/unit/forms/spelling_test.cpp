#include "forms/spelling.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/ranking.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Words = std::vector<std::string>;

Word plain(const std::string& text) { return split_words(text).front(); }

std::vector<Repair> repairs(const Archive::State& state, const std::string& typed, Needs& needs) {
  return find_repairs(state, plain(typed), make_surface(plain(typed)), needs);
}

Words repairs(const Archive::State& state, const std::string& typed) {
  Needs needs;
  Words words;
  for (const Repair& repair : repairs(state, typed, needs)) words.push_back(repair.surface);
  CHECK(needs.empty());
  return words;
}

std::unique_ptr<Archive::State> archive_of(const std::string& markdown) {
  return SmallArchive({make_post("x0", "Zero", markdown)}).open();
}

int distance(const char32_t* a, const char32_t* b, int most) { return edit_distance(a, b, most); }

}  // namespace

TEST_CASE("an edit is a letter more, less, other, or two swapped") {
  CHECK(distance(U"pool", U"pool", 2) == 0);
  CHECK(distance(U"pool", U"pools", 2) == 1);
  CHECK(distance(U"pool", U"ool", 2) == 1);
  CHECK(distance(U"pool", U"poll", 2) == 1);
  CHECK(distance(U"pool", U"opol", 2) == 1);
  CHECK(distance(U"pool", U"polo", 2) == 1);
  CHECK(distance(U"pool", U"poolxy", 2) == 2);
  CHECK(distance(U"failover", U"afilovre", 2) == 2);
  CHECK(distance(U"ca", U"abc", 3) == 3);  // no letter between two that were swapped
}

TEST_CASE("what is further than asked is one more than asked") {
  CHECK(distance(U"abcd", U"wxyz", 2) == 3);
  CHECK(distance(U"abcd", U"abxy", 1) == 2);
  CHECK(distance(U"abc", U"abcdef", 2) == 3);
  CHECK(distance(U"abcdef", U"abc", 2) == 3);
  CHECK(distance(U"abc", U"abcdef", 3) == 3);
  CHECK(distance(U"abcdef", U"abc", 3) == 3);
  CHECK(distance(U"abcdefgh", U"bcdefghx", 1) == 2);
}

TEST_CASE("of nothing") {
  CHECK(distance(U"", U"", 1) == 0);
  CHECK(distance(U"", U"a", 1) == 1);
  CHECK(distance(U"a", U"", 1) == 1);
  CHECK(distance(U"", U"ab", 1) == 2);
}

TEST_CASE("one edit is mended, from five letters on") {
  const auto state = archive_of("spool shipped");
  CHECK(repairs(*state, "spol").empty());
  CHECK(repairs(*state, "spoool") == Words{"spool"});
  CHECK(repairs(*state, "spolo") == Words{"spool"});
  CHECK(repairs(*state, "shiqped") == Words{"shipped"});
}

TEST_CASE("a word that begins longer ones is short for them, and no other was meant") {
  const auto state =
      archive_of("commas comes communication configuration spaces special rollbacks rollback");
  CHECK(repairs(*state, "comms").empty());
  CHECK(repairs(*state, "specs").empty());
  CHECK(repairs(*state, "config").empty());
  CHECK(repairs(*state, "rollbac") == Words{"rollback"});
}

TEST_CASE("two edits are mended, from eight letters on, where nothing is nearer") {
  const auto state = archive_of("failover kubernetes");
  CHECK(repairs(*state, "faiilovar") == Words{"failover"});
  CHECK(repairs(*state, "falovar").empty());                // seven letters
  CHECK(repairs(*state, "falovers") == Words{"failover"});  // eight
  CHECK(repairs(*state, "kubernetse") == Words{"kubernetes"});
  CHECK(repairs(*archive_of("failovers failover"), "failoverz") == Words{"failover", "failovers"});
  CHECK(repairs(*archive_of("failover fealovor"), "fealover") == Words{"fealovor"});
}

TEST_CASE("a word of more than forty letters is left as it is") {
  const auto state = archive_of(std::string(40, 'a') + "b");
  CHECK(repairs(*state, std::string(40, 'a')).size() == 1);
  CHECK(repairs(*state, std::string(41, 'a')).empty());
}

TEST_CASE("identifiers and words with digits are not mended, nor mended to") {
  CHECK(repairs(*archive_of("pool2 pools"), "pool3").empty());
  CHECK(repairs(*archive_of("p4ol"), "pool").empty());
}

TEST_CASE("the word itself is no repair") { CHECK(repairs(*archive_of("pool"), "pool").empty()); }

TEST_CASE("the same first letter goes before the more frequent, that before the alphabet") {
  const SmallArchive archive({make_post("x0", "Zero", "apool spoil spolo"),
                              make_post("x1", "One", "apool spolo"),
                              make_post("x2", "Two", "apool")});
  CHECK(repairs(*archive.open(), "spool") == Words{"spolo", "spoil", "apool"});
}

TEST_CASE("no more than three spellings are taken") {
  CHECK(repairs(*archive_of("smold sbold scold sgold"), "shold") ==
        Words{"sbold", "scold", "sgold"});
}

TEST_CASE("each edit weighs, and another first letter once more") {
  Needs needs;
  const auto weight = [&](const std::string& markdown, const std::string& typed) {
    const std::vector<Repair> found = repairs(*archive_of(markdown), typed, needs);
    REQUIRE(found.size() == 1);
    return found[0].weight;
  };
  CHECK(weight("spool", "spoolz") == doctest::Approx(ranking::kRepairWeight));
  CHECK(weight("failover", "failovrex") ==
        doctest::Approx(ranking::kRepairWeight * ranking::kRepairWeight));
  CHECK(weight("spool", "xpool") ==
        doctest::Approx(ranking::kRepairWeight * ranking::kRepairFirstLetter));
}

TEST_CASE("a repair brings the terms its word became") {
  Needs needs;
  const auto state = archive_of("running");
  const std::vector<Repair> found = repairs(*state, "runnning", needs);
  REQUIRE(found.size() == 1);
  CHECK(found[0].stems == Words{"run"});
}

TEST_CASE("letters are counted, not bytes, and letters beyond ASCII are letters") {
  const auto state = archive_of("привет мир");
  CHECK(repairs(*state, "превет") == Words{"привет"});
  CHECK(repairs(*state, "мер").empty());  // three letters in six bytes
}

TEST_CASE("lexicon parts that are not loaded are asked for") {
  const SmallArchive archive({make_post("x0", "Zero", "pool ship")});
  const auto state = archive.open({PartRole::Lexicon});
  Needs needs;
  CHECK(repairs(*state, "poool", needs).empty());
  CHECK(needs.names().size() == 1);
}

TEST_CASE("of a large lexicon only words with the first or second letter are looked at") {
  const SmallArchive archive({make_post("x0", "Zero", "poola coola opola alpha zeta omega")}, {},
                             1);
  const auto state = archive.open();
  for (Part& part : state->manifest->parts)
    if (part.role == PartRole::Lexicon) {
      part.count += ranking::kWholeLexiconWords;
      break;
    }
  CHECK(repairs(*state, "poooa") == Words{"poola"});
  CHECK(repairs(*state, "polla") == Words{"poola"});  // "coola" is two edits away
  CHECK(repairs(*state, "ooola") == Words{"opola"});  // "poola" and "coola" are not looked at
  CHECK(repairs(*state, "opoola") == Words{"opola", "poola"});  // by its second letter
}

TEST_CASE("a lexicon of just so many words is looked at whole") {
  const SmallArchive archive({make_post("x0", "Zero", "poola opola")});
  const auto state = archive.open();
  Part* lexicon = nullptr;
  for (Part& part : state->manifest->parts)
    if (part.role == PartRole::Lexicon) lexicon = &part;
  lexicon->count = ranking::kWholeLexiconWords;
  CHECK(repairs(*state, "ooola") == Words{"opola", "poola"});
  ++lexicon->count;
  CHECK(repairs(*state, "ooola") == Words{"opola"});
}
