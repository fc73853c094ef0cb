// The posts that pass the filters, and how many posts each filter value would leave.
#pragma once

#include <vector>

#include "loaded/state.h"

namespace carrel {

class FacetFilter {
 public:
  // `after` and `before` were typed in the query: they hold in every count, those of years and
  // months too. Without labels no post fails a filter on tags or authors, and neither is counted.
  FacetFilter(const Facets& facets, const Labels* labels, const Filters& filters, Day after,
              Day before);

  // Passes every filter.
  bool passes(std::uint32_t post) const { return failures(post) == 0; }

  // Counts over posts that pass all filters, but for each field those of that field itself: so that
  // its other values can be added.
  std::vector<Facet> count(const std::vector<std::uint32_t>& posts) const;

 private:
  // One bit for each field whose filter the post fails.
  std::uint32_t failures(std::uint32_t post) const;

  const Facets& facets_;
  const Labels* labels_;
  std::vector<std::uint8_t> kinds_, themes_, languages_, tags_,
      authors_;  // by value: chosen? empty: no filter on the field
  Day typed_after_, typed_before_, after_ = kNoDay, before_ = kNoDay;
  bool is_open_ = true;  // nothing is filtered
};

// Values of the archive's own fields that posts which pass the filter have, in their order, the
// first limits::kFacetValues of each field.
std::vector<OwnFacet> count_own_facets(const std::vector<OwnField>& fields, const Labels& labels,
                                       const FacetFilter& filter,
                                       const std::vector<std::uint32_t>& posts);

}  // namespace carrel
