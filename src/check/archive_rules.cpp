// What only shows where all posts are looked at together.
#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/utf8.h"
#include "carrel/front_matter.h"
#include "check/check_context.h"
#include "pack/candidates.h"
#include "pack/loose_names.h"
#include "pack/navigation.h"
#include "post/front_matter_keys.h"
#include "post/front_matter_read.h"
#include "text/fold.h"
#include "text/unicode.h"

namespace carrel {

namespace {

// What nearly all posts have is missed where it lacks.
constexpr std::size_t kFewestPosts = 5;
bool is_nearly_all(std::size_t some, std::size_t all) {
  return all >= kFewestPosts && some * 10 >= all * 8;
}

std::size_t line_of_key(const FrontMatterValues& values, std::string_view wanted) {
  for (const FrontMatterValue& value : values)
    if (bare(value.key) == bare(wanted)) return value.line;
  return 1;
}

FrontMatterValues values_of(CheckContext& context, const std::string& path) {
  Result<ReadFrontMatter> front = read_front_matter(context.sources.text(path), path);
  return front ? std::move(front.value().values) : FrontMatterValues();
}

// The title's own line, in front matter or as the first heading.
std::size_t line_of_title(CheckContext& context, const CheckedPost& post) {
  if (post.packed->title_from.empty()) return line_of_key(values_of(context, post.path), "title");
  const std::string& text = context.sources.text(post.path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (text[at] == '#') return line_number_at(text, at);
    at = end + 1;
  }
  return 1;
}

void check_titles(CheckContext& context) {
  std::map<std::pair<std::string, std::string>, std::vector<const CheckedPost*>> posts;
  for (const CheckedPost& post : context.posts)
    posts[{post.post->metadata.language, loose_path(post.post->metadata.title)}].push_back(&post);
  for (const auto& [key, same] : posts)
    for (std::size_t i = 1; i < same.size(); ++i) {
      // "Overview" of two folders is told apart by them.
      const bool is_one_word = key.second.find(' ') == std::string::npos;
      if (is_one_word && folder_of(same[i]->path) != folder_of(same.front()->path)) continue;
      context.add(
          "duplicate-title", same[i]->path, line_of_title(context, *same[i]), 1,
          "\"" + same[i]->post->metadata.title + "\" is also the title of " + same.front()->path);
    }
}

// What stays of a tag where its writing does not count: "Code Review", "code-review", "codereview",
// and a plural's "s".
std::string tag_key(const std::string& tag) {
  std::string key;
  for (const char c : fold(tag))
    if (c != ' ' && c != '-' && c != '_' && c != '.') key += c;
  if (key.size() > 5 && key.back() == 's' && key[key.size() - 2] != 's') key.pop_back();
  return key;
}

void check_tags(CheckContext& context) {
  struct Tag {
    std::size_t count = 0;
    const CheckedPost* first = nullptr;
  };
  std::map<std::string, std::map<std::string, Tag>> tags;
  for (const CheckedPost& post : context.posts)
    for (const std::string& written : post.post->metadata.tags) {
      Tag& tag = tags[tag_key(written)][written];
      if (tag.count++ == 0) tag.first = &post;
    }
  for (const auto& [key, writings] : tags) {
    if (writings.size() < 2) continue;
    const auto most = std::max_element(
        writings.begin(), writings.end(),
        [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
    for (const auto& [written, tag] : writings) {
      if (written == most->first) continue;
      const FrontMatterValues values = values_of(context, tag.first->path);
      std::size_t line = 1;
      for (const char* name : {"tag", "keywords", "categories", "category", "tags"})
        if (const std::size_t at = line_of_key(values, name); at > 1) line = at;
      context.add("near-duplicate-tag", tag.first->path, line, 1,
                  "the tag \"" + written + "\" is most often written \"" + most->first + "\"");
    }
  }
}

// What nearly all posts of a folder have.
void check_presence(CheckContext& context) {
  struct Folder {
    std::size_t all = 0, dated = 0, summed_up = 0;
  };
  std::map<std::string_view, Folder> folders;
  const auto is_dated = [](const CheckedPost& p) { return p.post->metadata.day != kNoDay; };
  const auto is_summed_up = [](const CheckedPost& p) { return !p.post->metadata.summary.empty(); };
  for (const CheckedPost& post : context.posts) {
    if (is_folder_page(post.path)) continue;
    Folder& folder = folders[folder_of(post.path)];
    ++folder.all;
    if (is_dated(post)) ++folder.dated;
    if (is_summed_up(post)) ++folder.summed_up;
  }
  for (const CheckedPost& post : context.posts) {
    if (is_folder_page(post.path)) continue;
    const Folder& folder = folders[folder_of(post.path)];
    if (is_nearly_all(folder.dated, folder.all) && !is_dated(post))
      context.add("undated", post.path, 1, 1, "has no date");
    if (is_nearly_all(folder.summed_up, folder.all) && !is_summed_up(post))
      context.add("no-summary", post.path, 1, 1, "has no summary");
  }
}

// A key that few posts have and that is nearly a known one is a slip; others are told once each.
void check_keys(CheckContext& context) {
  struct Key {
    std::size_t count = 0;
    std::vector<std::pair<const CheckedPost*, std::size_t>> places;
  };
  std::map<std::string, Key> keys;
  for (const CheckedPost& post : context.posts) {
    const std::string& text = context.sources.text(post.path);
    const Result<FrontMatter> front = parse_front_matter(text, post.path);
    if (!front || front.value().unknown_keys.empty()) continue;
    const FrontMatterValues values = values_of(context, post.path);
    for (const std::string& key : front.value().unknown_keys) {
      Key& known = keys[key];
      ++known.count;
      known.places.emplace_back(&post, line_of_key(values, key));
    }
  }
  const std::vector<std::string_view> names = front_matter_key_names();
  const std::size_t few = std::max<std::size_t>(2, context.posts.size() / 50);
  for (const auto& [key, known] : keys) {
    const std::string_view meant =
        known.count <= few ? nearest_name(key, names) : std::string_view();
    if (meant.empty()) {
      const auto& [post, line] = known.places.front();
      context.add("dropped-key", post->path, line, 1, "\"" + key + "\"");
      continue;
    }
    for (const auto& [post, line] : known.places)
      context.add(
          "misspelt-key", post->path, line, 1,
          "\"" + key + "\" is no key that carrel knows; \"" + std::string(meant) + "\" is one");
  }
}

// Posts that wait for their day.
void check_future(CheckContext& context, Day today) {
  for (const PackNote& note : context.report.notes) {
    if (note.cause != "kept-back") continue;
    const Place place = read_place(note.where);
    const Result<FrontMatter> front =
        parse_front_matter(context.sources.text(place.file), place.file);
    if (front && front.value().metadata.day != kNoDay && front.value().metadata.day > today)
      context.add("future", place.file, std::max<std::size_t>(1, place.line), 1,
                  "is dated " + to_text(front.value().metadata.day));
  }
}

bool is_word(char32_t c) {
  const CharacterClass kind = class_of(c);
  return c != kInvalidCodePoint && (kind == CharacterClass::Letter ||
                                    kind == CharacterClass::Digit || kind == CharacterClass::Mark);
}

char32_t code_point_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    const Decoded decoded = decode_utf8(text, begin);
    if (decoded.code_point != kInvalidCodePoint && begin + decoded.size == at)
      return decoded.code_point;
  }
  return U' ';
}

// In lower case, letter by letter.
std::string lowered(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    append_utf8(
        decoded.code_point == kInvalidCodePoint ? kReplacement : to_lower(decoded.code_point),
        lower);
    at += decoded.size;
  }
  return lower;
}

// Where the word stands by itself, in a text of lower case.
std::size_t find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool joins_before =
        is_word(decode_utf8(word, 0).code_point) && is_word(code_point_before(text, at));
    const bool joins_after = is_word(code_point_before(word, word.size())) && end < text.size() &&
                             is_word(decode_utf8(text, end).code_point);
    if (!joins_before && !joins_after) return at;
  }
  return std::string_view::npos;
}

