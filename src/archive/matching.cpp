// Which posts does each piece of a query match? See matching.h. Words go through the index; phrases and titles are then checked in the
// texts of the posts that have all their words.
#include "archive/matching.h"

#include <algorithm>

#include "archive/suggesting.h"
#include "carrel/document.h"
#include "carrel/limits.h"
#include "carrel/ranking.h"
#include "index/idf.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace carrel {

namespace {

// One term of the index that a query word stands for.
struct Variant {
  std::string term;
  float weight = 1;
  const IndexReader* index = nullptr;
  std::size_t place = 0;
  float idf = 0;
};

// Separators of tag and kind names are not worth a miss: "Error Budgets" meets "error-budgets".
std::string fold_value(std::string_view value) {
  std::string folded = fold(value);
  std::replace(folded.begin(), folded.end(), ' ', '-');
  std::replace(folded.begin(), folded.end(), '_', '-');
  return folded;
}

class Matcher {
 public:
  Matcher(const Archive::State& state, Needs& needs, const Explainer& explainer)
      : state_(state), facets_(*state.facets), needs_(needs), explainer_(explainer) {
    const std::size_t posts = facets_.posts();
    matches_.score.assign(posts, 0.0F);
    matches_.groups.assign(posts, {});
    matches_.is_excluded.assign(posts, 0);
    best_.assign(posts, 0.0F);
    title_idf_.assign(posts, 0.0F);
  }

  Matches run(const Query& query, bool typing, std::vector<UnderstoodTerm>& understood) {
    const std::vector<QueryTerm> terms = keep_within_limits(query.terms);
    prepare_groups(terms);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool is_open = typing && query.last_word_is_open && i + 1 == terms.size();
      understood.push_back(match_term(terms[i], groups_[i], is_open));
    }
    add_title_coverage();
    return std::move(matches_);
  }

 private:
  static std::vector<QueryTerm> keep_within_limits(std::vector<QueryTerm> terms) {
    if (terms.size() > limits::kQueryTerms) terms.resize(limits::kQueryTerms);
    return terms;
  }

  void prepare_groups(const std::vector<QueryTerm>& terms) {
    int before = -1;
    bool has_known_word = false;
    for (const QueryTerm& term : terms) {
      if (term.group != before || matches_.group_count == 0) {
        ++matches_.group_count;
        matches_.group_words.emplace_back();
        if (term.role == QueryTerm::Role::Optional) matches_.plain_groups.push_back(matches_.group_count - 1);
        if (term.role == QueryTerm::Role::Required) matches_.required_groups.push_back(matches_.group_count - 1);
      }
      before = term.group;
      groups_.push_back(matches_.group_count - 1);
      std::string& words = matches_.group_words.back();
      words += (words.empty() ? "" : " OR ") + term.text;
      if (term.match == QueryTerm::Match::Word && !ranking::is_stop_word(fold(term.text))) has_known_word = true;
    }
    // Stop words keep their full weight when nothing else is asked.
    stop_weight_ = has_known_word ? ranking::kStopWord : 1.0F;
  }

  UnderstoodTerm match_term(const QueryTerm& term, std::uint32_t group, bool is_open) {
    static constexpr const char* kNames[] = {"word", "phrase", "prefix", "title", "kind", "theme", "tag", "author", "language"};
    UnderstoodTerm understood;
    understood.typed = term.typed;
    understood.role = kNames[static_cast<std::size_t>(term.match)];
    if (term.role == QueryTerm::Role::Required && term.match == QueryTerm::Match::Word) understood.role = "required";
    if (term.role == QueryTerm::Role::Excluded) understood.role = "excluded";
    understood.meaning = term.text;
    hits_.clear();
    switch (term.match) {
      case QueryTerm::Match::Word: match_words(term, is_open, understood); break;
      case QueryTerm::Match::Prefix: match_prefix(term); break;
      case QueryTerm::Match::Phrase: match_phrase(term); break;
      case QueryTerm::Match::Title: match_title(term); break;
      default: match_value(term);
    }
    understood.posts = static_cast<std::uint32_t>(hits_.size());
    for (const std::uint32_t post : hits_) {
      if (term.role == QueryTerm::Role::Excluded) {
        matches_.is_excluded[post] = 1;
        matches_.score[post] -= best_[post];
      } else {
        touch(post);
        matches_.groups[post][group / 64] |= std::uint64_t{1} << (group % 64);
      }
      best_[post] = 0;
    }
    return understood;
  }

