#include "search/values.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carrel;

namespace {

using Numbers = std::vector<std::uint32_t>;

Facets three_posts() {
  Facets facets;
  facets.kinds = {"incident", "post mortem"};
  facets.themes = {"Café"};
  facets.languages = {"de", "en"};
  facets.day = {1, 2, 3};
  facets.kind = {0, 1, kNoValue};
  facets.theme = {kNoValue, 0, 0};
  facets.language = {1, 0, 1};
  return facets;
}

Labels three_labels() {
  Labels labels;
  labels.tags = {"Error Budgets", "slo"};
  labels.authors = {"Ada", "Bob"};
  labels.tags_of = {{0, 1}, {}, {0}};
  labels.authors_of = {{}, {0, 1}, {1}};
  return labels;
}

QueryTerm term(QueryTerm::Match match, const char* text) {
  QueryTerm term;
  term.match = match;
  term.text = text;
  return term;
}

Numbers find(QueryTerm::Match match, const char* text) {
  const Facets facets = three_posts();
  const Labels labels = three_labels();
  return posts_with_value(facets, &labels, term(match, text));
}

}  // namespace

TEST_CASE("each field finds the posts that have its value, in order") {
  CHECK(find(QueryTerm::Match::Kind, "incident") == Numbers{0});
  CHECK(find(QueryTerm::Match::Theme, "cafe") == Numbers{1, 2});
  CHECK(find(QueryTerm::Match::Language, "en") == Numbers{0, 2});
  CHECK(find(QueryTerm::Match::Tag, "slo") == Numbers{0});
  CHECK(find(QueryTerm::Match::Author, "bob") == Numbers{1, 2});
}

TEST_CASE("capitals, accents, spaces, hyphens and underscores make no difference") {
  for (const char* text : {"Error Budgets", "error-budgets", "ERROR_BUDGETS"})
    CHECK(find(QueryTerm::Match::Tag, text) == Numbers{0, 2});
  CHECK(find(QueryTerm::Match::Kind, "post-mortem") == Numbers{1});
  CHECK(find(QueryTerm::Match::Kind, "postmortem").empty());
}

TEST_CASE("a value of another field, a part of one, and none are nowhere") {
  CHECK(find(QueryTerm::Match::Tag, "incident").empty());
  CHECK(find(QueryTerm::Match::Author, "slo").empty());
  CHECK(find(QueryTerm::Match::Kind, "incid").empty());
  CHECK(find(QueryTerm::Match::Kind, "").empty());
}

TEST_CASE("only tags and authors take labels; without them none is found") {
  CHECK(names_label(term(QueryTerm::Match::Tag, "x")));
  CHECK(names_label(term(QueryTerm::Match::Author, "x")));
  CHECK_FALSE(names_label(term(QueryTerm::Match::Kind, "x")));
  const Facets facets = three_posts();
  CHECK(posts_with_value(facets, nullptr, term(QueryTerm::Match::Tag, "slo")).empty());
  CHECK(posts_with_value(facets, nullptr, term(QueryTerm::Match::Kind, "incident")) == Numbers{0});
}

TEST_CASE("a section is found with all below it, by whole steps; another field by its values") {
  const Facets facets = three_posts();
  Labels labels = three_labels();
  labels.fields.resize(2);
  labels.fields[0].values = {"Run Books", "Run Books/etcd", "Run Books/etcd-old"};
  labels.fields[0].titles = {"Run books", "etcd", "Old"};
  labels.fields[0].of = {{0}, {0, 1}, {0, 2}};
  labels.fields[1].values = {"Very High", "low"};
  labels.fields[1].of = {{0}, {0, 1}, {}};
  const auto find_own = [&](std::uint32_t field, const char* text) {
    QueryTerm own = term(QueryTerm::Match::Own, text);
    own.field = field;
    return posts_with_value(facets, &labels, own);
  };
  CHECK(find_own(0, "run-books") == Numbers{0, 1, 2});
  CHECK(find_own(0, "RUN_BOOKS/etcd/") == Numbers{1});
  CHECK(find_own(0, "run-books/et").empty());
  CHECK(find_own(0, "etcd").empty());
  CHECK(find_own(1, "very-high") == Numbers{0, 1});
  CHECK(find_own(1, "very").empty());
  CHECK(names_label(term(QueryTerm::Match::Own, "x")));
}
