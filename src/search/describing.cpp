#include "search/describing.h"

#include <algorithm>

#include "carrel/limits.h"
#include "loaded/second_file.h"
#include "reading/excerpts.h"
#include "search/alternatives.h"
#include "search/explaining.h"

namespace carrel {

namespace {

// What a screen shows: their titles are wanted before those of the hits below.
constexpr std::size_t kFirstHits = 10;

// What would only add text, soonest what is seen first.
struct Wants {
  Needs first_titles, titles, texts, labels;

  const std::vector<std::string>& next() const {
    for (const Needs* needs : {&first_titles, &titles, &texts})
      if (!needs->empty()) return needs->names();
    return labels.names();
  }
};

class Describer {
 public:
  // `texts`: what excerpts and explanations lack.
  Describer(const Archive::State& state, const Answer& answer, const Labels* labels,
            bool with_excerpts, Needs& texts)
      : state_(state),
        facets_(*state.facets),
        answer_(answer),
        labels_(labels),
        texts_(texts),
        matcher_(answer.query, answer.forms, state),
        with_excerpts_(with_excerpts && !matcher_.empty()) {}

  // `titles`: what the title lacks.
  Hit describe(const RankedPost& ranked, Needs& titles) {
    Hit hit;
    hit.number = ranked.post;
    hit.score = ranked.score;
    hit.has_all_words = ranked.has_all;
    hit.day = facets_.day[ranked.post];
    const auto name = [](const std::vector<std::string>& values, std::int32_t place) {
      return place < 0 ? std::string() : values[static_cast<std::size_t>(place)];
    };
    hit.kind = name(facets_.kinds, facets_.kind[ranked.post]);
    hit.theme = name(facets_.themes, facets_.theme[ranked.post]);
    hit.language = name(facets_.languages, facets_.language[ranked.post]);
    if (labels_ != nullptr)
      for (const std::uint32_t tag : labels_->tags_of[ranked.post])
        hit.tags.push_back(labels_->tags[tag]);
    if (labels_ != nullptr) add_section(hit);
    if (!answer_.query.is_log) {  // no post has all of a log
      for (const std::uint32_t group : answer_.matches.telling_groups)
        if (!answer_.matches.has(ranked.post, group))
          hit.missing_words.push_back(answer_.matches.group_words[group]);
    }
    if (const ListedPost* listed = state_.listed(ranked.post, titles)) {
      hit.has_text = true;
      hit.slug = listed->slug;
      hit.title = listed->title;
      hit.summary = listed->summary;
      hit.updated = listed->updated;
      hit.superseded_by = listed->superseded_by;
      hit.url = listed->url;
    }
    if (with_excerpts_ || answer_.request.explain) add_texts(hit);
    return hit;
  }

 private:
  void add_section(Hit& hit) const {
    const std::vector<OwnField>& fields = state_.manifest->frame.fields;
    if (fields.empty() || !fields[0].is_tree) return;
    const Labels::Field& sections = labels_->fields[0];
    for (const std::uint32_t place : sections.of[hit.number]) {
      hit.section = sections.values[place];
      if (!sections.titles.empty()) hit.section_titles.push_back(sections.titles[place]);
    }
  }

  void add_texts(Hit& hit) {
    if (!reader_is_here()) return texts_.add(kReaderNeed);
    if (with_excerpts_) {
      Excerpt excerpt = make_excerpt(state_, hit.number, matcher_, texts_);
      hit.excerpt = std::move(excerpt.pieces);
      hit.heading = std::move(excerpt.heading);
      hit.heading_id = std::move(excerpt.heading_id);
    }
    if (answer_.request.explain)
      hit.explanation = explain_score(*state_.facets, answer_.matches, hit.number);
  }

  const Archive::State& state_;
  const Facets& facets_;
  const Answer& answer_;
  const Labels* labels_;
  Needs& texts_;
  WordMatcher matcher_;
  bool with_excerpts_;
};

}  // namespace

Description describe(const Archive::State& state, Answer& answer, const SearchRequest& request) {
  Description description;
  description.complete = answer.needs.empty();
  description.needs = answer.needs.names();
  if (!state.facets) return description;
  Wants wants;
  Needs needed;  // named already
  const Labels* labels = state.labels(asks_labels(answer) ? needed : wants.labels);
  const FacetFilter filter = filter_of(state, answer, labels);
  description.facets = filter.count(answer.counted);
  if (labels != nullptr && !state.manifest->frame.fields.empty())
    description.own_facets =
        count_own_facets(state.manifest->frame.fields, *labels, filter, answer.counted);

  const std::size_t from = std::min<std::size_t>(request.from, answer.posts.size());
  const std::size_t to = from + std::min({std::size_t{request.count}, limits::kPageOfHits,
                                          answer.posts.size() - from});
  answer.order_until(to);
  Describer describer(state, answer, labels, request.excerpts, wants.texts);
  for (std::size_t i = from; i < to; ++i)
    description.hits.push_back(describer.describe(
        answer.posts[i], i - from < kFirstHits ? wants.first_titles : wants.titles));

  // Who asks for no row asks for nothing in its place.
  if (answer.posts.empty() && description.complete && request.count > 0) {
    if (reader_is_here())
      description.alternatives = find_alternatives(state, answer, wants.texts);
    else
      wants.texts.add(kReaderNeed);
  }
  description.wants = wants.next();
  return description;
}

}  // namespace carrel