  void touch(std::uint32_t post) {
    if (matches_.groups[post][0] == 0 && matches_.groups[post][1] == 0) matches_.touched.push_back(post);
  }

  // The variants of one word that the index has. An absent index part is asked for.
  std::vector<Variant> find_variants(const Word& word) {
    std::vector<Variant> variants;
    std::vector<std::string> terms;
    for (Stemmer& stemmer : state_.stemmers) terms.push_back(stemmer.make_term(word));
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    for (const std::string& term : terms) add_variant(term, 1.0F, variants);
    return variants;
  }

  void add_variant(const std::string& term, float weight, std::vector<Variant>& variants) {
    for (const Variant& known : variants)
      if (known.term == term) return;
    const Part* part = state_.part_of_term(PartRole::Index, term);
    if (!part) return;
    const auto loaded = state_.indexes.find(part->name);
    if (loaded == state_.indexes.end()) return needs_.add(part->name);
    Variant variant;
    variant.index = &loaded->second;
    variant.place = variant.index->find(term);
    if (variant.place == IndexReader::npos) return;
    variant.term = term;
    variant.weight = weight;
    variant.idf = inverse_post_frequency(static_cast<std::uint32_t>(facets_.posts()), variant.index->post_frequency(variant.place));
    variants.push_back(std::move(variant));
  }

  // Adds the best variant's worth to each post that has one, and collects those posts in hits_.
  void score_variants(const std::vector<Variant>& variants, std::string_view shown, float weight) {
    std::vector<std::uint32_t> posts;
    float largest_idf = 0;
    for (const Variant& variant : variants) {
      largest_idf = std::max(largest_idf, variant.idf * variant.weight * weight);
      variant.index->for_each_posting(variant.place, [&](const Posting& posting) {
        const float amount = weight * variant.weight * variant.idf * state_.scorer->saturation(posting.code, facets_.length[posting.post]);
        float& best = best_[posting.post];
        if (best == 0) posts.push_back(posting.post);
        if (amount > best) {
          best = amount;
          if (explainer_.explanation && explainer_.post == posting.post) note(variant, posting, shown);
        }
        if (posting.in_title) {
          // The share of the title that the query covers counts each word once, however many variants it has.
          title_hits_.emplace_back(posting.post, variant.idf * variant.weight * weight);
        }
      });
    }
    for (const std::uint32_t post : posts) matches_.score[post] += best_[post];
    if (explainer_.explanation && !noted_.term.empty()) {
      noted_.amount = best_[explainer_.post];
      explainer_.explanation->push_back(noted_);
      noted_ = {};
    }
    query_idf_ += largest_idf;
    std::sort(title_hits_.begin(), title_hits_.end());
    for (std::size_t i = 0; i < title_hits_.size(); ++i)
      if (i + 1 == title_hits_.size() || title_hits_[i + 1].first != title_hits_[i].first) title_idf_[title_hits_[i].first] += title_hits_[i].second;
    title_hits_.clear();
    hits_.insert(hits_.end(), posts.begin(), posts.end());
  }

  void note(const Variant& variant, const Posting& posting, std::string_view shown) {
    noted_.term = std::string(shown) + (shown == variant.term ? "" : " (" + variant.term + ")");
    noted_.how = "in " + std::to_string(variant.index->post_frequency(variant.place)) + " of " + std::to_string(facets_.posts()) +
                 " posts; frequency code " + std::to_string(posting.code) + ", length byte " + std::to_string(facets_.length[posting.post]) +
                 (posting.in_title ? ", in the title" : "");
  }

  // The words that a piece of a query consists of. Of an identifier only the whole; its parts serve when the whole is nowhere.
  static std::vector<Word> whole_words(std::string_view text) {
    std::vector<Word> words;
    for (Word& word : split_words(text))
      if (word.kind != WordKind::Part) words.push_back(std::move(word));
    return words;
  }

  static std::vector<Word> parts_of(std::string_view text, const Word& whole) {
    std::vector<Word> parts;
    for (Word& word : split_words(text))
      if (word.kind == WordKind::Part && word.position == whole.position) parts.push_back(std::move(word));
    return parts;
  }

