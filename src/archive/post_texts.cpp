// Does a post say exactly this? See post_texts.h.
#include "archive/post_texts.h"

#include <algorithm>

#include "text/words.h"

namespace carrel {

void append_surfaces(std::string_view text, std::vector<std::string>& surfaces) {
  for (const Word& word : split_words(text))
    if (word.kind != WordKind::Part) surfaces.push_back(make_surface(word));
}

std::vector<std::string> title_surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs) {
  std::vector<std::string> surfaces;
  if (const ListedPost* listed = state.listed(post, needs)) append_surfaces(listed->title, surfaces);
  return surfaces;
}

bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

bool has_beginning(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  const std::size_t before = phrase.size() - 1;
  for (std::size_t at = 0; at + before < text.size(); ++at) {
    const bool begins = text[at + before].compare(0, phrase.back().size(), phrase.back()) == 0;
    if (begins && std::equal(phrase.begin(), phrase.end() - 1, text.begin() + static_cast<std::ptrdiff_t>(at))) return true;
  }
  return false;
}

bool has_every(const std::vector<std::string>& text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(text.begin(), text.end(), word) != text.end(); });
}

}  // namespace carrel
