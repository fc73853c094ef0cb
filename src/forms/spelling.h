// The words of the archive that may have been meant by one that is in no post.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaded/state.h"

namespace carrel {

struct Repair {
  std::string surface;             // the spelling in the archive, folded
  std::vector<std::string> stems;  // its terms in the index
  float weight = 0;                // ranking::kRepairWeight for each edit
};

// The nearest spellings, best first, at most ranking::kRepairs: one edit away (a letter more, less,
// other, or two swapped), from eight letters on two when nothing is nearer. Only words of five or
// more letters without digits are repaired; one that begins longer words only to what begins so. In
// lexicons of more than ranking::kWholeLexiconWords words only spellings are looked at that begin
// with the word's first or second letter, so that a typo costs a reader one lexicon part or two.
// Parts not loaded go to `needs`.
std::vector<Repair> find_repairs(const Archive::State& state, const Word& word,
                                 const std::string& surface, Needs& needs);

// Optimal string alignment distance of two texts of code points, or `most` + 1 when it is larger.
int edit_distance(const std::u32string& a, const std::u32string& b, int most);

}  // namespace carrel
