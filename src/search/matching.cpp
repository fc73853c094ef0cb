// Words go through the index; phrases and beginnings are then checked in the texts of the posts
// that have all their words.
#include "search/matching.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "base/sort.h"
#include "base/utf8.h"
#include "bundle/bundle_format.h"
#include "carrel/limits.h"
#include "carrel/ranking.h"
#include "index/idf.h"
#include "reading/post_cache.h"
#include "reading/post_texts.h"
#include "search/log_words.h"
#include "search/values.h"
#include "text/fold.h"

namespace carrel {

namespace {

// What one word is worth in a post that has it.
struct WordHit {
  std::uint32_t post = 0;
  float amount = 0;
  float title_idf = 0;       // 0 where the word is not in the title
  std::uint8_t variant = 0;  // place of the variant that is worth most
  Posting posting;           // of that variant
};

// A word and, ascending, the posts whose titles say it and that were not covered before.
struct Covered {
  std::string word;
  std::vector<std::uint32_t> posts;
  bool is_joined = false;
};

class Matcher {
 public:
  Matcher(const Archive::State& state, Needs& needs, bool keeps_shares)
      : state_(state), facets_(*state.facets), needs_(needs) {
    matches_.keeps_shares = keeps_shares;
    const std::size_t posts = facets_.posts();
    matches_.score.assign(posts, 0.0F);
    matches_.has_word.assign(posts, 0);
    matches_.is_excluded.assign(posts, 0);
    title_idf_.assign(posts, 0.0F);
    shared_idf_.assign(posts, 0.0F);
    is_touched_.assign(posts, 0);
    place_.resize(posts);
    seen_.assign(posts / 64 + 1, 0);
  }

  Matches run(const Query& query, const std::vector<TermForms>& forms,
              std::vector<UnderstoodTerm>& understood) {
    matches_.mask_words = static_cast<std::uint32_t>(query.terms.size() / 64 + 1);
    matches_.groups.assign(facets_.posts() * matches_.mask_words, 0);
    weigh_stop_words(query, forms);
    int before = -1;
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
      const QueryTerm& term = query.terms[i];
      if (term.group != before || matches_.group_count == 0) begin_group(term, forms[i].is_quiet);
      before = term.group;
      std::string& words = matches_.group_words.back();
      words += (words.empty() ? "" : " OR ") + term.text;
      understood.push_back(match_term(term, forms[i]));
    }
    if (matches_.telling_groups.empty()) matches_.telling_groups = matches_.plain_groups;
    add_title_coverage();
    if (query.is_log) add_messages(query, forms);
    return std::move(matches_);
  }

 private:
  void begin_group(const QueryTerm& term, bool is_quiet) {
    if (is_quiet) ++matches_.quiet_groups;
    if (term.role == QueryTerm::Role::Optional && !is_quiet)
      matches_.plain_groups.push_back(matches_.group_count);
    if (term.role == QueryTerm::Role::Required)
      matches_.required_groups.push_back(matches_.group_count);
    ++matches_.group_count;
    matches_.group_words.emplace_back();
  }

  // Stop words keep their full weight when nothing else that is known is asked.
  void weigh_stop_words(const Query& query, const std::vector<TermForms>& forms) {
    for (std::size_t i = 0; i < forms.size(); ++i)
      for (const WordForms& word : forms[i].words)
        if (query.terms[i].role != QueryTerm::Role::Excluded && !word.variants.empty() &&
            !word.is_stop)
          stop_weight_ = ranking::kStopWord;
  }

