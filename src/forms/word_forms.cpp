#include "forms/word_forms.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "carrel/ranking.h"
#include "forms/completions.h"
#include "forms/spelling.h"
#include "index/idf.h"
#include "text/fold.h"

namespace carrel {

std::vector<Word> whole_words(std::string_view text) {
  std::vector<Word> words;
  for (Word& word : split_words(text))
    if (word.kind != WordKind::Part) words.push_back(std::move(word));
  return words;
}

namespace {

// The smallest parts of an identifier: a piece that is cut further is left out, for its own parts
// say it all.
std::vector<Word> parts_of(std::string_view text, const Word& whole) {
  std::vector<Word> parts;
  for (Word& word : split_words(text)) {
    if (word.kind != WordKind::Part || word.position != whole.position || is_joined(word, text))
      continue;
    if (!parts.empty() && parts.back().begin <= word.begin && parts.back().end >= word.end)
      parts.pop_back();
    parts.push_back(std::move(word));
  }
  return parts;
}

// Which terms of the index were found already, where there may be as many as it has.
class FoundTerms {
 public:
  // False where it was.
  bool add(const Variant& variant) {
    std::vector<bool>& places = seen_[variant.index];
    if (places.empty()) places.resize(variant.index->size());
    if (places[variant.place]) return false;
    places[variant.place] = true;
    return true;
  }

 private:
  std::map<const IndexReader*, std::vector<bool>> seen_;
};

class FormFinder {
 public:
  FormFinder(const Archive::State& state, bool is_log, Needs& needs)
      : state_(state), needs_(needs), is_log_(is_log) {}

  TermForms find(const QueryTerm& term, bool is_last) {
    TermForms forms;
    if (term.match == QueryTerm::Match::Prefix) return find_prefix(term);
    const bool reads_words = term.match == QueryTerm::Match::Word ||
                             term.match == QueryTerm::Match::Phrase ||
                             term.match == QueryTerm::Match::Title;
    if (!reads_words) return forms;
    const std::vector<Word> words = whole_words(term.text);
    if (term.match == QueryTerm::Match::Word && words.size() == 2) find_joined(term, words, forms);
    for (std::size_t i = 0; i < words.size(); ++i) {
      WordForms found = find_word(words[i]);
      if (term.match == QueryTerm::Match::Word && term.role != QueryTerm::Role::Excluded &&
          !is_log_)
        add_synonyms(found);
      const bool has_joined = !forms.joined.variants.empty();
      if (is_last && i + 1 == words.size() && found.variants.empty() && !asked_for_more_ &&
          !has_joined)
        complete(term, found, forms);
      if (!found.variants.empty() || asked_for_more_ || is_log_ || has_joined ||
          term.match != QueryTerm::Match::Word) {
        forms.words.push_back(std::move(found));
        continue;
      }
      const std::vector<Word> parts = parts_of(term.text, words[i]);
      if (parts.size() > 1) {
        if (forms.meaning.empty()) forms.meaning = "the parts of " + term.text;
        for (const Word& part : parts) forms.words.push_back(find_word(part));
        continue;
      }
      if (term.role != QueryTerm::Role::Excluded) repair(found, forms);
      forms.words.push_back(std::move(found));
    }
    return forms;
  }

 private:
  void find_joined(const QueryTerm& term, const std::vector<Word>& words, TermForms& forms) {
    for (const Word& word : split_words(term.text)) {
      if (!is_joined(word, term.text) || word.begin != words[0].begin || word.end != words[1].end)
        continue;
      forms.joined = find_word(word);
      if (term.role != QueryTerm::Role::Excluded && !is_log_) add_synonyms(forms.joined);
    }
  }

  WordForms find_word(const Word& word) {
    WordForms forms;
    forms.word = word;
    forms.surface = make_surface(word);
    forms.is_stop = is_stop_word(forms.surface);
    asked_for_more_ = false;
    for (const std::string& term : terms_of(word)) add_variant(term, 1.0F, forms.variants);
    if (forms.variants.empty() && !asked_for_more_) add_singular(word, forms.variants);
    return forms;
  }

