// The fields of requests. Each may be left out, and then has the value that the struct
// begins with. Requests are read by these lists, and web/types/replies.d.ts declares them.
#pragma once

#include "carrel/limits.h"
#include "reply_fields.h"

namespace carrel {

template <>
struct Described<Filters> {
  static constexpr std::string_view kName = "Filters";
  static constexpr std::tuple kFields{
      field(kFacetFieldNames[0], &Filters::kinds),
      field(kFacetFieldNames[1], &Filters::themes),
      field(kFacetFieldNames[2], &Filters::tags),
      field(kFacetFieldNames[3], &Filters::authors),
      field(kFacetFieldNames[4], &Filters::languages),
      field("after", &Filters::after)
          .says("Like 2021, 2021-03 or 2021-03-05; the first day that counts."),
      field("before", &Filters::before).says("The last day that counts.")};
};

template <>
struct Described<SearchRequest> {
  static constexpr std::string_view kName = "SearchRequest";
  static constexpr std::tuple kFields{
      field("text", &SearchRequest::text).says("As typed; empty lists everything."),
      field("sort", &SearchRequest::sort),
      field("from", &SearchRequest::from).up_to(limits::kPosts).says("The first hit of the page."),
      field("count", &SearchRequest::count).up_to(limits::kPageOfHits),
      field("excerpts", &SearchRequest::excerpts), field("explain", &SearchRequest::explain),
      // Last, so that what is wrong elsewhere is told first.
      field("filters", &SearchRequest::filters)};
};

template <>
struct Described<SuggestRequest> {
  static constexpr std::string_view kName = "SuggestRequest";
  static constexpr std::tuple kFields{
      field("text", &SuggestRequest::text),
      field("count", &SuggestRequest::count).up_to(limits::kSuggestions)};
};

template <>
struct Described<PostRequest> {
  static constexpr std::string_view kName = "PostRequest";
  static constexpr std::tuple kFields{
      field("slug", &PostRequest::slug).says("Slug or alias; empty: by number."),
      field("number", &PostRequest::number).up_to(limits::kPosts),
      field("mark", &PostRequest::mark).says("A query whose words are marked in the text.")};
};

}  // namespace carrel
