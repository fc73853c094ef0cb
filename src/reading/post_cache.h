// What was read of posts, kept for a while: who types on is shown the same posts again, and a post
// that is open is asked for again with each part that comes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "carrel/document.h"
#include "loaded/state.h"
#include "text/form_memory.h"

namespace carrel {

struct ReadWord {
  std::uint32_t begin = 0, end = 0;  // bytes of the section's text
  std::uint32_t form : 31;           // place in ReadPost::forms
  std::uint32_t is_part : 1;         // a piece of the identifier before it
};

struct ReadSection {
  TextSection text;
  std::vector<ReadWord> words;  // in order of begin, wholes before their parts
};

struct ReadPost {
  std::vector<ReadSection> sections;
  std::vector<WordForm> forms;  // of its words, each word's once
};

// What was made of posts, by their numbers; all of it is forgotten when it would grow beyond a
// size, in whatever unit.
template <typename T>
class Remembered {
 public:
  explicit Remembered(std::size_t most) : most_(most) {}

  // Null when it is not remembered. Valid until the next call of add.
  const T* find(std::uint32_t number) const {
    const auto known = made_.find(number);
    return known == made_.end() ? nullptr : &known->second;
  }
  const T* add(std::uint32_t number, T made, std::size_t size) {
    if (size_ + size > most_) {
      made_.clear();
      size_ = 0;
    }
    size_ += size;
    return &made_.emplace(number, std::move(made)).first->second;
  }

 private:
  std::map<std::uint32_t, T> made_;
  std::size_t most_, size_ = 0;
};

// A post that is open is parsed once for all that is made of it; of others the nodes are not kept,
// which would take more than what is made of them. Each function yields null when the post's part
// is not loaded, which then goes to `needs`.
class PostCache {
 public:
  // The one of an archive.
  static PostCache& of(const Archive::State& state);

  // For reading: the post is open. Held by nobody else where it is too long to be remembered.
  std::shared_ptr<Document> document(const Archive::State& state, std::uint32_t number,
                                     Needs& needs);
  // For excerpts. Valid until the next call.
  const ReadPost* words(const Archive::State& state, std::uint32_t number, Needs& needs);
  // For phrases: the folded words in reading order, as has_phrase of post_texts.h takes them. Valid
  // until the next call.
  const std::string* surfaces(const Archive::State& state, std::uint32_t number, Needs& needs);

 private:
  PostCache();
  // The post as parsed for reading, or anew.
  std::shared_ptr<Document> parse(const Post& post, std::uint32_t number) const;

  Remembered<std::shared_ptr<Document>> documents_;
  Remembered<ReadPost> words_;
  Remembered<std::string> surfaces_;
  std::map<std::string, FormMemory, std::less<>> languages_;
};

// surfaces() of the archive's cache.
[[gnu::noinline]] const std::string* surfaces_of(const Archive::State& state, std::uint32_t post,
                                                 Needs& needs);

}  // namespace carrel
