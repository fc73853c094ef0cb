// The generated tables behind unicode.h, sorted by their first field, so that look-ups are binary
// searches.
//
// In the module they stand packed, as scripts/generate/make_unicode_tables.c writes them: 8 KB
// instead of 31, 4 instead of 11 with brotli.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace carrel::unicode {

// Code points first … first + count - 1 are of one class: 1 letter, 2 mark, 3 digit, 4 symbol
// (emoji, arrows).
struct ClassRange {
  std::uint32_t first;
  std::uint32_t count;
  std::uint32_t kind;
};

// Every step-th code point from first on, count of them, becomes lower case by adding delta.
struct LowerRange {
  std::uint32_t first;
  std::uint32_t count;
  std::uint32_t step;
  std::int32_t delta;
};

// base + mark is written as one code point in NFC.
struct Composition {
  std::uint32_t base;
  std::uint32_t mark;
  std::uint32_t composed;
};

// A letter with an accent, and what it is without it (which may have another).
struct Base {
  std::uint32_t composed;
  std::uint32_t base;
};

// A code point that folds to other letters for a reason other than an accent: ß, ﬁ, full-width A,
// ①.
struct Folding {
  std::uint32_t code_point;
  std::uint32_t size;
  std::array<char32_t, 4> letters;
};

struct Tables {
  std::vector<ClassRange> classes;
  std::vector<LowerRange> lower;
  std::vector<Composition> compositions;
  std::vector<Base> bases;
  std::vector<Folding> foldings;
};

// Unpacked when first asked for, which takes a fraction of a millisecond.
const Tables& tables();

struct PackedRows {
  const std::uint8_t* bytes;
  std::size_t size;
};
extern const PackedRows kPackedClasses, kPackedLower, kPackedCompositions, kPackedExcluded,
    kPackedFoldings;

}  // namespace carrel::unicode
