#include "search/facet_counts.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "carrel/limits.h"

using namespace carrel;

namespace {

using Counts = std::vector<std::pair<std::string, std::uint32_t>>;

// Posts 0 to 3: undated, then two of one month, then one of a later year.
Facets four_posts() {
  Facets facets;
  facets.kinds = {"guide", "incident"};
  facets.themes = {"data"};
  facets.languages = {"de", "en"};
  facets.day = {kNoDay, *parse_day("2021-03-05"), *parse_day("2021-03-31"),
                *parse_day("2023-01-01")};
  facets.kind = {0, 1, 1, kNoValue};
  facets.theme = {kNoValue, kNoValue, 0, 0};
  facets.language = {1, 1, 0, 1};
  return facets;
}

Labels four_labels() {
  Labels labels;
  labels.tags = {"dns", "pool"};
  labels.authors = {"Ada"};
  labels.tags_of = {{0}, {0, 1}, {}, {1}};
  labels.authors_of = {{}, {0}, {0}, {}};
  return labels;
}

class Filtered {
 public:
  explicit Filtered(Filters filters, Day after = kNoDay, Day before = kNoDay,
                    bool has_labels = true)
      : filter_(facets_, has_labels ? &labels_ : nullptr, filters, after, before) {}

  std::vector<std::uint32_t> passing() const {
    std::vector<std::uint32_t> posts;
    for (std::uint32_t post = 0; post < 4; ++post)
      if (filter_.passes(post)) posts.push_back(post);
    return posts;
  }

  Counts count(FacetField field, const std::vector<std::uint32_t>& posts = {0, 1, 2, 3}) const {
    for (const Facet& facet : filter_.count(posts)) {
      if (facet.field != field) continue;
      Counts counts;
      for (const FacetValue& value : facet.values) counts.emplace_back(value.value, value.count);
      return counts;
    }
    return {{"no such field", 0}};
  }

  std::vector<Facet> all() const { return filter_.count({0, 1, 2, 3}); }

 private:
  Facets facets_ = four_posts();
  Labels labels_ = four_labels();
  FacetFilter filter_;
};

using Numbers = std::vector<std::uint32_t>;

Filters with(std::vector<std::string> Filters::*field, std::vector<std::string> values) {
  Filters filters;
  filters.*field = std::move(values);
  return filters;
}

Filters between(const char* after, const char* before) {
  Filters filters;
  filters.after = after;
  filters.before = before;
  return filters;
}

}  // namespace

TEST_CASE("without filters every post passes") {
  CHECK(Filtered({}).passing() == Numbers{0, 1, 2, 3});
}

TEST_CASE("each field lets its own posts pass") {
  CHECK(Filtered(with(&Filters::kinds, {"incident"})).passing() == Numbers{1, 2});
  CHECK(Filtered(with(&Filters::themes, {"data"})).passing() == Numbers{2, 3});
  CHECK(Filtered(with(&Filters::languages, {"de"})).passing() == Numbers{2});
  CHECK(Filtered(with(&Filters::tags, {"pool"})).passing() == Numbers{1, 3});
  CHECK(Filtered(with(&Filters::authors, {"Ada"})).passing() == Numbers{1, 2});
}

TEST_CASE("values of one field are alternatives, fields are not") {
  CHECK(Filtered(with(&Filters::kinds, {"incident", "guide"})).passing() == Numbers{0, 1, 2});
  Filters both = with(&Filters::kinds, {"incident"});
  both.tags = {"pool"};
  CHECK(Filtered(both).passing() == Numbers{1});
}

TEST_CASE("a value that no post has leaves none") {
  CHECK(Filtered(with(&Filters::kinds, {"novel"})).passing().empty());
  CHECK(Filtered(with(&Filters::tags, {"novel"})).passing().empty());
}

TEST_CASE("a period has its first and last day, and no undated post") {
  CHECK(Filtered(between("2021-03-05", "")).passing() == Numbers{1, 2, 3});
  CHECK(Filtered(between("2021-03-06", "")).passing() == Numbers{2, 3});
  CHECK(Filtered(between("", "2021-03")).passing() == Numbers{1, 2});
  CHECK(Filtered(between("", "2021-03-30")).passing() == Numbers{1});
  CHECK(Filtered(between("2021", "2021")).passing() == Numbers{1, 2});
  CHECK(Filtered(between("no date", "")).passing() == Numbers{0, 1, 2, 3});
}

TEST_CASE("dates typed in the query filter as those chosen do") {
  CHECK(Filtered({}, *parse_day("2021-03-31")).passing() == Numbers{2, 3});
  CHECK(Filtered({}, kNoDay, *parse_day("2021-03-05")).passing() == Numbers{1});
}

TEST_CASE("without labels no post fails a filter on them, and neither is counted") {
  const Filtered filtered(with(&Filters::tags, {"pool"}), kNoDay, kNoDay, false);
  CHECK(filtered.passing() == Numbers{0, 1, 2, 3});
  CHECK(filtered.all().size() == 5);
  CHECK(Filtered({}).all().size() == 7);
}

