// What is asked of an archive and what it answers: plain structs, one JSON object each at the edge
// (wasm/reply_fields.h).
//
// Each enum below has its names beside it, in its own order. They stand in JSON and in addresses:
// do not change.
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/document.h"
#include "carrel/post.h"

namespace carrel {

enum class Sort : std::uint8_t { Relevance, Newest, Oldest };
inline constexpr std::string_view kSortNames[] = {"relevance", "newest", "oldest"};

// Conditions chosen beside the query text, as the filters of the page. Values of one field are
// alternatives; fields are joined by "and".
struct Filters {
  std::vector<std::string> kinds, themes, tags, authors, languages;
  std::string after,
      before;  // "2021", "2021-03" or "2021-03-05": first and last day included; empty: no bound
  bool operator==(const Filters&) const = default;
};

struct SearchRequest {
  std::string text;  // as typed; empty lists everything
  Filters filters;
  Sort sort = Sort::Relevance;  // an empty text sorts newest first when Relevance is asked
  std::uint32_t from = 0;       // first hit of the page
  std::uint32_t count = 20;     // at most limits::kPageOfHits
  bool excerpts = true;
  bool explain = false;
};

// A piece of text, marked where it matches the query.
struct MarkedText {
  std::string text;
  bool marked = false;
};

// Why a hit stands where it stands; the sum of the amounts equals the score.
struct ExplainedTerm {
  std::string term;  // "failov", or "title coverage"
  float amount = 0;
  std::string how;  // "frequency 4 in a post of 812 words, in the title, 12 of 100 posts have it"
};

struct Hit {
  std::uint32_t number = 0;
  std::string slug, title, summary, kind, theme, language;
  std::vector<std::string> tags;
  Day day = kNoDay;
  Day updated = kNoDay;
  std::string superseded_by, url;
  std::string section;                      // as of PostMetadata
  std::vector<std::string> section_titles;  // once the labels are loaded
  float score = 0;
  bool has_all_words = true;
  std::vector<std::string> missing_words;  // plain words of the query this post lacks, as typed
  bool has_text = false;            // title and summary are filled in (their list block is loaded)
  std::vector<MarkedText> excerpt;  // empty until the post's part is loaded
  std::string heading,
      heading_id;  // the section the excerpt stands in; empty at the start of a post
  std::vector<ExplainedTerm> explanation;
};

struct FacetValue {
  std::string value;  // what a filter takes: "incident", "2022", "2022-03"
  std::uint32_t count = 0;
  bool chosen = false;
};

// A property of posts whose values are counted. The first five can be filtered by.
enum class FacetField : std::uint8_t { Kind, Theme, Tag, Author, Language, Year, Month };
inline constexpr std::string_view kFacetFieldNames[] = {"kind",     "theme", "tag",  "author",
                                                        "language", "year",  "month"};
inline constexpr std::size_t kFilterFields = 5;

struct Facet {
  FacetField field = FacetField::Kind;
  std::vector<FacetValue> values;  // most frequent first, at most limits::kFacetValues, and the
                                   // chosen ones; years and months: all, newest first
};

// What posts have of a field of the archive's own, counted.
struct OwnFacetValue {
  std::string value, title;  // title: empty where the value is its own
  std::uint32_t count = 0;   // of a tree: with all below it
};
struct OwnFacet {
  std::string name;
  // Of a tree: in the order to show; else as most posts of the archive have them.
  std::vector<OwnFacetValue> values;
};

// What a piece of a query is. The first ten are QueryTerm::Match, in its order.
enum class TermRole : std::uint8_t {
  Word,
  Phrase,
  Prefix,
  Title,
  Kind,
  Theme,
  Tag,
  Author,
  Language,
  Own,
  Required,  // a word that must occur
  Excluded,
  Quiet,  // a stop word beside others
  Date,
  Sort,
  Ignored,
};
inline constexpr std::string_view kTermRoleNames[] = {
    "word",     "phrase", "prefix",   "title",    "kind",  "theme", "tag",  "author",
    "language", "own",    "required", "excluded", "quiet", "date",  "sort", "ignored"};
static_assert(std::size(kTermRoleNames) == static_cast<std::size_t>(TermRole::Ignored) + 1);

// How one piece of the query was understood, in the order typed.
struct UnderstoodTerm {
  std::string typed;  // "failvoer"
  TermRole role = TermRole::Word;
  std::string meaning;      // "failover" when repaired; a sentence for ignored terms
  std::uint32_t posts = 0;  // how many posts of the archive match this piece by itself
  bool repaired =
      false;  // the word is in no post, and `meaning` names the spellings searched instead
  bool completed = false;  // the last word is in no post, and `meaning` names words that begin with
                           // it, which were searched instead
  std::vector<std::string> also;  // synonyms of the archive's that were searched too
};

enum class AlternativeKind : std::uint8_t {
  Filters,   // the same text without the filters and dates
  Spelling,  // with a word of the archive
  Words,     // without operators
  Literal,   // the words that hyphens left out as words
};
inline constexpr std::string_view kAlternativeKindNames[] = {"filters", "spelling", "words",
                                                             "literal"};

// What to ask instead when no post answers.
struct Alternative {
  AlternativeKind kind = AlternativeKind::Filters;
  std::string text;         // the query text to go to
  std::uint32_t posts = 0;  // how many posts it lists
};

enum class NoticeCode : std::uint8_t { LogCut, LogRead, HyphensRead, FieldsRead };
inline constexpr std::string_view kNoticeCodeNames[] = {"log-cut", "log-read", "hyphens-read",
                                                        "fields-read"};

struct Notice {
  NoticeCode code = NoticeCode::LogRead;
  std::string text;  // one plain sentence
};

// The rows asked for of an answer, with what is loaded of their text, and what stands beside them
// that more parts may add to.
struct Description {
  bool complete =
      false;  // false: hits and counts cover only what is loaded, and `needs` says what is not
  std::vector<std::string> needs;  // parts without which hits, order or counts may be wrong
  std::vector<std::string> wants;  // parts that would only add text, what is wanted soonest:
                                   // titles, excerpts, then tags and their counts
  std::vector<Hit> hits;
  std::vector<Facet> facets;              // those of tags and authors once their part is loaded
  std::vector<OwnFacet> own_facets;       // once the labels are loaded
  std::vector<Alternative> alternatives;  // where nothing is listed, and something else would be
};

struct SearchReply : Description {
  std::uint32_t total = 0;       // posts listed: with all words first, then with some
  std::uint32_t total_all = 0;   // posts with every plain word (and every condition)
  std::uint32_t total_some = 0;  // posts with at least one, but not all
  bool grouped =
      false;  // all-words posts come first, then a divider (queries of up to three plain words)
  std::vector<UnderstoodTerm> understood;
  std::vector<Notice> notices;
};

struct SuggestRequest {
  std::string text;
  std::uint32_t count = 8;
};
struct SuggestedWord {
  std::string text;         // a completed query
  std::uint32_t posts = 0;  // how many have its last word
};
struct SuggestedPost {
  std::string text;  // its title
  std::string slug;
};
struct SuggestReply {
  bool complete = false;
  std::vector<std::string> needs;
  std::vector<SuggestedWord> words;
  std::vector<SuggestedPost> posts;
};

struct PostRequest {
  std::string slug;  // slug or alias; empty: by number
  std::uint32_t number = 0;
  std::string mark;  // a query whose words are marked in the text
};

// A neighbour in the archive's order.
struct PostLink {
  std::string slug, title;
  Day day = kNoDay;
};

inline constexpr std::size_t kRelatedShown = 5;

struct PostReply {
  bool complete = false;
  std::vector<std::string> needs;
  std::vector<std::string>
      wants;  // parts that would only add what stands around the post: the titles of other posts
  bool text_complete =
      false;  // of what is wanted nothing would change the text, its marks or what stands above it
  std::uint32_t number = 0;
  Post post;
  Document document;      // links resolved; images carry media names, width and height
  PostLink newer, older;  // empty slug at either end
  PostLink superseding;  // the post to read instead; empty slug where there is none, or its part is
                         // not loaded
  std::vector<PostLink>
      related;  // the posts most like it, the most alike first; at most kRelatedShown
  std::vector<PostLink> links_here;  // the posts that link to it, newest first
  std::uint32_t words = 0;           // of the body, for reading time
};

}  // namespace carrel