  UnderstoodTerm match_term(const QueryTerm& term, const TermForms& forms) {
    UnderstoodTerm understood;
    understood.typed = term.typed;
    understood.role = static_cast<TermRole>(term.match);
    if (term.role == QueryTerm::Role::Required && term.match == QueryTerm::Match::Word)
      understood.role = TermRole::Required;
    if (term.role == QueryTerm::Role::Excluded) understood.role = TermRole::Excluded;
    if (forms.is_quiet) understood.role = TermRole::Quiet;
    understood.meaning = forms.meaning.empty() ? term.text : forms.meaning;
    understood.repaired = forms.was_repaired;
    understood.completed = forms.was_completed;
    for (const WordForms& word : forms.words)
      understood.also.insert(understood.also.end(), word.synonyms.begin(), word.synonyms.end());
    matches_.has_stand_in |= forms.was_repaired || forms.was_completed;
    const std::vector<std::uint32_t> posts = find_posts(term, forms);
    if (term.role == QueryTerm::Role::Optional && !forms.is_quiet &&
        static_cast<float>(posts.size()) <=
            ranking::kTellingShare * static_cast<float>(facets_.posts())) {
      std::vector<std::uint32_t>& telling = matches_.telling_groups;
      if (telling.empty() || telling.back() != matches_.group_count - 1)
        telling.push_back(matches_.group_count - 1);
    }
    understood.posts = static_cast<std::uint32_t>(posts.size());
    const std::uint32_t group = matches_.group_count - 1;
    for (const std::uint32_t post : posts) {
      if (term.role == QueryTerm::Role::Excluded) {
        matches_.is_excluded[post] = 1;
      } else {
        touch(post);
        matches_.groups[matches_.mask_of(post, group)] |= std::uint64_t{1} << (group % 64);
      }
    }
    return understood;
  }

  void touch(std::uint32_t post) {
    if (!is_touched_[post]) matches_.touched.push_back(post);
    is_touched_[post] = 1;
  }

  // Posts in ascending order that the whole piece matches; on the way its words are scored, unless
  // it excludes.
  std::vector<std::uint32_t> find_posts(const QueryTerm& term, const TermForms& forms) {
    const bool is_word = term.match == QueryTerm::Match::Word;
    if (!is_word && term.match != QueryTerm::Match::Prefix &&
        term.match != QueryTerm::Match::Phrase && term.match != QueryTerm::Match::Title) {
      std::vector<std::uint32_t> posts =
          posts_with_value(facets_, names_label(term) ? state_.labels(needs_) : nullptr, term);
      if (term.match != QueryTerm::Match::Kind || !posts.empty()) return posts;
      QueryTerm shown = term;
      shown.text = kind_named(state_.manifest->frame.kinds, term.text);
      return posts_with_value(facets_, nullptr, shown);
    }
    std::vector<std::vector<WordHit>> hits;
    for (const WordForms& word : forms.words) hits.push_back(look_up(word));
    if (is_short_prefix(term, forms)) keep_titles(hits.back());
    const bool is_title = term.match == QueryTerm::Match::Title;
    if (is_title)
      for (std::vector<WordHit>& word : hits) keep_titles(word);
    std::vector<std::uint32_t> posts = posts_in_all(hits);
    if (!is_word && !is_title) keep_exact(term, forms, posts);
    // "oncall" for "on-call" counts only where the two halves are not.
    std::vector<WordHit> joined = look_up(forms.joined);
    joined.erase(std::remove_if(joined.begin(), joined.end(),
                                [&](const WordHit& hit) {
                                  return std::binary_search(posts.begin(), posts.end(), hit.post);
                                }),
                 joined.end());
    for (const WordHit& hit : joined) posts.push_back(hit.post);
    sort_list(posts);
    if (term.role == QueryTerm::Role::Excluded) return posts;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (is_word) {
        if (term.role == QueryTerm::Role::Optional && !forms.words[i].is_quiet)
          for (const WordHit& hit : hits[i]) matches_.has_word[hit.post] = 1;
      } else {
        keep_posts(hits[i], posts);
      }
      add_word(forms.words[i], hits[i]);
    }
    if (!joined.empty()) {
      if (term.role == QueryTerm::Role::Optional)
        for (const WordHit& hit : joined) matches_.has_word[hit.post] = 1;
      add_word(forms.joined, joined, true);
    }
    return posts;
  }

