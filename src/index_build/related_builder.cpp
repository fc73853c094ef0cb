#include "index_build/related_builder.h"

#include <algorithm>
#include <cmath>

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/varint.h"

namespace carrel {

std::vector<std::vector<RelatedPost>> find_related(std::vector<std::vector<TellingTerm>> terms_of) {
  std::uint32_t term_count = 0;
  for (std::vector<TellingTerm>& terms : terms_of) {
    std::sort(terms.begin(), terms.end(),
              [](const TellingTerm& a, const TellingTerm& b) { return a.term < b.term; });
    float squares = 0;
    for (const TellingTerm& term : terms) {
      squares += term.weight * term.weight;
      term_count = std::max(term_count, term.term + 1);
    }
    const float length = std::sqrt(squares);
    for (TellingTerm& term : terms) term.weight = length > 0 ? term.weight / length : 0;
  }
  struct Holder {
    std::uint32_t post;
    float weight;
  };
  std::vector<std::vector<Holder>> holders(term_count);
  for (std::uint32_t post = 0; post < terms_of.size(); ++post)
    for (const TellingTerm& term : terms_of[post])
      holders[term.term].push_back({post, term.weight});

  std::vector<std::vector<RelatedPost>> related(terms_of.size());
  std::vector<float> likeness(terms_of.size(), 0.0F);
  std::vector<std::uint32_t> met;
  for (std::uint32_t post = 0; post < terms_of.size(); ++post) {
    met.clear();
    for (const TellingTerm& term : terms_of[post])
      for (const Holder& holder : holders[term.term]) {
        if (holder.post == post) continue;
        if (likeness[holder.post] == 0) met.push_back(holder.post);
        likeness[holder.post] += term.weight * holder.weight;
      }
    const auto nearer = [&](std::uint32_t a, std::uint32_t b) {
      return likeness[a] != likeness[b] ? likeness[a] > likeness[b] : a < b;
    };
    const std::size_t kept = std::min<std::size_t>(met.size(), limits::kNeighboursPerPost);
    std::partial_sort(met.begin(), met.begin() + static_cast<std::ptrdiff_t>(kept), met.end(),
                      nearer);
    for (std::size_t i = 0; i < kept; ++i) {
      const auto scaled = static_cast<std::uint32_t>(likeness[met[i]] * 255.0F + 0.5F);
      if (scaled > 0)
        related[post].push_back(
            {met[i], static_cast<std::uint8_t>(std::min<std::uint32_t>(scaled, 255))});
    }
    for (const std::uint32_t other : met) likeness[other] = 0;
  }
  return related;
}

std::string write_related(const std::vector<std::vector<RelatedPost>>& related, std::uint32_t begin,
                          std::uint32_t end) {
  std::string bytes(kRelatedMagic);
  append_u32(end - begin, bytes);
  for (std::uint32_t post = begin; post < end; ++post) {
    append_varint(static_cast<std::uint32_t>(related[post].size()), bytes);
    for (const RelatedPost& other : related[post]) {
      const std::int64_t distance = static_cast<std::int64_t>(other.post) - post;
      append_varint(static_cast<std::uint32_t>(distance < 0 ? -distance * 2 - 1 : distance * 2),
                    bytes);
      bytes += static_cast<char>(other.likeness);
    }
  }
  return bytes;
}

}  // namespace carrel
