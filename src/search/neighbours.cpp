#include "search/neighbours.h"

#include <algorithm>

#include "base/sort.h"
#include "carrel/ranking.h"

namespace carrel {

bool asks_neighbours(const Matches& matches) {
  // A repaired or completed word has already cost a round of loading; its query is not asked for a
  // further one.
  return matches.known_words >= ranking::kNeighbourTerms && !matches.has_stand_in;
}

std::vector<PassedOn> pass_on_scores(const Archive::State& state,
                                     const std::vector<std::uint32_t>& posts,
                                     const std::vector<float>& score, Needs& needs) {
  std::vector<std::uint32_t> best = posts;
  const std::size_t targets = std::min(best.size(), ranking::kNeighbourTargets);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return score[a] != score[b] ? score[a] > score[b] : a > b;
  };
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(targets), best.end(),
                    before);
  best.resize(targets);
  std::vector<std::uint32_t> sources(
      best.begin(),
      best.begin() + static_cast<std::ptrdiff_t>(std::min(targets, ranking::kNeighbourSources)));
  sort_list(sources);
  std::vector<PassedOn> passed;
  for (const std::uint32_t post : best) {
    const RelatedReader* related = state.related_to(post, needs);
    if (!related) continue;
    // In doubles, so that equal sums are equal in whatever order their terms come.
    double all = 0, given = 0;
    for (const Neighbour& neighbour : related->neighbours(post)) {
      all += neighbour.likeness;
      if (std::binary_search(sources.begin(), sources.end(), neighbour.post))
        given += static_cast<double>(neighbour.likeness) * score[neighbour.post];
    }
    if (given > 0) passed.push_back({post, ranking::kNeighbours * static_cast<float>(given / all)});
  }
  return passed;
}

}  // namespace carrel
