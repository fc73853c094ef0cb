// Postings are gathered in one array and sorted by term at the end: eight bytes a posting.
#include "index_build/index_builder.h"

#include <algorithm>
#include <cmath>

#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "index/idf.h"
#include "index_build/part_writers.h"

namespace carrel {

namespace {

// Cuts sorted entries into parts of about `part_bytes`, each by a writer of its own.
template <typename Writer>
class PartCutter {
 public:
  explicit PartCutter(std::size_t part_bytes) : part_bytes_(part_bytes) {}

  // The writer that takes the entry of this word.
  Writer& writer_for(std::string_view word) {
    if (writer_.bytes() >= part_bytes_ || writer_.written_out() >= limits::kTermsTextBytes / 2)
      finish();
    if (range_.count++ == 0) range_.first = word;
    return writer_;
  }
  std::vector<TermRange> take() {
    if (range_.count > 0) finish();
    return std::move(parts_);
  }

 private:
  void finish() {
    range_.bytes = writer_.content();
    parts_.push_back(std::move(range_));
    range_ = TermRange();
    writer_ = Writer();
  }

  std::size_t part_bytes_;
  Writer writer_;
  TermRange range_;
  std::vector<TermRange> parts_;
};

}  // namespace

std::size_t suitable_part_bytes(std::size_t total_bytes) {
  constexpr std::size_t kLeast = 8 * 1024;
  constexpr std::size_t kMost = 256 * 1024;
  std::size_t root = 1;
  while (root * root < total_bytes)
    root +=
        1 + root / 64;  // an integer square root, rounded up a little: the same on every machine
  return std::clamp(root * 16, kLeast, kMost);
}

void IndexBuilder::add(const PostTerms& post) {
  const std::uint32_t number = posts_++;
  for (const PostTerms::Term& term : post.terms) {
    const auto [entry, is_new] =
        term_ids_.emplace(term.term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) {
      terms_.push_back(&entry->first);
      post_frequencies_.push_back(0);
    }
    ++post_frequencies_[entry->second];
    postings_.push_back({entry->second, number << 6 | (term.is_own ? 32U : 0U) |
                                            std::uint32_t{frequency_code(term.halves)} << 1 |
                                            (term.in_title ? 1U : 0U)});
  }
  for (const PostTerms::Surface& surface : post.surfaces) {
    SurfaceEntry& entry = surfaces_[surface.surface];
    if (entry.posts == 0 || entry.last_post != number) ++entry.posts;
    entry.last_post = number;
    if (std::find(entry.stems.begin(), entry.stems.end(), surface.term) == entry.stems.end())
      entry.stems.push_back(surface.term);
  }
  lengths_.push_back(coarse_byte(post.length));
  total_length_ += coarse_value(lengths_.back());
}

std::uint32_t IndexBuilder::average_length() const {
  return posts_ == 0 ? 0
                     : static_cast<std::uint32_t>(total_length_ * (16 / kHalvesPerWord) / posts_);
}

std::vector<std::uint8_t> IndexBuilder::title_weights() const {
  std::vector<std::uint32_t> sums(posts_, 0);
  for (const PackedPosting& posting : postings_) {
    if ((posting.packed & 1) == 0 || !posting.is_own())
      continue;  // a word with accents weighs once
    const float idf = inverse_post_frequency(posts_, post_frequencies_[posting.term]);
    sums[posting.post()] += static_cast<std::uint32_t>(idf * kTitleWeightScale + 0.5F);
  }
  std::vector<std::uint8_t> weights;
  for (const std::uint32_t sum : sums) weights.push_back(coarse_byte_above(sum));
  return weights;
}

std::vector<std::uint32_t> IndexBuilder::sorted_terms() const {
  std::vector<std::uint32_t> ids(terms_.size());
  for (std::uint32_t id = 0; id < ids.size(); ++id) ids[id] = id;
  std::sort(ids.begin(), ids.end(),
            [&](std::uint32_t a, std::uint32_t b) { return *terms_[a] < *terms_[b]; });
  return ids;
}

std::vector<TermRange> IndexBuilder::write_index(std::size_t part_bytes) const {
  // Group the postings by term, keeping their order: a counting sort.
  std::vector<std::uint32_t> start(terms_.size() + 1, 0);
  for (const PackedPosting& posting : postings_) ++start[posting.term + 1];
  for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  std::vector<std::uint32_t> grouped(postings_.size());
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (const PackedPosting& posting : postings_) grouped[next[posting.term]++] = posting.packed;

  std::size_t text_bytes = 0;
  for (const std::string* term : terms_) text_bytes += term->size() / 2 + 4;
  PartCutter<IndexPartWriter> cutter(
      part_bytes ? part_bytes : suitable_part_bytes(postings_.size() * 2 + text_bytes));
  for (const std::uint32_t id : sorted_terms()) {
    IndexPartWriter& writer = cutter.writer_for(*terms_[id]);
    writer.add_term(*terms_[id], post_frequencies_[id]);
    for (std::uint32_t i = start[id]; i < start[id + 1]; ++i)
      writer.add_posting(grouped[i] >> 6, (grouped[i] >> 1) & 15, (grouped[i] & 1) != 0);
  }
  return cutter.take();
}

std::vector<std::vector<RelatedPost>> IndexBuilder::find_related_posts() const {
  constexpr std::size_t kTellingTerms = 60;
  constexpr std::uint32_t kMostPosts = 2'000;
  const std::uint32_t most = std::max(2U, std::min(posts_ / 4, kMostPosts));
  std::vector<float> idf(terms_.size(), 0.0F);
  for (std::size_t id = 0; id < idf.size(); ++id)
    if (post_frequencies_[id] > 1 && post_frequencies_[id] <= most)
      idf[id] = inverse_post_frequency(posts_, post_frequencies_[id]);
  std::vector<std::vector<TellingTerm>> terms_of(posts_);
  const auto tells_more = [&](const TellingTerm& a, const TellingTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : *terms_[a.term] < *terms_[b.term];
  };
  for (const PackedPosting& posting : postings_) {
    if (idf[posting.term] == 0 || !posting.is_own()) continue;
    const float words = static_cast<float>(kFrequencies[(posting.packed >> 1) & 15]) /
                        static_cast<float>(kHalvesPerWord);
    terms_of[posting.post()].push_back({posting.term, std::sqrt(words) * idf[posting.term]});
  }
  for (std::vector<TellingTerm>& terms : terms_of) {
    const std::size_t kept = std::min(terms.size(), kTellingTerms);
    std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(),
                      tells_more);
    terms.resize(kept);
  }
  return find_related(std::move(terms_of));
}

std::vector<TermRange> IndexBuilder::write_lexicon(std::size_t part_bytes) const {
  std::vector<const std::pair<const std::string, SurfaceEntry>*> entries;
  std::size_t text_bytes = 0;
  for (const auto& entry : surfaces_) {
    entries.push_back(&entry);
    text_bytes += entry.first.size() / 2 + 6;
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  PartCutter<LexiconPartWriter> cutter(part_bytes ? part_bytes : suitable_part_bytes(text_bytes));
  for (const auto* entry : entries) {
    std::vector<std::string> stems = entry->second.stems;
    std::sort(stems.begin(), stems.end());
    if (stems.size() > limits::kStemsPerWord) stems.resize(limits::kStemsPerWord);
    cutter.writer_for(entry->first).add(entry->first, entry->second.posts, stems);
  }
  return cutter.take();
}

}  // namespace carrel
