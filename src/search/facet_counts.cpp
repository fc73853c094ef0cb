#include "search/facet_counts.h"

#include <algorithm>

#include "base/sort.h"
#include "carrel/limits.h"
#include "carrel/query.h"

namespace carrel {

namespace {

enum Field : std::uint32_t {
  kKind = 1,
  kTheme = 2,
  kLanguage = 4,
  kTag = 8,
  kAuthor = 16,
  kDate = 32,
  kTypedDate = 64
};

// Which of the values are chosen; a value that no post has leaves nothing, rather than being passed
// over.
std::vector<std::uint8_t> choose(const std::vector<std::string>& values,
                                 const std::vector<std::string>& wanted) {
  std::vector<std::uint8_t> chosen;
  if (wanted.empty()) return chosen;
  chosen.assign(values.size() + 1, 0);
  for (std::size_t i = 0; i < values.size(); ++i)
    chosen[i] = std::find(wanted.begin(), wanted.end(), values[i]) != wanted.end() ? 1 : 0;
  return chosen;
}

bool fails_single(const std::vector<std::uint8_t>& chosen, std::int32_t value) {
  return !chosen.empty() && (value < 0 || chosen[static_cast<std::size_t>(value)] == 0);
}

bool fails_list(const std::vector<std::uint8_t>& chosen, const std::vector<std::uint32_t>& values) {
  return std::none_of(values.begin(), values.end(),
                      [&](std::uint32_t value) { return chosen[value] != 0; });
}

// An undated post lies in no period.
bool lies_within(Day day, Day after, Day before) {
  return (after == kNoDay || day >= after) &&
         (before == kNoDay || (day != kNoDay && day <= before));
}

// Most frequent first, then by name, which is the order of `values`.
Facet make_facet(FacetField field, const std::vector<std::string>& values,
                 const std::vector<std::uint32_t>& counts,
                 const std::vector<std::uint8_t>& chosen) {
  const auto is_chosen = [&](std::uint32_t place) { return !chosen.empty() && chosen[place] != 0; };
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < values.size(); ++i)
    if (counts[i] > 0 || is_chosen(i)) places.push_back(i);
  sort_list(places, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  Facet facet;
  facet.field = field;
  for (std::size_t i = 0; i < places.size(); ++i) {
    // A field may have thousands of values; the rarest would be most of a reply.
    if (i >= limits::kFacetValues && !is_chosen(places[i])) continue;
    facet.values.push_back({values[places[i]], counts[places[i]], is_chosen(places[i])});
  }
  return facet;
}

// The years and months of posts that come newest first, so that those of one month, and of one
// year, follow each other.
class Periods {
 public:
  void add(Day day) {
    if (day < first_ || day > last_) begin(day);
    ++months.values.back().count;
  }

  // No more is added.
  void finish() {
    for (const FacetValue& month : months.values) {
      const std::string year = month.value.substr(0, month.value.size() - 3);
      if (years.values.empty() || years.values.back().value != year)
        years.values.emplace_back().value = year;
      years.values.back().count += month.count;
    }
  }

  Facet years{FacetField::Year, {}}, months{FacetField::Month, {}};

 private:
  void begin(Day day) {
    const std::string date = to_text(day);
    const std::string month = date.substr(0, date.size() - 3);
    parse_period(month, first_, last_);
    months.values.emplace_back().value = month;
  }

