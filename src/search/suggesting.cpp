#include "search/suggesting.h"

#include <algorithm>

#include "base/utf8.h"
#include "carrel/limits.h"
#include "forms/completions.h"
#include "text/fold.h"
#include "text/words.h"

namespace carrel {

SuggestReply suggest_in_archive(const Archive::State& state, const SuggestRequest& request) {
  SuggestReply reply;
  Needs needs;
  const std::vector<Word> words = split_words(request.text);
  const std::size_t count = std::min<std::size_t>(request.count, limits::kSuggestions);
  if (!words.empty() && words.back().end == request.text.size()) {
    std::size_t last = words.size() - 1;
    while (last > 0 && words[last].kind == WordKind::Part && words[last - 1].end >= words[last].end)
      --last;
    const std::string prefix = make_surface(words[last]);
    if (count_code_points(prefix) >= limits::kPrefixLetters || words[last].kind == WordKind::Pair) {
      for (const Completion& completion : find_completions(state, prefix, count, needs)) {
        reply.words.push_back(
            {request.text.substr(0, words[last].begin) + std::string(completion.surface()),
             completion.posts});
      }
    }
  }
  // Titles in which every typed word begins a word, newest first.
  std::vector<std::string> prefixes;
  for (const Word& word : words)
    if (word.kind != WordKind::Part) prefixes.push_back(make_surface(word));
  for (std::uint32_t number = state.manifest->posts;
       number-- > 0 && !prefixes.empty() && reply.posts.size() < count;) {
    const ListedPost* post = state.listed(number, needs);
    if (!post) continue;
    std::vector<std::string> title;
    for (const Word& word : split_words(post->title)) title.push_back(make_surface(word));
    const bool matches =
        std::all_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
          return std::any_of(title.begin(), title.end(), [&](const std::string& word) {
            return word.compare(0, prefix.size(), prefix) == 0;
          });
        });
    if (!matches) continue;
    reply.posts.push_back({post->title, post->slug});
  }
  reply.needs = needs.names();
  reply.complete = needs.empty();
  return reply;
}

}  // namespace carrel
