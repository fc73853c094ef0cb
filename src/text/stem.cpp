// Which words count as one? See stem.h. One record a language; Snowball's own code does the rest.
#include "text/stem.h"

#include <utility>

#include "stem_danish.h"
#include "stem_dutch.h"
#include "stem_english.h"
#include "stem_finnish.h"
#include "stem_french.h"
#include "stem_german.h"
#include "stem_italian.h"
#include "stem_norwegian.h"
#include "stem_portuguese.h"
#include "stem_russian.h"
#include "stem_spanish.h"
#include "stem_swedish.h"
#include "text/fold.h"
#include "text/utf8.h"

extern "C" {
#include "api.h"
}

namespace carrel {

struct Stemmer::Language {
  std::string_view code;
  SN_env* (*create)();
  void (*close)(SN_env*);
  int (*stem)(SN_env*);
};

const Stemmer::Language* Stemmer::find(std::string_view language) {
  static constexpr Language kLanguages[] = {
      {"da", danish_create_env, danish_close_env, danish_stem},
      {"de", german_create_env, german_close_env, german_stem},
      {"en", english_create_env, english_close_env, english_stem},
      {"es", spanish_create_env, spanish_close_env, spanish_stem},
      {"fi", finnish_create_env, finnish_close_env, finnish_stem},
      {"fr", french_create_env, french_close_env, french_stem},
      {"it", italian_create_env, italian_close_env, italian_stem},
      {"nb", norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"nl", dutch_create_env, dutch_close_env, dutch_stem},
      {"nn", norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"no", norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"pt", portuguese_create_env, portuguese_close_env, portuguese_stem},
      {"ru", russian_create_env, russian_close_env, russian_stem},
      {"sv", swedish_create_env, swedish_close_env, swedish_stem},
  };
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Language& known : kLanguages)
    if (known.code == primary) return &known;
  return nullptr;
}

bool has_stemmer(std::string_view language) { return Stemmer::find(language) != nullptr; }

Stemmer::Stemmer(std::string_view language) : language_(find(language)) {
  if (language_) environment_ = language_->create();
}

Stemmer::~Stemmer() {
  if (environment_) language_->close(environment_);
}

Stemmer::Stemmer(Stemmer&& other) noexcept : language_(other.language_), environment_(std::exchange(other.environment_, nullptr)) {}

Stemmer& Stemmer::operator=(Stemmer&& other) noexcept {
  std::swap(language_, other.language_);
  std::swap(environment_, other.environment_);
  return *this;
}

std::string Stemmer::make_term(const Word& word) {
  const bool stems = word.kind == WordKind::Plain || word.kind == WordKind::Part;
  std::string_view stemmed = word.lower;
  // Snowball works on ints; nothing that long is a word of a language.
  if (stems && environment_ && word.lower.size() <= kTermBytes) {
    SN_set_current(environment_, static_cast<int>(word.lower.size()), reinterpret_cast<const symbol*>(word.lower.data()));
    if (language_->stem(environment_) >= 0 && environment_->l > 0)
      stemmed = std::string_view(reinterpret_cast<const char*>(environment_->p), static_cast<std::size_t>(environment_->l));
  }
  std::string term = fold(stemmed);
  if (term.empty()) term = stemmed;
  if (term.size() > kTermBytes) term.resize(cut_utf8(term, kTermBytes).size());
  return term;
}

std::string make_surface(const Word& word) {
  std::string surface = fold(word.lower);
  if (surface.empty()) surface = word.lower;
  if (surface.size() > kTermBytes) surface.resize(cut_utf8(surface, kTermBytes).size());
  return surface;
}

}  // namespace carrel
