#include "forms/completions.h"

#include "base/sort.h"

namespace carrel {

std::vector<Completion> find_completions(const Archive::State& state, std::string_view prefix,
                                         std::size_t count, Needs& needs) {
  std::vector<Completion> completions;
  const std::string end =
      std::string(prefix) + "\xF8";  // after every UTF-8 continuation of the prefix
  for (const Part& part : state.manifest->parts) {
    if (part.role != PartRole::Lexicon || (!part.end.empty() && part.end <= prefix) ||
        part.first > end)
      continue;
    const auto* found = state.content<LexiconReader>(part, needs);
    if (!found) continue;
    const LexiconReader& lexicon = *found;
    for (std::size_t i = lexicon.lower_bound(prefix);
         i < lexicon.size() && lexicon.surface(i).substr(0, prefix.size()) == prefix; ++i) {
      completions.push_back({&lexicon, static_cast<std::uint32_t>(i), lexicon.post_frequency(i)});
    }
  }
  sort_list(completions, [](const Completion& a, const Completion& b) {
    return a.posts != b.posts ? a.posts > b.posts : a.surface() < b.surface();
  });
  if (completions.size() > count) completions.resize(count);
  return completions;
}

}  // namespace carrel
