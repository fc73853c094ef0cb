// Tells which words of a text match a query. A word matches as the index would have matched it.
// Excerpts and the reading page both ask.
#pragma once

#include <string>
#include <vector>

#include "carrel/query.h"
#include "forms/word_forms.h"
#include "text/form_memory.h"

namespace carrel {

// The forms that a query's wanted words take: index terms (of the words, their completions and
// repairs), surface words of phrases, beginnings.
class WordMatcher {
 public:
  WordMatcher(const Query& query, const std::vector<TermForms>& forms, const Archive::State& state);

  bool empty() const { return terms_.empty() && surfaces_.empty() && prefixes_.empty(); }
  bool matches(const Word& word, Stemmer& stemmer) const;
  bool matches(const WordForm& form) const;

 private:
  bool matches_surface(const std::string& surface) const;

  std::vector<std::string> terms_, surfaces_;  // in order
  std::vector<std::string> prefixes_;
};

}  // namespace carrel
