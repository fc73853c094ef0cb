#include "reading/post_cache.h"

#include <unordered_map>

#include "reading/post_texts.h"
#include "text/words.h"

namespace carrel {

namespace {

constexpr std::size_t kMarkdownHeld =
    256 * 1024;  // of posts that were open: some 40 of ordinary length
constexpr std::size_t kWordsHeld =
    60'000;  // some 40 posts of ordinary length, 1 MB; a longer post is held alone
constexpr std::size_t kSurfaceBytesHeld = 8U << 20U;  // some 1,000 posts of ordinary length
constexpr std::size_t kRememberedForms = 8'000;       // a language's common words, half a megabyte

ReadPost read_words(const Document& document, FormMemory& memory) {
  ReadPost read;
  std::unordered_map<std::uint32_t, std::uint32_t> places;  // by the forms' ids
  for (TextSection& text : write_sections(document, Formulas::LeftOut)) {
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

PostCache::PostCache()
    : documents_(kMarkdownHeld), words_(kWordsHeld), surfaces_(kSurfaceBytesHeld) {}

PostCache& PostCache::of(const Archive::State& state) {
  if (!state.posts_read) state.posts_read.reset(new PostCache);
  return *state.posts_read;
}

std::shared_ptr<Document> PostCache::document(const Archive::State& state, std::uint32_t number,
                                              Needs& needs) {
  const Post* post = state.post(number, needs);
  if (!post) return nullptr;
  std::shared_ptr<Document> parsed = parse(*post, number);
  const std::size_t size = post->markdown.size();
  if (size <= kMarkdownHeld && !documents_.find(number)) documents_.add(number, parsed, size);
  return parsed;
}

std::shared_ptr<Document> PostCache::parse(const Post& post, std::uint32_t number) const {
  const auto* known = documents_.find(number);
  return known ? *known : std::make_shared<Document>(parse_post(post));
}

const ReadPost* PostCache::words(const Archive::State& state, std::uint32_t number, Needs& needs) {
  if (const ReadPost* known = words_.find(number)) return known;
  const Post* post = state.post(number, needs);
  if (!post) return nullptr;
  const std::string& language = post->metadata.language;
  auto memory = languages_.find(language);
  if (memory == languages_.end())
    memory = languages_.emplace(language, FormMemory(language, kRememberedForms)).first;
  ReadPost read = read_words(*parse(*post, number), memory->second);
  std::size_t words = 0;
  for (const ReadSection& section : read.sections) words += section.words.size();
  return words_.add(number, std::move(read), words);
}

const std::string* PostCache::surfaces(const Archive::State& state, std::uint32_t number,
                                       Needs& needs) {
  if (const std::string* known = surfaces_.find(number)) return known;
  const Post* post = state.post(number, needs);
  if (!post) return nullptr;
  std::string lines;
  const auto add = [&](std::string_view text) {
    append_surfaces(text, lines);
    lines += '\n';  // an empty line, across which no phrase runs
  };
  add(post->metadata.title);
  add(post->metadata.slug);
  add(post->metadata.summary);
  for (const std::string& tag : post->metadata.tags) add(tag);
  for (const TextSection& section : write_sections(*parse(*post, number))) {
    add(section.heading);
    add(section.text);
  }
  lines.shrink_to_fit();
  const std::size_t bytes = lines.size();
  return surfaces_.add(number, std::move(lines), bytes);
}

const std::string* surfaces_of(const Archive::State& state, std::uint32_t number, Needs& needs) {
  return PostCache::of(state).surfaces(state, number, needs);
}

}  // namespace carrel