TEST_CASE("the most frequent values come first, then by name; what no post has is not listed") {
  CHECK(Filtered({}).count(FacetField::Kind) == Counts{{"incident", 2}, {"guide", 1}});
  CHECK(Filtered({}).count(FacetField::Tag) == Counts{{"dns", 2}, {"pool", 2}});
  CHECK(Filtered({}).count(FacetField::Kind, {1}) == Counts{{"incident", 1}});
  CHECK(Filtered({}).count(FacetField::Theme) == Counts{{"data", 2}});
  CHECK(Filtered({}).count(FacetField::Author) == Counts{{"Ada", 2}});
  CHECK(Filtered({}).count(FacetField::Language) == Counts{{"en", 3}, {"de", 1}});
}

TEST_CASE("years and months are listed newest first, and undated posts in none") {
  CHECK(Filtered({}).count(FacetField::Year) == Counts{{"2023", 1}, {"2021", 2}});
  CHECK(Filtered({}).count(FacetField::Month) == Counts{{"2023-01", 1}, {"2021-03", 2}});
}

TEST_CASE("a field is counted without its own filter and with all others") {
  const Filtered filtered(with(&Filters::kinds, {"incident"}));
  CHECK(filtered.count(FacetField::Kind) == Counts{{"incident", 2}, {"guide", 1}});
  CHECK(filtered.count(FacetField::Language) == Counts{{"de", 1}, {"en", 1}});
  CHECK(filtered.count(FacetField::Theme) == Counts{{"data", 1}});
  CHECK(filtered.count(FacetField::Tag) == Counts{{"dns", 1}, {"pool", 1}});
  CHECK(filtered.count(FacetField::Author) == Counts{{"Ada", 2}});
  CHECK(filtered.count(FacetField::Year) == Counts{{"2021", 2}});
}

TEST_CASE("a chosen period counts other periods too, a typed one does not") {
  CHECK(Filtered(between("2023", "")).count(FacetField::Year) == Counts{{"2023", 1}, {"2021", 2}});
  CHECK(Filtered({}, *parse_day("2023-01-01")).count(FacetField::Year) == Counts{{"2023", 1}});
  CHECK(Filtered(between("2023", "")).count(FacetField::Language) == Counts{{"en", 1}});
}

TEST_CASE("a chosen value is listed and marked even where it leaves nothing") {
  const Filtered filtered(with(&Filters::kinds, {"guide"}));
  for (const Facet& facet : filtered.all())
    for (const FacetValue& value : facet.values) CHECK(value.chosen == (value.value == "guide"));
  Filters none = with(&Filters::tags, {"pool"});
  none.kinds = {"guide"};
  CHECK(Filtered(none).count(FacetField::Tag) == Counts{{"dns", 1}, {"pool", 0}});
}

TEST_CASE("a field lists so many values, and a chosen one beyond them") {
  Facets facets;
  Labels labels;
  labels.tags_of.resize(2);
  for (std::size_t i = 0; i < limits::kFacetValues + 3; ++i) {
    labels.tags.push_back("t" + std::to_string(10'000 + i));
    labels.tags_of[1].push_back(static_cast<std::uint32_t>(i));
  }
  labels.authors_of.resize(2);
  facets.day = {kNoDay, kNoDay};
  facets.kind = facets.theme = facets.language = {kNoValue, kNoValue};
  const auto count = [&](const Filters& filters) {
    return FacetFilter(facets, &labels, filters, kNoDay, kNoDay).count({0, 1})[2].values;
  };
  CHECK(count({}).size() == limits::kFacetValues);
  const std::vector<FacetValue> values = count(with(&Filters::tags, {labels.tags.back()}));
  CHECK(values.size() == limits::kFacetValues + 1);
  CHECK(values.back().chosen);
  CHECK(values.back().value == labels.tags.back());
}

TEST_CASE("a section counts what lies below it, and fields stand in the manifest's order") {
  Facets facets;
  facets.day = {1, 2, 3};
  facets.kind = facets.theme = facets.language = {kNoValue, kNoValue, kNoValue};
  Labels labels;
  labels.tags_of.resize(3);
  labels.authors_of.resize(3);
  labels.fields.resize(2);
  labels.fields[0].values = {"b", "b/c", "a"};
  labels.fields[0].titles = {"B", "C", "A"};
  labels.fields[0].of = {{0, 1}, {0}, {}};
  labels.fields[1].values = {"low", "high"};
  labels.fields[1].of = {{0}, {0}, {0, 1}};
  const FacetFilter filter(facets, &labels, {}, kNoDay, kNoDay);
  const std::vector<OwnFacet> counted =
      count_own_facets({{"in", "", true}, {"severity", "", false}}, labels, filter, {0, 1, 2});
  REQUIRE(counted.size() == 2);
  REQUIRE(counted[0].values.size() == 2);
  CHECK(counted[0].values[0].title == "B");
  CHECK(counted[0].values[0].count == 2);
  CHECK(counted[0].values[1].value == "b/c");
  CHECK(counted[1].name == "severity");
  CHECK(counted[1].values[0].value == "low");
  CHECK(counted[1].values[0].count == 3);
}
