// The stemmers of the packer, the command and the engine for archives in other languages than
// English.
#include <iterator>

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
#include "stemmers/stop_words.h"
#include "text/stemmers.h"

namespace carrel {

StemmerTable stemmers() {
  static constexpr StemmerRecord kStemmers[] = {
      {"da", kDanishStopWords, danish_create_env, danish_close_env, danish_stem},
      {"de", kGermanStopWords, german_create_env, german_close_env, german_stem},
      {"en", kEnglishStopWords, english_create_env, english_close_env, english_stem},
      {"es", kSpanishStopWords, spanish_create_env, spanish_close_env, spanish_stem},
      {"fi", kFinnishStopWords, finnish_create_env, finnish_close_env, finnish_stem},
      {"fr", kFrenchStopWords, french_create_env, french_close_env, french_stem},
      {"it", kItalianStopWords, italian_create_env, italian_close_env, italian_stem},
      {"nb", kNorwegianStopWords, norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"nl", kDutchStopWords, dutch_create_env, dutch_close_env, dutch_stem},
      {"nn", kNorwegianStopWords, norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"no", kNorwegianStopWords, norwegian_create_env, norwegian_close_env, norwegian_stem},
      {"pt", kPortugueseStopWords, portuguese_create_env, portuguese_close_env, portuguese_stem},
      {"ru", kRussianStopWords, russian_create_env, russian_close_env, russian_stem},
      {"sv", kSwedishStopWords, swedish_create_env, swedish_close_env, swedish_stem},
  };
  return {std::begin(kStemmers), std::end(kStemmers)};
}

}  // namespace carrel
