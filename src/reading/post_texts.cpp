#include "reading/post_texts.h"

#include "text/words.h"

namespace carrel {

void append_surfaces(std::string_view text, std::string& lines) {
  if (lines.empty()) lines += '\n';
  for (const Word& word : split_words(text)) {
    if (word.kind == WordKind::Part) continue;
    lines += make_surface(word);
    lines += '\n';
  }
}

std::string title_surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs) {
  std::string lines;
  if (const ListedPost* listed = state.listed(post, needs)) append_surfaces(listed->title, lines);
  return lines;
}

std::string make_phrase(const std::vector<std::string>& words, bool open) {
  std::string phrase = "\n";
  for (const std::string& word : words) phrase += word + '\n';
  if (open) phrase.pop_back();
  return phrase;
}

bool has_phrase(std::string_view lines, std::string_view phrase) {
  return lines.find(phrase) != std::string_view::npos;
}

}  // namespace carrel
