#include "search/alternatives.h"

#include <algorithm>

#include "forms/spelling.h"
#include "text/words.h"

namespace carrel {

namespace {

bool has_filters(const Filters& filters, const Query& query) {
  return query.after != kNoDay || query.before != kNoDay || !filters.after.empty() ||
         !filters.before.empty() || !filters.kinds.empty() || !filters.themes.empty() ||
         !filters.tags.empty() || !filters.authors.empty() || !filters.languages.empty();
}

// What stands before a piece when the query is written again.
const char* joiner(const Query& query, std::size_t i) {
  return i == 0 ? "" : query.terms[i].group == query.terms[i - 1].group ? " OR " : " ";
}

// The query's pieces as typed, but for dates and orders.
std::string without_dates(const Query& query) {
  std::string text;
  for (std::size_t i = 0; i < query.terms.size(); ++i)
    text += joiner(query, i) + query.terms[i].typed;
  return text;
}

// What the pieces look for, as plain words; values of fields are words too. What was to be left out
// is asked only where the hyphens of
// "-word" are taken for those of a command that was pasted.
std::string as_plain_words(const Query& query, bool with_excluded) {
  std::string text;
  for (const QueryTerm& term : query.terms)
    if (with_excluded || term.role != QueryTerm::Role::Excluded)
      for (const Word& word : whole_words(term.text))
        text += (text.empty() ? "" : " ") + term.text.substr(word.begin, word.end - word.begin);
  return text;
}

// The query with the first word that a phrase, a title or a +word names in vain in its nearest
// spelling; empty when there is none.
std::string with_nearest_spelling(const Archive::State& state, const Query& query,
                                  const std::vector<TermForms>& forms, Needs& wants) {
  std::string text;
  bool is_mended = false;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    std::string piece = query.terms[i].typed;
    const bool is_exact = query.terms[i].match == QueryTerm::Match::Phrase ||
                          query.terms[i].match == QueryTerm::Match::Title;
    for (const WordForms& word : forms[i].words) {
      if (!is_exact || is_mended || !word.variants.empty() ||
          query.terms[i].role == QueryTerm::Role::Excluded)
        continue;
      const std::vector<Repair> repairs = find_repairs(state, word.word, word.surface, wants);
      const std::string written =
          query.terms[i].text.substr(word.word.begin, word.word.end - word.word.begin);
      const std::size_t at = piece.find(written);
      if (repairs.empty() || at == std::string::npos) continue;
      piece.replace(at, written.size(), repairs[0].surface);
      is_mended = true;
    }
    text += joiner(query, i) + piece;
  }
  return is_mended ? text : std::string();
}

// How many posts another text would list, without filters; 0 while that is not known.
std::uint32_t count_posts(const Archive::State& state, const std::string& text, Needs& wants) {
  SearchRequest request;
  request.text = text;
  const Answer answer = find_answer(state, request);
  for (const std::string& name : answer.needs.names()) wants.add(name);
  return answer.needs.empty() ? static_cast<std::uint32_t>(answer.posts.size()) : 0;
}

}  // namespace

std::vector<Alternative> find_alternatives(const Archive::State& state, const Answer& answer,
                                           Needs& wants) {
  const Query& query = answer.query;
  std::vector<Alternative> alternatives;
  if (!answer.unfiltered.empty()) {
    if (has_filters(answer.request.filters, query))
      alternatives.push_back({AlternativeKind::Filters, without_dates(query),
                              static_cast<std::uint32_t>(answer.unfiltered.size())});
    return alternatives;
  }
  const auto add = [&](AlternativeKind kind, const std::string& text) {
    if (text.empty()) return;
    if (const std::uint32_t posts = count_posts(state, text, wants))
      alternatives.push_back({kind, text, posts});
  };
  add(AlternativeKind::Spelling, with_nearest_spelling(state, query, answer.forms, wants));
  const bool has_conditions =
      std::any_of(query.terms.begin(), query.terms.end(),
                  [](const QueryTerm& term) { return term.role != QueryTerm::Role::Optional; });
  const auto leaves_out_word = [](const QueryTerm& term) {
    return term.role == QueryTerm::Role::Excluded && term.match == QueryTerm::Match::Word;
  };
  if (has_conditions) add(AlternativeKind::Words, as_plain_words(query, false));
  if (std::any_of(query.terms.begin(), query.terms.end(), leaves_out_word))
    add(AlternativeKind::Literal, as_plain_words(query, true));
  return alternatives;
}

}  // namespace carrel
