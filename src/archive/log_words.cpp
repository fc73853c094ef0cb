// Which words of a pasted log are asked for? See reader.h.
#include <algorithm>

#include "archive/reader.h"
#include "base/sort.h"
#include "carrel/limits.h"
#include "carrel/ranking.h"

namespace carrel {

void keep_telling_words(Query& query, std::vector<TermForms>& forms, Needs& /*needs*/) {
  const auto rarity = [&](std::size_t i) {
    float idf = 0;
    for (const WordForms& word : forms[i].words)
      for (const Variant& variant : word.variants) idf = std::max(idf, variant.idf);
    return idf;
  };
  std::vector<std::size_t> identifiers, words;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (rarity(i) <= 0) continue;
    // "CrashLooping" is one too: it has parts.
    const bool is_identifier = forms[i].words[0].word.kind == WordKind::Identifier || split_words(query.terms[i].text).size() > 1;
    (is_identifier ? identifiers : words).push_back(i);
    for (Variant& variant : forms[i].words[0].variants) variant.weight *= is_identifier ? ranking::kLogIdentifier : 1.0F;
  }
  sort_list(words, [&](std::size_t a, std::size_t b) { return rarity(a) != rarity(b) ? rarity(a) > rarity(b) : a < b; });
  words.resize(std::min(words.size(), ranking::kLogWords));
  words.insert(words.end(), identifiers.begin(), identifiers.end());
  words.resize(std::min(words.size(), limits::kQueryTerms));
  sort_list(words);
  std::vector<QueryTerm> terms;
  std::vector<TermForms> kept;
  for (const std::size_t i : words) {
    terms.push_back(std::move(query.terms[i]));
    kept.push_back(std::move(forms[i]));
  }
  query.terms = std::move(terms);
  forms = std::move(kept);
}

}  // namespace carrel