  Day first_ = 0, last_ = -1;  // of the month that is counted
};

}  // namespace

FacetFilter::FacetFilter(const Facets& facets, const Labels* labels, const Filters& filters,
                         Day after, Day before)
    : facets_(facets),
      labels_(labels),
      kinds_(choose(facets.kinds, filters.kinds)),
      themes_(choose(facets.themes, filters.themes)),
      languages_(choose(facets.languages, filters.languages)),
      typed_after_(after),
      typed_before_(before) {
  if (labels_ != nullptr) {
    tags_ = choose(labels_->tags, filters.tags);
    authors_ = choose(labels_->authors, filters.authors);
  }
  Day first, last;
  if (parse_period(filters.after, first, last)) after_ = first;
  if (parse_period(filters.before, first, last)) before_ = last;
  for (const auto* chosen : {&kinds_, &themes_, &languages_, &tags_, &authors_})
    is_open_ = is_open_ && chosen->empty();
  for (const Day bound : {typed_after_, typed_before_, after_, before_})
    is_open_ = is_open_ && bound == kNoDay;
}

std::uint32_t FacetFilter::failures(std::uint32_t post) const {
  if (is_open_) return 0;
  std::uint32_t failed = 0;
  if (fails_single(kinds_, facets_.kind[post])) failed |= kKind;
  if (fails_single(themes_, facets_.theme[post])) failed |= kTheme;
  if (fails_single(languages_, facets_.language[post])) failed |= kLanguage;
  if (!tags_.empty() && fails_list(tags_, labels_->tags_of[post])) failed |= kTag;
  if (!authors_.empty() && fails_list(authors_, labels_->authors_of[post])) failed |= kAuthor;
  if (!lies_within(facets_.day[post], after_, before_)) failed |= kDate;
  if (!lies_within(facets_.day[post], typed_after_, typed_before_)) failed |= kTypedDate;
  return failed;
}

std::vector<Facet> FacetFilter::count(const std::vector<std::uint32_t>& posts) const {
  std::vector<std::uint32_t> kinds(facets_.kinds.size()), themes(facets_.themes.size()),
      languages(facets_.languages.size()), tags, authors;
  if (labels_ != nullptr) {
    tags.resize(labels_->tags.size());
    authors.resize(labels_->authors.size());
  }
  std::vector<std::uint8_t> is_dated(facets_.posts());
  for (const std::uint32_t post : posts) {
    const std::uint32_t failed = failures(post);
    const auto counts_for = [&](std::uint32_t field) { return (failed & ~field) == 0; };
    if (counts_for(kKind) && facets_.kind[post] >= 0)
      ++kinds[static_cast<std::size_t>(facets_.kind[post])];
    if (counts_for(kTheme) && facets_.theme[post] >= 0)
      ++themes[static_cast<std::size_t>(facets_.theme[post])];
    if (counts_for(kLanguage) && facets_.language[post] >= 0)
      ++languages[static_cast<std::size_t>(facets_.language[post])];
    if (labels_ != nullptr && counts_for(kTag))
      for (const std::uint32_t tag : labels_->tags_of[post]) ++tags[tag];
    if (labels_ != nullptr && counts_for(kAuthor))
      for (const std::uint32_t author : labels_->authors_of[post]) ++authors[author];
    if (counts_for(kDate) && facets_.day[post] != kNoDay) is_dated[post] = 1;
  }
  Periods periods;
  for (std::size_t post = is_dated.size(); post-- > 0;)
    if (is_dated[post]) periods.add(facets_.day[post]);
  periods.finish();
  std::vector<Facet> counted;
  counted.push_back(make_facet(FacetField::Kind, facets_.kinds, kinds, kinds_));
  counted.push_back(make_facet(FacetField::Theme, facets_.themes, themes, themes_));
  if (labels_ != nullptr) {
    counted.push_back(make_facet(FacetField::Tag, labels_->tags, tags, tags_));
    counted.push_back(make_facet(FacetField::Author, labels_->authors, authors, authors_));
  }
  counted.push_back(make_facet(FacetField::Language, facets_.languages, languages, languages_));
  counted.push_back(std::move(periods.years));
  counted.push_back(std::move(periods.months));
  return counted;
}

std::vector<OwnFacet> count_own_facets(const std::vector<OwnField>& fields, const Labels& labels,
                                       const FacetFilter& filter,
                                       const std::vector<std::uint32_t>& posts) {
  std::vector<OwnFacet> facets;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Labels::Field& field = labels.fields[i];
    std::vector<std::uint32_t> counts(field.values.size());
    for (const std::uint32_t post : posts)
      if (filter.passes(post))
        for (const std::uint32_t place : field.of[post]) ++counts[place];
    OwnFacet& facet = facets.emplace_back();
    facet.name = fields[i].name;
    for (std::size_t place = 0; place < counts.size() && facet.values.size() < limits::kFacetValues;
         ++place)
      if (counts[place] > 0)
        facet.values.push_back({field.values[place],
                                field.titles.empty() ? std::string() : field.titles[place],
                                counts[place]});
  }
  return facets;
}

}  // namespace carrel
