// Properties of code points: classes, lower case, composition and folding, from tables generated
// out of utf8proc.
#pragma once

#include <cstdint>
#include <string>

namespace carrel {

enum class CharacterClass : std::uint8_t {
  Other,  // white space, punctuation, controls: between words
  Letter,
  Mark,  // combines with the character before it
  Digit,
  Symbol,  // emoji and pictographs: a word each
  Pair,  // letters of scripts written without spaces: Chinese, Japanese, Korean, Thai, Lao, Khmer,
         // Burmese
};

CharacterClass class_of(char32_t code_point);
bool is_upper_case(char32_t code_point);
char32_t to_lower(char32_t code_point);

// The dot under an Indic letter; scripts from Devanagari to Kannada have it at the same place of
// their blocks.
bool is_nukta(char32_t code_point);

// The one code point that NFC writes for base + mark, or 0.
char32_t compose(char32_t base, char32_t mark);

// The same for Korean syllables, which follow by arithmetic from their letters (The Unicode
// Standard, section 3.12), or 0.
char32_t compose_syllable(char32_t before, char32_t after);

// Appends what a code point folds to; `code_point` itself where nothing is known of it. Marks that
// are accents append nothing.
void append_folded(char32_t code_point, std::string& text);

}  // namespace carrel
