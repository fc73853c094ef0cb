#include "forms/word_matcher.h"

#include <doctest/doctest.h>

#include <string>

#include "small_archive.h"

using namespace carrel;

namespace {

// Asks a matcher of the query, over an archive of these words.
class Asked {
 public:
  Asked(const std::string& markdown, const std::string& text)
      : state_(SmallArchive({make_post("x0", "Zero", markdown)}).open()),
        query_(parse_query(text)),
        matcher_(query_, find_forms(*state_, query_, needs_), *state_) {}

  bool empty() const { return matcher_.empty(); }

  // Both ways of asking answer alike.
  bool matches(const std::string& text) {
    Stemmer stemmer("en");
    FormMemory memory("en", 100);
    const Word word = split_words(text).front();
    const bool does = matcher_.matches(word, stemmer);
    CHECK(matcher_.matches(memory.look_up(word)) == does);
    return does;
  }

 private:
  std::unique_ptr<Archive::State> state_;
  Query query_;
  Needs needs_;
  WordMatcher matcher_;
};

}  // namespace

TEST_CASE("every form of a word matches it") {
  Asked asked("pool pooled résumé", "pools");
  CHECK(asked.matches("pool"));
  CHECK(asked.matches("Pooled"));
  CHECK_FALSE(asked.matches("port"));
}

TEST_CASE("without accents a word with them matches, in the text or in the query") {
  CHECK(Asked("résumé", "resume").matches("résumé"));
  CHECK(Asked("resume", "resume").matches("résumé"));
}

TEST_CASE("a word of a phrase matches as it is written only") {
  Asked asked("pools are full", "\"pools are\"");
  CHECK(asked.matches("pools"));
  CHECK(asked.matches("POOLS"));
  CHECK_FALSE(asked.matches("pool"));
}

TEST_CASE("a beginning matches what begins so") {
  Asked asked("failover failing", "fail*");
  CHECK(asked.matches("failover"));
  CHECK(asked.matches("fail"));
  CHECK_FALSE(asked.matches("fai"));
  CHECK_FALSE(asked.matches("affail"));
}

TEST_CASE("repairs and completions match, and the word typed does where it has none") {
  CHECK(Asked("failover", "failovar").matches("failover"));
  CHECK(Asked("failover", "failo").matches("failover"));
  CHECK(Asked("ship", "nowhere").matches("nowhere"));
}

TEST_CASE("what is left out does not match, nor do quiet words") {
  Asked asked("the pool is full", "the pool -full");
  CHECK(asked.matches("pool"));
  CHECK_FALSE(asked.matches("the"));
  CHECK_FALSE(asked.matches("full"));
}

TEST_CASE("a query without words matches nothing") {
  CHECK(Asked("pool", "").empty());
  CHECK(Asked("pool", "-pool").empty());
  CHECK(Asked("pool", "kind:pool").empty());
  CHECK_FALSE(Asked("pool", "pool").empty());
  CHECK_FALSE(Asked("pool", "\"pool\"").empty());
  CHECK_FALSE(Asked("pool", "pool*").empty());
}
