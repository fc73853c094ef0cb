// Snowball's own code does the work.
#include "text/stem.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/stemmers.h"

extern "C" {
#include "api.h"
}

namespace carrel {

namespace {

// Languages whose words stand stemmed in an index, whichever of the stemmers a program carries.
// Changing this changes what is packed.
constexpr std::string_view kStemmed[] = {"da", "de", "en", "es", "fi", "fr", "it",
                                         "nb", "nl", "nn", "no", "pt", "ru", "sv"};

}  // namespace

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

bool is_stemmed(std::string_view language) {
  return std::find(std::begin(kStemmed), std::end(kStemmed), primary_subtag(language)) !=
         std::end(kStemmed);
}

const StemmerRecord* Stemmer::find(std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  for (const StemmerRecord& known : stemmers())
    if (known.language == primary) return &known;
  return nullptr;
}

bool has_stemmer(std::string_view language) { return Stemmer::find(language) != nullptr; }

Stemmer::Stemmer(std::string_view language) : language_(find(language)) {
  if (language_) environment_ = language_->create();
}

Stemmer::~Stemmer() {
  if (environment_) language_->close(environment_);
}

Stemmer::Stemmer(Stemmer&& other) noexcept
    : language_(other.language_), environment_(std::exchange(other.environment_, nullptr)) {}

Stemmer& Stemmer::operator=(Stemmer&& other) noexcept {
  std::swap(language_, other.language_);
  std::swap(environment_, other.environment_);
  return *this;
}

std::string Stemmer::make_term(const Word& word) {
  const bool has_digit = std::any_of(word.lower.begin(), word.lower.end(), ascii::is_digit);
  const bool stems = word.kind == WordKind::Plain || (word.kind == WordKind::Part && !has_digit);
  std::string_view stemmed = word.lower;
  // Snowball works on ints; nothing that long is a word of a language.
  if (stems && environment_ && word.lower.size() <= kTermBytes) {
    SN_set_current(environment_, static_cast<int>(word.lower.size()),
                   reinterpret_cast<const symbol*>(word.lower.data()));
    if (language_->stem(environment_) >= 0 && environment_->l > 0)
      stemmed = std::string_view(reinterpret_cast<const char*>(environment_->p),
                                 static_cast<std::size_t>(environment_->l));
  }
  std::string term = fold(stemmed);
  if (term.empty()) term = stemmed;
  if (term.size() > kTermBytes) term.resize(cut_utf8(term, kTermBytes).size());
  return term;
}

std::string Stemmer::make_plain_term(const Word& word) {
  Word plain = word;
  plain.lower = make_surface(word);
  return make_term(plain);
}

std::string make_surface(const Word& word) {
  std::string surface = fold(word.lower);
  if (surface.empty()) surface = word.lower;
  if (surface.size() > kTermBytes) surface.resize(cut_utf8(surface, kTermBytes).size());
  return surface;
}

}  // namespace carrel
