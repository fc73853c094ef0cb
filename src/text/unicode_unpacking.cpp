// Unpacks the tables. The other half of scripts/generate/make_unicode_tables.c.
#include "base/sort.h"
#include "text/unicode.h"
#include "text/unicode_tables.h"

namespace carrel::unicode {

namespace {

class RowReader {
 public:
  explicit RowReader(const PackedRows& rows) : at_(rows.bytes), end_(rows.bytes + rows.size) {}

  bool has_more() const { return at_ != end_; }

  std::uint32_t next() {
    std::uint32_t number = 0;
    for (std::uint32_t shift = 0;; shift += 7) {
      const std::uint32_t byte = *at_++;
      number |= (byte & 127U) << shift;
      if (byte < 128) return number;
    }
  }

  std::int32_t next_signed() {
    const std::uint32_t number = next();
    return static_cast<std::int32_t>(number >> 1) ^ -static_cast<std::int32_t>(number & 1);
  }

  // A difference of either sign to the number of the row before.
  std::uint32_t next_from(std::uint32_t before) {
    return before + static_cast<std::uint32_t>(next_signed());
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

std::vector<ClassRange> unpack_classes() {
  std::vector<ClassRange> classes;
  std::uint32_t end = 0;
  for (RowReader rows(kPackedClasses); rows.has_more();) {
    const std::uint32_t gap = rows.next();
    const std::uint32_t first = end + gap / 4, count = rows.next() + 1;
    classes.push_back({first, count, gap % 4 + 1});
    end = first + count;
  }
  return classes;
}

std::vector<LowerRange> unpack_lower() {
  std::vector<LowerRange> lower;
  std::uint32_t first = 0;
  for (RowReader rows(kPackedLower); rows.has_more();) {
    first += rows.next();
    const std::uint32_t length = rows.next();
    lower.push_back({first, length / 2, length % 2 + 1, rows.next_signed()});
  }
  return lower;
}

// By what they compose to.
std::vector<Composition> unpack_compositions() {
  std::vector<Composition> compositions;
  Composition row{0, 0, UINT32_MAX};
  for (RowReader rows(kPackedCompositions); rows.has_more();) {
    row.composed += rows.next() + 1;
    row.base = rows.next_from(row.base);
    row.mark = rows.next_from(row.mark);
    compositions.push_back(row);
  }
  return compositions;
}

bool is_indic(std::uint32_t code_point) { return code_point >= 0x900 && code_point < 0xE00; }

// Letters that differ from their base by accents alone: an Indic letter by its nukta, not by a
// vowel sign, and kana not at all.
std::vector<Base> make_bases(const std::vector<Composition>& compositions) {
  std::vector<Base> bases;
  for (const Composition& one : compositions)
    if (one.composed < 0x2000 && (!is_indic(one.composed) || is_nukta(one.mark)))
      bases.push_back({one.composed, one.base});
  std::uint32_t letter = 0;
  for (RowReader rows(kPackedExcluded); rows.has_more();) {
    letter += rows.next();
    bases.push_back({letter, rows.next_from(letter)});
  }
  sort_list(bases, [](const Base& a, const Base& b) { return a.composed < b.composed; });
  return bases;
}

std::vector<Folding> unpack_foldings() {
  std::vector<Folding> foldings;
  std::uint32_t code_point = UINT32_MAX, letter = 0;
  for (RowReader rows(kPackedFoldings); rows.has_more();) {
    const std::uint32_t gap = rows.next();
    Folding row{code_point += gap / 4 + 1, gap % 4 + 1, {}};
    for (std::uint32_t i = 0; i < row.size; ++i) row.letters[i] = letter = rows.next_from(letter);
    foldings.push_back(row);
  }
  return foldings;
}

}  // namespace

const Tables& tables() {
  // Never freed: threads may still look at it while the program ends.
  static const Tables& unpacked = *[] {
    auto* made = new Tables;
    made->classes = unpack_classes();
    made->lower = unpack_lower();
    made->compositions = unpack_compositions();
    made->bases = make_bases(made->compositions);
    sort_list(made->compositions, [](const Composition& a, const Composition& b) {
      return a.base != b.base   ? a.base < b.base
             : a.mark != b.mark ? a.mark < b.mark
                                : a.composed < b.composed;
    });
    made->foldings = unpack_foldings();
    return made;
  }();
  return unpacked;
}

}  // namespace carrel::unicode
