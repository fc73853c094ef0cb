// Where does each word occur, over all posts? Postings are gathered in one array and sorted by term at the end: eight bytes a posting.
#include "index/index_builder.h"

#include <algorithm>
#include <cmath>

#include "bundle/bundle_format.h"
#include "index/idf.h"
#include "index/varint.h"

namespace carrel {

namespace {

// Splits sorted entries into parts of about `part_bytes`, calling append(entry, previous, part) to write each.
class PartCutter {
 public:
  explicit PartCutter(std::size_t part_bytes) : part_bytes_(part_bytes) {}

  // True when the next entry must begin a part, whose terms are then not written relative to the one before.
  bool begins_part() const { return parts_.empty() || size_ >= part_bytes_; }
  void begin() {
    parts_.emplace_back();
    size_ = 0;
  }
  TermRange& part() { return parts_.back(); }
  void took(std::string_view term, std::size_t bytes) {
    if (part().count++ == 0) part().first = term;
    part().last = term;
    size_ += bytes;
  }
  std::vector<TermRange> take() { return std::move(parts_); }

 private:
  std::size_t part_bytes_;
  std::size_t size_ = 0;
  std::vector<TermRange> parts_;
};

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

void append_front_coded(std::string_view term, std::string_view before, std::string& bytes) {
  const std::size_t shared = shared_prefix(before, term);
  append_varint(static_cast<std::uint32_t>(shared), bytes);
  append_varint(static_cast<std::uint32_t>(term.size() - shared), bytes);
  bytes += term.substr(shared);
}

}  // namespace

std::size_t suitable_part_bytes(std::size_t total_bytes) {
  constexpr std::size_t kLeast = 12 * 1024;
  constexpr std::size_t kMost = 256 * 1024;
  std::size_t root = 1;
  while (root * root < total_bytes) root += 1 + root / 64;   // an integer square root, rounded up a little: the same on every machine
  return std::clamp(root * 24, kLeast, kMost);
}

void IndexBuilder::add(const PostTerms& post) {
  const std::uint32_t number = posts_++;
  for (const PostTerms::Term& term : post.terms) {
    const auto [entry, is_new] = term_ids_.emplace(term.term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) {
      terms_.push_back(&entry->first);
      post_frequencies_.push_back(0);
    }
    ++post_frequencies_[entry->second];
    postings_.push_back({entry->second, number << 5 | std::uint32_t{frequency_code(term.halves)} << 1 | (term.in_title ? 1U : 0U)});
  }
  for (const PostTerms::Surface& surface : post.surfaces) {
    SurfaceEntry& entry = surfaces_[surface.surface];
    if (entry.posts == 0 || entry.last_post != number) ++entry.posts;
    entry.last_post = number;
    if (std::find(entry.stems.begin(), entry.stems.end(), surface.term) == entry.stems.end()) entry.stems.push_back(surface.term);
  }
  lengths_.push_back(length_byte(post.length));
  total_length_ += length_of(lengths_.back());
}

std::uint32_t IndexBuilder::average_length() const {
  return posts_ == 0 ? 0 : static_cast<std::uint32_t>(total_length_ * (16 / kHalvesPerWord) / posts_);
}

std::vector<std::uint16_t> IndexBuilder::title_weights() const {
  std::vector<std::uint32_t> sums(posts_, 0);
  for (const PackedPosting& posting : postings_) {
    if ((posting.packed & 1) == 0) continue;
    const float idf = inverse_post_frequency(posts_, post_frequencies_[posting.term]);
    sums[posting.packed >> 5] += static_cast<std::uint32_t>(idf * kTitleWeightScale + 0.5F);
  }
  std::vector<std::uint16_t> weights;
  for (const std::uint32_t sum : sums) weights.push_back(static_cast<std::uint16_t>(std::min<std::uint32_t>(sum, UINT16_MAX)));
  return weights;
}

std::vector<std::uint32_t> IndexBuilder::sorted_terms() const {
  std::vector<std::uint32_t> ids(terms_.size());
  for (std::uint32_t id = 0; id < ids.size(); ++id) ids[id] = id;
  std::sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) { return *terms_[a] < *terms_[b]; });
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
  PartCutter cutter(part_bytes ? part_bytes : suitable_part_bytes(postings_.size() * 2 + text_bytes));
  std::string dictionary, postings;
  std::string_view before;
  const auto finish_part = [&] {
    std::string& bytes = cutter.part().bytes;
    bytes = kIndexMagic;
    append_u32(cutter.part().count, bytes);
    append_u32(static_cast<std::uint32_t>(dictionary.size()), bytes);
    append_u32(static_cast<std::uint32_t>(postings.size()), bytes);
    bytes += dictionary;
    bytes += postings;
    dictionary.clear();
    postings.clear();
  };
  for (const std::uint32_t id : sorted_terms()) {
    if (cutter.begins_part()) {
      if (!dictionary.empty()) finish_part();
      cutter.begin();
      before = {};
    }
    const std::string& term = *terms_[id];
    const std::size_t written = dictionary.size() + postings.size();
    const std::size_t postings_before = postings.size();
    std::uint32_t last = 0;
    for (std::uint32_t i = start[id]; i < start[id + 1]; ++i) {
      const std::uint32_t one_based = (grouped[i] >> 5) + 1;
      append_varint((one_based - last) << 1 | (grouped[i] & 1), postings);
      last = one_based;
    }
    for (std::uint32_t i = start[id]; i < start[id + 1]; i += 2) {
      const std::uint32_t low = (grouped[i] >> 1) & 15;
      const std::uint32_t high = i + 1 < start[id + 1] ? (grouped[i + 1] >> 1) & 15 : 0;
      postings += static_cast<char>(static_cast<unsigned char>(low | high << 4));
    }
    append_front_coded(term, before, dictionary);
    append_varint(post_frequencies_[id], dictionary);
    append_varint(static_cast<std::uint32_t>(postings.size() - postings_before), dictionary);
    before = term;
    cutter.took(term, dictionary.size() + postings.size() - written);
  }
  if (!dictionary.empty()) finish_part();
  return cutter.take();
}

