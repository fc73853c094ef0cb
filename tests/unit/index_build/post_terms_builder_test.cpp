#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "bundle/bundle_format.h"
#include "index_build/index_builder.h"

using namespace carrel;

namespace {

// One term of the post with these fields; frequency 0 where it has none.
PostTerms::Term term_of(const PostFields& fields, const std::string& wanted) {
  PostAnalyser analyser;
  for (const PostTerms::Term& term : analyser.analyse(fields).terms)
    if (term.term == wanted) return term;
  return {};
}

PostFields titled(std::string_view title) {
  PostFields fields;
  fields.title = title;
  fields.language = "en";
  return fields;
}

}  // namespace

TEST_CASE("each field weighs its own, and all of a word's add up") {
  const std::vector<std::string> tags{"pool"};
  TextSection section;
  section.heading = "pool";
  section.text = "pools, pooled";
  const std::vector<TextSection> sections{section};
  PostFields fields = titled("Pool");
  CHECK(term_of(fields, "pool").halves == kTitleWeight);
  fields.slug = "pool";
  fields.summary = "pool";
  fields.tags = &tags;
  fields.sections = &sections;
  CHECK(term_of(fields, "pool").halves == kTitleWeight + kSlugWeight + kSummaryWeight + kTagWeight +
                                              kHeadingWeight + 2 * kBodyWeight);
}

TEST_CASE("a word is in the title where one of its forms is") {
  PostFields fields = titled("Pools");
  fields.summary = "ship";
  CHECK(term_of(fields, "pool").in_title);
  CHECK_FALSE(term_of(fields, "ship").in_title);
}

TEST_CASE("a word with accents is known without them too, but not as its own") {
  const PostFields fields = titled("Naïve");
  std::size_t own = 0, all = 0;
  for (const PostTerms::Term& term : PostAnalyser().analyse(fields).terms) {
    ++all;
    own += term.is_own ? 1 : 0;
  }
  CHECK(own == 1);
  CHECK(all >= 1);
}

TEST_CASE("an identifier's parts are terms, and make a post no longer") {
  PostAnalyser analyser;
  const PostTerms one = analyser.analyse(titled("E_POOL_FULL"));
  CHECK(one.length == kTitleWeight);
  CHECK(one.terms.size() == 4);  // the whole, e, pool, full
}

TEST_CASE("terms and surfaces are in order, each once, with what each word became") {
  PostAnalyser analyser;
  const PostTerms terms = analyser.analyse(titled("Running runs, running ships"));
  REQUIRE(terms.terms.size() == 2);
  CHECK(terms.terms[0].term == "run");
  CHECK(terms.terms[1].term == "ship");
  REQUIRE(terms.surfaces.size() == 3);
  CHECK(terms.surfaces[0].surface == "running");
  CHECK(terms.surfaces[0].term == "run");
  CHECK(terms.surfaces[2].surface == "ships");
}

TEST_CASE("an analyser forgets the post before") {
  PostAnalyser analyser;
  analyser.analyse(titled("Pool"));
  const PostTerms second = analyser.analyse(titled("Ship"));
  REQUIRE(second.terms.size() == 1);
  CHECK(second.length == kTitleWeight);
  CHECK(analyser.analyse({}).terms.empty());
}

TEST_CASE("each language has its own stems") {
  PostFields german = titled("running");
  german.language = "de";
  CHECK(term_of(german, "running").halves > 0);
  CHECK(term_of(titled("running"), "run").halves > 0);
}