  // A piece with several words ("half-open", "東京都") matches where all of them are.
  void match_words(const QueryTerm& term, bool is_open, UnderstoodTerm& understood) {
    std::vector<Word> words = whole_words(term.text);
    std::vector<std::uint32_t> common;
    bool is_first = true;
    const auto take = [&](const std::vector<Variant>& variants, std::string_view shown, float weight) {
      hits_.clear();
      score_variants(variants, shown, weight);
      for (const std::uint32_t post : hits_) best_[post] = 0;
      std::sort(hits_.begin(), hits_.end());
      if (is_first) {
        common = hits_;
      } else {
        std::vector<std::uint32_t> both;
        std::set_intersection(common.begin(), common.end(), hits_.begin(), hits_.end(), std::back_inserter(both));
        common = std::move(both);
      }
      is_first = false;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string surface = make_surface(words[i]);
      const float weight = ranking::is_stop_word(surface) ? stop_weight_ : 1.0F;
      std::vector<Variant> variants = find_variants(words[i]);
      if (is_open && i + 1 == words.size()) add_completions(words[i], surface, variants);
      if (variants.empty() && needs_.empty()) {
        const std::vector<Word> parts = parts_of(term.text, words[i]);
        if (parts.size() > 1) {
          understood.meaning = "the parts of " + term.text;
          for (const Word& part : parts) take(find_variants(part), part.lower, 1.0F);
          continue;
        }
      }
      if (variants.empty()) unknown_idf_ += inverse_post_frequency(static_cast<std::uint32_t>(facets_.posts()), 0);
      take(variants, surface, weight);
    }
    hits_ = std::move(common);
    for (const std::uint32_t post : hits_) best_[post] = 0;
  }

  // While a word is being typed its completions match too: as stand-ins when the word itself is nowhere, faintly when it is a word already.
  void add_completions(const Word& word, const std::string& surface, std::vector<Variant>& variants) {
    const std::size_t letters = word.kind == WordKind::Pair ? limits::kPrefixLettersCjk : limits::kPrefixLetters;
    if (count_code_points(surface) < letters) return;
    const float weight = variants.empty() ? ranking::kPrefixWeight : ranking::kTypingWeight;
    for (const Completion& completion : find_completions(state_, surface, ranking::kCompletions, needs_))
      for (const std::string& stem : completion.stems) add_variant(stem, weight, variants);
  }

  void match_prefix(const QueryTerm& term) {
    std::vector<Variant> variants;
    const std::string prefix = fold(term.text);
    // Unlike ranking, a condition is exact: every completion counts, and only posts with such a surface word.
    for (const Completion& completion : find_completions(state_, prefix, SIZE_MAX, needs_))
      for (const std::string& stem : completion.stems) add_variant(stem, ranking::kPrefixWeight, variants);
    score_variants(variants, term.text + "*", 1.0F);
    keep_hits_if([&](std::uint32_t post) {
      const std::vector<std::string>* words = surfaces_of(post);
      return words && std::any_of(words->begin(), words->end(), [&](const std::string& word) { return word.compare(0, prefix.size(), prefix) == 0; });
    });
  }

