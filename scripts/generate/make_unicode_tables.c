// Prints src/text/unicode_tables.cpp: what carrel's text analysis needs to know of Unicode, packed.
//
// Each table is a list of rows, each row a few numbers, each number the difference to the row before where that is smaller, written in
// groups of seven bits, the lowest first. src/text/unicode_unpacking.cpp reads them.
//
// Classes for every plane; lower case, compositions and foldings for the scripts whose readers expect them (Latin, Greek, Cyrillic,
// kana, full-width and letter-like forms). See src/text/unicode.h for what each table means.
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

enum { kLast = 0x323AF };

static int columns;

static void begin_table(const char* name) {
  printf("static const std::uint8_t k%sBytes[] = {\n", name);
  columns = 0;
}

static void end_table(const char* name) { printf("\n};\nconst PackedRows kPacked%s = {k%sBytes, sizeof k%sBytes};\n\n", name, name, name); }

static void put_byte(unsigned byte) {
  if (columns > 130) { printf("\n"); columns = 0; }
  columns += printf("%u,", byte);
}

static void put(unsigned number) {
  for (; number > 127; number >>= 7) put_byte((number & 127) | 128);
  put_byte(number);
}

// Numbers of either sign: 0, -1, 1, -2, …
static void put_signed(int number) { put(number < 0 ? -2U * (unsigned)number - 1 : 2U * (unsigned)number); }

static int class_of(int cp) {
  // Variation selectors and joiners belong to the emoji before them; they are marks here so that they never cut a word.
  switch (utf8proc_category(cp)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
      return 1;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
      return 2;
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
      return 3;
    case UTF8PROC_CATEGORY_SO:
      return cp >= 0x2190 ? 4 : 0;
    default:
      return 0;
  }
}

static void print_classes(void) {
  begin_table("Classes");
  int start = 0x80, current = class_of(0x80), end = 0;
  for (int cp = 0x81; cp <= kLast + 1; ++cp) {
    const int next = cp > kLast ? -1 : class_of(cp);
    if (next == current) continue;
    if (current > 0) {
      put((unsigned)((start - end) * 4 + current - 1));
      put((unsigned)(cp - start - 1));
      end = cp;
    }
    start = cp;
    current = next;
  }
  end_table("Classes");
}

static void print_lower(void) {
  begin_table("Lower");
  int before = 0;
  for (int cp = 0x80; cp <= 0x1E943;) {
    const int delta = utf8proc_tolower(cp) - cp;
    if (delta == 0) { ++cp; continue; }
    int length = 1, step = 1;
    if (utf8proc_tolower(cp + 1) - (cp + 1) != delta && utf8proc_tolower(cp + 2) - (cp + 2) == delta) step = 2;
    while (utf8proc_tolower(cp + length * step) - (cp + length * step) == delta &&
           (step == 1 || utf8proc_tolower(cp + length * step - 1) == cp + length * step - 1)) ++length;
    put((unsigned)(cp - before));
    put((unsigned)(length * 2 + step - 1));
    put_signed(delta);
    before = cp;
    cp += (length - 1) * step + 1;
  }
  end_table("Lower");
}

// Besides letters with accents: Arabic letters with hamza or madda, Indic letters and vowel signs of two parts, kana with voicing marks.
static int composes(int cp) {
  return (cp >= 0xC0 && cp < 0x700) || (cp >= 0x900 && cp < 0xE00) || (cp >= 0x1E00 && cp < 0x2000) || (cp >= 0x3040 && cp < 0x3100);
}

static int compare_triples(const void* a, const void* b) {
  const int* x = a;
  const int* y = b;
  return x[2] - y[2];
}

static void print_compositions(void) {
  static int triples[4096][3];
  begin_table("Compositions");
  int count = 0;
  for (int base = 0x41; base < 0x3100; ++base)
    for (int cp = 0xC0; cp < 0x3100; ++cp) {
      if (!composes(cp)) continue;
      const utf8proc_property_t* property = utf8proc_get_property(cp);
      if (property->decomp_type != 0 || property->comp_exclusion) continue;
      utf8proc_int32_t out[8];
      int boundary = 0;
      // One step of the canonical decomposition: full decomposition, then recompose all but the last mark.
      const int n = (int)utf8proc_decompose_char(cp, out, 8, UTF8PROC_DECOMPOSE, &boundary);
      if (n < 2) continue;
      utf8proc_int32_t first[8];
      for (int i = 0; i < n - 1; ++i) first[i] = out[i];
      const int m = (int)utf8proc_normalize_utf32(first, n - 1, UTF8PROC_COMPOSE);
      if (m != 1 || first[0] != base || out[n - 1] > 0xFFFF) continue;
      triples[count][0] = base;
      triples[count][1] = out[n - 1];
      triples[count++][2] = cp;
    }
  qsort(triples, (size_t)count, sizeof *triples, compare_triples);
  const int none[3] = {0, 0, -1};
  const int* before = none;
  for (int i = 0; i < count; before = triples[i++]) {
    put((unsigned)(triples[i][2] - before[2] - 1));
    put_signed(triples[i][0] - before[0]);
    put_signed(triples[i][1] - before[1]);
  }
  end_table("Compositions");
}

