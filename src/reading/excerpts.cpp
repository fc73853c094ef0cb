// Its sections are read as plain words, and the window with the most of the query's words wins.
#include "reading/excerpts.h"

#include <algorithm>
#include <iterator>

#include "reading/post_cache.h"
#include "text/words.h"

namespace carrel {

namespace {

constexpr std::size_t kWindowWords = 30;

struct Window {
  std::size_t section = 0, begin = 0, end = 0;  // bytes of the section's text
  std::size_t distinct = 0, hits = 0;
};

// True after what ends a sentence or leads on: there the next block needs no more than a space.
bool ends_by_itself(std::string_view text) {
  constexpr std::string_view kEnds[] = {".", "!", "?", ":", ";", "…", "。", "！", "？", "："};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
  });
}

// On one line: cells, items and headings are told apart by a dot. `before` is what the line says
// already.
std::string to_line(std::string_view text, std::string_view before) {
  std::string line;
  for (const char c : text) {
    if (c != '\n') {
      line += c;
      continue;
    }
    const std::string_view said = line.empty() ? before : std::string_view(line);
    if (!said.empty()) line += ends_by_itself(said) ? " " : " · ";
  }
  return line;
}

void append_piece(std::string_view text, bool marked, std::vector<MarkedText>& pieces) {
  if (text.empty()) return;
  std::string flat =
      to_line(text, pieces.empty() ? std::string_view() : std::string_view(pieces.back().text));
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
std::vector<MarkedText> mark_range(const ReadSection& section, std::size_t begin, std::size_t end,
                                   const std::vector<bool>& matches) {
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

// A word as the reader counts them, and the forms of it that match: its own, or else those of the
// pieces of an identifier.
struct WholeWord {
  std::uint32_t begin = 0, end = 0;
  bool is_match = false;
  std::vector<std::uint32_t> forms;
};

std::vector<WholeWord> gather_words(const ReadSection& section, const std::vector<bool>& matches) {
  std::vector<WholeWord> words;
  for (const ReadWord& word : section.words) {
    if (!word.is_part) {
      WholeWord& whole = words.emplace_back();
      whole.begin = word.begin;
      whole.end = word.end;
      whole.is_match = matches[word.form];
    }
    if (matches[word.form] && !words.empty() && (!word.is_part || !words.back().is_match))
      words.back().forms.push_back(word.form);
  }
  return words;
}

// The window of a section with the most different matching words, then the most of them, then the
// earliest.
void find_window(const ReadPost& post, std::size_t place, const std::vector<bool>& matches,
                 Window& best) {
  const ReadSection& section = post.sections[place];
  const std::vector<WholeWord> words = gather_words(section, matches);
  std::vector<std::string_view> distinct;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].forms.empty()) continue;
    // A window begins a few words before a match.
    const std::size_t from = i > 6 ? i - 6 : 0;
    const std::size_t to = std::min(from + kWindowWords, words.size());
    distinct.clear();
    std::size_t hits = 0;
    for (std::size_t k = i; k < to; ++k) {
      for (const std::uint32_t form : words[k].forms) {
        const std::string_view term = post.forms[form].term;
        if (std::find(distinct.begin(), distinct.end(), term) == distinct.end())
          distinct.push_back(term);
      }
      hits += words[k].forms.empty() ? 0U : 1U;
    }
    if (distinct.size() < best.distinct || (distinct.size() == best.distinct && hits <= best.hits))
      continue;
    best = {place, words[from].begin, words[to - 1].end, distinct.size(), hits};
    if (from == 0) best.begin = 0;
    if (to == words.size()) best.end = section.text.text.size();
  }
}

// A summary stands in where no section has a matching word.
std::vector<MarkedText> mark_summary(const std::string& summary, const WordMatcher& matcher,
                                     std::string_view language) {
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

Excerpt make_excerpt(const Archive::State& state, std::uint32_t number, const WordMatcher& matcher,
                     Needs& wants) {
  Excerpt excerpt;
  const ReadPost* post = PostCache::of(state).words(state, number, wants);
  if (!post) return excerpt;
  std::vector<bool> matches(post->forms.size());
  std::transform(post->forms.begin(), post->forms.end(), matches.begin(),
                 [&](const WordForm& form) { return matcher.matches(form); });
  Window best;
  for (std::size_t i = 0; i < post->sections.size(); ++i) find_window(*post, i, matches, best);
  if (best.hits == 0) {
    // The part may have been unloaded since its words were read.
    if (const Post* unread = state.post(number, wants))
      excerpt.pieces = mark_summary(unread->metadata.summary, matcher, unread->metadata.language);
    return excerpt;
  }
  const ReadSection& section = post->sections[best.section];
  const std::string& text = section.text.text;
  std::size_t end = best.end;
  while (end > best.begin && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
  excerpt.pieces = mark_range(section, best.begin, end, matches);
  if (excerpt.pieces.empty()) return excerpt;
  // What was left out is no match.
  if (best.begin > 0) {
    if (excerpt.pieces.front().marked) excerpt.pieces.insert(excerpt.pieces.begin(), MarkedText());
    excerpt.pieces.front().text.insert(0, "… ");
  }
  if (end + 1 < text.size()) {
    if (excerpt.pieces.back().marked) excerpt.pieces.emplace_back();
    excerpt.pieces.back().text += " …";
  }
  excerpt.heading = section.text.heading;
  excerpt.heading_id = section.text.heading_id;
  return excerpt;
}

}  // namespace carrel
