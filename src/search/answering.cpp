// parse → find forms → match → choose → pass on → filter.
#include "search/answering.h"

#include <algorithm>

#include "carrel/ranking.h"
#include "search/log_words.h"
#include "search/neighbours.h"
#include "search/values.h"

namespace carrel {

namespace {

bool meets(const Matches& matches, const std::vector<std::uint32_t>& groups, std::uint32_t post) {
  return std::all_of(groups.begin(), groups.end(),
                     [&](std::uint32_t group) { return matches.has(post, group); });
}

// Posts the query's text allows, before the filters chosen beside it.
std::vector<RankedPost> choose_posts(const Matches& matches, bool lists_everything,
                                     std::uint32_t posts) {
  std::vector<RankedPost> chosen;
  const auto consider = [&](std::uint32_t post) {
    if (matches.is_excluded[post] || !meets(matches, matches.required_groups, post)) return;
    // Without conditions a post must have one of the words; with conditions the words only rank.
    if (!matches.plain_groups.empty() && matches.required_groups.empty() && !matches.has_word[post])
      return;
    chosen.push_back({post, matches.score[post], meets(matches, matches.telling_groups, post)});
  };
  chosen.reserve(lists_everything ? posts : matches.touched.size());
  if (lists_everything) {
    for (std::uint32_t post = 0; post < posts; ++post) consider(post);
  } else {
    for (const std::uint32_t post : matches.touched) consider(post);
  }
  return chosen;
}

// What the posts' neighbours pass on, before any filter beside the query: filters leave scores as
// they are.
void add_neighbours(const Archive::State& state, const std::vector<std::uint32_t>& numbers,
                    Matches& matches, std::vector<RankedPost>& posts, Needs& needs) {
  std::vector<float> amounts(matches.score.size());  // by post
  for (const PassedOn& passed : pass_on_scores(state, numbers, matches.score, needs)) {
    amounts[passed.post] = passed.amount;
    matches.keep_share({passed.post, passed.amount, ScoreShare::From::Neighbours});
  }
  for (RankedPost& ranked : posts) ranked.score += amounts[ranked.post];
}

// The order shown. Ties end on the newer post, which has the higher number; undated posts are the
// oldest.
bool comes_before(const RankedPost& a, const RankedPost& b, Sort sort, bool grouped) {
  if (grouped && a.has_all != b.has_all) return a.has_all;
  if (sort == Sort::Oldest) return a.post < b.post;
  if (sort == Sort::Relevance && a.score != b.score) return a.score > b.score;
  return a.post > b.post;
}

}  // namespace

bool Answer::is_for(const SearchRequest& other) const {
  return needs.empty() && request.text == other.text && request.filters == other.filters &&
         request.sort == other.sort && request.explain == other.explain;
}

void Answer::order_until(std::size_t end) {
  if (end <= ordered_) return;
  ordered_ = end;
  std::partial_sort(
      posts.begin(), posts.begin() + static_cast<std::ptrdiff_t>(end), posts.end(),
      [&](const RankedPost& a, const RankedPost& b) { return comes_before(a, b, sort, grouped); });
}

bool asks_labels(const Answer& answer) {
  return !answer.request.filters.tags.empty() || !answer.request.filters.authors.empty() ||
         std::any_of(answer.query.terms.begin(), answer.query.terms.end(), names_label);
}

FacetFilter filter_of(const Archive::State& state, const Answer& answer, const Labels* labels) {
  return {*state.facets, labels, answer.request.filters, answer.query.after, answer.query.before};
}

Answer find_answer(const Archive::State& state, const SearchRequest& request) {
  Answer answer;
  answer.request = request;
  answer.query = parse_query(request.text, state.manifest->frame.fields);
  Query& query = answer.query;
  Needs& needs = answer.needs;
  // Every answer begins with the facets; what else it needs is named along with them, to save a
  // round.
  if (!state.facets) needs.add(state.only_part(PartRole::Facets).name);
  const Labels* labels = asks_labels(answer) ? state.labels(needs) : nullptr;
  answer.forms = find_forms(state, query, needs);
  if (!state.facets) return answer;
  if (query.is_log) keep_telling_words(state.manifest->posts, query, answer.forms);
  answer.matches =
      match_query(state, query, answer.forms, needs, answer.understood, request.explain);
  Matches& matches = answer.matches;
  answer.understood.insert(answer.understood.end(), query.others.begin(), query.others.end());

  const bool has_wanted_terms = !matches.plain_groups.empty() || !matches.required_groups.empty();
  std::vector<RankedPost> allowed = choose_posts(matches, !has_wanted_terms, state.manifest->posts);
  for (const RankedPost& ranked : allowed) answer.unfiltered.push_back(ranked.post);
  if (asks_neighbours(matches)) add_neighbours(state, answer.unfiltered, matches, allowed, needs);
  const FacetFilter filter = filter_of(state, answer, labels);
  for (const RankedPost& ranked : allowed)
    if (filter.passes(ranked.post)) answer.posts.push_back(ranked);

  answer.total_all = static_cast<std::uint32_t>(
      std::count_if(answer.posts.begin(), answer.posts.end(),
                    [](const RankedPost& ranked) { return ranked.has_all; }));
  for (const RankedPost& ranked : allowed)
    if (ranked.has_all || answer.total_all == 0) answer.counted.push_back(ranked.post);
  // Quiet words count here: in a whole sentence the score alone is the better judge.
  const std::size_t words = matches.plain_groups.size() + matches.quiet_groups;
  answer.grouped = words > 1 && words <= static_cast<std::size_t>(ranking::kGroupedWords);
  answer.sort = query.has_sort ? query.sort : request.sort;
  if (answer.sort == Sort::Relevance && !has_wanted_terms) answer.sort = Sort::Newest;
  return answer;
}

}  // namespace carrel
