// Cuts text into words. The one tokenizer: pack, search, excerpts and phrases all use it.
//
// Unicode-aware. A run of letters, marks and digits is a word; combining marks stay with their
// letters (Hindi, Arabic); Chinese, Japanese, Korean and Thai runs become overlapping pairs.
// Identifiers are kept whole and in parts: `E_POOL_42` gives the whole and e, pool, 42; likewise
// `C++`, `node.js`, `10.0.0.1`, `snake_case`, `camelCase`, `Class::method`. Two words held together
// by a hyphen, of which one is short, are also one: `on-call` gives on, call and oncall.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

enum class WordKind : std::uint8_t {
  Plain,       // an ordinary word: stemmed
  Identifier,  // a whole identifier or a word with digits: never stemmed
  // a piece of an identifier: stemmed like a plain word; shares the identifier's position. Or two
  // words without their hyphen, beside the first of them
  Part,
  Pair,  // two neighbouring characters of a script written without spaces: never stemmed
};

struct Word {
  // composed (NFC), lower case, marks kept, possessive 's and inner apostrophes dropped: what a
  // stemmer wants
  std::string lower;
  std::uint32_t begin = 0;  // bytes of the source text this word covers
  std::uint32_t end = 0;
  // counts plain words, identifiers and pairs; parts carry their identifier's
  std::uint32_t position = 0;
  WordKind kind = WordKind::Plain;
};

// Appends the words of `text` in order of begin, wholes before their parts. Invalid UTF-8 separates
// words.
void append_words(std::string_view text, std::vector<Word>& words);
std::vector<Word> split_words(std::string_view text);

// Is this part of `text` more than one of its pieces: two words without their hyphen, or the first
// two numbers of a version?
bool is_joined(const Word& word, std::string_view text);

}  // namespace carrel
