// A memory of words must never answer otherwise than the stemmer itself, full or not.
#include "text/form_memory.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("a remembered word has the same forms as a new one") {
  const std::vector<Word> words =
      split_words("Running runs Pooling E_POOL_42 pools run running caf\xC3\xA9 RUNNING");
  for (const std::size_t capacity : {1U, 2U, 100U}) {
    CAPTURE(capacity);
    FormMemory memory("en", capacity);
    Stemmer stemmer("en");
    for (int round = 0; round < 2; ++round)
      for (const Word& word : words) {
        const WordForm& form = memory.look_up(word);
        CHECK(form.term == stemmer.make_term(word));
        CHECK(form.surface == make_surface(word));
      }
  }
}

TEST_CASE("a word as a piece of an identifier and as an identifier are two forms") {
  Word word;
  word.lower = "running";
  word.kind = WordKind::Part;
  FormMemory memory("en", 10);
  const std::string stemmed = memory.look_up(word).term;
  const std::uint32_t id = memory.look_up(word).id;
  word.kind = WordKind::Identifier;
  CHECK(stemmed == "run");
  CHECK(memory.look_up(word).term == "running");
  CHECK(memory.look_up(word).id != id);
}