  // The word's posts in ascending order, each with the worth of its best variant.
  std::vector<WordHit> look_up(const WordForms& word) {
    std::vector<WordHit> hits;
    const bool is_merged = word.variants.size() > 1;
    const float weight = word.is_stop ? stop_weight_ : 1.0F;
    std::size_t most = 0;
    for (const Variant& variant : word.variants)
      most += variant.index->post_frequency(variant.place);
    hits.reserve(std::min(most, facets_.posts()));
    for (std::size_t i = 0; i < word.variants.size(); ++i) {
      const Variant& variant = word.variants[i];
      const float worth = weight * variant.weight * variant.idf;
      variant.index->for_each_posting(variant.place, [&](const Posting& posting) {
        WordHit hit;
        hit.post = posting.post;
        hit.amount = worth * state_.scorer->saturation(posting.code, facets_.length[posting.post]);
        hit.title_idf = posting.in_title ? variant.weight * variant.idf : 0.0F;
        hit.variant = static_cast<std::uint8_t>(std::min<std::size_t>(i, 255));
        hit.posting = posting;
        if (is_merged)
          merge(hits, hit);
        else
          hits.push_back(hit);
      });
    }
    if (is_merged) return in_order(hits);
    return hits;
  }

  // Of several variants in one post the one that is worth most counts, of equals the first.
  void merge(std::vector<WordHit>& hits, const WordHit& hit) {
    std::uint64_t& seen = seen_[hit.post / 64];
    const std::uint64_t bit = std::uint64_t{1} << (hit.post % 64);
    if (!(seen & bit)) {
      seen |= bit;
      place_[hit.post] = static_cast<std::uint32_t>(hits.size());
      hits.push_back(hit);
      return;
    }
    WordHit& best = hits[place_[hit.post]];
    const float title_idf = std::max(best.title_idf, hit.title_idf);
    if (hit.amount > best.amount) best = hit;
    best.title_idf = title_idf;
  }

