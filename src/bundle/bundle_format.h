// The constants of the bundle, shared by writer and reader. data/FORMAT.md explains them; all are
// stored in bundles: do not change.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "carrel/bundle.h"
#include "carrel/limits.h"

namespace carrel {

inline constexpr int kFormatMajor = 1;
inline constexpr int kFormatMinor = 0;
inline constexpr std::size_t kSha256Digits = 64;  // hexadecimal
inline constexpr std::size_t kHashDigits = 16;    // of a part's SHA-256 in its name

// Each role: its name in the manifest, the ending of its files, and what its parts are cut by.
struct RoleRecord {
  enum class Cut : std::uint8_t { Whole, ByPost, ByTerm, ByHash };
  PartRole role;
  std::string_view name;
  std::string_view ending;
  Cut cut;
  bool is_optional;  // a bundle without any part of it is whole
  std::size_t most_unpacked = limits::kPartUnpackedBytes;
};
inline constexpr std::array<RoleRecord, 9> kRoles{{
    {PartRole::Facets, "facets", ".json.zst", RoleRecord::Cut::Whole, false},
    {PartRole::List, "list", ".json.zst", RoleRecord::Cut::ByPost, false},
    {PartRole::Slugs, "slugs", ".json.zst", RoleRecord::Cut::ByHash, false},
    {PartRole::Posts, "posts", ".json.zst", RoleRecord::Cut::ByPost, false},
    {PartRole::Index, "index", ".zst", RoleRecord::Cut::ByTerm, false, limits::kTermsPartBytes},
    {PartRole::Lexicon, "lexicon", ".zst", RoleRecord::Cut::ByTerm, false, limits::kTermsPartBytes},
    {PartRole::Related, "related", ".zst", RoleRecord::Cut::ByPost, true},
    {PartRole::Backlinks, "backlinks", ".json.zst", RoleRecord::Cut::ByPost, true},
    {PartRole::Labels, "labels", ".json.zst", RoleRecord::Cut::Whole, false},
}};
constexpr const RoleRecord& record_of(PartRole role) {
  return kRoles[static_cast<std::size_t>(role)];
}

inline constexpr std::string_view kIndexMagic = "CRI2";
inline constexpr std::string_view kLexiconMagic = "CRL2";
inline constexpr std::string_view kRelatedMagic = "CRR1";

// A post's weighted frequency of a term counts halves, so that a heading's extra half word is
// whole: body 2, heading 2 + 1, slug, summary and tag 4 (a summary says what the post is about, in
// the words that people ask with), title 6.
inline constexpr std::uint32_t kHalvesPerWord = 2;
inline constexpr std::uint32_t kBodyWeight = 2;
inline constexpr std::uint32_t kHeadingWeight = 3;
inline constexpr std::uint32_t kSummaryWeight = 4;
inline constexpr std::uint32_t kSlugWeight = 4;
inline constexpr std::uint32_t kTagWeight = 4;
inline constexpr std::uint32_t kTitleWeight = 6;

// What a 4-bit frequency code stands for, in halves of a word. A frequency gets the code of the
// nearest value, the smaller of two equally near.
inline constexpr std::array<std::uint32_t, 16> kFrequencies{1,  2,  3,  4,  6,  8,  10,  12,
                                                            16, 20, 26, 34, 48, 68, 100, 160};

constexpr std::uint8_t frequency_code(std::uint32_t halves) {
  std::uint8_t code = 0;
  while (code + 1U < kFrequencies.size() &&
         halves > (kFrequencies[code] + kFrequencies[code + 1U]) / 2)
    ++code;
  return code;
}

// A byte stands for a number: exact up to 32, then 16 steps to each doubling. A post's weighted
// length counts half words so, rounded down, and its title's weight sixteenths of idf, rounded up:
// a title of which a word is not asked never counts as asked whole.
constexpr std::uint32_t coarse_value(std::uint8_t byte) {
  if (byte < 32) return byte;
  const std::uint32_t octave = (byte - 32U) / 16U;
  const std::uint32_t step = (byte - 32U) % 16U;
  return (32U + 2U * step) << octave;
}
constexpr std::uint8_t coarse_byte(std::uint32_t number) {
  std::uint8_t byte = 0;
  while (byte < 255 && coarse_value(static_cast<std::uint8_t>(byte + 1)) <= number) ++byte;
  return byte;
}
constexpr std::uint8_t coarse_byte_above(std::uint32_t number) {
  const std::uint8_t byte = coarse_byte(number);
  return byte < 255 && coarse_value(byte) < number ? static_cast<std::uint8_t>(byte + 1) : byte;
}

// FNV-1a, 32 bits.
inline constexpr std::uint32_t kSlugHashStart = 2166136261U, kSlugHashFactor = 16777619U;
// Which of `buckets` slugs parts knows a slug: its hash modulo their number.
constexpr std::uint32_t slug_bucket(std::string_view slug, std::uint32_t buckets) {
  std::uint32_t hash = kSlugHashStart;
  for (const char c : slug) hash = (hash ^ static_cast<unsigned char>(c)) * kSlugHashFactor;
  return buckets == 0 ? 0 : hash % buckets;
}

inline constexpr std::uint32_t kTitleWeightScale = 16;  // of a title's weight, to one idf

// "stem.0123456789abcdef.ending": how a file is named by its content.
std::string hashed_name(std::string_view stem, std::string_view sha256, std::string_view ending);
// Whether a path is named so: what it holds never changes.
bool is_hashed_name(std::string_view path);
// "list-3.0123456789abcdef.json.zst": the file of a role's part of this number and hash.
std::string part_name(const RoleRecord& role, std::size_t number, std::string_view sha256);

}  // namespace carrel
