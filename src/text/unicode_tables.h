// The generated tables behind unicode.h. Sorted by their first field, so that look-ups are binary searches.
#pragma once

#include <cstddef>
#include <cstdint>

namespace carrel::unicode {

// Code points first … first + count - 1 are of one class: 1 letter, 2 mark, 3 digit, 4 symbol (emoji, arrows).
struct ClassRange {
  std::uint32_t first;
  std::uint16_t count;
  std::uint8_t kind;
};
extern const ClassRange kClassRanges[];
extern const std::size_t kClassRangeCount;

// Every step-th code point from first on, count of them, becomes lower case by adding delta.
struct LowerRange {
  std::uint32_t first;
  std::uint16_t count;
  std::uint8_t step;
  std::int32_t delta;
};
extern const LowerRange kLowerRanges[];
extern const std::size_t kLowerRangeCount;

// base + mark is written as one code point in NFC.
struct Composition {
  std::uint16_t base;
  std::uint16_t mark;
  std::uint16_t composed;
};
extern const Composition kCompositions[];
extern const std::size_t kCompositionCount;

// The letter under a lower-case letter with accents.
struct Base {
  std::uint16_t composed;
  std::uint16_t base;
};
extern const Base kBases[];
extern const std::size_t kBaseCount;

// A code point that folds to other letters (UTF-8) for a reason other than an accent: ß, ﬁ, full-width A, ①.
struct Folding {
  std::uint16_t code_point;
  std::uint8_t size;
  char text[12];
};
extern const Folding kFoldings[];
extern const std::size_t kFoldingCount;

}  // namespace carrel::unicode
