#include "reading/post_cache.h"

#include <unordered_map>

#include "text/words.h"

namespace carrel {

namespace {

constexpr std::size_t kWordsHeld =
    60'000;  // some 40 posts of ordinary length, 1 MB; a longer post is held alone
constexpr std::size_t kRememberedForms = 8'000;  // a language's common words, half a megabyte

ReadPost read_words(const Post& post, FormMemory& memory) {
  ReadPost read;
  std::unordered_map<std::uint32_t, std::uint32_t> places;  // by the forms' ids
  for (TextSection& text : write_sections(parse_post(post), Formulas::LeftOut)) {
    ReadSection& section = read.sections.emplace_back();
    section.text = std::move(text);
    const std::vector<Word> words = split_words(section.text.text);
    section.words.reserve(words.size());
    for (const Word& word : words) {
      const WordForm& form = memory.look_up(word);
      const auto [place, is_new] =
          places.try_emplace(form.id, static_cast<std::uint32_t>(read.forms.size()));
      if (is_new) read.forms.push_back(form);
      ReadWord& kept = section.words.emplace_back();
      kept.begin = word.begin;
      kept.end = word.end;
      kept.form = place->second & 0x7fffffffU;
      kept.is_part = word.kind == WordKind::Part;
    }
  }
  return read;
}

}  // namespace

const ReadPost* PostCache::read(const Archive::State& state, std::uint32_t number, Needs& wants) {
  const auto known = posts_.find(number);
  if (known != posts_.end()) return &known->second;
  const Post* post = state.post(number, wants);
  if (!post) return nullptr;
  const std::string& language = post->metadata.language;
  auto memory = languages_.find(language);
  if (memory == languages_.end())
    memory = languages_.emplace(language, FormMemory(language, kRememberedForms)).first;
  ReadPost read = read_words(*post, memory->second);
  std::size_t words = 0;
  for (const ReadSection& section : read.sections) words += section.words.size();
  if (words_ + words > kWordsHeld) {
    posts_.clear();
    words_ = 0;
  }
  words_ += words;
  return &posts_.emplace(number, std::move(read)).first->second;
}

}  // namespace carrel
