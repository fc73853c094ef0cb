// Which posts pass the filters, and how many posts would each filter value leave? See facet_counts.h.
#include "archive/facet_counts.h"

#include <algorithm>
#include <map>

#include "carrel/query.h"

namespace carrel {

namespace {

enum Field : std::uint32_t { kKind = 1, kTheme = 2, kLanguage = 4, kTag = 8, kAuthor = 16, kDate = 32, kTypedDate = 64 };

// Which of the values are chosen; a value that no post has leaves nothing, rather than being passed over.
std::vector<std::uint8_t> choose(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  std::vector<std::uint8_t> chosen;
  if (wanted.empty()) return chosen;
  chosen.assign(values.size() + 1, 0);
  for (std::size_t i = 0; i < values.size(); ++i) chosen[i] = std::find(wanted.begin(), wanted.end(), values[i]) != wanted.end() ? 1 : 0;
  return chosen;
}

bool fails_single(const std::vector<std::uint8_t>& chosen, std::int32_t value) {
  return !chosen.empty() && (value < 0 || chosen[static_cast<std::size_t>(value)] == 0);
}

bool fails_list(const std::vector<std::uint8_t>& chosen, const std::vector<std::uint32_t>& values) {
  return !chosen.empty() && std::none_of(values.begin(), values.end(), [&](std::uint32_t value) { return chosen[value] != 0; });
}

// An undated post lies in no period.
bool lies_within(Day day, Day after, Day before) {
  return (after == kNoDay || day >= after) && (before == kNoDay || (day != kNoDay && day <= before));
}

// Most frequent first, then by name.
Facet make_facet(const char* field, const std::vector<std::string>& values, const std::vector<std::uint32_t>& counts,
                 const std::vector<std::uint8_t>& chosen) {
  Facet facet;
  facet.field = field;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_chosen = !chosen.empty() && chosen[i] != 0;
    if (counts[i] == 0 && !is_chosen) continue;
    FacetValue value;
    value.value = values[i];
    value.count = counts[i];
    value.chosen = is_chosen;
    facet.values.push_back(std::move(value));
  }
  std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
  return facet;
}

Facet make_date_facet(const char* field, const std::map<std::string, std::uint32_t>& counts) {
  Facet facet;
  facet.field = field;
  for (auto entry = counts.rbegin(); entry != counts.rend(); ++entry) {
    FacetValue value;
    value.value = entry->first;
    value.count = entry->second;
    facet.values.push_back(std::move(value));
  }
  return facet;
}

}  // namespace

FacetFilter::FacetFilter(const Facets& facets, const Filters& filters, Day after, Day before)
    : facets_(facets),
      kinds_(choose(facets.kinds, filters.kinds)),
      themes_(choose(facets.themes, filters.themes)),
      languages_(choose(facets.languages, filters.languages)),
      tags_(choose(facets.tags, filters.tags)),
      authors_(choose(facets.authors, filters.authors)),
      typed_after_(after),
      typed_before_(before) {
  Day first, last;
  if (parse_period(filters.after, first, last)) after_ = first;
  if (parse_period(filters.before, first, last)) before_ = last;
}

std::uint32_t FacetFilter::failures(std::uint32_t post) const {
  std::uint32_t failed = 0;
  if (fails_single(kinds_, facets_.kind[post])) failed |= kKind;
  if (fails_single(themes_, facets_.theme[post])) failed |= kTheme;
  if (fails_single(languages_, facets_.language[post])) failed |= kLanguage;
  if (fails_list(tags_, facets_.tags_of[post])) failed |= kTag;
  if (fails_list(authors_, facets_.authors_of[post])) failed |= kAuthor;
  if (!lies_within(facets_.day[post], after_, before_)) failed |= kDate;
  if (!lies_within(facets_.day[post], typed_after_, typed_before_)) failed |= kTypedDate;
  return failed;
}

std::vector<Facet> FacetFilter::count(const std::vector<std::uint32_t>& posts) const {
  std::vector<std::uint32_t> kinds(facets_.kinds.size()), themes(facets_.themes.size()), languages(facets_.languages.size()), tags(facets_.tags.size()),
      authors(facets_.authors.size());
  std::map<Day, std::uint32_t> days;
  for (const std::uint32_t post : posts) {
    const std::uint32_t failed = failures(post);
    const auto counts_for = [&](std::uint32_t field) { return (failed & ~field) == 0; };
    if (counts_for(kKind) && facets_.kind[post] >= 0) ++kinds[static_cast<std::size_t>(facets_.kind[post])];
    if (counts_for(kTheme) && facets_.theme[post] >= 0) ++themes[static_cast<std::size_t>(facets_.theme[post])];
    if (counts_for(kLanguage) && facets_.language[post] >= 0) ++languages[static_cast<std::size_t>(facets_.language[post])];
    if (counts_for(kTag))
      for (const std::uint32_t tag : facets_.tags_of[post]) ++tags[tag];
    if (counts_for(kAuthor))
      for (const std::uint32_t author : facets_.authors_of[post]) ++authors[author];
    if (counts_for(kDate) && facets_.day[post] != kNoDay) ++days[facets_.day[post]];
  }
  std::map<std::string, std::uint32_t> years, months;
  for (const auto& [day, count] : days) {
    const std::string date = to_text(day);
    years[date.substr(0, 4)] += count;
    months[date.substr(0, 7)] += count;
  }
  return {make_facet("kind", facets_.kinds, kinds, kinds_),
          make_facet("theme", facets_.themes, themes, themes_),
          make_facet("tag", facets_.tags, tags, tags_),
          make_facet("author", facets_.authors, authors, authors_),
          make_facet("language", facets_.languages, languages, languages_),
          make_date_facet("year", years),
          make_date_facet("month", months)};
}

}  // namespace carrel