std::vector<std::vector<RelatedPost>> IndexBuilder::find_related_posts() const {
  constexpr std::size_t kTellingTerms = 60;
  constexpr std::uint32_t kMostPosts = 2'000;
  const std::uint32_t most = std::max(2U, std::min(posts_ / 4, kMostPosts));
  std::vector<float> idf(terms_.size(), 0.0F);
  for (std::size_t id = 0; id < idf.size(); ++id)
    if (post_frequencies_[id] > 1 && post_frequencies_[id] <= most) idf[id] = inverse_post_frequency(posts_, post_frequencies_[id]);
  std::vector<std::vector<TellingTerm>> terms_of(posts_);
  const auto tells_more = [&](const TellingTerm& a, const TellingTerm& b) { return a.weight != b.weight ? a.weight > b.weight : *terms_[a.term] < *terms_[b.term]; };
  for (const PackedPosting& posting : postings_) {
    if (idf[posting.term] == 0) continue;
    const float words = static_cast<float>(kFrequencies[(posting.packed >> 1) & 15]) / static_cast<float>(kHalvesPerWord);
    terms_of[posting.packed >> 5].push_back({posting.term, std::sqrt(words) * idf[posting.term]});
  }
  for (std::vector<TellingTerm>& terms : terms_of) {
    const std::size_t kept = std::min(terms.size(), kTellingTerms);
    std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(), tells_more);
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
  std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  PartCutter cutter(part_bytes ? part_bytes : suitable_part_bytes(text_bytes));
  std::string words;
  std::string_view before;
  const auto finish_part = [&] {
    std::string& bytes = cutter.part().bytes;
    bytes = kLexiconMagic;
    append_u32(cutter.part().count, bytes);
    bytes += words;
    words.clear();
  };
  for (const auto* entry : entries) {
    if (cutter.begins_part()) {
      if (!words.empty()) finish_part();
      cutter.begin();
      before = {};
    }
    const std::size_t written = words.size();
    append_front_coded(entry->first, before, words);
    append_varint(entry->second.posts, words);
    std::vector<std::string> stems = entry->second.stems;
    std::sort(stems.begin(), stems.end());
    if (stems.size() > 64) stems.resize(64);
    append_varint(static_cast<std::uint32_t>(stems.size()), words);
    for (const std::string& stem : stems) {
      const std::size_t kept = shared_prefix(entry->first, stem);
      append_varint(static_cast<std::uint32_t>(kept), words);
      append_varint(static_cast<std::uint32_t>(stem.size() - kept), words);
      words += stem.substr(kept);
    }
    before = entry->first;
    cutter.took(entry->first, words.size() - written);
  }
  if (!words.empty()) finish_part();
  return cutter.take();
}

}  // namespace carrel
