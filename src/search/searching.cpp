// parse → match → choose → order → describe the page of hits asked for.
#include "search/searching.h"

#include <algorithm>

#include "carrel/limits.h"
#include "carrel/query.h"
#include "carrel/ranking.h"
#include "loaded/second_file.h"
#include "reading/excerpts.h"
#include "search/alternatives.h"
#include "search/facet_counts.h"
#include "search/log_words.h"
#include "search/matching.h"
#include "search/neighbours.h"
#include "search/values.h"

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

// A post that answers, and how well. Posts with all the words form the first group where groups are
// shown.
struct Answer {
  std::uint32_t post = 0;
  float score = 0;
  float passed_on = 0;  // what of the score comes from neighbours
  bool has_all = true;
};

bool meets(const Matches& matches, const std::vector<std::uint32_t>& groups, std::uint32_t post) {
  return std::all_of(groups.begin(), groups.end(),
                     [&](std::uint32_t group) { return matches.has(post, group); });
}

// Posts the query's text allows, before the filters chosen beside it.
std::vector<Answer> choose_answers(const Matches& matches, bool lists_everything,
                                   std::uint32_t posts) {
  std::vector<Answer> answers;
  const auto consider = [&](std::uint32_t post) {
    if (matches.is_excluded[post] || !meets(matches, matches.required_groups, post)) return;
    // Without conditions a post must have one of the words; with conditions the words only rank.
    if (!matches.plain_groups.empty() && matches.required_groups.empty() && !matches.has_word[post])
      return;
    Answer answer;
    answer.post = post;
    answer.score = matches.score[post];
    answer.has_all = meets(matches, matches.telling_groups, post);
    answers.push_back(answer);
  };
  answers.reserve(lists_everything ? posts : matches.touched.size());
  if (lists_everything) {
    for (std::uint32_t post = 0; post < posts; ++post) consider(post);
  } else {
    for (const std::uint32_t post : matches.touched) consider(post);
  }
  return answers;
}

std::vector<std::uint32_t> numbers(const std::vector<Answer>& answers, bool first_group_only) {
  std::vector<std::uint32_t> posts;
  for (const Answer& answer : answers)
    if (!first_group_only || answer.has_all) posts.push_back(answer.post);
  return posts;
}

// What the posts' neighbours pass on, before any filter beside the query: filters leave scores as
// they are.
void add_neighbours(const Archive::State& state, const Matches& matches,
                    std::vector<Answer>& answers, Needs& needs) {
  std::vector<float> amounts(matches.score.size());  // by post
  for (const PassedOn& passed :
       pass_on_scores(state, numbers(answers, false), matches.score, needs))
    amounts[passed.post] = passed.amount;
  for (Answer& answer : answers) {
    answer.passed_on = amounts[answer.post];
    answer.score += answer.passed_on;
  }
}

// The order shown. Ties end on the newer post, which has the higher number; undated posts are the
// oldest.
bool comes_before(const Answer& a, const Answer& b, Sort sort, bool grouped) {
  if (grouped && a.has_all != b.has_all) return a.has_all;
  if (sort == Sort::Oldest) return a.post < b.post;
  if (sort == Sort::Relevance && a.score != b.score) return a.score > b.score;
  return a.post > b.post;
}

class Describer {
 public:
  // `texts`: what excerpts lack.
  Describer(const Archive::State& state, const Labels* labels, const SearchRequest& request,
            const Query& query, const std::vector<TermForms>& forms, const Matches& matches,
            Needs& texts)
      : state_(state),
        facets_(*state.facets),
        labels_(labels),
        request_(request),
        query_(query),
        forms_(forms),
        matches_(matches),
        texts_(texts),
        matcher_(query, forms, state) {}

  // `titles`: what the title lacks.
  Hit describe(const Answer& answer, Needs& titles) {
    Hit hit;
    hit.number = answer.post;
    hit.score = answer.score;
    hit.has_all_words = answer.has_all;
    hit.day = facets_.day[answer.post];
    const auto name = [](const std::vector<std::string>& values, std::int32_t place) {
      return place < 0 ? std::string() : values[static_cast<std::size_t>(place)];
    };
    hit.kind = name(facets_.kinds, facets_.kind[answer.post]);
    hit.theme = name(facets_.themes, facets_.theme[answer.post]);
    hit.language = name(facets_.languages, facets_.language[answer.post]);
    if (labels_ != nullptr)
      for (const std::uint32_t tag : labels_->tags_of[answer.post])
        hit.tags.push_back(labels_->tags[tag]);
    if (!query_.is_log) {  // no post has all of a log
      for (const std::uint32_t group : matches_.telling_groups)
        if (!matches_.has(answer.post, group))
          hit.missing_words.push_back(matches_.group_words[group]);
    }
    if (const ListedPost* listed = state_.listed(answer.post, titles)) {
      hit.has_text = true;
      hit.slug = listed->slug;
      hit.title = listed->title;
      hit.summary = listed->summary;
      hit.updated = listed->updated;
      hit.superseded_by = listed->superseded_by;
      hit.url = listed->url;
    }
    if (request_.excerpts && !matcher_.empty()) add_excerpt(answer, hit);
    if (request_.explain) explain(answer, hit);
    return hit;
  }