std::string published(const Post& post) {
  const PostMetadata& metadata = post.metadata;
  std::string text = metadata.title + "\n" + metadata.summary + "\n" + metadata.slug + "\n" +
                     metadata.kind + "\n" + metadata.theme + "\n" + metadata.url + "\n";
  for (const auto* list : {&metadata.tags, &metadata.authors, &metadata.aliases})
    for (const std::string& value : *list) text += value + "\n";
  return text + post.markdown;
}

void check_words_of(CheckContext& context, const std::string& path, const std::string& is_public,
                    const std::vector<std::string>& words) {
  const std::string lower = lowered(is_public);
  for (const std::string& word : words) {
    if (find_word(lower, word) == std::string_view::npos) continue;
    const std::string& text = context.sources.text(path);
    std::size_t found = 0, number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = std::string_view(text).substr(at, end - at);
      const std::string lower_line = lowered(line);
      const std::size_t column = find_word(lower_line, word);
      at = end + 1;
      if (column == std::string::npos) continue;
      ++found;
      context.add("private-word", path, number, column_at(lower_line, column),
                  "\"" + word + "\" would be published");
    }
    if (found == 0) context.add("private-word", path, 1, 1, "\"" + word + "\" would be published");
  }
}

}  // namespace

std::vector<std::string> read_private_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
      line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    if (!line.empty() && line.front() != '#') words.push_back(lowered(line));
  }
  return words;
}

void check_private_words(CheckContext& context, const std::vector<std::string>& words) {
  if (words.empty()) return;
  for (const CheckedPost& post : context.posts)
    check_words_of(context, post.path, published(*post.post), words);
  for (const char* name : {"carrel.json", "synonyms.txt"})
    if (context.sources.has(name)) check_words_of(context, name, context.sources.text(name), words);
}

void check_archive(CheckContext& context) {
  check_titles(context);
  check_tags(context);
  check_presence(context);
  check_keys(context);
  check_future(context, context.report.manifest.packed);
}

}  // namespace carrel
