// The index term of a word. Snowball's stemmers, by language; then folding makes the index term.
#pragma once

#include <string>
#include <string_view>

#include "text/words.h"

struct SN_env;

namespace carrel {

struct StemmerRecord;

inline constexpr std::size_t kTermBytes = 120;

// What stands before the first sign: "pt" of "pt-br".
std::string_view primary_subtag(std::string_view language);

// True for a language ("de", "pt-br": only the primary subtag counts) whose words are indexed
// stemmed.
bool is_stemmed(std::string_view language);

// True where the language's stemmer is linked in. A program without it must not search an archive
// in that language.
bool has_stemmer(std::string_view language);

// Makes the index terms of one language. Move-only; one thread at a time.
class Stemmer {
 public:
  // A language without a stemmer is fine: its words are only folded.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&& other) noexcept;
  Stemmer& operator=(Stemmer&& other) noexcept;

  // The index term of a word: stemmed where its kind asks for it, then folded. Stemming comes first
  // because the stemmers of German, Spanish and others need the marks. Never empty; at most
  // kTermBytes long, cut at a code point.
  std::string make_term(const Word& word);
  // The term of the word written without its accents, by which whoever types it so finds it: of
  // "résumé" that of "resume". Mostly the same.
  std::string make_plain_term(const Word& word);

 private:
  const StemmerRecord* language_ = nullptr;
  SN_env* environment_ = nullptr;

  static const StemmerRecord* find(std::string_view language);
  friend bool has_stemmer(std::string_view language);
};

// The surface form that quotes, prefixes, field values and completions compare: folded, never
// stemmed; at most kTermBytes long.
std::string make_surface(const Word& word);

}  // namespace carrel