 private:
  void add_excerpt(const Answer& answer, Hit& hit) {
    if (!reader_is_here()) return texts_.add(kReaderNeed);
    Excerpt excerpt = make_excerpt(state_, answer.post, matcher_, texts_);
    hit.excerpt = std::move(excerpt.pieces);
    hit.heading = std::move(excerpt.heading);
    hit.heading_id = std::move(excerpt.heading_id);
  }

  void explain(const Answer& answer, Hit& hit) {
    Needs ignored;
    std::vector<UnderstoodTerm> understood;
    Explainer explainer;
    explainer.post = answer.post;
    explainer.explanation = &hit.explanation;
    match_query(state_, query_, forms_, ignored, understood, explainer);
    if (answer.passed_on > 0)
      hit.explanation.push_back({"posts like it", answer.passed_on,
                                 "a share of the scores of the posts most like this one"});
  }

  const Archive::State& state_;
  const Facets& facets_;
  const Labels* labels_;
  const SearchRequest& request_;
  const Query& query_;
  const std::vector<TermForms>& forms_;
  const Matches& matches_;
  Needs& texts_;
  WordMatcher matcher_;
};

}  // namespace

SearchReply search_archive(const Archive::State& state, const SearchRequest& request) {
  SearchReply reply;
  Needs needs;
  Wants wants;
  Query query = parse_query(request.text);
  // Every answer begins with the facets; what else it needs is named along with them, to save a
  // round.
  if (!state.facets) needs.add(state.only_part(PartRole::Facets).name);
  const bool asks_labels = !request.filters.tags.empty() || !request.filters.authors.empty() ||
                           std::any_of(query.terms.begin(), query.terms.end(), names_label);
  const Labels* labels = state.labels(asks_labels ? needs : wants.labels);
  std::vector<TermForms> forms = find_forms(state, query, needs);
  if (!state.facets) {
    reply.needs = needs.names();
    return reply;
  }
  if (query.is_log) keep_telling_words(state.manifest->posts, query, forms);
  reply.notices = query.notices;
  const Matches matches = match_query(state, query, forms, needs, reply.understood);
  reply.understood.insert(reply.understood.end(), query.others.begin(), query.others.end());

  const FacetFilter filter(*state.facets, labels, request.filters, query.after, query.before);
  const bool has_wanted_terms = !matches.plain_groups.empty() || !matches.required_groups.empty();
  std::vector<Answer> allowed = choose_answers(matches, !has_wanted_terms, state.manifest->posts);
  if (asks_neighbours(matches)) add_neighbours(state, matches, allowed, needs);
  std::vector<Answer> answers;
  answers.reserve(allowed.size());
  for (const Answer& answer : allowed)
    if (filter.passes(answer.post)) answers.push_back(answer);

  reply.total = static_cast<std::uint32_t>(answers.size());
  reply.total_all = static_cast<std::uint32_t>(
      std::count_if(answers.begin(), answers.end(), [](const Answer& a) { return a.has_all; }));
  reply.total_some = reply.total - reply.total_all;
  // Quiet words count here: in a whole sentence the score alone is the better judge.
  const std::size_t words = matches.plain_groups.size() + matches.quiet_groups;
  reply.grouped = words > 1 && words <= static_cast<std::size_t>(ranking::kGroupedWords);
  reply.facets = filter.count(numbers(allowed, reply.total_all > 0));

  Sort sort = query.has_sort ? query.sort : request.sort;
  if (sort == Sort::Relevance && matches.plain_groups.empty() && matches.required_groups.empty())
    sort = Sort::Newest;
  const std::size_t from = std::min<std::size_t>(request.from, answers.size());
  const std::size_t to = std::min<std::size_t>(
      from + std::min<std::size_t>(request.count, limits::kPageOfHits), answers.size());
  const auto before = [&](const Answer& a, const Answer& b) {
    return comes_before(a, b, sort, reply.grouped);
  };
  std::partial_sort(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(to),
                    answers.end(), before);
  Describer describer(state, labels, request, query, forms, matches, wants.texts);
  for (std::size_t i = from; i < to; ++i)
    reply.hits.push_back(
        describer.describe(answers[i], i - from < kFirstHits ? wants.first_titles : wants.titles));

  if (answers.empty() && needs.empty()) {
    if (reader_is_here())
      reply.alternatives =
          find_alternatives(state, request, query, forms, allowed.size(), wants.texts);
    else
      wants.texts.add(kReaderNeed);
  }

  reply.needs = needs.names();
  reply.complete = needs.empty();
  reply.wants = wants.next();
  return reply;
}

}  // namespace carrel
