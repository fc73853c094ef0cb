// The fields of replies: one list for each struct of include/carrel/results.h and of what
// else is written for JavaScript. Replies are written from these lists, and web/types/replies.d.ts
// is made of them (`scripts/dev declare`).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/limits.h"
#include "carrel/query.h"
#include "carrel/results.h"
#include "described.h"

namespace carrel {

// --- Names -------------------------------------------------------------------------------------

// Of an enum whose names stand in one array, in its own order.
template <typename E, const auto& kNames>
struct NamesInArray {
  static constexpr std::size_t kCount = std::size(kNames);
  static constexpr std::string_view of(E value) { return kNames[static_cast<std::size_t>(value)]; }
};

template <>
struct JsonNames<Sort> : NamesInArray<Sort, kSortNames> {
  static constexpr std::string_view kName = "Sort";
};
template <>
struct JsonNames<FacetField> : NamesInArray<FacetField, kFacetFieldNames> {
  static constexpr std::string_view kName = "FacetField";
};
template <>
struct JsonNames<TermRole> : NamesInArray<TermRole, kTermRoleNames> {
  static constexpr std::string_view kName = "TermRole";
};
template <>
struct JsonNames<AlternativeKind> : NamesInArray<AlternativeKind, kAlternativeKindNames> {
  static constexpr std::string_view kName = "AlternativeKind";
};
template <>
struct JsonNames<NoticeCode> : NamesInArray<NoticeCode, kNoticeCodeNames> {
  static constexpr std::string_view kName = "NoticeCode";
};
template <>
struct JsonNames<PartRole> {
  static constexpr std::string_view kName = "PartRole";
  static constexpr std::size_t kCount = static_cast<std::size_t>(PartRole::Labels) + 1;
  static std::string_view of(PartRole role) { return role_name(role); }
};
template <>
struct JsonNames<ErrorCode> {
  static constexpr std::string_view kName = "ErrorCode";
  static constexpr std::size_t kCount = static_cast<std::size_t>(ErrorCode::Io) + 1;
  static std::string_view of(ErrorCode code) { return to_name(code); }
};

// --- An error, a part that was loaded ------------------------------------------------------------

template <>
struct Described<Error> {
  static constexpr std::string_view kName = "ErrorReply";
  static constexpr std::tuple kFields{
      field("code", &Error::code), field("message", &Error::message).says("What happened."),
      field("where", &Error::where).says("The part's name, or empty."),
      field("hint", &Error::hint).says("How to mend it, or empty.")};
};

struct LoadedReply {
  std::string_view loaded;
};
template <>
struct Described<LoadedReply> {
  static constexpr std::string_view kName = "LoadedReply";
  static constexpr std::tuple kFields{field("loaded", &LoadedReply::loaded)};
};

// --- The manifest --------------------------------------------------------------------------------

// The line at the foot of every page.
struct FootLine {
  const std::string& text;
  const std::string& link;
};
template <>
struct Described<FootLine> {
  static constexpr std::string_view kName = "FootLine";
  static constexpr std::tuple kFields{
      made(
          "text", [](const FootLine& foot) CARREL_INLINED -> auto& { return foot.text; }),
      made(
          "link", [](const FootLine& foot) CARREL_INLINED -> auto& { return foot.link; })
          .says("Where it leads, or empty.")};
};

template <>
struct Described<KindName> {
  static constexpr std::string_view kName = "KindName";
  static constexpr std::tuple kFields{field("id", &KindName::id), field("name", &KindName::name)};
};

template <>
struct Described<OwnField> {
  static constexpr std::string_view kName = "OwnField";
  static constexpr std::tuple kFields{
      field("name", &OwnField::name).says("Before a colon in a query."),
      field("title", &OwnField::title).says("For people; empty: the name."),
      field("tree", &OwnField::is_tree).says("Its values are paths.")};
};

template <>
struct Described<Part> {
  static constexpr std::string_view kName = "Part";
  static constexpr std::tuple kFields{
      field("name", &Part::name), field("role", &Part::role),
      field("bytes", &Part::bytes).says("As stored."),
      field("unpacked", &Part::unpacked).says("After decompression.")};
};

template <>
struct Described<Media> {
  static constexpr std::string_view kName = "Media";
  static constexpr std::tuple kFields{
      field("name", &Media::name), field("type", &Media::type).says("MIME type."),
      field("width", &Media::width)
          .says("In pixels; 0 when it is no image or the size is unknown."),
      field("height", &Media::height), field("bytes", &Media::bytes)};
};

template <>
struct Described<OperatorHelp> {
  static constexpr std::string_view kName = "OperatorHelp";
  static constexpr std::tuple kFields{field("name", &OperatorHelp::name),
                                      field("argument", &OperatorHelp::argument),
                                      field("help", &OperatorHelp::help)};
};

struct ReplyLimits {
  std::size_t query = limits::kQueryCodePoints;
  std::size_t page = limits::kPageOfHits;
};
template <>
struct Described<ReplyLimits> {
  static constexpr std::string_view kName = "Limits";
  static constexpr std::tuple kFields{
      field("query", &ReplyLimits::query)
          .says("Characters; a longer query is read as a pasted log."),
      field("page", &ReplyLimits::page).says("Hits in one reply.")};
};

template <>
struct Described<Manifest> {
  static constexpr std::string_view kName = "ManifestReply";
  static constexpr std::tuple kFields{
      field("edition", &Manifest::edition),
      day("packed", &Manifest::packed),
      field("title", &Manifest::frame, &ArchiveFrame::title),
      field("strapline", &Manifest::frame, &ArchiveFrame::strapline),
      made("foot",
           [](const Manifest& manifest) CARREL_INLINED {
             return FootLine{manifest.frame.foot_text, manifest.frame.foot_link};
           }),
      field("language", &Manifest::frame, &ArchiveFrame::language),
      field("languages", &Manifest::languages).says("Of the posts."),
      field("kinds", &Manifest::frame, &ArchiveFrame::kinds)
          .says("In the order to show; posts may have others."),
      field("fields", &Manifest::frame, &ArchiveFrame::fields)
          .says("The archive's own, that posts can be asked for by."),
      field("stale_after", &Manifest::frame, &ArchiveFrame::stale_after)
          .says("Days after which a post says when it was last updated; 0: never."),
      field("stale_kinds", &Manifest::frame, &ArchiveFrame::stale_kinds)
          .says("Ids of the kinds that may grow stale; empty: all."),
      field("posts", &Manifest::posts),
      field("parts", &Manifest::parts),
      field("media", &Manifest::media),
      made("start", [](const Manifest& manifest) CARREL_INLINED { return manifest.first_parts(); })
          .says("Names of the parts that every visit begins with."),
      made("operators", [](const Manifest&) CARREL_INLINED { return query_operators(); }),
      made("limits", [](const Manifest&) CARREL_INLINED { return ReplyLimits{}; })};
};

// --- A search ------------------------------------------------------------------------------------

template <>
struct Described<ExplainedTerm> {
  static constexpr std::string_view kName = "ExplainedTerm";
  static constexpr std::tuple kFields{field("term", &ExplainedTerm::term),
                                      field("amount", &ExplainedTerm::amount),
                                      field("how", &ExplainedTerm::how)};
};

template <>
struct Described<Hit> {
  static constexpr std::string_view kName = "Hit";
  static constexpr std::tuple kFields{
      field("number", &Hit::number),
      field("slug", &Hit::slug),
      field("title", &Hit::title),
      field("summary", &Hit::summary),
      field("kind", &Hit::kind),
      field("theme", &Hit::theme),
      field("tags", &Hit::tags),
      field("language", &Hit::language),
      day("day", &Hit::day),
      day("updated", &Hit::updated),
      field("superseded_by", &Hit::superseded_by)
          .says("Slug of the post to read instead, or empty."),
      field("url", &Hit::url),
      field("score", &Hit::score),
      field("all_words", &Hit::has_all_words),
      field("missing", &Hit::missing_words)
          .says("Words of the query that this post lacks, as typed."),
      field("section", &Hit::section).says("The folder it stands in, as a path, or empty."),
      field("section_titles", &Hit::section_titles)
          .says("Of the steps of that path. Both once the labels are loaded."),
      field("has_text", &Hit::has_text)
          .says("False until the post's list part, which `wants` names, is loaded."),
      field("excerpt", &Hit::excerpt).says("Empty until the post's part is loaded."),
      field("heading", &Hit::heading)
          .says("Of the section that the excerpt stands in; empty at the start of a post."),
      field("heading_id", &Hit::heading_id),
      field("explanation", &Hit::explanation)
          .says("Where asked for; the amounts' sum is the score.")};
};

template <>
struct Described<FacetValue> {
  static constexpr std::string_view kName = "FacetValue";
  static constexpr std::tuple kFields{
      field("value", &FacetValue::value).says("What a filter takes."),
      field("count", &FacetValue::count), field("chosen", &FacetValue::chosen)};
};

template <>
struct Described<Facet> {
  static constexpr std::string_view kName = "Facet";
  static constexpr std::tuple kFields{field("field", &Facet::field),
                                      field("values", &Facet::values)
                                          .says("The most frequent first, and every chosen one; "
                                                "years and months: all, newest first.")};
};

template <>
struct Described<OwnFacetValue> {
  static constexpr std::string_view kName = "OwnFacetValue";
  static constexpr std::tuple kFields{
      field("value", &OwnFacetValue::value)
          .says("A query asks for it behind the name and a colon."),
      field("title", &OwnFacetValue::title).says("Of a section, else empty."),
      field("count", &OwnFacetValue::count).says("Of a section: with all below it.")};
};

template <>
struct Described<OwnFacet> {
  static constexpr std::string_view kName = "OwnFacet";
  static constexpr std::tuple kFields{
      field("name", &OwnFacet::name),
      field("values", &OwnFacet::values)
          .says("Sections in their order; others as most posts of the archive have them.")};
};

template <>
struct Described<UnderstoodTerm> {
  static constexpr std::string_view kName = "UnderstoodTerm";
  static constexpr std::tuple kFields{
      field("typed", &UnderstoodTerm::typed),
      field("role", &UnderstoodTerm::role),
      field("meaning", &UnderstoodTerm::meaning)
          .says("The words searched instead when repaired or completed; why, when ignored."),
      field("posts", &UnderstoodTerm::posts).says("How many match this piece by itself."),
      field("repaired", &UnderstoodTerm::repaired)
          .says("No post has the word, and spellings near it were searched."),
      field("completed", &UnderstoodTerm::completed)
          .says("No post has the last word, and words that begin with it were searched."),
      field("also", &UnderstoodTerm::also)
          .says("Synonyms of the archive's that were searched too.")};
};

template <>
struct Described<Notice> {
  static constexpr std::string_view kName = "Notice";
  static constexpr std::tuple kFields{field("code", &Notice::code),
                                      field("text", &Notice::text).says("One plain sentence.")};
};

template <>
struct Described<Alternative> {
  static constexpr std::string_view kName = "Alternative";
  static constexpr std::tuple kFields{
      field("kind", &Alternative::kind),
      field("text", &Alternative::text).says("The query to go to."),
      field("posts", &Alternative::posts).says("How many it lists.")};
};

inline constexpr std::string_view kCompleteComment =
    "False: parts that `needs` names may still change the answer.";
inline constexpr std::string_view kNeedsComment =
    "Parts without which the answer may be wrong: load them and ask again, three times at most.";
inline constexpr std::string_view kWantsComment =
    "Parts that only add text, what is seen first before the others.";

inline constexpr std::string_view kFacetsComment =
    "Those of tags and authors once their part is loaded.";
inline constexpr std::string_view kOwnFacetsComment =
    "Of the archive's own fields, once the labels are loaded.";
inline constexpr std::string_view kAlternativesComment =
    "What to ask instead, where nothing is listed and something else would be.";

template <>
struct Described<Description> {
  static constexpr std::string_view kName = "Description";
  static constexpr std::tuple kFields{
      field("complete", &Description::complete).says(kCompleteComment),
      field("needs", &Description::needs).says(kNeedsComment),
      field("wants", &Description::wants).says(kWantsComment),
      field("hits", &Description::hits),
      field("facets", &Description::facets).says(kFacetsComment),
      field("own_facets", &Description::own_facets).says(kOwnFacetsComment),
      field("alternatives", &Description::alternatives).says(kAlternativesComment)};
};

template <>
struct Described<SearchReply> {
  static constexpr std::string_view kName = "SearchReply";
  static constexpr std::tuple kFields{
      field("complete", &SearchReply::complete).says(kCompleteComment),
      field("needs", &SearchReply::needs).says(kNeedsComment),
      field("wants", &SearchReply::wants).says(kWantsComment),
      field("total", &SearchReply::total)
          .says("Posts listed: with all words first, then with some."),
      field("total_all", &SearchReply::total_all),
      field("total_some", &SearchReply::total_some),
      field("grouped", &SearchReply::grouped)
          .says("Posts with all words come first, then those with some."),
      field("hits", &SearchReply::hits),
      field("facets", &SearchReply::facets).says(kFacetsComment),
      field("own_facets", &SearchReply::own_facets).says(kOwnFacetsComment),
      field("understood", &SearchReply::understood).says("In the order typed."),
      field("notices", &SearchReply::notices),
      field("alternatives", &SearchReply::alternatives).says(kAlternativesComment)};
};

// --- Suggestions ---------------------------------------------------------------------------------

template <>
struct Described<SuggestedWord> {
  static constexpr std::string_view kName = "SuggestedWord";
  static constexpr std::tuple kFields{
      field("text", &SuggestedWord::text).says("A completed query."),
      field("posts", &SuggestedWord::posts)};
};

template <>
struct Described<SuggestedPost> {
  static constexpr std::string_view kName = "SuggestedPost";
  static constexpr std::tuple kFields{field("text", &SuggestedPost::text).says("Its title."),
                                      field("slug", &SuggestedPost::slug)};
};

template <>
struct Described<SuggestReply> {
  static constexpr std::string_view kName = "SuggestReply";
  static constexpr std::tuple kFields{
      field("complete", &SuggestReply::complete).says(kCompleteComment),
      field("needs", &SuggestReply::needs).says(kNeedsComment),
      field("words", &SuggestReply::words), field("posts", &SuggestReply::posts)};
};

// --- A post --------------------------------------------------------------------------------------

template <>
struct Described<PostLink> {
  static constexpr std::string_view kName = "PostLink";
  static constexpr std::tuple kFields{field("slug", &PostLink::slug),
                                      field("title", &PostLink::title), day("day", &PostLink::day)};
};

// One that may be absent: null in JSON.
struct OptionalLink {
  const PostLink& link;
};
// Those whose titles are loaded.
struct LoadedLinks {
  const std::vector<PostLink>& links;
};
constexpr auto optional_link(std::string_view name, PostLink PostReply::*member) {
  return made(name, [member](const PostReply& reply)
                        CARREL_INLINED { return OptionalLink{reply.*member}; });
}
constexpr auto loaded_links(std::string_view name, std::vector<PostLink> PostReply::*member) {
  return made(
      name, [member](const PostReply& reply) CARREL_INLINED { return LoadedLinks{reply.*member}; });
}

template <>
struct Described<OutlineEntry> {
  static constexpr std::string_view kName = "OutlineEntry";
  static constexpr std::tuple kFields{field("level", &OutlineEntry::level),
                                      field("id", &OutlineEntry::id),
                                      field("text", &OutlineEntry::text)};
};

template <>
struct Described<PostReply> {
  static constexpr std::string_view kName = "PostReply";
  static constexpr std::tuple kFields{
      field("complete", &PostReply::complete).says(kCompleteComment),
      field("needs", &PostReply::needs).says(kNeedsComment),
      field("wants", &PostReply::wants).says(kWantsComment),
      field("text_complete", &PostReply::text_complete)
          .says("Nothing that is wanted would change the text, its marks or what stands above it."),
      field("number", &PostReply::number),
      field("slug", &PostReply::post, &Post::metadata, &PostMetadata::slug),
      field("title", &PostReply::post, &Post::metadata, &PostMetadata::title),
      field("summary", &PostReply::post, &Post::metadata, &PostMetadata::summary),
      day("day", &PostReply::post, &Post::metadata, &PostMetadata::day),
      day("updated", &PostReply::post, &Post::metadata, &PostMetadata::updated),
      field("kind", &PostReply::post, &Post::metadata, &PostMetadata::kind),
      field("theme", &PostReply::post, &Post::metadata, &PostMetadata::theme),
      field("tags", &PostReply::post, &Post::metadata, &PostMetadata::tags),
      field("authors", &PostReply::post, &Post::metadata, &PostMetadata::authors),
      field("language", &PostReply::post, &Post::metadata, &PostMetadata::language),
      field("aliases", &PostReply::post, &Post::metadata, &PostMetadata::aliases)
          .says("Earlier slugs that still lead here."),
      field("superseded_by", &PostReply::post, &Post::metadata, &PostMetadata::superseded_by)
          .says("Slug of the post to read instead, or empty."),
      field("url", &PostReply::post, &Post::metadata, &PostMetadata::url)
          .says("Where this post already stands as a page, or empty."),
      field("section", &PostReply::post, &Post::metadata, &PostMetadata::section)
          .says("The folder it stands in, as a path, or empty."),
      field("section_titles", &PostReply::post, &Post::metadata, &PostMetadata::section_titles)
          .says("Of the steps of that path."),
      field("words", &PostReply::words).says("Of the body, for reading time."),
      field("notice", &PostReply::document, &Document::notice)
          .says("Empty, or why the rest of the text is missing."),
      field("outline", &PostReply::document, &Document::outline),
      field("nodes", &PostReply::document, &Document::nodes),
      optional_link("newer", &PostReply::newer),
      optional_link("older", &PostReply::older),
      optional_link("superseding", &PostReply::superseding),
      loaded_links("related", &PostReply::related).says("The most alike first."),
      loaded_links("links_here", &PostReply::links_here).says("Newest first.")};
};

}  // namespace carrel