  // By post; sorting thousands of hits would take longer than all else.
  std::vector<WordHit> in_order(const std::vector<WordHit>& hits) {
    std::vector<WordHit> ordered;
    ordered.reserve(hits.size());
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      for (; seen_[i] != 0; seen_[i] &= seen_[i] - 1)
        ordered.push_back(
            hits[place_[i * 64 + static_cast<std::size_t>(std::countr_zero(seen_[i]))]]);
    }
    return ordered;
  }

  static std::vector<std::uint32_t> posts_in_all(const std::vector<std::vector<WordHit>>& hits) {
    std::vector<std::uint32_t> posts;
    if (hits.empty()) return posts;
    for (const WordHit& hit : hits[0]) posts.push_back(hit.post);
    for (std::size_t i = 1; i < hits.size(); ++i) {
      std::vector<std::uint32_t> both;
      std::size_t at = 0;
      for (const std::uint32_t post : posts) {
        while (at < hits[i].size() && hits[i][at].post < post) ++at;
        if (at < hits[i].size() && hits[i][at].post == post) both.push_back(post);
      }
      posts = std::move(both);
    }
    return posts;
  }

  // A beginning of a letter or two would match nearly everything: it is looked for in titles only.
  static bool is_short_prefix(const QueryTerm& term, const TermForms& forms) {
    if (term.match != QueryTerm::Match::Prefix) return false;
    const WordForms& last = forms.words.back();
    return count_code_points(last.surface) <
           (last.word.kind == WordKind::Pair ? limits::kPrefixLettersCjk : limits::kPrefixLetters);
  }

  static void keep_titles(std::vector<WordHit>& hits) {
    hits.erase(std::remove_if(hits.begin(), hits.end(),
                              [](const WordHit& hit) { return hit.title_idf <= 0; }),
               hits.end());
  }

  static void keep_posts(std::vector<WordHit>& hits, const std::vector<std::uint32_t>& posts) {
    hits.erase(std::remove_if(hits.begin(), hits.end(),
                              [&](const WordHit& hit) {
                                return !std::binary_search(posts.begin(), posts.end(), hit.post);
                              }),
               hits.end());
  }

  // Quotes and beginnings are compared by surface words in the posts' own texts.
  void keep_exact(const QueryTerm& term, const TermForms& forms,
                  std::vector<std::uint32_t>& posts) {
    std::vector<std::string> words;
    for (const WordForms& word : forms.words) words.push_back(word.surface);
    const std::string phrase = make_phrase(words, term.match == QueryTerm::Match::Prefix);
    const bool is_short = is_short_prefix(term, forms);
    const auto fails = [&](std::uint32_t post) {
      if (is_short) return !has_phrase(title_surfaces_of(state_, post, needs_), phrase);
      const std::string* lines = surfaces_of(state_, post, needs_);
      return !lines || !has_phrase(*lines, phrase);
    };
    posts.erase(std::remove_if(posts.begin(), posts.end(), fails), posts.end());
  }

  // A joined word says what its halves say, which are counted as what was asked.
  void add_word(const WordForms& word, const std::vector<WordHit>& hits, bool is_joined = false) {
    float largest_idf = 0;
    for (const Variant& variant : word.variants)
      largest_idf = std::max(largest_idf, variant.idf * variant.weight);
    Covered covered{word.variants.empty() ? word.surface : word.variants[0].term, {}, is_joined};
    if (!is_joined && std::none_of(covered_.begin(), covered_.end(), [&](const Covered& earlier) {
          return !earlier.is_joined && earlier.word == covered.word;
        })) {
      if (word.variants.empty()) {
        query_idf_ += inverse_post_frequency(static_cast<std::uint32_t>(facets_.posts()), 0);
      } else {
        ++matches_.known_words;
        query_idf_ += largest_idf * (word.is_stop ? stop_weight_ : 1.0F);
      }
    }
    const float quiet = word.is_stop ? stop_weight_ : 1.0F;
    for (const WordHit& hit : hits) {
      touch(hit.post);
      matches_.score[hit.post] += hit.amount;
      // A title that says a word once covers it, however often and in whatever forms it is asked.
      if (hit.title_idf > 0 && !is_covered(covered.word, hit.post)) {
        title_idf_[hit.post] += hit.title_idf;
        shared_idf_[hit.post] += quiet * hit.title_idf;
        covered.posts.push_back(hit.post);
      }
      matches_.keep_share({hit.post, hit.amount, ScoreShare::From::Word, hit.variant,
                           hit.posting.code, hit.posting.in_title, &word});
    }
    covered_.push_back(std::move(covered));
  }

  bool is_covered(const std::string& word, std::uint32_t post) const {
    return std::any_of(covered_.begin(), covered_.end(), [&](const Covered& earlier) {
      return earlier.word == word &&
             std::binary_search(earlier.posts.begin(), earlier.posts.end(), post);
    });
  }

  void add_title_coverage() {
    for (const std::uint32_t post : matches_.touched) {
      const float title = static_cast<float>(coarse_value(facets_.title_weight[post])) /
                          static_cast<float>(kTitleWeightScale);
      const float amount =
          Scorer::title_coverage(query_idf_, shared_idf_[post], title_idf_[post], title);
      matches_.score[post] += amount;
      if (amount > 0) matches_.keep_share({post, amount, ScoreShare::From::Title});
    }
  }

  void add_messages(const Query& query, const std::vector<TermForms>& forms) {
    for (const auto& [post, amount] : score_messages(query, forms, matches_)) {
      matches_.score[post] += amount;
      matches_.keep_share({post, amount, ScoreShare::From::Messages});
    }
  }

  const Archive::State& state_;
  const Facets& facets_;
  Needs& needs_;
  Matches matches_;
  std::vector<float> title_idf_;          // by post: idf of query words in its title
  std::vector<float> shared_idf_;         // the same, of quiet words what is left of it
  std::vector<std::uint8_t> is_touched_;  // by post
  std::vector<std::uint64_t> seen_;   // posts among the hits of the word that is looked up, a bit
                                      // for each; empty between words
  std::vector<std::uint32_t> place_;  // by post: where its hit stands, if it was seen
  std::vector<Covered> covered_;      // words met so far, a repeated one anew
  float query_idf_ = 0;
  float stop_weight_ = 1;
};

}  // namespace

Matches match_query(const Archive::State& state, const Query& query,
                    const std::vector<TermForms>& forms, Needs& needs,
                    std::vector<UnderstoodTerm>& understood, bool keeps_shares) {
  return Matcher(state, needs, keeps_shares).run(query, forms, understood);
}

}  // namespace carrel
