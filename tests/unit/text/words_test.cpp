#include "text/words.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/stem.h"

using namespace carrel;

namespace {

// Words as one line: plain ones bare, wholes in [], parts in (), pairs in <>.
std::string shown(std::string_view text) {
  std::string line;
  for (const Word& word : split_words(text)) {
    if (!line.empty()) line += ' ';
    switch (word.kind) {
      case WordKind::Plain:
        line += word.lower;
        break;
      case WordKind::Identifier:
        line += '[' + word.lower + ']';
        break;
      case WordKind::Part:
        line += '(' + word.lower + ')';
        break;
      case WordKind::Pair:
        line += '<' + word.lower + '>';
        break;
    }
  }
  return line;
}

std::string term(std::string_view text, std::string_view language) {
  return Stemmer(language).make_term(split_words(text).at(0));
}

}  // namespace

TEST_CASE("prose is cut at spaces and punctuation, and lowered") {
  CHECK(shown("The pool, again: it's full.") == "the pool again it full");
  CHECK(shown("don't the team's") == "dont the team");
  CHECK(shown("half-open files/paths") == "half (halfopen) open files paths");
  CHECK(shown("") == "");
  CHECK(shown("… — ''") == "");
}

TEST_CASE("an elided article does not hide its noun") {
  CHECK(shown("l'homme d’État qu'elle") == "l homme d état qu elle");
  CHECK(shown("O'Reilly") == "oreilly (o) (reilly)");
}

TEST_CASE("identifiers are kept whole and in parts") {
  CHECK(shown("E_POOL_42") == "[e_pool_42] (e) (pool) (42)");
  CHECK(shown("node.js") == "[node.js] (node) (js)");
  CHECK(shown("10.0.0.1") == "[10.0.0.1] (10) (0) (0) (1)");
  CHECK(shown("snake_case") == "[snake_case] (snake) (case)");
  CHECK(shown("camelCase") == "camelcase (camel) (case)");
  CHECK(shown("HTTPServer") == "httpserver (http) (server)");
  CHECK(shown("Class::method") == "[class::method] (class) (method)");
  CHECK(shown("C++ and C# in C++20") == "[c++] and [c#] in [c++] [20]");
  CHECK(shown("our SLOs and APIs") == "our slo and api");
  CHECK(shown("VMs URLs getURLs US As McDs K8s CSS's") ==
        "vm url geturls (get) (urls) us as mcds (mc) (ds) [k8s] css");
  CHECK(shown("p95 --dry-run v1.2.3.") ==
        "[p95] dry (dryrun) run [v1.2.3] (1.2.3) (1.2) (v1) (2) (3)");
  CHECK(shown("rust-1.72.0") == "rust [1.72.0] (1.72) (1) (72) (0)");
  CHECK(shown("__init__") == "init");
  CHECK(shown("IntoIter::new GitHub.com") ==
        "[intoiter::new] (intoiter) (into) (iter) (new) [github.com] (github) (git) (hub) (com)");
  CHECK(shown("KubePodCrashLooping") == "kubepodcrashlooping (kube) (pod) (crash) (looping)");
}

TEST_CASE("two words with a hyphen are one too; three are not, nor what only touches") {
  CHECK(shown("on-call e\u2010mails Wi\u2011Fi") ==
        "on (oncall) call e (emails) mails wi (wifi) fi");
  CHECK(shown("state-of-the-art covid-19 team's-log a--b a -b a- b x-") ==
        "state of the art covid [19] team log a b a b a b x");
  CHECK(shown("eBay-hosted region-wide") == "ebay (ebayhosted) (e) (bay) hosted region wide");
  CHECK(shown("für-über Sign-in") == "für (fürüber) über sign (signin) in");
  CHECK(shown("-on-call- --no-verify") == "on (oncall) call no (noverify) verify");
}

TEST_CASE("a number is one word however its thousands are parted") {
  CHECK(shown("1,000,000") == "[1000000] (1) (000) (000)");
  CHECK(shown("1\u00a0000 1\u202f000 1'000 1’000") ==
        "[1000] (1) (000) [1000] (1) (000) [1000] (1) (000) [1000] (1) (000)");
  CHECK(shown("ports 80,443, 1,2 1,23 1234,567 1,2345 1,000ms") ==
        "ports [80443] (80) (443) [1] [2] [1] [23] [1234] [567] [1] [2345] [1] [000ms]");
}

TEST_CASE("scripts without spaces become overlapping pairs") {
  CHECK(shown("東京都") == "<東京> <京都>");
  CHECK(shown("李") == "<李>");
  CHECK(shown("しばらく") == "<しば> <ばら> <らく>");
  CHECK(shown("서울시") == "<서울> <울시>");
  CHECK(shown("ภาษาไทย") == "<ภา> <าษ> <ษา> <าไ> <ไท> <ทย>");
  CHECK(shown("東京2024年") == "<東京> [2024] <年>");
}

TEST_CASE("combining marks stay with their words") {
  CHECK(shown("हिन्दी भाषा") == "हिन्दी भाषा");
  CHECK(shown("اللُّغَة العربية") == "اللُّغَة العربية");
  CHECK(shown("Zu\xCC\x88rich") == "zürich");  // u + U+0308 is composed
  CHECK(shown("の\xE3\x82\x99") == shown("の\xE3\x82\x99"));
}

