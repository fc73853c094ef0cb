// Binary searches in the generated tables, with ASCII answered first.
#include "text/unicode.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode_tables.h"

namespace carrel {

namespace {

using namespace unicode;

struct Range {
  char32_t first, last;
};

// Scripts without spaces between words. Korean has spaces, but its particles are glued on, so pairs
// find more.
constexpr Range kPairScripts[] = {
    {0x0E01, 0x0E4E}, {0x0E80, 0x0EFF},   {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17D3},
    {0x2E80, 0x2FDF}, {0x3005, 0x3007},   {0x3041, 0x30FA}, {0x30FC, 0x30FF}, {0x3130, 0x318F},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF},
    {0xFF66, 0xFF9F}, {0x20000, 0x323AF},
};

bool is_pair_script(char32_t code_point) {
  const auto* range = std::upper_bound(std::begin(kPairScripts), std::end(kPairScripts), code_point,
                                       [](char32_t cp, const Range& r) { return cp < r.first; });
  return range != std::begin(kPairScripts) && code_point <= (range - 1)->last;
}

// Marks that readers leave out when they type: accents of Latin, Greek and Cyrillic, points of
// Hebrew, vowel signs of Arabic, nuktas.
bool is_accent(char32_t code_point) {
  return is_nukta(code_point) || (code_point >= 0x300 && code_point < 0x370) ||
         (code_point >= 0x483 && code_point < 0x488) ||
         (code_point >= 0x591 && code_point < 0x5C8) || code_point == 0x640 ||
         (code_point >= 0x64B && code_point < 0x660) || code_point == 0x670 ||
         (code_point >= 0x1AB0 && code_point < 0x1B00) ||
         (code_point >= 0x1DC0 && code_point < 0x1E00) || code_point == 0x200D ||
         (code_point >= 0xFE00 && code_point < 0xFE10);
}

}  // namespace

CharacterClass class_of(char32_t code_point) {
  if (code_point < 0x80) {
    const char32_t lower = code_point | 0x20U;
    if (lower >= 'a' && lower <= 'z') return CharacterClass::Letter;
    return code_point >= '0' && code_point <= '9' ? CharacterClass::Digit : CharacterClass::Other;
  }
  if (code_point == 0x200D || (code_point >= 0x1F3FB && code_point <= 0x1F3FF))
    return CharacterClass::Mark;  // joins or tints emoji
  const std::vector<ClassRange>& classes = tables().classes;
  const auto range =
      std::upper_bound(classes.begin(), classes.end(), code_point,
                       [](char32_t cp, const ClassRange& r) { return cp < r.first; });
  if (range == classes.begin() || code_point >= (range - 1)->first + (range - 1)->count)
    return CharacterClass::Other;
  switch ((range - 1)->kind) {
    case 1:
      return is_pair_script(code_point) ? CharacterClass::Pair : CharacterClass::Letter;
    case 2:
      return CharacterClass::Mark;
    case 3:
      return CharacterClass::Digit;
    default:
      return CharacterClass::Symbol;
  }
}

char32_t to_lower(char32_t code_point) {
  if (code_point < 0x80)
    return code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point;
  if (code_point == 0x130) return 'i';  // İ: its lower case would be i with a second dot
  const std::vector<LowerRange>& lower = tables().lower;
  const auto after =
      std::upper_bound(lower.begin(), lower.end(), code_point,
                       [](char32_t cp, const LowerRange& r) { return cp < r.first; });
  if (after == lower.begin()) return code_point;
  const LowerRange& range = *(after - 1);
  const char32_t offset = code_point - range.first;
  if (offset % range.step != 0 || offset / range.step >= range.count) return code_point;
  return static_cast<char32_t>(static_cast<std::int64_t>(code_point) + range.delta);
}

bool is_nukta(char32_t code_point) {
  return code_point >= 0x900 && code_point < 0xD00 && (code_point & 0x7FU) == 0x3C;
}

bool is_upper_case(char32_t code_point) { return to_lower(code_point) != code_point; }

char32_t compose(char32_t base, char32_t mark) {
  if (const char32_t syllable = compose_syllable(base, mark)) return syllable;
  if (base > 0xFFFF || mark > 0xFFFF) return 0;
  const std::vector<Composition>& compositions = tables().compositions;
  const auto found = std::lower_bound(compositions.begin(), compositions.end(), base,
                                      [&](const Composition& c, char32_t) {
                                        return c.base != base ? c.base < base : c.mark < mark;
                                      });
  return found != compositions.end() && found->base == base && found->mark == mark ? found->composed
                                                                                   : 0;
}

namespace {

// An accented letter without its accent, or 0.
char32_t base_of(char32_t composed) {
  const std::vector<Base>& bases = tables().bases;
  const auto found = std::lower_bound(bases.begin(), bases.end(), composed,
                                      [](const Base& b, char32_t cp) { return b.composed < cp; });
  return found != bases.end() && found->composed == composed ? found->base : 0;
}

}  // namespace

char32_t compose_syllable(char32_t before, char32_t after) {
  constexpr char32_t kLead = 0x1100, kVowel = 0x1161, kTail = 0x11A7, kSyllable = 0xAC00;
  constexpr char32_t kLeads = 19, kVowels = 21, kTails = 28;
  if (before >= kLead && before < kLead + kLeads && after >= kVowel && after < kVowel + kVowels)
    return kSyllable + ((before - kLead) * kVowels + (after - kVowel)) * kTails;
  const bool is_open = before >= kSyllable && before < kSyllable + kLeads * kVowels * kTails &&
                       (before - kSyllable) % kTails == 0;
  return is_open && after > kTail && after < kTail + kTails ? before + (after - kTail) : 0;
}

void append_folded(char32_t code_point, std::string& text) {
  if (code_point < 0x80) {
    text += static_cast<char>(to_lower(code_point));
    return;
  }
  if (is_accent(code_point)) return;
  const char32_t lower = to_lower(code_point);
  const std::vector<Folding>& foldings = tables().foldings;
  const auto found =
      std::lower_bound(foldings.begin(), foldings.end(), lower,
                       [](const Folding& f, char32_t cp) { return f.code_point < cp; });
  if (found != foldings.end() && found->code_point == lower) {
    for (std::uint32_t i = 0; i < found->size; ++i) append_utf8(found->letters[i], text);
    return;
  }
  if (lower < 0x2000) {
    if (const char32_t base = base_of(lower)) return append_folded(base, text);
  }
  append_utf8(lower, text);
}

}  // namespace carrel
