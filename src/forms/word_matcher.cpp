#include "forms/word_matcher.h"

#include <algorithm>

#include "base/sort.h"
#include "text/fold.h"

namespace carrel {

WordMatcher::WordMatcher(const Query& query, const std::vector<TermForms>& forms,
                         const Archive::State& state) {
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const QueryTerm& term = query.terms[i];
    if (term.role == QueryTerm::Role::Excluded) continue;
    for (const Variant& variant : forms[i].joined.variants) terms_.push_back(variant.term);
    for (const WordForms& word : forms[i].words) {
      if (word.is_quiet) continue;
      if (term.match == QueryTerm::Match::Phrase) {
        surfaces_.push_back(word.surface);
      } else if (term.match == QueryTerm::Match::Prefix) {
        prefixes_.push_back(word.surface);
      } else {
        for (const Variant& variant : word.variants) terms_.push_back(variant.term);
        if (word.variants.empty())
          for (Stemmer& stemmer : state.stemmers)
            terms_.push_back(stemmer.make_plain_term(word.word));
      }
    }
  }
  sort_list(terms_);
  sort_list(surfaces_);
}

bool WordMatcher::matches_surface(const std::string& surface) const {
  if (std::binary_search(surfaces_.begin(), surfaces_.end(), surface)) return true;
  return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
    return surface.compare(0, prefix.size(), prefix) == 0;
  });
}

bool WordMatcher::matches(const Word& word, Stemmer& stemmer) const {
  const auto is_term = [&](const std::string& term) {
    return std::binary_search(terms_.begin(), terms_.end(), term);
  };
  if (is_term(stemmer.make_term(word)) || is_term(stemmer.make_plain_term(word))) return true;
  return (!surfaces_.empty() || !prefixes_.empty()) && matches_surface(make_surface(word));
}

bool WordMatcher::matches(const WordForm& form) const {
  const auto is_term = [&](const std::string& term) {
    return std::binary_search(terms_.begin(), terms_.end(), term);
  };
  return is_term(form.term) || (!form.plain.empty() && is_term(form.plain)) ||
         matches_surface(form.surface);
}

}  // namespace carrel
