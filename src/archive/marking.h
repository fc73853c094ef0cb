// Which words of a text match a query? Used by excerpts and by the reading page alike.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/word_forms.h"
#include "carrel/query.h"

namespace carrel {

// The forms that a query's wanted words take: index terms (of the words, their completions and repairs), surface words of phrases,
// beginnings.
class WordMatcher {
 public:
  WordMatcher(const Query& query, const std::vector<TermForms>& forms, const Archive::State& state);

  bool empty() const { return terms_.empty() && surfaces_.empty() && prefixes_.empty(); }
  bool matches(const Word& word, Stemmer& stemmer) const;

 private:
  std::set<std::string, std::less<>> terms_, surfaces_;
  std::vector<std::string> prefixes_;
};

// A window of about thirty words in which the query's words stand closest, with the matches marked.
struct Excerpt {
  std::vector<MarkedText> pieces;
  std::string heading, heading_id;
};
Excerpt make_excerpt(const Post& post, const WordMatcher& matcher, std::string_view fallback);

// Wraps the matching words of a document's text nodes in Match elements.
void mark_words(std::vector<Node>& nodes, const WordMatcher& matcher, std::string_view language);

}  // namespace carrel
