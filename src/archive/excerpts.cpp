// Which passage of a post answers best? Its sections are read as plain words, and the window with the most of the query's words wins.
#include <algorithm>
#include <set>

#include "archive/reader.h"
#include "text/words.h"

namespace carrel {

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

Excerpt make_excerpt(const Archive::State& state, std::uint32_t number, const WordMatcher& matcher, Needs& wants) {
  Excerpt excerpt;
  const Post* post = state.post(number, wants);
  if (!post) return excerpt;
  Stemmer stemmer(post->metadata.language);
  const std::vector<TextSection> sections = write_sections(parse_post(*post));
  Window best;
  for (std::size_t i = 0; i < sections.size(); ++i) find_window(sections[i].text, i, matcher, stemmer, best);
  if (best.hits == 0) {
    const std::string& summary = post->metadata.summary;
    excerpt.pieces = mark_range(summary, 0, summary.size(), matcher, stemmer);
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

}  // namespace carrel
