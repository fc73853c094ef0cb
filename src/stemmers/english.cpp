// The one stemmer of the engine for archives in English.
#include <iterator>

#include "stem_english.h"
#include "stemmers/stop_words.h"
#include "text/stemmers.h"

namespace carrel {

StemmerTable stemmers() {
  static constexpr StemmerRecord kStemmers[] = {
      {"en", kEnglishStopWords, english_create_env, english_close_env, english_stem},
  };
  return {std::begin(kStemmers), std::end(kStemmers)};
}

}  // namespace carrel
