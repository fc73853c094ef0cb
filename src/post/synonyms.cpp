#include "carrel/synonyms.h"

#include <algorithm>
#include <map>

#include "carrel/limits.h"
#include "text/words.h"

namespace carrel {

namespace {

// The one word that stands here, in lower case; empty when there is none, or several. Two that a
// hyphen holds together are one.
std::string read_word(std::string_view text) {
  std::string word, joined;
  std::size_t words = 0;
  for (const Word& found : split_words(text)) {
    if (is_joined(found, text)) joined = found.lower;
    if (found.kind == WordKind::Part) continue;
    word = found.lower;
    ++words;
  }
  return words == 1 ? word : words == 2 ? joined : std::string();
}

}  // namespace

Result<std::vector<SynonymGroup>> read_synonyms(std::string_view text) {
  std::vector<SynonymGroup> groups;
  std::map<std::string, std::size_t, std::less<>> groups_of;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || line[first] == '#') continue;
    const auto wrong = [&](std::string message) {
      return Error{ErrorCode::BadInput, std::move(message),
                   std::string(kSynonymsName) + ":" + std::to_string(number),
                   "write one group a line: pg = postgres = postgresql"};
    };
    const auto too_many = [&](std::string message) {
      return Error{ErrorCode::TooLarge, std::move(message),
                   std::string(kSynonymsName) + ":" + std::to_string(number),
                   "keep the words that readers really mix up"};
    };
    SynonymGroup group;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t equals = std::min(line.find('=', begin), line.size());
      const std::string word = read_word(line.substr(begin, equals - begin));
      if (word.empty())
        return wrong("each synonym is one word, and \"" +
                     std::string(line.substr(begin, equals - begin)) + "\" is not");
      if (word.size() > limits::kWordBytes)
        return too_many("a word has more than " + std::to_string(limits::kWordBytes) + " bytes");
      if (std::find(group.begin(), group.end(), word) != group.end())
        return wrong("\"" + word + "\" stands twice in the group");
      group.push_back(word);
      begin = equals + 1;
    }
    if (group.size() < 2) return wrong("a group needs two words or more");
    if (group.size() > limits::kSynonymsPerGroup || groups.size() >= limits::kSynonymGroups)
      return too_many("there are more than " + std::to_string(limits::kSynonymGroups) +
                      " groups, or more than " + std::to_string(limits::kSynonymsPerGroup) +
                      " words in one");
    for (const std::string& word : group)
      if (++groups_of[word] > limits::kSynonymGroupsOfWord)
        return too_many("\"" + word + "\" stands in more than " +
                        std::to_string(limits::kSynonymGroupsOfWord) + " groups");
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace carrel
