// Which posts answer a query, in which order, and what is said of each? parse → match → choose → order → describe the page of hits asked for.
#include "archive/searching.h"

#include <algorithm>

#include "archive/facet_counts.h"
#include "archive/marking.h"
#include "archive/matching.h"
#include "carrel/limits.h"
#include "carrel/query.h"
#include "carrel/ranking.h"

namespace carrel {

namespace {

// A post that answers, and how well. Posts with all the words form the first group where groups are shown.
struct Answer {
  std::uint32_t post = 0;
  float score = 0;
  bool has_all = true;
};

bool meets(const Matches& matches, const std::vector<std::uint32_t>& groups, std::uint32_t post) {
  return std::all_of(groups.begin(), groups.end(), [&](std::uint32_t group) { return matches.has(post, group); });
}

bool meets_any(const Matches& matches, const std::vector<std::uint32_t>& groups, std::uint32_t post) {
  return std::any_of(groups.begin(), groups.end(), [&](std::uint32_t group) { return matches.has(post, group); });
}

// Posts the query's text allows, before the filters chosen beside it.
std::vector<Answer> choose_answers(const Matches& matches, bool lists_everything, std::uint32_t posts) {
  std::vector<Answer> answers;
  const auto consider = [&](std::uint32_t post) {
    if (matches.is_excluded[post] || !meets(matches, matches.required_groups, post)) return;
    const bool has_plain = !matches.plain_groups.empty();
    // Without conditions a post must have one of the words; with conditions the words only rank.
    if (has_plain && matches.required_groups.empty() && !meets_any(matches, matches.plain_groups, post)) return;
    Answer answer;
    answer.post = post;
    answer.score = matches.score[post];
    answer.has_all = meets(matches, matches.plain_groups, post);
    answers.push_back(answer);
  };
  if (lists_everything) {
    for (std::uint32_t post = 0; post < posts; ++post) consider(post);
  } else {
    for (const std::uint32_t post : matches.touched) consider(post);
  }
  return answers;
}

// The order shown. Ties end on the newer post, which has the higher number; undated posts are the oldest.
bool comes_before(const Answer& a, const Answer& b, Sort sort, bool grouped) {
  if (grouped && a.has_all != b.has_all) return a.has_all;
  if (sort == Sort::Oldest) return a.post < b.post;
  if (sort == Sort::Relevance && a.score != b.score) return a.score > b.score;
  return a.post > b.post;
}

class Describer {
 public:
  Describer(const Archive::State& state, const SearchRequest& request, const Query& query, const Matches& matches, Needs& wants)
      : state_(state), facets_(*state.facets), request_(request), query_(query), matches_(matches), wants_(wants), matcher_(query, state, request.typing) {}

  Hit describe(const Answer& answer) {
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
    for (const std::uint32_t tag : facets_.tags_of[answer.post]) hit.tags.push_back(facets_.tags[tag]);
    for (const std::uint32_t group : matches_.plain_groups)
      if (!matches_.has(answer.post, group)) hit.missing_words.push_back(matches_.group_words[group]);
    if (const ListedPost* listed = state_.listed(answer.post, wants_)) {
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
    const Post* post = state_.post(answer.post, wants_);
    if (!post) return;
    Excerpt excerpt = make_excerpt(*post, matcher_, post->metadata.summary);
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
    match_query(state_, query_, request_.typing, ignored, understood, explainer);
  }

  const Archive::State& state_;
  const Facets& facets_;
  const SearchRequest& request_;
  const Query& query_;
  const Matches& matches_;
  Needs& wants_;
  WordMatcher matcher_;
};

std::vector<std::uint32_t> numbers(const std::vector<Answer>& answers, bool first_group_only) {
  std::vector<std::uint32_t> posts;
  for (const Answer& answer : answers)
    if (!first_group_only || answer.has_all) posts.push_back(answer.post);
  return posts;
}

}  // namespace

SearchReply search_archive(const Archive::State& state, const SearchRequest& request) {
  SearchReply reply;
  Needs needs, wants;
  if (!state.facets) {
    // Every answer begins with the facets; the words' parts are named along with them, to save a round.
    needs.add(state.facets_part()->name);
  }
  const Query query = parse_query(request.text);
  reply.notices = query.notices;
  if (!state.facets) {
    for (const QueryTerm& term : query.terms)
      for (const Word& word : split_words(term.text))
        for (Stemmer& stemmer : state.stemmers) {
          const Part* part = state.part_of_term(PartRole::Index, stemmer.make_term(word));
          if (part && !state.is_loaded(*part)) needs.add(part->name);
        }
    reply.needs = needs.names();
    return reply;
  }

  const Matches matches = match_query(state, query, request.typing, needs, reply.understood);
  reply.understood.insert(reply.understood.end(), query.others.begin(), query.others.end());
  if (query.terms.size() > limits::kQueryTerms)
    reply.notices.push_back({"query-cut", "Only the first " + std::to_string(limits::kQueryTerms) + " words of the query were used."});

  const FacetFilter filter(*state.facets, request.filters, query.after, query.before);
  const bool has_wanted_terms = !matches.plain_groups.empty() || !matches.required_groups.empty();
  const std::vector<Answer> allowed = choose_answers(matches, !has_wanted_terms, state.manifest->posts);
  std::vector<Answer> answers;
  for (const Answer& answer : allowed)
    if (filter.passes(answer.post)) answers.push_back(answer);

  reply.total = static_cast<std::uint32_t>(answers.size());
  reply.total_all = static_cast<std::uint32_t>(std::count_if(answers.begin(), answers.end(), [](const Answer& a) { return a.has_all; }));
  reply.total_some = reply.total - reply.total_all;
  const std::size_t words = matches.plain_groups.size();
  reply.grouped = words > 1 && words <= static_cast<std::size_t>(ranking::kGroupedWords);
  const bool any_has_all = std::any_of(allowed.begin(), allowed.end(), [](const Answer& a) { return a.has_all; });
  reply.facets = filter.count(numbers(allowed, any_has_all));

  Sort sort = query.has_sort ? query.sort : request.sort;
  if (sort == Sort::Relevance && matches.plain_groups.empty() && matches.required_groups.empty()) sort = Sort::Newest;
  const std::size_t from = std::min<std::size_t>(request.from, answers.size());
  const std::size_t to = std::min<std::size_t>(from + std::min<std::size_t>(request.count, limits::kPageOfHits), answers.size());
  const auto before = [&](const Answer& a, const Answer& b) { return comes_before(a, b, sort, reply.grouped); };
  std::partial_sort(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(to), answers.end(), before);
  Describer describer(state, request, query, matches, wants);
  for (std::size_t i = from; i < to; ++i) reply.hits.push_back(describer.describe(answers[i]));

  reply.needs = needs.names();
  reply.complete = needs.empty();
  reply.wants = wants.names();
  return reply;
}

}  // namespace carrel
