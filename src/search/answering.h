// Which posts answer a query, and in which order.
#pragma once

#include <cstdint>
#include <vector>

#include "carrel/query.h"
#include "forms/word_forms.h"
#include "loaded/state.h"
#include "search/facet_counts.h"
#include "search/matching.h"

namespace carrel {

// A post that answers, and how well. Posts with all the words form the first group where groups are
// shown.
struct RankedPost {
  std::uint32_t post = 0;
  float score = 0;
  bool has_all = true;
};

// All that is known of the posts that answer a request. Valid as long as no part but posts is
// unloaded.
struct Answer {
  SearchRequest request;
  Query query;
  std::vector<TermForms> forms;  // of query.terms
  Matches matches;
  std::vector<UnderstoodTerm> understood;
  std::vector<std::uint32_t>
      unfiltered;                      // posts that the text allows, before the filters beside it
  std::vector<std::uint32_t> counted;  // those of them whose facets are counted
  std::vector<RankedPost> posts;       // in order as far as order_until() was called for
  std::uint32_t total_all = 0;         // of `posts`, those with all words
  Sort sort = Sort::Relevance;
  bool grouped = false;
  Needs needs;  // not empty: what the answer still lacks

  // Whether rows of this answer are rows of what another request asks for.
  bool is_for(const SearchRequest& other) const;

  // Puts so many of the posts in order, the first ones.
  void order_until(std::size_t end);

 private:
  std::size_t ordered_ = 0;
};

Answer find_answer(const Archive::State& state, const SearchRequest& request);

// The filters of an answer. Requires: facets are loaded.
FacetFilter filter_of(const Archive::State& state, const Answer& answer, const Labels* labels);

// Whether the answer takes labels: the query or a filter names a tag or an author.
bool asks_labels(const Answer& answer);

}  // namespace carrel
