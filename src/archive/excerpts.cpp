// Which passage of a post answers best? Its sections are read as plain words, and the window with the most of the query's words wins.
#include <algorithm>
#include <iterator>

#include "archive/read_posts.h"
#include "archive/reader.h"
#include "text/words.h"

namespace carrel {

namespace {

constexpr std::size_t kWindowWords = 30;

struct Window {
  std::size_t section = 0, begin = 0, end = 0;   // bytes of the section's text
  std::size_t distinct = 0, hits = 0;
};

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
std::vector<MarkedText> mark_range(const ReadSection& section, std::size_t begin, std::size_t end, const std::vector<bool>& matches) {
  const std::string_view text = section.text.text;
  std::vector<MarkedText> pieces;
  std::size_t at = begin;
  for (const ReadWord& word : section.words) {
    if (word.begin < at || word.end > end || !matches[word.form]) continue;
    append_piece(text.substr(at, word.begin - at), false, pieces);
    append_piece(text.substr(word.begin, word.end - word.begin), true, pieces);
    at = word.end;
  }
  append_piece(text.substr(at, end - at), false, pieces);
  return pieces;
}

// The window of a section with the most different matching words, then the most of them, then the earliest. Parts of identifiers would
// count twice, so only wholes do.
void find_window(const ReadPost& post, std::size_t place, const std::vector<bool>& matches, Window& best) {
  const ReadSection& section = post.sections[place];
  std::vector<ReadWord> words;
  std::copy_if(section.words.begin(), section.words.end(), std::back_inserter(words), [](const ReadWord& word) { return !word.is_part; });
  std::vector<std::string_view> distinct;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!matches[words[i].form]) continue;
    // A window begins a few words before a match.
    const std::size_t from = i > 6 ? i - 6 : 0;
    const std::size_t to = std::min(from + kWindowWords, words.size());
    distinct.clear();
    std::size_t hits = 0;
    for (std::size_t k = i; k < to; ++k) {
      if (!matches[words[k].form]) continue;
      const std::string_view term = post.forms[words[k].form].term;
      if (std::find(distinct.begin(), distinct.end(), term) == distinct.end()) distinct.push_back(term);
      ++hits;
    }
    if (distinct.size() < best.distinct || (distinct.size() == best.distinct && hits <= best.hits)) continue;
    best = {place, words[from].begin, words[to - 1].end, distinct.size(), hits};
    if (from == 0) best.begin = 0;
    if (to == words.size()) best.end = section.text.text.size();
  }
}

// A summary stands in where no section has a matching word.
std::vector<MarkedText> mark_summary(const std::string& summary, const WordMatcher& matcher, std::string_view language) {
  std::vector<MarkedText> pieces;
  Stemmer stemmer(language);
  std::size_t at = 0;
  for (const Word& word : split_words(summary)) {
    if (word.begin < at || !matcher.matches(word, stemmer)) continue;
    append_piece(std::string_view(summary).substr(at, word.begin - at), false, pieces);
    append_piece(std::string_view(summary).substr(word.begin, word.end - word.begin), true, pieces);
    at = word.end;
  }
  append_piece(std::string_view(summary).substr(at), false, pieces);
  return pieces;
}

}  // namespace

Excerpt make_excerpt(const Archive::State& state, std::uint32_t number, const WordMatcher& matcher, Needs& wants) {
  Excerpt excerpt;
  if (!state.posts_read) state.posts_read = std::make_shared<ReadPosts>();
  const ReadPost* post = state.posts_read->read(state, number, wants);
  if (!post) return excerpt;
  std::vector<bool> matches(post->forms.size());
  std::transform(post->forms.begin(), post->forms.end(), matches.begin(), [&](const WordForm& form) { return matcher.matches(form); });
  Window best;
  for (std::size_t i = 0; i < post->sections.size(); ++i) find_window(*post, i, matches, best);
  if (best.hits == 0) {
    const PostMetadata& metadata = state.post(number, wants)->metadata;
    excerpt.pieces = mark_summary(metadata.summary, matcher, metadata.language);
    return excerpt;
  }
  const ReadSection& section = post->sections[best.section];
  const std::string& text = section.text.text;
  std::size_t end = best.end;
  while (end > best.begin && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
  excerpt.pieces = mark_range(section, best.begin, end, matches);
  if (best.begin > 0 && !excerpt.pieces.empty()) excerpt.pieces.front().text.insert(0, "… ");
  if (end + 1 < text.size() && !excerpt.pieces.empty()) excerpt.pieces.back().text += " …";
  excerpt.heading = section.text.heading;
  excerpt.heading_id = section.text.heading_id;
  return excerpt;
}

}  // namespace carrel
