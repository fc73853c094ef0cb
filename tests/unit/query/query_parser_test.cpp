#include <doctest/doctest.h>

#include "carrel/limits.h"
#include "carrel/query.h"

using namespace carrel;

TEST_CASE("each operator is understood, and anything typed means something") {
  const std::pair<const char*, const char*> cases[] = {
      {"pool timeout", "[pool] , [timeout]"},
      {"+pool -timeout", "+[pool] , -[timeout]"},
      {"\"connection pool\" slow", "+phrase [connection pool] , [slow]"},
      {"-\"connection pool\"", "-phrase [connection pool]"},
      {"\"never closed", "+phrase [never closed]"},
      {"“typographic quotes”", "+phrase [typographic quotes]"},
      {"pool OR queue slow", "[pool] | [queue] , [slow]"},
      {"OR pool", "[pool]"},
      {"fail*", "+prefix [fail]"},
      {"title:runbook kind:incident", "+title [runbook] , +kind [incident]"},
      {"-tag:on-call", "-tag [on-call]"},
      {"tag:\"error budgets\"", "+tag [error budgets]"},
      {"after:2021-02 before:2021", " ; from 2021-02-01 ; to 2021-12-31"},
      {"before:2020-02", " ; to 2020-02-29"},
      {"year:2022 sort:newest", " ; from 2022-01-01 ; to 2022-12-31 ; newest"},
      {"year:soon", " ; ignored [year:soon]"},
      {"http://x.y/z", "[http://x.y/z]"},
      {"- + \"\" *", " ; ignored [-] ; ignored [+] ; ignored [\"\"] ; ignored [*]"},
      {"", ""},
      {"C++ node.js 10.0.0.1", "[C++] , [node.js] , [10.0.0.1]"},
  };
  for (const auto& example : cases) CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE("a query beyond the limit is cut, and says so") {
  const Query query = parse_query(std::string(5'000, 'x'));
  CHECK(query.notices.size() == 1);
  CHECK(query.terms.at(0).text.size() == limits::kQueryCodePoints);
}

TEST_CASE("the last word is open only while it is being typed") {
  CHECK(parse_query("pool tim").last_word_is_open);
  CHECK_FALSE(parse_query("pool ").last_word_is_open);
  CHECK_FALSE(parse_query("\"pool").last_word_is_open);
  CHECK_FALSE(parse_query("-pool").last_word_is_open);
}

TEST_CASE("any bytes at all are understood without harm") {
  constexpr std::string_view kPieces[] = {"\"", "-", "+", "*", ":", "title:", "tag:", "year:", "OR", " ", "a", "é", "東", "\xFF", "2021", "after:", "sort:"};
  std::uint32_t state = 11;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int n = 0; n < 10; ++n) {
      state = state * 1664525U + 1013904223U;
      text += kPieces[(state >> 9) % std::size(kPieces)];
    }
    const Query query = parse_query(text);
    for (const QueryTerm& term : query.terms) REQUIRE_FALSE(term.text.empty());
  }
}