TEST_CASE("text in composed and in decomposed form gives the same words") {
  CHECK(shown("\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165") == shown("한국어"));
  CHECK(shown("か\u3099き") == shown("がき"));
  CHECK(term("\u0627\u0654خرى", "ar") == term("أخرى", "ar"));
  CHECK(term("\u0921\u093c", "hi") == term("\u095c", "hi"));
}

TEST_CASE("what nobody sees does not cut a word, and every apostrophe is one") {
  CHECK(shown("soft\u00adhyphen word\u2060joiner") == "softhyphen wordjoiner");
  CHECK(shown("don\u02bct don\u2019t") == "dont dont");
  CHECK(shown("\u02bctis \u02bc x\u02bc") == "tis x");
}

TEST_CASE("words with digits are never stemmed, alone or as a part") {
  const std::vector<Word> words = split_words("a11y_checklists");
  Stemmer stemmer("en");
  CHECK(stemmer.make_term(words.at(1)) == "a11y");
  CHECK(stemmer.make_term(words.at(2)) == "checklist");
  CHECK(term("a11y", "en") == "a11y");
}

TEST_CASE("an emoji is a word, with its tints and companions") {
  CHECK(shown("🎉 done 👩🏽‍💻!") == "[🎉] done [👩🏽‍💻]");
}

TEST_CASE("folding makes variants meet and is idempotent") {
  for (const char* text : {"Überraschung", "ŁÓDŹ", "ﬁn", "①", "Ｆｕｌｌ", "straße", "São Paulo",
                           "Kraków", "Nguyễn", "İstanbul", "ıssız", "Ελλάδα", "Ёлка", "が"}) {
    const std::string once = fold(text);
    CHECK(fold(once) == once);
  }
  CHECK(fold("Überraschung Łódź Straße Søren Nguyễn") == "uberraschung lodz strasse soren nguyen");
  CHECK(fold("İSTANBUL ısı") == "istanbul isi");
  CHECK(fold("ΆΛΦΑ άλφα") == "αλφα αλφα");
  CHECK(fold("ﬁ ① Ａ") == "fi 1 a");
  CHECK(fold("がき") == "がき");
  CHECK(fold("हिन्दी") == "हिन्दी");
  CHECK(fold("اللُّغَة") == "اللغة");
}

TEST_CASE("words are stemmed in their language and folded afterwards") {
  CHECK(term("retries", "en") == term("retry", "en"));
  CHECK(term("Häuser", "de") == "haus");
  CHECK(term("canciones", "es") == term("canción", "es"));
  CHECK(term("Überraschungen", "de-at") == term("uberraschung", "de"));
  CHECK(term("retries", "xx") == "retries");
  CHECK(term("E_POOLS_42", "en") == "e_pools_42");
  CHECK_FALSE(has_stemmer("xx"));
}

TEST_CASE("a giant word becomes a short term that ends between characters") {
  const std::string text(10'000, 'a');
  CHECK(term(text, "en").size() == kTermBytes);
  std::string umlauts;
  for (int i = 0; i < 500; ++i) umlauts += "ж";
  CHECK(is_valid_utf8(term(umlauts, "en")));
}

TEST_CASE("any bytes at all are cut without harm, and every word lies within the text") {
  std::uint32_t state = 7;
  const auto next = [&] { return state = state * 1664525U + 1013904223U; };
  constexpr std::string_view kPieces[] = {
      "a",    "B",    "_", ".", "::",           "'",  "’", "1",       "é", "東", "ไ", "์",
      "\xFF", "\xC3", " ", "🎉", "\xE2\x80\x8D", "++", "#", "\xCC\x88"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t n = next() % 12; n > 0; --n)
      text += kPieces[(next() >> 8) % std::size(kPieces)];
    Stemmer stemmer("en");
    for (const Word& word : split_words(text)) {
      REQUIRE(word.begin < word.end);
      REQUIRE(word.end <= text.size());
      REQUIRE_FALSE(word.lower.empty());
      REQUIRE_FALSE(stemmer.make_term(word).empty());
    }
  }
}

// A word of plain small letters is read in one go, one with a soft hyphen character by character:
// the same words must come of both.
TEST_CASE("soft hyphens change no word") {
  std::uint32_t state = 11;
  const auto next = [&] { return state = state * 1664525U + 1013904223U; };
  constexpr std::string_view kPieces[] = {"word", "Word", "x",  "C",  "is",      "_",
                                          ".",    "...",  ":",  "::", "'",       "'s",
                                          "’",    "+",    "++", "#",  "1",       "é",
                                          "東",   "\xFF", " ",  ", ", "\n",      "/",
                                          "-",    "&",    "\"", "🎉",  "\xCC\x88"};
  for (int round = 0; round < 50'000; ++round) {
    std::string text, hyphenated;
    for (std::uint32_t n = next() % 8; n > 0; --n)
      text += kPieces[(next() >> 8) % std::size(kPieces)];
    for (const char c : text) {
      hyphenated += c;
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) hyphenated += "\u00AD";
    }
    CAPTURE(text);
    REQUIRE(shown(text) == shown(hyphenated));
  }
}
