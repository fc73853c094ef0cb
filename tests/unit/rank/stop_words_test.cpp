#include <doctest/doctest.h>

#include "carrel/ranking.h"

using carrel::ranking::is_stop_word;

TEST_CASE("the first and the last word of each list are stop words") {
  CHECK(is_stop_word("a", "en"));
  CHECK(is_stop_word("yours", "en"));
  CHECK(is_stop_word("aber", "de"));
  CHECK(is_stop_word("zur", "de"));
}

TEST_CASE("every language that is stemmed has a list, whose words are folded") {
  const std::pair<const char*, const char*> cases[] = {
      {"da", "ikke"},   {"es", "tambien"}, {"fi", "mina"},  {"fr", "dans"},
      {"it", "perche"}, {"nb", "pa"},      {"nl", "het"},   {"nn", "ikkje"},
      {"no", "og"},     {"pt", "nao"},     {"ru", "какои"}, {"sv", "ar"}};
  for (const auto& list : cases) CHECK_MESSAGE(is_stop_word(list.second, list.first), list.first);
  CHECK_FALSE(is_stop_word("estado", "es"));
}

TEST_CASE("a list is its language's own") {
  CHECK(is_stop_word("the", "en"));
  CHECK_FALSE(is_stop_word("the", "de"));
  CHECK_FALSE(is_stop_word("und", "en"));
}

TEST_CASE("only the language's first subtag counts") {
  CHECK(is_stop_word("the", "en-gb"));
  CHECK(is_stop_word("der", "de-AT"));
  CHECK_FALSE(is_stop_word("the", "eng"));
  CHECK_FALSE(is_stop_word("the", "-en"));
}

TEST_CASE("a language without a list has no stop words") {
  CHECK_FALSE(is_stop_word("the", ""));
  CHECK_FALSE(is_stop_word("i", "pl"));
}

TEST_CASE("a part of a stop word is none, nor are two, nor is nothing") {
  CHECK_FALSE(is_stop_word("th", "en"));
  CHECK_FALSE(is_stop_word("he t", "en"));
  CHECK_FALSE(is_stop_word("their them", "en"));
  CHECK_FALSE(is_stop_word("", "en"));
}

TEST_CASE("words are compared folded: umlauts are gone, capitals are not met") {
  CHECK(is_stop_word("uber", "de"));
  CHECK_FALSE(is_stop_word("über", "de"));
  CHECK_FALSE(is_stop_word("The", "en"));
}
