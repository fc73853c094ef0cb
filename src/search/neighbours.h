// Raises posts whose related posts also match.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "loaded/state.h"
#include "search/matching.h"

namespace carrel {

// True where the formula asks for the neighbours of a query's posts.
bool asks_neighbours(const Matches& matches);

// Adds to the scores of the best `posts` what their neighbours among the very best pass on
// (include/carrel/ranking.h); returns the amounts added, by place in the order of scores. `posts`
// is any set of matching posts. Related parts not loaded go to `needs`.
struct PassedOn {
  std::uint32_t post = 0;
  float amount = 0;
};
std::vector<PassedOn> pass_on_scores(const Archive::State& state,
                                     const std::vector<std::uint32_t>& posts,
                                     const std::vector<float>& score, Needs& needs);

}  // namespace carrel