  // Drops hits that fail the test, and takes their score back.
  template <typename Test>
  void keep_hits_if(Test test) {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t post : hits_) {
      if (test(post)) {
        kept.push_back(post);
      } else {
        matches_.score[post] -= best_[post];
      }
      best_[post] = 0;
    }
    hits_ = std::move(kept);
  }

  // The folded words of a post in reading order, fields apart; null when its part is not loaded, which is then asked for.
  const std::vector<std::string>* surfaces_of(std::uint32_t number) {
    const auto known = state_.surfaces.find(number);
    if (known != state_.surfaces.end()) return &known->second;
    const Post* post = state_.post(number, needs_);
    if (!post) return nullptr;
    constexpr std::size_t kRemembered = 2048;
    if (state_.surfaces.size() >= kRemembered) state_.surfaces.clear();
    std::vector<std::string> words;
    const auto add = [&](std::string_view text) {
      for (const Word& word : split_words(text))
        if (word.kind != WordKind::Part) words.push_back(make_surface(word));
      words.emplace_back();   // no phrase runs across fields
    };
    add(post->metadata.title);
    add(post->metadata.summary);
    for (const std::string& tag : post->metadata.tags) add(tag);
    for (const TextSection& section : write_sections(parse_post(*post))) {
      add(section.heading);
      add(section.text);
    }
    return &state_.surfaces.emplace(number, std::move(words)).first->second;
  }

  void match_phrase(const QueryTerm& term) {
    const std::vector<Word> words = whole_words(term.text);
    std::vector<std::string> phrase;
    for (const Word& word : words) phrase.push_back(make_surface(word));
    match_all_words(words);
    keep_hits_if([&](std::uint32_t post) {
      const std::vector<std::string>* text = surfaces_of(post);
      return text && std::search(text->begin(), text->end(), phrase.begin(), phrase.end()) != text->end();
    });
  }

  // hits_ = posts with every one of the words; scored like plain words.
  void match_all_words(const std::vector<Word>& words) {
    QueryTerm joined;
    for (const Word& word : words) joined.text += (joined.text.empty() ? "" : " ") + word.lower;
    UnderstoodTerm ignored;
    match_words(joined, false, ignored);
  }

  void match_title(const QueryTerm& term) {
    const std::vector<Word> words = whole_words(term.text);
    match_all_words(words);
    std::vector<std::string> wanted;
    for (const Word& word : words) wanted.push_back(make_surface(word));
    keep_hits_if([&](std::uint32_t post) {
      const ListedPost* listed = state_.listed(post, needs_);
      if (!listed) return false;
      std::vector<std::string> title;
      for (const Word& word : split_words(listed->title)) title.push_back(make_surface(word));
      return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) { return std::find(title.begin(), title.end(), word) != title.end(); });
    });
  }

  void match_value(const QueryTerm& term) {
    const std::string wanted = fold_value(term.text);
    const auto find = [&](const std::vector<std::string>& values) {
      std::vector<std::uint32_t> places;
      for (std::uint32_t i = 0; i < values.size(); ++i)
        if (fold_value(values[i]) == wanted) places.push_back(i);
      return places;
    };
    const auto add_single = [&](const std::vector<std::string>& values, const std::vector<std::int32_t>& column) {
      for (const std::uint32_t place : find(values))
        for (std::uint32_t post = 0; post < column.size(); ++post)
          if (column[post] == static_cast<std::int32_t>(place)) hits_.push_back(post);
    };
    const auto add_lists = [&](const std::vector<std::string>& values, const std::vector<std::vector<std::uint32_t>>& column) {
      for (const std::uint32_t place : find(values))
        for (std::uint32_t post = 0; post < column.size(); ++post)
          if (std::find(column[post].begin(), column[post].end(), place) != column[post].end()) hits_.push_back(post);
    };
    switch (term.match) {
      case QueryTerm::Match::Kind: add_single(facets_.kinds, facets_.kind); break;
      case QueryTerm::Match::Theme: add_single(facets_.themes, facets_.theme); break;
      case QueryTerm::Match::Language: add_single(facets_.languages, facets_.language); break;
      case QueryTerm::Match::Tag: add_lists(facets_.tags, facets_.tags_of); break;
      case QueryTerm::Match::Author: add_lists(facets_.authors, facets_.authors_of); break;
      default: break;
    }
    std::sort(hits_.begin(), hits_.end());
    hits_.erase(std::unique(hits_.begin(), hits_.end()), hits_.end());
  }

  void add_title_coverage() {
    const float query_idf = query_idf_ + unknown_idf_;
    for (const std::uint32_t post : matches_.touched) {
      const float title = static_cast<float>(facets_.title_weight[post]) / 16.0F;
      const float amount = Scorer::title_coverage(query_idf, title_idf_[post], title);
      matches_.score[post] += amount;
      if (amount > 0 && explainer_.explanation && explainer_.post == post)
        explainer_.explanation->push_back({"title coverage", amount, "how much of the query the title says, and of the title the query"});
    }
  }

  const Archive::State& state_;
  const Facets& facets_;
  Needs& needs_;
  const Explainer& explainer_;
  Matches matches_;
  std::vector<std::uint32_t> groups_;            // of each term
  std::vector<std::uint32_t> hits_;              // of the term being matched
  std::vector<float> best_;                      // of the word being matched, by post
  std::vector<float> title_idf_;                 // by post: idf of query words in its title
  std::vector<std::pair<std::uint32_t, float>> title_hits_;
  float query_idf_ = 0, unknown_idf_ = 0;
  float stop_weight_ = 1;
  ExplainedTerm noted_;
};

}  // namespace

Matches match_query(const Archive::State& state, const Query& query, bool typing, Needs& needs, std::vector<UnderstoodTerm>& understood,
                    const Explainer& explainer) {
  return Matcher(state, needs, explainer).run(query, typing, understood);
}

}  // namespace carrel
