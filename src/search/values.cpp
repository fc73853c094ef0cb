#include "search/values.h"

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace carrel {

namespace {

std::string fold_value(std::string_view value) {
  std::string folded = fold(value);
  std::replace(folded.begin(), folded.end(), ' ', '-');
  std::replace(folded.begin(), folded.end(), '_', '-');
  if (!folded.empty() && folded.back() == '/') folded.pop_back();  // a folder's
  return folded;
}

// One flag for each value: is it the one wanted?
std::vector<std::uint8_t> find_values(const std::vector<std::string>& values,
                                      const std::string& wanted) {
  std::vector<std::uint8_t> is_wanted;
  for (const std::string& value : values) is_wanted.push_back(fold_value(value) == wanted ? 1 : 0);
  return is_wanted;
}

std::vector<std::uint32_t> find_single(const std::vector<std::uint8_t>& is_wanted,
                                       const std::vector<std::int32_t>& column) {
  std::vector<std::uint32_t> posts;
  for (std::uint32_t post = 0; post < column.size(); ++post)
    if (column[post] >= 0 && is_wanted[static_cast<std::size_t>(column[post])])
      posts.push_back(post);
  return posts;
}

std::vector<std::uint32_t> find_in_lists(const std::vector<std::uint8_t>& is_wanted,
                                         const std::vector<std::vector<std::uint32_t>>& column) {
  std::vector<std::uint32_t> posts;
  for (std::uint32_t post = 0; post < column.size(); ++post)
    if (std::any_of(column[post].begin(), column[post].end(),
                    [&](std::uint32_t place) { return is_wanted[place] != 0; }))
      posts.push_back(post);
  return posts;
}

}  // namespace

bool names_label(const QueryTerm& term) {
  return term.match == QueryTerm::Match::Tag || term.match == QueryTerm::Match::Author ||
         term.match == QueryTerm::Match::Own;
}

std::string kind_named(const std::vector<KindName>& kinds, const std::string& name) {
  const std::string wanted = fold_value(name);
  for (const KindName& kind : kinds)
    if (fold_value(kind.name) == wanted) return kind.id;
  return name;
}

std::vector<std::uint32_t> posts_with_value(const Facets& facets, const Labels* labels,
                                            const QueryTerm& term) {
  const std::string wanted = fold_value(term.text);
  switch (term.match) {
    case QueryTerm::Match::Kind:
      return find_single(find_values(facets.kinds, wanted), facets.kind);
    case QueryTerm::Match::Theme:
      return find_single(find_values(facets.themes, wanted), facets.theme);
    case QueryTerm::Match::Language:
      return find_single(find_values(facets.languages, wanted), facets.language);
    case QueryTerm::Match::Tag:
      if (labels) return find_in_lists(find_values(labels->tags, wanted), labels->tags_of);
      break;
    case QueryTerm::Match::Author:
      if (labels) return find_in_lists(find_values(labels->authors, wanted), labels->authors_of);
      break;
    case QueryTerm::Match::Own:
      if (labels) {
        const Labels::Field& field = labels->fields[term.field];
        return find_in_lists(find_values(field.values, wanted), field.of);
      }
      break;
    case QueryTerm::Match::Word:
    case QueryTerm::Match::Phrase:
    case QueryTerm::Match::Prefix:
    case QueryTerm::Match::Title:
      break;  // found by their words
  }
  return {};
}

}  // namespace carrel
