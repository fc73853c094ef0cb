// The lists stand beside the stemmers: an engine has those of the languages it stems.
#include <string>
#include <string_view>

#include "carrel/ranking.h"
#include "text/stem.h"
#include "text/stemmers.h"

namespace carrel::ranking {

bool is_stop_word(std::string_view folded, std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  for (const StemmerRecord& record : stemmers())
    if (record.language == primary)
      return record.stop_words.find(' ' + std::string(folded) + ' ') != std::string_view::npos;
  return false;
}

}  // namespace carrel::ranking