// Indic letters with a nukta that NFC writes as two code points: they compose to nothing, but their nukta is an accent.
static void print_excluded(void) {
  begin_table("Excluded");
  int before = 0;
  for (int cp = 0x900; cp < 0xE00; ++cp) {
    const utf8proc_property_t* property = utf8proc_get_property(cp);
    if (property->decomp_type != 0 || !property->comp_exclusion) continue;
    utf8proc_int32_t out[8];
    int boundary = 0;
    const int n = (int)utf8proc_decompose_char(cp, out, 8, UTF8PROC_DECOMPOSE, &boundary);
    if (n != 2) continue;
    put((unsigned)(cp - before));
    put_signed(out[0] - cp);
    before = cp;
  }
  end_table("Excluded");
}

static int folds(int cp) {
  return (cp >= 0xA0 && cp < 0x600) || (cp >= 0x1D00 && cp < 0x1E00) || (cp >= 0x1E96 && cp < 0x2000) || (cp >= 0x2070 && cp < 0x24F0) ||
         (cp >= 0x2C60 && cp < 0x2C80) || (cp >= 0xFB00 && cp < 0xFB07) || (cp >= 0xFF01 && cp < 0xFFEF);
}

// Letters that no decomposition reaches but readers type without their strokes.
static const struct { int cp; const char* folded; } kByHand[] = {
    {0xC6, "ae"}, {0xD0, "d"}, {0xD8, "o"}, {0xDE, "th"}, {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"},
    {0x110, "d"}, {0x111, "d"}, {0x126, "h"}, {0x127, "h"}, {0x131, "i"}, {0x138, "k"}, {0x141, "l"}, {0x142, "l"}, {0x14A, "n"},
    {0x14B, "n"}, {0x152, "oe"}, {0x153, "oe"}, {0x166, "t"}, {0x167, "t"}, {0x180, "b"}, {0x1E9E, "ss"},
    {0x3C2, "\xCF\x83"},
};

static void print_foldings(void) {
  begin_table("Foldings");
  int before = -1, last = 0;
  for (int cp = 0xA0; cp < 0xFFEF; ++cp) {
    const char* by_hand = 0;
    for (unsigned i = 0; i < sizeof kByHand / sizeof *kByHand; ++i)
      if (kByHand[i].cp == cp) by_hand = kByHand[i].folded;
    utf8proc_int32_t letters[32];
    int size = 0;
    if (by_hand) {
      for (const utf8proc_uint8_t* at = (const utf8proc_uint8_t*)by_hand; *at;) at += utf8proc_iterate(at, -1, &letters[size++]);
    } else {
      if (!folds(cp)) continue;
      const utf8proc_property_t* property = utf8proc_get_property(cp);
      if (property->decomp_type == 0) continue;  // canonical ones fold through kCompositions
      utf8proc_int32_t out[32];
      int boundary = 0;
      const int n = (int)utf8proc_decompose_char(cp, out, 32, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
      if (n < 1 || n > 4) continue;
      for (int i = 0; i < n; ++i) {
        if (utf8proc_category(out[i]) == UTF8PROC_CATEGORY_MN && out[i] < 0x3000) continue;
        letters[size++] = out[i];
      }
      if (size == 0 || letters[0] == ' ') continue;
    }
    put((unsigned)((cp - before - 1) * 4 + size - 1));
    for (int i = 0; i < size; last = letters[i++]) put_signed(letters[i] - last);
    before = cp;
  }
  end_table("Foldings");
}

int main(void) {
  printf("// What does Unicode say of a code point? Generated by scripts/generate/make_unicode_tables from utf8proc %s: do not edit.\n", utf8proc_version());
  printf("// clang-format off\n#include \"text/unicode_tables.h\"\n\nnamespace carrel::unicode {\n\n");
  print_classes();
  print_lower();
  print_compositions();
  print_excluded();
  print_foldings();
  printf("}  // namespace carrel::unicode\n");
  return 0;
}
