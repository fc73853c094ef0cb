// Which words count as one? Snowball's stemmers, by language; then folding makes the index term.
#pragma once

#include <string>
#include <string_view>

#include "text/words.h"

namespace carrel {

// True where a stemmer for the language ("de", "pt-br": only the primary subtag counts) is linked in.
bool has_stemmer(std::string_view language);

// The index term of a word in a language: stemmed where its kind asks for it and a stemmer exists, then folded. Stemming comes first
// because the stemmers of German, Spanish and others need the marks. Never empty for a non-empty word; at most kTermBytes long (cut at a code point).
std::string make_term(const Word& word, std::string_view language);

// The surface form that quotes, prefixes, field values and completions compare: folded, never stemmed.
std::string make_surface(const Word& word);

inline constexpr std::size_t kTermBytes = 120;

}  // namespace carrel
