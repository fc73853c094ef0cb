// What the JSON parts hold: one struct, one reader and one writer for each role; data/FORMAT.md
// tells their fields.
//
// Readers check every field, count and index, so that whoever holds a struct needs no checks of its
// own. They fail with BadBundle and name the part and the field. Writers yield nothing where a text
// is not UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/post.h"
#include "carrel/result.h"

namespace carrel {

inline constexpr std::int32_t kNoValue = -1;

// Per post, only what every answer needs, in columns by post number.
struct Facets {
  std::vector<std::string> kinds, themes, languages;  // the values that indices below point to
  std::vector<Day> day;
  std::vector<std::int32_t> kind, theme, language;  // kNoValue where a post has none
  std::vector<std::uint8_t> length,
      title_weight;  // bytes of the weighted length, and of the idf of the title's terms
  std::size_t posts() const { return day.size(); }
};
Result<Facets> read_facets(std::string_view json, std::string_view part_name, std::uint32_t posts);
std::string write_facets(const Facets& facets);

// What a post may have several of: apart from the facets, because there may be thousands, and few
// answers need them.
struct Labels {
  std::vector<std::string> tags, authors;  // the values that indices below point to
  std::vector<std::vector<std::uint32_t>> tags_of, authors_of;  // by post number
  // The same of each field of the archive's own. Of a tree the values are paths in the order to
  // show, and a post has its own and all above it, from the top; of others those that most posts
  // have come first.
  struct Field {
    std::vector<std::string> values, titles;  // titles: of all values, or none
    std::vector<std::vector<std::uint32_t>> of;
  };
  std::vector<Field> fields;
};
// `fields`: how many the manifest names.
Result<Labels> read_labels(std::string_view json, std::string_view part_name, std::uint32_t posts,
                           std::size_t fields = 0);
std::string write_labels(const Labels& labels);

// What a row of a list shows beside the facets.
struct ListedPost {
  std::string slug, title, summary, superseded_by, url;
  Day updated = kNoDay;
};
Result<std::vector<ListedPost>> read_list(std::string_view json, std::string_view part_name,
                                          std::uint32_t count);
std::string write_list(const std::vector<ListedPost>& posts);

// Slugs and aliases of one bucket, sorted, with the posts they lead to.
struct SlugNumber {
  std::string slug;
  std::uint32_t number = 0;
};
Result<std::vector<SlugNumber>> read_slugs(std::string_view json, std::string_view part_name,
                                           std::uint32_t posts);
std::string write_slugs(const std::vector<SlugNumber>& slugs);

// For each post of a part the numbers of the posts that link to it, ascending; written as
// differences to the post's own number.
using LinksHere = std::vector<std::vector<std::uint32_t>>;
Result<LinksHere> read_backlinks(std::string_view json, std::string_view part_name,
                                 std::uint32_t base, std::uint32_t count, std::uint32_t posts);
std::string write_backlinks(const LinksHere& backlinks, std::uint32_t begin, std::uint32_t end);

// The posts themselves.
Result<std::vector<Post>> read_posts(std::string_view json, std::string_view part_name,
                                     std::uint32_t count);
std::string write_posts(const std::vector<const Post*>& posts);

}  // namespace carrel
