// Articles, pronouns, auxiliaries and question words, folded, one list a language. They keep a
// tenth of their weight beside other known words: people ask in whole sentences, and a post that
// asks back is not the answer for that.
#include <string>
#include <string_view>

#include "carrel/ranking.h"

namespace carrel::ranking {

namespace {

constexpr std::string_view kEnglish =
    " a about also am an and any are arent as at be because been being but by can cant could "
    "couldnt did didnt do does doesnt dont "
    "each for from had has hasnt have havent he her here hers him his how i if im in into is isnt "
    "it its just may me might mine must "
    "my no not of on only or other our ours out shall she should shouldnt so some such than that "
    "the their theirs them then there "
    "these they this those to too up us very was wasnt we were werent what when where which while "
    "who whom whose why will with wont "
    "would wouldnt you your yours ";

constexpr std::string_view kGerman =
    " aber als am an auch auf aus bei beim bin bis bist da dann das dass dein dem den der des die "
    "dies diese diesem diesen dieser "
    "dieses doch dort du durch ein eine einem einen einer eines er es euer fur haben hat hatte "
    "hatten ich ihm ihn ihnen ihr ihre im "
    "in ist ja kann kein keine konnen man mein mit nach nicht noch nun nur ob oder sein seine sich "
    "sie sind so soll uber um und uns "
    "unser vom von vor wann war waren warum was welche welchem welchen welcher welches wem wen wer "
    "werden wessen wie wieso wir wird "
    "wo woher wohin worin worum wurde wurden zu zum zur ";

struct StopWordRecord {
  std::string_view language;
  std::string_view words;  // each between spaces
};
constexpr StopWordRecord kStopWords[] = {{"en", kEnglish}, {"de", kGerman}};

}  // namespace

bool is_stop_word(std::string_view folded, std::string_view language) {
  for (const StopWordRecord& record : kStopWords)
    if (record.language == language.substr(0, language.find('-')))
      return record.words.find(' ' + std::string(folded) + ' ') != std::string_view::npos;
  return false;
}

}  // namespace carrel::ranking
