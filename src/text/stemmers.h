// The stemmers that this program has. One of two files answers: stemmers/all.cpp, or
// stemmers/english.cpp for the engine of archives that are only in English (eleven more languages
// cost a reader 24 KB, brotli).
#pragma once

#include <string_view>

struct SN_env;

namespace carrel {

// One of Snowball's stemmers, by the primary subtag of its language, and the words of the language
// that tell next to nothing: folded, each between spaces.
struct StemmerRecord {
  std::string_view language;
  std::string_view stop_words;
  SN_env* (*create)();
  void (*close)(SN_env*);
  int (*stem)(SN_env*);
};

struct StemmerTable {
  const StemmerRecord* first;
  const StemmerRecord* last;
  const StemmerRecord* begin() const { return first; }
  const StemmerRecord* end() const { return last; }
};

StemmerTable stemmers();

}  // namespace carrel
