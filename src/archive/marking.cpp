// Which words of a text match a query? See marking.h. A word matches as the index would have matched it.
#include "archive/marking.h"

#include <algorithm>

#include "carrel/limits.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace carrel {

WordMatcher::WordMatcher(const Query& query, const std::vector<TermForms>& forms, const Archive::State& state) {
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const QueryTerm& term = query.terms[i];
    if (term.role == QueryTerm::Role::Excluded) continue;
    for (const WordForms& word : forms[i].words) {
      if (term.match == QueryTerm::Match::Phrase) {
        surfaces_.insert(word.surface);
      } else if (term.match == QueryTerm::Match::Prefix) {
        prefixes_.push_back(word.surface);
      } else {
        for (const Variant& variant : word.variants) terms_.insert(variant.term);
        if (word.variants.empty())
          for (Stemmer& stemmer : state.stemmers) terms_.insert(stemmer.make_term(word.word));
      }
    }
  }
}

bool WordMatcher::matches(const Word& word, Stemmer& stemmer) const {
  if (terms_.count(stemmer.make_term(word)) > 0) return true;
  if (surfaces_.empty() && prefixes_.empty()) return false;
  const std::string surface = make_surface(word);
  if (surfaces_.count(surface) > 0) return true;
  return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) { return surface.compare(0, prefix.size(), prefix) == 0; });
}

namespace {

constexpr std::size_t kWindowWords = 30;

struct Window {
  std::size_t section = 0, begin = 0, end = 0;   // bytes of the section's text
  std::size_t distinct = 0, hits = 0;
};

// Words that count in a window: parts of identifiers would count twice.
bool counts(const Word& word) { return word.kind != WordKind::Part; }

void append_piece(std::string_view text, bool marked, std::vector<MarkedText>& pieces) {
  if (text.empty()) return;
  std::string flat(text);
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  if (!pieces.empty() && pieces.back().marked == marked) {
    pieces.back().text += flat;
  } else {
    MarkedText piece;
    piece.text = std::move(flat);
    piece.marked = marked;
    pieces.push_back(std::move(piece));
  }
}

// The text between two bytes, its matching words marked.
std::vector<MarkedText> mark_range(std::string_view text, std::size_t begin, std::size_t end, const WordMatcher& matcher, Stemmer& stemmer) {
  std::vector<MarkedText> pieces;
  std::size_t at = begin;
  for (const Word& word : split_words(text.substr(0, end))) {
    if (word.begin < at || word.end > end || !matcher.matches(word, stemmer)) continue;
    append_piece(text.substr(at, word.begin - at), false, pieces);
    append_piece(text.substr(word.begin, word.end - word.begin), true, pieces);
    at = word.end;
  }
  append_piece(text.substr(at, end - at), false, pieces);
  return pieces;
}

// The window of a section with the most different matching words, then the most of them, then the earliest.
void find_window(std::string_view text, std::size_t section, const WordMatcher& matcher, Stemmer& stemmer, Window& best) {
  std::vector<Word> words;
  for (Word& word : split_words(text))
    if (counts(word)) words.push_back(std::move(word));
  std::vector<std::string> terms(words.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    if (matcher.matches(words[i], stemmer)) terms[i] = stemmer.make_term(words[i]);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (terms[i].empty()) continue;
    // A window begins a few words before a match.
    const std::size_t from = i > 6 ? i - 6 : 0;
    const std::size_t to = std::min(from + kWindowWords, words.size());
    std::set<std::string_view> distinct;
    std::size_t hits = 0;
    for (std::size_t k = i; k < to; ++k) {
      if (terms[k].empty()) continue;
      distinct.insert(terms[k]);
      ++hits;
    }
    if (distinct.size() < best.distinct || (distinct.size() == best.distinct && hits <= best.hits)) continue;
    best = {section, words[from].begin, words[to - 1].end, distinct.size(), hits};
    if (from == 0) best.begin = 0;
    if (to == words.size()) best.end = text.size();
  }
}

}  // namespace

Excerpt make_excerpt(const Post& post, const WordMatcher& matcher, std::string_view fallback) {
  Excerpt excerpt;
  Stemmer stemmer(post.metadata.language);
  const std::vector<TextSection> sections = write_sections(parse_post(post));
  Window best;
  for (std::size_t i = 0; i < sections.size(); ++i) find_window(sections[i].text, i, matcher, stemmer, best);
  if (best.hits == 0) {
    excerpt.pieces = mark_range(fallback, 0, fallback.size(), matcher, stemmer);
    return excerpt;
  }
  const TextSection& section = sections[best.section];
  std::size_t end = best.end;
  while (end > best.begin && (section.text[end - 1] == '\n' || section.text[end - 1] == ' ')) --end;
  excerpt.pieces = mark_range(section.text, best.begin, end, matcher, stemmer);
  if (best.begin > 0 && !excerpt.pieces.empty()) excerpt.pieces.front().text.insert(0, "… ");
  if (end + 1 < section.text.size() && !excerpt.pieces.empty()) excerpt.pieces.back().text += " …";
  excerpt.heading = section.heading;
  excerpt.heading_id = section.heading_id;
  return excerpt;
}

void mark_words(std::vector<Node>& nodes, const WordMatcher& matcher, std::string_view language) {
  Stemmer stemmer(language);
  std::vector<Node> marked;
  marked.reserve(nodes.size());
  int untouched = 0;
  for (Node& node : nodes) {
    const bool is_literal = node.element == Element::MathInline || node.element == Element::MathBlock;
    if (is_literal && node.kind == Node::Kind::Open) ++untouched;
    if (is_literal && node.kind == Node::Kind::Close) --untouched;
    if (node.kind != Node::Kind::Text || untouched > 0) {
      marked.push_back(std::move(node));
      continue;
    }
    std::size_t at = 0;
    const auto add_text = [&](std::size_t from, std::size_t to) {
      if (from == to) return;
      Node text;
      text.text = node.text.substr(from, to - from);
      marked.push_back(std::move(text));
    };
    for (const Word& word : split_words(node.text)) {
      if (word.begin < at || marked.size() > limits::kRenderNodes || !matcher.matches(word, stemmer)) continue;
      add_text(at, word.begin);
      Node open;
      open.kind = Node::Kind::Open;
      open.element = Element::Match;
      marked.push_back(open);
      add_text(word.begin, word.end);
      open.kind = Node::Kind::Close;
      marked.push_back(std::move(open));
      at = word.end;
    }
    add_text(at, node.text.size());
  }
  nodes = std::move(marked);
}

}  // namespace carrel
