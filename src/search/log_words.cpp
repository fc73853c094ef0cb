#include "search/log_words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/sort.h"
#include "carrel/limits.h"
#include "carrel/ranking.h"

namespace carrel {

namespace {

// A word that a larger share of the posts has finds nothing, where a rarer one does: else a log
// lists the whole archive.
void quiet_common_words(const std::vector<std::size_t>& places, std::uint32_t archive_posts,
                        std::vector<TermForms>& forms) {
  const auto posts = [&](std::size_t i) {
    std::uint32_t most = 0;
    for (const Variant& variant : forms[i].words[0].variants)
      most = std::max(most, variant.index->post_frequency(variant.place));
    return static_cast<float>(most);
  };
  const float most = ranking::kTellingShare * static_cast<float>(archive_posts);
  if (std::none_of(places.begin(), places.end(), [&](std::size_t i) { return posts(i) <= most; }))
    return;
  for (const std::size_t i : places)
    forms[i].is_quiet = forms[i].words[0].is_quiet = posts(i) > most;
}

}  // namespace

void keep_telling_words(std::uint32_t archive_posts, Query& query, std::vector<TermForms>& forms) {
  const auto rarity = [&](std::size_t i) {
    float idf = 0;
    for (const WordForms& word : forms[i].words)
      for (const Variant& variant : word.variants) idf = std::max(idf, variant.idf);
    return idf;
  };
  std::vector<std::size_t> identifiers, words;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (rarity(i) <= 0 || forms[i].is_quiet) continue;
    // "CrashLooping" is one too: it has parts.
    const bool is_identifier = forms[i].words[0].word.kind == WordKind::Identifier ||
                               split_words(query.terms[i].text).size() > 1;
    (is_identifier ? identifiers : words).push_back(i);
    const float weight = (is_identifier ? ranking::kLogIdentifier : 1.0F) *
                         (query.terms[i].is_aside ? ranking::kLogAside : 1.0F);
    for (Variant& variant : forms[i].words[0].variants) variant.weight *= weight;
  }
  sort_list(words, [&](std::size_t a, std::size_t b) {
    return rarity(a) != rarity(b) ? rarity(a) > rarity(b) : a < b;
  });
  words.resize(std::min(words.size(), ranking::kLogWords));
  words.insert(words.end(), identifiers.begin(), identifiers.end());
  words.resize(std::min(words.size(), limits::kQueryTerms));
  sort_list(words);
  quiet_common_words(words, archive_posts, forms);
  std::vector<QueryTerm> terms;
  std::vector<TermForms> kept;
  for (const std::size_t i : words) {
    terms.push_back(std::move(query.terms[i]));
    kept.push_back(std::move(forms[i]));
  }
  query.terms = std::move(terms);
  forms = std::move(kept);
}

std::vector<MessageScore> score_messages(const Query& query, const std::vector<TermForms>& forms,
                                         const Matches& matches) {
  struct Telling {
    std::uint32_t group;  // of a word
    float idf;
  };
  std::map<std::uint32_t, std::vector<Telling>> messages;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].is_quiet) continue;
    float idf = 0;
    for (const Variant& variant : forms[i].words[0].variants)
      idf = std::max(idf, variant.idf * variant.weight);
    for (const std::uint32_t message : query.terms[i].messages)
      messages[message].push_back({static_cast<std::uint32_t>(i), idf});
  }
  std::vector<MessageScore> scores;
  const float weight = ranking::kLogMessage / std::sqrt(static_cast<float>(messages.size()));
  for (const std::uint32_t post : matches.touched) {
    float amount = 0;
    for (const auto& [number, words] : messages) {
      if (words.size() < 2) continue;
      float all = 0, said = 0;
      for (const Telling& word : words) {
        all += word.idf;
        if (matches.has(post, word.group)) said += word.idf;
      }
      if (said <= 0) continue;  // of words that tell nothing there is no share
      const float share = said / all;
      amount += all * share * share * share * share;
    }
    if (amount > 0) scores.push_back({post, weight * amount});
  }
  return scores;
}

}  // namespace carrel
