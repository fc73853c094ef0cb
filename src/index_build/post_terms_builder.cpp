// Text in, weighted frequencies out.
#include <algorithm>

#include "bundle/bundle_format.h"
#include "index_build/index_builder.h"

namespace carrel {

namespace {

// Enough for the vocabulary of a large archive, little enough not to matter for memory.
constexpr std::size_t kRememberedWords = 200'000;

}  // namespace

void PostAnalyser::count_words(std::string_view text, std::uint32_t weight, bool title,
                               FormMemory& language) {
  words_.clear();
  append_words(text, words_);
  for (const Word& word : words_) {
    const WordForm& known = language.look_up(word);
    Count& count = counts_[known.term];
    count.halves += weight;
    count.in_title |= title;
    count.is_own |= !is_joined(word, text);  // its halves say it already
    if (!known.plain.empty()) {
      Count& plain = counts_[known.plain];
      plain.halves += weight;
      plain.in_title |= title;
    }
    if (word.kind != WordKind::Part) length_ += weight;
    const auto [entry, is_new] = surfaces_.emplace(known.surface, known.term);
    // The same surface can have two terms in one post: "Running" as a word, "running" as a part
    // that is an identifier.
    if (!is_new && entry->second != known.term)
      more_surfaces_.push_back({known.surface, known.term});
  }
}

PostTerms PostAnalyser::analyse(const PostFields& fields) {
  counts_.clear();
  surfaces_.clear();
  more_surfaces_.clear();
  length_ = 0;
  const std::string name(fields.language);
  auto found = languages_.find(name);
  if (found == languages_.end())
    found = languages_.emplace(name, FormMemory(name, kRememberedWords)).first;
  FormMemory& language = found->second;

  count_words(fields.title, kTitleWeight, true, language);
  count_words(fields.slug, kSlugWeight, false, language);
  count_words(fields.summary, kSummaryWeight, false, language);
  if (fields.tags)
    for (const std::string& tag : *fields.tags) count_words(tag, kTagWeight, false, language);
  if (fields.sections)
    for (const TextSection& section : *fields.sections) {
      count_words(section.heading, kHeadingWeight, false, language);
      count_words(section.text, kBodyWeight, false, language);
    }

  PostTerms result;
  result.length = length_;
  result.terms.reserve(counts_.size());
  for (const auto& [term, count] : counts_) {
    PostTerms::Term entry;
    entry.term = term;
    entry.halves = count.halves;
    entry.in_title = count.in_title;
    entry.is_own = count.is_own;
    result.terms.push_back(std::move(entry));
  }
  std::sort(result.terms.begin(), result.terms.end(),
            [](const auto& a, const auto& b) { return a.term < b.term; });
  result.surfaces = more_surfaces_;
  for (const auto& [surface, term] : surfaces_) result.surfaces.push_back({surface, term});
  const auto key_less = [](const auto& a, const auto& b) {
    return a.surface != b.surface ? a.surface < b.surface : a.term < b.term;
  };
  const auto same = [](const auto& a, const auto& b) {
    return a.surface == b.surface && a.term == b.term;
  };
  std::sort(result.surfaces.begin(), result.surfaces.end(), key_less);
  result.surfaces.erase(std::unique(result.surfaces.begin(), result.surfaces.end(), same),
                        result.surfaces.end());
  return result;
}

}  // namespace carrel
