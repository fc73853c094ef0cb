// The terms of the index that each word of a query stands for. Its stems in the archive's
// languages; where it is in no post at all the words that begin with it, if it is the last, else
// the parts of an identifier, or the nearest spellings.
#pragma once

#include <string>
#include <vector>

#include "carrel/query.h"
#include "loaded/state.h"

namespace carrel {

// One term of the index that a word stands for.
struct Variant {
  std::string term;
  float weight = 1;                    // 1 for the word itself, less for a stand-in
  const IndexReader* index = nullptr;  // where it stands; lives as long as the part stays loaded
  std::size_t place = 0;
  float idf = 0;
};

struct WordForms {
  Word word;
  std::string surface;   // as typed, folded
  bool is_stop = false;  // tells next to nothing in one of the archive's languages; which one was
                         // typed is not known
  bool is_quiet =
      false;  // such a word beside others: it ranks a little, but finds, marks and lacks nothing
  std::vector<Variant> variants;      // empty: in no post, or the part is not loaded
  std::vector<std::string> repairs;   // spellings taken instead of a word that is in no post
  std::vector<std::string> synonyms;  // searched beside it
};

// The words of one piece of a query ("half-open" has two), each with its forms.
struct TermForms {
  std::vector<WordForms> words;
  // "oncall" beside the two words of "on-call": it will do too; no variants where there is none
  WordForms joined;
  std::string meaning;  // what the piece was taken for, where that is not what was typed
  bool was_repaired = false;
  bool is_quiet = false;       // so is its only word
  bool was_completed = false;  // its last word is in no post; words that begin so are searched
};

// One entry for each term of the query. Parts not loaded go to `needs`.
std::vector<TermForms> find_forms(const Archive::State& state, const Query& query, Needs& needs);

// The words a text consists of; of an identifier only the whole.
std::vector<Word> whole_words(std::string_view text);

}  // namespace carrel
