// Finds the posts most like each other. Packing's half: the cosine of their most telling terms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace carrel {

// One term of a post, by the id of the term, with its weight.
struct TellingTerm {
  std::uint32_t term = 0;
  float weight = 0;
};

// `terms_of[post]`: its most telling terms, in any order. Returns for each post its
// limits::kNeighboursPerPost nearest, nearest first, ties to the lower number, likeness in 255ths;
// posts that share nothing are left out. Deterministic: sums run in the order of term ids.
struct RelatedPost {
  std::uint32_t post = 0;
  std::uint8_t likeness = 0;
};
std::vector<std::vector<RelatedPost>> find_related(std::vector<std::vector<TellingTerm>> terms_of);

// The bytes of the part for the posts from `begin` to before `end`.
std::string write_related(const std::vector<std::vector<RelatedPost>>& related, std::uint32_t begin,
                          std::uint32_t end);

}  // namespace carrel
