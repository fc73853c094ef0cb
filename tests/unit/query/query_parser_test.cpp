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
      {"alpha OR title:1", "+[alpha] | +title [1]"},
      {"\"beta\" OR alpha gamma", "+phrase [beta] | +[alpha] , [gamma]"},
      {"-after:2016", " ; ignored [-after:2016]"},
      {"x OR year:2016", "[x] ; from 2016-01-01 ; to 2016-12-31 ; ignored [OR]"},
      {"year:2016 OR x", "[x] ; from 2016-01-01 ; to 2016-12-31 ; ignored [OR]"},
      {"title:東京\u3000kind:x", "+title [東京] , +kind [x]"},
      {"one\u00a0two", "[one] , [two]"},
      {"«guillemets too»", "+phrase [guillemets too]"},
      {"roll**", "+prefix [roll]"},
      {"a* a* \"b\" \"b\" OR c", "+prefix [a] , +phrase [b] , +phrase [b] | +[c]"},
      {"half-op* C++* don't*", "+prefix [half-op] , +prefix [C++] , +prefix [don't]"},
      {"C++ node.js 10.0.0.1", "[C++] , [node.js] , [10.0.0.1]"},
  };
  for (const auto& example : cases) CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE("several lines are read as a pasted log: words and identifiers once each, what says when, where and how often set aside") {
  const Query query = parse_query(
      "Nov 24 10:02:11 web-7 app[4711]: E_POOL_42 pool exhausted after 250ms\n"
      "2024-03-05T10:02:11.120Z 10.0.0.1:5432 0x7ffe12 123e4567-e89b-12d3-a456-426614174000 pool -exhausted \"quoted words\"\n");
  CHECK(query.is_log);
  CHECK(to_text(query) == "[web] , [app] , [E_POOL_42] , [POOL] , [exhausted] , [after] , [quoted] , [words]");
  CHECK(query.notices.at(0).code == "log-read");
}

TEST_CASE("more than a query may have is read as a log, and one larger than a log may be is cut, and says so") {
  std::string many;
  for (int i = 0; i < 97; ++i) many += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)) + " ";
  CHECK(parse_query(many).is_log);
  CHECK(parse_query(many).terms.size() == 97);
  CHECK_FALSE(parse_query("pool timeout\n").is_log);
  const Query query = parse_query(std::string(20'000, 'x'));
  CHECK(query.is_log);
  CHECK(query.notices.at(0).code == "log-cut");
  CHECK(query.terms.at(0).text.size() == limits::kQueryLogBytes);
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