  // "vms" where posts have VMs, which stand without their s.
  void add_singular(const Word& word, std::vector<Variant>& variants) {
    constexpr std::size_t kLeast = 3;
    if (word.kind != WordKind::Plain || word.lower.size() < kLeast || word.lower.back() != 's')
      return;
    Word singular = word;
    singular.lower.pop_back();
    for (const std::string& term : terms_of(singular)) add_variant(term, 1.0F, variants);
  }

  bool is_stop_word(std::string_view surface) const {
    const std::vector<std::string_view>& languages = state_.languages;
    return std::any_of(languages.begin(), languages.end(), [&](std::string_view language) {
      return ranking::is_stop_word(surface, language);
    });
  }

  std::vector<std::string> terms_of(const Word& word) const {
    std::vector<std::string> terms;
    for (Stemmer& stemmer : state_.stemmers) {
      terms.push_back(stemmer.make_term(word));
      terms.push_back(stemmer.make_plain_term(word));
    }
    sort_list(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
  }

  // The other words of every group that has this word, in any of its forms.
  void add_synonyms(WordForms& forms) {
    std::vector<std::size_t> groups;
    for (const std::string& term : terms_of(forms.word)) {
      const auto comes_before = [](const SynonymEntry& entry, const std::string& wanted) {
        return entry.term < wanted;
      };
      auto entry =
          std::lower_bound(state_.synonyms.begin(), state_.synonyms.end(), term, comes_before);
      for (; entry != state_.synonyms.end() && entry->term == term; ++entry) {
        if (std::find(groups.begin(), groups.end(), entry->group) != groups.end()) continue;
        if (groups.size() == limits::kSynonymGroupsOfWord) return;
        groups.push_back(entry->group);
        for (const Synonym& synonym : state_.synonym_groups[entry->group]) {
          const std::size_t known = forms.variants.size();
          for (const std::string& other : synonym.terms)
            add_variant(other, ranking::kSynonymWeight, forms.variants);
          if (forms.variants.size() > known) forms.synonyms.push_back(synonym.word);
        }
      }
    }
  }

  void add_variant(const std::string& term, float weight, std::vector<Variant>& variants) {
    for (const Variant& known : variants)
      if (known.term == term) return;
    Variant variant;
    if (find_variant(term, weight, variant)) variants.push_back(std::move(variant));
  }

  // False where the term is in no post, or its part is not loaded.
  bool find_variant(const std::string& term, float weight, Variant& variant) {
    const Part* part = state_.part_of_term(PartRole::Index, term);
    if (!part) return false;
    variant.index = state_.content<IndexReader>(*part, needs_);
    if (!variant.index) {
      asked_for_more_ = true;
      return false;
    }
    variant.place = variant.index->find(term);
    if (variant.place == IndexReader::npos) return false;
    variant.term = term;
    variant.weight = weight;
    variant.idf = inverse_post_frequency(state_.manifest->posts,
                                         variant.index->post_frequency(variant.place));
    return true;
  }

  // The last word may be unfinished, and whether it is cannot be told from its text: so an address
  // says all there is. What begins with it stands in where it is nowhere itself.
  void complete(const QueryTerm& term, WordForms& found, TermForms& forms) {
    const std::size_t letters =
        found.word.kind == WordKind::Pair ? limits::kPrefixLettersCjk : limits::kPrefixLetters;
    if (count_code_points(found.surface) < letters) return;
    const std::size_t known = needs_.names().size();
    const std::vector<Completion> completions =
        find_completions(state_, found.surface, ranking::kCompletions, needs_);
    // Should nothing begin with it, its parts or its repairs are next: what those read is asked for
    // along with this, to save a round.
    const std::vector<Word> parts = parts_of(term.text, found.word);
    if (parts.size() > 1) {
      for (const Word& part : parts) find_word(part);
    } else {
      find_repairs(state_, found.word, found.surface, needs_);
    }
    for (const Completion& completion : completions)
      for (std::size_t s = 0; s < completion.lexicon->stem_count(completion.place); ++s)
        add_variant(completion.lexicon->stem(completion.place, s), ranking::kPrefixWeight,
                    found.variants);
    asked_for_more_ = needs_.names().size() > known;
    if (found.variants.empty()) return;
    forms.was_completed = true;
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(completions.size(), kNamed); ++i)
      names.append(i == 0 ? "" : " or ").append(completions[i].surface());
    if (completions.size() > kNamed) names += " …";
    forms.meaning += (forms.meaning.empty() ? "" : " ") + names;
  }

  void repair(WordForms& found, TermForms& forms) {
    if (found.is_stop || repairs_++ >= limits::kQueryRepairs) return;
    const std::size_t known = needs_.names().size();
    for (const Repair& spelling : find_repairs(state_, found.word, found.surface, needs_)) {
      for (const std::string& stem : spelling.stems)
        add_variant(stem, spelling.weight, found.variants);
      found.repairs.push_back(spelling.surface);
    }
    asked_for_more_ |= needs_.names().size() > known;
    if (found.repairs.empty()) return;
    if (!forms.was_repaired) forms.meaning.clear();  // that a name is read in parts tells less
    forms.was_repaired = true;
    std::string names;
    for (const std::string& repaired : found.repairs)
      names += (names.empty() ? "" : " or ") + repaired;
    forms.meaning += (forms.meaning.empty() ? "" : " ") + names;
  }

  // A condition is exact: every completion counts. Of several words ("half-op*") the last is the
  // beginning.
  TermForms find_prefix(const QueryTerm& term) {
    TermForms forms;
    for (const Word& word : whole_words(term.text)) forms.words.push_back(find_word(word));
    WordForms& last = forms.words.back();
    last.variants.clear();
    FoundTerms found;
    for (const Completion& completion : find_completions(state_, last.surface, SIZE_MAX, needs_))
      for (std::size_t s = 0; s < completion.lexicon->stem_count(completion.place); ++s) {
        Variant variant;
        if (find_variant(completion.lexicon->stem(completion.place, s), ranking::kPrefixWeight,
                         variant) &&
            found.add(variant))
          last.variants.push_back(std::move(variant));
      }
    return forms;
  }

  const Archive::State& state_;
  Needs& needs_;
  bool is_log_;
  std::size_t repairs_ = 0;
  bool asked_for_more_ = false;  // whether the word at hand is absent is not known yet
};

}  // namespace

namespace {

bool is_loud(const WordForms& word) { return !word.is_stop; }

// Stop words are quiet beside any other word, unless they were asked for: in quotes, behind a sign
// or a field, joined by OR, or as a name that consists of them ("to-do").
void find_quiet_words(const Query& query, std::vector<TermForms>& forms) {
  const auto wants_loud = [&](std::size_t i) {
    return query.terms[i].role != QueryTerm::Role::Excluded &&
           std::any_of(forms[i].words.begin(), forms[i].words.end(), is_loud);
  };
  bool has_loud = false;
  for (std::size_t i = 0; i < forms.size(); ++i) has_loud = has_loud || wants_loud(i);
  if (!has_loud) return;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const QueryTerm& term = query.terms[i];
    const bool has_alternatives = (i > 0 && query.terms[i - 1].group == term.group) ||
                                  (i + 1 < forms.size() && query.terms[i + 1].group == term.group);
    if (term.role != QueryTerm::Role::Optional || term.match != QueryTerm::Match::Word ||
        has_alternatives)
      continue;
    std::vector<WordForms>& words = forms[i].words;
    if (words.size() > 1 && std::none_of(words.begin(), words.end(), is_loud)) continue;
    for (WordForms& word : words) word.is_quiet = word.is_stop;
    forms[i].is_quiet = words.size() == 1 && words[0].is_quiet;
  }
}

}  // namespace

std::vector<TermForms> find_forms(const Archive::State& state, const Query& query, Needs& needs) {
  FormFinder finder(state, query.is_log, needs);
  std::vector<TermForms> forms;
  for (std::size_t i = 0; i < query.terms.size(); ++i)
    forms.push_back(
        finder.find(query.terms[i], query.ends_in_plain_word && i + 1 == query.terms.size()));
  find_quiet_words(query, forms);
  return forms;
}

}  // namespace carrel
